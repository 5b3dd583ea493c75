"""Asks which of several follow-ups a new report is for."""

from collections.abc import Mapping
from functools import partial

from app.gui.kit.messages import MessageBar
from app.gui.kit.parts import button
from app.gui.kit.signals import signal


class SurveyQuestion(MessageBar):
    """Has a button for each follow-up; hidden until it asks."""

    @signal
    def chosen(self, survey: str, /) -> None: ...

    def __init__(self) -> None:
        super().__init__(framed=True, below=True)

    def ask(self, text: str, titles: Mapping[str, str]) -> None:
        """Ask with the titles of the follow-ups by their ids."""
        self.offer(
            *(button(title, partial(self.chosen.emit, one)) for one, title in titles.items())
        )
        self.say(text)

    def focus_first(self) -> None:
        self._buttons[0].setFocus()
