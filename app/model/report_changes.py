"""What differs between two versions of a report, place by place and word by word."""

from collections.abc import Iterable, Iterator

from app.model.base import Model
from app.model.comparison import Change, Run, compare, count_words
from app.model.report import CONTACT_FIELDS, Answer, Report
from app.model.rich_text import RichText, plain_text


class PlaceChange(Model):
    """One place whose words differ: the question it answers, or a field such as `contact.name`.

    The field `unplaced` is the text beside the answers.
    """

    question_id: str | None = None
    field: str | None = None
    question: str = ""
    """As it was put, where only the earlier report answers it."""
    runs: tuple[Run, ...]


def report_changes(before: Report, after: Report) -> tuple[PlaceChange, ...]:
    """The places whose words differ, in the order of the report.

    Of formatting nothing is said: see `differs_in_form`.
    """
    return tuple(_changes(before, after))


def differs_in_form(before: Report, after: Report) -> bool:
    """Whether the same words stand there in another form: bold, as a list, with other links."""
    one, other = (tuple(a.blocks for a in report.answers) for report in (before, after))
    return one != other


def count_changes(changes: Iterable[PlaceChange]) -> tuple[int, int]:
    """How many words came, and how many went."""
    runs = [run for change in changes for run in change.runs]
    return count_words(runs, Change.ADDED), count_words(runs, Change.REMOVED)


def _changes(before: Report, after: Report) -> Iterator[PlaceChange]:
    for field, one, other in _fields(before, after):
        if one != other:
            yield PlaceChange(field=field, runs=compare(one, other))
    earlier = {answer.question_id: answer for answer in before.answers}
    for answer in after.answers:
        was = earlier.get(answer.question_id)
        one, other = _said(was) if was else "", _said(answer)
        if one != other:
            yield PlaceChange(question_id=answer.question_id, runs=compare(one, other))
    asked = {answer.question_id for answer in after.answers}
    for answer in before.answers:
        if answer.question_id not in asked and _said(answer):
            runs = compare(_said(answer), "")
            yield PlaceChange(question_id=answer.question_id, question=answer.question, runs=runs)
    one, other = _unplaced(before), _unplaced(after)
    if one != other:
        yield PlaceChange(field="unplaced", runs=compare(one, other))


def _fields(before: Report, after: Report) -> Iterator[tuple[str, str, str]]:
    yield "committee", _committee(before), _committee(after)
    yield "term", _term(before), _term(after)
    for name in CONTACT_FIELDS:
        one, other = getattr(before.contact, name), getattr(after.contact, name)
        yield f"contact.{name}", one, other


def _committee(report: Report) -> str:
    return report.committee.name if report.committee else ""


def _term(report: Report) -> str:
    return report.term.label if report.term else ""


def _said(answer: Answer) -> str:
    if not answer.not_applicable:
        return plain_text(answer.blocks)
    return f"Ej relevant. {answer.reason}".strip()


def _unplaced(report: Report) -> str:
    parts: Iterable[tuple[str, RichText]] = ((one.question, one.blocks) for one in report.unplaced)
    return "\n".join(f"{question}\n{plain_text(blocks)}" for question, blocks in parts)
