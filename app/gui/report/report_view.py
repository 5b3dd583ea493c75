"""A report in the window: its pages, the way between them, and its saving."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QVBoxLayout

from app.gui.export.export_page import ExportPage
from app.gui.export.exporting import ExportController
from app.gui.export.return_page import ReturnPage
from app.gui.export.sending import Sending
from app.gui.kit.commands import CommandHandlers
from app.gui.kit.messages import Message
from app.gui.kit.page import Page
from app.gui.kit.parts import announce
from app.gui.kit.services import Services
from app.gui.kit.signals import signal
from app.gui.report.autosave import Autosave
from app.gui.report.contact_page import ContactPage
from app.gui.report.earlier_pane import EarlierPane
from app.gui.report.find_in_report import FindInReport, Places
from app.gui.report.question_page import QuestionPage
from app.gui.report.report_commands import commands_of
from app.gui.report.report_copies import CopiesController
from app.gui.report.report_frame import ReportFrame
from app.gui.report.report_navigation import ReportNavigation
from app.gui.report.report_notices import ReportNotices
from app.gui.report.review_page import ReviewPage
from app.gui.report.versions_dialog import VersionsController
from app.model.finding import FieldName, Finding, Severity
from app.model.places import (
    CONTACT,
    EXPORT,
    RETURN,
    REVIEW,
    Place,
    name_of,
    place_named,
    place_of,
)
from app.model.report import Report, title_of
from app.services.question_sets.draft_move import asked_before
from app.services.reports.editing_session import EditingSession
from app.services.reports.live_review import LiveReview
from app.services.reports.new_reports import earlier_answers

# The titles of the guide's topics.
_QUESTION = "Skriva och formatera"
_SENDING = "Skicka rapporten"
_TOPICS: dict[Place, str] = {CONTACT: "Så här arbetar du", REVIEW: "Granska", EXPORT: "Exportera"}


class ReportView(Page):
    """One report, from its contact details to its export."""

    @signal
    def correction_wanted(self, report: Report, /) -> None:
        """The exported report is to be corrected."""

    @signal
    def reopen_wanted(self, report: Report, /) -> None:
        """The report is for another committee or term now, and is to be shown as that."""

    def __init__(self, session: EditingSession, services: Services) -> None:
        super().__init__()
        self.session = session
        self._services = services
        self.autosave = Autosave(session, self.collect, services.now)
        self.output = ExportController(session, services, self, self.collect, self.findings)
        self.navigation = ReportNavigation(session.form, services.icons, session.report.only)
        self.contact = ContactPage(session, services.catalog.register)
        plan = earlier_answers(session.report, services.catalog, services.library)
        planned = plan.planned if plan else ()
        self._earlier = {one.answer.question_id: one for one in planned if one.sources}
        wordings = {id_: one.earlier_wording for id_, one in self._earlier.items()}
        wordings |= asked_before(session.report, session.form, services.library)
        self.question = QuestionPage(
            session, self.navigation.current, services.icons, services.spelling, wordings
        )
        self._review = ReviewPage(session)
        self.export = ExportPage(session, self.output, Sending(session, services, self), services)
        self._give_back = ReturnPage(services.open_outside)
        self._other_pages: dict[Place, ContactPage | ReviewPage | ExportPage | ReturnPage] = {
            CONTACT: self.contact,
            REVIEW: self._review,
            EXPORT: self.export,
            RETURN: self._give_back,
        }
        self.notices = ReportNotices(self)
        self.frame = ReportFrame(
            title_of(session.report),
            self.navigation,
            (self.question, *self._other_pages.values()),
            self.notices,
            EarlierPane(lambda: not session.read_only),
        )
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.frame)
        self._live_review = LiveReview(
            session,
            services.catalog.register,
            services.spelling.speller,
            {question_id: planned.answer for question_id, planned in self._earlier.items()},
        )
        self._shown_locked = False
        self.searching = FindInReport(
            self.frame.find_bar,
            Places(self.navigation, self.contact, self.question),
            session,
            services.spelling.speller,
        )
        self.versions = VersionsController(self.frame, session, services, self.autosave)
        self.copies = CopiesController(self.frame, session, services, self.autosave)
        self._connect()
        self.navigation.go_to(self._first_place())
        # Not before the report is shown: the dictionary takes a moment to read.
        QTimer.singleShot(0, self, self._begin_spelling)

    def _connect(self) -> None:
        self.frame.back_wanted.connect(self.leave)
        self.notices.correct_wanted.connect(self._correct)
        self.notices.again_wanted.connect(lambda: self.reopen_wanted.emit(self.session.report))
        self.frame.step_wanted.connect(self.step)
        self.navigation.leaving.connect(self._turn_page)
        self.navigation.chosen.connect(self._show)
        self.navigation.itemClicked.connect(self.focus_page)
        self.navigation.itemActivated.connect(self.focus_page)
        self.question.edited.connect(self.autosave.touch)
        self.question.left.connect(self._follow)
        self.question.editor.told.connect(lambda text: self.say(Message(text, here=True)))
        self.autosave.state_changed.connect(self._show_saving)
        self.autosave.split_off.connect(self.say)
        self.contact.field_left.connect(self._follow)
        self.contact.identity.chosen.connect(lambda *_: self._reopen())
        self._review.mend.connect(self.mend)
        self._review.set_aside.connect(self._set_aside)
        self._review.reopened.connect(self.session.reopen_finding)
        for page in (self._review, self.question.notes, self.contact.notes):
            page.accepted.connect(self.session.accept)
        self._give_back.wanted.connect(self.notices.elsewhere_wanted)
        self.copies.answer_saved.connect(self._give_back.tell_saved)
        self.export.review_wanted.connect(lambda: self.navigation.go_to(REVIEW))
        self.export.sending.correction_wanted.connect(self._correct)
        self.frame.pane.used.connect(self.question.use)
        self.frame.pane.reason_used.connect(self.question.use_reason)
        self.searching.told.connect(lambda text: self.say(Message(text, passing=True)))
        self.searching.left.connect(self.focus_page)
        self.session.watch(self._follow)
        self.session.watch(self.notices.let_pass)

    # Going about.

    def _first_place(self) -> Place:
        """Where the officer was; else where there is something left to do, or the beginning."""
        page = place_named(self._services.pages.page(self.session.report.report_id))
        if page in self.navigation.places():
            return page
        unfinished = (
            place_of(finding) for finding in self.findings() if finding.severity is Severity.ERROR
        )
        return next(unfinished, self.navigation.places()[0])

    def _turn_page(self) -> None:
        self.notices.turn_page()
        self.autosave.save_now()

    def _show(self, place: Place) -> None:
        if isinstance(place, str):
            self.question.show_question()
        if place in self._earlier:
            self.frame.pane.show_earlier(self._earlier[place], self.session.report.answer(place))
        self.frame.with_pane.offer(place in self._earlier)
        self._follow()
        self.frame.show_page(self._page())

    def _page(self) -> QuestionPage | ContactPage | ReviewPage | ExportPage | ReturnPage:
        return self._other_pages.get(self.navigation.current(), self.question)

    def focus_page(self) -> None:
        """Put the focus where the officer begins on the page that is shown."""
        self.frame.next.setFocus()
        self._page().focus_first()

    def offer_questions(self, show: Callable[[], object]) -> None:
        """Say that there are newer questions, and have a button that shows what they mean."""
        self.notices.newer.say("Frågorna har ändrats sedan du började på rapporten.")
        self.notices.questions_wanted.connect(lambda: show() if self.autosave.save_now() else None)

    def show_place(self, place: Place) -> None:
        """Go to a page, to begin there."""
        self.navigation.go_to(place)
        self.focus_page()

    def step(self, step: int) -> None:
        """Go so many pages on, or back; nowhere beyond the first and the last."""
        places = self.navigation.places()
        index = places.index(self.navigation.current()) + step
        if 0 <= index < len(places):
            self.show_place(places[index])

    def mend(self, finding: Finding) -> None:
        """Go to what a finding is about."""
        self.navigation.go_to(place_of(finding))
        if finding.field is FieldName.UNPLACED:
            self._review.unplaced.setFocus()
        elif finding.question_id is None:
            self.contact.go_to_field(finding.field)
        else:
            self.question.show_words(finding)

    def _set_aside(self, finding: Finding) -> None:
        """Mark the question of a finding as not applicable, and ask why it is."""
        self.navigation.go_to(place_of(finding))
        self.question.not_applicable.setChecked(True)
        self.question.focus_first()

    def commands(self) -> CommandHandlers:
        return commands_of(self)

    def format_actions(self) -> Sequence[QAction]:
        return self.question.bar.formats

    # What every page answers.

    @property
    def topic(self) -> str:
        place = self.navigation.current()
        if place == EXPORT and self.session.is_sent:
            return _SENDING
        return _TOPICS.get(place, _QUESTION)

    def focus_first(self) -> None:
        self.focus_page()

    def say(self, message: Message) -> None:
        self.notices.say(message)

    def save_now(self) -> bool:
        return self.autosave.save_now()

    def may_be_lost(self, doing: str, yes: str) -> bool:
        return self.copies.may_be_lost(doing, yes)

    def release(self) -> None:
        self.remember_page()
        self.session.close()

    def discard(self) -> None:
        # An editor lays out its text a little later, and would have it saved again.
        self.autosave.end()
        self.release()

    # Following the report.

    def findings(self) -> tuple[Finding, ...]:
        return self._live_review.findings(self.question.writing_in())

    def _begin_spelling(self) -> None:
        self._services.spelling.speller.load()
        self.question.follow_spelling()
        self._follow()

    def collect(self) -> None:
        """Have the session know what is written in the fields."""
        self.question.collect()

    def _follow(self) -> None:
        """Show everywhere what the report says now."""
        report = self.session.report
        findings = self.findings()
        self.navigation.show_report(report, findings)
        # Who only reads has nothing to mend.
        to_mend = () if self.session.read_only else findings
        self.contact.show_findings(to_mend)
        self.question.show_findings(to_mend)
        if self.navigation.current() == REVIEW:
            self._review.show_findings(findings)
        self.export.show_findings(findings)
        place = self.navigation.current()
        if place in self._earlier:
            self.frame.pane.follow(report.answer(place))
        self.searching.mark()
        self.navigation.announce_left(findings)
        self.contact.follow_status()
        self.question.follow_status()
        self.notices.show_lock(self.session)
        self.frame.offer_versions(offered=not self.session.read_only)
        if self._shown_locked != self.session.read_only:
            self._shown_locked = self.session.read_only
            self.commands_changed.emit()

    def _show_saving(self, text: str) -> None:
        self.frame.show_saving(text, self.autosave.trouble)

    # Doing.

    def save(self) -> None:
        """Save, and say so: the program would do it by itself, but people want to be sure."""
        if self.autosave.save_now() and not self.session.read_only:
            announce(self, "Rapporten är sparad")
            saved = "Rapporten är sparad. Du behöver inte spara själv, det sker medan du skriver."
            self.say(Message(saved, passing=True))

    def save_question(self) -> None:
        """Save the question that is shown as a file; on another page say where there are any."""
        place = self.navigation.current()
        if isinstance(place, str):
            self.copies.save_question(place)
        else:
            self.say(Message("Gå till den fråga som kollegan ska svara på.", passing=True))

    def remember_page(self) -> None:
        """Come back to this page, when the report is opened again."""
        place = self.navigation.current()
        # Whoever has exported begins anew.
        page = "" if place in {EXPORT, RETURN} else name_of(place)
        self._services.pages.remember(self.session.report.report_id, page)

    def leave(self) -> None:
        """Save, and go back to the start page."""
        if self.autosave.save_now() or self.copies.may_be_lost("lämnar rapporten", "Lämna ändå"):
            self.left.emit()

    def _reopen(self) -> None:
        if self.autosave.save_now():
            self.reopen_wanted.emit(self.session.report)

    def _correct(self) -> None:
        # One that could not be kept when it was exported is kept now, before it is corrected.
        if self.autosave.save_now():
            self.correction_wanted.emit(self.session.report)
