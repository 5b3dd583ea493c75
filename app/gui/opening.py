"""A report of the library is opened: shown, corrected, and shown anew when it was brought back."""

import contextlib

from PySide6.QtCore import QObject, Signal

from app.gui.moments import told
from app.gui.moving import Moving
from app.gui.services import REFUSALS, Services
from app.gui.views import Views
from app.model.form import FormDefinition
from app.model.report import Report
from app.services.correction import correction_of
from app.services.editing import EditingSession, begin_editing
from app.storage.open_reports import HeldElsewhereError


class Opening(QObject):
    """Shows one report at a time; why one cannot be shown is said where the officer is."""

    opened = Signal(object)
    """This report is about to be shown."""

    def __init__(self, views: Views, services: Services) -> None:
        super().__init__(views)
        self._views = views
        self._services = services
        self._moving = Moving(views, services)
        self._moving.kept.connect(self._open)
        self._moving.moved.connect(self.go_on_with)

    def open(self, report: Report) -> None:
        """Show it, or ask first whether it is to have newer questions."""
        if not self._moving.asks_about(report):
            self._open(report)

    def _open(self, report: Report) -> None:
        """Show it on the questions that it has."""
        try:
            form = self._services.catalog.form_of(report)
        except REFUSALS as error:
            self._views.tell(f"Rapporten kan inte öppnas. {error}")
            return
        # This window, too, lets go of a report before it opens it anew.
        self._views.let_go()
        try:
            session = self._session(report, form)
            try:
                self._show(session)
            except BaseException:
                session.close()
                raise
        except BaseException as error:
            # What was shown has been let go of, and would save nothing.
            self._views.show_start()
            if not isinstance(error, REFUSALS):
                raise
            self._views.tell(f"Rapporten kan inte öppnas. {error}")

    def _session(self, report: Report, form: FormDefinition) -> EditingSession:
        services = self._services
        try:
            return begin_editing(report, form, services.library, services.making)
        except HeldElsewhereError:
            return self._only_reading(report, form)

    def _show(self, session: EditingSession) -> None:
        # What shows reports takes a moment to load, and is not needed before one is shown.
        from app.gui.report_view import ReportView

        services = self._services
        view = ReportView(session, services)
        self.opened.emit(session.report)
        view.left.connect(self._views.show_start)
        view.correction_wanted.connect(self._correct)
        view.reopen_wanted.connect(self.open)
        view.keeping.copy_begun.connect(self.open)
        view.keeping.brought_back.connect(self._show_as_it_was)
        instead = services.catalog.instead_of(session.report)
        if instead is not None and not session.read_only:
            view.offer_questions(lambda: self._moving.show(session.report, instead))
        self._views.show_report(view)

    def _only_reading(self, report: Report, form: FormDefinition) -> EditingSession:
        """The report as it was saved last, by the window that has it."""
        with contextlib.suppress(*REFUSALS):
            standing = self._services.library.draft(report.report_id)
            if standing is not None:
                report = standing.report
        return EditingSession(report, form, None, self._services.now)

    def go_on_with(self, report: Report, text: str, undo: Report | None) -> None:
        """Show it with what there is to say of it, and what would undo it, perhaps."""
        self.open(report)
        view = self._views.report
        if view is not None and text:
            if undo is not None:
                view.keeping.offer_undo(text, undo)
            else:
                view.show_notice(text)

    def _show_as_it_was(self, report: Report, earlier: Report, before: Report) -> None:
        if self._views.report is None:
            return
        place = self._views.report.navigation.current()
        other_questions = earlier.form != before.form
        # Who takes it back to other questions is not asked about them at once.
        (self._moving.keep if other_questions else self.open)(report)
        if self._views.report is not None:
            if place in self._views.report.navigation.places():
                self._views.report.navigation.go_to(place)
            when = told(earlier.modified_at, self._services.now())
            questions = ", med de frågor den hade då" if other_questions else ""
            self._views.report.keeping.offer_undo(
                f"Rapporten är nu som den var {when}{questions}. Det du hade innan finns bland "
                "tidigare versioner.",
                before,
            )

    def _correct(self, report: Report) -> None:
        try:
            correction = correction_of(report, self._services.library, self._services.now())
        except REFUSALS as error:
            self._views.tell(str(error))
        else:
            self.open(correction)
