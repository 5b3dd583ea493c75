"""The charts of the workbook, and how its figures are printed and kept by LibreOffice."""

import re
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl.workbook import Workbook

from tests.support.collated_values import answers_to, value_collation
from tests.support.figure_blocks import FIGURE_SHEETS, NUMBERS, numbers_of
from tests.support.libreoffice import converted
from tests.support.report_documents import run_program
from tests.support.workbooks import book_in, needs_calc, rows_of, written_book

COLLATION = value_collation()


@pytest.fixture(scope="module")
def data() -> bytes:
    return written_book(COLLATION)


@pytest.fixture(scope="module")
def book(data: bytes) -> Workbook:
    """With the formulas."""
    return book_in(data)


def test_charts_of_excel_show_the_cells(data: bytes) -> None:
    with ZipFile(BytesIO(data)) as package:
        charts = [n for n in package.namelist() if n.startswith("xl/charts/chart")]
        texts = [package.read(name).decode() for name in charts]
        drawings = [package.read(n).decode() for n in package.namelist() if "drawings/drawing" in n]
    book = book_in(data)
    assert len(book["Siffror"]._charts) == len(NUMBERS)
    assert len(book["Val"]._charts) == len(charts) - len(NUMBERS)
    assert all("barChart" in text for text in texts)
    (visits,) = (text for text in texts if "Företagsbesök (st)" in text)
    assert "<c:f>Siffror!$B$3:$B$25</c:f>" in visits
    assert "<c:f>Siffror!$C$3:$C$25</c:f>" in visits
    # Kept beside the reference, for those that do not look it up.
    numbers = numbers_of("antal-besok", COLLATION)
    assert f"<c:v>{max(numbers.values())}</c:v>" in visits.replace(".0<", "<")
    # A committee without a number has no bar, rather than one of nothing.
    missing = [
        name
        for name in answers_to(COLLATION, "andel-av-budget")
        if name not in numbers_of("andel-av-budget", COLLATION)
    ]
    (shares,) = (text for text in texts if "Andel av budgeten" in text)
    counts = [int(one) for one in re.findall(r'<c:numCache>.*?<c:ptCount val="(\d+)"/>', shares)]
    points = [one.count("<c:pt ") for one in re.findall(r"<c:numCache>.*?</c:numCache>", shares)]
    assert (len(missing), counts[0] - points[0]) == (3, 3)
    assert any('descr="Stapeldiagram: Företagsbesök (st)"' in one for one in drawings)


def test_a_block_begins_on_a_page_that_has_room_for_it(book: Workbook) -> None:
    sheet = book["Siffror"]
    breaks = [one.id for one in sheet.row_breaks.brk]
    # Each of them takes most of a page.
    titles = [title for title, *_ in NUMBERS]
    starts = [cell.row for (cell,) in sheet.iter_rows(max_col=1) if cell.value in titles]
    assert breaks == [row - 1 for row in starts[1:]]
    assert book["Svar"].row_breaks.brk == []


def test_libreoffice_draws_the_charts_and_keeps_the_cells(data: bytes, tmp_path: Path) -> None:
    needs_calc(tmp_path / "known")
    printed = converted(data, "pdf", tmp_path, was="xlsx")
    shown = run_program("pdftotext", "-layout", str(printed), "-")
    for title in ("Företagsbesök (st)", "Branscher"):
        # Once over the block, once over the chart.
        assert shown.count(title) >= 2
    after = converted(data, "xlsx", tmp_path, was="xlsx").read_bytes()
    for name in FIGURE_SHEETS:
        before = rows_of(book_in(data, calculated=True)[name])
        kept = rows_of(book_in(after, calculated=True)[name])
        for row, again in zip(before, kept, strict=False):
            assert list(again[: len(row)]) == [
                pytest.approx(cell) if isinstance(cell, float) else cell for cell in row
            ]
    assert len(book_in(after)["Siffror"]._charts) == len(NUMBERS)
