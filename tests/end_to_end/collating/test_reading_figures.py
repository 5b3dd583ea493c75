"""The office reads what committees have answered with values: as bars, in a table, in words."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from app.formats.report_json import write_report_json
from tests.support.answered_values import BEFORE
from tests.support.collated_values import COMMITTEES, value_reports, visits
from tests.support.officer import Officer, click
from tests.support.pages.collate import Collating
from tests.support.typing import press


@pytest.fixture
def incoming(tmp_path: Path) -> Path:
    """Twenty-eight reports with values, and those of the term before."""
    folder = tmp_path / "inkommet"
    folder.mkdir()
    for report in (*value_reports(), *value_reports(BEFORE)):
        assert report.committee is not None
        assert report.term is not None
        name = f"{report.committee.id}_{report.term.code}.json"
        (folder / name).write_bytes(write_report_json(report))
    return folder


def _go_to(page: Collating, question: str) -> None:
    page.show_answers()
    page.question.setCurrentIndex(page.question.findData(question))


def _column(page: Collating, column: int) -> list[str]:
    table = page.figures.table
    return [str(table.model().index(row, column).data()) for row in range(table.rowCount())]


def test_numbers_are_seen_by_size_and_compared(page: Collating) -> None:
    _go_to(page, "antal-besok")
    numbers = sorted((visits(at) for at in range(COMMITTEES) if at % 5 != 4), reverse=True)
    texts = [f"{number:,}".replace(",", "\u00a0") for number in numbers]
    assert page.figures.isVisible()
    assert _column(page, 1) == texts
    assert page.figures.table.columnCount() == 2
    click(page.comparing)
    assert page.figures.table.columnCount() == 4
    assert any(change.startswith("+") for change in _column(page, 3))
    press(page.figures.table, Qt.Key.Key_Down)
    assert page.figures.table.currentRow() == 1


def test_an_answer_with_a_value_alone_is_read_too(page: Collating) -> None:
    _go_to(page, "antal-besok")
    assert f"{visits(3)} st" in page.answers_text.toPlainText()


def test_one_committee_and_text_have_no_bars(officer: Officer, page: Collating) -> None:
    _go_to(page, "ovriga-upplysningar")
    assert not page.figures.isVisible()
    _go_to(page, "antal-besok")
    page.committee.setCurrentIndex(1)
    assert not page.figures.isVisible()


def test_a_table_has_figures_for_its_columns(page: Collating) -> None:
    _go_to(page, "insatser")
    which = page.figures.which
    assert which.isVisible()
    which.setCurrentIndex(which.findText("Kostnad (tkr)"))
    assert page.figures.table.model().headerData(1, Qt.Orientation.Horizontal) == "Värde (tkr)"
