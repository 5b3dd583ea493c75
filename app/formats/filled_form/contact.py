"""Finds committee and contact details behind or below their labels."""

import re
from collections.abc import Sequence

from app.formats.filled_form.lines import Line
from app.formats.filled_form.wording_match import normal
from app.model.form import Labels
from app.model.report import Contact

# Other words for the fields that forms have had.
_OTHER_WORDS = {
    "committee": ("nämnd", "nämnd styrelse", "nämnd bolag", "nämnd bolagsstyrelse"),
    "term": ("period", "tertial"),
    "contact": ("kontaktperson", "kontaktperson för frågor"),
    "phone": ("telefon", "telefonnummer", "tfn", "tel"),
    "email": ("e post", "epost", "mejl", "e postadress", "mail"),
}


class Fields:
    """The values by field, and the lines that they and their labels take."""

    def __init__(self, lines: Sequence[Line], labels: Labels) -> None:
        self.values: dict[str, str] = {}
        self.taken: set[int] = set()
        self._labels = {
            field: sorted({normal(getattr(labels, field)), *others}, key=len, reverse=True)
            for field, others in _OTHER_WORDS.items()
        }
        for index, line in enumerate(lines):
            field = self._label_at(line)
            if field is not None and field not in self.values:
                self._take(lines, index, field)

    @property
    def contact(self) -> Contact:
        name, phone, email = (self.values.get(one, "") for one in ("contact", "phone", "email"))
        return Contact(name=name, phone=phone, email=email)

    def _label_at(self, line: Line) -> str | None:
        for field, labels in self._labels.items():
            if any(line.normal == label or line.normal.startswith(f"{label} ") for label in labels):
                return field
        return None

    def _take(self, lines: Sequence[Line], index: int, field: str) -> None:
        self.taken.add(index)
        label = next(
            text
            for text in self._labels[field]
            if lines[index].normal == text or lines[index].normal.startswith(f"{text} ")
        )
        value = _after(lines[index].text, label)
        if not value:
            value = self._below(lines, index)
        self.values[field] = value

    def _below(self, lines: Sequence[Line], index: int) -> str:
        """The next line with text, unless it is another label."""
        for place in range(index + 1, len(lines)):
            if lines[place].blank:
                continue
            if self._label_at(lines[place]) is not None:
                return ""
            self.taken.add(place)
            return lines[place].text
        return ""


def _after(text: str, label: str) -> str:
    """The rest of the line after a label."""
    words = r"\W+".join(re.escape(word) for word in label.split())
    return re.sub(rf"^\W*{words}\W*", "", text, count=1, flags=re.IGNORECASE).strip()
