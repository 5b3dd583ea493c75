"""A report as it stands on paper.

It is laid out once, against a device of a fixed resolution, and the same lines and pages are
painted on the screen and for any printer: what is seen is what is printed. As a PDF it would need
QtPdf to be seen, megabytes that nothing else needs, and the printer would get a drawing of its own.
"""

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple, cast

from PySide6.QtCore import QMarginsF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QFontMetricsF,
    QImage,
    QPainter,
    QPalette,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)

from app.formats.docx import document_texts as wording
from app.formats.docx.document_texts import header_line, revision_line
from app.formats.html.report_html import write_report_html
from app.gui.editor.block_kinds import text_blocks
from app.model.form import FormDefinition
from app.model.report import Report

# Sizes, colours and margins as in resources/report-template.
_INK, _GREY, _TEXT, _DRAFT = "#1c3f66", "#595959", "#404040", "#9c2a00"
_PAPER_MM = QSizeF(210, 297)
_MARGINS_MM = QMarginsF(35, 28, 35, 24)
_FRAME_MM = 11.0
_DRAFT_PT, _FRAME_PT = 13, 9
# Qt's style sheets only know pixels, 96 to the inch on every paper.
_STYLE = f"""
    p, td, li, h4 {{ color: black; }}
    h1 {{ font-size: 22pt; color: {_INK}; margin: 0; }}
    h2 {{ font-size: 16pt; color: {_INK}; margin-top: 32px; margin-bottom: 8px; }}
    h3 {{ font-size: 12pt; color: {_INK}; margin-top: 20px; margin-bottom: 5px; }}
    h4 {{ font-size: 11pt; margin-top: 13px; margin-bottom: 3px; }}
    p {{ margin-top: 0; margin-bottom: 9px; line-height: 115%; }}
    p.form {{ font-size: 10.5pt; color: {_TEXT}; margin-top: 12px; margin-bottom: 15px; }}
    .label {{ color: {_INK}; font-weight: bold; }}
    .prompt {{ color: {_GREY}; font-style: italic; }}
    ul, ol {{ margin-top: 0; margin-bottom: 9px; }}
    li {{ margin-top: 0; margin-bottom: 4px; line-height: 115%; }}
    td {{ padding: 5px 0; border-bottom: 1px solid #d9e0e8; }}
    th {{ padding: 0 0 8px 0; border-bottom: 2px solid {_INK}; text-align: left; }}
    p.label {{ margin-bottom: 2px; }}
    .number {{ padding-right: 14px; }}
    a {{ color: #0b5394; }}
"""

DOTS = 1200
"""To the inch: the unit of every length here, fine enough for any printer."""
PAPER = _PAPER_MM * (DOTS / 25.4)
_COLUMN = QRectF(QPointF(), PAPER).marginsRemoved(_MARGINS_MM * (DOTS / 25.4))
_EDGE = _FRAME_MM * DOTS / 25.4


class Mark(NamedTuple):
    """Words of the text that stand out on the screen."""

    words: QTextCursor
    look: QTextCharFormat


class Place(NamedTuple):
    """Where something stands: the page, from 0, and a rectangle on its paper."""

    page: int
    rect: QRectF


