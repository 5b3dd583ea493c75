"""The answers as a table: every row and every sign, as other programs read them."""

import csv
import io
import re
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import duckdb
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.formats.collation.collation_csv import COLUMNS, write_collation_csv
from app.model.collation.collation import Collation
from app.model.invisible_characters import ANY_INVISIBLE
from app.model.report import CommitteeRef, Report
from app.model.rich_text import Block, Span
from tests.support.collated_results import undone
from tests.support.collations import StillCollation, collation_of, example_collation
from tests.support.report_documents import form_named
from tests.support.strategies import reports

SMALL_FORM = form_named("kulturnamnden-tertial")
EXAMPLE = example_collation()
Row = tuple[str, ...]


def _written(collation: Collation) -> bytes:
    target = BytesIO()
    write_collation_csv(collation, target)
    assert not target.closed
    return target.getvalue()


def _rows(data: bytes) -> list[Row]:
    text = io.StringIO(data.decode("utf-8-sig"), newline="")
    return [tuple(map(undone, row)) for row in csv.reader(text, delimiter=";", strict=True)]


def _with(text: str, short: str) -> bytes:
    """A file in which an answer is this, and a committee, a reason and a question the other."""
    committee = CommitteeRef(id="norrmalm", name=short, type="stadsdelsnamnd")
    report = EXAMPLE.reports[0]
    answer = report.answers[0].model_copy(
        update={"reason": short, "question": short, "blocks": (Block(spans=(Span(text=text),)),)}
    )
    changes = {"committee": committee, "answers": (answer, *report.answers[1:])}
    return _written(collation_of([report.model_copy(update=changes)], [SMALL_FORM]))


def _cut(data: bytes, at: str) -> list[list[str]]:
    """As a spreadsheet does, which takes quotes for quotes only where a cell begins with them."""
    text = io.StringIO(data.decode("utf-8-sig"), newline="")
    return list(csv.reader(text, delimiter=at))


def _cells_with(text: str) -> list[str]:
    """The cells of that row, as they are written."""
    return _cut(_with(text, text), ";")[1]


def _expected(collation: StillCollation) -> list[Row]:
    areas = {asked.id: area.heading for area in collation.areas for asked in area.questions}
    rows: list[Row] = []
    for one, report in zip(collation.participants(), collation.reports, strict=True):
        sent = report.submitted_at
        moment = sent.isoformat().replace("+00:00", "Z") if sent else ""
        of_all = (
            *(collation.term.code, one.committee_id, one.name, one.mark, one.type_name),
            *(str(report.report_id), str(report.revision), moment),
        )
        for answer in report.answers:
            section = "" if answer.section is None else str(answer.section)
            asked = (section, areas[answer.question_id], answer.question_id, answer.question)
            said = (answer.status.value, answer.reason, str(answer.words), answer.plain)
            value = ("text", *[""] * 6)
            rows.append((*of_all, *asked, *said, *value))
    return rows


def test_every_answer_is_a_row() -> None:
    heading, *rows = _rows(_written(EXAMPLE))
    assert heading == COLUMNS
    assert rows == _expected(EXAMPLE)
    assert heading[2:4] == ("committee", "mark")
    assert {row[3] for row in rows} == {"", "ändrat efter exporten", "ifylld blankett"}
    texts = [row[COLUMNS.index("text")] for row in rows]
    assert any(text.startswith("=1+1") and "\n" in text for text in texts)
    assert b"\"'=1+1" in _written(EXAMPLE)


def test_it_is_utf_8_with_a_mark_and_rows_end_as_they_should() -> None:
    data = _written(EXAMPLE)
    assert data.startswith(b'\xef\xbb\xbf"term";"committee_id";')
    assert data.endswith(b"\r\n")
    assert data.count(b"\r\n") == len(_rows(data))


def test_an_empty_collation_has_headings_alone() -> None:
    assert _rows(_written(collation_of([], []))) == [COLUMNS]


def test_a_database_reads_it_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "svar.csv"
    file.write_bytes(_written(EXAMPLE))
    source = f"read_csv('{file.as_posix()}', all_varchar = true, header = true)"
    found = duckdb.execute(f"select * from {source}").fetchall()
    assert [tuple(undone(cell or "") for cell in row) for row in found] == _expected(EXAMPLE)


