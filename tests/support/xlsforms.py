"""Workbooks that follow XLSForm, or do not, as other programs than ours would write them."""

from collections.abc import Mapping, Sequence
from io import BytesIO

from xlsxwriter import Workbook

Rows = Sequence[Sequence[object]]

HEADINGS = ("type", "name", "label")
CHOICE_HEADINGS = ("list_name", "name", "label")


def sheets(rows: Mapping[str, Rows]) -> bytes:
    """A workbook with these sheets, cell by cell; numbers are numbers, texts texts."""
    target = BytesIO()
    with Workbook(target, {"in_memory": True, "strings_to_formulas": False}) as book:
        for name, lines in rows.items():
            sheet = book.add_worksheet(name)
            for number, line in enumerate(lines):
                sheet.write_row(number, 0, line)
    return target.getvalue()


def workbook(
    *survey: Sequence[object],
    headings: Sequence[str] = HEADINGS,
    choices: Rows = (),
    settings: Rows = (),
) -> bytes:
    """A workbook with these rows below their headings; `settings` has its own."""
    made: dict[str, Rows] = {"survey": [headings, *survey]}
    if choices:
        made["choices"] = [CHOICE_HEADINGS, *choices]
    if settings:
        made["settings"] = settings
    return sheets(made)
