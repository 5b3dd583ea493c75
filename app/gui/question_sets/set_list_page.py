"""The list of question sets: what is on offer, and what is being written."""

from collections.abc import Callable, Sequence
from enum import Enum
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QMenu, QPushButton, QWidget

from app.gui.kit.lists import DATA, HtmlRows, add_row
from app.gui.kit.messages import MessageBar
from app.gui.kit.page import SecondaryPage
from app.gui.kit.parts import button, centred, column_in
from app.gui.kit.signals import signal
from app.gui.kit.theme import STEP
from app.gui.question_sets.question_set_texts import audience_in_words, terms_in_words
from app.gui.question_sets.register_page import RegisterLine
from app.model.form import FormDefinition
from app.model.register import Register
from app.model.surveys import Surveys
from app.model.swedish import with_capital
from app.services.workshop.workshop import ListedSet

_E = TypeVar("_E", bound=Enum)


class SetWork(Enum):
    """What can be done with a set of the list."""

    OPEN = "Öppna"
    NEXT = "Gör nästa version"
    COPY = "Gör en kopia"
    PRINT = "Förhandsgranska och skriv ut …"
    SAVE_FILE = "Spara filen …"
    WORKBOOK = "Spara som Excel-fil …"


class NewSet(Enum):
    """What a new set is begun from."""

    EMPTY = "Tomma frågor"
    WORKBOOK = "Från en Excel-fil …"
    FILE = "Från en fil med frågor …"


_ON_OFFER = (SetWork.OPEN, SetWork.NEXT, SetWork.COPY)
_FROM_SELECTED = {
    SetWork.NEXT: "Nästa version av de markerade",
    SetWork.COPY: "En kopia av de markerade, som egna frågor",
}
_OUT = (SetWork.PRINT, SetWork.SAVE_FILE, SetWork.WORKBOOK)


