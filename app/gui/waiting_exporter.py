"""An export that may go to a slow disk, or one of the network."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.gui.waiting import wait_for
from app.model.form import FormDefinition
from app.model.report import Report
from app.services.export import ExportedPair, Exporter

_TEXT = "Skriver till mappen …"
_MAIL_TEXT = "Gör i ordning mejlet …"


class WaitingExporter:
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
