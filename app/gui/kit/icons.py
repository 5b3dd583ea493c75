"""Icons from the drawings in resources/icons, in the current colours."""

from collections.abc import Mapping
from enum import Enum

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from app.gui.kit.theme import colours, on_selection

_SIZES = (16, 20, 24, 32, 40, 64)


class Mark(Enum):
    """The state of a question or a page: its name for people, its drawing, and what it means.

    What SET_ASIDE means has the word for those who answer (`Respondent.fill`).

    Each has a shape of its own: a ring, a half-filled ring, a disc with a tick, a disc with a dash.
    Pages without a state have the sign of what is done there: a magnifier, an arrow that leads out,
    one that leads back. The guide explains them.
    """

    EMPTY = ("inte besvarad", "empty", "Inte besvarad än")
    BEGUN = ("påbörjad", "begun", "Påbörjad: något är kvar att göra")
    DONE = ("klar", "done", "Klar")
    SET_ASIDE = ("ej relevant", "set-aside", "Ej relevant för {the}")
    REVIEW = ("", "review", "Här ser du vad som är kvar")
    EXPORT = ("", "export", "Härifrån skickar du rapporten")
    RETURN = ("", "return", "Härifrån skickar du tillbaka svaret")

    def __init__(self, spoken: str, drawing: str, meaning: str) -> None:
        self.spoken = spoken
        self.drawing = drawing
        self.meaning = meaning


class Icons:
    """The drawings of resources/icons, by name, as they stand in their files."""

    def __init__(self, drawings: Mapping[str, bytes]) -> None:
        self._drawings = drawings

    def get(self, name: str) -> QIcon:
        """In the colour of text; greyed where it is disabled."""
        now = colours()
        icon = QIcon()
        self._draw(icon, name, QIcon.Mode.Normal, now.text)
        self._draw(icon, name, QIcon.Mode.Disabled, now.faint)
        return icon

    def mark(self, mark: Mark) -> QIcon:
        """In its own colour, selected or not."""
        now = colours()
        colour = {Mark.DONE: now.done, Mark.BEGUN: now.accent}.get(mark, now.muted)
        icon = QIcon()
        self._draw(icon, mark.drawing, QIcon.Mode.Normal, colour)
        self._draw(icon, mark.drawing, QIcon.Mode.Selected, on_selection(colour, now))
        return icon

    def _draw(self, icon: QIcon, name: str, mode: QIcon.Mode, colour: str) -> None:
        drawing = self._drawings[name].replace(b"currentColor", colour.encode())
        renderer = QSvgRenderer(QByteArray(drawing))
        for size in _SIZES:
            pixmap = QPixmap(size, size)
            pixmap.fill(Qt.GlobalColor.transparent)
            with QPainter(pixmap) as painter:
                renderer.render(painter)
            icon.addPixmap(pixmap, mode)
