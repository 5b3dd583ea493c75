"""The workbook that is written: what there is to choose from, and what nobody takes for a form."""

from io import BytesIO

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from app.formats.errors import FormFileError
from app.formats.xlsform.xlsform_writer import write_xlsform
from app.model.form import FormDefinition
from tests.formats.xlsform.test_round_trip import sets

_FORMS = dict(sets())
_KINDS = _FORMS["form.kinds.example"]


def _written(form: FormDefinition) -> dict[str, Worksheet]:
    book = load_workbook(BytesIO(write_xlsform(form)))
    return {sheet.title: sheet for sheet in book}


def _offered(sheet: Worksheet, heading: str) -> list[str]:
    """The sources of the lists in the first cell below a heading."""
    (column,) = (cell.column_letter for cell in sheet[1] if cell.value == heading)
    return [
        str(one.formula1)
        for one in sheet.data_validations.dataValidation
        if f"{column}2" in one.sqref
    ]


def test_there_are_lists_to_choose_from() -> None:
    sheets = _written(_KINDS)
    survey, choices = sheets["survey"], sheets["choices"]
    assert _offered(survey, "type") == ["svarstyper"]
    for heading in ("required", "set_comment", "set_totals"):
        assert _offered(survey, heading) == ['"yes,no"']
    assert _offered(survey, "set_earliest") == _offered(survey, "set_latest") == ['"term"']
    assert _offered(choices, "list_name") == ["listor"]


def test_the_types_and_the_lists_are_on_a_sheet_that_is_hidden() -> None:
    hidden = _written(_KINDS)["Listor"]
    assert hidden.sheet_state == "hidden"
    types = [row[0] for row in hidden.iter_rows(values_only=True) if row[0]]
    lists = [row[1] for row in hidden.iter_rows(values_only=True) if row[1]]
    assert {"text", "integer", "begin repeat", "select_one yes_no"} <= set(types)
    assert {"yes_no", "branscher_options", "lokaler_rows"} <= set(lists)
    # What there is to choose from is longer than a cell of Excel's own lists may be.
    assert len(",".join(map(str, types))) > 255


def test_the_headings_stay_in_sight_and_a_sheet_explains_them() -> None:
    sheets = _written(_KINDS)
    assert sheets["survey"].freeze_panes == "C2"
    assert sheets["settings"].freeze_panes == "A2"
    told = {str(row[0]) for row in sheets["Läs mig"].iter_rows(values_only=True)}
    named = {word for line in told for word in line.split(", ")}
    headings = {str(cell.value) for cell in sheets["survey"][1]}
    assert headings - {"repeat_count"} <= named


def test_all_is_text_and_nothing_a_formula_or_a_link() -> None:
    form = _KINDS.model_copy(update={"preamble": "=1+1", "description": "https://example.se"})
    for sheet in _written(form).values():
        for row in sheet.iter_rows():
            assert {cell.data_type for cell in row if cell.value is not None} <= {"s"}
            assert not any(cell.hyperlink for cell in row)


def test_a_text_that_no_cell_has_room_for_is_refused() -> None:
    form = _KINDS.model_copy(update={"preamble": "\U0001f600" * 20_000})
    with pytest.raises(FormFileError) as refused:
        write_xlsform(form)
    assert str(refused.value) == "survey, rad 2: texten är för lång för en cell i Excel. Korta den."
