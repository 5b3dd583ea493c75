"""The labels of the fields above the questions, as forms print them and people type them."""

import re
from dataclasses import dataclass

from app.formats.filled_form.field_values import LABELS, looks_right, shown_text
from app.formats.filled_form.lines import Line, divided
from app.formats.filled_form.wording_match import normal, unnumbered
from app.model.calendar import Calendar
from app.model.form import Labels

# What other forms ask for beside these: a label all the same.
_OTHERS = (
    *("förvaltning", "bolag", "befattning", "titel", "funktion", "roll", "enhet", "avdelning"),
    *("adress", "besöksadress", "postadress", "handläggare", "datum", "diarienummer", "dnr"),
)
# More than a space is a column.
_SEPARATOR = re.compile(r"\s*(?:[:=\t|]|[\s\u00a0]{2,}|\s[-–]\s)")
# "Kontaktperson för eventuella frågor", "Telefon (direkt)".
_MORE_OF_THE_LABEL = re.compile(
    r"^[\s*]*(?:\([^)\d@]*\)|(?:för|till|hos|vid)\b[^:\d@]*(?=:|$))[\s*]*", re.IGNORECASE
)
_AROUND = " \t\u00a0*:=|–-"


@dataclass(frozen=True)
class FoundLabel:
    """A label at the beginning of a line, its field ("" for one of no interest), what follows."""

    field: str
    label: str
    value: str


class FieldLabels:
    """Finds the labels of a question set, and other words for them, at the beginning of lines."""

    def __init__(self, labels: Labels, calendar: Calendar) -> None:
        self._calendar = calendar
        fields = {label: field for field, words in LABELS.items() for label in words}
        fields |= {normal(getattr(labels, field)): field for field in LABELS}
        fields |= {label: "" for label in _OTHERS if label not in fields}
        self._fields = dict(sorted(fields.items(), key=lambda item: -len(item[0])))
        several = "|".join(pattern(label) for label, field in self._fields.items() if field)
        self._within = re.compile(rf"(?<=[\s,;|])(?:{several})\s*:", re.IGNORECASE)

    def one_each(self, line: Line) -> list[Line]:
        """The line, cut where another label with a colon begins in it."""
        begun = len(line.content.text) - len(line.content.text.lstrip())
        starts = [found.start() for found in self._within.finditer(line.content.text, begun + 1)]
        return divided(line, starts) if starts else [line]

    def at(self, line: Line) -> FoundLabel | None:
        words = normal(unnumbered(line.text))
        for label, field in self._fields.items():
            if words == label or words.startswith(f"{label} "):
                value = self._value(field, label, line)
                if value is not None:
                    return FoundLabel(field, label, value)
        return None

    def _value(self, field: str, label: str, line: Line) -> str | None:
        """What follows the label; None where these are the first words of something else."""
        text = unnumbered(shown_text(field, line)).strip()
        rest = re.sub(rf"^\W*{pattern(label)}", "", text, count=1, flags=re.IGNORECASE)
        after = _MORE_OF_THE_LABEL.sub("", rest, count=1)
        value = after.strip(_AROUND)
        if field == "term" and label == "tertial":
            # It is as much a part of what it asks for.
            value = text if value else ""
        if not value or _SEPARATOR.match(after):
            return value
        if field in {"committee", "contact"}:
            named = label.startswith(("nämnd", "kontaktperson")) and not value[0].islower()
            return value if named else None
        return value if field and looks_right(field, value, self._calendar) else None


def pattern(label: str) -> str:
    """The label as a regular expression, whatever stands between its words."""
    return r"[\W_]*".join(re.escape(word) for word in label.split()) + r"(?!\w)"
