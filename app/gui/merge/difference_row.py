"""One difference between two versions of a report, and the choice."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent, QTextDocument
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QFrame,
    QLabel,
    QRadioButton,
    QVBoxLayout,
)

from app.gui.editor.text_document import load
from app.gui.editor.text_places import cursors_at
from app.gui.kit.flow import Flow, SideBySide
from app.gui.kit.parts import column_in, give_role, growing, label
from app.gui.kit.reading_text import change_format
from app.gui.kit.theme import STEP, on_theme_change
from app.model.comment import Comment
from app.model.comparison import Change, differing_words
from app.model.finding import Position
from app.model.merge import Difference, Reason, Side
from app.model.rich_text import RichText, plain_text, shortened


class MarkedText(QLabel):
    """As high as its text: what is around it scrolls."""

    def __init__(self, blocks: RichText, marked: Sequence[Position], nothing: str) -> None:
        super().__init__()
        self._blocks = blocks
        self._marked = marked
        self.setWordWrap(True)
        self.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setAccessibleName(plain_text(blocks) or nothing)
        if blocks:
            on_theme_change(self._write)
            self._write()
        else:
            self.setProperty("role", "muted")
            self.setText(nothing)

    def _write(self) -> None:
        # Colours and sizes are written into the text.
        document = QTextDocument()
        document.setDefaultFont(self.font())
        load(document, self._blocks)
        for cursor in cursors_at(document, self._marked):
            cursor.mergeCharFormat(change_format(Change.ADDED))
        self.setText(document.toHtml())


# The width from which the two have room side by side.
_BESIDE = 560
_LONGEST_COMMENT = 2_000
_NOTHING = "Inget svar"


@dataclass(frozen=True)
class Wording:
    """What the other version is called, and why a side is chosen from the beginning."""

    theirs: str
    both: str
    why: Mapping[Reason, str]


OF_COLLEAGUE = Wording(
    "Kollegans",
    "Mitt och sedan kollegans.",
    {
        Reason.HAD_BEFORE: "Kollegans finns bland dina tidigare versioner, så ditt är nyare.",
        Reason.UNCHANGED: "Du har inte ändrat här sedan kollegan fick din version.",
    },
)
OF_DOCUMENT = Wording(
    "Dokumentets",
    "Mitt och sedan dokumentets.",
    {
        Reason.HAD_BEFORE: "Här är inget ändrat i dokumentet, så ditt är nyare.",
        Reason.UNCHANGED: "Du har inte ändrat här sedan dokumentet exporterades.",
    },
)


class _Choice(QRadioButton):
    """One of a row's."""

    left = Signal()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusOutEvent(event)
        self.left.emit()


class DifferenceRow(QFrame):
    """The place, and both versions below their radio buttons; marked until one is chosen.

    Tab stops at the chosen one, or else at the first.
    """

    chosen = Signal()

    def __init__(
        self,
        name: str,
        difference: Difference,
        mine: RichText,
        theirs: RichText,
        wording: Wording = OF_COLLEAGUE,
        comments: Sequence[Comment] = (),
    ) -> None:
        super().__init__()
        self._name = name
        self._called = {Side.MINE: "Mitt", Side.THEIRS: wording.theirs, Side.BOTH: "Båda"}
        self._group = QButtonGroup(self)
        self.choices: dict[Side, _Choice] = {}
        self.mark = label("Välj", "overline", wrap=False)
        self._sides = SideBySide(_BESIDE)
        outer = column_in(self)
        outer.setContentsMargins(STEP * 2, STEP * 3 // 2, STEP * 2, STEP * 3 // 2)
        head = Flow()
        head.add(growing(label(name, "heading")))
        head.add_at_the_end(self.mark)
        outer.addLayout(head)
        note = _note(difference, mine, theirs, wording)
        if note:
            outer.addWidget(label(note, "muted"))
        for comment in comments:
            outer.addWidget(label(comment_text(comment)))
        self._sides.setSpacing(STEP * 3)
        outer.addLayout(self._sides)
        marks = differing_words(mine, theirs) if mine and theirs else ((), ())
        for side, blocks, marked in zip(
            (Side.MINE, Side.THEIRS), (mine, theirs), marks, strict=True
        ):
            choice = self._choice(side, plain_text(blocks) or _NOTHING)
            self._add_side(choice, MarkedText(blocks, marked, _NOTHING))
        if difference.both:
            both = Flow()
            both.add(self._choice(Side.BOTH, wording.both))
            outer.addLayout(both)
        if difference.preset is not None:
            self.choices[difference.preset].setChecked(True)
        self._show_choice()
        self._group.buttonToggled.connect(self._choose)
        on_theme_change(self._adapt_to_width)

    def _choose(self, _button: QAbstractButton, on: bool) -> None:
        if on:
            self._show_choice()
            self.chosen.emit()

    def _show_choice(self) -> None:
        left = self.choice() is None
        self.mark.setVisible(left)
        give_role(self, "notice" if left else "panel")
        self._set_tab_stop()

    def _set_tab_stop(self) -> None:
        """Have one tab stop; Qt would use the choice that had the focus last."""
        stop = self.choices[self.choice() or Side.MINE]
        for choice in self.choices.values():
            reached = Qt.FocusPolicy.StrongFocus if choice is stop else Qt.FocusPolicy.ClickFocus
            choice.setFocusPolicy(reached)

    def _add_side(self, choice: QRadioButton, text: MarkedText) -> None:
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(choice, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(text)
        column.addStretch()
        self._sides.addLayout(column, 1)

    def _choice(self, side: Side, what: str) -> QRadioButton:
        made = _Choice(self._called[side])
        made.left.connect(self._set_tab_stop)
        made.setAccessibleName(f"{self._called[side]}, {self._name}")
        made.setAccessibleDescription(what)
        self._group.addButton(made)
        self.choices[side] = made
        return made

    def focus_choice(self) -> None:
        self.choices[self.choice() or Side.MINE].setFocus()

    def choice(self) -> Side | None:
        chosen = (side for side, button in self.choices.items() if button.isChecked())
        return next(chosen, None)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._adapt_to_width()

    def _adapt_to_width(self) -> None:
        self._sides.fit(self.width())


def comment_text(comment: Comment) -> str:
    """Who says what; a very long one is shortened."""
    who = f"Kommentar från {comment.author}" if comment.author else "Kommentar"
    return f"{who}: {shortened(comment.text, _LONGEST_COMMENT)}"


def _note(difference: Difference, mine: RichText, theirs: RichText, wording: Wording) -> str:
    if difference.reason is not None:
        return wording.why[difference.reason]
    if difference.preset is not None:
        return ""
    same_words = [block.text for block in mine] == [block.text for block in theirs]
    return "Orden är desamma. Fetstil, listor eller länkar skiljer." if same_words else ""
