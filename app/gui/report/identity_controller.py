"""A report is for another committee or term than it was begun for."""

from app.gui.kit.messages import Level, Message
from app.gui.kit.services import REFUSALS
from app.gui.kit.signals import signal
from app.gui.report.report_frame import ReportController
from app.model.report import Report
from app.services.reports.identity import Identity, another_report, questions_for


class IdentityController(ReportController):
    """Changes committee and term of one report where its questions stay."""

    @signal
    def changed(self, report: Report, text: str, before: Report, /) -> None:
        """The report is to be shown anew, with this message and what undoes it."""

    @signal
    def questions_differ(self, report: Report, identity: Identity, /) -> None:
        """Others are asked of it, and what that means for the answers is to be shown first."""

    def change(self, identity: Identity) -> None:
        if not self._autosave.save_now():
            return
        services, before = self._services, self._session.report
        try:
            if questions_for(before, identity, services.catalog) != self._session.form:
                self.questions_differ.emit(before, identity)
                return
            report = self._session.set_identity(identity.reference, identity.term)
        except REFUSALS as error:
            respondent = services.catalog.register.respondent_of(before.committee)
            text = respondent.fill("{The} och perioden är inte ändrade. {}", error)
            self._notices.say(Message(text, Level.ERROR))
            return
        # The pages still show the questions as they were worded.
        self._autosave.stop()
        another = another_report(report, identity, services.library, services.catalog)
        text = " ".join(filter(None, (f"Rapporten gäller nu {identity}.", another)))
        self.changed.emit(report, text, before)
