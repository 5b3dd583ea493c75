"""What any figures may be: in several units, unfinished, too long for a sheet, and hostile."""

import re
from decimal import Decimal
from io import BytesIO
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.formats.collation.table_sheets import sheet_name
from app.model.collation.figures.question_figures import CollationFigures
from app.model.form import FormDefinition
from app.model.kinds.kind import Kind
from app.model.report import Report
from tests.support.answered_values import answered, asking
from tests.support.collated_values import value_collation
from tests.support.collations import StillCollation, collation_of
from tests.support.figure_blocks import block_of, numbers_of
from tests.support.form_strategies import forms
from tests.support.strategies import reports
from tests.support.workbooks import SHEETS, book_in, rows_of, written_book

COLLATION = value_collation()


def test_nothing_is_compared_where_there_is_nothing_before() -> None:
    sheet = book_in(written_book(value_collation(compared=False)))["Siffror"]
    heading, _, first, *_ = rows_of(sheet)
    assert heading == ("Nämnd", "Värde", "Att veta", "Diagram")
    assert first[:2] == ("Bromma stadsdelsnämnd", 0)


def _with_units() -> StillCollation:
    form = asking({"id": "kostnad", "kind": "number", "unit": "tkr", "short": "Kostnad"})
    other = asking({"id": "kostnad", "kind": "number", "unit": "kr", "short": "Kostnad"}, version=2)
    reports: list[Report] = [
        answered(form, "a", {"kostnad": Decimal(5)}),
        answered(form, "b", {"kostnad": Decimal(7)}),
        answered(other, "c", {"kostnad": Decimal(5000)}),
        answered(form, "d", {"kostnad": {"unfinished": [{"text": "ca 5"}]}}),
    ]
    return collation_of(reports, [form])


def test_numbers_in_several_units_stand_in_blocks_of_their_own() -> None:
    book = book_in(written_book(_with_units()), calculated=True)
    usual = {row[0]: row[1:] for row in block_of(book["Siffror"], "Kostnad (tkr)")}
    assert usual["Summa"][0] == 12
    assert usual["C"][:2] == (None, "Frågan ställdes på ett annat sätt.")
    assert usual["D"][:2] == (None, "Inte klart.")
    other = {row[0]: row[1:] for row in block_of(book["Siffror"], "Kostnad (kr)")}
    assert other["Summa"][0] == 5000


def test_what_is_no_value_yet_stands_as_it_is_typed() -> None:
    book = book_in(written_book(_with_units()))
    answers = {row[0]: row[5:7] for row in rows_of(book["Svar"])}
    assert answers["D"] == ("ca 5", "ca 5")
    assert answers["A"][0] == 5


def test_a_sheet_too_short_has_the_numbers_without_formulas() -> None:
    book = book_in(written_book(COLLATION, most_rows=20))
    parts = [name for name in book.sheetnames if name.startswith("Siffror")]
    assert len(parts) > 5
    found = [row for name in parts for row in rows_of(book[name])]
    sums = [row[1] for row in found if row[0] == "Summa"]
    assert sums[0] == float(sum(numbers_of("antal-besok", COLLATION).values()))
    assert not any(isinstance(one, str) for one in sums)


def test_a_column_of_percentages_has_no_sum() -> None:
    columns = [
        {"id": "a", "text": "Andel", "kind": "number", "unit": "%"},
        {"id": "n", "text": "Antal", "kind": "number"},
    ]
    form = asking({"id": "t", "kind": "table", "short": "T", "columns": columns})
    rows = {"t": {"rows": [{"a": "20", "n": "1"}, {"a": "30", "n": "2"}]}}
    book = book_in(written_book(collation_of([answered(form, "x", rows)], [form])), calculated=True)
    *_, total = rows_of(book["Tabell 1 T"])
    assert total[:3] == ("Summa", None, 3)
    share = {row[0]: row[1] for row in block_of(book["Siffror"], "T: Andel (%)")}
    assert (share["X"], "Summa" in share) == (0.25, False)
    assert "En nämnds tal är medelvärdet av raderna i dess tabell." in share
    count = {row[0] for row in block_of(book["Siffror"], "T: Antal")}
    assert "En nämnds tal är summan av raderna i dess tabell." in count


def test_a_number_with_more_digits_than_excel_has_says_so() -> None:
    form = asking({"id": "a", "kind": "number", "decimals": 4, "short": "A"})
    large = Decimal("123456789012345.6789")
    book = book_in(written_book(collation_of([answered(form, "x", {"a": large})], [form])))
    notes = [row[0] for row in block_of(book["Siffror"], "A")]
    assert any("15 siffror" in str(note) for note in notes)
    assert rows_of(book["Svar"])[1][6] == "123\u00a0456\u00a0789\u00a0012\u00a0345,6789"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Tabell 1 Insatser", "Tabell 1 Insatser"),
        ("Tabell 2 [A]: b/c? *'", "Tabell 2 A bc"),
        ("Tabell 3 " + "å" * 90, "Tabell 3 " + "å" * 16),
        ("Tabell 4 😀", "Tabell 4"),
    ],
)
def test_excel_takes_the_name_of_a_sheet(text: str, name: str) -> None:
    assert sheet_name(text) == name


def test_a_set_that_asks_for_text_alone_has_no_sheet_of_figures() -> None:
    form = asking({"id": "ett"})
    book = book_in(written_book(collation_of([answered(form, "a", {})], [form])))
    assert book.sheetnames == SHEETS
    assert rows_of(book["Svar"])[0][4:] == ("Ord", "Svar", "Att veta")


@pytest.mark.parametrize("title", ["=1+1", "=Svar!$A$1", "{=1}", "<r>x</r>", "A & B", "#REF!"])
def test_no_title_is_a_formula_or_a_reference(title: str) -> None:
    form = asking(
        {"id": "a", "kind": "number", "unit": '="1"', "short": title},
        {"id": "b", "kind": "yes_no", "short": title},
    )
    data = written_book(collation_of([answered(form, "x", {"a": Decimal(1), "b": True})], [form]))
    with ZipFile(BytesIO(data)) as package:
        charts = [package.read(n).decode() for n in package.namelist() if "xl/charts/chart" in n]
    assert len(charts) == 2
    references = {one for chart in charts for one in re.findall("<c:f>(.*?)</c:f>", chart)}
    assert references == {f"{name}!$A$2" for name in ("Siffror", "Val")} | {
        *("Siffror!$A$3", "Siffror!$B$3", "Val!$A$3:$A$4", "Val!$B$3:$B$4"),
    }
    sheet = book_in(data)["Siffror"]
    assert sheet["A2"].value == f'{title} (="1")'
    assert sheet["B3"].number_format == '#,##0"\u00a0=”1”"'


@settings(max_examples=40)
@given(data=st.data(), form=forms(kinds=tuple(Kind)))
def test_any_values_become_a_workbook_with_every_number(
    data: st.DataObject, form: FormDefinition
) -> None:
    sent = [data.draw(reports(form)).model_copy(update={"committee": None}) for _ in range(2)]
    collation = collation_of(sent, [form])
    counted = CollationFigures(collation)
    figures = [
        numbers
        for area in collation.areas
        for question in area.questions
        for numbers in counted.of(question).numbers
    ]
    book = book_in(written_book(collation), calculated=True)
    assert ("Siffror" in book.sheetnames) is bool(figures)
    if figures:
        found = rows_of(book["Siffror"])
        sums = [row[1] for row in found if row[0] == "Summa"]
        totals = [one.summary.total for one in figures if one.summary and one.unit != "%"]
        assert sums == [pytest.approx(float(total)) for total in totals if total is not None]
