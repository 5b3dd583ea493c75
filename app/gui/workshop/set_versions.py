"""The earlier versions of a set that is written: compared with what it says now, and restored."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QWidget

from app.formats.html.elements import element, html
from app.gui.kit.date_texts import time_text
from app.gui.kit.flow import Flow
from app.gui.kit.lists import DATA, HtmlRows, add_row
from app.gui.kit.parts import button, column_in
from app.gui.kit.reading_text import ReadingText
from app.gui.kit.services import REFUSALS, Services
from app.gui.kit.theme import STEP, scaled
from app.gui.question_sets.question_set_texts import changes_html
from app.model.swedish import in_figures, with_capital
from app.model.version_history import VersionCause, VersionEntry
from app.services.workshop.set_draft import SetDraft

if TYPE_CHECKING:
    from app.services.workshop.workshop import Workshop

_SIZE = (1000, 640)
_LIST_WIDTH = 260
_ELSEWHERE = "sparad i ett annat fönster eller på en annan dator"
_UNFINISHED = "Den går inte att jämföra: något fattas i den, eller i det som står nu."


class SetVersionsDialog(QDialog):
    """A version is read when it is looked at."""

    wanted = Signal(str)
    """What it says is to be said again."""

    def __init__(
        self,
        entries: Sequence[VersionEntry],
        draft: SetDraft,
        workshop: "Workshop",
        services: Services,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._draft, self._workshop, self._services = draft, workshop, services
        self._text = ""
        self.setWindowTitle("Tidigare versioner")
        room = parent.window().size()
        self.resize(min(_SIZE[0], room.width() - 40), min(_SIZE[1], room.height() - 40))
        self.list = QListWidget()
        self.list.setAccessibleName("Tidigare versioner")
        HtmlRows.install(self.list)
        self.list.setFixedWidth(min(scaled(_LIST_WIDTH), self.width() // 3))
        self.changes = ReadingText("Vad som har ändrats sedan dess")
        self.restore = button("Ta tillbaka den här versionen", self._restore, "primary")
        self._leave = button("Stäng", self.reject)
        self._leave.setAutoDefault(False)
        self._lay_out()
        for entry in entries:
            title = with_capital(time_text(entry.moment, services.now()))
            cause = _ELSEWHERE if entry.cause is VersionCause.ELSEWHERE else ""
            add_row(self.list, title, f"{in_figures(entry.words)} ord i filen", entry, cause)
        self.list.currentItemChanged.connect(self._show)
        self.list.setCurrentRow(0)
        self.list.setFocus()

    def _lay_out(self) -> None:
        middle = QHBoxLayout()
        middle.setSpacing(STEP * 2)
        middle.addWidget(self.list)
        middle.addWidget(self.changes, 1)
        buttons = Flow()
        buttons.add(self._leave)
        buttons.add_at_the_end(self.restore)
        outer = column_in(self, spacing=STEP * 2)
        outer.setContentsMargins(STEP * 3, STEP * 3, STEP * 3, STEP * 2)
        outer.addLayout(middle, 1)
        outer.addLayout(buttons)

    def _show(self) -> None:
        entry = self.list.currentItem().data(DATA)
        self._text = ""
        try:
            self._text = self._workshop.version_text(self._draft.key, entry)
        except REFUSALS as error:
            self._tell(f"Versionen går inte att läsa. {error}")
        self.restore.setEnabled(bool(self._text) and self._text != self._draft.text)
        if self._text == self._draft.text:
            self._tell("Så står det nu.")
        elif self._text:
            self._compare(time_text(entry.moment, self._services.now()))

    def _compare(self, when: str) -> None:
        catalog = self._services.catalog
        then = SetDraft("", self._text, catalog).preview_form()
        now = self._draft.preview_form()
        if then is None or now is None:
            self._tell(_UNFINISHED)
            return
        told = changes_html(then, now, catalog.register)
        if not told:
            self._tell("Frågorna är desamma; något annat i filen skiljer.")
            return
        legend = f"Sedan {when}: överstruket är borta, understruket har tillkommit."
        self.changes.show_html(html(element("p", legend, css="muted"), told))

    def _tell(self, text: str) -> None:
        self.changes.show_html(element("p", text, css="muted"))

    def _restore(self) -> None:
        if self._text:
            self.accept()
            self.wanted.emit(self._text)
