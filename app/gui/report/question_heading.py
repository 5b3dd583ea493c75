"""What is asked: the section, the question, and a hint."""

import sys

from PySide6.QtWidgets import QWidget

from app.gui.kit.parts import column_in, give_role, label
from app.gui.kit.theme import STEP

# Up to how many characters a question is set in which role: the answer is to have the room.
_ROLES = ((100, "question"), (130, "long-question"), (sys.maxsize, "longest-question"))


class QuestionHeading(QWidget):
    """The longer the question, the smaller its type."""

    def __init__(self) -> None:
        super().__init__()
        self._section = label("", "overline")
        self._question = label("", "question")
        self._hint = label("", "muted")
        column = column_in(self, spacing=STEP // 2)
        for part in (self._section, self._question, self._hint):
            column.addWidget(part)

    def show_question(self, section: str, question: str, hint: str) -> None:
        for part, text in ((self._section, section), (self._hint, hint)):
            part.setText(text)
            part.setVisible(bool(text))
        self._question.setText(question)
        role = next(role for most, role in _ROLES if len(question) <= most)
        if self._question.property("role") != role:
            give_role(self._question, role)
