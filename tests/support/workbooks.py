"""Workbooks of collations, written and read back by another program."""

from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from app.formats.collation.workbook import write_collation_xlsx
from app.model.collation.collation import Collation
from app.model.report import AnswerStatus
from tests.support.libreoffice import converted

SHEETS = ["Nämnder", "Mejllista", "Frågor", "Svar", "Saknas", "Anmärkningar", "Filer"]
WORDS = {
    AnswerStatus.ANSWERED: "Besvarad",
    AnswerStatus.NOT_APPLICABLE: "Ej relevant",
    AnswerStatus.BLANK: "Inget svar",
}
KNOWN = {1: "Ändrat efter exporten.", 4: "Ifylld blankett."}
Row = tuple[object, ...]


def written_book(collation: Collation, **limits: int) -> bytes:
    """The workbook, perhaps within narrower limits."""
    target = BytesIO()
    write_collation_xlsx(collation, target, **limits)
    return target.getvalue()


def book_in(data: bytes, *, calculated: bool = False) -> Workbook:
    """With formulas as they are written, or with what stands there for them."""
    return openpyxl.load_workbook(BytesIO(data), data_only=calculated)


def rows_of(sheet: Worksheet) -> list[Row]:
    return [tuple(row) for row in sheet.iter_rows(values_only=True)]


def needs_calc(folder: Path) -> None:
    """Skip the test where LibreOffice is there without its spreadsheet, or not at all."""
    folder.mkdir()
    known = BytesIO()
    openpyxl.Workbook().save(known)
    if not converted(known.getvalue(), "ods", folder, was="xlsx").exists():
        pytest.skip("LibreOffice Calc is not installed")
