"""Merging a file with the officer's own version of the same report."""

import datetime
from functools import partial
from itertools import pairwise
from threading import Event

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.gui.kit.date_texts import time_text
from app.gui.kit.page import SecondaryPage
from app.gui.kit.page_controller import PageController
from app.gui.kit.parts import announce, button, column_in, label, scrolled
from app.gui.kit.services import REFUSALS
from app.gui.kit.signals import signal
from app.gui.kit.theme import STEP
from app.gui.kit.waiting import wait_for
from app.gui.merge.difference_row import DifferenceRow
from app.model.form import FormDefinition
from app.model.merge import Choices, Reason
from app.model.places import text_at
from app.model.report import Report, title_of
from app.model.swedish import in_figures, with_capital
from app.services.errors import StoppedWaitingError
from app.services.reading.report_reader import ReadReport
from app.services.reports.editing_session import EditingSession, begin_editing
from app.services.reports.two_versions import TwoVersions, merge, own_version, two_versions

_BOTH_CHANGED = "Du och en kollega har ändrat i samma rapport."
_THEY_CHANGED = "En kollega har ändrat i rapporten, och du har inte ändrat på samma ställen."
_CHOOSE = (
    "{} Kollegans version ligger i filen {}. Här är det som skiljer, med orden understrukna. Välj "
    "vad som ska gälla. Det du inte väljer finns kvar bland tidigare versioner."
)


class TwoVersionsPage(SecondaryPage):
    """Shows the differences, or why the two cannot be merged. Holds the report's lock."""

    cancelled = Signal()
    """Nothing is to be merged; what was open before is to be opened again."""
    import_wanted = Signal()
    """The colleague's version is to be a report of its own."""

    @signal
    def wanted(self, choices: Choices, /) -> None: ...

    def __init__(
        self,
        two: TwoVersions,
        form: FormDefinition | None,
        session: EditingSession | None,
        file: str,
        now: datetime.datetime,
        *,
        can_open: bool,
    ) -> None:
        super().__init__(title_of(two.mine))
        self._session = session
        self._rows = {
            difference.place: DifferenceRow(
                with_capital(form.place_name(difference.place)),
                difference,
                text_at(two.mine, difference.place),
                text_at(two.theirs, difference.place),
            )
            for difference in two.differing
            if form is not None
        }
        # Where they cannot be merged, nothing is lost with the page.
        self.is_choosing = bool(self._rows)
        self.summary = button("", self._go_on, "quiet")
        self._cancel = button("Avbryt", self.go_back)
        self._own = button("Öppna som en egen rapport", self.import_wanted.emit)
        self.merge = button("Slå ihop", self._merge, "primary")
        when = (
            f"Din ändrades {time_text(two.mine.modified_at, now)}, "
            f"kollegans {time_text(two.theirs.modified_at, now)}."
        )
        self._lay_out(two.refusal or _CHOOSE.format(_who_changed(two), file), when)
        self._own.setVisible(can_open)
        for row in self._rows.values():
            row.chosen.connect(self._count)
        for widget in (self.merge, self.summary):
            widget.setVisible(not two.refusal)
        self._left_to_choose = self._reached = -1
        self._count()
        self._order()

    def _lay_out(self, text: str, when: str) -> None:
        page = QWidget()
        column = column_in(page)
        column.addWidget(label("Två versioner av rapporten", "question"))
        column.addWidget(label(text))
        column.addWidget(label(when, "muted"))
        column.addSpacing(STEP)
        for row in self._rows.values():
            column.addWidget(row)
            column.addSpacing(STEP)
        column.addStretch()
        middle = QVBoxLayout()
        self._scrolled = scrolled(page, "wide")
        middle.addWidget(self._scrolled)
        self.lay_out(middle, (self._cancel, self._own), (self.summary, self.merge), "wide")

    def _order(self) -> None:
        choices = [choice for row in self._rows.values() for choice in row.choices.values()]
        in_order = (self.header, *choices, self._cancel, self._own, self.summary, self.merge)
        for before, after in pairwise(in_order):
            self.setTabOrder(before, after)

    def go_back(self) -> None:
        self.cancelled.emit()

    def focus_first(self) -> None:
        """Put the focus on the first choice that is left, or on the button that goes on."""
        left = self._left()
        if left:
            left[0].focus_choice()
        elif self._rows:
            self.merge.setFocus()
        else:
            (self._cancel if self._own.isHidden() else self._own).setFocus()

    def _left(self) -> list[DifferenceRow]:
        return [row for row in self._rows.values() if row.choice() is None]

    def _go_on(self) -> None:
        """Go to the next choice that is left, below where the focus was last."""
        left = self._left()
        after = [row for row in left if row.y() > self._reached]
        row = (after or left)[0]
        self._reached = row.y()
        row.focus_choice()
        self._scrolled.ensureWidgetVisible(row)

    def discard(self) -> None:
        if self._session is not None:
            self._session.close()

    def _count(self) -> None:
        left = len(self._left())
        if left == self._left_to_choose:
            return
        self.summary.setText(f"{in_figures(left)} val återstår" if left else "Allt är valt")
        self.summary.setEnabled(left > 0)
        self.merge.setEnabled(not left)
        if self._left_to_choose >= 0:
            announce(self.summary, self.summary.text())
        self._left_to_choose = left

    def _merge(self) -> None:
        chosen = {place: row.choice() for place, row in self._rows.items()}
        self.wanted.emit({place: side for place, side in chosen.items() if side is not None})