def test_a_database_counts_the_words_of_each_committee(tmp_path: Path) -> None:
    file = tmp_path / "svar.csv"
    file.write_bytes(_written(EXAMPLE))
    found = duckdb.execute(
        "select committee, sum(words)::int, min(sent_at)::varchar"
        f" from read_csv('{file.as_posix()}') group by committee"
    ).fetchall()
    words = {one.name: one.words for one in EXAMPLE.participants()}
    assert {committee: number for committee, number, _ in found} == words


@pytest.mark.parametrize(
    "text",
    [
        *("=1+1", "+46 8 508 00 000", "-5", "@SUM(A1)", "=cmd|' /C calc'!A0", "-2+3|cmd"),
        *("\t=1+1", " =1+1", "\u00a0=1+1", '"=1+1"', "'=1+1", "''", "'"),
        *("＝1+1", "＋1", "－1", "＠SUM(A1)", "\ufeff=1+1", "\u200b=1+1", "−5"),
    ],
)
def test_no_spreadsheet_calculates_a_cell(text: str) -> None:
    cells = [cell for cell in _cells_with(text) if text.strip() in cell]
    assert len(cells) >= 3, "committee, reason and answer at least"
    assert {cell[0] for cell in cells} == {"'"}
    # White space at the ends of a name or an answer is the model's matter.
    assert {undone(cell).strip() for cell in cells} == {text.strip()}


@pytest.mark.parametrize(
    "text",
    [
        *("Så är det.", "1 = 1", "a@b.se", "08-508 00 000", "”=1+1”", "Ja; nej, kanske"),
        "Nämndens ’ord’, och så'n",
    ],
)
def test_other_cells_stand_as_they_are(text: str) -> None:
    assert text in _cells_with(text)


_TEXTS = st.text(st.sampled_from("=+-@＝−,;\t\r\n'\"\u200b\u00a0\u3164\ufeff a1")) | st.text()
_STANDING_BEFORE = re.compile(rf"(?:[\s\"]|{ANY_INVISIBLE.removesuffix('*')})*")


def _calculated(cell: str) -> bool:
    return _STANDING_BEFORE.sub("", cell, count=1)[:1] in {*"=+-@＝＋－＠﹢﹣﹦﹫−"}


@given(text=_TEXTS)
@example("Vi har;=HYPERLINK(1);tack")
@example("Så här.\n=1+1")
@example("a,=1, =1;\u200b=1\t=1")
@example('a,"=1",\'=1;"";=1')
@example("a\u3164,\u3164=1")
def test_no_cell_is_calculated_wherever_a_program_cuts(text: str) -> None:
    data = _with(text, text)
    # The last takes no notice of quotes, and cuts at all that the others do.
    blind = re.split(r"[,;\t\r\n]", data.decode("utf-8-sig"))
    rows = [*_cut(data, ";"), *_cut(data, ","), *_cut(data, "\t"), blind]
    assert [cell for row in rows for cell in row if _calculated(cell)] == []
    assert text in [undone(cell) for cell in _cells_with(text)]


def test_a_long_run_of_what_stands_before_is_looked_through_once() -> None:
    for run in (",", ", ", "\n", "' ", "\u200b ", " "):
        text = f"a,{run * 20_000}=1"
        assert undone(_cut(_with(text, ""), ";")[1][COLUMNS.index("text")]) == text


class _FullDisk(BytesIO):
    def write(self, data: object) -> int:
        raise OSError("full")


def test_a_disk_that_is_full_is_told_of_and_stays_with_its_owner() -> None:
    target = _FullDisk()
    with pytest.raises(OSError, match="full"):
        write_collation_csv(replace(EXAMPLE, reports=EXAMPLE.reports * 20), target)
    assert not target.closed


@given(sent=st.lists(reports(SMALL_FORM), max_size=3))
def test_any_text_is_read_back_as_it_was(sent: list[Report]) -> None:
    collation = collation_of(sent, [SMALL_FORM])
    assert _rows(_written(collation))[1:] == _expected(collation)
