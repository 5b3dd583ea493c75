"""Rows of two lines: what it is, in bold, and what there is to say of it."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from app.gui.theme import LIGHT, STEP

_WRAP = Qt.TextFlag.TextWordWrap
_MARGIN = STEP * 3 // 2
_GAP = 2

Index = QModelIndex | QPersistentModelIndex


class TwoLines(QStyledItemDelegate):
    """Paints an item whose text is two lines; both wrap."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        self.initStyleOption(option, index)
        title, note = _lines(index)
        option.text = ""
        option.widget.style().drawControl(
            QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget
        )
        painter.save()
        if index.row():
            painter.setPen(QColor(LIGHT.line))
            painter.drawLine(option.rect.topLeft(), option.rect.topRight())
        area = option.rect.adjusted(_MARGIN, STEP, -_MARGIN, -STEP)
        bold = _bold(option.font)
        height = _height(bold, title, area.width())
        painter.setFont(bold)
        painter.setPen(QColor(LIGHT.text))
        painter.drawText(area, _WRAP, title)
        painter.setFont(option.font)
        painter.setPen(QColor(LIGHT.muted))
        painter.drawText(area.adjusted(0, height + _GAP, 0, 0), _WRAP, note)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        self.initStyleOption(option, index)
        title, note = _lines(index)
        width = option.widget.width() - 2 * _MARGIN
        both = _height(_bold(option.font), title, width) + _height(option.font, note, width)
        return QSize(0, both + _GAP + 2 * STEP)


def _lines(index: Index) -> tuple[str, str]:
    title, _, note = str(index.data()).partition("\n")
    return title, note


def _bold(font: QFont) -> QFont:
    bold = QFont(font)
    bold.setWeight(QFont.Weight.DemiBold)
    return bold


def _height(font: QFont, text: str, width: int) -> int:
    return QFontMetrics(font).boundingRect(QRect(0, 0, width, 1000), _WRAP, text).height()