_MERGED = "Versionerna är ihopslagna. Din och kollegans finns var för sig bland tidigare versioner."
_COMPARING = "Jämför filen med din rapport …"
_NOTHING_NEW = "Filen innehåller inget nytt."
_TAKEN_IN = "Det nya i filen finns nu i rapporten. Inget som du har skrivit är ändrat."


def _who_changed(two: TwoVersions) -> str:
    mine_is_as_it_was = {one.reason for one in two.differing} == {Reason.UNCHANGED}
    return _THEY_CHANGED if mine_is_as_it_was else _BOTH_CHANGED


class MergeController(PageController):
    """Merges two versions of a report, and asks where they differ."""

    @signal
    def settled(self, report: Report, text: str, undo: Report | None, /) -> None:
        """The report is to be opened, with this message; `undo` is what it was before."""

    @signal
    def left(self, report: Report | None, /) -> None:
        """Nothing was merged; this report was open before."""

    @signal
    def import_wanted(self, read: ReadReport, /) -> None: ...

    def begin(self, read: ReadReport) -> bool:
        """Begin merging if the file is of a report in the library; False if not.

        Whatever is open has to be saved. Nothing happens where the officer does not want to wait.
        Raises StorageError.
        """
        library, theirs = self._services.library, read.opened.report
        mine = own_version(theirs, library)
        if mine is None:
            return False
        try:
            two = self._compare(mine, theirs)
        except StoppedWaitingError:
            return True
        if two.nothing_new:
            self.settled.emit(mine, _NOTHING_NEW, None)
        elif two.refusal:
            self._show(read, two, None, self._pages.current.report)
        else:
            self._open_mine(read, two)
        return True

    def _compare(self, mine: Report, theirs: Report) -> TwoVersions:
        """Raises StorageError, StoppedWaitingError."""
        library, catalog = self._services.library, self._services.catalog
        stopped = Event()

        def compare() -> TwoVersions:
            return two_versions(mine, theirs, library, catalog, lambda: not stopped.is_set())

        return wait_for(compare, stopped.set, _COMPARING, self._pages)

    def _open_mine(self, read: ReadReport, two: TwoVersions) -> None:
        """Lock the report for this window, and ask."""
        before, session = self._pages.current.report, None
        self._pages.discard()
        try:
            session = self._session(two.mine)
            if session.report != two.mine:
                # Another window has saved it meanwhile.
                two = self._compare(session.report, read.opened.report)
            if two.differing or two.refusal:
                self._show(read, two, session, before)
            else:
                self._merge(session, two, {})
        except BaseException as error:
            if session is not None:
                session.close()
            # The earlier page has been discarded, and would save nothing.
            self.left.emit(before)
            if isinstance(error, StoppedWaitingError):
                return
            if not isinstance(error, REFUSALS):
                raise
            self._pages.say_error(f"Filen slogs inte ihop med din rapport. {error}")

    def _session(self, mine: Report) -> EditingSession:
        services = self._services
        form = services.catalog.form_of(mine)
        return begin_editing(mine, form, services.library, services.context)

    def _show(
        self,
        read: ReadReport,
        two: TwoVersions,
        session: EditingSession | None,
        before: Report | None,
    ) -> None:

        services = self._services
        can_open = services.catalog.has_form_of(read.opened.report)
        # Where they cannot be merged, their questions may be missing.
        form = session.form if session is not None else None
        page = TwoVersionsPage(two, form, session, read.source, services.now(), can_open=can_open)
        page.cancelled.connect(partial(self._leave, page, before))
        page.left.connect(partial(self._leave, page, None))
        page.import_wanted.connect(lambda: self.import_wanted.emit(read))
        if session is not None:
            page.wanted.connect(partial(self._try_to_merge, session, two))
        self._pages.show_page(page)

    def _leave(self, page: "TwoVersionsPage", before: Report | None) -> None:
        page.discard()
        self.left.emit(before)

    def _try_to_merge(self, session: EditingSession, two: TwoVersions, choices: Choices) -> None:
        try:
            self._merge(session, two, choices)
        except REFUSALS as error:
            self._pages.say_error(f"Versionerna slogs inte ihop. {error}")

    def _merge(self, session: EditingSession, two: TwoVersions, choices: Choices) -> None:
        merge(session, two.theirs, choices)
        session.close()
        self.settled.emit(session.report, _MERGED if two.differing else _TAKEN_IN, two.mine)
