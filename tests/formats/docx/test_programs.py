"""The document in other people's programs, where they are installed."""

import re
from pathlib import Path

from app.formats.docx.edited_report import read_report_docx
from app.formats.html.html_reader import read_html
from app.formats.html.html_writer import write_html
from tests.support.example_report import EXAMPLE
from tests.support.report_documents import converted, exported, form_named, rich_report, run_program

FORM = form_named("stadsdelsnamnd")
REPORT = rich_report(FORM)
DOCUMENT = exported(REPORT, FORM)


def _words(text: str) -> str:
    """Only letters and digits: hyphens, bullets and line ends differ between programs."""
    return re.sub(r"\W+", "", text)


def _shows_everything(text: str) -> None:
    shown = _words(text)
    for answer in REPORT.answers:
        assert _words(answer.question) in shown
        assert _words(answer.reason) in shown
        for block in answer.blocks:
            assert _words(block.text) in shown


def test_pandoc_shows_every_answer(tmp_path: Path) -> None:
    source = tmp_path / "rapport.docx"
    source.write_bytes(DOCUMENT)
    _shows_everything(run_program("pandoc", "-t", "plain", "--wrap=none", str(source)))


def test_libreoffice_prints_every_answer(tmp_path: Path) -> None:
    printed = converted(DOCUMENT, "pdf", tmp_path)
    text = run_program("pdftotext", "-raw", str(printed), "-")
    pages = re.sub(r"Revision 1 · Sida \d av \d|\f.*\n", "", text)
    _shows_everything(pages)
    assert _words(FORM.title) in _words(text)
    assert "Sida 1 av " in text


def test_a_document_saved_by_libreoffice_is_read_as_it_was(tmp_path: Path) -> None:
    saved = converted(DOCUMENT, "docx", tmp_path).read_bytes()
    reading = read_report_docx(saved, "rapport.docx")
    assert reading.edited == ()
    assert reading.report == REPORT


def test_html_that_has_been_through_libreoffice_is_read_as_it_was(tmp_path: Path) -> None:
    blocks = tuple(block for answer in EXAMPLE.answers.values() for block in answer)
    page = f'<meta charset="utf-8">{write_html(blocks)}'.encode()
    saved = converted(page, "html", tmp_path, was="html")
    assert read_html(saved.read_text(encoding="utf-8")).blocks == blocks
