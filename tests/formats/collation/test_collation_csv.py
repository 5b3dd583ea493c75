"""The answers as a table: every row and every sign, as other programs read them."""

import csv
import io
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.formats.collation.collation_csv import COLUMNS, write_collation_csv
from app.model.collation.collation import Collation
from app.model.report import Report
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
    return [tuple(row) for row in csv.reader(text, strict=True)]


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
    assert [tuple(cell or "" for cell in row) for row in found] == _expected(EXAMPLE)


def test_a_database_counts_the_words_of_each_committee(tmp_path: Path) -> None:
    file = tmp_path / "svar.csv"
    file.write_bytes(_written(EXAMPLE))
    found = duckdb.execute(
        "select committee, sum(words)::int, min(sent_at)::varchar"
        f" from read_csv('{file.as_posix()}') group by committee"
    ).fetchall()
    words = {one.name: one.words for one in EXAMPLE.participants()}
    assert {committee: number for committee, number, _ in found} == words


class _FullDisk(BytesIO):
    def write(self, data: object) -> int:
        raise OSError("full")


def test_a_disk_that_is_full_is_told_of_and_stays_with_its_owner() -> None:
    target = _FullDisk()
    with pytest.raises(OSError, match="full"):
        write_collation_csv(replace(EXAMPLE, reports=EXAMPLE.reports * 20), target)
    assert not target.closed


@settings(max_examples=100)
@given(sent=st.lists(reports(SMALL_FORM), max_size=3))
def test_any_text_is_read_back_as_it_was(sent: list[Report]) -> None:
    collation = collation_of(sent, [SMALL_FORM])
    assert _rows(_written(collation))[1:] == _expected(collation)
