"""The form's own text, which is nobody's answer and no field's value."""

import re
from collections.abc import Iterable, Sequence

from app.formats.filled_form.lines import Line
from app.formats.filled_form.wording_match import likeness, normal, unnumbered, within
from app.model.form import FormDefinition, Question
from app.model.rich_text import paragraphs

_RULE = re.compile(r"[-–—_=*\s]+")
# What is shorter may be somebody's word, which the form has too.
_LONG_ENOUGH = 25
_ENOUGH_WORDS = 3


class PrintedText:
    """What is printed on the blank form, and which lines of a filled one repeat it."""

    def __init__(self, form: FormDefinition) -> None:
        self._headings = [normal(section.title) for section in form.sections if section.title]
        # What stands under a heading, over its first question, and under a question.
        self._introductions = [
            normal(block.text)
            for section in form.sections
            for block in paragraphs(section.introduction)
        ]
        self._notes = {
            # A line of nothing but signs is no note: a tick, a smiley.
            question.id: {normal(block.text) for block in paragraphs(_notes(form, question))} - {""}
            for question in form.questions()
        }
        texts = (
            *(form.title, form.preamble, form.heading, form.description_heading),
            *(form.printed_description, form.description, form.instructions),
            *(section.introduction for section in form.sections),
            *(question.text for question in form.questions()),
        )
        self._whole = {normal(text) for text in texts if text} | set(self._headings)
        self._all = f" {normal(' '.join([*texts, *self._headings]))} "

    def has(self, line: Line) -> bool:
        """Whether the line, by itself, is a rule or printed text."""
        text = normal(unnumbered(line.text))
        if text in self._whole or is_rule(line):
            return True
        return len(text) >= _LONG_ENOUGH and within(text, self._all)

    def typed(self, lines: Iterable[Line]) -> Sequence[Line]:
        """The lines that somebody has typed."""
        typed, printed = [], ""
        for line in lines:
            # The last words of a printed text that was wrapped; they are short.
            words = f"{printed} {line.normal}".split()
            goes_on = bool(printed) and not line.blank and f"{' '.join(words)} " in self._all
            if self.has(line) or goes_on:
                # A year, which is no word of the text, is printed too.
                printed = " ".join((words if goes_on else line.normal.split())[-_ENOUGH_WORDS:])
                continue
            printed = ""
            if not line.blank:
                typed.append(line)
        return typed

    def answer(self, question_id: str, lines: Sequence[Line]) -> Sequence[Line]:
        """The lines after a question, without its notes and the heading of the next section."""
        begin, notes = 0, self._notes[question_id]
        while begin < len(lines) and (lines[begin].blank or lines[begin].normal in notes):
            begin += 1
        return self._without_headings(lines[begin:])

    def _without_headings(self, lines: Sequence[Line]) -> Sequence[Line]:
        end, before = len(lines), len(lines) + 1
        while end < before:
            before = end
            while end and (lines[end - 1].blank or is_rule(lines[end - 1])):
                end -= 1
            end = self._without_heading(lines, end)
        return lines[:end]

    def _without_heading(self, lines: Sequence[Line], end: int) -> int:
        """Where the heading begins that ends at `end`; `end` if there is none."""
        for start in range(end - 1, max(end - 4, -1), -1):
            text = normal(unnumbered(" ".join(line.text for line in lines[start:end])))
            if any(likeness(text, one) for one in (*self._headings, *self._introductions)):
                return start
        return end


def _notes(form: FormDefinition, question: Question) -> str:
    """A document has them on one line, a description on several."""
    return "\n".join((form.printed_notes_of(question), form.notes_of(question), question.notes))


def is_rule(line: Line) -> bool:
    """Whether a line only divides the page."""
    return _RULE.fullmatch(line.text) is not None
