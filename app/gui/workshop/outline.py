"""The outline of a set: itself, its sections and their questions, in one list."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QDropEvent, QIcon, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem

from app.gui.kit.dropped_files import pass_files_on
from app.gui.kit.icons import Icons, Mark
from app.gui.kit.lists import sync_current_with_selection
from app.gui.kit.signals import signal
from app.gui.kit.theme import ICON, on_theme_change, scaled
from app.gui.workshop.field_form import owner_of
from app.model.base import Location
from app.model.form import CLOSING
from app.model.form_texts import with_any_year
from app.model.rich_text import shortened
from app.model.shown_characters import shown

if TYPE_CHECKING:
    from app.services.question_sets.set_remarks import DraftRemark

WHOLE: Location = ()
_PLACE = Qt.ItemDataRole.UserRole
_LONGEST = 60
_ALT = Qt.KeyboardModifier.AltModifier
_CTRL = Qt.KeyboardModifier.ControlModifier
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


def section_of(index: int) -> Location:
    return "sections", index


def question_at(section: int, index: int) -> Location:
    return "sections", section, "questions", index


def is_question(place: Location) -> bool:
    return len(place) == 4


def places_in(content: Mapping[str, Any]) -> list[Location]:
    """The whole, then every section with its questions."""
    places = [WHOLE]
    for number, section in enumerate(_tables(content.get("sections"))):
        places.append(section_of(number))
        questions = _tables(section.get("questions"))
        places += [question_at(number, index) for index in range(len(questions))]
    return places


def name_at(content: Mapping[str, Any], place: Location) -> str:
    """What a place is called in the outline."""
    if not place:
        return "Om frågorna"
    section = _tables(content.get("sections"))[int(place[1])]
    if is_question(place):
        question = _tables(section.get("questions"))[int(place[3])]
        said = str(question.get("short") or question.get("text") or "Ny fråga")
        return shortened(" ".join(with_any_year(said).split()), _LONGEST)
    number, title = section.get("number"), section.get("title")
    if number is None and not title:
        return CLOSING
    return f"{'' if number is None else number}. {title or 'Nytt avsnitt'}"


def _tables(value: object) -> list[Mapping[str, Any]]:
    return [one for one in value if isinstance(one, Mapping)] if isinstance(value, list) else []


class Outline(QListWidget):
    """Alt with an arrow moves what is current, and so does dragging it."""

    leaving = Signal()
    """The current place is about to be left."""

    @signal
    def chosen(self, place: Location, /) -> None: ...

    @signal
    def move_wanted(self, place: Location, step: int, /) -> None: ...

    @signal
    def dropped(self, place: Location, before: Location, /) -> None:
        """One is dragged to where another stands; that is the whole where it is after all."""

    add_wanted = Signal()
    copy_wanted = Signal()
    remove_wanted = Signal()
    menu_wanted = Signal(QPoint)

    def __init__(self, icons: Icons, *, editable: bool) -> None:
        super().__init__()
        self._drawings = icons
        self._editable = editable
        self._content: Mapping[str, Any] = {}
        self._place: Location = WHOLE
        self.setAccessibleName("Frågornas ordning")
        self.setProperty("role", "places")
        self.setWordWrap(True)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        if editable:
            self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
            self.setDefaultDropAction(Qt.DropAction.MoveAction)
        pass_files_on(self)
        self._icons: dict[Mark, QIcon] = {}
        on_theme_change(self._apply_theme)
        self._apply_theme()
        self.currentItemChanged.connect(self._emit_chosen)
        sync_current_with_selection(self)

    @property
    def place(self) -> Location:
        return self._place

    def places(self) -> list[Location]:
        return [self._place_at(row) for row in range(self.count())]

    def show_content(
        self, content: Mapping[str, Any], remarks: "Iterable[DraftRemark]", current: Location
    ) -> None:
        """Show what the set says, with how much is remarked on each; nobody is told."""
        self._content = content
        wanted, told = places_in(content), tuple(remarks)
        self.blockSignals(True)
        while self.count() > len(wanted):
            self.takeItem(self.count() - 1)
        while self.count() < len(wanted):
            self.addItem(QListWidgetItem())
        for row, place in enumerate(wanted):
            self._fill(self.item(row), place, _about(place, told))
        self._place = current if current in wanted else WHOLE
        self.setCurrentRow(wanted.index(self._place))
        self.blockSignals(False)
        self.viewport().update()

    def go_to(self, place: Location) -> None:
        """Make a place the current one; nothing happens where it is not there."""
        places = self.places()
        if place in places:
            self.setCurrentRow(places.index(place))

    def _fill(self, item: QListWidgetItem, place: Location, remarks: "list[DraftRemark]") -> None:
        errors = sum(one.kind == "error" for one in remarks)
        advice = len(remarks) - errors
        name = shown(name_at(self._content, place))
        counted = [_counted(errors, "fel", "fel"), _counted(advice, "råd", "råd")]
        told = ", ".join(filter(None, counted))
        number = errors or advice
        item.setData(_PLACE, place)
        font = item.font()
        font.setBold(not is_question(place))
        item.setFont(font)
        item.setText(f"{name} ({number})" if number else name)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, ", ".join(filter(None, (name, told))))
        item.setToolTip(told)
        mark = Mark.BEGUN if errors else Mark.DONE
        item.setIcon(self._icons[mark] if self._editable else QIcon())
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if place and self._editable:
            flags |= Qt.ItemFlag.ItemIsDragEnabled
        item.setFlags(flags)

    def _place_at(self, row: int) -> Location:
        # Qt gives a tuple back as a list.
        return tuple(self.item(row).data(_PLACE))

    def _apply_theme(self) -> None:
        self.setIconSize(QSize(scaled(ICON), scaled(ICON)))
        self._icons = {mark: self._drawings.mark(mark) for mark in (Mark.BEGUN, Mark.DONE)}

    def _emit_chosen(self) -> None:
        row = self.currentRow()
        place = self._place_at(row) if row >= 0 else WHOLE
        # A row is selected before it becomes current, so this may be called twice.
        if place != self._place:
            self.leaving.emit()
            self._place = place
            self.chosen.emit(place)

    # Keys and dragging.

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        if self._editable:
            self.menu_wanted.emit(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if not self._editable or not self._take_key(event):
            super().keyPressEvent(event)

    def _take_key(self, event: QKeyEvent) -> bool:
        key, modifiers = event.key(), event.modifiers()
        if modifiers == _ALT and key in _STEPS:
            self.move_wanted.emit(self._place, _STEPS[Qt.Key(key)])
        elif key == Qt.Key.Key_Insert:
            self.add_wanted.emit()
        elif key == Qt.Key.Key_D and modifiers == _CTRL:
            self.copy_wanted.emit()
        elif key == Qt.Key.Key_Delete:
            self.remove_wanted.emit()
        else:
            return False
        return True

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        # The draft moves it, and the list follows.
        target = self.indexAt(event.position().toPoint()).row()
        below = self.dropIndicatorPosition() is QAbstractItemView.DropIndicatorPosition.BelowItem
        row = self.count() if target < 0 else target + below
        before = self._place_at(row) if row < self.count() else WHOLE
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
        self.dropped.emit(self._place, before)


def _about(place: Location, remarks: "tuple[DraftRemark, ...]") -> "list[DraftRemark]":
    """What is remarked on it; of a section nothing about its questions, of the whole the rest."""
    return [one for one in remarks if owner_of(one.location) == place]


def _counted(count: int, one: str, several: str) -> str:
    return f"{count} {one if count == 1 else several}" if count else ""
