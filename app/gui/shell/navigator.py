"""What the officer does with reports: begins one, opens one, removes one, takes one over."""

import contextlib
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.gui.kit.date_texts import told
from app.gui.kit.messages import Level, Message, really
from app.gui.kit.page_stack import PageStack
from app.gui.kit.services import REFUSALS, Services
from app.gui.question_sets.move_page import MoveController
from app.gui.question_sets.question_sets import QuestionSets
from app.gui.start.incoming import Incoming, is_question_set
from app.gui.start.recovery_prompt import RecoveryPrompt
from app.model.committee import Committee
from app.model.form import FormDefinition
from app.model.report import Report, title_of
from app.model.term import Term
from app.services.reading.own_files import another_for_term, bring_in
from app.services.reading.report_reader import ReadReport, each_once
from app.services.reports.editing_session import EditingSession, begin_editing
from app.services.reports.new_reports import NewReports, correction_of
from app.storage.open_reports import LockedElsewhereError

if TYPE_CHECKING:
    from app.gui.collate.collate_controller import CollateController
    from app.gui.merge.merge_page import MergeController


class ReportOpener(QObject):
    """Shows one report at a time; why one cannot be shown is said where the officer is."""

    opened = Signal(object)
    """This report is about to be shown."""

    def __init__(self, views: PageStack, services: Services) -> None:
        super().__init__(views)
        self._views = views
        self._services = services
        self._moving = MoveController(views, services)
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
            self._views.say(Message(f"Rapporten kan inte öppnas. {error}", Level.ERROR))
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
            self._views.say(Message(f"Rapporten kan inte öppnas. {error}", Level.ERROR))

    def _session(self, report: Report, form: FormDefinition) -> EditingSession:
        services = self._services
        try:
            return begin_editing(report, form, services.library, services.context)
        except LockedElsewhereError:
            return self._only_reading(report, form)

    def _show(self, session: EditingSession) -> None:
        # What shows reports takes a moment to load, and is not needed before one is shown.
        from app.gui.report.report_view import ReportView

        services = self._services
        view = ReportView(session, services)
        self.opened.emit(session.report)
        view.left.connect(self._views.show_start)
        view.correction_wanted.connect(self._correct)
        view.reopen_wanted.connect(self.open)
        view.copies.copy_begun.connect(self.open)
        view.versions_controller.brought_back.connect(self._show_as_it_was)
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
                view.versions_controller.offer_undo(text, undo)
            else:
                view.say(Message(text))

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
            self._views.report.versions_controller.offer_undo(
                f"Rapporten är nu som den var {when}{questions}. Det du hade innan finns bland "
                "tidigare versioner.",
                before,
            )

    def _correct(self, report: Report) -> None:
        try:
            correction = correction_of(report, self._services.library, self._services.now())
        except REFUSALS as error:
            self._views.say(Message(str(error), Level.ERROR))
        else:
            self.open(correction)


_ASKED = "Du har fått en fråga ur en kollegas rapport. Skriv svaret och välj Skicka tillbaka."


