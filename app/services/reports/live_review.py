"""The review of a report while it is being written."""

from collections.abc import Mapping

from app.model.finding import Finding, Severity
from app.model.register import Register
from app.model.report import Answer
from app.model.rules.acceptance import reasons, with_acceptance
from app.services.reports.editing_session import EditingSession
from app.services.review.review import in_order, review_with
from app.services.review.spelling import Speller
from app.services.review.text_review import TextReview


class LiveReview:
    """Reviews the report of a session while it is written, without warnings in mid-sentence."""

    def __init__(
        self,
        session: EditingSession,
        register: Register,
        speller: Speller,
        earlier: Mapping[str, Answer],
    ) -> None:
        self._session = session
        self._register = register
        self._speller = speller
        self._texts = TextReview(session.form, earlier, register.calendar)
        self._last: tuple[Finding, ...] = ()

    def findings(self, writing_in: str = "", *, texts: bool = True) -> tuple[Finding, ...]:
        """The findings now; none for a report that has been exported.

        Without `texts` no answer is read, which takes long, and only errors are found.
        For the question being written in, the warnings stay as they were when it was opened.
        Spelling is left out until the dictionary is loaded.
        """
        session = self._session
        if session.is_sent:
            return ()
        speller = self._speller if self._speller.ready else None
        # Of the question being written in, no text is read: what it says is not told yet.
        read = self._texts.findings(session.report, speller, unread=writing_in) if texts else ()
        now = review_with(session.report, session.form, self._register, read)
        if writing_in:
            now = self._without_new_warnings(now, writing_in)
        self._last = now
        return now

    def _without_new_warnings(
        self, now: tuple[Finding, ...], question_id: str
    ) -> tuple[Finding, ...]:
        def is_of_it(finding: Finding) -> bool:
            return finding.question_id == question_id and finding.severity is not Severity.ERROR

        kept = [finding for finding in now if not is_of_it(finding)]
        report, form = self._session.report, self._session.form
        # A warning may have been accepted meanwhile.
        known = reasons(report)
        before = (with_acceptance(finding, known) for finding in self._last if is_of_it(finding))
        return tuple(in_order([*kept, *before], form))
