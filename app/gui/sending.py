"""What the officer does with the files of a report that is exported."""

import contextlib
import datetime
from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.gui.moments import due_told, told
from app.gui.services import Services
from app.gui.waiting_exporter import WaitingExporter
from app.model.letter import Letter
from app.services.editing import EditingSession
from app.services.mailing import files_of
from app.storage.dispatches import Dispatch
from app.storage.errors import StorageError


class Sending:
    """Finds the files, opens the mail, knows whether it was sent; says no more than it is asked."""

    def __init__(self, session: EditingSession, services: Services, parent: QWidget) -> None:
        self._session = session
        self._services = services
        self._exporter = WaitingExporter(services.exporter, parent)
        self._known = Dispatch()
        self.folder: Path | None = None
        """Where both files stand; None where that is not known."""

    def look(self) -> None:
        """See what is known of the report, and where its files are: it takes the disk a moment."""
        report = self._session.report
        self._known = self._services.library.dispatches.of(report.report_id, report.revision)
        # One that was exported by an earlier version of the program: where exports go.
        folder = self._known.folder or self._services.export_folder()
        mailing = self._services.exporter.mailing
        self.folder = folder if report.docx and mailing.stands(report, folder) else None

    def exported_to(self, folder: Path) -> None:
        """Know, and remember, where the files have just been written."""
        folder = folder.absolute()
        # They are there, even if it is not known the next time.
        with contextlib.suppress(StorageError):
            dispatches, report = self._services.library.dispatches, self._session.report
            dispatches.put_in(report.report_id, report.revision, folder)
        self.look()
        self.folder = folder

    # What there is to say.

    @property
    def names(self) -> list[str]:
        """The files that are sent."""
        report = self._session.report
        return [path.name for path in files_of(report, Path())] if report.docx else []

    @property
    def letter(self) -> Letter:
        return self._services.exporter.mailing.letter(self._session.report, self._session.form)

    @property
    def sent_at(self) -> datetime.datetime | None:
        return self._known.sent_at

    def sent_told(self) -> str:
        """When it was sent; empty where it was not."""
        return told(self.sent_at, self._services.now()) if self.sent_at else ""

    def due_told(self) -> str:
        """When it is to be there; empty where the set does not say."""
        due = self._services.catalog.due(self._session.report)
        return f"Rapporten {due_told(due, self._services.now())}." if due else ""

    # What is done; all of it raises what is in REFUSALS.

    def open_mail(self) -> bool:
        """Open the mail in the mail program; False where the system did not."""
        if self.folder is None:
            return False
        report, form = self._session.report, self._session.form
        return self._services.open_outside(self._exporter.mail(report, form, self.folder))

    def show_files(self) -> bool:
        """Show the folder of the files, likewise."""
        return self.folder is not None and self._services.open_outside(self.folder)

    def choose_recipient(self, address: str) -> None:
        """Have reports on this set go to this address from now on."""
        self._services.recipients.choose(self._session.form, address)

    def mark(self, *, sent: bool) -> None:
        """Note that the report was sent now, or that it was not."""
        report, moment = self._session.report, self._services.now() if sent else None
        self._services.library.dispatches.mark(report.report_id, report.revision, moment)
        self._known = Dispatch(self._known.folder, moment)
