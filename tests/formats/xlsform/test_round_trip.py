"""A set that is written as a workbook and read again says the same, and other programs take it."""

from collections.abc import Iterator
from io import BytesIO

import pytest
from hypothesis import given, settings
from pyxform.xls2xform import convert

from app.formats.question_set.form_toml import read_form_file
from app.formats.xlsform.workbook_file import Sheet, read_workbook_file
from app.formats.xlsform.xlsform_reader import read_xlsform
from app.formats.xlsform.xlsform_writer import write_xlsform
from app.model.form import FormDefinition
from app.paths import bundled_data
from tests.support.form_strategies import forms
from tests.support.terms import CALENDAR

_DATA = bundled_data()
_RESOURCES = _DATA.forms.parent / "resources"


def sets() -> Iterator[tuple[str, FormDefinition]]:
    """The sets that are shipped, and the examples for authors."""
    for path in (*sorted(_DATA.forms.glob("*.toml")), *sorted(_RESOURCES.glob("form.*.toml"))):
        read = read_form_file(path.read_bytes(), path.name, CALENDAR)
        if isinstance(read, FormDefinition):
            yield path.stem, read


PARAMETERS = [pytest.param(form, id=name) for name, form in sets()]


def _read_again(form: FormDefinition) -> FormDefinition:
    found = read_xlsform(write_xlsform(form), "prov.xlsx", CALENDAR)
    assert found.left_out == ()
    assert found.missing == ()
    read = read_form_file(found.text.encode(), "prov.toml", CALENDAR)
    assert isinstance(read, FormDefinition)
    return read


@pytest.mark.parametrize("form", PARAMETERS)
def test_a_set_that_is_there_is_the_same_when_it_is_read(form: FormDefinition) -> None:
    read = _read_again(form)
    assert read == form
    assert read.reference() == form.reference()


@settings(max_examples=300)
@given(forms())
def test_any_set_is_the_same_when_it_is_read(form: FormDefinition) -> None:
    read = _read_again(form)
    assert read == form
    # From workbook to set to workbook, too.
    assert _cells(write_xlsform(read)) == _cells(write_xlsform(form))


def _cells(data: bytes) -> tuple[Sheet, ...]:
    return read_workbook_file(data, "prov.xlsx")


@pytest.mark.parametrize("form", PARAMETERS)
def test_a_set_that_is_there_converts_without_an_error_or_a_warning(form: FormDefinition) -> None:
    found = convert(BytesIO(write_xlsform(form)), file_type=".xlsx")
    assert found.warnings == []
    assert f'id="{form.id}"' in found.xform


@settings(max_examples=100)
@given(forms())
def test_any_set_converts_without_an_error(form: FormDefinition) -> None:
    assert convert(BytesIO(write_xlsform(form)), file_type=".xlsx").xform
