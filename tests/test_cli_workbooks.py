"""The commands that write a question set as a workbook, and read one out of it."""

from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from app.formats.question_set.form_toml import read_form_file
from app.paths import bundled_data
from tests.support.program import Program
from tests.support.terms import CALENDAR
from tests.support.xlsforms import workbook

FORMS = bundled_data().forms


def test_a_set_is_written_as_a_workbook_and_read_out_of_it(program: Program) -> None:
    book, target = program.folder / "fragor.xlsx", program.folder / "fragor.toml"
    ended = program("forms", "--xlsx", "stadsdelsnamnd", "-o", book)
    assert (ended.code, ended.err, ended.out) == (0, [], [str(book)])
    ended = program("forms", "--from-xlsx", book, "-o", target)
    assert (ended.code, ended.err, ended.out) == (0, [], [str(target)])
    before = read_form_file((FORMS / "stadsdelsnamnd.toml").read_bytes(), "", CALENDAR)
    assert read_form_file(target.read_bytes(), "", CALENDAR) == before


def test_each_fault_is_a_line_with_its_cell_and_nothing_is_written(program: Program) -> None:
    path = program.file(
        "enkat.xlsx",
        workbook(("geopoint", "var", "Var?"), ("text", "", "Vad?"), ("text", "hur", "Hur?")),
    )
    target = program.folder / "a.toml"
    ended = program("forms", "--from-xlsx", path, "-o", target)
    assert (ended.code, ended.out, target.exists()) == (1, [], False)
    assert ended.err == [
        "enkat.xlsx: survey!A2: Frågetypen ”geopoint” finns inte här. Gör om den till text eller "
        "ta bort raden.",
        "enkat.xlsx: survey!A3: Namn saknas. Skriv ett kort under name, utan mellanslag.",
    ]


def test_what_is_left_out_and_what_is_to_be_filled_in_is_told(program: Program) -> None:
    path = program.file("enkat.xlsx", workbook(("start", "start", ""), ("text", "hur", "Hur?")))
    target = program.folder / "a.toml"
    ended = program("forms", "--from-xlsx", path, "-o", target)
    assert (ended.code, ended.err) == (0, [])
    assert ended.out == [
        str(target),
        "survey!A2: ”start” frågar inget och är inte med.",
        "Det här står inte i arbetsboken. Fyll i det i "
        f"{target}: vilka som ska svara (audience), vilka perioder (periods), från vilken period "
        "(valid_from).",
    ]
    (line,) = program.refused("forms", "--from-xlsx", path, "-o", target)
    assert "det finns redan en fil med det namnet" in line


def test_a_file_that_is_no_workbook_is_told(program: Program, tmp_path: Path) -> None:
    path = program.file("enkat.csv", b"type,name,label\ntext,a,A\n")
    (line,) = program.refused("forms", "--from-xlsx", path, "-o", tmp_path / "a.toml")
    assert line == (
        "enkat.csv är ingen Excel-arbetsbok. Spara den som Excel-arbetsbok (.xlsx) och försök igen."
    )
    (line,) = program.refused("forms", "--from-xlsx", tmp_path / "ingen.xlsx", "-o", "a.toml")
    assert "ingen.xlsx" in line


def test_what_another_program_has_saved_is_read(program: Program) -> None:
    book = program.folder / "fragor.xlsx"
    program("forms", "--xlsx", "kulturnamnden-vb", "-o", book)
    again: Workbook = load_workbook(book)
    saved = BytesIO()
    again.save(saved)
    path = program.file("sparad.xlsx", saved.getvalue())
    target = program.folder / "fragor.toml"
    assert program("forms", "--from-xlsx", path, "-o", target).code == 0
    before = read_form_file((FORMS / "kulturnamnden-vb.toml").read_bytes(), "", CALENDAR)
    assert read_form_file(target.read_bytes(), "", CALENDAR) == before


@pytest.mark.parametrize(
    "arguments",
    [
        ("forms", "--xlsx", "a"),
        ("forms", "--from-xlsx", "a.xlsx"),
        ("forms", "--xlsx", "a", "--from-xlsx", "b", "-o", "c"),
        ("forms", "--xlsx", "a", "-o", "b", "--term", "2022-T1"),
    ],
)
def test_what_is_not_written_right_is_told(program: Program, arguments: tuple[str, ...]) -> None:
    ended = program(*arguments)
    assert (ended.code, ended.out) == (2, [])
