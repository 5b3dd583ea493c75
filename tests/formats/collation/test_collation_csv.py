"""The answers as a table: every row and every sign, as other programs read them."""

import csv
import io
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.formats.collation.collation_csv import COLUMNS, write_collation_csv
from app.model.collation.collation import Collation
from app.model.report import CommitteeRef, Report
from app.model.rich_text import Block, Span
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


def undone(cell: str) -> str:
    """The rule of docs/collating.md."""
    return cell.removeprefix("'")


def _rows(data: bytes) -> list[Row]:
    text = io.StringIO(data.decode("utf-8-sig"), newline="")
    return [tuple(map(undone, row)) for row in csv.reader(text, strict=True)]


def _cells_with(text: str) -> list[str]:
    """The cells of a row whose committee, reason and answer are this, as they are written."""
    committee = CommitteeRef(id="norrmalm", name=text, type="stadsdelsnamnd")
    report = EXAMPLE.reports[0]
    answer = report.answers[0].model_copy(
        update={"reason": text, "question": text, "blocks": (Block(spans=(Span(text=text),)),)}
    )
    changes = {"committee": committee, "answers": (answer, *report.answers[1:])}
    data = _written(collation_of([report.model_copy(update=changes)], [SMALL_FORM]))
    _, row, *_ = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True)
    return row


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
            rows.append((*of_all, *asked, *said))
    return rows


def test_every_answer_is_a_row() -> None:
    heading, *rows = _rows(_written(EXAMPLE))
    assert heading == COLUMNS
    assert rows == _expected(EXAMPLE)
    assert heading[2:4] == ("committee", "mark")
    assert {row[3] for row in rows} == {"", "ändrat efter exporten", "ifylld blankett"}
    assert any(row[-1].startswith("=1+1") and "\n" in row[-1] for row in rows)
    assert b"'=1+1" in _written(EXAMPLE)


def test_it_is_utf_8_with_a_mark_and_rows_end_as_they_should() -> None:
    data = _written(EXAMPLE)
    assert data.startswith(b"\xef\xbb\xbfterm,committee_id,")
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


@pytest.mark.parametrize("text", ["Så är det.", "1 = 1", "a@b.se", "08-508 00 000", "”=1+1”"])
def test_other_cells_stand_as_they_are(text: str) -> None:
    assert text in _cells_with(text)


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
