"""List rows that are painted as HTML: several lines, some words in bold."""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QTextDocument, QTextOption
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.formats.html.elements import LINE_BREAK, Html, element, html
from app.gui.kit.theme import STEP, colours, on_selection
from app.model.rich_text import breakable
from app.model.shown_characters import shown


def sync_current_with_selection(rows: QListWidget) -> None:
    """Make the row that is selected the current one, as keys and mouse do.

    A screen reader, or a program that is spoken to, selects a row without going to it.
    """

    def make_current() -> None:
        selected = rows.selectedIndexes()
        if selected and selected[0].row() != rows.currentRow():
            rows.setCurrentRow(selected[0].row())

    rows.itemSelectionChanged.connect(make_current)


DATA = Qt.ItemDataRole.UserRole
HTML = Qt.ItemDataRole.UserRole + 1
_BETWEEN = " · "
ROW_MARGIN = STEP * 3 // 2
_MOST_SIZES = 5_000
# A text is then laid out in lines of any width.
_NO_LIMIT = -1.0

_SELECTED = QStyle.StateFlag.State_Selected
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class Aside:
    """The room that is kept in a row for something else than its text, and its least height."""

    beside: int = 0
    below: int = 0
    least: int = 0


_NOTHING = Aside()


class HtmlRows(QStyledItemDelegate):
    """Paints the HTML of an item; its text is for the keyboard and screen readers."""

    def __init__(self, rows: QListWidget) -> None:
        super().__init__(rows)
        self._sizes: dict[tuple[str, float, str], tuple[float, float]] = {}

    @classmethod
    def install(cls, rows: QListWidget) -> None:
        sync_current_with_selection(rows)
        rows.setProperty("role", "cards")
        rows.setItemDelegate(cls(rows))
        rows.setResizeMode(QListWidget.ResizeMode.Adjust)
        # Without it a list is not laid out anew when its scroll bar comes, which makes it narrower.
        rows.setWordWrap(True)
        rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        rows.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)

    def aside(self, index: Index, rows: QWidget, wide: int) -> Aside:
        """Nothing, unless a list of its own kind, which is so wide, has something there."""
        return _NOTHING

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        self.initStyleOption(option, index)
        option.text = ""
        option.widget.style().drawControl(
            QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget
        )
        painter.save()
        if index.row():
            painter.setPen(QColor(colours().line))
            painter.drawLine(option.rect.topLeft(), option.rect.topRight())
        wide = width_of(option.widget)
        aside = self.aside(index, option.widget, wide)
        room = wide - 2 * ROW_MARGIN - aside.beside
        height = self._height(option, index, room)
        middle = round((option.rect.height() - aside.below - height) / 2)
        document = _document(option, index, room)
        painter.translate(QPointF(option.rect.left() + ROW_MARGIN, option.rect.top() + middle))
        document.drawContents(painter)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        wide = width_of(option.widget)
        aside = self.aside(index, option.widget, wide)
        height = self._height(option, index, wide - 2 * ROW_MARGIN - aside.beside)
        return QSize(0, max(round(height), aside.least) + aside.below + 2 * STEP)

    def _height(self, option: QStyleOptionViewItem, index: Index, room: float) -> float:
        wide, height = self._size(option, index, _NO_LIMIT)
        return height if wide <= room - 1 else self._size(option, index, room)[1]

    def _size(self, option: QStyleOptionViewItem, index: Index, room: float) -> tuple[float, float]:
        """How wide and high a row's text is in lines of this width."""
        # The list asks for all of its rows again at every change, and to lay one out takes long.
        measured = index.data(HTML), room, option.font.key()
        if measured not in self._sizes:
            if len(self._sizes) >= _MOST_SIZES:
                self._sizes.clear()
            document = _document(option, index, room)
            self._sizes[measured] = document.idealWidth(), document.size().height()
        return self._sizes[measured]


def add_row(
    rows: QListWidget,
    title: str,
    note: str,
    data: object,
    first: str = "",
    *,
    warning: bool = False,
) -> QListWidgetItem:
    """Add a row of two lines to a list with HtmlRows; `data` is its item's DATA."""
    item = QListWidgetItem()
    item.setData(DATA, data)
    fill_row(item, title, note, first, warning=warning)
    rows.addItem(item)
    return item


def fill_row(
    item: QListWidgetItem, title: str, note: str, first: str = "", *, warning: bool = False
) -> None:
    """Show other words in a row of `add_row`."""
    title, note, first = map(shown, (title, note, first))
    item.setText(f"{title}\n{_BETWEEN.join(filter(None, (first, note)))}")
    whole = two_lines(
        breakable(_whole_parts(title)), *map(breakable, (note, first)), warning=warning
    )
    item.setData(HTML, whole)


def _whole_parts(title: str) -> str:
    """So that it is broken where a part of it ends: "Farsta stadsdelsnämnd · Tertialrapport 1"."""
    first, *others = title.split(_BETWEEN)
    return _BETWEEN.join([first, *(one.replace(" ", "\u00a0") for one in others)])


def two_lines(title: str, note: str, first: str = "", *, warning: bool = False) -> Html:
    """A title in bold, and a note below it, with something plainer before the note."""
    plainly = element("span", f"{first} · ", css="warning" if warning else "div")
    muted = element("span", note, css="muted")
    return html(element("b", title), LINE_BREAK, plainly if first else "", muted)


def width_of(rows: QWidget) -> int:
    """Of a row, without the scroll bar."""
    return rows.viewport().width() if isinstance(rows, QListWidget) else rows.width()


def _style(*, chosen: bool) -> str:
    now = colours()
    words = {"div": now.text, ".muted": now.muted, ".error": now.error, ".warning": now.warning}
    rules = (
        f"{name} {{ color: {on_selection(colour, now) if chosen else colour}; }}"
        for name, colour in words.items()
    )
    return f"b {{ font-weight: 600; }} {' '.join(rules)}"


def _document(option: QStyleOptionViewItem, index: Index, room: float) -> QTextDocument:
    document = QTextDocument()
    document.setDocumentMargin(0)
    document.setDefaultFont(option.font)
    document.setDefaultStyleSheet(_style(chosen=bool(option.state & _SELECTED)))
    wrapping = QTextOption()
    wrapping.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    document.setDefaultTextOption(wrapping)
    document.setHtml(f"<div>{index.data(HTML)}</div>")
    document.setTextWidth(room)
    return document
