"""What cells show, in workbooks as Excel, LibreOffice and others write them."""

import datetime
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook as OpenpyxlWorkbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from xlsxwriter import Workbook

from app.formats.errors import FormFileError
from app.formats.xlsform.workbook_file import read_workbook_file
from app.formats.xlsform.xlsform_reader import read_xlsform
from app.formats.xlsform.xlsform_writer import write_xlsform
from tests.formats.xlsform.test_round_trip import sets
from tests.support.libreoffice import converted
from tests.support.terms import CALENDAR
from tests.support.xlsforms import HEADINGS


def _cells(data: bytes) -> dict[str, str]:
    return {
        cell.place: cell.text or cell.problem
        for sheet in read_workbook_file(data, "prov.xlsx")
        for row in sheet.rows
        for cell in row.values()
    }


def _saved(book: OpenpyxlWorkbook) -> bytes:
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def test_numbers_days_and_truths_are_as_they_are_seen() -> None:
    target = BytesIO()
    with Workbook(target) as book:
        sheet = book.add_worksheet("Blad")
        day = book.add_format({"num_format": "d mmmm yyyy"})
        for column, value in enumerate((1, 1.0, -0.1, 1e15, 0.1 + 0.2, 12345678901234)):
            sheet.write_number(0, column, value)
        sheet.write_datetime(1, 0, datetime.datetime(2026, 10, 7), day)
        sheet.write_datetime(1, 1, datetime.datetime(2026, 10, 7, 8, 30), day)
        sheet.write_boolean(1, 2, True)
        sheet.write_boolean(1, 3, False)
        sheet.write_number(1, 4, 45000, book.add_format({"num_format": '0 "dagar"'}))
    assert list(_cells(target.getvalue()).values()) == [
        *("1", "1", "-0.1", "1000000000000000.0", "0.3", "12345678901234"),
        *("2026-10-07", "2026-10-07T08:30:00", "yes", "no", "45000"),
    ]


def test_days_count_from_1904_where_the_workbook_says_so() -> None:
    target = BytesIO()
    with Workbook(target, {"date_1904": True}) as book:
        day = book.add_format({"num_format": 14})
        book.add_worksheet("Blad").write_datetime(0, 0, datetime.datetime(2026, 10, 7), day)
    assert _cells(target.getvalue()) == {"Blad!A1": "2026-10-07"}


def test_formulas_have_the_value_they_had_and_errors_are_told() -> None:
    target = BytesIO()
    with Workbook(target) as book:
        sheet = book.add_worksheet("Blad")
        sheet.write_formula("A1", '="Hur"&"?"', None, "Hur?")
        sheet.write_formula("A2", "=1+1", None, 2)
        sheet.write_formula("A3", "=1/0", None, "#DIV/0!")
        sheet.write_formula("A4", "=[1]Annan!A1", None, "Utifrån")
    cells = _cells(target.getvalue())
    assert (cells["Blad!A1"], cells["Blad!A2"], cells["Blad!A4"]) == ("Hur?", "2", "Utifrån")
    assert "Cellen visar ett fel, #DIV/0!" in cells["Blad!A3"]


def test_a_formula_that_nobody_has_calculated_is_refused_by_cell() -> None:
    book = OpenpyxlWorkbook()
    book.active.title = "survey"
    book.active.append(HEADINGS)
    book.active.append(("text", "hur", '="Hur"&"?"'))
    with pytest.raises(FormFileError) as refused:
        read_xlsform(_saved(book), "prov.xlsx", CALENDAR)
    (fault,) = refused.value.faults
    assert fault.place == "survey!C2"
    assert "Formeln har inget uträknat värde" in fault.reason


def test_formatted_hidden_and_merged_cells_are_read() -> None:
    book = OpenpyxlWorkbook()
    sheet = book.active
    sheet.title = "survey"
    sheet.append(HEADINGS)
    bold = TextBlock(InlineFont(b=True), "mycket")
    sheet.append(("begin group", "g", "Avsnitt"))
    sheet.append(("text", "hur", CellRichText("Hur ", bold, "?")))
    sheet.append(("text", "dold", "Dold?"))
    sheet.append(("end group",))
    sheet.merge_cells("C2:E2")
    sheet.row_dimensions[4].hidden = True
    sheet.sheet_state = "hidden"
    book.create_sheet("Blad2")
    book.active = 1
    (section,) = read_xlsform(_saved(book), "prov.xlsx", CALENDAR).content["sections"]
    assert [question["text"] for question in section["questions"]] == ["Hur mycket?", "Dold?"]


def test_the_same_cells_as_another_reader_finds() -> None:
    from openpyxl import load_workbook

    for _, form in sets():
        data = write_xlsform(form)
        other = {
            f"{sheet.title}!{cell.coordinate}": str(cell.value)
            for sheet in load_workbook(BytesIO(data))
            for row in sheet.iter_rows()
            for cell in row
            if cell.value is not None
        }
        assert _cells(data) == other


def test_what_libreoffice_has_saved_says_the_same(tmp_path: Path) -> None:
    for name, form in sets():
        folder = tmp_path / name
        folder.mkdir()
        data = write_xlsform(form)
        saved = converted(data, "xlsx", folder, "xlsx").read_bytes()
        assert saved != data
        assert read_xlsform(saved, "a.xlsx", CALENDAR) == read_xlsform(data, "a.xlsx", CALENDAR)
