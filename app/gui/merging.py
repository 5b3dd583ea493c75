"""A file of a report that the officer has too: what differs is shown, chosen and merged."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.gui.services import REFUSALS, Services
from app.gui.views import Views
from app.model.merging import Choices
from app.model.report import Report
from app.services.editing import EditingSession, begin_editing
from app.services.merging import TwoVersions, merge, own_version, two_versions
from app.services.reading import ReadReport

if TYPE_CHECKING:
    from app.gui.pages.two_versions_page import TwoVersionsPage

_MERGED = "Versionerna är ihopslagna. Din och kollegans finns var för sig bland tidigare versioner."
_NOTHING_NEW = "Filen innehåller inget nytt."
_TAKEN_IN = "Det nya i filen finns nu i rapporten. Inget som du har skrivit är ändrat."


class Merging(QObject):
    """Asks where two versions of a report differ, and makes one of them."""

    settled = Signal(object, str, object)
    """This report is to be gone on with; what to say of it, and what there was before."""
    left = Signal(object)
    """Nothing was merged; this report was open before, None where none was."""
    as_its_own = Signal(object)
    """What was read is to be opened as a report of its own."""

    def __init__(self, views: Views, services: Services) -> None:
        super().__init__(views)
        self._views = views
        self._services = services

    def begin(self, read: ReadReport) -> bool:
        """Deal with a file of a report that is in the library; False where it is of none.

        Whatever is open has to be put away. Raises StorageError.
        """
        library, theirs = self._services.library, read.opened.report
        mine = own_version(theirs, library)
        if mine is None:
            return False
        two = two_versions(mine, theirs, library, self._services.catalog)
        if two.nothing_new:
            self.settled.emit(mine, _NOTHING_NEW, None)
        elif two.refusal:
            self._show(read, two, None, self._open_before())
        else:
            self._take_up(read, mine)
        return True

    def _take_up(self, read: ReadReport, mine: Report) -> None:
        """Have the report for this window alone, as it is now, and ask."""
        before, session = self._open_before(), None
        self._views.let_go()
        try:
            session = self._session(mine)
            services, theirs = self._services, read.opened.report
            two = two_versions(session.report, theirs, services.library, services.catalog)
            if two.differing or two.refusal:
                self._show(read, two, session, before)
            else:
                self._merge(session, two, {})
        except BaseException as error:
            if session is not None:
                session.close()
            # What was shown has been let go of, and would save nothing.
            self.left.emit(before)
            if not isinstance(error, REFUSALS):
                raise
            self._views.tell(f"Filen slogs inte ihop med din rapport. {error}")

    def _session(self, mine: Report) -> EditingSession:
        services = self._services
        form = services.catalog.form_of(mine)
        return begin_editing(mine, form, services.library, services.making)

    def _open_before(self) -> Report | None:
        return self._views.report.session.report if self._views.report is not None else None

    def _show(
        self,
        read: ReadReport,
        two: TwoVersions,
        session: EditingSession | None,
        before: Report | None,
    ) -> None:
        from app.gui.pages.two_versions_page import TwoVersionsPage

        services = self._services
        can_open = services.catalog.has_form_of(read.opened.report)
        # Where they cannot be made one, their questions need not be here.
        form = session.form if session is not None else None
        page = TwoVersionsPage(two, form, session, read.source, services.now(), can_open=can_open)
        page.cancelled.connect(partial(self._leave, page, before))
        page.left.connect(partial(self._leave, page, None))
        page.as_its_own.connect(lambda: self.as_its_own.emit(read))
        if session is not None:
            page.wanted.connect(partial(self._try_to_merge, session, two))
        self._views.show_aside(page)

    def _leave(self, page: "TwoVersionsPage", before: Report | None) -> None:
        page.let_go()
        self.left.emit(before)

    def _try_to_merge(self, session: EditingSession, two: TwoVersions, choices: Choices) -> None:
        try:
            self._merge(session, two, choices)
        except REFUSALS as error:
            self._views.tell(f"Versionerna slogs inte ihop. {error}")

    def _merge(self, session: EditingSession, two: TwoVersions, choices: Choices) -> None:
        merge(session, two.theirs, choices)
        session.close()
        self.settled.emit(session.report, _MERGED if two.differing else _TAKEN_IN, two.mine)
