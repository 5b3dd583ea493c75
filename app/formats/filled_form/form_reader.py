"""Reads a filled form: committee, contact details, answers, and the rest."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.formats.docx import document_texts as wording
from app.formats.docx.document_texts import shown_reason
from app.formats.errors import FormatErrorCode, NoQuestionError, ReportFileError
from app.formats.filled_form.contact import Fields
from app.formats.filled_form.lines import Line, blocks_of, lines_of
from app.formats.filled_form.question_finder import FoundQuestion, find_form
from app.formats.filled_form.wording_match import likeness, normal, unnumbered, within
from app.formats.limits import MAX_CHARACTERS, MAX_LINES
from app.formats.source_text import Omission, SourceText
from app.model.form import FormDefinition
from app.model.report import Answer, Contact
from app.model.rich_text import Block, plain_text


def as_shown(answer: Answer, blocks: tuple[Block, ...]) -> Answer:
    """The answer that these blocks show: its text, its reason, or none."""
    if plain_text(blocks) in {wording.NO_ANSWER, wording.COPIED_NO_ANSWER}:
        return answer
    reason = shown_reason(blocks)
    if reason:
        return answer.model_copy(update={"not_applicable": True, "reason": reason})
    return answer.model_copy(update={"blocks": blocks})


_RULE = re.compile(r"[-–—_=*\s]+")
_YEAR = re.compile(r"\b(20\d\d)\b")


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


def read_filled_form(source: SourceText, forms: Sequence[FormDefinition], file: str) -> FilledForm:
    """Read a form by its wording in any of the sets.

    Raises NoQuestionError, saying what was looked for, where no question is found, and
    ReportFileError for what has too much in it.
    """
    lines, line_ends = lines_of(source.blocks), source.line_ends
    if len(lines) > MAX_LINES or sum(len(line.text) for line in lines) > MAX_CHARACTERS:
        raise ReportFileError(file, FormatErrorCode.TOO_BIG)
    found = find_form(lines, forms)
    if found is None:
        questions = {question.text for form in forms for question in form.questions()}
        example = max(questions, key=len, default="")
        raise NoQuestionError(file, FormatErrorCode.NO_QUESTION, str(len(questions)), example)
    form, places = found
    head, sections = lines[: places[0].start], _FormText(form)
    fields = Fields(head, form.labels)
    rest = [line for index, line in enumerate(head) if index not in fields.taken]
    answers = {
        place.question_id: blocks_of(sections.without_headings(lines[place.end : end]), line_ends)
        for place, end in zip(places, _ends(places, len(lines)), strict=True)
    }
    return FilledForm(
        form=form,
        committee=fields.values.get("committee", ""),
        term=fields.values.get("term", ""),
        year=_year(head, form),
        contact=fields.contact,
        answers=answers,
        unplaced=blocks_of((line for line in rest if not sections.prints(line)), line_ends),
        omissions=tuple(_omissions(source, lines, places)),
    )


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


class _FormText:
    """The form's own text, which is nobody's answer."""

    def __init__(self, form: FormDefinition) -> None:
        self._headings = [normal(section.title) for section in form.sections if section.title]
        texts = (
            *(form.title, form.preamble, form.heading, form.description_heading, form.description),
            *(section.introduction for section in form.sections),
        )
        self._all = normal(" ".join([*texts, *self._headings]))

    def prints(self, line: Line) -> bool:
        """Whether a line is printed on the blank form."""
        return line.blank or _is_rule(line) or within(line.normal, self._all)

    def without_headings(self, lines: Sequence[Line]) -> Sequence[Line]:
        """The lines without the heading of the next section at their end."""
        end, before = len(lines), len(lines) + 1
        while end < before:
            before = end
            while end and (lines[end - 1].blank or _is_rule(lines[end - 1])):
                end -= 1
            end = self._without_heading(lines, end)
        return lines[:end]

    def _without_heading(self, lines: Sequence[Line], end: int) -> int:
        """Where the heading begins that ends at `end`; `end` if there is none."""
        for start in range(end - 1, max(end - 4, -1), -1):
            text = normal(unnumbered(" ".join(line.text for line in lines[start:end])))
            if any(likeness(text, heading) for heading in self._headings):
                return start
        return end


def _is_rule(line: Line) -> bool:
    return _RULE.fullmatch(line.text) is not None
