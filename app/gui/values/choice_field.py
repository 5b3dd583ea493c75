"""Choosing: yes or no, one of several, or some of them, with one's own words."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QCheckBox,
    QHBoxLayout,
    QRadioButton,
)

from app.gui.kit.clean_field import CleanField
from app.gui.kit.parts import button, literal
from app.gui.values.options_field import OptionsField
from app.gui.values.value_field import Content
from app.model import lengths
from app.model.kinds.asked import NO, YES, AskedValue
from app.model.kinds.kind import Kind
from app.model.kinds.value import Chosen, Unfinished, Value
from app.model.kinds.worded import WordedOption

_OTHER = "#other"
_GONE = "(går inte längre att välja)"


class ChoiceField(OptionsField):
    """Radio buttons for one answer, check boxes for several."""

    def __init__(self, asked: AskedValue, options: Sequence[WordedOption]) -> None:
        super().__init__(asked)
        self._asked = asked
        self._group = QButtonGroup(self)
        self.buttons: dict[str, QAbstractButton] = {}
        self._name = ""
        for option in self._offered(options):
            self._add(option.id, option_text(option))
        self.other = CleanField(most=lengths.CELL)
        self.other.setPlaceholderText("Skriv med egna ord")
        self.other.setAccessibleName("Annat, med egna ord")
        if asked.kind is not Kind.YES_NO:
            self._lay_out_other()
        self.clear = button("Ta bort svaret", self._clear, "quiet")
        self.clear.setVisible(False)
        foot = QHBoxLayout()
        foot.addWidget(self.clear)
        foot.addStretch()
        self.column.addLayout(foot)
        self.column.addWidget(self.beside)
        self.column.addWidget(self.fault)
        self.other.taken.connect(self._write_other)

    def _offered(self, options: Sequence[WordedOption]) -> Sequence[WordedOption]:
        if self._asked.kind is not Kind.YES_NO:
            return options
        return WordedOption(id=YES, text="Ja"), WordedOption(id=NO, text="Nej")

    def _add(self, id_: str, text: str) -> None:
        made = QRadioButton(literal(text)) if self._one else QCheckBox(literal(text))
        self.buttons[id_] = made
        if self._one:
            # In a group Tab comes to one of them alone.
            self._group.addButton(made)
        made.toggled.connect(partial(self._toggled, made))
        self.column.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)

    def _lay_out_other(self) -> None:
        self._add(_OTHER, "Annat:" if self._asked.other else f"Annat {_GONE}:")
        row = QHBoxLayout()
        row.addWidget(self.buttons[_OTHER])
        row.addWidget(self.other, 1)
        self.column.addLayout(row)
        self._offer_other("")

    def _offer_other(self, own: str) -> None:
        """Own words are shown also where they are no answer any more, so that they can be seen."""
        offered = self._asked.other or bool(own.strip())
        self.buttons[_OTHER].setVisible(offered)
        self.other.setVisible(offered)

    def show_content(self, value: Value | None, unfinished: Sequence[Unfinished]) -> None:
        self._filling = True
        chosen = _ids(value)
        # A group of which one is chosen lets go of it only while it is not exclusive.
        self._group.setExclusive(False)
        for id_, made in self.buttons.items():
            made.setChecked(id_ in chosen)
        own = value.other if isinstance(value, Chosen) else ""
        self.other.setText(own)
        if _OTHER in self.buttons:
            self.buttons[_OTHER].setChecked(bool(own.strip()))
            self._offer_other(own)
        self._group.setExclusive(True)
        self.beside.keep(unfinished)
        self._filling = False
        self._show_clear()

    def content(self) -> Content:
        chosen = tuple(
            id_ for id_, made in self.buttons.items() if made.isChecked() and id_ != _OTHER
        )
        if self._asked.kind is Kind.YES_NO:
            return (chosen[0] == YES if chosen else None), self.beside.kept
        own = self.buttons.get(_OTHER)
        other = self.other.text() if own is not None and own.isChecked() else ""
        return Chosen(chosen=chosen, other=other) or None, self.beside.kept

    def set_read_only(self, read_only: bool) -> None:
        self.beside.set_read_only(read_only)
        for made in self.buttons.values():
            made.setEnabled(not read_only)
        self.other.setReadOnly(read_only)
        self._show_clear(read_only=read_only)

    def focus_first(self) -> None:
        chosen = next((one for one in self.buttons.values() if one.isChecked()), None)
        (chosen or next(iter(self.buttons.values()))).setFocus()

    def describe(self, name: str, notes: str) -> None:
        # Said when the focus comes into the group, as the name of a group box is.
        self.setAccessibleName(name)
        self.setAccessibleDescription(notes)
        first = f"{name} {notes}".strip()
        for made in self.buttons.values():
            made.setAccessibleDescription(first)
            first = name

    def _toggled(self, made: QAbstractButton, on: bool) -> None:
        if self._filling:
            return
        if made is self.buttons.get(_OTHER) and on:
            self.other.setFocus()
        if on or not self._one:
            self._changed()

    def _write_other(self, text: str) -> None:
        if self._filling:
            return
        if text.strip():
            self.buttons[_OTHER].setChecked(True)
        self._changed()

    def _clear(self) -> None:
        self.show_content(None, ())
        self.focus_first()
        self._changed()

    def _show_chosen(self) -> None:
        self._show_clear()

    def _show_clear(self, *, read_only: bool = False) -> None:
        # A radio button that is chosen cannot be let go of by itself.
        self.clear.setVisible(self._one and self.content()[0] is not None and not read_only)


def option_text(option: WordedOption) -> str:
    return f"{option.text} {_GONE}" if option.gone else option.text


def _ids(value: Value | None) -> tuple[str, ...]:
    if isinstance(value, bool):
        return (YES if value else NO,)
    return value.chosen if isinstance(value, Chosen) else ()
