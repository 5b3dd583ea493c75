"""The sheets of figures, cell by cell, reckoned anew from the reports of 28 committees."""

import re
from collections import Counter
from collections.abc import Callable
from datetime import datetime
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from statistics import mean, median
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from app.formats.collation.table_sheets import sheet_name
from app.model.collation.figures.question_figures import CollationFigures
from app.model.form import FormDefinition
from app.model.kinds.kind import Kind
from app.model.kinds.value import Chosen, Table
from app.model.report import Report
from tests.support.answered_values import BEFORE, answered, asking
from tests.support.collated_values import answers_to, rows, value_collation, value_reports
from tests.support.collations import StillCollation, collation_of
from tests.support.form_strategies import forms
from tests.support.libreoffice import converted
from tests.support.report_documents import run_program
from tests.support.strategies import reports
from tests.support.workbooks import SHEETS, Row, book_in, needs_calc, rows_of, written_book

COLLATION = value_collation()
FIGURE_SHEETS = ["Siffror", "Val", "Tabell 1 Insatser", "Tabell 2 Lokaler"]
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


def _block(sheet: Worksheet, title: str) -> list[Row]:
    """The rows below a title, down to the empty ones before the next."""
    found = rows_of(sheet)
    start = next(at for at, row in enumerate(found) if row[0] == title) + 1
    end = next((at for at in range(start, len(found)) if not any(found[at])), len(found))
    return found[start:end]


def _committees(block: list[Row]) -> dict[object, Row]:
    """The rows above the sums, by name."""
    end = next(at for at, row in enumerate(block) if row[0] in {"Summa", "Medel"})
    return {row[0]: row[1:] for row in block[:end]}


def _numbers(
    question_id: str, collation: StillCollation, column: str = "", before: bool = False
) -> dict[str, Decimal]:
    """Of each committee its number, of a column the sum."""
    reports = collation.before if before else collation.reports
    found: dict[str, Decimal] = {}
    for report in reports:
        assert report.committee is not None
        for answer in report.answers:
            value = answer.value
            if answer.question_id != question_id:
                continue
            if isinstance(value, Table):
                cells = [row.at(column) for row in value.rows]
                numbers = [cell for cell in cells if isinstance(cell, Decimal)]
                if numbers:
                    found[report.committee.name] = sum(numbers, start=Decimal(0))
            elif isinstance(value, Decimal):
                found[report.committee.name] = value
    return found


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


NUMBERS = [
    ("Företagsbesök (st)", "antal-besok", "", 1),
    ("Insatser: Företag (st)", "insatser", "foretag", 1),
    ("Insatser: Kostnad (tkr)", "insatser", "kostnad", 1),
    ("Lokaler: Antal (st)", "lokaler", "antal", 1),
    ("Andel av budgeten (%)", "andel-av-budget", "", 100),
]


@pytest.mark.parametrize(("title", "question", "column", "parts"), NUMBERS)
def test_every_committee_stands_with_its_number_and_the_change(
    shown: Workbook, title: str, question: str, column: str, parts: int
) -> None:
    now = _numbers(question, COLLATION, column)
    before = _numbers(question, COLLATION, column, before=True)
    block = _block(shown["Siffror"], title)
    found = _committees(block)
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
    numbers = [one / parts for one in _numbers(question, COLLATION, column).values()]
    before = _numbers(question, COLLATION, column, before=True)
    block = {str(row[0]): row[1:] for row in _block(shown["Siffror"], title)}
    if parts == 1:
        assert block["Summa"][0] == float(sum(numbers))
        now = _numbers(question, COLLATION, column)
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
    assert set(counted) == set(FIGURE_SHEETS)
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
    block = _block(book["Siffror"], "Andel av budgeten (%)")
    told = {row[0]: row[4] for row in block}
    aside = [
        name for name, one in answers_to(COLLATION, "andel-av-budget").items() if one.not_applicable
    ]
    assert len(aside) == 3
    assert {told[name] for name in aside} == {"Ej relevant."}
    assert "Ej relevant: 3." in told
    assert "Fick inte frågan: 5." in {
        row[0] for row in _block(book["Siffror"], "Företagsbesök (st)")
    }


