"""The main window: the start page, or a report."""

import logging
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QPaintEvent, QShortcut
from PySide6.QtWidgets import QFileDialog, QMainWindow, QStackedWidget

from app import PRODUCT_NAME
from app.gui.pages.start_page import StartPage
from app.gui.widgets.question_box import really
from app.gui.widgets.report_cards import title_of

if TYPE_CHECKING:
    from app.gui.report_view import ReportView
    from app.gui.services import Services
    from app.model.committee import Committee
    from app.model.report import Report
    from app.model.term import Term

_FILES = "Rapporter (*.json *.docx *.txt);;Alla filer (*)"


class MainWindow(QMainWindow):
    """Shows at once; works when it has been given its services."""

    first_painted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle(PRODUCT_NAME)
        room = self.screen().availableSize()
        self.resize(min(1240, room.width() - 40), min(800, room.height() - 60))
        self.setMinimumSize(960, 600)
        self._services: Services | None = None
        self._painted = False
        self.start = StartPage()
        self.report: ReportView | None = None
        self.views = QStackedWidget()
        self.views.addWidget(self.start)
        self.setCentralWidget(self.views)
        self.start.open_report.connect(self.open_report)
        self.start.panel.wanted.connect(self._new_report)
        self.start.remove_draft.connect(self._remove_draft)
        self.start.panel.file_wanted.connect(self._choose_file)
        QShortcut(QKeySequence.StandardKey.Open, self, self._choose_file)
        QShortcut(QKeySequence.StandardKey.New, self, self._begin_new)
        self.start.focus_first()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self, self.first_painted.emit)

    def connect_services(self, services: "Services") -> None:
        """Begin to work."""
        self._services = services
        self.start.connect_services(services)

    # Reports.

    def _new_report(
        self, committee: "Committee", term: "Term", sources: "tuple[Report, ...]"
    ) -> None:
        from app import __version__
        from app.gui.services import REFUSALS
        from app.services.carrying import begin_from

        services = self._working()
        try:
            report = begin_from(
                sources,
                committee,
                term,
                services.catalog,
                report_id=services.new_id(),
                now=services.now,
                application_version=__version__,
            )
            services.library.keep(report)
        except REFUSALS as error:
            self.start.panel.show_problem(str(error))
            return
        self.open_report(report)

    def open_report(self, report: "Report") -> None:
        """Show a report of the library."""
        from app.gui.report_view import ReportView
        from app.gui.services import REFUSALS
        from app.services.editing import EditingSession

        services = self._working()
        try:
            form = services.catalog.form_of(report)
        except REFUSALS as error:
            self.start.show_message(f"Rapporten kan inte öppnas. {error}")
            return
        self._drop_report()
        session = EditingSession(report, form, services.library, services.now)
        self.report = ReportView(session, services)
        self.report.left.connect(self._show_start)
        self.report.correction_wanted.connect(self._correct)
        self.report.reopen_wanted.connect(self.open_report)
        self.views.addWidget(self.report)
        self.views.setCurrentWidget(self.report)
        self.report.focus_page()

    def _correct(self, report: "Report") -> None:
        from app.gui.services import REFUSALS
        from app.services.correction import correction_of

        services = self._working()
        try:
            correction = correction_of(report, services.library, services.now())
        except REFUSALS as error:
            if self.report is not None:
                self.report.show_notice(str(error))
            return
        self.open_report(correction)

    def open_path(self, path: Path) -> None:
        """Open a file as a report, and keep it among the officer's own."""
        from app import __version__
        from app.gui.services import REFUSALS
        from app.services.opening import bring_in, what_was_edited
        from app.services.reading import SourceReader

        services = self._working()
        if not self._put_away():
            return
        reader = SourceReader(services.catalog, services.now, services.new_id, __version__)
        try:
            read = reader.read(path)
            services.catalog.form_of(read.opened.report)
            report = bring_in(read.opened, services.library, services.new_id())
        except REFUSALS as error:
            self._show_start()
            self.start.show_message(f"Filen kan inte öppnas. {error}")
            return
        self.open_report(report)
        edited = (what_was_edited(read.opened),) if read.opened.edited else ()
        if self.report is not None and (edited or read.remarks):
            self.report.show_notice("\n".join((*edited, *read.remarks)))

    def _show_start(self) -> None:
        self._drop_report()
        self.views.setCurrentWidget(self.start)
        self.start.begin()

    def _drop_report(self) -> None:
        if self.report is not None:
            self.report.autosave.stop()
            self.views.removeWidget(self.report)
            self.report.deleteLater()
            self.report = None

    def _put_away(self) -> bool:
        """Save the report that is open, if one is. False if it could not be saved."""
        return self.report is None or self.report.autosave.save_now()

    def _begin_new(self) -> None:
        if self._put_away():
            self._show_start()
            self.start.panel.committee.setFocus()

    def _choose_file(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(
            self, "Öppna en rapport", str(self._working().export_folder()), _FILES
        )
        if chosen:
            self.open_path(Path(chosen))

    def _remove_draft(self, report: "Report") -> None:
        from app.gui.services import REFUSALS

        question = (
            f"Vill du ta bort den påbörjade rapporten ”{title_of(report)}”? "
            "Den går inte att få tillbaka."
        )
        if not really(self, question, "Ta bort", "Behåll"):
            return
        try:
            self._working().library.remove_draft(report)
        except REFUSALS as error:
            self.start.show_message(f"Rapporten kunde inte tas bort. {error}")
        else:
            self.start.refresh()

    def show_failure(self, text: str) -> None:
        """Say that the program cannot work, where the reports would be."""
        self.start.empty.hide()
        self.start.show_message(text)
        self.start.panel.create_button.setEnabled(False)

    def tell_unexpected(self) -> None:
        """Say that something went wrong which nobody foresaw, and whether the work is safe."""
        if self._is_safe():
            text = "Något gick fel i programmet. Det du har skrivit är sparat."
        else:
            text = (
                "Något gick fel i programmet, och det senaste du skrev är inte sparat. Det finns "
                "kvar i fönstret. Kopiera det till ett annat program innan du stänger."
            )
        if self.report is not None:
            self.report.show_notice(text)
        else:
            self.start.show_message(text)

    def _working(self) -> "Services":
        if self._services is None:
            raise RuntimeError("the window was used before it was given its services")
        return self._services

    # Closing.

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Save what was typed last; if that fails, ask before it is lost."""
        event.ignore()
        if self._is_safe() or self._leave_unsaved():
            self._drop_report()
            event.accept()

    def _is_safe(self) -> bool:
        """Put the report away, where whatever goes wrong means that it is not saved."""
        try:
            return self._put_away()
        except Exception:
            logging.getLogger(__name__).exception("the report could not be saved")
            return False

    def _leave_unsaved(self) -> bool:
        text = "Det senaste du skrev kunde inte sparas. Om du stänger nu försvinner det."
        return really(self, text, "Stäng ändå", "Gå tillbaka")
