"""Choosing among many options: a list that is searched by typing."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from app.gui.kit.clean_field import CleanField
from app.gui.kit.lists import sync_current_with_selection
from app.gui.kit.parts import give_role, label
from app.gui.values.choice_field import option_text
from app.gui.values.options_field import OptionsField
from app.gui.values.value_field import Content
from app.model import lengths
from app.model.invisible_characters import visible
from app.model.kinds.asked import AskedValue
from app.model.kinds.value import Chosen, Unfinished, Value
from app.model.kinds.worded import WordedOption

_ID = Qt.ItemDataRole.UserRole


class OptionListField(OptionsField):
    """Every option has a box to tick; where one may be chosen, the tick moves."""

    def __init__(self, asked: AskedValue, options: Sequence[WordedOption]) -> None:
        super().__init__(asked)
        self.search = CleanField(clean=visible, most=lengths.WANTED)
        self.search.setPlaceholderText("Sök bland alternativen")
        self.search.setAccessibleName("Sök bland alternativen")
        self.search.setClearButtonEnabled(True)
        self.rows = QListWidget()
        give_role(self.rows, "options")
        sync_current_with_selection(self.rows)
        for option in options:
            item = QListWidgetItem(option_text(option))
            item.setData(_ID, option.id)
            item.setCheckState(Qt.CheckState.Unchecked)
            self.rows.addItem(item)
        self.other = CleanField(most=lengths.CELL)
        self.other.setPlaceholderText("Annat, med egna ord")
        self.other.setAccessibleName("Annat, med egna ord")
        self._has_other = asked.other
        self.other.setVisible(asked.other)
        self.chosen = label("", "muted")
        for widget in (self.search, self.rows, self.other, self.chosen, self.beside, self.fault):
            self.column.addWidget(widget)
        self.search.installEventFilter(self)
        self.search.textChanged.connect(self._filter)
        self.rows.itemChanged.connect(self._ticked)
        self.other.taken.connect(self._write_other)

    def show_content(self, value: Value | None, unfinished: Sequence[Unfinished]) -> None:
        self._filling = True
        chosen = value if isinstance(value, Chosen) else Chosen()
        for item in self._items():
            self._tick(item, item.data(_ID) in chosen.chosen)
        self.other.setText(chosen.other)
        # Also where they are no answer any more, so that they can be seen.
        self.other.setVisible(self._has_other or bool(chosen.other))
        self.beside.keep(unfinished)
        self._filling = False
        self._show_chosen()

    def content(self) -> Content:
        ids = tuple(str(item.data(_ID)) for item in self._items() if _is_ticked(item))
        return Chosen(chosen=ids, other=self.other.text()) or None, self.beside.kept

    def set_read_only(self, read_only: bool) -> None:
        self.search.setVisible(not read_only)
        self.beside.set_read_only(read_only)
        self.other.setReadOnly(read_only)
        self._filling = True
        for item in self._items():
            flag = Qt.ItemFlag.ItemIsUserCheckable
            item.setFlags(item.flags() & ~flag if read_only else item.flags() | flag)
        self._filling = False

    def focus_first(self) -> None:
        (self.search if self.search.isVisibleTo(self) else self.rows).setFocus()

    def describe(self, name: str, notes: str) -> None:
        self.rows.setAccessibleName(name)
        self.rows.setAccessibleDescription(notes)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        # From the words that are searched for into the list, and back by Shift+Tab.
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Down:
                self.rows.setFocus()
                self._go_to_first()
                return True
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.search.text():
                self._tick_the_only_one()
                return True
        return super().eventFilter(watched, event)

    def _items(self) -> list[QListWidgetItem]:
        return [self.rows.item(row) for row in range(self.rows.count())]

    def _shown(self) -> list[QListWidgetItem]:
        return [item for item in self._items() if not item.isHidden()]

    def _filter(self, wanted: str) -> None:
        words = wanted.casefold().split()
        for item in self._items():
            item.setHidden(not all(word in item.text().casefold() for word in words))
        self._go_to_first()

    def _go_to_first(self) -> None:
        shown = self._shown()
        if shown and self.rows.currentItem() not in shown:
            self.rows.setCurrentItem(shown[0])

    def _tick_the_only_one(self) -> None:
        shown = self._shown()
        if len(shown) == 1:
            self._tick(shown[0], not _is_ticked(shown[0]))

    def _ticked(self, changed: QListWidgetItem) -> None:
        if self._filling:
            return
        if self._one and _is_ticked(changed):
            self._filling = True
            for item in self._items():
                self._tick(item, item is changed)
            self.other.clear()
            self._filling = False
        self._changed()

    def _write_other(self, text: str) -> None:
        if self._filling:
            return
        if self._one and text.strip():
            self._filling = True
            for item in self._items():
                self._tick(item, False)
            self._filling = False
        self._changed()

    def _tick(self, item: QListWidgetItem, on: bool) -> None:
        item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)

    def _show_chosen(self) -> None:
        """What is chosen, also where the search hides it."""
        texts = [item.text() for item in self._items() if _is_ticked(item)]
        self.chosen.setText(f"Valt: {', '.join(texts)}" if texts else "Inget valt")


def _is_ticked(item: QListWidgetItem) -> bool:
    return item.checkState() is Qt.CheckState.Checked
