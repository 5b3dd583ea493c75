"""Layouts that adapt to the width: lines that wrap, and rows that become columns."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QBoxLayout, QLayout, QLayoutItem, QSizePolicy, QWidget

from app.gui.kit.theme import NO_LIMIT, STEP, scaled

# The least width of an expanding widget, for text of normal size.
_LEAST = 200


class Flow(QLayout):
    """Places widgets in lines as wide as there is room; a hidden one takes none.

    Expanding widgets (a text, a field) share the rest of their line. What is less high than its
    line stands in the middle of it, or at its top.
    """

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        margin: int = 0,
        gap: int = STEP,
        at_the_top: bool = False,
    ) -> None:
        # Qt asks for the same many times while a page is laid out, and forgets it as it is made.
        self._heights: dict[int, int] = {}
        super().__init__(parent)
        self.setContentsMargins(margin, margin, margin, margin)
        self.setSpacing(gap)
        self._at_the_top = at_the_top
        self._items: list[QLayoutItem] = []
        self._first_at_the_end: QLayoutItem | None = None

    def add(self, *widgets: QWidget) -> None:
        for widget in widgets:
            self.addWidget(widget)

    def add_at_the_end(self, *widgets: QWidget) -> None:
        first = len(self._items)
        self.add(*widgets)
        self._first_at_the_end = self._items[first]

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802
        self._items.append(item)
        self._heights.clear()

    def invalidate(self) -> None:
        self._heights.clear()
        super().invalidate()

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # noqa: N802
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # noqa: N802
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:  # noqa: N802
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        if width not in self._heights:
            self._heights[width] = self._arrange(QRect(0, 0, width, 0), move=False)
        return self._heights[width]

    def setGeometry(self, room: QRect) -> None:  # noqa: N802
        super().setGeometry(room)
        self._arrange(room, move=True)

    def sizeHint(self) -> QSize:  # noqa: N802
        sizes = [_wanted(item) for item in self._shown()]
        gaps = self.spacing() * max(len(sizes) - 1, 0)
        height = max((item.sizeHint().height() for item in self._shown()), default=0)
        return QSize(sum(sizes) + gaps, height).grownBy(self.contentsMargins())

    def minimumSize(self) -> QSize:  # noqa: N802
        least = QSize()
        for item in self._shown():
            least = least.expandedTo(item.minimumSize())
        return least.grownBy(self.contentsMargins())

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _arrange(self, room: QRect, *, move: bool) -> int:
        """Place the lines; gives their height with the margins."""
        inner = room.marginsRemoved(self.contentsMargins())
        top = inner.top()
        for line in self._lines(inner.width()):
            widths = self._widths(line, inner.width())
            heights = [_height(item, wide) for item, wide in zip(line, widths, strict=True)]
            if move:
                self._set_line(line, widths, heights, QRect(inner.left(), top, inner.width(), 0))
            top += max(heights) + self.spacing()
        bottom = max(top - self.spacing(), inner.top())
        return bottom - room.top() + self.contentsMargins().bottom()

    def _lines(self, room: int) -> list[list[QLayoutItem]]:
        lines: list[list[QLayoutItem]] = []
        used = 0
        for item in self._shown():
            with_this = used + self.spacing() + _wanted(item)
            if lines and with_this <= room:
                lines[-1].append(item)
                used = with_this
            else:
                lines.append([item])
                used = _wanted(item)
        return lines

    def _widths(self, line: list[QLayoutItem], room: int) -> list[int]:
        left_over = room - self.spacing() * (len(line) - 1) - sum(map(_wanted, line))
        growing = sum(map(_grows, line))
        widths = []
        for item in line:
            wide = _wanted(item)
            if _grows(item):
                wide = min(wide + max(left_over, 0) // growing, item.maximumSize().width())
            widths.append(min(wide, room))
        return widths

    def _set_line(
        self, line: list[QLayoutItem], widths: list[int], heights: list[int], room: QRect
    ) -> None:
        left_over = room.width() - sum(widths) - self.spacing() * (len(line) - 1)
        at, ended = room.left(), False
        for item, wide, height in zip(line, widths, heights, strict=True):
            if not ended and self._is_at_the_end(item):
                ended = True
                at += max(left_over, 0)
            top = room.top() + (0 if self._at_the_top else (max(heights) - height) // 2)
            item.setGeometry(QRect(QPoint(at, top), QSize(wide, height)))
            at += wide + self.spacing()

    def _is_at_the_end(self, item: QLayoutItem) -> bool:
        first = self._first_at_the_end
        return first is not None and self._items.index(item) >= self._items.index(first)


class SideBySide(QBoxLayout):
    """A row for a widget of at least this width, and a column for a narrower one.

    The side widget has a fixed width in the row, and all the width in the column.
    """

    def __init__(self, wide: int, side: QWidget | None = None, side_width: int = 0) -> None:
        super().__init__(QBoxLayout.Direction.LeftToRight)
        self._wide = wide
        self._side = side
        self._side_width = side_width

    def fit(self, width: int) -> bool:
        """Lay out for a widget of this width; gives whether it is a row."""
        beside = width >= scaled(self._wide)
        direction = QBoxLayout.Direction
        self.setDirection(direction.LeftToRight if beside else direction.TopToBottom)
        if self._side is not None:
            own = scaled(self._side_width)
            self._side.setMaximumWidth(own if beside else NO_LIMIT)
            self._side.setMinimumWidth(own if beside else 0)
        return beside


def row_of(*widgets: QWidget) -> Flow:
    row = Flow()
    row.add(*widgets)
    return row


def _grows(item: QLayoutItem) -> bool:
    if not item.expandingDirections() & Qt.Orientation.Horizontal:
        # Asked for its widget, PySide first loads every kind of widget there is.
        return False
    widget = item.widget()
    return (
        widget is not None
        and widget.sizePolicy().horizontalPolicy() is QSizePolicy.Policy.Expanding
    )


def _wanted(item: QLayoutItem) -> int:
    """The width an item needs; one that grows may begin small."""
    wide = (
        max(item.minimumSize().width(), scaled(_LEAST)) if _grows(item) else item.sizeHint().width()
    )
    return min(wide, item.maximumSize().width())


def _height(item: QLayoutItem, width: int) -> int:
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
