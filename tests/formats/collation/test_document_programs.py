"""The collation in other people's programs, where they are installed."""

import re
from pathlib import Path

import pytest

from app.model.report import AnswerStatus
from tests.formats.collation.collation_documents import written
from tests.support.collations import example_collation
from tests.support.libreoffice import converted
from tests.support.report_documents import run_program

PICTURE = example_collation()
BOTH = pytest.mark.parametrize("by_committee", [False, True])


def _words(text: str) -> str:
    return re.sub(r"\W+", "", text)


@BOTH
def test_libreoffice_prints_every_answer(by_committee: bool, tmp_path: Path) -> None:
    printed = converted(written(PICTURE, by_committee=by_committee), "pdf", tmp_path)
    text = run_program("pdftotext", "-raw", str(printed), "-")
    assert "Sida 1 av " in text
    pages = re.sub(r"Sammanställd 2022-09-30 Sida \d+ av \d+|\f.*\n", "", text)
    shown = _words(pages)
    for report in PICTURE.reports:
        for answer in report.answers:
            if answer.status is AnswerStatus.ANSWERED:
                assert all(_words(block.text) in shown for block in answer.blocks)
            assert _words(answer.reason) in shown


def test_pandoc_reads_every_answer(tmp_path: Path) -> None:
    source = tmp_path / "samman.docx"
    source.write_bytes(written(PICTURE))
    shown = _words(run_program("pandoc", "-t", "plain", "--wrap=none", str(source)))
    for report in PICTURE.reports:
        for answer in report.answers:
            if answer.status is AnswerStatus.ANSWERED:
                assert all(_words(block.text) in shown for block in answer.blocks)
