"""Preview and export, as a draft or as the files that are sent."""

import contextlib
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.gui.kit.messages import Message
from app.gui.kit.services import Folder, Services
from app.gui.kit.waiting import wait_for
from app.model.finding import Finding, stops_export
from app.model.letter import draft_letter
from app.model.report import Report
from app.model.report_stages import without_set_aside
from app.services.reports.editing_session import EditingSession
from app.services.sending.export import Exporter
from app.storage.errors import StorageError

T = TypeVar("T")

_AS_DRAFT = "Rapporten är inte klar än. Därför är dokumentet märkt UTKAST på varje sida."
_TEXT = "Skriver till mappen …"


def written_in_background(
    exporter: Exporter, write: Callable[[Exporter], T], text: str, parent: QWidget
) -> T:
    """Run an export in a thread, while a dialog offers to stop it.

    Raises what it raises, and StoppedWaitingError.
    """
    stoppable, stop = exporter.stoppable()
    return wait_for(lambda: write(stoppable), stop, text, parent)


class ExportController:
    """Previews and exports the report as it is in the window at that moment.

    `collect` writes the fields' content into the session. What cannot be written raises one of
    REFUSALS.
    """

    def __init__(
        self,
        session: EditingSession,
        services: Services,
        parent: QWidget,
        collect: Callable[[], None],
        findings: Callable[[], tuple[Finding, ...]],
    ) -> None:
        self._session = session
        self._services = services
        self._parent = parent
        self._collect = collect
        self._findings = findings

    def preview(self) -> None:
        # Loaded where a document is: the window starts without it.
        from app.gui.preview.preview_window import PreviewWindow
        from app.gui.preview.printed_document import PrintedDocument

        self._collect()
        draft = stops_export(self._findings())
        report = self._previewed(draft=draft)
        document = PrintedDocument(report, self._session.form, draft=draft)
        title = self._services.titles(report).of(report)
        window = PreviewWindow(document, title, self._parent, _AS_DRAFT if draft else "")
        around = self._parent.window()
        window.resize(around.size())
        if around.isMaximized():
            window.setWindowState(Qt.WindowState.WindowMaximized)
        window.open()

    def _previewed(self, *, draft: bool) -> Report:
        """As it was exported, or as it would be now."""
        report, form, saver = self._session.report, self._session.form, self._session.saver
        if self._session.is_sent:
            return without_set_aside(report)
        sent = 0
        # Which number it gets is no reason to show nothing.
        with contextlib.suppress(StorageError):
            sent = saver.sent_revision() if saver else 0
        return self._services.exporter.previewed(report, form, draft=draft, sent=sent)

    def pair(self, folder: Path) -> None:
        """Write the files to send; the report counts as submitted from then on."""
        self._collect()
        job = self._session.prepare_export()
        self._session.exported(self._written(lambda exporter: job.write(exporter, folder)))
        self._services.remember_folder(Folder.EXPORT, folder)

    def draft(self, folder: Path) -> Path:
        """Write a document that is marked as a draft."""
        self._collect()
        report, form = self._session.report, self._session.form
        written = self._written(lambda exporter: exporter.export_draft(report, form, folder))
        self._services.remember_folder(Folder.EXPORT, folder)
        return written

    def mail_draft(self, document: Path) -> Message:
        """Open a mail with the document of a draft; says what became of it."""
        from app.gui.kit.file_mail import open_file_mail

        title = self._services.catalog.title_of(self._session.form)
        letter = draft_letter(self._session.report, title)
        return open_file_mail(letter, document, self._services, self._parent)

    def _written(self, write: Callable[[Exporter], T]) -> T:
        return written_in_background(self._services.exporter, write, _TEXT, self._parent)
