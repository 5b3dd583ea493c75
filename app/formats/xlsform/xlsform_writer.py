"""Writes a question set as a workbook that follows XLSForm, with lists to choose from."""

from collections.abc import Iterable, Sequence
from io import BytesIO

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from app.formats.errors import Fault, FormFileError
from app.formats.xlsform.explanation import LINES, TITLE
from app.formats.xlsform.names import CHOICES, EXPLANATION, LISTS, OWN, SETTINGS, SURVEY
from app.formats.xlsform.settings_rows import settings_columns
from app.formats.xlsform.survey_rows import Row, choice_rows, survey_rows
from app.formats.xlsform.types import OFFERED
from app.formats.xlsform.values import NO, YES
from app.model.form import FormDefinition

_STANDARD = {"type": 34, "name": 26, "label": 60, "hint": 40, "required": 10, "relevant": 34}
_SURVEY = {
    **_STANDARD,
    **{"constraint": 34, "repeat_count": 13},
    **{f"{OWN}short": 26, f"{OWN}replaces": 26},
    **{f"{OWN}{key}": len(key) + 7 for key in ("number", "comment", "word_limit", "unit")},
    **{f"{OWN}{key}": len(key) + 7 for key in ("decimals", "earliest", "latest", "totals")},
    **{f"{OWN}{key}": len(key) + 7 for key in ("min_rows", "max_rows")},
}
_CHOICES = {"list_name": 30, "name": 24, "label": 60, f"{OWN}replaces": 24}
_A3 = 8
_A_LINE, _HIGHEST = 15.0, 409.0
_LONGEST = 32_767
"""Of Excel's cells, in UTF-16 code units."""
_SPARE_ROWS = 500
"""Below what is written, that have the lists to choose from too."""
_TYPES_NAME, _LISTS_NAME = "svarstyper", "listor"
_YES_NO: dict[str, object] = {"validate": "list", "source": [YES, NO]}
_TERM: dict[str, object] = {"validate": "list", "source": ["term"]}
_YES_NO_COLUMNS = ("required", f"{OWN}comment", f"{OWN}totals")
_TERM_COLUMNS = (f"{OWN}earliest", f"{OWN}latest")
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def write_xlsform(form: FormDefinition) -> bytes:
    """The workbook; the same set gives the same cells. It says all that the set says.

    Raises FormFileError where a text is longer than a cell takes.
    """
    target = BytesIO()
    survey, choices = list(survey_rows(form)), list(choice_rows(form))
    lists = list(dict.fromkeys(row["list_name"] for row in choices))
    with Workbook(target, dict(_OPTIONS)) as book:
        book.set_properties({"title": form.short_title})
        styles = _Styles(book)
        sheet = _write_table(book.add_worksheet(SURVEY), _SURVEY, survey, styles)
        _offer_in_survey(sheet, len(survey))
        sheet = _write_table(book.add_worksheet(CHOICES), _CHOICES, choices, styles)
        _offer(sheet, _CHOICES, "list_name", len(choices), _in_list(_LISTS_NAME))
        _write_settings(book.add_worksheet(SETTINGS), form, styles)
        _explain(book.add_worksheet(EXPLANATION), styles)
        _write_lists(book, [*OFFERED, *(f"select_one {name}" for name in lists)], lists)
    return target.getvalue()


class _Styles:
    def __init__(self, book: Workbook) -> None:
        wrapped = {"text_wrap": True, "valign": "top", "num_format": "@"}
        self.heading: Format = book.add_format(
            {"bold": True, "bg_color": "#E6EDF3", "bottom": 1, "valign": "top"}
        )
        self.text: Format = book.add_format(wrapped)
        self.section: Format = book.add_format({**wrapped, "bold": True, "bg_color": "#F4F6F8"})
        self.title: Format = book.add_format({"bold": True, "font_size": 14})


