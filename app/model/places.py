"""The places of a report, and what stands in them.

A place is a question, by its id, or a field, by its name.
"""

from collections.abc import Iterable, Sequence
from enum import Enum
from typing import TypeAlias

from app.model.finding import FieldName, Finding, FindingCode, Severity
from app.model.invisible_characters import without_meaningless
from app.model.report import CONTACT_FIELDS, Answer, AnswerStatus, Report
from app.model.rich_text import (
    Block,
    BlockKind,
    RichText,
    Span,
    paragraphs,
    without_meaningless_characters,
)


class FixedPage(Enum):
    """A page that a report has beside its questions; no question id begins with "#"."""

    CONTACT = "#contact"
    REVIEW = "#review"
    EXPORT = "#export"
    RETURN = "#return"


CONTACT, REVIEW, EXPORT, RETURN = (
    FixedPage.CONTACT,
    FixedPage.REVIEW,
    FixedPage.EXPORT,
    FixedPage.RETURN,
)

Place: TypeAlias = str | FixedPage
"""Where the officer is: at a question, by its id, or on one of the other pages."""


def place_key(place: Place) -> str:
    return place.value if isinstance(place, FixedPage) else place


def place_from_key(key: str) -> Place:
    return next((page for page in FixedPage if page.value == key), key)


def place_of(finding: Finding) -> Place:
    """The page on which to do something about a finding."""
    return finding.question_id or (REVIEW if finding.field is FieldName.UNPLACED else CONTACT)


_WAITING = {FindingCode.CARRIED_UNCONFIRMED, FindingCode.CONTACT_UNCONFIRMED}


def next_waiting(places: Sequence[Place], here: Place, findings: Sequence[Finding]) -> Place | None:
    """The next place that waits to be confirmed, round and round; None where none does."""
    return _next_of(places, here, (f for f in findings if f.code in _WAITING))


def next_to_do(places: Sequence[Place], here: Place, findings: Sequence[Finding]) -> Place:
    """Where to go when a place is confirmed: what waits, what is missing, or the end."""
    waiting = next_waiting(places, here, findings)
    errors = (finding for finding in findings if finding.severity is Severity.ERROR)
    to_do = waiting or _next_of(places, here, errors)
    if to_do is None and REVIEW in places and any(finding.open for finding in findings):
        return REVIEW
    return to_do or places[-1]


def _next_of(places: Sequence[Place], here: Place, findings: Iterable[Finding]) -> Place | None:
    wanted = {place_of(finding) for finding in findings} - {here}
    index = places.index(here)
    return next((place for place in (*places[index:], *places[:index]) if place in wanted), None)


CONTACT_DETAILS = {FieldName(f"contact.{name}"): name for name in CONTACT_FIELDS}
FIELDS = (FieldName.COMMITTEE, FieldName.TERM, *CONTACT_DETAILS)
UNPLACED = FieldName.UNPLACED


def every_place(report: Report) -> tuple[str, ...]:
    """All questions and fields, in the order of the report."""
    return (*FIELDS, *(answer.question_id for answer in report.answers), UNPLACED)


def places_of(report: Report) -> tuple[str, ...]:
    """Every place; of a report that is a few questions alone, only those."""
    return report.only or every_place(report)


def value_at(report: Report, place: str) -> object:
    """What is said in a place, to be compared; without what is set aside.

    Raises KeyError for a place that the report does not have.
    """
    if place in CONTACT_DETAILS:
        return getattr(report.contact, CONTACT_DETAILS[FieldName(place)])
    if place in {*FIELDS, UNPLACED}:
        return getattr(report, place)
    answer = report.answer(place)
    if answer.not_applicable:
        return True, without_meaningless(answer.reason)
    words = without_meaningless_characters(answer.blocks)
    return False, words, answer.value, answer.unfinished


def is_blank_at(report: Report, place: str) -> bool:
    if place in {*FIELDS, UNPLACED}:
        return not value_at(report, place)
    return report.answer(place).status is AnswerStatus.BLANK


def text_at(report: Report, place: str) -> RichText:
    """What stands in a place, to be read; () where nothing does."""
    if place == FieldName.COMMITTEE:
        return paragraphs(report.committee.name) if report.committee else ()
    if place == FieldName.TERM:
        return paragraphs(report.term.label) if report.term else ()
    if place == UNPLACED:
        return tuple(
            block
            for one in report.unplaced
            for block in (_heading(one.question), *one.blocks)
            if block.spans
        )
    if place in FIELDS:
        return paragraphs(str(value_at(report, place)))
    return _shown(report.answer(place))


def _shown(answer: Answer) -> RichText:
    if answer.not_applicable:
        return paragraphs(f"Ej relevant. {answer.reason}".strip())
    return answer.told_blocks


def _heading(text: str) -> Block:
    return Block(kind=BlockKind.SUBHEADING, spans=(Span(text=text),))
