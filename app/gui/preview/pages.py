"""The pages of a document on the screen: painted as they are seen, at any size."""

from collections.abc import Sequence
from enum import Enum

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSignalBlocker, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTextCharFormat,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QScrollArea, QTextEdit, QWidget

from app.gui.kit.field_menu import show_field_menu
from app.gui.kit.theme import LIGHT, colours
from app.gui.preview.printed_document import DOTS, PAPER, Mark, PrintedDocument

_GAP = DOTS / 6
_PAGE = PAPER.height() + _GAP
_WIDE = PAPER.width() + 2 * _GAP
_NOTCH = 120
"""What one step of a wheel turns, by Qt."""
_AROUND = 64
"""How much of the page is to be seen around the cursor, in pixels."""
_HIT = "#ffd54a"
STEPS = (50, 75, 100, 125, 150, 200, 300, 400)
"""Sizes in per cent, of which 100 is as large as paper."""


class Fit(Enum):
    """A size that follows the window's."""

    WIDTH = "Sidbredd"
    PAGE = "Hel sida"


Zoom = Fit | int
"""The latter in per cent."""


class Reader(QTextEdit):
    """The text of the pages for the keyboard and for screen readers; what is seen is painted.

    It has the document itself, so that the lines that the cursor goes through are those on paper.
    """

    def __init__(self, document: PrintedDocument, pages: QWidget) -> None:
        super().__init__(pages)
        self.setProperty("role", "unseen")
        self.setAccessibleName("Dokumentet")
        self.setDocument(document.text)
        document.lay_out()
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        flags = Qt.TextInteractionFlag
        self.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Nothing."""

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Qt would lay the text out as wide as this."""

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        # Qt would set the text in the font of the window.
        if event.type() is not QEvent.Type.FontChange:
            super().changeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        # A screen is not as high here as this thinks; Escape closes what is around.
        if event.key() in {Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Escape}:
            event.ignore()
        else:
            super().keyPressEvent(event)


