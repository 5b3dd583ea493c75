"""The navigation of one report, with the states of its places."""

from collections.abc import Collection

from app.gui.kit.announcements import Weight, announce
from app.gui.kit.icons import Icons, Mark
from app.gui.kit.navigation import Navigation
from app.model.finding import Finding, FindingCode, Left
from app.model.form import CLOSING, FormDefinition
from app.model.kinds.conditions import not_asked
from app.model.places import CONTACT, EXPORT, RETURN, REVIEW, place_of
from app.model.report import AnswerStatus, Report
from app.model.respondent import Respondent
from app.model.swedish import in_figures

_MARKS = {
    AnswerStatus.BLANK: Mark.EMPTY,
    AnswerStatus.ANSWERED: Mark.DONE,
    AnswerStatus.NOT_APPLICABLE: Mark.SET_ASIDE,
}


class ReportNavigation(Navigation):
    """Contact details, the questions by section, and review and export.

    A report of a few questions alone has `only` these, and the way to return them.
    """

    def __init__(
        self,
        form: FormDefinition,
        icons: Icons,
        respondent: Respondent,
        only: Collection[str] = (),
    ) -> None:
        super().__init__(icons, respondent)
        self._only = only
        self._left: Left | None = None
        asked_for = (one.id for one in form.questions() if one.ask_if is not None)
        self._conditional = [one for one in asked_for if not only or one in only]
        if not only:
            self.add_place(CONTACT, "Kontaktuppgifter")
        for section in form.sections:
            asked = [question for question in section.questions if not only or question.id in only]
            if asked:
                self.add_heading(section.heading or CLOSING)
            for question in asked:
                self.add_place(question.id, question.short or question.text)
        if only:
            self.add_heading("När du är klar")
            self.add_place(RETURN, "Skicka tillbaka")
            return
        if form.sections[-1].heading:
            self.add_heading(CLOSING)
        self.add_place(REVIEW, "Granska")
        self.add_place(EXPORT, "Exportera")

    def show_report(self, report: Report, findings: tuple[Finding, ...]) -> None:
        # Contact details that wait for the officer are no more done than answers that do.
        unfinished = {
            place_of(one)
            for one in findings
            if one.stops or one.code is FindingCode.CONTACT_UNCONFIRMED
        }
        skipped = not_asked(report) - set(self._only)
        for question_id in self._conditional:
            self.offer(question_id, offered=question_id not in skipped)
        places = self.places()
        if CONTACT in places:
            self.show_mark(CONTACT, _contact_mark(report, unfinished=CONTACT in unfinished))
        for answer in report.answers:
            if answer.question_id not in places:
                continue
            mark = _MARKS[answer.status]
            if answer.question_id in unfinished and mark is not Mark.EMPTY:
                mark = Mark.BEGUN
            self.show_mark(answer.question_id, mark)
        if self._only:
            self.show_mark(RETURN, Mark.RETURN)
            return
        left = left_text(Left.of(findings))
        self.show_mark(REVIEW, Mark.REVIEW, f"({left})" if left else "")
        self.show_mark(EXPORT, Mark.EXPORT)

    def announce_left(self, findings: tuple[Finding, ...]) -> None:
        """Have a screen reader say how much is left, when that has changed."""
        left = Left.of(findings)
        if self._left is not None and left != self._left:
            said = f"{in_figures(left.stopping)} kvar" if left.stopping else "Inget kvar"
            others = f", {in_figures(left.worth_a_look)} att se över" if left.worth_a_look else ""
            announce(self, f"{said} att granska{others}", Weight.BESIDE)
        self._left = left


def left_text(left: Left) -> str:
    """What stops the export, and apart from it what is worth a look; empty where nothing is."""
    stopping = f"{in_figures(left.stopping)} kvar"
    others = f"{in_figures(left.worth_a_look)} att se"
    if left.stopping and left.worth_a_look:
        # In a small window with large text there is room for no more.
        return f"{stopping}, {others}"
    if left.stopping:
        return stopping
    return f"{others} över" if left.worth_a_look else ""


def _contact_mark(report: Report, *, unfinished: bool) -> Mark:
    contact = report.contact
    if not (contact.name or contact.phone or contact.email):
        return Mark.EMPTY
    return Mark.BEGUN if unfinished else Mark.DONE
