"""The start page's rows for reports, with their deadlines and sending states."""

import datetime
from collections.abc import Callable, Hashable, Iterable, Mapping
from typing import TypeVar
from uuid import UUID

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyleOptionViewItem, QWidget

from app.gui.kit.date_texts import day_text, due_text, is_late
from app.gui.kit.lists import ROW_MARGIN, Aside, HtmlRows, Index, add_row, fill_row, width_of
from app.gui.kit.messages import Level, Message
from app.gui.kit.theme import STEP, scaled
from app.gui.start.report_cards import ACTION, ReportCards
from app.model.report import ListedReport, ReportHead
from app.model.swedish import local_time, with_capital
from app.model.term import Term
from app.model.titles import Titles
from app.services.catalog import Catalog

# The width that the text of a row has to have, for the buttons to be beside it.
_LEAST_BESIDE = 400

K = TypeVar("K", bound=Hashable)
V = TypeVar("V", int, Term)
Sent = Mapping[tuple[UUID, int], datetime.datetime]


def newest(known: Iterable[tuple[K, V]]) -> dict[K, V]:
    """The greatest value of each key."""
    found: dict[K, V] = {}
    for key, value in known:
        found[key] = max(value, found.get(key, value))
    return found


class SendingNotes:
    """Deadlines and sending states, when the revisions in `sent` have been sent.

    A late report gives a warning.
    """

    def __init__(
        self, exported: Iterable[ReportHead], sent: Sent, catalog: Catalog, now: datetime.datetime
    ) -> None:
        self._sent = sent
        self._sent_once = {report_id for report_id, _ in sent}
        self._catalog = catalog
        self._now = now
        self._newest = newest((report.report_id, report.revision) for report in exported)

    def of_draft(self, report: ReportHead) -> Message:
        """When it is due; nothing where an earlier revision was sent."""
        due = self._due(report)
        return Message(with_capital(due.text), due.level)

    def of_exported(self, report: ReportHead) -> Message:
        """Whether it was sent or replaced; else when it is due."""
        sent_at = self._sent.get((report.report_id, report.revision))
        if sent_at is not None:
            return Message(f"Skickad {day_text(local_time(sent_at).date(), self._now)}")
        latest = self._newest[report.report_id]
        if latest > report.revision:
            return Message(f"Ersatt av version {latest}")
        due = self._due(report)
        return Message(" · ".join(filter(None, ("Inte skickad", due.text))), due.level)

    def _due(self, report: ReportHead) -> Message:
        due = self._catalog.due(report)
        if due is None or report.report_id in self._sent_once:
            return Message()
        late = is_late(due, self._now)
        return Message(due_text(due, self._now), Level.WARNING if late else Level.INFO)


class CardRows(HtmlRows):
    """With room for the buttons of a row: beside its text, or below where there is too little."""

    def __init__(self, rows: QListWidget) -> None:
        super().__init__(rows)
        self._asides: dict[tuple[int, int, int], Aside] = {}

    def aside(self, index: Index, rows: QWidget, wide: int) -> Aside:
        assert isinstance(rows, ReportCards)
        size = rows.size_of_buttons(index.data(ACTION), wide - ROW_MARGIN)
        # The list asks for all of its rows again at every change.
        about = wide, size.width(), size.height()
        if about not in self._asides:
            beside = wide - size.width() >= scaled(_LEAST_BESIDE)
            self._asides[about] = (
                Aside(beside=size.width() + 2 * STEP, least=size.height())
                if beside
                else Aside(below=size.height() + STEP)
            )
        return self._asides[about]

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:  # noqa: N802
        super().initStyleOption(option, index)
        rows = option.widget
        if isinstance(rows, ReportCards) and not rows.is_used():
            # Whoever is elsewhere has chosen nothing here.
            option.state &= ~QStyle.StateFlag.State_Selected

    def updateEditorGeometry(  # noqa: N802
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        rows = option.widget
        assert isinstance(rows, ReportCards)
        row, wide = option.rect, width_of(rows)
        size = rows.size_of_buttons(index.data(ACTION), wide - ROW_MARGIN)
        place = QRect(QPoint(), size)
        if self.aside(index, rows, wide).below:
            # In a narrow window with large text there is hardly room for them.
            margin = min(ROW_MARGIN, (row.width() - size.width()) // 2)
            place.moveBottomLeft(row.bottomLeft() + QPoint(margin, -STEP))
        else:
            place.moveCenter(row.center())
            place.moveRight(row.right() - STEP)
        editor.setGeometry(place)


def show_reports(
    cards: ReportCards,
    reports: Iterable[ListedReport],
    titles: Titles,
    note: Callable[[ListedReport], str],
    sending_record: Callable[[ListedReport], Message],
) -> None:
    cards.clear()
    for report in reports:
        sending = sending_record(report)
        late = sending.level is Level.WARNING
        title = titles.of(report)
        item = add_row(cards, title, note(report), report, sending.text, warning=late)
        item.setData(ACTION, cards.own_action(report))
    cards.setCurrentRow(0)
    cards.fit()


def show_note(row: QListWidgetItem, title: str, note: str, sending: Message) -> None:
    """Show another second line in the row of a report."""
    late = sending.level is Level.WARNING
    fill_row(row, title, note, sending.text, warning=late)
