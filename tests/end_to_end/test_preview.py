"""The document as it will look, before it is exported."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog

from app.formats.report_html import write_report_html
from app.gui.places import EXPORT
from app.gui.preview import Preview, keep_headings
from tests.support.example_report import EXAMPLE
from tests.support.officer import Officer, click
from tests.support.reports import FORM, whole_report
from tests.support.typing import CTRL, press


def test_the_preview_is_opened_from_the_export_page_and_by_its_key(officer: Officer) -> None:
    officer.start_report(EXAMPLE.committee, EXAMPLE.term)
    officer.go_to(EXPORT)
    click(officer.view.export.preview)
    (dialog,) = officer.view.findChildren(QPrintPreviewDialog)
    assert "Hägersten-Älvsjö stadsdelsnämnd" in dialog.windowTitle()
    dialog.done(0)
    officer.go_to("svart-ekonomi")
    press(officer.view.question.editor, Qt.Key.Key_P, CTRL)
    assert any(d.isVisible() for d in officer.view.findChildren(QPrintPreviewDialog))


def test_a_report_is_printed_whole(styled_app: object, tmp_path: Path) -> None:
    target = tmp_path / "rapport.pdf"
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFileName(str(target))
    Preview(whole_report(), FORM).paint(printer)
    data = target.read_bytes()
    assert data.startswith(b"%PDF")
    assert data.count(b"/Type /Page\n") >= 2


def test_every_answer_stands_in_it(styled_app: object) -> None:
    report = whole_report()
    document = QTextDocument()
    document.setHtml(write_report_html(report, FORM))
    text = _spaced(document.toPlainText().replace("\u2028", "\n"))
    for answer in report.answers:
        assert answer.question in text
        for block in answer.blocks:
            assert _spaced(block.text) in text
    assert "Ej relevant. Området planeras av exploateringsnämnden" in text
    assert "Inget svar." in text


def _spaced(text: str) -> str:
    """HTML takes a tab, and Qt's plain text a no-break space, for a space."""
    return text.replace("\u00a0", " ").replace("\t", " ")


def test_no_heading_stands_alone_at_the_foot_of_a_page(styled_app: object) -> None:
    document = QTextDocument()
    text = "<p>rad</p>" * 30
    document.setHtml(f"{text}<h2>Avsnitt</h2><h3>Fråga</h3><p>Svar.</p>")
    full = document.size().height()
    headings = 3
    document.setPageSize(document.size())
    line = full / 33
    size = document.pageSize()
    size.setHeight(full - line * (headings - 1))
    document.setPageSize(size)
    keep_headings(document)
    blocks = [document.findBlockByNumber(n) for n in range(30, 33)]
    layout = document.documentLayout()
    pages = {int(layout.blockBoundingRect(b).top() / size.height()) for b in blocks}
    assert pages == {1}
