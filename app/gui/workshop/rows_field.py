"""Several texts in an order of their own: options, columns, given rows."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.gui.kit.announcements import announce
from app.gui.kit.clean_field import CleanField
from app.gui.kit.flow import Flow
from app.gui.kit.parts import button, column_in
from app.gui.kit.theme import STEP
from app.gui.workshop.draft_fields import DraftField, is_left
from app.model import lengths
from app.model.base import Location
from app.model.invisible_characters import clean_text
from app.model.swedish import in_figures

if TYPE_CHECKING:
    from app.services.question_sets.set_remarks import DraftRemark
    from app.services.workshop.set_draft import SetDraft

_ALT = Qt.KeyboardModifier.AltModifier
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class RowsField(DraftField):
    """A line for each. Enter adds one below, Alt with an arrow moves one, and so do the buttons.

    Its value is a list of texts.
    """

    def __init__(self, key: Location, name: str, one: str, hint: str = "") -> None:
        self._one = one
        self._rows = QWidget()
        self.lines: list[CleanField] = []
        self._items: list[Any] = []
        self._place: Location = ()
        self.row = 0
        """The one in hand."""
        super().__init__(key, name, self._rows, hint)
        self._lines_column: QVBoxLayout = column_in(self._rows, spacing=STEP // 2)
        self.add_button = button(f"Lägg till {one}", lambda: self.add(len(self._items)))
        self.up = button("Upp", lambda: self.move_row(-1), "quiet")
        self.down = button("Ned", lambda: self.move_row(1), "quiet")
        self.remove = button("Ta bort", self.remove_row, "quiet")
        self.up.setToolTip("Alt+uppåtpil")
        self.down.setToolTip("Alt+nedåtpil")
        for acting, done in ((self.up, "Flytta upp"), (self.down, "Flytta ned")):
            acting.setAccessibleName(f"{done} {one}")
        self.remove.setAccessibleName(f"Ta bort {one}")
        buttons = Flow(gap=STEP // 2)
        buttons.add(self.add_button, self.up, self.down, self.remove)
        self._column.addLayout(buttons)

    def stand_in(self, draft: "SetDraft", place: Location) -> None:
        self._place = place

    def show_remarks(self, remarks: "Sequence[DraftRemark]") -> None:
        """Of an empty row nothing is said while the keys are in it."""
        super().show_remarks([one for one in remarks if not self._is_begun(one.location)])

    def _is_begun(self, location: Location) -> bool:
        row = location[len(self._place)] if len(location) > len(self._place) else None
        if row != self.row or self.row >= len(self.lines) or self.lines[self.row].text():
            return False
        return any(one.hasFocus() for one in (*self.lines, self.add_button))

    # What it says.

    def text_of(self, item: Any) -> str:  # noqa: ANN401
        """What stands in the row of an item."""
        return str(item)

    def value(self) -> object:
        return list(self._items) or None

    def put(self, value: object) -> None:
        items = list(value) if isinstance(value, Sequence) and not isinstance(value, str) else []
        self._items = items
        while len(self.lines) > len(items):
            line = self.lines.pop()
            line.hide()
            line.deleteLater()
        while len(self.lines) < len(items):
            self.lines.append(self._line(len(self.lines)))
        for item, line in zip(items, self.lines, strict=True):
            text = self.text_of(item)
            if line.text() != text:
                line.show_text(text)
        self.row = min(self.row, max(len(items) - 1, 0))
        self._show_possible()

    def focus_first(self) -> None:
        if self.lines:
            self.lines[0].setFocus()
        else:
            self.add_button.setFocus()

    def focus_row(self, row: int) -> None:
        if self.lines:
            self.lines[max(0, min(row, len(self.lines) - 1))].setFocus()
        else:
            self.add_button.setFocus()

    def _line(self, row: int) -> CleanField:
        line = CleanField(clean=clean_text, most=lengths.HEADING)
        line.setAccessibleName(f"{self._one.capitalize()} {row + 1}")
        line.taken.connect(lambda text, line=line: self._take(line, text))
        line.installEventFilter(self)
        self._lines_column.addWidget(line)
        # A layout shows it later, and the focus is to come to it now.
        line.show()
        if self.lines:
            QWidget.setTabOrder(self.lines[-1], line)
        QWidget.setTabOrder(line, self.add_button)
        return line

    def _take(self, line: CleanField, text: str) -> None:
        self.write(self.lines.index(line), text)
        self._on_typed()

    # What is done with it.

    def write(self, row: int, text: str) -> None:
        """Have another text in a row."""
        self._items[row] = text

    def add(self, row: int) -> None:
        items = [*self._items]
        items.insert(row, "")
        self._change(items, row)

    def move_row(self, step: int) -> None:
        """Move the row in hand, as far as there is one to change places with."""
        to = self.row + step
        if 0 <= to < len(self._items):
            self.move_to(to)
            announce(self, f"Plats {in_figures(to + 1)} av {in_figures(len(self._items))}")

    def move_to(self, to: int) -> None:
        items = [*self._items]
        items.insert(to, items.pop(self.row))
        self._change(items, to)

    def remove_row(self) -> None:
        items = [*self._items]
        if items:
            del items[self.row]
            self._change(items, min(self.row, len(items) - 1))

    def _change(self, items: list[Any], row: int) -> None:
        self.put(items)
        self._on_chosen()
        self.focus_row(row)

    def turned_to(self, row: int) -> None:
        """Another row is in hand."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if isinstance(watched, CleanField) and watched in self.lines:
            row = self.lines.index(watched)
            if event.type() is QEvent.Type.FocusIn:
                self.row = row
                self._show_possible()
                self.turned_to(row)
            elif is_left(event):
                self._leave()
            elif isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
                return self._take_key(row, event)
        return super().eventFilter(watched, event)

    def _take_key(self, row: int, event: QKeyEvent) -> bool:
        key = event.key()
        if key in _ENTER and not event.modifiers():
            self.add(row + 1)
        elif event.modifiers() == _ALT and key in _STEPS:
            self.move_row(_STEPS[Qt.Key(key)])
        elif key == Qt.Key.Key_Backspace and not self.lines[row].text():
            self.remove_row()
        else:
            return False
        return True

    def _show_possible(self) -> None:
        row, count = self.row, len(self._items)
        self.up.setEnabled(row > 0)
        self.down.setEnabled(row < count - 1)
        self.remove.setEnabled(count > 0)


