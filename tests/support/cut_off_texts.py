"""What is cut off in a window: text that has less room than it needs, parts that lie outside."""

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QMenu,
    QScrollArea,
    QScrollBar,
    QTableView,
    QToolButton,
    QWidget,
)

from app.gui.kit.theme import ICON, STEP, scaled

# A style may ask for a pixel more than it paints on.
_LEEWAY = 1


def cut_off(shown: QWidget) -> list[str]:
    """A line for each part of what is shown that is not seen whole, or cannot be scrolled to."""
    parts = [shown, *(one for one in shown.findChildren(QWidget) if one.isVisibleTo(shown))]
    return [fault for part in parts if part.window() is shown for fault in _faults(part, shown)]


def _faults(part: QWidget, shown: QWidget) -> Iterator[str]:
    name = f"{type(part).__name__} “{_text(part)}” {part.width()} x {part.height()}"
    if isinstance(part, QLabel) and part.text():
        yield from _label_faults(part, name)
    elif isinstance(part, QAbstractButton | QComboBox | QLineEdit):
        yield from _control_faults(part, name)
    elif isinstance(part, QAbstractItemView):
        yield from _list_faults(part, name)
    elif isinstance(part, QScrollArea) and part.horizontalScrollBar().maximum() > 0:
        yield f"{name} is to be scrolled sideways"
    if not isinstance(part, QScrollBar | QMenu) and not _reachable(part, shown):
        yield f"{name} lies outside, at {part.mapTo(shown, QPoint())}"


def _text(part: QWidget) -> str:
    text = getattr(part, "text", None)
    return str(text()) if callable(text) else part.accessibleName()


def _label_faults(part: QLabel, name: str) -> Iterator[str]:
    room = part.contentsRect()
    if part.wordWrap():
        needed = part.heightForWidth(part.width())
        if part.height() + _LEEWAY < needed:
            yield f"{name} needs a height of {needed}"
        longest = max(part.text().split(), key=len, default="")
        if part.textFormat() is Qt.TextFormat.PlainText:
            wide = part.fontMetrics().horizontalAdvance(longest)
            if wide > room.width() + _LEEWAY and not _goes_on(longest):
                yield f"{name} needs a width of {wide} for “{longest}”"
        return
    needed_size = part.sizeHint()
    if part.width() + _LEEWAY < needed_size.width():
        yield f"{name} needs a width of {needed_size.width()}"
    if part.height() + _LEEWAY < needed_size.height():
        yield f"{name} needs a height of {needed_size.height()}"


def _goes_on(word: str) -> bool:
    """Whether it is the name of a file or a folder, which goes on in the next line."""
    return "/" in word or "_" in word


def _control_faults(part: QAbstractButton | QComboBox | QLineEdit, name: str) -> Iterator[str]:
    needed = part.sizeHint()
    if isinstance(part.parentWidget(), QLineEdit):
        # The sign that clears a field.
        return
    if isinstance(part, QAbstractButton) and part.width() + _LEEWAY < needed.width():
        yield f"{name} needs a width of {needed.width()}"
    # A style that forbids the width would not ask for it.
    said = part.currentText() if isinstance(part, QComboBox) else part.text()
    text = part.fontMetrics().horizontalAdvance(said)
    if isinstance(part, QComboBox):
        # Beside what opens the list.
        text += scaled(ICON + STEP) + 2 * STEP
    shows_icon = isinstance(part, QToolButton) and not part.icon().isNull()
    if part.width() < text and not isinstance(part, QLineEdit) and not shows_icon:
        yield f"{name} needs a width of {text}"
    if not isinstance(part, QToolButton) and part.height() + _LEEWAY < needed.height():
        yield f"{name} needs a height of {needed.height()}"


def _list_faults(part: QAbstractItemView, name: str) -> Iterator[str]:
    if isinstance(part, QTableView):
        # One of many columns has two dimensions (WCAG 1.4.10 lets it be scrolled in both).
        header = part.horizontalHeader()
        for column in range(header.count()):
            if header.sectionSize(column) < header.sectionSizeHint(column):
                yield f"{name}: the heading of column {column} is cut off"
    elif part.horizontalScrollBar().maximum() > 0:
        yield f"{name} is to be scrolled sideways"
    if isinstance(part, QListWidget):
        items = map(part.item, range(part.count()))
        for item in (one for one in items if not one.isHidden()):
            room = part.visualItemRect(item)
            if item.text() and room.height() < part.fontMetrics().height():
                yield f"{name}: “{item.text()}” has a height of {room.height()}"
            longest = max(item.text().split(), key=len, default="")
            icon = part.iconSize().width() if not item.icon().isNull() else 0
            wide = part.fontMetrics().horizontalAdvance(longest) + icon
            if wide > part.viewport().width() and not _goes_on(longest):
                yield f"{name}: “{longest}” needs a width of {wide}"


def _reachable(part: QWidget, shown: QWidget) -> bool:
    """Whether it lies in the window, or on a page that can be scrolled to it."""
    page, around = part, part.parentWidget()
    while page is not shown and around is not None:
        area = around.parentWidget()
        if isinstance(area, QScrollArea) and area.viewport() is around:
            return page.width() <= around.width() and _lies_in(part, page)
        if isinstance(area, QAbstractItemView) and area.viewport() is around:
            # It scrolls with the row that it belongs to.
            left = part.mapTo(around, QPoint()).x()
            return left >= 0 and left + part.width() <= around.width() + _LEEWAY
        page, around = around, area
    return _lies_in(part, shown)


def _lies_in(part: QWidget, whole: QWidget) -> bool:
    place = QRect(part.mapTo(whole, QPoint()), part.size())
    return whole.rect().adjusted(-1, -1, 1, 1).contains(place)
