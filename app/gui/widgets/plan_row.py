"""One line of what comes along to a new report: whether it does, and what there is to know."""

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from app.gui.theme import STEP
from app.gui.widgets.parts import label
from app.gui.widgets.tick_text import TickText
from app.model.comparison import Change, Run, compare
from app.model.rich_text import shortened

_LONGEST_EXCERPT = 160


class PlanRow(QWidget):
    """A tick, what it is about, what becomes of it, and the first words of it."""

    def __init__(self, name: str, note: str, excerpt: str = "", *, choice: bool = True) -> None:
        super().__init__()
        self.tick = QCheckBox()
        self.tick.setAccessibleName(f"{name}, {note}" if note else name)
        self.tick.setChecked(choice)
        self.tick.setEnabled(choice)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(0)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(1, 1)
        self._grid.addWidget(self.tick, 0, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(TickText(name, self.tick), 0, 1)
        if note:
            self._grid.addWidget(label(note, "muted", wrap=False), 0, 2)
        if excerpt:
            said = label(shortened(excerpt, _LONGEST_EXCERPT), "muted")
            self._grid.addWidget(said, 1, 1, 1, 2)

    def show_wordings(self, then: str, now: str) -> None:
        """Put the question as it was beside the question as it is; what differs is underlined."""
        grid = QGridLayout()
        grid.setContentsMargins(0, STEP, 0, STEP)
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
        self._grid.addLayout(grid, 2, 1, 1, 2)


def _marked(runs: tuple[Run, ...], change: Change) -> str:
    """One side of a comparison."""
    shown = (run for run in runs if run.change in {Change.SAME, change})
    return "".join(
        escape(run.text) if run.change is Change.SAME else f"<u>{escape(run.text)}</u>"
        for run in shown
    )
