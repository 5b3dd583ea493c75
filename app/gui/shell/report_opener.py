"""Opens reports in the window."""

import contextlib

from app.gui.kit.date_texts import time_text
from app.gui.kit.messages import Message
from app.gui.kit.page_controller import PageController
from app.gui.kit.page_stack import PageStack
from app.gui.kit.services import REFUSALS, Services
from app.gui.kit.signals import signal
from app.gui.question_sets.move_page import MoveController
from app.gui.report.changes_view import ChangesDialog
from app.gui.report.report_view import ReportView
from app.model.form import FormDefinition
from app.model.report import Report
from app.services.reports.editing_session import EditingSession, begin_editing
from app.services.reports.new_reports import correction_of
from app.storage.errors import StorageError
from app.storage.open_reports import LockedElsewhereError


class ReportOpener(PageController):
    """Opens one report at a time; errors are shown on the current page."""

    @signal
    def opened(self, report: Report, /) -> None:
        """It is about to be shown."""

    def __init__(self, pages: PageStack, services: Services) -> None:
        super().__init__(pages, services)
        self._moving = MoveController(pages, services)
        self._moving.kept.connect(self._open)
        self._moving.moved.connect(self.continue_with)

    def view(self) -> ReportView | None:
        page = self._pages.current
        return page if isinstance(page, ReportView) else None

    def open(self, report: Report) -> None:
        """Show it, or ask first whether to move it to newer questions."""
        if not self._moving.asks_about(report):
            self._open(report)

    def _open(self, report: Report) -> None:
        try:
            form = self._services.catalog.form_of(report)
        except REFUSALS as error:
            self._pages.say_error(f"Rapporten kan inte öppnas. {error}")
            return
        # Releases the lock, in case it is the same report.
        self._pages.discard()
        try:
            session = self._session(report, form)
            try:
                self._show(session)
            except BaseException:
                session.close()
                raise
        except BaseException as error:
            # The earlier page has been discarded, and would save nothing.
            self._pages.show_home()
            if not isinstance(error, REFUSALS):
                raise
            self._pages.say_error(f"Rapporten kan inte öppnas. {error}")

    def _session(self, report: Report, form: FormDefinition) -> EditingSession:
        services = self._services
        try:
            return begin_editing(report, form, services.library, services.context)
        except LockedElsewhereError:
            return self._read_only_session(report, form)

    def _show(self, session: EditingSession) -> None:
        services = self._services
        view = ReportView(session, services)
        self.opened.emit(session.report)
        view.left.connect(self._pages.show_home)
        view.correction_wanted.connect(self._correct)
        view.reopen_wanted.connect(self.open)
        view.copies.copy_made.connect(self._open_here)
        view.versions.restored.connect(self._show_restored)
        view.identity.changed.connect(self._show_changed)
        view.searching.replaced.connect(self._show_replaced)
        view.identity.questions_differ.connect(self._moving.show_for)
        instead = services.catalog.set_to_move_to(session.report)
        if instead is not None and not session.read_only:
            view.offer_questions(
                lambda: self._moving.show(session.report, instead),
                wrong=services.catalog.answers_wrong_set(session.report),
            )
        self._pages.show_page(view)

    def _read_only_session(self, report: Report, form: FormDefinition) -> EditingSession:
        """The report as it was last saved by the window that has it."""
        with contextlib.suppress(*REFUSALS):
            standing = self._services.library.draft(report.report_id)
            if standing is not None:
                report = standing.report
        return EditingSession(report, form, None, self._services.now)

    def _show_changed(self, report: Report, text: str, before: Report) -> None:
        # Not offering newer questions now: it is told in the report that there are some.
        self._open(report)
        if (view := self.view()) is not None:
            view.versions.offer_undo(text, before)

    def _show_replaced(self, report: Report, text: str, before: Report) -> None:
        self._open_here(report)
        if (view := self.view()) is not None:
            view.versions.offer_undo(text, before)

    def continue_with(self, report: Report, text: str, undo: Report | None) -> None:
        """Show it with a message, and a button that undoes what was done."""
        self.open(report)
        view = self.view()
        if view is not None and text:
            if undo is not None:
                view.versions.offer_undo(text, undo)
            else:
                view.say(Message(text))

    def _show_restored(
        self, report: Report, earlier: Report, before: Report, question: str
    ) -> None:
        view = self.view()
        place = question or (view.navigation.current() if view is not None else "")
        other_questions = earlier.form != before.form
        # Do not offer newer questions right after going back to older ones.
        (self._moving.keep if other_questions else self.open)(report)
        view = self.view()
        if view is None:
            return
        if place in view.navigation.places():
            view.navigation.go_to(place)
        when = time_text(earlier.modified_at, self._services.now())
        now = (
            f"Svaret är nu som det var {when}"
            if question
            else f"Rapporten är nu som den var {when}"
        )
        questions = ", med de frågor den hade då" if other_questions else ""
        kept = "Det du hade innan finns bland tidigare versioner."
        view.versions.offer_undo(f"{now}{questions}. {kept}", before)

    def _correct(self, report: Report) -> None:
        try:
            correction = correction_of(report, self._services.library, self._services.now())
        except StorageError as error:
            self._pages.say_error(f"Rättelsen kunde inte sparas. {error}")
        except REFUSALS as error:
            self._pages.say_error(str(error))
        else:
            self._open_here(correction)

    def _open_here(self, report: Report) -> None:
        """Open what is worked on instead of the report that is shown, where the officer is."""
        before = self.view()
        seen = before.seen() if before is not None else None
        self.open(report)
        view = self.view()
        if view is not None and seen is not None:
            view.go_back_to(seen)

    def compare(self, before: Report, after: Report) -> None:
        try:
            form = self._services.catalog.form_of(after)
        except REFUSALS as error:
            self._pages.say_error(str(error))
            return
        since = f"Sedan {time_text(before.modified_at, self._services.now())}"
        ChangesDialog(before, after, form, since, self._pages.window()).open()
