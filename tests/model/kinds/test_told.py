"""Values as people read them."""

import datetime
from decimal import Decimal

import pytest
from hypothesis import given

from app.model.kinds.kind import Kind
from app.model.kinds.told import cell_text, number_text, row_text, totals, value_text
from app.model.kinds.value import Chosen, Table, Value, value_of
from app.model.kinds.worded import WordedColumn, WordedOption
from tests.support.every_kind import every_kind, full_report
from tests.support.kind_strategies import numbers

OPTIONS = tuple(WordedOption(id=one, text=one.upper()) for one in ("a", "b"))
COLUMNS = (
    WordedColumn(id="ort", text="Ort"),
    WordedColumn(id="antal", text="Antal", kind=Kind.NUMBER, unit="st"),
    WordedColumn(id="val", text="Val", kind=Kind.CHOICES, options=OPTIONS),
)
REPORT = full_report(every_kind())


@pytest.mark.parametrize(
    ("number", "unit", "text"),
    [
        ("1250.5", "kr", "1 250,5 kr"),
        ("0", "", "0"),
        ("-3", "st", "−3 st"),
        ("999", "", "999"),
        ("1000", "", "1 000"),
        ("-1234567.0625", "", "−1 234 567,0625"),
        ("0.5", "%", "0,5 %"),
        ("999999999999999", "", "999 999 999 999 999"),
    ],
)
def test_a_number(number: str, unit: str, text: str) -> None:
    told = number_text(Decimal(number), unit)
    # No line ends within it.
    assert told == text.replace(" ", "\u00a0")


@given(number=numbers())
def test_no_digit_of_a_number_is_lost(number: Decimal) -> None:
    told = number_text(number).replace("\u00a0", "").replace(",", ".").replace("−", "-")
    assert Decimal(told) == number


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (True, "Ja"),
        (False, "Nej"),
        (Decimal(12), "12\u00a0st"),
        (datetime.date(2022, 5, 12), "12 maj 2022"),
        (Chosen(chosen=("b", "a")), "A\nB"),
        (Chosen(chosen=("b",), other="Ö"), "B\nÖ"),
        (Chosen(other="Ö"), "Ö"),
    ],
)
def test_a_value(value: Value | None, text: str) -> None:
    assert value_text(value, "st", OPTIONS) == text


def test_several_choices_in_a_cell_are_on_one_line() -> None:
    assert cell_text(Chosen(chosen=("b",), other="Ö"), "", OPTIONS) == "B, Ö"


def _table() -> Table:
    rows: list[dict[str, object]] = [
        {"ort": "Farsta", "antal": "1200", "val": {"chosen": ["a", "b"], "other": ""}},
        {},
        {"antal": "0.5"},
    ]
    table = value_of(Kind.TABLE, {"rows": rows}, (), COLUMNS)
    assert isinstance(table, Table)
    return table


def test_a_table_is_a_line_for_each_row() -> None:
    assert value_text(_table(), columns=COLUMNS).replace("\u00a0", " ").splitlines() == [
        "Ort: Farsta; Antal: 1 200 st; Val: A, B",
        "",
        "Antal: 0,5 st",
    ]
    assert row_text(_table().rows[1], COLUMNS) == ""


def test_the_sums_are_those_of_the_columns_of_numbers() -> None:
    assert totals(_table(), COLUMNS) == {"antal": Decimal("1200.5")}
    assert totals(Table(), COLUMNS) == {"antal": Decimal(0)}


def test_an_answer_is_told_with_its_comment() -> None:
    answer = REPORT.answer("foretag")
    assert answer.told == "1\u00a0250\u00a0st"
    assert answer.plain.startswith("1\u00a0250\u00a0st\n\nFler än förra perioden")
    assert [block.text for block in answer.told_blocks][:1] == ["1\u00a0250\u00a0st"]
    assert REPORT.answer("plan").plain == "Ja"
    assert REPORT.answer("ovrigt").told == ""
    assert REPORT.answer("ovrigt").told_blocks == REPORT.answer("ovrigt").blocks
