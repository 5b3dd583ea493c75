"""The review of a report: all rules, with findings in the order of the report."""

from collections.abc import Iterable, Iterator, Mapping

from app.model.finding import FieldName, Finding, FindingCode
from app.model.form import FormDefinition
from app.model.kinds.conditions import as_asked
from app.model.register import Register
from app.model.report import Answer, Report
from app.model.respondent import Respondent
from app.model.rules.acceptance import reasons, with_acceptance
from app.model.rules.completeness import (
    committee_and_term,
    form_fits,
    missing_answers,
    missing_contact,
    unplaced_text,
)
from app.model.rules.confirmation import carried_unconfirmed, contact_unconfirmed
from app.model.rules.contact_match import contact_mismatch
from app.model.rules.leftovers import prompt_in_contact
from app.model.rules.repetition import same_answer_twice
from app.model.rules.values import invalid_value, out_of_range, troubled_rows
from app.model.swedish import in_figures
from app.services.review.contact_rules import invalid_contact
from app.services.review.spelling import Speller
from app.services.review.text_review import TextReview

_ABOUT_THE_REPORT = {FieldName.COMMITTEE: "{one}", FieldName.TERM: "period"}
_WRONG_FORM = "rätt frågor"


def remaining_work(findings: Iterable[Finding], respondent: Respondent) -> str:
    """For example "Kvar: 4 (3 svar och 1 kontaktuppgift)", or that it is ready to be exported.

    The number is that of what stops the export, as everywhere.
    """
    errors = [finding for finding in findings if finding.stops]
    answers = sum(finding.question_id is not None for finding in errors)
    about = [
        _WRONG_FORM
        if f.code is FindingCode.WRONG_FORM
        else respondent.fill(_ABOUT_THE_REPORT[f.field])
        for f in errors
        if f.field in _ABOUT_THE_REPORT
    ]
    contact = len(errors) - answers - len(about)
    parts = [f"{in_figures(answers)} svar"] if answers else []
    if contact:
        parts.append(f"{contact} kontaktuppgift" + ("er" if contact > 1 else ""))
    *first, last = [*parts, *about] or [""]
    if not last:
        return "Klar att exportera"
    if not first:
        return f"Kvar: {last}"
    return f"Kvar: {in_figures(len(errors))} ({', '.join(first)} och {last})"


def review(
    report: Report,
    form: FormDefinition,
    register: Register,
    earlier: Mapping[str, Answer] | None = None,
    speller: Speller | None = None,
) -> tuple[Finding, ...]:
    """The findings on the report as a whole, its contact details, and each answer.

    `earlier` are last term's answers by question, where they are known; without a speller,
    spelling is not checked.
    """
    texts = TextReview(form, earlier or {}, register.calendar)
    return review_with(report, form, register, texts.findings(report, speller))


def review_with(
    report: Report,
    form: FormDefinition,
    register: Register,
    on_texts: Iterable[Finding],
) -> tuple[Finding, ...]:
    """The findings on a report, with those of a TextReview among them."""
    report = as_asked(report)
    on_report = (
        *committee_and_term(report, register),
        *form_fits(report, form, register),
        *missing_contact(report),
        *_on_contact(report, form, register),
        *contact_unconfirmed(report),
    )
    on_answers = (
        *missing_answers(report, form, register.respondent_of(report.committee)),
        *invalid_value(report, form),
        *out_of_range(report, form),
        *troubled_rows(report, form),
        *carried_unconfirmed(report),
        *prompt_in_contact(report),
        *same_answer_twice(report, form),
        *on_texts,
    )
    found = (*on_report, *in_order(on_answers, form), *unplaced_text(report))
    if report.only:
        # It contains a single question only.
        found = tuple(finding for finding in found if finding.question_id in report.only)
    known = reasons(report)
    return tuple(with_acceptance(finding, known) for finding in found)


def _on_contact(report: Report, form: FormDefinition, register: Register) -> Iterator[Finding]:
    """What is no address yet is not compared with the name and the city as well."""
    invalid = tuple(invalid_contact(report))
    yield from invalid
    if all(one.field is not FieldName.EMAIL for one in invalid):
        yield from contact_mismatch(report, form, register)


def in_order(findings: Iterable[Finding], form: FormDefinition) -> list[Finding]:
    """Sorted by question and by position in the answer; findings on fields go first."""
    places = {question.id: place for place, question in enumerate(form.questions())}

    def place(finding: Finding) -> tuple[int, int, int]:
        if finding.question_id is None:
            return (len(places) if finding.field is FieldName.UNPLACED else -1), 0, 0
        position = finding.position
        words = (position.block, position.start) if position else (-1, 0)
        return places[finding.question_id], *words

    return sorted(findings, key=place)
