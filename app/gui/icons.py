"""Icons: drawings in resources/icons in the text's colour, and the states of a question."""

from collections.abc import Mapping
from enum import Enum

from PySide6.QtCore import QByteArray, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap

from app.gui.theme import LIGHT

_SIZES = (16, 20, 32, 40)


class Icons:
    """The drawings of resources/icons, by name, as they stand in their files."""

    def __init__(self, drawings: Mapping[str, bytes]) -> None:
        self._drawings = drawings

    def get(self, name: str) -> QIcon:
        """A drawing in the colour of text; greyed where it cannot be used."""
        from PySide6.QtSvg import QSvgRenderer

        icon = QIcon()
        for mode, colour in (
            (QIcon.Mode.Normal, LIGHT.text),
            (QIcon.Mode.Disabled, LIGHT.control_line),
        ):
            drawing = self._drawings[name].replace(b"currentColor", colour.encode())
            renderer = QSvgRenderer(QByteArray(drawing))
            for size in _SIZES:
                pixmap = _blank(size)
                with QPainter(pixmap) as painter:
                    renderer.render(painter)
                icon.addPixmap(pixmap, mode)
        return icon


class Mark(Enum):
    """How far a question, or a page, has come; each has a shape of its own."""

    EMPTY = "inte besvarad"
    BEGUN = "påbörjad"
    DONE = "klar"
    SET_ASIDE = "ej relevant"
    NONE = ""


def mark_icon(mark: Mark) -> QIcon:
    """A ring, a half-filled ring, a filled disc with a tick, a disc with a dash."""
    icon = QIcon()
    for size in _SIZES:
        pixmap = _blank(size)
        with QPainter(pixmap) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.scale(size / 16, size / 16)
            _draw_mark(painter, mark)
        icon.addPixmap(pixmap, QIcon.Mode.Normal)
        icon.addPixmap(pixmap, QIcon.Mode.Selected)
    return icon


def _blank(size: int) -> QPixmap:
    pixmap = QPixmap(size, size)
    pixmap.fill(Qt.GlobalColor.transparent)
    return pixmap


def _draw_mark(painter: QPainter, mark: Mark) -> None:
    disc = QRectF(2, 2, 12, 12)
    colour = QColor({Mark.DONE: LIGHT.done, Mark.BEGUN: LIGHT.accent}.get(mark, LIGHT.muted))
    painter.setPen(QPen(colour, 1.5))
    if mark is Mark.NONE:
        return
    if mark is Mark.EMPTY:
        painter.drawEllipse(disc)
        return
    if mark is Mark.BEGUN:
        painter.drawEllipse(disc)
        painter.setBrush(colour)
        painter.drawPie(disc, 90 * 16, 180 * 16)
        return
    painter.setBrush(colour)
    painter.drawEllipse(disc)
    painter.setPen(
        QPen(QColor(LIGHT.on_accent), 1.8, c=Qt.PenCapStyle.RoundCap, j=Qt.PenJoinStyle.RoundJoin)
    )
    if mark is Mark.DONE:
        painter.drawPolyline([QPointF(5, 8.3), QPointF(7.2, 10.4), QPointF(11, 5.9)])
    else:
        painter.drawLine(QPointF(5, 8), QPointF(11, 8))
