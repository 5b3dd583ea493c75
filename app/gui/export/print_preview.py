"""Print preview."""

from PySide6.QtCore import QMarginsF, QObject, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QPageLayout,
    QPageSize,
    QPainter,
    QTextBlock,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog
from PySide6.QtWidgets import QWidget

from app.formats.docx import document_texts as wording
from app.formats.docx.document_texts import header_line, revision_line
from app.formats.html.report_html import write_report_html
from app.gui.editor.block_kinds import text_blocks
from app.gui.kit.parts import title_text
from app.model.form import FormDefinition
from app.model.report import Report, title_of
from app.model.report_stages import without_set_aside
from app.paths import use_print_service_of_this_computer

# Sizes, colours and margins as in resources/report-template.
_INK, _GREY, _TEXT, _DRAFT = "#1c3f66", "#595959", "#404040", "#9c2a00"
_MARGINS_MM = QMarginsF(35, 28, 35, 24)
_FRAME_MM = 11.0
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
    a {{ color: #0b5394; }}
"""


class Preview(QObject):
    """Shows one report as pages in a window, and prints them."""

    def __init__(self, report: Report, form: FormDefinition, *, draft: bool = False) -> None:
        super().__init__()
        self._report = without_set_aside(report)
        self._form = form
        self._draft = draft

    def open(self, parent: QWidget) -> QPrintPreviewDialog:
        use_print_service_of_this_computer()
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(title_of(self._report))
        printer.setPageLayout(
            QPageLayout(
                QPageSize(QPageSize.PageSizeId.A4),
                QPageLayout.Orientation.Portrait,
                _MARGINS_MM,
                QPageLayout.Unit.Millimeter,
            )
        )
        printer.setFullPage(True)
        dialog = QPrintPreviewDialog(printer, parent)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(title_text(f"Förhandsgranskning – {title_of(self._report)}"))
        dialog.resize(parent.window().size())
        # Keeps this alive for as long as the dialog paints and prints.
        self.setParent(dialog)
        dialog.paintRequested.connect(self.paint)
        dialog.open()
        return dialog

    def paint(self, printer: QPrinter) -> None:
        paper = printer.pageLayout().fullRectPixels(printer.resolution())
        inch = printer.resolution()
        margins = _MARGINS_MM * (inch / 25.4)
        column = QRectF(paper).marginsRemoved(margins)
        document = self._document(printer, column.size())
        first = max(printer.fromPage(), 1) - 1
        pages = range(first, min(printer.toPage() or document.pageCount(), document.pageCount()))
        with QPainter(printer) as painter:
            if not painter.isActive():
                return
            for page in pages:
                if page != first:
                    printer.newPage()
                self._draw_frame(painter, QRectF(paper), column, page, document.pageCount())
                painter.save()
                painter.translate(column.topLeft())
                painter.translate(0, -page * column.height())
                shown = QRectF(0, page * column.height(), column.width(), column.height())
                document.drawContents(painter, shown)
                painter.restore()

    def _document(self, printer: QPrinter, size: QSizeF) -> QTextDocument:
        document = QTextDocument()
        document.documentLayout().setPaintDevice(printer)
        document.setDocumentMargin(0)
        document.setDefaultFont(QFont("Calibri", 11))
        document.setDefaultStyleSheet(_STYLE)
        document.setHtml(write_report_html(self._report, self._form))
        document.setIndentWidth(24)
        size_headings(document)
        document.setPageSize(size)
        keep_headings(document)
        return document

    def _draw_frame(
        self, painter: QPainter, paper: QRectF, column: QRectF, page: int, pages: int
    ) -> None:
        """The footer and the header; page one has no header but the draft mark."""
        painter.save()
        edge = _FRAME_MM / 25.4 * painter.device().logicalDpiY()
        header = QRectF(column.left(), edge, column.width(), column.top() - edge)
        if self._draft:
            painter.setPen(QColor(_DRAFT))
            painter.setFont(QFont("Calibri", 13, QFont.Weight.Bold))
            painter.drawText(header, Qt.AlignmentFlag.AlignLeft, wording.DRAFT)
            header.setTop(edge + painter.fontMetrics().height())
        painter.setFont(QFont("Calibri", 9))
        painter.setPen(QColor(_GREY))
        height = painter.fontMetrics().height()
        if page:
            wrapped = Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap
            painter.drawText(header, wrapped, header_line(self._report, self._form))
        footer = QRectF(column.left(), paper.bottom() - edge - height, column.width(), height)
        painter.drawText(footer, Qt.AlignmentFlag.AlignLeft, revision_line(self._report))
        number = f"{wording.PAGE}{page + 1}{wording.OF_PAGES}{pages}"
        painter.drawText(footer, Qt.AlignmentFlag.AlignRight, number)
        painter.restore()


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
