"""The workbook's list of answers, cell by cell: none missing, none cut off."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.utils.escape import unescape
from openpyxl.worksheet.worksheet import Worksheet

from app.formats.collation.cell_texts import CONTINUED, CONTINUES
from app.model.collation.collation import Collation
from app.model.report import Answer, AnswerStatus, Report
from tests.support.collations import StillCollation, collation_of, example_collation
from tests.support.example_report import paragraph
from tests.support.report_documents import form_named
from tests.support.strategies import reports
from tests.support.workbooks import KNOWN, WORDS, Row, book_in, written_book

FORM = form_named("kulturnamnden-tertial")
EXAMPLE = example_collation()
HIGH = "Här syns bara början. Hela svaret står i Word-dokumentet och i formelfältet."


def _sheet(collation: Collation) -> Worksheet:
    return book_in(written_book(collation))["Svar"]


def _rows(collation: Collation) -> list[Row]:
    _, *rows = _sheet(collation).iter_rows(values_only=True)
    return [tuple(unescape(c) if isinstance(c, str) else c for c in row) for row in rows]


def _said(answer: Answer) -> tuple[int | None, str | None]:
    if answer.status is AnswerStatus.ANSWERED:
        return answer.words, answer.plain or None
    return None, (answer.reason or None) if answer.not_applicable else None


def _expected(collation: StillCollation) -> Iterator[Row]:
    for area in collation.areas:
        for question in area.questions:
            for one in collation.answers_to(question.id):
                state = WORDS[one.answer.status]
                yield one.name or None, area.heading, question.short, state, *_said(one.answer)


def test_every_answer_is_a_row() -> None:
    sheet = _sheet(EXAMPLE)
    heading = tuple(cell.value for cell in sheet[1])
    assert heading == ("Nämnd", "Område", "Fråga", "Läge", "Ord", "Svar", "Att veta")
    rows = _rows(EXAMPLE)
    assert [row[:6] for row in rows] == list(_expected(EXAMPLE))
    assert len(rows) == sum(len(report.answers) for report in EXAMPLE.reports)
    texts = [row[5] for row in rows]
    assert "Vi har inget sådant." in texts
    assert '=1+1 är ett svar\nmed en ny rad; och "citat".' in texts
    assert sheet.auto_filter.ref == f"A1:G{len(rows) + 1}"
    assert {cell.alignment.wrap_text for (cell,) in sheet.iter_rows(2, None, 6, 6)} == {True}


def test_an_answer_says_what_its_committee_is_marked_with() -> None:
    keys = {one.name: one.key for one in EXAMPLE.participants()}
    assert all(row[6] == KNOWN.get(keys[str(row[0])]) for row in _rows(EXAMPLE))


def test_an_answer_that_need_not_be_given_is_no_gap() -> None:
    sheet = _sheet(EXAMPLE)
    required = {one.short: one.required for area in EXAMPLE.areas for one in area.questions}
    blank = [row for row in sheet.iter_rows(min_row=2) if row[3].value == "Inget svar"]
    gaps = [row[3].fill.fgColor.rgb == "FFFFF4D6" for row in blank]
    assert gaps == [required[row[2].value] for row in blank]
    assert set(gaps) == {True, False}


def _with(text: str) -> StillCollation:
    report = EXAMPLE.reports[1]
    changed = report.answers[2].model_copy(update={"blocks": (paragraph(text),)})
    return replace(EXAMPLE, reports=(report.with_answer(changed),), marks={0: "utkast"})


@pytest.mark.parametrize("text", ["ord " * 20_000 + "slut", "👩🏽‍🔧" * 20_000])
def test_an_answer_too_long_for_a_cell_goes_on_in_rows_that_are_filtered_alike(text: str) -> None:
    rows = [row for row in _rows(_with(text)) if row[2] == "Svart ekonomi"]
    assert len(rows) > 1
    assert {row[:4] for row in rows} == {
        ("Farsta stadsdelsnämnd", rows[0][1], "Svart ekonomi", "Besvarad")
    }
    pieces = [str(row[5]) for row in rows]
    shown = [piece.removeprefix(CONTINUED).removesuffix(CONTINUES) for piece in pieces]
    assert "".join(shown) == text
    assert isinstance(rows[0][4], int)
    assert {row[4] for row in rows[1:]} == {None}
    assert rows[0][6] == f"Utkast. {HIGH}"


def test_an_answer_higher_than_a_row_says_so() -> None:
    (low,) = (row for row in _rows(_with("rad\n" * 26 + "rad")) if row[2] == "Svart ekonomi")
    assert low[6] == "Utkast."
    (high,) = (row for row in _rows(_with("rad\n" * 27 + "rad")) if row[2] == "Svart ekonomi")
    assert high[6] == f"Utkast. {HIGH}"


@settings(max_examples=40)
@given(sent=st.lists(reports(FORM), max_size=3))
def test_any_answer_is_read_back_as_it_was(sent: list[Report]) -> None:
    collation = collation_of(sent, [FORM])
    assert [row[:6] for row in _rows(collation)] == list(_expected(collation))
