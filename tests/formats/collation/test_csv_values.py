"""Values in the CSV files: typed columns, as other programs read them, with the same sums."""

import csv
import io
from collections.abc import Callable
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.formats.collation.collation_csv import (
    CELL_COLUMNS,
    COLUMNS,
    write_collation_csv,
    write_tables_csv,
)
from app.model.collation.collation import Collation
from app.model.collation.figures.question_figures import CollationFigures
from app.model.form import FormDefinition
from app.model.kinds.kind import Kind
from app.model.kinds.value import Chosen, Table
from tests.support.answered_values import NOT_APPLICABLE, answered, asking
from tests.support.collated_results import undone
from tests.support.collated_values import COMMITTEES, answers_to, rows, value_collation
from tests.support.collations import collation_of
from tests.support.form_strategies import forms
from tests.support.strategies import reports
from tests.support.workbooks import book_in, rows_of, written_book

COLLATION = value_collation()
Write = Callable[[Collation, BinaryIO], None]


def _written(collation: Collation, write: Write = write_collation_csv) -> bytes:
    target = BytesIO()
    write(collation, target)
    return target.getvalue()


def _rows(collation: Collation, write: Write = write_collation_csv) -> list[dict[str, str]]:
    """With the apostrophes taken away, by the rule of docs/collating.md."""
    text = io.StringIO(_written(collation, write).decode("utf-8-sig"), newline="")
    found = csv.DictReader(text, delimiter=";", strict=True)
    return [{name: undone(cell) for name, cell in row.items()} for row in found]


def _of(question_id: str, write: Write = write_collation_csv) -> dict[str, dict[str, str]]:
    found = (row for row in _rows(COLLATION, write) if row["question_id"] == question_id)
    return {row["committee"]: row for row in found}


def test_a_number_stands_as_it_is_with_its_unit() -> None:
    found = _of("andel-av-budget")
    for name, answer in answers_to(COLLATION, "andel-av-budget").items():
        row = found[name]
        assert (row["kind"], row["unit"]) == ("number", "%")
        assert row["number"] == ("" if answer.value is None else str(answer.value))
        assert row["chosen"] == row["other"] == row["date"] == ""
    assert found["Enskede-Årsta-Vantörs stadsdelsnämnd"]["number"] == "7.1"


def test_choices_are_ids_and_own_words_are_beside_them() -> None:
    found = _of("branscher")
    for name, answer in answers_to(COLLATION, "branscher").items():
        assert isinstance(answer.value, Chosen)
        assert found[name]["chosen"].split() == list(answer.value.chosen)
        assert found[name]["other"] == answer.value.other
    assert {row["chosen"] for row in _of("har-dialog").values()} == {"yes", "no"}
    assert {row["date"] for row in _of("forsta-motet").values()} == {"2022-09-10", "2022-09-25"}


def test_a_cell_of_any_table_is_a_row() -> None:
    found = [row for row in _rows(COLLATION, write_tables_csv) if row["question_id"] == "insatser"]
    expected = [
        (str(at), str(number), key)
        for at in range(COMMITTEES)
        for number, row in enumerate(rows(at), start=1)
        for key in row
    ]
    order = [one.name for one in COLLATION.participants()]
    given = [(str(order.index(one["committee"])), one["row"], one["column_id"]) for one in found]
    assert given == expected
    (first, *_) = found
    assert (first["column"], first["text"], first["kind"]) == ("Insats", "Insats 0 av 1", "text")
    costs = [row for row in found if row["column_id"] == "kostnad"]
    assert {row["unit"] for row in costs} == {"tkr"}
    assert costs[0]["number"] == "11.2"
    assert costs[0]["text"] == "11,2\u00a0tkr"
    assert {row["date"][:7] for row in found if row["column_id"] == "borjade"} == {
        *("2022-05", "2022-06", "2022-07")
    }


@pytest.mark.parametrize("number", ["-5", "-0.5", "0", "999999999999999.9999"])
def test_a_number_has_no_mark_that_would_make_it_a_text(number: str) -> None:
    form = asking(
        {"id": "a", "kind": "number", "decimals": 4},
        {"id": "t", "kind": "table", "columns": [{"id": "n", "text": "N", "kind": "number"}]},
    )
    values = {"a": Decimal(number), "t": {"rows": [{"n": number}]}}
    collation = collation_of([answered(form, "x", values)], [form])
    for write in (write_collation_csv, write_tables_csv):
        text = _written(collation, write).decode("utf-8-sig")
        cells = next(
            row for row in csv.DictReader(io.StringIO(text), delimiter=";") if row["number"]
        )
        assert cells["number"] == number
    # What is text is marked still.
    own = {"a": {"unfinished": [{"text": "=1+1"}]}}
    marked = _written(collation_of([answered(form, "x", own)], [form])).decode()
    assert '"\'=1+1"' in marked
    assert '"=1+1"' not in marked


