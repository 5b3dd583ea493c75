"""Last period's answer, or a part of it, put into the answer to a question."""

import contextlib

from app.gui.kit.messages import Message, confirm
from app.gui.kit.services import REFUSALS, Services
from app.gui.report.autosave import Autosave
from app.gui.report.question_page import QuestionPage
from app.gui.report.report_frame import ReportController, ReportFrame
from app.model.comparison import is_mostly_in
from app.model.kinds.carried import without_gone
from app.model.report import Answer
from app.model.rich_text import RichText, plain_text
from app.services.reports.editing_session import EditingSession

# A few words may well stand in an answer twice.
_FEW_WORDS = 4
_TWICE = (
    "Det här, eller det mesta av det, står redan i ditt svar. Infogar du det står det där två "
    "gånger."
)
_OTHER_VALUE = "Du har redan svarat ”{}”. Vill du byta till förra periodens svar?"
_GONE = "{} går inte längre att välja och följer inte med. Välj på nytt."


class EarlierAnswers(ReportController):
    """Uses what is chosen in the pane, and asks before it stands in an answer twice."""

    def __init__(
        self,
        frame: ReportFrame,
        session: EditingSession,
        services: Services,
        autosave: Autosave,
        page: QuestionPage,
    ) -> None:
        super().__init__(frame, session, services, autosave)
        self._page = page
        frame.pane.used.connect(self._use)
        frame.pane.value_used.connect(self._use_value)
        frame.pane.reason_used.connect(self._use_reason)

    def _use(self, blocks: RichText, whole: bool) -> None:
        question_id = self._page.question_id
        saved = self._autosave.save_now()
        now = self._session.report.answer(question_id)
        # What was kept while the question was set aside is shown again, and stands there once.
        again = now.not_applicable and blocks == now.blocks
        if not again and not self._is_wanted(plain_text(blocks), now.plain, whole):
            return
        # Without the version it can still be undone.
        if saved:
            with contextlib.suppress(*REFUSALS):
                self._session.carry_into(question_id)
        self._page.use(blocks, whole)

    def _use_value(self, earlier: Answer) -> None:
        """Its value, and its comment where that does not stand there already."""
        question_id = self._page.question_id
        saved = self._autosave.save_now()
        now = self._session.report.answer(question_id)
        value = without_gone(earlier.value, earlier.options)
        content = value, earlier.unfinished
        other = now.has_value and (now.value, now.unfinished) != content
        if (
            other
            and not now.not_applicable
            and not confirm(
                self._frame,
                _OTHER_VALUE.format(now.told or now.unfinished[0].text),
                "Byt",
                "Avbryt",
            )
        ):
            return
        if saved:
            with contextlib.suppress(*REFUSALS):
                self._session.carry_into(question_id)
        twice = is_mostly_in(plain_text(earlier.blocks), plain_text(now.blocks))
        self._page.use_value(content, () if twice else earlier.blocks)
        gone = ", ".join(f"”{one.text}”" for one in earlier.options if one.gone)
        if gone:
            self._notices.say(Message(_GONE.format(gone), here=True))

    def _use_reason(self, reason: str) -> None:
        self._page.collect()
        now = self._session.report.answer(self._page.question_id).reason
        if reason == now or self._is_wanted(reason, now, True):
            self._page.use_reason(reason)

    def _is_wanted(self, earlier: str, now: str, whole: bool) -> bool:
        """Ask, where it stands in the answer already."""
        if whole:
            twice = is_mostly_in(earlier, now)
        else:
            twice = len(earlier.split()) > _FEW_WORDS and earlier in now
        return not twice or confirm(self._frame, _TWICE, "Infoga ändå", "Avbryt")
