"""Findings: what stops the export of a report, found by pure rules."""

from collections.abc import Iterable, Iterator
from enum import StrEnum

from app.model.base import Model
from app.model.committee import CommitteeRegister
from app.model.form import FormDefinition
from app.model.report import CONTACT_FIELDS, AnswerStatus, CommitteeRef, Report


class Severity(StrEnum):
    """An error stops the export; the others do not."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Finding(Model):
    """One thing to look at: where it is, what to do about it and the words it is about."""

    code: str
    severity: Severity
    message: str
    question_id: str | None = None
    field: str | None = None
    excerpt: str = ""


def stops_export(findings: Iterable[Finding]) -> bool:
    """Whether an error is among the findings."""
    return any(finding.severity is Severity.ERROR for finding in findings)


_MISSING_CONTACT = {
    "name": "Fyll i vem som är kontaktperson.",
    "phone": "Fyll i kontaktpersonens telefonnummer.",
    "email": "Fyll i kontaktpersonens e-postadress.",
}


def committee_and_term(report: Report, register: CommitteeRegister) -> Iterator[Finding]:
    """The report names a term, and a committee that exists in it."""
    if report.term is None:
        yield Finding(
            code="missing-term",
            severity=Severity.ERROR,
            field="term",
            message="Välj vilken period rapporten gäller.",
        )
    committee = register.get(report.committee.id) if report.committee else None
    if committee is None:
        yield Finding(
            code="unknown-committee",
            severity=Severity.ERROR,
            field="committee",
            message="Välj en nämnd ur registret.",
            excerpt=report.committee.name if report.committee else "",
        )
    elif report.term is not None and not committee.exists_in(report.term):
        yield Finding(
            code="unknown-committee",
            severity=Severity.ERROR,
            field="committee",
            message=register.why_not(committee, report.term),
            excerpt=committee.name,
        )
    elif report.committee != CommitteeRef.to(committee):
        yield Finding(
            code="unknown-committee",
            severity=Severity.ERROR,
            field="committee",
            message=f"Nämnden heter {committee.name} i registret. Välj den på nytt.",
            excerpt=report.committee.name if report.committee else "",
        )


def form_fits(
    report: Report, form: FormDefinition, register: CommitteeRegister
) -> Iterator[Finding]:
    """The questions are those of the committee and the term."""
    committee = register.get(report.committee.id) if report.committee else None
    if committee is None or report.term is None or not committee.exists_in(report.term):
        return
    if not form.covers(committee, report.term):
        yield Finding(
            code="wrong-form",
            severity=Severity.ERROR,
            field="committee",
            message=f"Frågorna är inte de som ställs till {committee.name} i "
            f"{report.term.label.lower()}. Börja en ny rapport.",
        )


def unplaced_text(report: Report) -> Iterator[Finding]:
    """Text that no question has taken is looked at before the report is sent."""
    for unplaced in report.unplaced:
        text = " ".join(block.text for block in unplaced.blocks)
        yield Finding(
            code="unplaced-text",
            severity=Severity.INFO,
            field="unplaced",
            message="Texten hör inte till någon fråga och kommer inte med i dokumentet. "
            "Kopiera in den där den hör hemma.",
            excerpt=text[:80],
        )


def missing_contact(report: Report) -> Iterator[Finding]:
    """Name, telephone and e-mail are all there."""
    for field, message in _MISSING_CONTACT.items():
        if not getattr(report.contact, field).strip():
            yield Finding(
                code="missing-contact",
                severity=Severity.ERROR,
                field=f"contact.{field}",
                message=message,
            )


def contact_unconfirmed(report: Report) -> Iterator[Finding]:
    """Contact details that were carried over are looked at; another may have taken over."""
    if not report.contact_confirmed and any(getattr(report.contact, f) for f in CONTACT_FIELDS):
        yield Finding(
            code="contact-unconfirmed",
            severity=Severity.WARNING,
            field="contact",
            message="Kontaktuppgifterna är från en tidigare rapport. Ändra dem, eller bekräfta att "
            "de stämmer.",
            excerpt=report.contact.name,
        )


def carried_unconfirmed(report: Report) -> Iterator[Finding]:
    """Every answer that was carried over is confirmed, or changed, which is the same."""
    for answer in report.answers:
        if answer.origin.confirmed or answer.status is AnswerStatus.BLANK:
            continue
        term = answer.origin.term
        earlier = f" från {term.label.lower()}" if term else " från en tidigare rapport"
        yield Finding(
            code="carried-unconfirmed",
            severity=Severity.ERROR,
            question_id=answer.question_id,
            message=f"Svaret är{earlier}. Ändra det, eller bekräfta att det stämmer.",
        )


def missing_answers(report: Report, form: FormDefinition) -> Iterator[Finding]:
    """Every required question is answered, or set aside with a reason."""
    for question in form.questions():
        answer = report.answer(question.id)
        if question.required and answer.status is AnswerStatus.BLANK:
            yield Finding(
                code="missing-answer",
                severity=Severity.ERROR,
                question_id=question.id,
                message="Besvara frågan, eller markera den som ej relevant och skriv varför.",
            )
        elif answer.status is AnswerStatus.NOT_APPLICABLE and not answer.reason.strip():
            yield Finding(
                code="missing-reason",
                severity=Severity.ERROR,
                question_id=question.id,
                message="Skriv varför frågan inte är relevant för nämnden.",
            )
