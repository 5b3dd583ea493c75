"""The reports that were removed, with what may be done with them."""

import datetime
from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from app.gui.kit.date_texts import time_text
from app.gui.kit.lists import DATA, HtmlRows, add_row
from app.gui.kit.messages import MessageBar
from app.gui.kit.page import SecondaryPage
from app.gui.kit.parts import button, centred, column_in, label
from app.gui.kit.signals import signal
from app.gui.kit.theme import STEP
from app.model.titles import Titles
from app.services.reports.bin import KEPT, RemovedReport

_ABOUT = f"Det du tar bort ligger kvar här i {KEPT.days} dagar. Sedan tas det bort för alltid."


class BinPage(SecondaryPage):
    """One row for each; Enter or a double click brings it back."""

    @signal
    def bring_back_wanted(self, removed: RemovedReport, /) -> None: ...

    @signal
    def remove_wanted(self, removed: RemovedReport, /) -> None:
        """For good."""

    empty_wanted = Signal()
    topic = "Ta bort en rapport"
    is_choosing = False

    def __init__(self) -> None:
        super().__init__("Borttagna")
        self.removed: tuple[RemovedReport, ...] = ()
        self.done = MessageBar(framed=True)
        self.list = QListWidget()
        self.list.setAccessibleName("Borttagna rapporter")
        HtmlRows.install(self.list)
        self._empty = label("Här ligger inga rapporter.", "muted")
        self.bring_back = button(
            "Ta tillbaka", lambda: self._emit(self.bring_back_wanted.emit), "primary"
        )
        self.remove = button(
            "Ta bort för alltid …", lambda: self._emit(self.remove_wanted.emit), "quiet"
        )
        self.empty = button("Töm …", self.empty_wanted.emit, "quiet")
        self.empty.setAccessibleName("Töm Borttagna")
        middle = QWidget()
        column = column_in(middle, spacing=STEP * 2)
        column.addWidget(self.done)
        column.addWidget(label(_ABOUT, "muted"))
        column.addWidget(self._empty)
        column.addWidget(self.list, 1)
        column.addStretch()
        self.lay_out(centred(middle), [self.remove, self.empty], [self.bring_back])
        self.list.itemActivated.connect(lambda item: self.bring_back_wanted.emit(item.data(DATA)))

    def show_removed(
        self, contents: Sequence[RemovedReport], titles: Titles, now: datetime.datetime
    ) -> None:
        """The row that is chosen stays in its place."""
        self.removed = tuple(contents)
        row = max(self.list.currentRow(), 0)
        self.list.clear()
        for removed in contents:
            title = titles.of(removed.report) if removed.report else "En rapport som är skadad"
            when = time_text(removed.removed_at, now)
            add_row(self.list, title, f"borttagen {when}", removed, _left(removed.days_left(now)))
        self.list.setCurrentRow(min(row, len(contents) - 1))
        for widget in (self.list, self.bring_back, self.remove, self.empty):
            widget.setVisible(bool(contents))
        self._empty.setVisible(not contents)

    def focus_first(self) -> None:
        (self.list if self.list.count() else self.header).setFocus()

    def _emit(self, wanted: Callable[[RemovedReport], object]) -> None:
        item: QListWidgetItem | None = self.list.currentItem()
        if item is not None:
            wanted(item.data(DATA))


def _left(days: int) -> str:
    if not days:
        return "Tas snart bort för alltid"
    return "1 dag kvar" if days == 1 else f"{days} dagar kvar"