def test_choices_are_counted_with_those_who_chose_them(shown: Workbook) -> None:
    answers = answers_to(COLLATION, "branscher")
    (form_answer, *_) = answers.values()
    block = {str(row[0]): row[1:] for row in _block(shown["Val"], "Branscher")}
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
    block = {str(row[0]): row[1:] for row in _block(shown["Val"], "Dialog med företag")}
    given = [one.value for one in answers_to(COLLATION, "har-dialog").values()]
    assert [block[one][0] for one in ("Ja", "Nej")] == [given.count(True), given.count(False)]
    # Nobody has said otherwise.
    assert [block[one][3] for one in ("Ja", "Nej")] == [0, 0]
    before = [block[one][2] for one in ("Ja", "Nej")]
    assert [isinstance(one, int) for one in before] == [True, True]
    assert sum(int(str(one)) for one in before) == len(value_reports(BEFORE))


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
    assert total[3] == float(sum(_numbers("insatser", COLLATION, "foretag").values()))
    assert total[4] == float(sum(_numbers("insatser", COLLATION, "kostnad").values()))


def test_charts_of_excel_show_the_cells(data: bytes) -> None:
    with ZipFile(BytesIO(data)) as package:
        charts = [n for n in package.namelist() if n.startswith("xl/charts/chart")]
        texts = [package.read(name).decode() for name in charts]
        drawings = [package.read(n).decode() for n in package.namelist() if "drawings/drawing" in n]
    book = book_in(data)
    assert len(book["Siffror"]._charts) == len(NUMBERS)
    assert len(book["Val"]._charts) == len(charts) - len(NUMBERS)
    assert all("barChart" in text for text in texts)
    (visits,) = (text for text in texts if "Företagsbesök" in text)
    assert "<c:f>Siffror!$B$3:$B$25</c:f>" in visits
    assert "<c:f>Siffror!$C$3:$C$25</c:f>" in visits
    # Kept beside the reference, for those that do not look it up.
    numbers = _numbers("antal-besok", COLLATION)
    assert f"<c:v>{max(numbers.values())}</c:v>" in visits.replace(".0<", "<")
    assert any('descr="Stapeldiagram: Företagsbesök (st)"' in one for one in drawings)


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
    usual = {row[0]: row[1:] for row in _block(book["Siffror"], "Kostnad (tkr)")}
    assert usual["Summa"][0] == 12
    assert usual["C"][:2] == (None, "Frågan ställdes på ett annat sätt.")
    assert usual["D"][:2] == (None, "Inte klart.")
    other = {row[0]: row[1:] for row in _block(book["Siffror"], "Kostnad (kr)")}
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
    assert sums[0] == float(sum(_numbers("antal-besok", COLLATION).values()))
    assert not any(isinstance(one, str) for one in sums)


def test_a_number_with_more_digits_than_excel_has_says_so() -> None:
    form = asking({"id": "a", "kind": "number", "decimals": 4, "short": "A"})
    large = Decimal("123456789012345.6789")
    book = book_in(written_book(collation_of([answered(form, "x", {"a": large})], [form])))
    notes = [row[0] for row in _block(book["Siffror"], "A")]
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


def test_a_block_begins_on_a_page_that_has_room_for_it(book: Workbook) -> None:
    sheet = book["Siffror"]
    breaks = [one.id for one in sheet.row_breaks.brk]
    # Each of them takes most of a page.
    titles = [title for title, *_ in NUMBERS]
    starts = [cell.row for (cell,) in sheet.iter_rows(max_col=1) if cell.value in titles]
    assert breaks == [row - 1 for row in starts[1:]]
    assert book["Svar"].row_breaks.brk == []


def test_libreoffice_draws_the_charts_and_keeps_the_cells(data: bytes, tmp_path: Path) -> None:
    needs_calc(tmp_path / "known")
    printed = converted(data, "pdf", tmp_path, was="xlsx")
    shown = run_program("pdftotext", "-layout", str(printed), "-")
    for title in ("Företagsbesök (st)", "Branscher"):
        # Once over the block, once over the chart.
        assert shown.count(title) >= 2
    after = converted(data, "xlsx", tmp_path, was="xlsx").read_bytes()
    for name in FIGURE_SHEETS:
        before = rows_of(book_in(data, calculated=True)[name])
        kept = rows_of(book_in(after, calculated=True)[name])
        for row, again in zip(before, kept, strict=False):
            assert list(again[: len(row)]) == [
                pytest.approx(cell) if isinstance(cell, float) else cell for cell in row
            ]
    assert len(book_in(after)["Siffror"]._charts) == len(NUMBERS)


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
