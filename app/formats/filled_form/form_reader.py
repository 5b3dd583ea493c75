"""Reads a filled form: committee, contact details, answers, and the rest."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from app.formats.docx import document_texts as wording
from app.formats.docx.document_texts import shown_reason
from app.formats.errors import FormatErrorCode, NoQuestionError, ReportFileError
from app.formats.filled_form.contact import Fields
from app.formats.filled_form.lines import Line, blocks_of, lines_of
from app.formats.filled_form.printed_text import PrintedText
from app.formats.filled_form.question_finder import FoundQuestion, find_form
from app.formats.filled_form.wording_match import normal, within
from app.formats.limits import MAX_CHARACTERS, MAX_LINES
from app.formats.source_text import Omission, SourceText
from app.formats.value_reading import ValueReader
from app.model import lengths
from app.model.base import fits
from app.model.calendar import Calendar
from app.model.form import FormDefinition, Question
from app.model.kinds.carried import carried_value
from app.model.kinds.kind import Kind
from app.model.kinds.value import Chosen
from app.model.report import Answer, Contact
from app.model.rich_text import Block, paragraphs, plain_text, without_meaningless_characters
from app.model.term import Term


def as_shown(
    answer: Answer, blocks: tuple[Block, ...], question: Question, term: Term | None
) -> Answer:
    """The answer that these blocks show: its text, its value, its reason, or none."""
    if plain_text(blocks) in {"", wording.NO_ANSWER, wording.COPIED_NO_ANSWER}:
        return answer
    reason = shown_reason(blocks)
    if reason and fits(reason, lengths.REASON):
        return answer.model_copy(update={"not_applicable": True, "reason": reason})
    if answer.kind is Kind.TEXT:
        return answer.model_copy(update={"blocks": blocks})
    read = ValueReader(answer, question, term).read(blocks)
    if read is not None and _says_it(read):
        return read
    # An old form, which asked for text.
    prose = answer.model_copy(update={"kind": Kind.TEXT, "unit": "", "blocks": blocks})
    return answer.model_copy(update={**carried_value(prose, answer, question, term, term)})


def _says_it(read: Answer) -> bool:
    """Whether it is said as it is asked for; one's own words may be the text of an old form."""
    value = read.value
    own_words = read.kind is Kind.CHOICE and isinstance(value, Chosen) and not value.chosen
    return value is not None and not read.unfinished and not own_words


_YEAR = re.compile(r"\b(20\d\d)\b")
_CELL_OF_NUMBER = re.compile(r"\d{1,2}(?:\.\d{1,2})?[.)]?")
# Fewer may be the last lines of answers.
_FEWEST_NUMBERS = 3


@dataclass(frozen=True)
class FilledForm:
    """The content of a filled form. Questions that are not in the file have no answer here."""

    form: FormDefinition
    committee: str
    term: str
    year: int | None
    contact: Contact
    answers: dict[str, tuple[Block, ...]]
    unplaced: tuple[Block, ...]
    omissions: tuple[Omission, ...] = ()
    too_long: tuple[str, ...] = ()
    """Contact details that are longer than they may be: name, phone, email. They are unplaced."""
    header: tuple[Block, ...] = ()
    values: Mapping[str, Answer] = field(default_factory=dict)
    """The answers to questions that ask for more than text, where its controls say them."""


def read_filled_form(
    source: SourceText, forms: Sequence[FormDefinition], calendar: Calendar, file: str
) -> FilledForm:
    """Read a form by its wording in any of the sets.

    Raises NoQuestionError where no question is found, and ReportFileError for what has too much in
    it.
    """
    lines, line_ends = lines_of(source.blocks), source.line_ends
    if len(lines) > MAX_LINES or sum(len(line.text) for line in lines) > MAX_CHARACTERS:
        raise ReportFileError(file, FormatErrorCode.TOO_BIG)
    found = find_form(lines, forms)
    if found is None:
        raise NoQuestionError(file, FormatErrorCode.NO_QUESTION)
    form, places = found[0], _with_numbers(lines, found[1])
    head, printed = [_as_seen(line) for line in lines[: places[0].start]], PrintedText(form)
    fields = Fields(head, form.labels, printed, calendar)
    answers = {
        place.question_id: blocks_of(
            printed.answer(place.question_id, lines[place.end : end]), line_ends
        )
        for place, end in zip(places, _ends(places, len(lines)), strict=True)
    }
    return FilledForm(
        form=form,
        committee=fields.values.get("committee", ""),
        term=fields.values.get("term", ""),
        year=_year(head, form),
        contact=fields.contact,
        too_long=tuple(fields.too_long),
        answers=answers,
        unplaced=(
            *blocks_of(printed.typed(fields.rest), line_ends),
            *paragraphs("\n".join(fields.too_long.values())),
        ),
        omissions=tuple(_omissions(source, lines, places)),
        header=source.header,
    )


def _as_seen(line: Line) -> Line:
    """A line of the head, with nothing hidden in its labels and values."""
    return replace(line, content=without_meaningless_characters([line.content])[0])


def _with_numbers(
    lines: Sequence[Line], places: tuple[FoundQuestion, ...]
) -> tuple[FoundQuestion, ...]:
    """The questions, each with the number in the cell before it where all have one."""
    before = [lines[place.start - 1].text if place.start else "" for place in places]
    are_numbers = all(map(_CELL_OF_NUMBER.fullmatch, before)) and len(set(before)) == len(before)
    if not are_numbers or len(before) < _FEWEST_NUMBERS:
        return places
    return tuple(replace(place, start=place.start - 1) for place in places)


def _ends(places: Sequence[FoundQuestion], last: int) -> list[int]:
    return [*(place.start for place in places[1:]), last]


def _omissions(
    source: SourceText, lines: Sequence[Line], places: Sequence[FoundQuestion]
) -> Iterator[Omission]:
    """Each under the question that begins last before it."""
    begins = [lines[place.start].block for place in places]
    for block, kind in source.omissions:
        before = bisect_right(begins, block)
        yield Omission(kind, places[before - 1].question_id if before else "")


def _year(head: Sequence[Line], form: FormDefinition) -> int | None:
    """The year in the form's own heading."""
    for line in head:
        found = _YEAR.search(line.text)
        if found and within(line.normal, normal(form.heading)):
            return int(found[1])
    return None
