"""What becomes of a report outside the window: on paper, as a draft, as the pair that is sent."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.gui.kit.services import Services
from app.gui.kit.waiting import wait_for
from app.gui.report.autosave import Autosave
from app.model.finding import Finding, stops_export
from app.model.form import FormDefinition
from app.model.report import Report
from app.services.reports.editing_session import EditingSession
from app.services.sending.export import ExportedPair, Exporter

_TEXT = "Skriver till mappen …"
_MAIL_TEXT = "Gör i ordning mejlet …"


class BackgroundExporter:
    """Exports as the exporter it is made of; the window goes on meanwhile."""

    def __init__(self, exporter: Exporter, parent: QWidget) -> None:
        self._exporter = exporter
        self._parent = parent

    def export_pair(
        self, report: Report, form: FormDefinition, folder: Path, *, sent: int = 0
    ) -> ExportedPair:
        """See Exporter. Raises StoppedWaitingError too."""
        exporter, stop = self._exporter.stoppable()
        return wait_for(
            lambda: exporter.export_pair(report, form, folder, sent=sent),
            stop,
            _TEXT,
            self._parent,
        )

    def mail(self, report: Report, form: FormDefinition, folder: Path) -> Path:
        """See Mailing.ready. Raises StoppedWaitingError too."""
        exporter, stop = self._exporter.stoppable()
        mailing = exporter.mailing
        return wait_for(lambda: mailing.ready(report, form, folder), stop, _MAIL_TEXT, self._parent)

    def export_draft(self, report: Report, form: FormDefinition, folder: Path) -> Path:
        """See Exporter. Raises StoppedWaitingError too."""
        exporter, stop = self._exporter.stoppable()
        return wait_for(
            lambda: exporter.export_draft(report, form, folder), stop, _TEXT, self._parent
        )


class ExportController:
    """Does it with what stands in the window at that moment. Raises what Exporter raises."""

    def __init__(
        self,
        session: EditingSession,
        autosave: Autosave,
        findings: Callable[[], tuple[Finding, ...]],
        services: Services,
        parent: QWidget,
    ) -> None:
        self._session = session
        self._autosave = autosave
        self._findings = findings
        self._services = services
        self._exporter = BackgroundExporter(services.exporter, parent)
        self._parent = parent

    def preview(self) -> None:
        """Show the report as it will look on paper."""
        # Printing is a part of Qt that is not needed before somebody wants it.
        from app.gui.export.print_preview import Preview

        self._autosave.collect()
        draft = stops_export(self._findings())
        Preview(self._session.report, self._session.form, draft=draft).open(self._parent)

    def pair(self, folder: Path) -> ExportedPair:
        """Write what is sent; the report is sent from then on."""
        self._autosave.collect()
        # Nothing is to be saved by itself while it is written.
        self._autosave.stop()
        exported = self._session.export(self._exporter, folder)
        self._services.remember_export_folder(folder)
        return exported

    def draft(self, folder: Path) -> Path:
        """Write a document that is marked as a draft."""
        self._autosave.save_now()
        written = self._exporter.export_draft(self._session.report, self._session.form, folder)
        self._services.remember_export_folder(folder)
        return written