def test_what_is_not_given_has_no_value() -> None:
    form = asking({"id": "a", "kind": "number", "unit": "st"})
    set_aside = {**NOT_APPLICABLE, "value": Decimal(3)}
    typed = {"unfinished": [{"text": "ca 5"}]}
    sent = [
        answered(form, name, {"a": value})
        for name, value in {"x": set_aside, "y": None, "z": typed}.items()
    ]
    found = [
        (row["status"], row["number"], row["unfinished"], row["text"])
        for row in _rows(collation_of(sent, [form]))
    ]
    assert found == [
        ("not_applicable", "", "", "3\u00a0st"),
        ("blank", "", "", ""),
        ("answered", "", "ca 5", "ca 5"),
    ]


def test_a_database_adds_up_what_the_workbook_does(tmp_path: Path) -> None:
    answers, cells = tmp_path / "svar.csv", tmp_path / "tabeller.csv"
    answers.write_bytes(_written(COLLATION))
    cells.write_bytes(_written(COLLATION, write_tables_csv))
    sums: dict[str, Decimal] = {}
    for path, name in ((answers, "question_id"), (cells, "question_id || ' ' || column_id")):
        found = duckdb.execute(
            f"select {name}, sum(number::decimal(30, 4)) from "
            f"read_csv('{path.as_posix()}', all_varchar = true, header = true) "
            "where number <> '' and unit <> '%' group by all"
        ).fetchall()
        sums |= {key: Decimal(number) for key, number in found}
    titles = {
        "antal-besok": "Företagsbesök (st)",
        "insatser foretag": "Insatser: Företag (st)",
        "insatser kostnad": "Insatser: Kostnad (tkr)",
        "lokaler antal": "Lokaler: Antal (st)",
    }
    assert set(sums) == set(titles)
    sheet = rows_of(book_in(written_book(COLLATION), calculated=True)["Siffror"])
    for key, title in titles.items():
        start = next(at for at, row in enumerate(sheet) if row[0] == title)
        total = next(row[1] for row in sheet[start:] if row[0] == "Summa")
        assert Decimal(str(total)) == sums[key]


def test_a_database_knows_the_types_by_itself(tmp_path: Path) -> None:
    path = tmp_path / "tabeller.csv"
    path.write_bytes(_written(COLLATION, write_tables_csv))
    found = duckdb.execute(f"describe select * from read_csv('{path.as_posix()}')").fetchall()
    types = {name: kind for name, kind, *_ in found}
    assert (types["number"], types["date"], types["row"]) == ("DOUBLE", "DATE", "BIGINT")
    assert tuple(types) == CELL_COLUMNS


def test_the_columns_of_before_stand_first() -> None:
    assert COLUMNS[:16] == (
        *("term", "committee_id", "committee", "mark", "committee_type"),
        *("report_id", "revision", "sent_at"),
        *("section", "area", "question_id", "question", "status", "reason", "words", "text"),
    )


@settings(max_examples=60)
@given(data=st.data(), form=forms(kinds=tuple(Kind)))
def test_any_value_is_read_back_as_it_was(data: st.DataObject, form: FormDefinition) -> None:
    report = data.draw(reports(form)).model_copy(update={"committee": None})
    collation = collation_of([report], [form])
    cells = {
        (row["question_id"], int(row["row"]), row["column_id"]): row
        for row in _rows(collation, write_tables_csv)
    }
    for answer, row in zip(collation.answers_of(0), _rows(collation), strict=True):
        value = answer.value
        if answer.not_applicable:
            assert row["number"] == row["date"] == row["chosen"] == ""
        elif isinstance(value, Decimal):
            assert Decimal(row["number"]) == value
        elif isinstance(value, Chosen):
            assert (tuple(row["chosen"].split()), row["other"]) == (value.chosen, value.other)
        elif isinstance(value, Table) and not answer.unfinished:
            for number, line in enumerate(value.rows, start=1):
                for cell in line.cells:
                    found = cells.pop((answer.question_id, number, cell.column))
                    if isinstance(cell.value, Decimal):
                        assert Decimal(found["number"]) == cell.value
                    elif isinstance(cell.value, str):
                        assert found["text"] == cell.value


def test_the_sums_are_those_of_the_figures() -> None:
    counted = CollationFigures(COLLATION)
    questions = (one for area in COLLATION.areas for one in area.questions)
    for question in questions:
        for figures in counted.of(question).numbers:
            write = write_tables_csv if figures.way.column else write_collation_csv
            numbers = [
                Decimal(row["number"])
                for row in _rows(COLLATION, write)
                if row["question_id"] == question.id
                and row["number"]
                and row.get("column_id", "") == figures.way.column
            ]
            assert figures.summary is not None
            assert figures.summary.total in {None, sum(numbers)}
