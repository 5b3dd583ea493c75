"""The collation as a workbook for Excel: who has sent, whom to ask, what is missing."""

import datetime
from typing import BinaryIO

from xlsxwriter import Workbook
from xlsxwriter.exceptions import FileCreateError

from app.formats.collation.answer_sheets import write_answers, write_questions
from app.formats.collation.cell_styles import CellStyle, formats_of
from app.formats.collation.choice_sheets import write_choices
from app.formats.collation.collation_texts import LANGUAGE, place_text
from app.formats.collation.committee_sheets import write_addresses, write_committees, write_gaps
from app.formats.collation.figure_sheets import write_numbers
from app.formats.collation.guarded_file import GuardedFile
from app.formats.collation.sheet import MOST_COLUMNS, MOST_ROWS, Cell, Column, OpenWorkbook, Sheet
from app.formats.collation.table_sheets import write_tables
from app.model.collation.collation import Collation
from app.model.collation.notes import Standing
from app.model.finding import Finding, Severity
from app.model.respondent import Respondent

_FILE_COLUMNS = (
    Column("Fil", 48),
    Column("Vad det blev", 18),
    Column("{One}", 32, worded=True),
    Column("Period", 24),
    Column("Version", 11, CellStyle.NUMBER),
    Column("Att veta", 60),
)
_STANDING_STYLES = {
    Standing.COUNTS: CellStyle.DONE,
    Standing.BELONGS: CellStyle.TEXT,
    Standing.SET_ASIDE: CellStyle.ASIDE,
    Standing.REFUSED: CellStyle.GAP,
}


def write_files(book: OpenWorkbook, collation: Collation) -> None:
    """One row a file, in their order."""
    with Sheet(book, "Filer", _FILE_COLUMNS) as sheet:
        for one in collation.files():
            sheet.add(
                one.source.name,
                Cell(one.standing.label, _STANDING_STYLES[one.standing]),
                one.committee,
                one.term.label if one.term else "",
                one.revision,
                one.text,
            )


_FINDING_COLUMNS = (
    Column("{One}", 32, worded=True),
    Column("Grad", 12),
    Column("Fråga eller fält", 30),
    Column("Anmärkning (som {the} ser den)", 64, worded=True),
    Column("Utdrag", 44),
)
_ACCEPTED = "{} ({The} har godtagit detta: {})"
_SEVERITY_STYLES = {
    Severity.ERROR: CellStyle.GAP,
    Severity.WARNING: CellStyle.TEXT,
    Severity.INFO: CellStyle.ASIDE,
}


def write_findings(book: OpenWorkbook, collation: Collation) -> None:
    """One row a finding, in their order; one that the committee has accepted says so."""
    names = {one.id: one.short for area in collation.areas for one in area.questions}
    with Sheet(book, "Anmärkningar", _FINDING_COLUMNS) as sheet:
        for participant, finding in collation.findings():
            sheet.add(
                participant.name,
                Cell(finding.severity.label, _SEVERITY_STYLES[finding.severity]),
                _place(finding, names, book.respondent),
                _said(finding, book.respondent),
                finding.excerpt,
            )


def _place(finding: Finding, names: dict[str, str], respondent: Respondent) -> str:
    if finding.question_id is not None:
        return names.get(finding.question_id, finding.question_id)
    return place_text(finding.field or "", respondent)


def _said(finding: Finding, respondent: Respondent) -> str:
    if finding.accepted is None:
        return finding.message
    return respondent.fill(_ACCEPTED, finding.message, finding.accepted)


_SHEETS = (
    *(write_committees, write_addresses, write_questions, write_answers),
    *(write_numbers, write_choices, write_tables),
    *(write_gaps, write_findings, write_files),
)
_OPTIONS = {
    # Each row is flushed to a temporary file, which the library deletes.
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
    """Seven sheets, and those of figures where values are asked for.

    A table that is longer or wider than Excel takes goes on in another one. The same collation
    gives the same bytes. No text becomes a formula, a link or a number; what is longer than a cell
    takes goes on in the next row. Raises OSError where the target does. What
    has been written then is no workbook.
    """
    guarded = GuardedFile(target)
    try:
        with Workbook(guarded, dict(_OPTIONS)) as workbook:
            title = f"{collation.title}, {collation.term.label}"
            _describe(workbook, title, collation.made_at)
            book = OpenWorkbook(
                *(workbook, formats_of(workbook), title, collation.respondent),
                *(most_rows, most_columns),
            )
            _fill(book, collation, guarded)
    except FileCreateError as error:
        # XlsxWriter's own error for a failing disk.
        raise OSError(str(error)) from error
    finally:
        guarded.stop()
    if guarded.error is not None:
        raise guarded.error


def _fill(book: OpenWorkbook, collation: Collation, guarded: GuardedFile) -> None:
    try:
        for write in _SHEETS:
            write(book, collation)
    except BaseException:
        # XlsxWriter always closes its workbook, and only then deletes its temporary files.
        guarded.stop()
        raise


def _describe(workbook: Workbook, title: str, made_at: datetime.datetime) -> None:
    created = made_at.astimezone(datetime.UTC).replace(tzinfo=None, microsecond=0)
    workbook.set_properties({"title": title, "created": created})
    workbook.set_custom_property("Language", LANGUAGE)
