"""The document on paper: its look, its lines and pages."""

import re
from pathlib import Path
from unicodedata import normalize

import pytest
from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QPageLayout, QPageSize, QTextDocument
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QTextEdit

from app.formats.docx.document_texts import revision_line
from app.formats.html.report_html import write_report_html
from app.gui.editor.block_kinds import text_blocks
from app.gui.preview import printed_document
from app.gui.preview.pages import Reader
from app.gui.preview.printed_document import PrintedDocument, keep_headings
from app.gui.preview.printing import print_pages
from app.model.report import Report
from tests.support.example_report import paragraph
from tests.support.report_documents import run_program
from tests.support.report_documents import template as document_template
from tests.support.reports import FORM, whole_report


def long_report(paragraphs: int) -> Report:
    """A report with so many paragraphs in each answer."""
    text = "Nämnden har träffat företagarna i stadsdelen vid fyra tillfällen om trygghet. " * 6
    report = whole_report()
    for answer in report.answers:
        blocks = tuple(paragraph(f"{number}. {text}") for number in range(paragraphs))
        update = {"blocks": blocks, "not_applicable": False}
        report = report.with_answer(answer.model_copy(update=update))
    return report


def printed(document: PrintedDocument, target: Path, paper: QPageSize.PageSizeId) -> Path:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFileName(str(target))
    printer.setFullPage(True)
    portrait = QPageLayout.Orientation.Portrait
    printer.setPageLayout(QPageLayout(QPageSize(paper), portrait, QMarginsF()))
    assert print_pages(printer, document, range(document.pages))
    return target


def lines_of(document: PrintedDocument) -> list[tuple[int, str]]:
    """Each line of the text, and the page on which it is seen."""
    lines = []
    for block in text_blocks(document.text):
        layout = block.layout()
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            start = line.textStart()
            text = block.text()[start : start + line.textLength()]
            lines.append((document.place(block.position() + start).page, " ".join(text.split())))
    return [(page, text) for page, text in lines if text]


A4, LETTER, A3 = QPageSize.PageSizeId.A4, QPageSize.PageSizeId.Letter, QPageSize.PageSizeId.A3


@pytest.mark.parametrize("paper", [A4, LETTER, A3])
def test_what_is_seen_is_what_is_printed(
    styled_app: object, tmp_path: Path, paper: QPageSize.PageSizeId
) -> None:
    """The same lines on the same pages, whatever the paper and the resolution of the printer."""
    document = PrintedDocument(long_report(5), FORM)
    assert document.pages > 5
    target = printed(document, tmp_path / "rapport.pdf", paper)
    # Letters are joined where the font has them so.
    words = normalize("NFKC", run_program("pdftotext", "-layout", str(target), "-"))
    on_paper = words.split("\f")[:-1]
    assert len(on_paper) == document.pages
    pages = [[" ".join(line.split()) for line in page.splitlines()] for page in on_paper]
    seen = lines_of(document)
    assert len(seen) > 100
    missing = [
        (page, line) for page, line in seen if not any(line in printed for printed in pages[page])
    ]
    assert missing == []


def test_it_stands_on_the_paper_as_the_document_does(styled_app: object, tmp_path: Path) -> None:
    document = PrintedDocument(whole_report(), FORM, draft=True)
    target = printed(document, tmp_path / "rapport.pdf", A4)
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
    source = Path(printed_document.__file__).read_text("utf-8")
    colours = re.findall(r"#([0-9a-f]{6})", source)
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


def test_a_place_and_its_position_are_the_same(styled_app: object) -> None:
    document = PrintedDocument(long_report(3), FORM)
    cursor = document.text.find("Växla")
    while cursor.position() >= 0:
        place = document.place(cursor.selectionStart())
        assert document.position(place.page, place.rect.center()) == cursor.selectionStart()
        cursor = document.text.find("Växla", cursor)
    for page in range(document.pages):
        start = document.start_of(page)
        assert document.place(start).page == page
        assert not page or document.place(start - 1).page == page - 1


def test_a_widget_that_shows_it_leaves_its_lines_as_they_are(styled_app: QApplication) -> None:
    document = PrintedDocument(long_report(3), FORM)
    before = lines_of(document)
    around = QTextEdit()
    reader = Reader(document, around)
    reader.resize(200, 100)
    around.show()
    styled_app.processEvents()
    font = styled_app.font()
    larger = styled_app.font()
    larger.setPointSizeF(font.pointSizeF() * 2)
    styled_app.setFont(larger)
    styled_app.processEvents()
    after = lines_of(document)
    styled_app.setFont(font)
    assert after == before