class NamedRowsField(RowsField):
    """Rows that have an id and more beside their text: options and columns of a draft."""

    def __init__(self, key: Location, name: str, one: str, hint: str = "") -> None:
        super().__init__(key, name, one, hint)
        self._typed: set[int] = set()
        self._draft: SetDraft | None = None

    def stand_in(self, draft: "SetDraft", place: Location) -> None:
        """Be the rows of this list of the draft."""
        super().stand_in(draft, place)
        self._draft = draft

    def text_of(self, item: Any) -> str:  # noqa: ANN401
        return str(item.get("text", "")) if isinstance(item, dict) else ""

    def write(self, row: int, text: str) -> None:
        self._items[row] = {**self._items[row], "text": text}
        self._typed.add(row)

    def put_into(self, draft: "SetDraft", place: Location) -> None:
        for row in sorted(self._typed):
            draft.set((*place, row, "text"), self.text_of(self._items[row]))
        self._typed.clear()

    def settle(self, draft: "SetDraft", place: Location) -> None:
        for row in range(len(self._items)):
            draft.name_question((*place, row))
        left = not any(line.hasFocus() for line in self.lines)
        if left and len(self._items) > 1 and not self.text_of(self._items[-1]):
            # Enter has made one more than there was to write.
            draft.remove((*place, len(self._items) - 1))

    def add(self, row: int) -> None:
        if self._draft is not None:
            self._flush()
            self.row = row
            self._draft.add_item((*self._place, row), {"text": ""})
            self.focus_row(row)

    def move_to(self, to: int) -> None:
        if self._draft is not None:
            self._flush()
            self._draft.move((*self._place, self.row), (*self._place, to))
            self.focus_row(to)

    def remove_row(self) -> None:
        if self._draft is not None and self._items:
            self._flush()
            row = self.row
            self._draft.remove((*self._place, row))
            self.focus_row(row)

    def _flush(self) -> None:
        """What was typed in the rows is to be known before they change places."""
        if self._draft is not None and self.is_typed_in:
            self.is_typed_in = False
            self.put_into(self._draft, self._place)
