"""A report in the window: connects its pages, navigation and saving."""

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import NamedTuple

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.gui.export.exporting import ExportController
from app.gui.kit.commands import CommandHandlers
from app.gui.kit.messages import Message
from app.gui.kit.page import Page
from app.gui.kit.services import Services
from app.gui.kit.signals import signal
from app.gui.report.autosave import Autosave
from app.gui.report.earlier_answers import EarlierAnswers
from app.gui.report.earlier_pane import EarlierPane
from app.gui.report.find_in_report import FindInReport
from app.gui.report.identity_controller import IdentityController
from app.gui.report.report_commands import commands_of
from app.gui.report.report_copies import CopiesController
from app.gui.report.report_frame import ReportFrame
from app.gui.report.report_navigation import ReportNavigation
from app.gui.report.report_notices import ReportNotices
from app.gui.report.report_pages import ReportPages
from app.gui.report.versions_dialog import VersionsController
from app.model.finding import Finding, Severity
from app.model.kinds.conditions import not_asked
from app.model.places import (
    CONTACT,
    EXPORT,
    RETURN,
    REVIEW,
    Place,
    next_to_do,
    place_from_key,
    place_key,
    place_of,
)
from app.model.report import Report
from app.services.question_sets.draft_move import asked_before
from app.services.reports.editing_session import EditingSession
from app.services.reports.live_review import LiveReview
from app.services.reports.new_reports import earlier_answers

# The titles of the guide's topics.
_QUESTION = "Skriva och formatera"
_SENDING = "Skicka rapporten"
_TOPICS: dict[Place, str] = {CONTACT: "Så här arbetar du", REVIEW: "Granska", EXPORT: "Exportera"}


class Seen(NamedTuple):
    """What an officer sees of a report."""

    place: Place
    cursor: int
    scrolled: int


