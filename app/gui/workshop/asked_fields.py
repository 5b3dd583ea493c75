"""The fields for how a question, or a column of a table, is answered."""

import contextlib
import datetime
from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from app.gui.kit.choices import ChoiceBox
from app.gui.kit.clean_field import CleanField
from app.gui.kit.flow import Flow
from app.gui.kit.theme import STEP
from app.gui.workshop.draft_fields import (
    DraftField,
    LineField,
    NumberField,
    PickField,
    TickField,
)
from app.gui.workshop.rows_field import NamedRowsField
from app.model import lengths
from app.model.base import Location
from app.model.kinds.asked import MOST_DECIMALS, OF_KIND, WITHIN_TERM
from app.model.kinds.kind import Kind

KINDS = (
    (None, "Text"),
    (Kind.NUMBER.value, "Tal"),
    (Kind.YES_NO.value, "Ja eller nej"),
    (Kind.CHOICE.value, "Ett av flera alternativ"),
    (Kind.CHOICES.value, "Ett eller flera alternativ"),
    (Kind.DATE.value, "Datum"),
    (Kind.TABLE.value, "Tabell"),
)
_IN_COLUMN = tuple(one for one in KINDS if one[0] != Kind.TABLE.value)
_DECIMALS = ((None, "Inga"), *((n, str(n)) for n in range(1, MOST_DECIMALS + 1)))
_NO_LIMIT, _A_DAY = None, "day"


def kind_of(said: object) -> Kind:
    """The kind that a set says; text where it says nothing, or nothing that is known."""
    known = [kind for kind in Kind if kind.value == said]
    return known[0] if known else Kind.TEXT


def kind_change(asked: Mapping[str, object], kind: object) -> dict[str, object]:
    """What a question or a column says otherwise when it is of another kind.

    What it said of its old kind alone is taken away; options are kept between the two that have
    them.
    """
    wanted = kind_of(kind)
    keep = OF_KIND.get(wanted, frozenset())
    gone = {key for keys in OF_KIND.values() for key in keys if key in asked} - keep
    changes: dict[str, object] = dict.fromkeys(sorted(gone))
    if wanted is Kind.TEXT and "comment" in asked:
        changes["comment"] = None
    return {"kind": kind, **changes}


class DayLimitField(DraftField):
    """No limit, that of the period, or a day of its own."""

    def __init__(self, key: Location, name: str, within: str) -> None:
        self.box = ChoiceBox()
        for value, text in ((_NO_LIMIT, "Ingen gräns"), (WITHIN_TERM, within), (_A_DAY, "En dag")):
            self.box.addItem(text, value)
        super().__init__(key, name, self.box)
        self.day = CleanField(most=lengths.UNIT)
        self.day.setPlaceholderText("ÅÅÅÅ-MM-DD")
        self.day.setProperty("room", "value")
        self.day.setAccessibleName(f"{name}, dag")
        self.day.installEventFilter(self)
        self._column.insertWidget(2, self.day)
        self.day.hide()
        self.box.currentIndexChanged.connect(self._chosen)
        self.day.taken.connect(self._on_typed)
        self.day.editingFinished.connect(self._leave)

    def value(self) -> object:
        chosen = self.box.currentData()
        if chosen != _A_DAY:
            return chosen
        text = self.day.text().strip()
        with contextlib.suppress(ValueError):
            return datetime.date.fromisoformat(text)
        return text

    def put(self, value: object) -> None:
        self.box.blockSignals(True)
        row = self.box.row_of(value)
        self.box.setCurrentIndex(row if row >= 0 else self.box.row_of(_A_DAY))
        self.box.blockSignals(False)
        self.day.show_text("" if row >= 0 else str(value))
        self.day.setVisible(row < 0)

    def _chosen(self, _row: int) -> None:
        wants_day = self.box.currentData() == _A_DAY
        self.day.setVisible(wants_day)
        if wants_day:
            self.day.setFocus()
        else:
            self._on_chosen()


class ColumnsField(NamedRowsField):
    """The columns of a table; the one in hand is told to whoever shows its kind."""

    turned = Signal(int)
    """Another column is in hand."""

    def __init__(self, key: Location, name: str) -> None:
        super().__init__(key, name, "kolumn")

    def turned_to(self, row: int) -> None:
        self.turned.emit(row)


class AskedFields:
    """What is said of a value that is asked for, at a place that can change."""

    def __init__(self, place: Location, *, in_column: bool) -> None:
        self._place: Location = ()
        choices = _IN_COLUMN if in_column else KINDS
        name = "Kolumnen besvaras med" if in_column else "Besvaras med"
        self.kind = PickField(("kind",), name, choices)
        self.unit = LineField(("unit",), "Enhet", "st, %, tkr …", most=lengths.UNIT)
        self.decimals = PickField(("decimals",), "Decimaler", _DECIMALS, "Högst så många")
        self.least = NumberField(("min",), "Minst")
        self.most = NumberField(("max",), "Högst")
        self.options = NamedRowsField(("options",), "Alternativ", "alternativ")
        self.other = TickField(("other",), "Det går också att svara med egna ord")
        self.min_chosen = NumberField(("min_chosen",), "Minst så många alternativ")
        self.max_chosen = NumberField(("max_chosen",), "Högst så många alternativ")
        self.earliest = DayLimitField(("earliest",), "Tidigast", "Periodens första dag")
        self.latest = DayLimitField(("latest",), "Senast", "Periodens sista dag")
        numbers = (self.unit, self.decimals, self.least, self.most)
        several = (self.min_chosen, self.max_chosen)
        days = (self.earliest, self.latest)
        self._of_kind: dict[Kind, tuple[DraftField, ...]] = {
            Kind.NUMBER: numbers,
            Kind.CHOICE: (self.options, self.other),
            Kind.CHOICES: (self.options, self.other, *several),
            Kind.DATE: days,
        }
        self.limits: tuple[DraftField, ...] = (
            *(*numbers, self.options, self.other, *several, *days),
        )
        self.all: tuple[DraftField, ...] = (self.kind, *self.limits)
        self.stand_at(place)

    def stand_at(self, place: Location) -> None:
        """Be those of another place below that of the form."""
        for field in self.all:
            field.key = (*place, *field.key[len(self._place) :])
        self._place = place

    def lay_out(self, column: QVBoxLayout) -> None:
        column.addWidget(self.kind)
        column.addLayout(pair(self.unit, self.decimals))
        column.addLayout(pair(self.least, self.most))
        column.addWidget(self.options)
        column.addWidget(self.other)
        column.addLayout(pair(self.min_chosen, self.max_chosen))
        column.addLayout(pair(self.earliest, self.latest))

    def show_kind(self, said: object) -> None:
        shown = self._of_kind.get(kind_of(said), ())
        for field in self.limits:
            field.setVisible(field in shown)


def pair(first: QWidget, second: QWidget) -> Flow:
    """Two fields beside each other, where there is room; one that is alone has all of it."""
    row = Flow(gap=STEP * 2, at_the_top=True)
    for one in (first, second):
        one.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        row.addWidget(one)
    return row
