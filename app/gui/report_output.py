"""What becomes of a report outside the window: on paper, as a draft, as the pair that is sent."""

from pathlib import Path
from typing import TYPE_CHECKING

from app.gui.services import Services
from app.gui.waiting_exporter import WaitingExporter
from app.model.finding import stops_export
from app.services.export import ExportedPair

if TYPE_CHECKING:
    from app.gui.report_view import ReportView


class ReportOutput:
    """Does it with what stands in the view at that moment. Raises what Exporter raises."""

    def __init__(self, view: "ReportView", services: Services) -> None:
        self._view = view
        self._services = services

    def preview(self) -> None:
        """Show the report as it will look on paper."""
        # Printing is a part of Qt that is not needed before somebody wants it.
        from app.gui.preview import Preview

        view = self._view
        view.collect()
        draft = stops_export(view.findings())
        Preview(view.session.report, view.session.form, draft=draft).open(view)

    def pair(self, folder: Path) -> ExportedPair:
        """Write what is sent; the report is sent from then on."""
        view = self._view
        view.collect()
        # Nothing is to be saved by itself while it is written.
        view.autosave.stop()
        exported = view.session.export(self._exporter(), folder)
        self._services.remember_export_folder(folder)
        return exported

    def draft(self, folder: Path) -> Path:
        """Write a document that is marked as a draft."""
        view = self._view
        view.autosave.save_now()
        written = self._exporter().export_draft(view.session.report, view.session.form, folder)
        self._services.remember_export_folder(folder)
        return written

    def _exporter(self) -> WaitingExporter:
        return WaitingExporter(self._services.exporter, self._view)
