"""Where an answer that waits to be confirmed comes from, and the button that confirms it."""

from collections.abc import Callable, Mapping

from app.gui.kit.commands import Command, show_keys
from app.gui.kit.messages import MessageBar
from app.gui.kit.parts import button
from app.model.report import Answer, AnswerStatus, Report
from app.model.rules.confirmation import has_new_wording

_CHANGED = "Du har ändrat svaret, och då är det bekräftat."


class OriginRow(MessageBar):
    """Stays while one writes, or the text would move under one's hands."""

    def __init__(self, confirm: Callable[[], None], earlier_wordings: Mapping[str, str]) -> None:
        self.confirm = button(Command.CONFIRM.plain, confirm)
        show_keys(self.confirm, Command.CONFIRM, "Svaret stämmer: gå till nästa")
        # What has the focus says it, on each question.
        super().__init__(self.confirm, framed=True, slim=True, aloud=False)
        self.beside = ""
        """How the question was put, where that stands beside the page."""
        self._earlier_wordings = earlier_wordings
        self._told_of = ""

    def begin(self) -> None:
        """Another question is shown, or this one is confirmed."""
        self._told_of = ""

    def show_origin(self, answer: Answer, report: Report, *, writing: bool) -> str:
        """Show where it comes from; returns what waits to be confirmed, in words."""
        if not answer.origin.confirmed and answer.status is not AnswerStatus.BLANK:
            self._told_of = answer.question_id
            told = self._origin(answer, report)
            self.confirm.show()
            self.say(told)
            return told
        if not writing or answer.question_id != self._told_of:
            self._told_of = ""
        self.confirm.hide()
        self.say(_CHANGED if self._told_of else "")
        return ""

    def _origin(self, answer: Answer, report: Report) -> str:
        term = answer.origin.term
        what = f"Från {term.in_a_sentence if term else 'en tidigare rapport'}, inte bekräftat."
        if has_new_wording(report, answer):
            what = "Frågan har ändrats sedan du svarade. Svaret är inte bekräftat."
        wording = self._earlier_wordings.get(answer.question_id)
        if wording and wording != self.beside:
            what += f"\nFrågan löd då: ”{wording}”"
        return what
