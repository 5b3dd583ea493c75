"""Questions that wait to be answered, one below the other."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from app.gui.theme import STEP
from app.gui.widgets.flow import Flow
from app.gui.widgets.parts import button, emptied, frame, label


@dataclass(frozen=True)
class Answer:
    """What can be answered, and what comes of it. Its role is that of a button."""

    text: str
    chosen: Callable[[], object]
    role: str = ""


@dataclass(frozen=True)
class Question:
    """What has happened, what there is to know of it, and the answers."""

    heading: str
    text: str
    answers: tuple[Answer, ...]


class Questions(QWidget):
    """Hidden while there is nothing to ask."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(STEP)
        self._asked: list[QFrame] = []
        self.hide()

    def ask(self, questions: Sequence[Question]) -> None:
        """Ask these, and nothing else any more."""
        emptied(self._column)
        self._asked = [_shown(question) for question in questions]
        for asked in self._asked:
            self._column.addWidget(asked)
        self.setVisible(bool(questions))

    def buttons(self) -> list[QPushButton]:
        """What can be pressed, in order."""
        return [one for asked in self._asked for one in asked.findChildren(QPushButton)]


def _shown(question: Question) -> QFrame:
    asked = frame("warning")
    inside = QVBoxLayout(asked)
    inside.setContentsMargins(STEP * 2, STEP * 2, STEP * 2, STEP * 2)
    inside.setSpacing(STEP)
    inside.addWidget(label(question.heading, "label"))
    inside.addWidget(label(question.text))
    row = Flow()
    for answer in question.answers:
        made = button(answer.text, answer.chosen, answer.role)
        # Alone, its words do not say which report is meant.
        made.setAccessibleDescription(f"{question.heading}. {question.text}")
        row.addWidget(made)
    inside.addLayout(row)
    return asked