def _write_table(
    sheet: Worksheet, widths: dict[str, int], rows: Sequence[Row], styles: _Styles
) -> Worksheet:
    headings = list(widths)
    for column, (heading, width) in enumerate(widths.items()):
        # Text, so that what is typed there is not made a number or a day.
        sheet.set_column(column, column, width, styles.text)
        sheet.write_string(0, column, heading, styles.heading)
    for number, row in enumerate(rows, 1):
        # Not every program finds out itself how high a row is where text goes on in the next line.
        lines = max(_lines(row.get(heading, ""), width) for heading, width in widths.items())
        sheet.set_row(number, min(_A_LINE * lines, _HIGHEST))
        style = styles.section if row.get("type", "").endswith("group") else styles.text
        for column, heading in enumerate(headings):
            if text := row.get(heading, ""):
                _write(sheet, number, column, text, style)
    sheet.freeze_panes(1, 2)
    _print_across(sheet)
    return sheet


def _lines(text: str, width: int) -> int:
    """How many lines a text takes in a column, or one more."""
    return sum(1 + len(paragraph) // (width - 1) for paragraph in text.split("\n"))


def _write(sheet: Worksheet, row: int, column: int, text: str, style: Format) -> None:
    if len(text.encode("utf-16-le")) > 2 * _LONGEST:
        place = f"{sheet.get_name()}, rad {row + 1}"
        reason = "texten är för lång för en cell i Excel. Korta den"
        raise FormFileError("", Fault(None, place, reason))
    sheet.write_string(row, column, text, style)


def _offer_in_survey(sheet: Worksheet, rows: int) -> None:
    _offer(sheet, _SURVEY, "type", rows, _in_list(_TYPES_NAME))
    for heading in _YES_NO_COLUMNS:
        _offer(sheet, _SURVEY, heading, rows, _YES_NO)
    for heading in _TERM_COLUMNS:
        _offer(sheet, _SURVEY, heading, rows, _TERM)


def _in_list(name: str) -> dict[str, object]:
    """Something else may be typed too: a new list is named where it is first used."""
    return {"validate": "list", "source": f"={name}", "error_type": "information"}


def _offer(
    sheet: Worksheet, widths: dict[str, int], heading: str, rows: int, offered: dict[str, object]
) -> None:
    column = list(widths).index(heading)
    sheet.data_validation(1, column, rows + _SPARE_ROWS, column, dict(offered))


def _write_settings(sheet: Worksheet, form: FormDefinition, styles: _Styles) -> None:
    for column, (heading, texts) in enumerate(settings_columns(form)):
        sheet.set_column(column, column, max(16, len(heading) + 4), styles.text)
        sheet.write_string(0, column, heading, styles.heading)
        for row, text in enumerate(texts, 1):
            if text:
                _write(sheet, row, column, text, styles.text)
    sheet.freeze_panes(1, 0)
    _print_across(sheet)


def _print_across(sheet: Worksheet) -> None:
    """On paper as wide as a page, with the headings on each."""
    sheet.set_paper(_A3)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _explain(sheet: Worksheet, styles: _Styles) -> None:
    sheet.set_column(0, 0, 28, styles.text)
    sheet.set_column(1, 1, 100, styles.text)
    _print_across(sheet)
    sheet.write_string(0, 0, TITLE, styles.title)
    for row, (what, text) in enumerate(LINES, 2):
        sheet.write_string(row, 0, what, styles.text)
        sheet.write_string(row, 1, text, styles.text)


def _write_lists(book: Workbook, types: Iterable[str], lists: Iterable[str]) -> None:
    sheet = book.add_worksheet(LISTS)
    sheet.hide()
    for column, (name, items) in enumerate(((_TYPES_NAME, types), (_LISTS_NAME, lists))):
        length = 0
        for length, item in enumerate(items, 1):
            sheet.write_string(length - 1, column, item)
        letter = "AB"[column]
        book.define_name(name, f"={LISTS}!${letter}$1:${letter}${max(length, 1)}")
