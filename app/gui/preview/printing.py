"""Printing a document as it is seen."""

import sys
from collections.abc import Iterable

from PySide6.QtCore import QMarginsF, QRectF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QWidget

from app.gui.preview.printed_document import PAPER, PrintedDocument
from app.paths import use_print_service_of_this_computer


def has_printer() -> bool:
    """Whether there is something to print to: on Windows a printer, elsewhere at least a file."""
    use_print_service_of_this_computer()
    return sys.platform != "win32" or bool(QPrinterInfo.availablePrinterNames())


def ask_for_printer(
    document: PrintedDocument, name: str, current: int, parent: QWidget
) -> tuple[QPrinter, list[int]] | None:
    """The printer and the pages, from 0, in the order in which they are to come; None for none."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(name)
    # Qt takes the margins of the paper for as good as none where it is printed to its edges.
    printer.setFullPage(True)
    printer.setPageLayout(
        QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF()
        )
    )
    dialog = QPrintDialog(printer, parent)
    dialog.setMinMax(1, document.pages)
    dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintCurrentPage)
    if dialog.exec() != QPrintDialog.DialogCode.Accepted:
        return None
    return printer, sheets(printer, document.pages, current)


def sheets(printer: QPrinter, count: int, current: int) -> list[int]:
    """The pages that were chosen, copies among them where the printer makes none itself."""
    if printer.printRange() is QPrinter.PrintRange.CurrentPage:
        chosen = [current]
    else:
        chosen = list(_chosen(printer, count))
    if printer.pageOrder() is QPrinter.PageOrder.LastPageFirst:
        chosen.reverse()
    copies = 1 if printer.supportsMultipleCopies() else printer.copyCount()
    if printer.collateCopies():
        return chosen * copies
    return [page for page in chosen for _ in range(copies)]


def _chosen(printer: QPrinter, count: int) -> Iterable[int]:
    if printer.printRange() is not QPrinter.PrintRange.PageRange:
        return range(count)
    ranges = printer.pageRanges()
    if not ranges.isEmpty():
        return (page for page in range(count) if ranges.contains(page + 1))
    return range(max(printer.fromPage(), 1) - 1, min(printer.toPage() or count, count))


def print_pages(printer: QPrinter, document: PrintedDocument, pages: Iterable[int]) -> bool:
    """Print these pages, from 0; False where the printer does not take them."""
    with QPainter() as painter:
        if not painter.begin(printer):
            return False
        paper = QRectF(printer.paperRect(QPrinter.Unit.DevicePixel))
        # Whole on other paper than it is laid out for, and in its middle.
        scale = min(paper.width() / PAPER.width(), paper.height() / PAPER.height())
        left = (paper.width() - PAPER.width() * scale) / 2
        for number, page in enumerate(pages):
            if number and not printer.newPage():
                return False
            painter.save()
            painter.translate(left, (paper.height() - PAPER.height() * scale) / 2)
            painter.scale(scale, scale)
            document.paint(painter, page)
            painter.restore()
    return printer.printerState() is not QPrinter.PrinterState.Error
