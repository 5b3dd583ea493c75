"""The sheets of figures, cell by cell, reckoned anew from the reports of 28 committees."""

import re
from collections import Counter
from collections.abc import Callable
from datetime import date, datetime
from statistics import mean, median

import pytest
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from app.model.kinds.value import Chosen
from tests.support.answered_values import BEFORE, TERM
from tests.support.collated_values import answers_to, rows, value_collation, value_reports
from tests.support.figure_blocks import FIGURE_SHEETS, NUMBERS, block_of, numbers_of
from tests.support.workbooks import SHEETS, Row, book_in, rows_of, written_book

COLLATION = value_collation()
FUNCTIONS: dict[str, Callable[[list[float]], float]] = {
    "SUM": sum,
    "AVERAGE": mean,
    "MEDIAN": median,
    "MIN": min,
    "MAX": max,
    "COUNT": len,
}


@pytest.fixture(scope="module")
def data() -> bytes:
    return written_book(COLLATION)


@pytest.fixture(scope="module")
def book(data: bytes) -> Workbook:
    """With the formulas."""
    return book_in(data)


@pytest.fixture(scope="module")
def shown(data: bytes) -> Workbook:
    """With what the formulas come to, as a program has it that does not calculate."""
    return book_in(data, calculated=True)


def _committees(block: list[Row]) -> dict[object, Row]:
    """The rows above the sums, by name."""
    end = next(at for at, row in enumerate(block) if row[0] in {"Summa", "Medel"})
    return {row[0]: row[1:] for row in block[:end]}


def test_the_sheets_stand_after_the_answers(book: Workbook) -> None:
    assert book.sheetnames == [*SHEETS[:4], *FIGURE_SHEETS, *SHEETS[4:]]
    for name in FIGURE_SHEETS:
        sheet = book[name]
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.freeze_panes is not None
        assert sheet.freeze_panes.startswith("B")
        assert sheet.print_title_rows
    assert not book["Siffror"].auto_filter.ref
    assert book["Tabell 1 Insatser"].auto_filter.ref.startswith("A2:H")


@pytest.mark.parametrize(("title", "question", "column", "parts"), NUMBERS)
def test_every_committee_stands_with_its_number_and_the_change(
    shown: Workbook, title: str, question: str, column: str, parts: int
) -> None:
    now = numbers_of(question, COLLATION, column)
    before = numbers_of(question, COLLATION, column, before=True)
    block = block_of(shown["Siffror"], title)
    found = _committees(block)
    # Nobody who was not asked.
    assert set(found) == set(answers_to(COLLATION, question))
    assert set(now) <= set(found)
    assert len(now) > 15
    for name, (value, earlier, change, *_) in found.items():
        assert value == (None if name not in now else float(now[str(name)] / parts))
        assert earlier == (None if name not in before else float(before[str(name)] / parts))
        both = name in now and name in before
        expected = float((now[str(name)] - before[str(name)]) / parts) if both else None
        assert change == expected


@pytest.mark.parametrize(("title", "question", "column", "parts"), NUMBERS)
def test_what_stands_below_is_of_all_of_them(
    shown: Workbook, title: str, question: str, column: str, parts: int
) -> None:
    numbers = [one / parts for one in numbers_of(question, COLLATION, column).values()]
    before = numbers_of(question, COLLATION, column, before=True)
    block = {str(row[0]): row[1:] for row in block_of(shown["Siffror"], title)}
    if parts == 1:
        assert block["Summa"][0] == float(sum(numbers))
        now = numbers_of(question, COLLATION, column)
        changes = [now[name] - before[name] for name in now if name in before]
        assert block["Summa"][2] == float(sum(changes))
    else:
        assert "Summa" not in block
        assert "Andelar av olika saker summeras inte." in block
    assert block["Medel"][0] == pytest.approx(float(mean(numbers)))
    assert block["Median"][0] == pytest.approx(float(median(numbers)))
    assert (block["Minst"][0], block["Störst"][0]) == (float(min(numbers)), float(max(numbers)))
    assert block["Antal svar"][:2] == (len(numbers), len(before))


def _calculated(sheet: Worksheet, formula: str) -> float:
    """What a formula of ours comes to, of the cells that it names."""
    formula = formula.replace("SUBTOTAL(109,", "SUM(")
    if found := re.fullmatch(r'=SUMPRODUCT\(SUBTOTAL\(103,.+\)\*\((.+)="(.+)"\)\)', formula):
        said = (cell.value for row in sheet[found[1].replace("$", "")] for cell in row)
        return float(sum(one == found[2] for one in said))
    if found := re.fullmatch(r"=([A-Z]+)\((.+)\)", formula):
        cells = (cell.value for row in sheet[found[2].replace("$", "")] for cell in row)
        numbers = [_value(sheet, cell) for cell in cells if cell is not None]
        return FUNCTIONS[found[1]](numbers)
    first, sign, second = re.split(r"([-/])", formula.removeprefix("="))
    one, other = (_value(sheet, sheet[place].value) for place in (first, second))
    return one - other if sign == "-" else one / other


def _value(sheet: Worksheet, cell: object) -> float:
    return _calculated(sheet, cell) if isinstance(cell, str) else float(str(cell))


def test_each_formula_comes_to_what_stands_in_its_cell(book: Workbook, shown: Workbook) -> None:
    counted: Counter[str] = Counter()
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    counted[sheet.title] += 1
                    stands = shown[sheet.title][cell.coordinate].value
                    assert stands == pytest.approx(_calculated(sheet, str(cell.value)), abs=1e-9)
    assert set(counted) == {*FIGURE_SHEETS, "Frågor"}
    assert counted["Siffror"] > 100


