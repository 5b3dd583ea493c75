"""Which pages come out of the printer, and in which order."""

from pathlib import Path

import pytest
from PySide6.QtGui import QPageRanges
from PySide6.QtPrintSupport import QPrinter

from app.gui.preview.printed_document import PrintedDocument
from app.gui.preview.printing import print_pages, sheets
from tests.support.reports import FORM, whole_report


@pytest.fixture
def printer(styled_app: object, tmp_path: Path) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFileName(str(tmp_path / "rapport.pdf"))
    return printer


def test_all_pages(printer: QPrinter) -> None:
    assert sheets(printer, 3, 1) == [0, 1, 2]


def test_the_page_that_is_looked_at(printer: QPrinter) -> None:
    printer.setPrintRange(QPrinter.PrintRange.CurrentPage)
    assert sheets(printer, 3, 1) == [1]


def test_from_a_page_to_another(printer: QPrinter) -> None:
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 3)
    assert sheets(printer, 5, 0) == [1, 2]
    printer.setFromTo(4, 9)
    assert sheets(printer, 5, 0) == [3, 4]


def test_some_pages(printer: QPrinter) -> None:
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    ranges = QPageRanges()
    ranges.addPage(1)
    ranges.addRange(4, 5)
    printer.setPageRanges(ranges)
    assert sheets(printer, 5, 0) == [0, 3, 4]


def test_the_last_page_first(printer: QPrinter) -> None:
    printer.setPageOrder(QPrinter.PageOrder.LastPageFirst)
    assert sheets(printer, 3, 0) == [2, 1, 0]


def test_copies_that_the_printer_does_not_make_itself(printer: QPrinter) -> None:
    assert not printer.supportsMultipleCopies()
    printer.setCopyCount(2)
    printer.setCollateCopies(True)
    assert sheets(printer, 2, 0) == [0, 1, 0, 1]
    printer.setCollateCopies(False)
    assert sheets(printer, 2, 0) == [0, 0, 1, 1]


@pytest.mark.qt_log_ignore("^QPainter::")
def test_a_printer_that_takes_nothing(styled_app: object, tmp_path: Path) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFileName(str(tmp_path / "finns inte" / "rapport.pdf"))
    document = PrintedDocument(whole_report(), FORM)
    assert not print_pages(printer, document, range(document.pages))
