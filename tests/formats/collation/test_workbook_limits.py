"""What a cell of the workbook can hold and what not, where it ends up, and what is left behind."""

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.utils.escape import unescape

from app.formats.collation.cell_texts import CONTINUED, CONTINUES, LONGEST, cell_texts, joined
from app.formats.collation.workbook import write_collation_xlsx
from app.model.base import sanitise
from app.model.collation.notes import FileNote, Note, NoteCode, Standing
from app.model.collation.submission import Source
from tests.support.collations import StillCollation, collation_of, example_collation
from tests.support.libreoffice import converted
from tests.support.report_documents import run_program
from tests.support.strategies import texts
from tests.support.workbooks import SHEETS, book_in, needs_calc, rows_of, written_book

EXAMPLE = example_collation()


def test_the_same_collation_gives_the_same_bytes() -> None:
    assert written_book(EXAMPLE) == written_book(EXAMPLE)


def test_an_empty_collation_is_a_whole_workbook() -> None:
    book = book_in(written_book(collation_of([], [])))
    assert book.sheetnames == SHEETS
    assert len(rows_of(book["Nämnder"])) == 1


def test_nothing_that_is_written_is_a_formula_or_a_link() -> None:
    with ZipFile(BytesIO(written_book(EXAMPLE))) as package:
        sheets = [package.read(n).decode() for n in package.namelist() if "worksheets/" in n]
    assert len(sheets) == 7
    assert not any("<hyperlink" in sheet for sheet in sheets)
    # The totals below the questions are the program's own.
    formulas = [one for sheet in sheets for one in re.findall(r"<f>(.+?)</f>", sheet)]
    assert all(re.match(r"SUMPRODUCT\(SUBTOTAL\(103,|SUBTOTAL\(109,", one) for one in formulas)
    questions = sum(len(area.questions) for area in EXAMPLE.areas)
    assert len(formulas) == 4 * questions


def _noted(*messages: str) -> StillCollation:
    notes = tuple(
        FileNote(
            source=Source(path=f"{number}.json"),
            standing=Standing.SET_ASIDE,
            notes=(Note(code=NoteCode.REMARK, message=message),),
        )
        for number, message in enumerate(messages)
    )
    return StillCollation((), (), notes=notes)


TRAPS = [
    *("=1+1", "+46 8", "-1", "@SUM(A1)", '=HYPERLINK("http://x.se")', "{=1}", "0123", "1e5"),
    *("http://x.se", "mailto:a@x.se", "internal:Filer!A1", "sant", "TRUE", "#N/A", "2022-01-01"),
    *("<r>x</r>", "<r><t>x</t></r>", "<r", "_x0041_", "a_x000D_b", "'", '"', " två  ", "\n", "\t"),
    *("rad\r\nrad", "\x00\x0b\x1f\ud800\ufffe", "☀️ 👩🏽‍🔧", "<&>]]>", "&amp;"),
]


@pytest.mark.parametrize("text", TRAPS, ids=ascii)
def test_a_text_stays_a_text(text: str) -> None:
    book = book_in(written_book(_noted(text)))
    cell = book["Filer"]["F2"]
    assert unescape(cell.value) == sanitise(text)
    assert (cell.data_type, cell.hyperlink) == ("s", None) or text.startswith("=")
    with ZipFile(BytesIO(written_book(_noted(text)))) as package:
        assert "<f>" not in package.read("xl/worksheets/sheet7.xml").decode()


@settings(max_examples=60)
@given(messages=st.lists(texts().filter(bool), min_size=1, max_size=8))
def test_any_text_is_read_back_as_it_was(messages: list[str]) -> None:
    rows = rows_of(book_in(written_book(_noted(*messages)))["Filer"])
    assert [unescape(row[5]) for row in rows[1:]] == [sanitise(message) for message in messages]


def _whole(pieces: list[str]) -> str:
    return "".join(piece.removeprefix(CONTINUED).removesuffix(CONTINUES) for piece in pieces)


