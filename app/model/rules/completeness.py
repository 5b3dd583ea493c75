"""Committee, term, contact details and required answers are there, and are those of the set."""

from collections.abc import Iterator

from app.model.finding import FieldName, Finding, FindingCode, Severity, about_field
from app.model.form import FormDefinition
from app.model.invisible_characters import is_blank
from app.model.kinds.kind import Kind
from app.model.places import CONTACT_DETAILS
from app.model.register import Register
from app.model.report import AnswerStatus, CommitteeRef, Report
from app.model.respondent import Respondent
from app.model.rules.passages import mark_of

_HOW_TO_ANSWER = {
    Kind.TEXT: "Besvara frågan",
    Kind.NUMBER: "Fyll i ett tal",
    Kind.YES_NO: "Svara ja eller nej",
    Kind.CHOICE: "Välj ett av alternativen",
    Kind.CHOICES: "Välj bland alternativen",
    Kind.DATE: "Fyll i en dag",
    Kind.TABLE: "Fyll i tabellen",
}
_MISSING_CONTACT = {
    FieldName.NAME: "Fyll i vem som är kontaktperson.",
    FieldName.PHONE: "Fyll i kontaktpersonens telefonnummer.",
    FieldName.EMAIL: "Fyll i kontaktpersonens e-postadress.",
}


def committee_and_term(report: Report, register: Register) -> Iterator[Finding]:
    """The report names a term, and a committee that exists in it."""
    if report.term is None:
        message = "Välj vilken period rapporten gäller."
        yield about_field(FieldName.TERM, FindingCode.MISSING_TERM, message)
    written = report.committee.name if report.committee else ""
    committee = register.get(report.committee.id) if report.committee else None
    if committee is None:
        message = register.respondent.fill("Välj {a} {one} ur registret.")
    elif report.term is not None and not committee.exists_in(report.term):
        message, written = f"{register.why_missing(committee, report.term)}.", committee.name
    elif report.committee != CommitteeRef.to(committee):
        respondent = register.respondent_of(committee)
        message = respondent.fill("{The} heter {} i registret. Välj {it} på nytt.", committee.name)
    else:
        return
    yield about_field(FieldName.COMMITTEE, FindingCode.UNKNOWN_COMMITTEE, message, written)


def form_fits(report: Report, form: FormDefinition, register: Register) -> Iterator[Finding]:
    """The questions are those of the committee and the term."""
    committee = register.get(report.committee.id) if report.committee else None
    if committee is None or report.term is None or not committee.exists_in(report.term):
        return
    if not form.covers(committee, report.term):
        message = register.respondent_of(committee).fill(
            "Frågorna är inte de som ställs till {} i {}. "
            "Ändra {the} eller perioden, eller byt till rätt frågor.",
            *(committee.name, report.term.in_a_sentence),
        )
        yield about_field(FieldName.COMMITTEE, FindingCode.WRONG_FORM, message)


def unplaced_text(report: Report) -> Iterator[Finding]:
    """Text that no question has taken is looked at before the report is sent."""
    for unplaced in report.unplaced:
        text = " ".join(block.text for block in unplaced.blocks)
        message = (
            "Texten hör inte till någon fråga och kommer inte med i dokumentet. "
            "Kopiera in den där den hör hemma."
        )
        finding = about_field(
            FieldName.UNPLACED, FindingCode.UNPLACED_TEXT, message, text[:80], Severity.INFO
        )
        yield finding.model_copy(update={"context": mark_of(f"{unplaced.question}\n{text}")})


def missing_contact(report: Report) -> Iterator[Finding]:
    """Name, telephone and e-mail are all there."""
    for field, message in _MISSING_CONTACT.items():
        if not getattr(report.contact, CONTACT_DETAILS[field]).strip():
            yield about_field(field, FindingCode.MISSING_CONTACT, message)


def missing_answers(
    report: Report, form: FormDefinition, respondent: Respondent
) -> Iterator[Finding]:
    """Every required question is answered, or set aside with a reason."""
    for answer in report.answers:
        question = form.question(answer.question_id)
        # A comment alone is no answer to what asks for a value.
        says_nothing = answer.value is None and not answer.unfinished
        if question.kind is Kind.TEXT or answer.not_applicable:
            says_nothing = answer.status is AnswerStatus.BLANK
        if question.required and says_nothing:
            yield Finding(
                code=FindingCode.MISSING_ANSWER,
                severity=Severity.ERROR,
                question_id=question.id,
                message=f"{_HOW_TO_ANSWER[question.kind]}, eller markera den som ej relevant och "
                "skriv varför.",
            )
        elif answer.status is AnswerStatus.NOT_APPLICABLE and is_blank(answer.reason):
            yield Finding(
                code=FindingCode.MISSING_REASON,
                severity=Severity.ERROR,
                question_id=question.id,
                message=respondent.fill("Skriv varför frågan inte är relevant för {the}."),
            )