class ReportView(Page):
    """One report, from its contact details to its export."""

    @signal
    def correction_wanted(self, report: Report, /) -> None: ...

    @signal
    def reopen_wanted(self, report: Report, /) -> None:
        """The report is to be shown anew."""

    def __init__(self, session: EditingSession, services: Services) -> None:
        super().__init__()
        self.session = session
        self._services = services
        register = services.catalog.register
        self._respondent = register.respondent_of(session.report.committee)
        self._autosave = Autosave(session, self.collect, services.now, self)
        self.output = ExportController(session, services, self, self.collect, self.findings)
        self.navigation = ReportNavigation(
            session.form, services.icons, self._respondent, session.report.only
        )
        carried = earlier_answers(session.report, services.catalog, services.library)
        planned = carried.planned if carried else ()
        self._earlier = {plan.answer.question_id: plan for plan in planned if plan.sources}
        wordings = {id_: planned.earlier_wording for id_, planned in self._earlier.items()}
        wordings |= asked_before(session.report, session.form, services.library)
        answers = {id_: planned.answer for id_, planned in self._earlier.items()}
        self.pages = ReportPages(session, self.navigation, services, self.output, answers, wordings)
        self.notices = ReportNotices(self)
        self.frame = ReportFrame(
            services.titles(session.report).of(session.report),
            self.navigation,
            self.pages,
            self.notices,
            EarlierPane(lambda: not session.read_only),
            self,
        )
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.frame)
        self._live_review = LiveReview(
            session, services.catalog.register, services.spelling.speller, answers
        )
        self._shown_locked = False
        self._opened = False
        self.searching = FindInReport(
            self.frame, self.pages, session, services.spelling.speller, self._autosave
        )
        self.versions = VersionsController(self.frame, session, services, self._autosave)
        self.identity = IdentityController(self.frame, session, services, self._autosave)
        self.copies = CopiesController(self.frame, session, services, self._autosave)
        EarlierAnswers(self.frame, session, services, self._autosave, self.pages.question)
        self._connect()
        self._order_tabs()
        self.navigation.go_to(self._first_place())
        # Not before the report is shown: the dictionary takes a moment, and so does a long text.
        # QTimer.singleShot would have it done together with the showing, without a pause.
        first_moment = QTimer(self)
        first_moment.setSingleShot(True)
        first_moment.timeout.connect(self._begin_reading)
        first_moment.start(0)
        self._opened = True

    def _order_tabs(self) -> None:
        """From the text on to the next page; what a space would change comes after the steps."""
        frame, question = self.frame, self.pages.question
        order = (frame.next, frame.previous, frame.narrow, question.not_applicable)
        for before, after in pairwise((*order, question.notes.toggle)):
            QWidget.setTabOrder(before, after)
        QWidget.setTabOrder(frame.narrow, self.pages.contact.notes.toggle)

    def _connect(self) -> None:
        self.frame.back_wanted.connect(self.leave)
        self.notices.correct_wanted.connect(self._correct)
        self.notices.again_wanted.connect(lambda: self.reopen_wanted.emit(self.session.report))
        self.frame.step_wanted.connect(self.step)
        self.frame.with_pane.turned.connect(self._tell_wording)
        self.navigation.leaving.connect(self._turn_page)
        self.navigation.chosen.connect(self._show)
        self.navigation.itemClicked.connect(self.focus_first)
        self.navigation.itemActivated.connect(self.focus_first)
        self.pages.question.edited.connect(self._autosave.save_soon)
        self.pages.question.left.connect(self._refresh)
        self.pages.question.editor.notice.connect(lambda text: self.say(Message(text, here=True)))
        self.pages.question.confirmed.connect(self._go_on)
        self.pages.contact.confirmed.connect(self._go_on)
        self.pages.contact.filled_in.connect(lambda: self.step(1))
        self._autosave.state_changed.connect(self._show_saving)
        self._autosave.split_off.connect(self.say)
        self.pages.contact.field_left.connect(self._refresh)
        self.pages.contact.identity.chosen.connect(self.identity.change)
        self.pages.give_back.wanted.connect(self.notices.elsewhere_wanted)
        self.pages.give_back.mail_wanted.connect(self.copies.open_mail)
        self.notices.mail_wanted.connect(self.copies.open_mail)
        self.copies.answer_saved.connect(self.pages.give_back.show_saved)
        self.pages.export.sending.correction_wanted.connect(self._correct)
        self.pages.export.sending.changed.connect(self._refresh)
        self.pages.contact.notice.connect(lambda text: self.say(Message(text, here=True)))
        self.searching.notice.connect(lambda text: self.say(Message(text, passing=True)))
        self.searching.left.connect(self.focus_first)
        self.frame.versions_wanted.connect(self.versions.open_dialog)
        self.notices.closed.connect(self.focus_first)
        self.notices.undo_wanted.connect(self.versions.undo)
        self.notices.copy_wanted.connect(self.copies.work_on_copy)
        self.notices.elsewhere_wanted.connect(self.copies.save_elsewhere)
        self.session.watch(self._refresh)
        self.session.watch(self.notices.drop_passing)

    # Navigation.

    def _first_place(self) -> Place:
        """Where the officer was; else where something is left to do, or the beginning."""
        page = place_from_key(self._services.pages.page(self.session.report.report_id))
        if page in self.navigation.places() and page not in not_asked(self.session.report):
            return page
        found = self._live_review.findings(texts=False)
        unfinished = (place_of(f) for f in found if f.severity is Severity.ERROR)
        return next(unfinished, self.navigation.places()[0])

    def _turn_page(self) -> None:
        if self.pages.page_has_focus():
            self.pages.hold_focus(self.focus_first)
        self.notices.drop_page_messages()
        self._autosave.save_now()

    def _show(self, place: Place) -> None:
        if isinstance(place, str):
            self.pages.question.show_question()
        if place in self._earlier:
            self.frame.pane.show_earlier(self._earlier[place], self.session.report.answer(place))
        self.frame.with_pane.offer(place in self._earlier)
        self._tell_wording()
        self._refresh()
        self.pages.show_page()
        self.frame.show_steps()

    def _tell_wording(self) -> None:
        frame = self.frame
        self.pages.question.tell_beside(frame.pane.wording if frame.with_pane.shows_pane else "")

    def offer_questions(self, show: Callable[[], object], *, wrong: bool) -> None:
        """Say that there are newer questions, or that these are not the ones to answer.

        A button shows what the others would mean.
        """
        self.notices.say_questions(self._respondent, wrong=wrong)
        self.notices.questions_wanted.connect(lambda: show() if self._autosave.save_now() else None)

    def show_place(self, place: Place) -> None:
        self.pages.hold_focus(self.focus_first)
        self.navigation.go_to(place)

    def seen(self) -> Seen:
        """The place that is shown, and what of its text."""
        return Seen(self.navigation.current(), *self.pages.question.seen())

    def go_back_to(self, seen: Seen) -> None:
        """Show what was seen of a report that answers the same questions."""
        if seen.place in self.navigation.places():
            self.show_place(seen.place)
            self.pages.question.go_back_to(seen.cursor, seen.scrolled)

    def step(self, step: int) -> None:
        """Go so many pages forwards or backwards, within the report."""
        # What was chosen last may ask for more, or for less.
        self.collect()
        places = self.navigation.places()
        index = places.index(self.navigation.current()) + step
        if 0 <= index < len(places):
            self.show_place(places[index])

    def _go_on(self) -> None:
        navigation = self.navigation
        here, places = navigation.current(), navigation.places()
        self.show_place(next_to_do(places, here, self.findings()))

    def commands(self) -> CommandHandlers:
        return commands_of(self)

    def format_actions(self) -> Sequence[QAction]:
        return self.pages.question.bar.formats

    def undo_actions(self) -> Sequence[QAction]:
        return self.pages.question.steps.undo, self.pages.question.steps.redo

    def undo_last(self) -> QAction:
        return self.notices.undo_action

    # The page protocol.

    @property
    def report(self) -> Report:
        return self.session.report

    @property
    def window_title(self) -> str:
        report = self.session.report
        return self._services.titles(report).of(report)

    @property
    def topic(self) -> str:
        place = self.navigation.current()
        if place == EXPORT and self.session.is_sent:
            return _SENDING
        return _TOPICS.get(place, _QUESTION)

    def focus_first(self) -> None:
        self.pages.focus_first()
        if not self.pages.page_has_focus():
            # There is nothing on it to put the focus on.
            self.frame.next.setFocus()

    def say(self, message: Message) -> None:
        self.notices.say(message)

    def save_now(self) -> bool:
        return self._autosave.save_now()

    def confirm_loss(self, doing: str, yes: str) -> bool:
        return self.copies.confirm_loss(doing, yes)

    def release(self) -> None:
        self.remember_page()
        self.session.close()

    def discard(self) -> None:
        # An editor lays out its text a little later, which would save it again.
        self._autosave.end()
        self.release()

    # Following the report.

    def findings(self) -> tuple[Finding, ...]:
        return self._live_review.findings(self.pages.question.writing_in())

    def _begin_reading(self) -> None:
        self._services.spelling.speller.load()
        self.pages.question.marks.update()
        self._refresh()

    def collect(self) -> None:
        self.pages.question.collect()

    def _refresh(self) -> None:
        report = self.session.report
        writing_in = self.pages.question.writing_in()
        findings = self._live_review.findings(writing_in, texts=self._opened)
        findings = self.pages.contact.settled(findings)
        self.navigation.show_report(report, findings)
        if self._opened:
            self.pages.show_findings(findings)
            if not writing_in and not self.pages.contact.is_typed_in:
                self.navigation.announce_left(findings)
        place = self.navigation.current()
        if place in self._earlier:
            self.frame.pane.update_answer(report.answer(place))
        self.searching.mark()
        self.pages.update_read_only()
        self.notices.show_lock(self.session, self.pages.export.sent_text())
        self.frame.offer_versions(offered=not self.session.read_only)
        if self._shown_locked != self.session.read_only:
            self._shown_locked = self.session.read_only
            self.commands_changed.emit()

    def _show_saving(self, text: str) -> None:
        self.frame.show_saving(text, self._autosave.trouble)

    def remember_page(self) -> None:
        """Come back to this page when the report is opened again."""
        place = self.navigation.current()
        # After an export, begin anew.
        page = "" if place in {EXPORT, RETURN} else place_key(place)
        self._services.pages.remember(self.session.report.report_id, page)

    def leave(self) -> None:
        """Save, and go to the start page."""
        if self._autosave.save_now() or self.copies.confirm_loss("lämnar rapporten", "Lämna ändå"):
            self.left.emit()

    def _correct(self) -> None:
        # If it could not be saved at the export, it is saved before it is corrected.
        if self._autosave.save_now():
            self.correction_wanted.emit(self.session.report)
