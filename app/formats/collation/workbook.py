"""The picture as a workbook for Excel: who has sent, whom to ask, what is missing."""

import datetime
from typing import BinaryIO

from xlsxwriter import Workbook
from xlsxwriter.exceptions import FileCreateError

from app.formats.collation.lent_file import LentFile
from app.formats.collation.sheet import MOST_COLUMNS, MOST_ROWS, Book
from app.formats.collation.sheet_addresses import write_addresses
from app.formats.collation.sheet_answers import write_answers
from app.formats.collation.sheet_committees import write_committees
from app.formats.collation.sheet_files import write_files
from app.formats.collation.sheet_findings import write_findings
from app.formats.collation.sheet_gaps import write_gaps
from app.formats.collation.sheet_looks import formats_of
from app.formats.collation.sheet_questions import write_questions
from app.model.collation.picture import Picture

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
    picture: Picture,
    target: BinaryIO,
    *,
    most_rows: int = MOST_ROWS,
    most_columns: int = MOST_COLUMNS,
) -> None:
    """Seven sheets; a table that is longer or wider than Excel takes goes on in another one.

    The same picture gives the same bytes. No text becomes a formula, a link or a number; what is
    longer than a cell takes goes on in the next row. Raises OSError where the target does. What
    has been written then is no workbook.
    """
    lent = LentFile(target)
    try:
        with Workbook(lent, dict(_OPTIONS)) as workbook:
            title = f"{picture.title}, {picture.term.label}"
            _describe(workbook, title, picture.made_at)
            book = Book(workbook, formats_of(workbook), title, most_rows, most_columns)
            _fill(book, picture, lent)
    except FileCreateError as error:
        # The library's own word for an error of the disk.
        raise OSError(str(error)) from error
    finally:
        lent.back()
    if lent.error is not None:
        raise lent.error


def _fill(book: Book, picture: Picture, lent: LentFile) -> None:
    try:
        for write in _SHEETS:
            write(book, picture)
    except BaseException:
        # The library ends its workbook whatever happens, and tidies up only then.
        lent.back()
        raise


def _describe(workbook: Workbook, title: str, made_at: datetime.datetime) -> None:
    created = made_at.astimezone(datetime.UTC).replace(tzinfo=None, microsecond=0)
    workbook.set_properties({"title": title, "created": created})
    workbook.set_custom_property("Language", "sv-SE")