class Pages(QScrollArea):
    """All pages, one below the other. A cursor goes through the text on them."""

    page_changed = Signal(int)
    """Another page is looked at, counted from 0."""
    zoomed = Signal()

    def __init__(self, document: PrintedDocument) -> None:
        super().__init__()
        self._document = document
        self._hits: dict[int, list[Mark]] = {}
        self._page = 0
        self._turned = 0
        self.zoom: Zoom = 100
        self.sheets = Sheets(self, document)
        self.setWidget(self.sheets)
        # What lies in a scroll area, but not on its viewport, no screen reader is told of.
        self.reader = Reader(document, self.viewport())
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        # Or the width that is fitted to would depend on what is fitted.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFocusProxy(self.reader)
        self.reader.cursorPositionChanged.connect(self._follow)
        self.reader.selectionChanged.connect(self.sheets.update)
        self.verticalScrollBar().valueChanged.connect(self._look)

    # Size.

    @property
    def scale(self) -> float:
        """Pixels for each dot of the paper."""
        room, actual = self.viewport().size(), self.logicalDpiX() / DOTS
        if self.zoom is Fit.WIDTH:
            return max(room.width() / _WIDE, actual / 10)
        if self.zoom is Fit.PAGE:
            fitted = min(room.width() / _WIDE, room.height() / (_PAGE + _GAP))
            return max(fitted, actual / 10)
        return actual * self.zoom / 100

    def fits(self, zoom: int) -> bool:
        """Whether a page is as wide as there is room for, or less."""
        return self.logicalDpiX() / DOTS * zoom / 100 * _WIDE <= self.viewport().width()

    def set_zoom(self, zoom: Zoom, at: QPoint | None = None) -> None:
        """Show the pages in another size; what is seen at a point stays there."""
        point = at or self.viewport().rect().center()
        bars = self.horizontalScrollBar(), self.verticalScrollBar()
        before = self.sheets.size()
        held = [(bars[0].value() + point.x()) / max(before.width(), 1)]
        held.append((bars[1].value() + point.y()) / max(before.height(), 1))
        page = self._page
        self.zoom = zoom
        self.sheets.resize_to(self.scale)
        if zoom is Fit.PAGE:
            self._scroll_to(page)
        else:
            bars[0].setValue(round(held[0] * self.sheets.width() - point.x()))
            bars[1].setValue(round(held[1] * self.sheets.height() - point.y()))
        self.zoomed.emit()

    def step_zoom(self, by: int, at: QPoint | None = None) -> None:
        """To the next larger (1) or smaller (-1) of the sizes in per cent."""
        now = round(self.scale * DOTS / self.logicalDpiX() * 100, 1)
        if by > 0:
            self.set_zoom(next((step for step in STEPS if step > now), STEPS[-1]), at)
        else:
            self.set_zoom(next((step for step in reversed(STEPS) if step < now), STEPS[0]), at)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self.reader.setGeometry(self.viewport().rect())
        if isinstance(self.zoom, Fit):
            self.set_zoom(self.zoom, QPoint())

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
            return
        # A touchpad turns it by less than a step at a time.
        self._turned += event.angleDelta().y()
        steps = int(self._turned / _NOTCH)
        self._turned -= steps * _NOTCH
        for _ in range(abs(steps)):
            self.step_zoom(1 if steps > 0 else -1, event.position().toPoint())
        event.accept()

    # Where one is.

    @property
    def page(self) -> int:
        return self._page

    def go_to(self, page: int) -> None:
        """Show a page from its top, and have the cursor there."""
        page = min(max(page, 0), self._document.pages - 1)
        self.put_cursor(self._document.start_of(page), follow=False)
        self._scroll_to(page)

    def _scroll_to(self, page: int) -> None:
        self.verticalScrollBar().setValue(round(page * _PAGE * self.scale))
        # The last pages may not reach the top.
        self._set_page(page)

    def scroll_screen(self, by: int) -> None:
        """A screen down (1) or up (-1), the cursor at its top."""
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + by * (self.viewport().height() - _AROUND))
        if bar.value() in {bar.minimum(), bar.maximum()}:
            end = QTextCursor.MoveOperation.End if by > 0 else QTextCursor.MoveOperation.Start
            self.reader.moveCursor(end)
        else:
            top = QPoint(self.sheets.width() // 2, bar.value() + 2 * _AROUND)
            self.put_cursor(self.sheets.position(top), follow=False)

    def put_cursor(self, position: int, *, selecting: bool = False, follow: bool = True) -> None:
        """Have the cursor before a character; where it is seen, nothing needs to follow it."""
        cursor = self.reader.textCursor()
        mode = QTextCursor.MoveMode
        cursor.setPosition(position, mode.KeepAnchor if selecting else mode.MoveAnchor)
        self.select(cursor, follow=follow)

    def select(self, cursor: QTextCursor, *, follow: bool = True) -> None:
        with QSignalBlocker(self.reader):
            self.reader.setTextCursor(cursor)
        self.sheets.update()
        if follow:
            self._follow()

    def show_hits(self, hits: Sequence[QTextCursor]) -> None:
        """Mark these words on the pages."""
        look = QTextCharFormat()
        look.setBackground(QColor(_HIT))
        self._hits = {}
        for words in hits:
            ends = words.selectionStart(), words.selectionEnd()
            for page in sorted({self._document.place(end).page for end in ends}):
                self._hits.setdefault(page, []).append(Mark(words, look))
        self.sheets.update()

    def marks_on(self, page: int) -> list[Mark]:
        """What was found, and over it what is selected."""
        marks = list(self._hits.get(page, ()))
        if self.reader.textCursor().hasSelection():
            look = QTextCharFormat()
            # On white paper, whatever the window looks like.
            look.setBackground(QColor(LIGHT.accent))
            look.setForeground(QColor(LIGHT.on_accent))
            marks.append(Mark(self.reader.textCursor(), look))
        return marks

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in {Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}:
            self.scroll_screen(1 if event.key() == Qt.Key.Key_PageDown else -1)
        else:
            event.ignore()

    def _follow(self) -> None:
        place = self._document.place(self.reader.textCursor().position())
        rect = self.sheets.rect_of(place.page, place.rect).toRect()
        room = self.viewport().size()
        self.ensureVisible(
            rect.center().x(),
            rect.center().y(),
            min(_AROUND, room.width() // 3),
            min(_AROUND + rect.height() // 2, room.height() // 3),
        )
        self.sheets.update()
        self._set_page(place.page)

    def _look(self) -> None:
        """The page that is looked at takes most of the screen, or is the first that is whole."""
        half = min(self.viewport().height(), PAPER.height() * self.scale) / 2
        at = self.verticalScrollBar().value() + half
        self._set_page(min(int(at / (_PAGE * self.scale)), self._document.pages - 1))

    def _set_page(self, page: int) -> None:
        if page != self._page:
            self._page = page
            self.page_changed.emit(page)


class Sheets(QWidget):
    """Paints the pages that are seen of all that there are."""

    def __init__(self, pages: Pages, document: PrintedDocument) -> None:
        super().__init__()
        self._pages = pages
        self._document = document
        self._scale = 1.0
        self.setCursor(Qt.CursorShape.IBeamCursor)

    def resize_to(self, scale: float) -> None:
        self._scale = scale
        self.resize(round(_WIDE * scale), round((self._document.pages * _PAGE + _GAP) * scale))
        self.update()

    def rect_of(self, page: int, on_paper: QRectF) -> QRectF:
        """Where something on the paper of a page is here."""
        moved = on_paper.translated(_GAP, _GAP + page * _PAGE)
        return QRectF(moved.topLeft() * self._scale, moved.size() * self._scale)

    def position(self, at: QPoint) -> int:
        """The position in the text that is nearest to a point."""
        page = self._page_at(at.y())
        corner = self.rect_of(page, QRectF()).topLeft()
        return self._document.position(page, (QPointF(at) - corner) / self._scale)

    def _page_at(self, y: int) -> int:
        return min(max(int(y / (_PAGE * self._scale)), 0), self._document.pages - 1)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        seen = event.rect()
        with QPainter(self) as painter:
            for page in range(self._page_at(seen.top()), self._page_at(seen.bottom()) + 1):
                paper = self.rect_of(page, QRectF(QPointF(), PAPER))
                painter.fillRect(paper, Qt.GlobalColor.white)
                painter.setPen(QColor(colours().line))
                painter.drawRect(paper)
                painter.save()
                painter.setClipRect(paper.toAlignedRect().intersected(seen))
                painter.translate(paper.topLeft())
                painter.scale(self._scale, self._scale)
                self._document.paint(painter, page, self._pages.marks_on(page))
                painter.restore()
            self._paint_cursor(painter)

    def _paint_cursor(self, painter: QPainter) -> None:
        reader = self._pages.reader
        if not reader.hasFocus():
            return
        place = self._document.place(reader.textCursor().position())
        line = self.rect_of(place.page, place.rect)
        painter.setPen(QPen(QColor(LIGHT.accent), 2))
        painter.drawLine(line.topLeft(), line.bottomLeft())

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if event.button() is Qt.MouseButton.LeftButton:
            self._pages.reader.setFocus(Qt.FocusReason.MouseFocusReason)
            selecting = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._take(event, selecting=selecting)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        # It is told only while a button is held.
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._take(event, selecting=True)
            self._pages.ensureVisible(
                event.position().toPoint().x(), event.position().toPoint().y()
            )

    def _take(self, event: QMouseEvent, *, selecting: bool) -> None:
        at = self.position(event.position().toPoint())
        self._pages.put_cursor(at, selecting=selecting, follow=False)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        show_field_menu(self._pages.reader.createStandardContextMenu(), event.globalPos())