class QuestionSetsPage(SecondaryPage):
    """One row for each; Enter or a double click opens it. The officer's own can be removed."""

    @signal
    def remove_wanted(self, listed: ListedSet, /) -> None: ...

    @signal
    def work_wanted(self, work: SetWork, listed: ListedSet, /) -> None: ...

    @signal
    def new_wanted(self, begins: NewSet, /) -> None: ...

    file_wanted = Signal()
    undo_wanted = Signal()
    """What was removed is wanted back."""
    topic = "Nya frågor från kontoret"
    is_choosing = False

    def __init__(self, register: Register) -> None:
        super().__init__("Frågor")
        self._register = register
        self._surveys = Surveys(())
        self.undo = button("Ångra", self.undo_wanted.emit)
        self.undo.setAccessibleName("Ångra borttagningen")
        self.undo.hide()
        self.done = MessageBar(self.undo, framed=True)
        self._list = _SetRows()
        self.register = RegisterLine()
        self.remove = button("Ta bort …", self._remove, "quiet")
        self.remove.setAccessibleName("Ta bort frågorna")
        self.more = button("Fler val", self._show_more, "quiet")
        self.new = button("Skriv nya frågor …", self._show_new)
        self.install = button("Installera från fil …", self.file_wanted.emit)
        self.open = button("Öppna", lambda: self._work(SetWork.OPEN), "primary")
        middle = QWidget()
        column = column_in(middle, spacing=STEP * 2)
        column.addWidget(self.done)
        column.addWidget(self._list, 1)
        column.addWidget(self.register)
        forward = [self.new, self.install, self.open]
        self.lay_out(centred(middle, "wide"), [self.remove, self.more], forward, "wide")
        self._list.currentItemChanged.connect(self._row_changed)
        self._list.itemActivated.connect(lambda _: self._work(SetWork.OPEN))
        self._list.menu_wanted.connect(self._show_menu)
        self._list.removal_wanted.connect(self._remove)

    def show_sets(self, sets: Sequence[ListedSet], chosen: FormDefinition | None = None) -> None:
        """Select one of them; what is written comes first, then the officer's own."""
        self._list.clear()
        self._surveys = Surveys(one.form for one in sets if one.form is not None)
        for listed in sorted(sets, key=lambda one: (not one.is_draft, one.path is None)):
            item = add_row(self._list, *self._row(listed), listed, warning=bool(listed.problem))
            if listed.form is not None and listed.form == chosen and not listed.is_draft:
                self._list.setCurrentItem(item)
        if chosen is None or self._list.currentRow() < 0:
            self._list.setCurrentRow(0)
        self._row_changed()

    def _row(self, listed: ListedSet) -> tuple[str, str]:
        if listed.form is None:
            return listed.title or "Frågor som inte går att läsa", listed.problem
        whose = "följer med programmet" if listed.path is None else "installerad av dig"
        if listed.is_draft:
            whose = "skrivs, inte utskickad"
        # Their titles are often the same.
        who = audience_in_words(listed.form, self._register)
        title = f"{with_capital(who)} · version {listed.version or listed.form.version}"
        name = listed.title or "Frågor utan titel"
        if listed.title == listed.form.short_title:
            name = self._surveys.title_of(listed.form)
        return title, f"{name} · {terms_in_words(listed.form, self._register.calendar)} · {whose}"

    def offer_undo(self, *, offered: bool) -> None:
        self.undo.setVisible(offered)

    def focus_first(self) -> None:
        self._list.setFocus()

    def current(self) -> ListedSet | None:
        item: QListWidgetItem | None = self._list.currentItem()
        return item.data(DATA) if item else None

    def _row_changed(self) -> None:
        current = self.current()
        own = current is not None and (current.path is not None or current.is_draft)
        self.remove.setEnabled(own)
        self.remove.setText("Ta bort" if current is not None and current.is_draft else "Ta bort …")
        self.remove.setToolTip("" if own else "Det som följer med programmet går inte att ta bort.")
        readable = current is not None and (current.form is not None or current.is_draft)
        self.open.setEnabled(readable and not (current and current.problem))
        self.more.setEnabled(bool(self._works()))

    def _works(self) -> tuple[SetWork, ...]:
        current = self.current()
        if current is None or current.problem or current.form is None:
            return ()
        return (SetWork.OPEN, SetWork.COPY, *_OUT) if current.is_draft else (*_ON_OFFER, *_OUT)

    def _work(self, work: SetWork) -> None:
        if (current := self.current()) is not None and not current.problem:
            self.work_wanted.emit(work, current)

    def _remove(self) -> None:
        current = self.current()
        if current is not None and self.remove.isEnabled():
            self.remove_wanted.emit(current)

    # The menus.

    def _show_more(self) -> None:
        _show_at(self.more, _menu(self, self._works(), self._work))

    def _show_menu(self, at: QPoint) -> None:
        _menu(self, self._works(), self._work).popup(at)

    def _show_new(self) -> None:
        """From what is selected, or from nothing of it."""
        menu = _menu(self, tuple(NewSet), self.new_wanted.emit)
        first = menu.actions()[0]
        offered = [one for one in self._works() if one in _FROM_SELECTED]
        for one in offered:
            action = QAction(_FROM_SELECTED[one], menu)
            action.triggered.connect(partial(self._work, one))
            menu.insertAction(first, action)
        if offered:
            menu.insertSeparator(first)
        _show_at(self.new, menu)


def _menu(parent: QWidget, choices: Sequence[_E], do: Callable[[_E], object]) -> QMenu:
    """A menu of what there is to choose from."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for one in choices:
        menu.addAction(str(one.value), partial(do, one))
    return menu


class _SetRows(QListWidget):
    """Delete removes what is current, and the right button has a menu."""

    menu_wanted = Signal(QPoint)
    removal_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Frågor")
        HtmlRows.install(self)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        self.menu_wanted.emit(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Delete:
            self.removal_wanted.emit()
        else:
            super().keyPressEvent(event)


def _show_at(above: QPushButton, menu: QMenu) -> None:
    menu.popup(above.mapToGlobal(QPoint(0, -menu.sizeHint().height())))
