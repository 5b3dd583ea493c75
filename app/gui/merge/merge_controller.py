"""A file of a report that the officer has too: compared, asked about and merged."""

from functools import partial
from threading import Event

from app.gui.kit.page_controller import PageController
from app.gui.kit.services import REFUSALS
from app.gui.kit.signals import signal
from app.gui.kit.waiting import wait_for
from app.gui.merge.merge_page import TwoVersionsPage
from app.model.merge import Choices
from app.model.places import place_key
from app.model.report import Report
from app.services.errors import StoppedWaitingError
from app.services.reading.report_reader import ReadReport
from app.services.reports.editing_session import EditingSession, begin_editing
from app.services.reports.two_versions import TwoVersions, merge, own_version, two_versions

_MERGED = "Versionerna är ihopslagna. Din och {} finns var för sig bland tidigare versioner."
_COMPARING = "Jämför filen med din rapport …"
_NOTHING_NEW = "Filen innehåller inget nytt."
_TAKEN_IN = "Det nya i filen finns nu i rapporten. Inget som du har skrivit är ändrat."


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
            two = self._compare(mine, read)
        except StoppedWaitingError:
            return True
        if two.nothing_new and not read.opened.comments:
            self.settled.emit(mine, _NOTHING_NEW, None)
        elif two.refusal:
            self._show(read, two, None, self._pages.current.report)
        else:
            self._open_mine(read, two)
        return True

    def _compare(self, mine: Report, read: ReadReport) -> TwoVersions:
        """Raises StorageError, StoppedWaitingError."""
        theirs, exported = read.opened.report, read.opened.exported
        library, catalog = self._services.library, self._services.catalog
        stopped = Event()

        def compare() -> TwoVersions:
            go_on = lambda: not stopped.is_set()  # noqa: E731
            return two_versions(mine, theirs, library, catalog, go_on, exported)

        return wait_for(compare, stopped.set, _COMPARING, self._pages)

    def _open_mine(self, read: ReadReport, two: TwoVersions) -> None:
        """Lock the report for this window, and ask."""
        before, session = self._pages.current.report, None
        self._pages.discard()
        try:
            session = self._session(two.mine)
            if session.report != two.mine:
                # Another window has saved it meanwhile.
                two = self._compare(session.report, read)
            if two.differing or two.refusal or read.opened.comments:
                self._show(read, two, session, before)
            else:
                self._merge(read, session, two, {})
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
        # Where they cannot be merged, their questions may be missing.
        form = session.form if session is not None else None
        title = services.titles().of(two.mine)
        page = TwoVersionsPage(title, two, form, session, read, services.now())
        if services.catalog.has_form_of(read.opened.report):
            page.offer_as_own()
        page.cancelled.connect(partial(self._leave, page, before))
        page.left.connect(partial(self._leave, page, None))
        page.import_wanted.connect(lambda: self.import_wanted.emit(read))
        if session is not None:
            page.wanted.connect(partial(self._try_to_merge, read, session, two))
        self._pages.show_page(page)

    def _leave(self, page: TwoVersionsPage, before: Report | None) -> None:
        page.discard()
        self.left.emit(before)

    def _try_to_merge(
        self, read: ReadReport, session: EditingSession, two: TwoVersions, choices: Choices
    ) -> None:
        try:
            self._merge(read, session, two, choices)
        except REFUSALS as error:
            self._pages.say_error(f"Versionerna slogs inte ihop. {error}")

    def _merge(
        self, read: ReadReport, session: EditingSession, two: TwoVersions, choices: Choices
    ) -> None:
        is_document = read.opened.exported is not None
        if two.nothing_new:
            # There were only comments to read.
            text, undo = "", None
        else:
            merge(session, two.theirs, choices, is_document=is_document)
            whose = "dokumentets" if is_document else "kollegans"
            text, undo = _MERGED.format(whose) if two.differing else _TAKEN_IN, two.mine
            self._show_first(two)
        session.close()
        self.settled.emit(session.report, text, undo)

    def _show_first(self, two: TwoVersions) -> None:
        """Have the report opened where the first answer that differed is."""
        questions = {answer.question_id for answer in two.mine.answers}
        differing = (one.place for one in two.differing if one.place in questions)
        if (first := next(differing, None)) is not None:
            self._services.pages.remember(two.mine.report_id, place_key(first))
