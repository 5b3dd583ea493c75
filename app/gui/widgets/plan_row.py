"""One line of what comes along to a new report: whether it does, and what there is to know."""

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.gui.theme import STEP
from app.gui.widgets.parts import label
from app.model.comparison import Change, Run, compare
from app.model.rich_text import shortened

_INDENT = STEP * 4
_LONGEST_NAME = 70
_LONGEST_EXCERPT = 160


class PlanRow(QWidget):
    """A tick, what it is about, what becomes of it, and the first words of it."""

    def __init__(self, name: str, note: str, excerpt: str = "", *, choice: bool = True) -> None:
        super().__init__()
        self.tick = QCheckBox(shortened(name, _LONGEST_NAME))
        self.tick.setToolTip(name if len(name) > _LONGEST_NAME else "")
        self.tick.setAccessibleName(f"{name}, {note}" if note else name)
        self.tick.setChecked(choice)
        self.tick.setEnabled(choice)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        first = QHBoxLayout()
        first.addWidget(self.tick)
        first.addStretch()
        if note:
            first.addWidget(label(note, "muted", wrap=False))
        self._column.addLayout(first)
        if excerpt:
            self._add(label(shortened(excerpt, _LONGEST_EXCERPT), "muted"))

    def show_wordings(self, then: str, now: str) -> None:
        """Put the question as it was beside the question as it is; what differs is underlined."""
        grid = QGridLayout()
        grid.setContentsMargins(_INDENT, STEP, 0, STEP)
        grid.setVerticalSpacing(2)
        grid.setHorizontalSpacing(STEP * 3)
        runs = compare(then, now)
        sides = (("Frågan då", then, Change.REMOVED), ("Frågan nu", now, Change.ADDED))
        for column, (title, text, change) in enumerate(sides):
            grid.setColumnStretch(column, 1)
            grid.addWidget(label(title, "label"), 0, column)
            wording = label(text)
            wording.setTextFormat(Qt.TextFormat.RichText)
            wording.setText(_marked(runs, change))
            wording.setAccessibleName(text)
            grid.addWidget(wording, 1, column, Qt.AlignmentFlag.AlignTop)
        self._column.addLayout(grid)

    def _add(self, below: QLabel) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(_INDENT, 0, 0, 0)
        row.addWidget(below)
        self._column.addLayout(row)


def _marked(runs: tuple[Run, ...], change: Change) -> str:
    """One side of a comparison."""
    shown = (run for run in runs if run.change in {Change.SAME, change})
    return "".join(
        escape(run.text) if run.change is Change.SAME else f"<u>{escape(run.text)}</u>"
        for run in shown
    )
