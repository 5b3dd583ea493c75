"""What each answer said when it was fullest, so that it can be kept when most of it goes."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.model.lost_text import is_in, letters_in, lost_most
from app.model.report import Answer, Report
from app.model.version_history import VersionCause


@dataclass(frozen=True)
class LostText:
    """A report as it was before an answer lost most of its text."""

    report: Report
    question: str
    cause: VersionCause


class FullestAnswers:
    """Follows a report from change to change, however small each of them is."""

    def __init__(self, report: Report) -> None:
        self._latest = report
        self._fullest: dict[str, Report] = {}
        self._lost: list[LostText] = []
        # What each answer lost last.
        self._known: dict[str, Answer] = {}

    def follow(self, report: Report) -> None:
        before = {answer.question_id: answer for answer in self._latest.answers}
        for answer in report.answers:
            question = answer.question_id
            if answer != before.get(question, answer):
                self._follow_answer(answer, report)
            elif question in self._fullest and self._fullest[question].answer(question) == answer:
                # What is written in other answers meanwhile is not to go with it.
                self._fullest[question] = report
        self._latest = report

    def lost(self) -> Iterator[LostText]:
        """What is to be kept; each is given again until the next one is asked for."""
        while self._lost:
            yield self._lost[0]
            del self._lost[0]

    def _follow_answer(self, answer: Answer, report: Report) -> None:
        question = answer.question_id
        fullest = self._fullest.get(question, self._latest)
        was = fullest.answer(question)
        if lost_most(was, answer):
            self._fullest[question] = report
            known = self._known.get(question)
            if known is None or not is_in(was, known):
                self._known[question] = was
                overwritten = bool(answer.blocks)
                cause = VersionCause.OVERWRITTEN if overwritten else VersionCause.EMPTIED
                self._lost.append(LostText(fullest, question, cause))
        elif letters_in(answer) >= letters_in(was):
            self._fullest[question] = report
        else:
            self._fullest.setdefault(question, fullest)