class PrintedDocument:
    def __init__(self, report: Report, form: FormDefinition, *, draft: bool = False) -> None:
        self._above = header_line(report, form)
        self._below = revision_line(report)
        self._draft = draft
        # The layout does not keep its device.
        self._device = _device()
        self.text = _styled(self._device)
        self.text.setHtml(write_report_html(report, form))
        size_headings(self.text)
        self.lay_out()

    def lay_out(self) -> None:
        """Anew, where a widget that shows the text has laid it out for itself."""
        self.text.documentLayout().setPaintDevice(self._device)
        self.text.setPageSize(_COLUMN.size())
        keep_headings(self.text)

    @property
    def pages(self) -> int:
        return self.text.pageCount()

    def paint(self, painter: QPainter, page: int, marks: Sequence[Mark] = ()) -> None:
        """Paint a page, from 0, with the corner of its paper at the origin."""
        self._paint_frame(painter, page)
        shown = QRectF(0, page * _COLUMN.height(), _COLUMN.width(), _COLUMN.height())
        context = QAbstractTextDocumentLayout.PaintContext()
        # Paper is white and ink is black whatever the window looks like.
        context.palette = QPalette(Qt.GlobalColor.white)
        context.palette.setColor(QPalette.ColorRole.Text, Qt.GlobalColor.black)
        context.clip = shown
        context.selections = [_selection(mark) for mark in marks]
        painter.save()
        painter.translate(_COLUMN.topLeft() - shown.topLeft())
        painter.setClipRect(shown, Qt.ClipOperation.IntersectClip)
        self.text.documentLayout().draw(painter, context)
        painter.restore()

    def place(self, position: int) -> Place:
        """Where the cursor stands before a character of the text; the rectangle has no width."""
        block = self.text.findBlock(position)
        line = block.layout().lineForTextPosition(position - block.position())
        corner = self.text.documentLayout().blockBoundingRect(block).topLeft()
        # PySide gives the position back, too.
        x, _ = cast(tuple[float, int], line.cursorToX(position - block.position()))
        at = corner + QPointF(x, line.y())
        page = min(int(at.y() / _COLUMN.height()), self.pages - 1)
        on_paper = at + _COLUMN.topLeft() - QPointF(0, page * _COLUMN.height())
        return Place(page, QRectF(on_paper, QSizeF(0, line.height())))

    def position(self, page: int, at: QPointF) -> int:
        """The position in the text that is nearest to a point on the paper of a page."""
        within = at - _COLUMN.topLeft()
        y = min(max(within.y(), 0), _COLUMN.height() - 1) + page * _COLUMN.height()
        hit = self.text.documentLayout().hitTest(
            QPointF(within.x(), y), Qt.HitTestAccuracy.FuzzyHit
        )
        return max(hit, 0)

    def start_of(self, page: int) -> int:
        """The first position in the text that is on a page."""
        positions = range(self.text.characterCount())
        return bisect_left(positions, page, key=lambda position: self.place(position).page)

    def _paint_frame(self, painter: QPainter, page: int) -> None:
        """The footer and the header; page one has no header but the draft mark."""
        painter.save()
        header = QRectF(_COLUMN.left(), _EDGE, _COLUMN.width(), _COLUMN.top() - _EDGE)
        if self._draft:
            painter.setPen(QColor(_DRAFT))
            height = self._take_font(painter, _DRAFT_PT, QFont.Weight.Bold)
            painter.drawText(header, Qt.AlignmentFlag.AlignLeft, wording.DRAFT)
            header.setTop(_EDGE + height)
        height = self._take_font(painter, _FRAME_PT)
        painter.setPen(QColor(_GREY))
        if page:
            wrapped = Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap
            painter.drawText(header, wrapped, self._above)
        footer = QRectF(_COLUMN.left(), PAPER.height() - _EDGE - height, _COLUMN.width(), height)
        painter.drawText(footer, Qt.AlignmentFlag.AlignLeft, self._below)
        number = f"{wording.PAGE}{page + 1}{wording.OF_PAGES}{self.pages}"
        painter.drawText(footer, Qt.AlignmentFlag.AlignRight, number)
        painter.restore()

    def _take_font(
        self, painter: QPainter, points: int, weight: QFont.Weight = QFont.Weight.Normal
    ) -> float:
        """Have the painter write in this size; gives the height of a line."""
        font = _font()
        # In points it would be as large as the device of the painter has them.
        font.setPixelSize(round(points * DOTS / 72))
        font.setWeight(weight)
        painter.setFont(font)
        return QFontMetricsF(font, self._device).height()


def _device() -> QImage:
    device = QImage(1, 1, QImage.Format.Format_RGB32)
    device.setDotsPerMeterX(round(DOTS / 0.0254))
    device.setDotsPerMeterY(round(DOTS / 0.0254))
    return device


def _font() -> QFont:
    font = QFont("Calibri", 11)
    # Letters of their own width at every zoom.
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def _styled(device: QImage) -> QTextDocument:
    """An empty document for HTML, in the look of the paper."""
    text = QTextDocument()
    text.documentLayout().setPaintDevice(device)
    text.setUndoRedoEnabled(False)
    text.setDocumentMargin(0)
    text.setDefaultFont(_font())
    text.setDefaultStyleSheet(_STYLE)
    text.setIndentWidth(24)
    return text


def _selection(mark: Mark) -> QAbstractTextDocumentLayout.Selection:
    selection = QAbstractTextDocumentLayout.Selection()
    selection.cursor, selection.format = mark
    return selection


def size_headings(document: QTextDocument) -> None:
    """Apply the style sheet's heading sizes; Qt applies its own first."""
    cursor = QTextCursor(document)
    for block in text_blocks(document):
        pieces = block.textFormats() if block.blockFormat().headingLevel() else []
        for piece in pieces:
            form = piece.format.toCharFormat()
            form.clearProperty(QTextFormat.Property.FontSizeAdjustment)
            start = block.position() + piece.start
            cursor.setPosition(start)
            cursor.setPosition(start + piece.length, QTextCursor.MoveMode.KeepAnchor)
            cursor.setCharFormat(form)


def keep_headings(document: QTextDocument) -> None:
    """Break pages before headings that would stand alone at the bottom of one."""
    height = document.pageSize().height()
    layout = document.documentLayout()
    first: QTextBlock | None = None
    for block in text_blocks(document):
        if block.blockFormat().headingLevel():
            first = first or block
        elif first is not None:
            top, text = layout.blockBoundingRect(first).top(), layout.blockBoundingRect(block)
            line = block.layout().lineAt(0).height() if block.layout().lineCount() else 0
            if int(top / height) != int((text.top() + line) / height):
                form = first.blockFormat()
                form.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
                QTextCursor(first).setBlockFormat(form)
                # Otherwise Qt lays out only a part of what follows.
                document.markContentsDirty(0, document.characterCount())
            first = None
