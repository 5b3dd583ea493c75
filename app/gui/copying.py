"""Copying answers for other systems: the one that is shown, or all of them."""

from typing import TYPE_CHECKING

from app.formats.answers_text import answer_to_copy, report_to_copy
from app.gui.widgets.clipboard import copy

if TYPE_CHECKING:
    from app.gui.report_view import ReportView


class Copying:
    """Puts them on the clipboard, and says so."""

    def __init__(self, view: "ReportView") -> None:
        self._view = view

    def answer(self, *, formatted: bool) -> None:
        """The answer that is shown; on another page it says where there are any."""
        place = self._view.navigation.current()
        if place.startswith("#"):
            self._tell("Gå till en fråga för att kopiera svaret på den.")
            return
        self._view.question.collect()
        answer = self._view.session.report.answer(place)
        copy(answer_to_copy(answer), formatted=formatted)
        self._tell("Svaret är kopierat. Klistra in det där du vill ha det.")

    def all(self, *, formatted: bool) -> None:
        """Every answer, below its question."""
        self._view.question.collect()
        session = self._view.session
        copy(report_to_copy(session.report, session.form), formatted=formatted)
        self._tell("Alla svar är kopierade. Klistra in dem där du vill ha dem.")

    def _tell(self, text: str) -> None:
        self._view.show_notice(text, passing=True)
