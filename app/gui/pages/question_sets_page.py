"""The question sets that are installed: with the program, or by the officer."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.gui.form_words import audience_in_words, terms_in_words
from app.gui.pages.aside_page import AsidePage
from app.gui.theme import STEP
from app.gui.widgets.columns import centred
from app.gui.widgets.html_rows import HTML, HtmlRows, two_lines
from app.gui.widgets.notice import Notice
from app.gui.widgets.parts import button
from app.gui.widgets.selecting import go_where_selected
from app.model.committee import CommitteeRegister
from app.model.form import FormDefinition
from app.model.sentence import with_capital
from app.services.form_library import InstalledSet

_SET = Qt.ItemDataRole.UserRole


class QuestionSetsPage(AsidePage):
    """One row a set; the officer's own can be taken away."""

    remove_wanted = Signal(object)
    file_wanted = Signal()
    topic = "Nya frågor från kontoret"
    is_choosing = False

    def __init__(self, register: CommitteeRegister) -> None:
        super().__init__("Frågeuppsättningar")
        self._register = register
        self.done = Notice()
        self.list = QListWidget()
        self.list.setAccessibleName("Frågeuppsättningar")
        HtmlRows.dress(self.list)
        go_where_selected(self.list)
        self.remove = button("Ta bort …", self._remove, "quiet")
        self.remove.setAccessibleName("Ta bort frågorna")
        self.install = button("Installera från fil …", self.file_wanted.emit)
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(STEP * 2)
        column.addWidget(self.done)
        column.addWidget(self.list, 1)
        self.lay_out(centred(middle), [self.remove], [self.install])
        self.list.currentItemChanged.connect(self._follow)

    def show_sets(self, sets: Sequence[InstalledSet], chosen: FormDefinition | None = None) -> None:
        """Replace what is shown, and go to one of them; the officer's own come first."""
        self.list.clear()
        # What the officer has installed is what they look for.
        for one in sorted(sets, key=lambda one: one.path is None):
            whose = "följer med programmet" if one.path is None else "installerad av dig"
            # Their titles are often all the same.
            who = audience_in_words(one.form, self._register)
            title = f"{with_capital(who)} · version {one.form.version}"
            note = f"{one.form.short_title} · {terms_in_words(one.form)} · {whose}"
            item = QListWidgetItem(f"{title}\n{note}")
            item.setData(HTML, two_lines(title, note))
            item.setData(_SET, one)
            self.list.addItem(item)
            if one.form == chosen:
                self.list.setCurrentItem(item)
        if chosen is None or self.list.currentRow() < 0:
            self.list.setCurrentRow(0)
        self._follow()

    def say(self, text: str) -> None:
        """Tell what was done."""
        self.done.say(text)

    def focus_first(self) -> None:
        self.list.setFocus()

    def current(self) -> InstalledSet | None:
        """The set of the current row."""
        item: QListWidgetItem | None = self.list.currentItem()
        return item.data(_SET) if item else None

    def _follow(self) -> None:
        current = self.current()
        own = current is not None and current.path is not None
        self.remove.setEnabled(own)
        self.remove.setToolTip("" if own else "Det som följer med programmet går inte att ta bort.")

    def _remove(self) -> None:
        if self.current() is not None:
            self.remove_wanted.emit(self.current())
