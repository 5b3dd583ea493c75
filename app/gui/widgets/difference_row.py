"""One place where two versions of a report differ: both, side by side, and the choice."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QFrame, QRadioButton, QVBoxLayout

from app.gui.theme import STEP, on_new_look, scaled
from app.gui.widgets.flow import Flow
from app.gui.widgets.marked_text import MarkedText
from app.gui.widgets.parts import label
from app.model.marked_words import words_that_differ
from app.model.merging import Difference, Reason, Side
from app.model.rich_text import RichText, plain_text

# From here on the two have room side by side.
_BESIDE = 560
_NOTHING = "Inget svar"
_CALLED = {Side.MINE: "Mitt", Side.THEIRS: "Kollegans", Side.BOTH: "Båda"}

_WHY = {
    Reason.HAD_BEFORE: "Kollegans finns bland dina tidigare versioner, så ditt är nyare.",
    Reason.UNCHANGED: "Du har inte ändrat här sedan kollegan fick din version.",
}


class DifferenceRow(QFrame):
    """What the place is called, mine and theirs, and whose is chosen."""

    chosen = Signal()

    def __init__(self, name: str, difference: Difference, mine: RichText, theirs: RichText) -> None:
        super().__init__()
        self.setProperty("role", "panel")
        self._name = name
        self._group = QButtonGroup(self)
        self.choices: dict[Side, QRadioButton] = {}
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(STEP * 2, STEP * 3 // 2, STEP * 2, STEP * 3 // 2)
        whole.setSpacing(STEP)
        whole.addWidget(label(name, "heading"))
        note = _note(difference, mine, theirs)
        if note:
            whole.addWidget(label(note, "muted"))
        self._sides.setSpacing(STEP * 3)
        whole.addLayout(self._sides)
        marks = words_that_differ(mine, theirs) if mine and theirs else ((), ())
        for side, blocks, marked in zip(
            (Side.MINE, Side.THEIRS), (mine, theirs), marks, strict=True
        ):
            self._add_side(_CALLED[side], MarkedText(blocks, marked, _NOTHING))
        texts = {Side.MINE: plain_text(mine), Side.THEIRS: plain_text(theirs)}
        buttons = Flow(gap=STEP * 2)
        buttons.add(
            self._choice(Side.MINE, texts[Side.MINE] or _NOTHING),
            self._choice(Side.THEIRS, texts[Side.THEIRS] or _NOTHING),
        )
        if difference.both:
            buttons.add(self._choice(Side.BOTH, "Mitt och sedan kollegans."))
        whole.addLayout(buttons)
        if difference.preset is not None:
            self.choices[difference.preset].setChecked(True)
        self._group.buttonToggled.connect(lambda _button, on: self.chosen.emit() if on else None)
        on_new_look(self._place)

    def _add_side(self, title: str, text: MarkedText) -> None:
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(label(title, "label"))
        column.addWidget(text)
        column.addStretch()
        self._sides.addLayout(column, 1)

    def _choice(self, side: Side, what: str) -> QRadioButton:
        made = QRadioButton(_CALLED[side])
        made.setAccessibleName(f"{_CALLED[side]}, {self._name}")
        made.setAccessibleDescription(what)
        self._group.addButton(made)
        self.choices[side] = made
        return made

    def choice(self) -> Side | None:
        """Whose is chosen; None where nobody has said."""
        chosen = (side for side, button in self.choices.items() if button.isChecked())
        return next(chosen, None)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        """Side by side, or theirs below mine where there is no room."""
        beside = self.width() >= scaled(_BESIDE)
        direction = QBoxLayout.Direction
        self._sides.setDirection(direction.LeftToRight if beside else direction.TopToBottom)


def _note(difference: Difference, mine: RichText, theirs: RichText) -> str:
    if difference.reason is not None:
        return _WHY[difference.reason]
    if difference.preset is not None:
        return ""
    same_words = [block.text for block in mine] == [block.text for block in theirs]
    return "Orden är desamma. Fetstil, listor eller länkar skiljer." if same_words else ""
