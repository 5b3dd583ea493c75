"""What differs between two versions of a report, place by place and word by word."""

from collections.abc import Iterable

from app.model.base import Model
from app.model.comparison import Change, Run, compare, count_words
from app.model.invisible_characters import visible
from app.model.places import UNPLACED, every_place, text_at
from app.model.report import Report
from app.model.rich_text import plain_text


class PlaceChange(Model):
    place: str
    question: str = ""
    """As it was put, where only the earlier report answers it."""
    runs: tuple[Run, ...]


def report_changes(before: Report, after: Report) -> tuple[PlaceChange, ...]:
    """The places whose words differ, in the order of the report.

    Formatting is left out: see `differs_in_form`.
    """
    was, now = _words(before), _words(after)
    changes = []
    # What is asked no more comes last of the questions.
    for place in (*(one for one in {**now, **was} if one != UNPLACED), UNPLACED):
        one, other = was.get(place, ""), now.get(place, "")
        if one != other:
            question = "" if place in now else before.answer(place).question
            changes.append(PlaceChange(place=place, question=question, runs=compare(one, other)))
    return tuple(changes)


def differs_in_form(before: Report, after: Report) -> bool:
    """Whether the same words stand there in another form: bold, as a list, with other links."""
    one, other = (tuple((a.blocks, a.value) for a in report.answers) for report in (before, after))
    return one != other


def count_changes(changes: Iterable[PlaceChange]) -> tuple[int, int]:
    """How many words came, and how many went."""
    runs = [run for change in changes for run in change.runs]
    return count_words(runs, Change.ADDED), count_words(runs, Change.REMOVED)


def _words(report: Report) -> dict[str, str]:
    return {place: visible(plain_text(text_at(report, place))) for place in every_place(report)}
