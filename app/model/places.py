"""The places of a report that are written in, each by its name, and what stands there.

A place is a question, by its id, or a field: `committee`, `term`, `contact.name`, `contact.phone`,
`contact.email`, or `unplaced`, the text beside the answers.
"""

from app.model.finding import Finding
from app.model.report import CONTACT_FIELDS, Answer, AnswerStatus, Report
from app.model.rich_text import Block, BlockKind, RichText, Span, paragraphs

# No question id begins with "#".
CONTACT = "#contact"
REVIEW = "#review"
EXPORT = "#export"
RETURN = "#return"


def place_of(finding: Finding) -> str:
    """The page on which a finding is mended."""
    return finding.question_id or (REVIEW if finding.field == "unplaced" else CONTACT)


FIELDS = ("committee", "term", *(f"contact.{name}" for name in CONTACT_FIELDS))
UNPLACED = "unplaced"


def every_place(report: Report) -> tuple[str, ...]:
    """Every place there is, in the order of the report."""
    return (*FIELDS, *(answer.question_id for answer in report.answers), UNPLACED)


def places_of(report: Report) -> tuple[str, ...]:
    """Every place that is written in; of a report that is a few questions alone, only those."""
    return report.only or every_place(report)


def said_at(report: Report, place: str) -> object:
    """What stands there, to be compared; what is set aside is not said.

    Raises KeyError for a place that the report does not have.
    """
    if place.startswith("contact."):
        return getattr(report.contact, place.removeprefix("contact."))
    if place in {*FIELDS, UNPLACED}:
        return getattr(report, place)
    answer = report.answer(place)
    if answer.not_applicable:
        return True, answer.reason
    return False, answer.blocks


def is_blank_at(report: Report, place: str) -> bool:
    """Whether nothing stands there."""
    if place in {*FIELDS, UNPLACED}:
        return not said_at(report, place)
    return report.answer(place).status is AnswerStatus.BLANK


def shown_at(report: Report, place: str) -> RichText:
    """What stands there, to be read; () where nothing does."""
    if place == "committee":
        return paragraphs(report.committee.name) if report.committee else ()
    if place == "term":
        return paragraphs(report.term.label) if report.term else ()
    if place == UNPLACED:
        return tuple(
            block
            for one in report.unplaced
            for block in (_heading(one.question), *one.blocks)
            if block.spans
        )
    if place in FIELDS:
        return paragraphs(str(said_at(report, place)))
    return _shown(report.answer(place))


def _shown(answer: Answer) -> RichText:
    if answer.not_applicable:
        return paragraphs(f"Ej relevant. {answer.reason}".strip())
    return answer.blocks


def _heading(text: str) -> Block:
    return Block(kind=BlockKind.SUBHEADING, spans=(Span(text=text),))
