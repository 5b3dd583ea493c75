"""Finds committee, term and contact details behind or below their labels."""

import re
from collections.abc import Sequence

from app.formats.filled_form.field_columns import value_by_label
from app.formats.filled_form.field_labels import FieldLabels, FoundLabel
from app.formats.filled_form.field_values import linked_address, looks_right, shown_text
from app.formats.filled_form.lines import Line
from app.formats.filled_form.printed_text import PrintedText
from app.model.base import fits
from app.model.calendar import Calendar
from app.model.contact_details import taken_apart, without_label
from app.model.finding import FieldName
from app.model.form import Labels
from app.model.report import CONTACT_LENGTHS, Contact
from app.model.rich_text import BlockKind

_DETAILS = {"name": "contact", "phone": "phone", "email": "email"}
_OF_A_PERSON = tuple(_DETAILS.values())
# Fields whose values can be told by their look; the others take any short text.
_WITH_A_LOOK = frozenset({"term", "phone", "email"})
_LONGEST_NAME = 120
# As many lines can stand in a cell above the next label.
_MOST_LINES = 4
_SIGNS = re.compile(r"[^\w@.]")
_UNKNOWN_LABEL = re.compile(r"[^\W\d][\w /-]{1,30}:\s")


class Fields:
    """The values by field, and the lines that neither they nor their labels take."""

    def __init__(
        self, lines: Sequence[Line], labels: Labels, printed: PrintedText, calendar: Calendar
    ) -> None:
        self._calendar = calendar
        self.values: dict[str, str] = {}
        self.rest: list[Line] = []
        known = FieldLabels(labels, calendar)
        self._printed = [printed.has(line) for line in lines]
        self._lines = list(lines)
        self._divide(known)
        self._found = [known.at(line) for line in self._lines]
        self._put_in_order(value_by_label(self._lines, self._found, self._printed, calendar))
        self._first: dict[str, str] = {}
        self._linked, self._others = "", False
        self._read()
        self._sort_out()

    @property
    def contact(self) -> Contact:
        taken = self._details.keys() - self.too_long
        return Contact.model_validate({name: self._details[name] for name in taken})

    @property
    def too_long(self) -> dict[str, str]:
        """Details that are longer than they may be, by name, phone and email."""
        return {n: text for n, text in self._details.items() if not fits(text, CONTACT_LENGTHS[n])}

    @property
    def _details(self) -> dict[str, str]:
        return {name: self.values.get(field, "") for name, field in _DETAILS.items()}

    def _divide(self, known: FieldLabels) -> None:
        """Have no line with more than one label."""
        parts = [
            [line] if printed else known.one_each(line)
            for line, printed in zip(self._lines, self._printed, strict=True)
        ]
        self._printed = [
            printed for printed, of in zip(self._printed, parts, strict=True) for _ in of
        ]
        self._lines = [part for of in parts for part in of]

    def _put_in_order(self, order: list[int]) -> None:
        self._lines = [self._lines[at] for at in order]
        self._found = [self._found[at] for at in order]
        self._printed = [self._printed[at] for at in order]

    def _read(self) -> None:
        """Go through the lines with the field, if any, that is open for a value."""
        field = ""
        for index, line in enumerate(self._lines):
            found = self._found[index]
            if line.blank:
                # The first value may stand further down, another is somebody else's.
                field = field if field in _WITH_A_LOOK or field not in self.values else ""
            elif found is not None:
                field = "" if self._is_another(found, field) else found.field
                if field:
                    self._first.setdefault(field, found.label)
                    self._add(field, found.value, line)
                    continue
            elif self._printed[index]:
                field = ""
            elif field and self._fits(field, index):
                self._add(field, shown_text(field, line), line)
                continue
            self.rest.append(line)

    def _is_another(self, found: FoundLabel, field: str) -> bool:
        """Whether a label begins what another person has, which is kept for itself."""
        if found.field not in self.values or found.field == field:
            return self._others and found.field in _OF_A_PERSON
        self._others = self._others or found.field == FieldName.CONTACT
        return self._others or found.label == self._first[found.field]

    def _fits(self, field: str, index: int) -> bool:
        """Whether a line below a label is its value, or more of it."""
        line, begun = self._lines[index], field in self.values
        if field in _WITH_A_LOOK:
            if self._looks_right(field, shown_text(field, line)):
                return True
            return not begun and self._is_above_label(index, 1)
        if begun and _UNKNOWN_LABEL.match(line.text):
            return False
        if self._is_above_label(index, _MOST_LINES):
            return True
        if begun:
            return field == "contact" and any(
                self._looks_right(f, line.text) for f in ("phone", "email")
            )
        is_heading = line.content.kind is BlockKind.SUBHEADING
        return not is_heading and len(line.text) <= _LONGEST_NAME

    def _looks_right(self, field: str, text: str) -> bool:
        return looks_right(field, text, self._calendar)

    def _is_above_label(self, index: int, most: int) -> bool:
        """Whether nothing but a few lines of the same field is before the next label."""
        for place in range(index + 1, len(self._lines)):
            if self._lines[place].blank:
                continue
            most -= 1
            if self._found[place] is not None:
                return True
            if self._printed[place] or most <= 0:
                return False
        return False

    def _add(self, field: str, text: str, line: Line) -> None:
        value, before = without_label(field, text).rstrip(" ,;|"), self.values.get(field, "")
        if field == "contact":
            self._linked = self._linked or linked_address(line.content.spans)
        if value and value != before:
            between = "\n" if field == "term" else ", "
            self.values[field] = between.join(filter(None, (before, value)))

    def _sort_out(self) -> None:
        """Give each field what stands in another's place, where it has nothing else."""
        for name, field in _DETAILS.items():
            found = taken_apart(name, self.values.get(field, ""))
            parts = {_DETAILS[one]: value for one, value in found.items()}
            if all(self._takes(*one) for one in parts.items() if one[0] != field):
                self.values |= parts
        if self._linked:
            self.values.setdefault("email", self._linked)

    def _takes(self, field: str, value: str) -> bool:
        """Whether a field is empty, or says the same."""
        before = self.values.get(field, "")
        return not before or _SIGNS.sub("", before) == _SIGNS.sub("", value)
