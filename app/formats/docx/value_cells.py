"""Writes what stands in one place, an answer's or a cell's, as paragraphs with controls in them."""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.formats.docx.block_writer import keep_with_next, styled_paragraph, text_run
from app.formats.docx.control_names import part_tag
from app.formats.docx.control_writer import ControlWriter, InlineControl
from app.formats.docx.document_texts import OPEN
from app.formats.docx.markup import Element, el
from app.formats.shown_values import OWN_WORDS, ShownCell, key_of
from app.model.kinds.asked import NO, YES, AskedValue
from app.model.kinds.kind import Kind
from app.model.kinds.told import NO_BREAK

# Styles of resources/report-template/word/value-styles.xml.
_CHOICE = "ChoiceLine"
_CELL, _NUMBER = "CellText", "CellNumber"
_IN_CELLS = {Kind.NUMBER: _NUMBER, Kind.CHOICES: "CellChoice"}
# A list of so many choices stays on one page.
_FEW = 8


@dataclass(frozen=True)
class ValuePlace:
    """Where a value stands. `column` is that of a table's cell, and empty by itself."""

    question_id: str
    title: str
    asked: AskedValue
    column: str = ""
    is_small: bool = False

    def tag(self, part: str) -> str:
        within = (self.column, part) if self.column and part != "value" else (self.column or part,)
        return part_tag(self.question_id, *within)

    @property
    def style(self) -> str:
        """Of its paragraphs; none for a line by itself, which looks like any text."""
        if self.column:
            return self._in_a_cell(_IN_CELLS.get(self.asked.kind, _CELL))
        return _CHOICE if self.asked.kind is Kind.CHOICES else ""

    @property
    def line_style(self) -> str:
        """Of what is printed in the cells of its column."""
        return self._in_a_cell(_NUMBER if self.asked.kind is Kind.NUMBER else _CELL)

    def _in_a_cell(self, style: str) -> str:
        return f"{style}Small" if self.is_small else style


class CellWriter:
    """Writes the values of one document. In a `blank` form every way to answer is there."""

    def __init__(self, controls: ControlWriter, *, blank: bool) -> None:
        self._controls = controls
        self._blank = blank

    def paragraphs(
        self,
        place: ValuePlace,
        shown: ShownCell,
        day: datetime.date | None = None,
        prompt: str = OPEN,
    ) -> list[Element]:
        """At least one. `day` is the date that the text says, `prompt` that of an empty cell."""
        if place.asked.kind is Kind.CHOICES:
            lines = [styled_paragraph(place.style, *line) for line in self._choices(place, shown)]
            for line in lines[:-1] if len(lines) <= _FEW and not place.column else ():
                keep_with_next(line)
            return lines
        control = InlineControl(
            place.tag("value"),
            place.title,
            shown.text,
            day=day,
            items=_items(place.asked),
            own_words=place.asked.other,
            prompt=prompt if place.column else None,
        )
        content = [self._controls.value(place.asked.kind, control)]
        if place.asked.unit and not place.column and (shown.text or self._blank):
            content.append(text_run(NO_BREAK + place.asked.unit))
        return [styled_paragraph(place.style, *content) if place.style else el("p", *content)]

    def _choices(self, place: ValuePlace, shown: ShownCell) -> Iterator[Sequence[Element]]:
        for option in place.asked.options:
            tag, checked = place.tag(option.id), option.id in shown.ticked
            box = self._controls.check_box(tag, option.text, checked=checked)
            yield box, text_run(f"\t{option.text}")
        if shown.text or (self._blank and place.asked.other):
            prompt = OPEN if place.column else None
            own = InlineControl(place.tag("other"), OWN_WORDS, shown.text, prompt=prompt)
            yield text_run(f"{OWN_WORDS} "), self._controls.value(Kind.TEXT, own)


def _items(asked: AskedValue) -> tuple[tuple[str, str], ...]:
    """What a list has to choose from; Word takes no two items that look the same."""
    if asked.kind is Kind.YES_NO:
        return (YES, "Ja"), (NO, "Nej")
    by_text = {key_of(option.text): (option.id, option.text) for option in reversed(asked.options)}
    return tuple(reversed(by_text.values()))
