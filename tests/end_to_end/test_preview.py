"""The document as it will look, before it is exported."""

import gc
import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPageSize, QTextDocument
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication

from app.formats.docx.document_texts import revision_line
from app.formats.html.report_html import write_report_html
from app.gui.export import print_preview as preview
from app.gui.export.print_preview import Preview, keep_headings
from app.gui.kit.theme.appearance import Scheme
from app.gui.shell.application import prepare
from app.model.places import EXPORT
from app.storage.settings import Settings
from tests.support.example_report import EXAMPLE
from tests.support.officer import Officer, click
from tests.support.report_documents import run_program
from tests.support.report_documents import template as document_template
from tests.support.reports import FORM, whole_report
from tests.support.typing import CTRL


def test_the_preview_is_opened_from_the_export_page_and_by_its_key(officer: Officer) -> None:
    officer.start_report(EXAMPLE.committee, EXAMPLE.term)
    officer.go_to(EXPORT)
    click(officer.export.preview)
    (dialog,) = officer.previews()
    assert "Hägersten-Älvsjö stadsdelsnämnd" in dialog.windowTitle()
    dialog.done(0)
    officer.go_to("svart-ekonomi")
    officer.question.press(Qt.Key.Key_P, CTRL)
    assert any(d.isVisible() for d in officer.previews())


def test_a_report_is_printed_whole(styled_app: object, tmp_path: Path) -> None:
    target = tmp_path / "rapport.pdf"
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFileName(str(target))
    Preview(whole_report(), FORM).paint(printer)
    data = target.read_bytes()
    assert data.startswith(b"%PDF")
    assert data.count(b"/Type /Page\n") >= 2


def test_it_stands_on_the_paper_as_the_document_does(styled_app: object, tmp_path: Path) -> None:
    target = tmp_path / "rapport.pdf"
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFileName(str(target))
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setFullPage(True)
    Preview(whole_report(), FORM, draft=True).paint(printer)
    words = _WORD.findall(run_program("pdftotext", "-bbox", str(target), "-"))
    template = document_template()
    margin = int(_found(r'w:left="(\d+)"', template["word/document.xml"])) / 20
    # The first of each: the title stands in the margin of the other pages, too.
    places = {
        text: (float(x), float(bottom) - float(top)) for x, top, bottom, text in reversed(words)
    }
    # A word of the title, of a section and of a question that stands nowhere else. How high the
    # letters of a size are depends on the font that is there, but for all of them alike.
    in_points = []
    for style, word in (
        ("Title", "Uppföljningsrapport"),
        ("Heading1", "miljöer"),
        ("Heading2", "Växla"),
    ):
        size = _found(rf'"{style}".*?w:sz w:val="(\d+)"', template["word/styles.xml"])
        in_points.append(places[word][1] / (int(size) / 2))
    assert in_points == pytest.approx([in_points[0]] * 3, rel=0.01)
    assert 0.9 < in_points[0] < 1.5
    assert places["UTKAST"][0] == pytest.approx(margin, abs=0.1)
    assert places[revision_line(whole_report())][0] == pytest.approx(margin, abs=0.1)
    assert min(x for x, _ in places.values()) == pytest.approx(margin, abs=0.1)


def test_it_has_no_colour_but_the_documents() -> None:
    styles = document_template()["word/styles.xml"].decode().lower()
    colours = re.findall(r"#([0-9a-f]{6})", Path(preview.__file__).read_text("utf-8"))
    assert colours
    assert [colour for colour in colours if f'"{colour}"' not in styles] == []


_WORD = re.compile(r'xMin="([\d.]+)" yMin="([\d.]+)" .*yMax="([\d.]+)">(?:&quot;)?(.*?)<')


def _found(pattern: str, part: bytes) -> str:
    match = re.search(pattern, part.decode(), re.DOTALL)
    assert match
    return match[1]


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


def test_paper_is_white_and_ink_is_black_whatever_the_window_looks_like(
    styled_app: QApplication, tmp_path: Path
) -> None:
    appearance = prepare(styled_app, Settings(tmp_path / "look.json"))
    pictures = {}
    for scheme in (Scheme.LIGHT, Scheme.DARK, Scheme.CONTRAST):
        appearance.choose(scheme)
        target = tmp_path / f"{scheme}.pdf"
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFileName(str(target))
        Preview(whole_report(), FORM).paint(printer)
        run_program("pdftoppm", "-r", "40", "-png", str(target), str(tmp_path / scheme))
        pages = sorted(tmp_path.glob(f"{scheme}-*.png"))
        pictures[scheme] = [QImage(str(page)) for page in pages]
    appearance.choose(Scheme.SYSTEM)
    assert pictures[Scheme.LIGHT]
    assert pictures[Scheme.LIGHT] == pictures[Scheme.DARK] == pictures[Scheme.CONTRAST]


def test_what_is_shown_can_be_printed_afterwards(officer: Officer, tmp_path: Path) -> None:
    """Whatever has painted it the first time must still be there."""
    officer.start_report(EXAMPLE.committee, EXAMPLE.term)
    officer.preview()
    (dialog,) = officer.previews()
    QApplication.processEvents()
    gc.collect()
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFileName(str(tmp_path / "rapport.pdf"))
    dialog.paintRequested.emit(printer)
    assert (tmp_path / "rapport.pdf").read_bytes().startswith(b"%PDF")
