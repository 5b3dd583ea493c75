"""The collation as a workbook for Excel: who has sent, whom to ask, what is missing."""

import datetime
from typing import BinaryIO

from xlsxwriter import Workbook
from xlsxwriter.exceptions import FileCreateError

from app.formats.collation.answer_sheets import write_answers, write_questions
from app.formats.collation.borrowed_file import BorrowedFile
from app.formats.collation.cell_formats import Look, formats_of
from app.formats.collation.collation_texts import FIELDS, LANGUAGE
from app.formats.collation.committee_sheets import write_addresses, write_committees, write_gaps
from app.formats.collation.sheet import MOST_COLUMNS, MOST_ROWS, Book, Cell, Column, Plan, Sheet
from app.model.collation.collation import Collation
from app.model.collation.notes import Standing
from app.model.finding import Finding, Severity

_COLUMNS = (
    Column("Fil", 48),
    Column("Vad det blev", 18),
    Column("Nämnd", 32),
    Column("Period", 24),
    Column("Revision", 11, Look.NUMBER),
    Column("Att veta", 60),
)
_LOOKS = {
    Standing.COUNTS: Look.DONE,
    Standing.BELONGS: Look.TEXT,
    Standing.SET_ASIDE: Look.ASIDE,
    Standing.REFUSED: Look.GAP,
}


def write_files(book: Book, collation: Collation) -> None:
    """One row a file, in their order."""
    with Sheet(book, Plan("Filer", _COLUMNS)) as sheet:
        for one in collation.files():
            sheet.add(
                one.source.name,
                Cell(one.standing.label, _LOOKS[one.standing]),
                one.committee,
                one.term.label if one.term else "",
                one.revision,
                one.told,
            )


_SHEET_FINDINGS_COLUMNS = (
    Column("Nämnd", 32),
    Column("Grad", 12),
    Column("Fråga eller fält", 30),
    Column("Anmärkning (som nämnden ser den)", 64),
    Column("Utdrag", 44),
)
_SHEET_FINDINGS_LOOKS = {
    Severity.ERROR: Look.GAP,
    Severity.WARNING: Look.TEXT,
    Severity.INFO: Look.ASIDE,
}


def write_findings(book: Book, collation: Collation) -> None:
    """One row a finding, in their order; what the committee has found to be right says so."""
    names = {one.id: one.short for area in collation.areas for one in area.questions}
    with Sheet(book, Plan("Anmärkningar", _SHEET_FINDINGS_COLUMNS)) as sheet:
        for participant, finding in collation.findings():
            sheet.add(
                participant.name,
                Cell(finding.severity.label, _SHEET_FINDINGS_LOOKS[finding.severity]),
                _place(finding, names),
                _said(finding),
                finding.excerpt,
            )


def _place(finding: Finding, names: dict[str, str]) -> str:
    if finding.question_id is not None:
        return names.get(finding.question_id, finding.question_id)
    return FIELDS.get(finding.field or "", finding.field or "")


def _said(finding: Finding) -> str:
    if finding.accepted is None:
        return finding.message
    return f"{finding.message} (Nämnden har godtagit detta: {finding.accepted})"


_SHEETS = (
    *(write_committees, write_addresses, write_questions, write_answers),
    *(write_gaps, write_findings, write_files),
)
_OPTIONS = {
    # Each row is written when the next one comes, to a file that the library deletes again.
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def write_collation_xlsx(
    collation: Collation,
    target: BinaryIO,
    *,
    most_rows: int = MOST_ROWS,
    most_columns: int = MOST_COLUMNS,
) -> None:
    """Seven sheets; a table that is longer or wider than Excel takes goes on in another one.

    The same collation gives the same bytes. No text becomes a formula, a link or a number; what is
    longer than a cell takes goes on in the next row. Raises OSError where the target does. What
    has been written then is no workbook.
    """
    lent = BorrowedFile(target)
    try:
        with Workbook(lent, dict(_OPTIONS)) as workbook:
            title = f"{collation.title}, {collation.term.label}"
            _describe(workbook, title, collation.made_at)
            book = Book(workbook, formats_of(workbook), title, most_rows, most_columns)
            _fill(book, collation, lent)
    except FileCreateError as error:
        # The library's own word for an error of the disk.
        raise OSError(str(error)) from error
    finally:
        lent.back()
    if lent.error is not None:
        raise lent.error


def _fill(book: Book, collation: Collation, lent: BorrowedFile) -> None:
    try:
        for write in _SHEETS:
            write(book, collation)
    except BaseException:
        # The library ends its workbook whatever happens, and tidies up only then.
        lent.back()
        raise


def _describe(workbook: Workbook, title: str, made_at: datetime.datetime) -> None:
    created = made_at.astimezone(datetime.UTC).replace(tzinfo=None, microsecond=0)
    workbook.set_properties({"title": title, "created": created})
    workbook.set_custom_property("Language", LANGUAGE)
