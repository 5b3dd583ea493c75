"""The list of question sets, and one to be installed with what it changes."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from app.formats.html.elements import Html, element, html
from app.gui.kit.lists import DATA, HtmlRows, add_row
from app.gui.kit.messages import MessageBar
from app.gui.kit.page import SecondaryPage
from app.gui.kit.parts import button, centred, column_in
from app.gui.kit.reading_text import ReadingText
from app.gui.kit.signals import signal
from app.gui.kit.theme import STEP
from app.gui.question_sets.question_set_texts import (
    audience_in_words,
    changes_html,
    facts_html,
    name_of,
    questions_html,
    terms_in_words,
)
from app.model.form import FormDefinition
from app.model.register import Register
from app.model.shown_characters import shown
from app.model.swedish import with_capital
from app.services.question_sets.form_library import InstalledSet, SetFile, SetStatus
from app.services.sending.recipients import recipient_in


class QuestionSetsPage(SecondaryPage):
    """One row for each set; the officer's own can be removed."""

    @signal
    def remove_wanted(self, installed: InstalledSet, /) -> None: ...

    file_wanted = Signal()
    topic = "Nya frågor från kontoret"
    is_choosing = False

    def __init__(self, register: Register) -> None:
        super().__init__("Frågeuppsättningar")
        self._register = register
        self.done = MessageBar(framed=True)
        self._list = QListWidget()
        self._list.setAccessibleName("Frågeuppsättningar")
        HtmlRows.install(self._list)
        self.remove = button("Ta bort …", self._remove, "quiet")
        self.remove.setAccessibleName("Ta bort frågorna")
        self.install = button("Installera från fil …", self.file_wanted.emit)
        middle = QWidget()
        column = column_in(middle, spacing=STEP * 2)
        column.addWidget(self.done)
        column.addWidget(self._list, 1)
        self.lay_out(centred(middle), [self.remove], [self.install])
        self._list.currentItemChanged.connect(self._row_changed)

    def show_sets(self, sets: Sequence[InstalledSet], chosen: FormDefinition | None = None) -> None:
        """Select one of them; the officer's own come first."""
        self._list.clear()
        # The officer's own come first.
        for installed in sorted(sets, key=lambda installed: installed.path is None):
            whose = "följer med programmet" if installed.path is None else "installerad av dig"
            # Their titles are often the same.
            who = audience_in_words(installed.form, self._register)
            title = f"{with_capital(who)} · version {installed.form.version}"
            terms = terms_in_words(installed.form, self._register.calendar)
            note = f"{installed.form.short_title} · {terms} · {whose}"
            item = add_row(self._list, title, note, installed)
            if installed.form == chosen:
                self._list.setCurrentItem(item)
        if chosen is None or self._list.currentRow() < 0:
            self._list.setCurrentRow(0)
        self._row_changed()

    def focus_first(self) -> None:
        self._list.setFocus()

    def current(self) -> InstalledSet | None:
        item: QListWidgetItem | None = self._list.currentItem()
        return item.data(DATA) if item else None

    def _row_changed(self) -> None:
        current = self.current()
        own = current is not None and current.path is not None
        self.remove.setEnabled(own)
        self.remove.setToolTip("" if own else "Det som följer med programmet går inte att ta bort.")

    def _remove(self) -> None:
        if (current := self.current()) is not None:
            self.remove_wanted.emit(current)


_WHAT_IT_IS = {
    SetStatus.NEW: "Det här är frågor som du inte har sedan tidigare.",
    SetStatus.NEWER: "Det här är en nyare version av frågor som du redan har.",
    SetStatus.OLDER: "Du har redan en nyare version av de här frågorna. Den här används inte för "
    "nya rapporter, men gör att du kan öppna rapporter som bygger på den.",
    SetStatus.INSTALLED: "De här frågorna är redan installerade. Du behöver inte göra något.",
}
_NOT_USED = (
    "Andra frågor som är installerade går före, så den här används inte för någon ny rapport."
)
_NO_ADDRESS = (
    "Det går inte att skicka till adressen, så den används inte. Fråga den som har skickat ut "
    "frågorna efter rätt adress, och fyll i den när du skickar rapporten."
)


class QuestionSetPage(SecondaryPage):
    install_wanted = Signal()
    cancelled = Signal()
    """The officer wants back to where they were."""
    topic = "Nya frågor från kontoret"

    def __init__(self, found: SetFile, register: Register) -> None:
        super().__init__("Frågeuppsättning")
        self.found = found
        installed = found.status is SetStatus.INSTALLED
        self.text = ReadingText("Om frågorna")
        self.text.show_html(_page_html(found, register))
        self._cancel = button("Stäng" if installed else "Avbryt", self.cancelled.emit)
        self.install = button("Installera", self.install_wanted.emit, "primary")
        self.lay_out(centred(self.text), [self._cancel], [self.install])
        self.install.setVisible(not installed)

    def go_back(self) -> None:
        self.cancelled.emit()

    def focus_first(self) -> None:
        focused = self._cancel if self.install.isHidden() else self.install
        focused.setFocus()


def _page_html(found: SetFile, register: Register) -> Html:
    form, before = found.form, found.before
    parts = [
        element("h2", name_of(form)),
        element("p", f"Filen {shown(found.file)}", css="muted"),
        element("p", _WHAT_IT_IS[found.status]),
    ]
    if not found.used and found.status in {SetStatus.NEW, SetStatus.NEWER}:
        parts.append(element("p", _NOT_USED))
    parts.append(facts_html(form, register))
    if form.recipient and not recipient_in(form):
        parts.append(element("p", _NO_ADDRESS))
    if before is not None and found.status is not SetStatus.INSTALLED:
        parts.append(element("h3", f"Vad som skiljer från {_which(found, register)}"))
        if changes := changes_html(before, form, register):
            legend = "Överstruket är borta, understruket har tillkommit."
            parts += [element("p", legend, css="muted"), changes]
        else:
            parts.append(element("p", "Frågorna är desamma."))
    parts += [element("h3", "Alla frågor"), questions_html(form)]
    parts.append(element("p", f"Beteckning i filen: {form.id}", css="muted"))
    return html(*parts)


def _which(found: SetFile, register: Register) -> str:
    before = found.before
    if before is None:
        return ""
    if before.id == found.form.id:
        return f"version {before.version}"
    return f"”{name_of(before)}” för {audience_in_words(before, register)}"
