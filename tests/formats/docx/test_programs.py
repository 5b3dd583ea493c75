"""The document in other people's programs, where they are installed."""

import re
from pathlib import Path

import pytest

from app.formats.docx.edited_report import read_report_docx
from app.formats.html.html_reader import read_html
from app.formats.html.html_writer import write_html
from tests.support.example_report import EXAMPLE
from tests.support.libreoffice import Edit, EditKind, converted, edited_in_writer
from tests.support.report_documents import exported, form_named, rich_report, run_program
from tests.support.terms import CALENDAR

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
    pages = re.sub(r"Sida \d av \d|\f.*\n", "", text)
    _shows_everything(pages)
    assert _words(FORM.title_of_reports) in _words(text)
    assert "Sida 1 av " in text


def test_a_document_saved_by_libreoffice_is_read_as_it_was(tmp_path: Path) -> None:
    saved = converted(DOCUMENT, "docx", tmp_path).read_bytes()
    reading = read_report_docx(saved, "rapport.docx", CALENDAR)
    assert reading.edited == ()
    assert reading.report == REPORT


# The first paragraph of an answer of each make, and a field.
_FIRST_PARAGRAPHS = {
    "samverkan-lokalt-naringsliv": "Företagarföreningar",
    "svart-ekonomi": "Nämnden deltar",
    "dialog-foretag": "Läs mer på",
    "contact.phone": "08-508",
}


@pytest.mark.parametrize("tracked", [False, True], ids=["untracked", "tracked"])
@pytest.mark.parametrize("kind", [EditKind.INSERT, EditKind.DELETE, EditKind.ENTER])
def test_what_is_edited_in_libreoffice_is_read(
    kind: EditKind, tracked: bool, tmp_path: Path
) -> None:
    edits = [Edit(kind, text, "NYTT") for text in _FIRST_PARAGRAPHS.values()]
    saved = edited_in_writer(DOCUMENT, edits, tmp_path, tracked=tracked)
    reading = read_report_docx(saved, "rapport.docx", CALENDAR)
    assert set(reading.edited) == set(_FIRST_PARAGRAPHS)
    assert reading.not_taken == ()
    answers = {answer.question_id: answer for answer in reading.report.answers}
    for answer in REPORT.answers:
        now, text = answers[answer.question_id], _FIRST_PARAGRAPHS.get(answer.question_id)
        if text is None:
            assert now == answer
        elif kind is EditKind.INSERT:
            assert now.plain == answer.plain.replace(text, f"{text}NYTT", 1)
        elif kind is EditKind.DELETE:
            assert now.plain.strip() == answer.plain.replace(text, "", 1).strip()
        else:
            assert now.blocks[0].text == text
            assert len(now.blocks) == len(answer.blocks) + 1


def test_a_comment_and_tracked_changes_of_libreoffice_are_told(tmp_path: Path) -> None:
    comment = [Edit(EditKind.COMMENT, "Nämnden deltar", "Stämmer det?")]
    reading = read_report_docx(
        edited_in_writer(DOCUMENT, comment, tmp_path), "a.docx", CALENDAR, [FORM]
    )
    assert (reading.report, reading.edited) == (REPORT, ())
    (said,) = reading.comments
    assert (said.place, said.text) == ("svart-ekonomi", "Stämmer det?")
    assert not reading.has_tracked_changes
    typed = [Edit(EditKind.INSERT, "Nämnden deltar", " nu")]
    saved = edited_in_writer(DOCUMENT, typed, tmp_path, tracked=True)
    assert read_report_docx(saved, "a.docx", CALENDAR, [FORM]).has_tracked_changes


def test_html_that_has_been_through_libreoffice_is_read_as_it_was(tmp_path: Path) -> None:
    blocks = tuple(block for answer in EXAMPLE.answers.values() for block in answer)
    page = f'<meta charset="utf-8">{write_html(blocks)}'.encode()
    saved = converted(page, "html", tmp_path, was="html")
    assert read_html(saved.read_text(encoding="utf-8")).blocks == blocks