@pytest.mark.parametrize("text", ["å" * 40_000, "👩🏽‍🔧" * 20_000, "=" + "rad\n" * 10_000])
def test_a_text_too_long_for_a_cell_goes_on_below(text: str) -> None:
    rows = rows_of(book_in(written_book(_noted(text, "kort")))["Filer"])[1:]
    assert rows[-1][5] == "kort"
    pieces = [str(row[5]) for row in rows[:-1]]
    assert len(pieces) > 1
    assert _whole(pieces) == text
    assert all(len(piece.encode("utf-16-le")) // 2 <= LONGEST for piece in pieces)
    assert {row[0] for row in rows[1:-1]} == {"(forts.) 0.json"}


def test_a_text_that_just_fits_is_left_whole() -> None:
    assert cell_texts("a" * LONGEST) == ("a" * LONGEST,)
    assert len(cell_texts("a" * (LONGEST + 1))) > 1
    assert len(cell_texts("😀" * (LONGEST // 2 + 1))) > 1
    assert joined([]) == ()
    assert joined(["a", "b", "c"], longest=4) == ("a; b", "c")


def test_a_table_longer_than_a_sheet_goes_on_in_another() -> None:
    book = book_in(written_book(_noted(*map(str, range(10))), most_rows=5))
    parts = ["Filer", "Filer 2", "Filer 3"]
    assert book.sheetnames[-3:] == parts
    found = [row for name in parts for row in rows_of(book[name])[1:]]
    assert [row[5] for row in found] == [*map(str, range(10))]
    assert book["Filer 3"].auto_filter.ref == "A1:F3"


def test_more_questions_than_columns_go_on_in_another_sheet() -> None:
    book = book_in(written_book(EXAMPLE, most_columns=10))
    parts = ["Frågor", "Frågor, del 2", "Frågor, del 3"]
    assert book.sheetnames[2:5] == parts
    names = [name for part in parts for name in rows_of(book[part])[3][1::2]]
    assert names == [one.short for area in EXAMPLE.areas for one in area.questions]
    assert all(book[part].max_column <= 10 for part in parts)


class _FullDisk(BytesIO):
    def __init__(self, room: int) -> None:
        super().__init__()
        self._room = room

    def write(self, data: object) -> int:
        self._room -= 1
        if self._room < 0:
            raise OSError("full")
        return super().write(data)  # type: ignore[arg-type]


@pytest.mark.parametrize("room", [0, 1, 7, 30])
def test_a_disk_that_is_full_is_told_of_and_nothing_is_left(
    room: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with pytest.raises(OSError, match="full"):
        write_collation_xlsx(EXAMPLE, _FullDisk(room))
    assert list(tmp_path.iterdir()) == []


def test_a_temporary_folder_that_is_not_there_is_an_error_of_the_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "gone"))
    with pytest.raises(OSError, match="gone"):
        written_book(EXAMPLE)


class _Broken(StillCollation):
    def files(self) -> Iterator[FileNote]:
        yield from super().files()
        raise LookupError("gone")


def test_nothing_is_left_in_the_temporary_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    written_book(EXAMPLE)
    target = BytesIO()
    with pytest.raises(LookupError, match="gone"):
        write_collation_xlsx(_Broken(EXAMPLE.reports, EXAMPLE.areas, notes=EXAMPLE.notes), target)
    assert target.getvalue() == b""
    assert list(tmp_path.iterdir()) == []


def _words(text: str) -> str:
    return re.sub(r"\W+", "", text)


def test_libreoffice_prints_every_cell(tmp_path: Path) -> None:
    needs_calc(tmp_path / "known")
    printed = converted(written_book(EXAMPLE), "pdf", tmp_path, was="xlsx")
    shown = _words(run_program("pdftotext", "-layout", str(printed), "-"))
    assert "Sida1av" in shown
    for sheet in book_in(written_book(EXAMPLE)):
        assert _words(sheet.title) in shown
    for one in EXAMPLE.participants():
        assert _words(one.contact.email) in shown
    for _, finding in EXAMPLE.findings():
        assert _words(finding.message) in shown


def test_libreoffice_saves_the_same_cells(tmp_path: Path) -> None:
    needs_calc(tmp_path / "known")
    before = written_book(EXAMPLE)
    after = converted(before, "xlsx", tmp_path, was="xlsx").read_bytes()
    for sheet in book_in(before):
        assert rows_of(book_in(after)[sheet.title])[: sheet.max_row] == rows_of(sheet)