def test_numbers_have_their_units_and_decimals(book: Workbook) -> None:
    sheet = book["Siffror"]
    formats = {
        str(row[0].value): [cell.number_format for cell in row[1:4]]
        for row in sheet.iter_rows(min_row=3, max_row=3)
    }
    (first,) = formats.values()
    assert first[0] == '#,##0"\u00a0st"'
    assert first[2] == '+#,##0"\u00a0st";-#,##0"\u00a0st";#,##0"\u00a0st"'
    shapes = {cell.number_format for (cell,) in sheet.iter_rows(min_col=2, max_col=2)}
    assert '#,##0.0"\u00a0tkr"' in shapes
    assert "0.0\\\u00a0%" in shapes


def test_what_is_not_given_is_told(book: Workbook) -> None:
    block = block_of(book["Siffror"], "Andel av budgeten (%)")
    told = {row[0]: row[4] for row in block}
    aside = [
        name for name, one in answers_to(COLLATION, "andel-av-budget").items() if one.not_applicable
    ]
    assert len(aside) == 3
    assert {told[name] for name in aside} == {"Ej relevant."}
    assert "Ej relevant: 3." in told
    assert "Fick inte frågan: 5." in {
        row[0] for row in block_of(book["Siffror"], "Företagsbesök (st)")
    }


def test_choices_are_counted_with_those_who_chose_them(shown: Workbook) -> None:
    answers = answers_to(COLLATION, "branscher")
    (form_answer, *_) = answers.values()
    block = {str(row[0]): row[1:] for row in block_of(shown["Val"], "Branscher")}
    for option in form_answer.options:
        who = [
            name
            for name, one in answers.items()
            if isinstance(one.value, Chosen) and option.id in one.value.chosen
        ]
        count, share, *_, names, _ = block[option.text]
        assert (count, share) == (len(who), pytest.approx(len(who) / len(answers)))
        assert (names or "") == "; ".join(who)
    own = [
        name for name, one in answers.items() if isinstance(one.value, Chosen) and one.value.other
    ]
    assert own
    assert block["Egna ord"][0] == len(own)
    assert block["Egna ord"][-2] == "\n".join(f"{name}: Fiske; och jakt" for name in own)
    assert block["Antal svar"][0] == len(answers)


def test_yes_and_no_and_what_they_were_before(shown: Workbook) -> None:
    block = {str(row[0]): row[1:] for row in block_of(shown["Val"], "Dialog med företag")}
    given = [one.value for one in answers_to(COLLATION, "har-dialog").values()]
    assert [block[one][0] for one in ("Ja", "Nej")] == [given.count(True), given.count(False)]
    # Nobody has said otherwise.
    assert [block[one][3] for one in ("Ja", "Nej")] == [0, 0]
    before = [block[one][2] for one in ("Ja", "Nej")]
    assert [isinstance(one, int) for one in before] == [True, True]
    assert sum(int(str(one)) for one in before) == len(value_reports(BEFORE))


def test_what_was_chosen_before_is_of_those_who_chose_both_times(shown: Workbook) -> None:
    chosen = {
        term: {
            report.committee.name: report.answer("viktigaste-form").told
            for report in value_reports(term)
            if report.committee is not None
        }
        for term in (TERM, BEFORE)
    }
    block = {str(row[0]): row[1:] for row in block_of(shown["Val"], "Kontaktform")}
    for text in ("Möten", "Företagsbesök", "Enkäter"):
        both = [(now, chosen[BEFORE].get(name)) for name, now in chosen[TERM].items()]
        was = sum(then == text for _, then in both)
        now = sum(now == text and then is not None for now, then in both)
        assert (block[text][2], block[text][3]) == (was, now - was)
    assert any(block[text][3] for text in ("Möten", "Företagsbesök", "Enkäter"))


def test_days_are_days_in_the_sheets_of_answers(book: Workbook) -> None:
    for sheet in ("Svar", "Frågor"):
        cells = [
            cell
            for row in book[sheet].iter_rows()
            for cell in row
            if isinstance(cell.value, datetime)
        ]
        days = {cell.value.date() for cell in cells if isinstance(cell.value, datetime)}
        assert date(2021, 11, 28) in days
        assert {cell.number_format for cell in cells} == {"yyyy-mm-dd"}


def test_the_rows_of_all_tables_stand_under_each_other(shown: Workbook) -> None:
    sheet = shown["Tabell 1 Insatser"]
    _, heading, *found = rows_of(sheet)
    assert heading == (
        *("Nämnd", "Insats", "Började", "Företag (st)", "Kostnad (tkr)", "Drivs av"),
        *("Fortsätter", "Att veta"),
    )
    expected: list[Row] = []
    for at, report in enumerate(COLLATION.reports):
        assert report.committee is not None
        for row in rows(at):
            driven = "Nämnden" if row["drivs-av"]["chosen"] else "Båda"
            goes_on = ("Ja" if row["fortsatter"] else "Nej") if "fortsatter" in row else None
            numbers = (float(row[one]) if one in row else None for one in ("foretag", "kostnad"))
            begun = row.get("borjade")
            expected.append(
                (report.committee.name, row["insats"], begun, *numbers, driven, goes_on, None)
            )
    given = [
        tuple(str(cell.date()) if isinstance(cell, datetime) else cell for cell in row)
        for row in found[: len(expected)]
    ]
    assert given == expected
    total = found[-1]
    assert total[0] == "Summa"
    assert total[3] == float(sum(numbers_of("insatser", COLLATION, "foretag").values()))
    assert total[4] == float(sum(numbers_of("insatser", COLLATION, "kostnad").values()))