class Navigator(QObject):
    """Goes from view to view. Whatever is refused is said where the officer is."""

    def __init__(self, views: PageStack, services: Services) -> None:
        super().__init__(views)
        self._views = views
        self._services = services
        self._new_reports = NewReports(services.context)
        self.incoming = Incoming(views, services)
        self.incoming.taken.connect(self.take)
        self.incoming.refused.connect(views.say)
        self.recovering = RecoveryPrompt(views, services)
        self._opening = ReportOpener(views, services)
        self._opening.opened.connect(self.recovering.opened)
        self.recovering.settled.connect(self._opening.go_on_with)
        self._merging: MergeController | None = None
        self.question_sets = QuestionSets(views, services)
        self.question_sets.file_wanted.connect(self.incoming.choose_sets)
        self.question_sets.back_wanted.connect(self._go_back_and_tell)
        self.incoming.sets_taken.connect(self.question_sets.open)
        self._collating: CollateController | None = None
        self.incoming.folder_taken.connect(self.show_collating)
        start = views.start
        start.open_report.connect(self._opening.open)
        start.remove_draft.connect(self._remove_draft)
        start.panel.wanted.connect(self._begin)
        start.panel.handed.file_wanted.connect(self.incoming.choose)
        start.panel.handed.copied_wanted.connect(self.incoming.take_copied)
        start.panel.handed.as_it_is_wanted.connect(self._open_read)

    # A new report.

    def begin_new(self) -> None:
        """Go to where a new report begins."""
        if self._views.is_free() and self._views.put_away():
            self._views.show_start()
            self._views.start.panel.committee.setFocus()

    def show_question_sets(self) -> None:
        """Go to the list of question sets."""
        if self._views.is_free():
            self.question_sets.show_list()

    def show_collating(self, folder: Path | None = None) -> None:
        """Go to where what has come in is put together, perhaps with a folder of it."""
        if not self._views.is_free():
            return
        if self._collating is None:
            # Seldom needed.
            from app.gui.collate.collate_controller import CollateController

            self._collating = CollateController(self._views, self._services)
        self._collating.show(folder)

    def _begin(self, committee: Committee, term: Term, sources: Sequence[ReadReport]) -> None:
        """Make a report, or ask first what is to come along where it is begun from others."""
        # What shows reports takes a moment to load, and is not needed before one is shown.
        from app.gui.carry_over.carry_over_page import CarryOverPage

        try:
            form = self._services.catalog.form_for(committee, term)
        except REFUSALS as error:
            self._views.start.panel.say(str(error))
            return
        reports = self._new_reports
        if not sources:
            self._keep_new(reports.begin(committee, term), ())
            return
        page = CarryOverPage(committee, term, form, reports)
        page.left.connect(lambda: self._views.show_start(afresh=False))
        page.sources.file_wanted.connect(self.incoming.choose)
        page.wanted.connect(
            lambda earlier, plan: self._keep_new(reports.begin(committee, term, plan), earlier)
        )
        page.add(sources)
        self._views.show_carry_over(page)

    def _keep_new(self, report: Report, sources: Sequence[Report]) -> None:
        library = self._services.library
        try:
            library.save_sources(report, sources)
            library.save(report)
        except REFUSALS as error:
            self._views.say(Message(str(error), Level.ERROR))
            return
        self._opening.open(report)

    # A report of the library.

    def _remove_draft(self, report: Report) -> None:
        question = (
            f"Vill du ta bort den påbörjade rapporten ”{title_of(report)}”? "
            "Den går inte att få tillbaka."
        )
        if not really(self._views.window(), question, "Ta bort", "Behåll"):
            return
        try:
            self._services.library.remove_draft(report)
        except REFUSALS as error:
            self._views.say(Message(f"Rapporten kunde inte tas bort. {error}", Level.ERROR))
        else:
            self.recovering.removed(report)
            self._views.start.refresh()

    # What is handed over.

    def open_path(self, path: Path) -> None:
        """Open a file as a report, and keep it among the officer's own; or as a question set."""
        if is_question_set(path):
            self.incoming.take([path])
            return
        self.incoming.read(
            [path],
            lambda reads: self._open_read(reads[0]),
            lambda reason: self._views.say(
                Message(f"Filen kan inte öppnas. {reason}", Level.ERROR)
            ),
        )

    def take(self, reads: tuple[ReadReport, ...]) -> None:
        """Take what was handed over: into the plan that is made, or ask what to do with it."""
        if self._views.carry_over is not None:
            self._views.carry_over.add(reads)
        elif all(read.is_being_written for read in reads):
            for read in reads:
                self._open_read(read)
        else:
            reads = each_once(reads)
            names = " och ".join(read.source for read in reads)
            self._views.when_free(names, lambda: self._ask(reads))

    def _ask(self, reads: tuple[ReadReport, ...]) -> None:
        if self._views.put_away():
            if self._views.currentWidget() is not self._views.start:
                self._views.show_start()
            self._views.start.panel.handed.ask(reads)

    def _open_read(self, read: ReadReport) -> None:
        self._views.when_free(read.source, lambda: self._open_now(read))

    def _open_now(self, read: ReadReport) -> None:
        if not self._views.put_away():
            return
        try:
            if read.is_being_written and self._merged().begin(read):
                return
            self._services.catalog.form_of(read.opened.report)
        except REFUSALS as error:
            self._views.say(Message(f"Filen kan inte öppnas. {error}", Level.ERROR))
        else:
            self._bring_in(read)

    def _merged(self) -> "MergeController":
        if self._merging is None:
            # Not needed before a file is opened.
            from app.gui.merge.merge_page import MergeController

            self._merging = MergeController(self._views, self._services)
            self._merging.settled.connect(self._opening.go_on_with)
            self._merging.left.connect(self._go_back_to)
            self._merging.as_its_own.connect(self._bring_in)
        return self._merging

    def _bring_in(self, read: ReadReport) -> None:
        """Open what was read as a report of its own, or as the one it is word for word."""
        services = self._services
        try:
            another = another_for_term(read.opened.report, services.library)
            report = bring_in(
                read.opened,
                services.library,
                services.new_id(),
                from_colleague=read.is_being_written,
            )
        except REFUSALS as error:
            self._views.say(Message(f"Filen kan inte öppnas. {error}", Level.ERROR))
            return
        self._opening.open(report)
        asked = _ASKED if report.only else ""
        notes = [note for note in (asked, read.changes, *read.remarks, another) if note]
        if notes:
            self._views.say(Message("\n".join(notes), Level.ERROR))

    def _go_back_to(self, report: Report | None) -> None:
        if report is None:
            self._views.show_start()
        else:
            self._opening.open(report)

    def _go_back_and_tell(self, report: Report, text: str) -> None:
        self._opening.open(report)
        # If it cannot be shown, that is what there is to say.
        if text and self._views.currentWidget() is not self._views.start:
            self._views.say(Message(text))

    def close(self) -> None:
        """End what works in the background."""
        self.incoming.close()
        self._services.spelling.suggestions.close()
