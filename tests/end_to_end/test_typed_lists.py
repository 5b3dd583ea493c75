"""Lists that somebody typed: in a mail that is pasted, and in a text file."""

import json
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication

from app.services.catalog import Catalog
from app.services.reading.own_files import open_report
from tests.support.example_report import EXAMPLE, bold, bullet, number, paragraph
from tests.support.officer import Officer, click
from tests.support.typing import CTRL

_QUESTION = "svart-ekonomi"
_MAIL = """Anna Ek skrev:
> *Vi har haft:*
> - tillsyn på sex krogar
>    - två på kvällstid
> - möten med Polisen
>
> Så här går det till:
> 1. Vi planerar.
> 2. Vi besöker.
> Allt dokumenteras.
> 3. Vi följer upp.
"""
_BLOCKS = (
    paragraph("Anna Ek skrev:"),
    paragraph(bold("Vi har haft:")),
    bullet("tillsyn på sex krogar"),
    bullet("två på kvällstid", level=1),
    bullet("möten med Polisen"),
    paragraph("Så här går det till:"),
    number("Vi planerar."),
    number("Vi besöker."),
    paragraph("Allt dokumenteras."),
    number("Vi följer upp.", start=3),
)


def _copy(text: str) -> None:
    mime = QMimeData()
    mime.setText(text)
    QGuiApplication.clipboard().setMimeData(mime)


def test_a_mail_with_lists_is_pasted_exported_and_read_back(
    officer: Officer, catalog: Catalog, tmp_path: Path
) -> None:
    officer.start_report(EXAMPLE.committee, EXAMPLE.term)
    officer.write(EXAMPLE)
    officer.go_to(_QUESTION)
    officer.question.press(Qt.Key.Key_A, CTRL)
    _copy(_MAIL)
    officer.question.press(Qt.Key.Key_V, CTRL)
    assert officer.question.blocks() == _BLOCKS

    docx_file, _, json_file = officer.export_to(tmp_path / "ut")
    for file in (json_file, docx_file):
        assert open_report(file, catalog.register).report.answer(_QUESTION).blocks == _BLOCKS
    sent = json.loads(json_file.read_bytes())
    answer = next(one for one in sent["answers"] if one["question_id"] == _QUESTION)
    assert answer["plain"].endswith("Allt dokumenteras.\n\n3. Vi följer upp.")
    assert [block.get("start") for block in answer["blocks"]] == [None] * 9 + [3]


def test_a_text_file_with_lists_is_opened_with_them(officer: Officer, tmp_path: Path) -> None:
    officer.start_report(EXAMPLE.committee, EXAMPLE.term)
    question = officer.report.answer(_QUESTION).question
    officer.leave()
    file = tmp_path / "rapport.txt"
    file.write_text(f"Nämnd: Farsta stadsdelsnämnd\n\n{question}\n{_MAIL}", "utf-8")
    officer.drop(file)
    click(officer.new_report.open_handed)
    officer.go_to(_QUESTION)
    assert officer.question.blocks() == _BLOCKS
