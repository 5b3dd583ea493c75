"""Values that came in as files, from the folders to what is written of them."""

import csv
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from app.model.collation.collation import Collation
from app.model.collation.figures.choice_figures import ChoiceFigures
from app.model.collation.figures.number_figures import NumberFigures
from app.model.collation.figures.question_figures import CollationFigures, QuestionFigures
from app.model.collation.figures.table_figures import DateFigures
from app.model.collation.outline import AskedQuestion
from app.model.form import FormDefinition
from app.model.kinds.kind import Kind
from app.paths import bundled_data
from app.services.catalog import Catalog
from app.services.collating.folder_collation import FolderCollation
from app.services.collating.result_files import ResultFiles
from app.services.collating.stored_collation import StoredCollation
from tests.support.answered_values import BEFORE, TERM, answered, asking
from tests.support.collated_results import in_json, in_sheet
from tests.support.collated_values import value_collation, value_form, value_reports
from tests.support.incoming_folder import IncomingFolder, collating_with
from tests.support.reading_here import ReadingHere
from tests.support.report_documents import exported
from tests.support.workplace import bundled_catalog

STILL = value_collation()


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return Catalog(bundled_catalog().register, [value_form()])


@pytest.fixture(scope="module")
def collecting(
    tmp_path_factory: pytest.TempPathFactory, catalog: Catalog
) -> Iterator[FolderCollation]:
    """28 reports, some as documents alone, and those of the term before in another folder."""
    now, before = tmp_path_factory.mktemp("in"), tmp_path_factory.mktemp("before")
    incoming, earlier = IncomingFolder(now, catalog), IncomingFolder(before, catalog)
    for at, report in enumerate(value_reports(TERM)):
        if at % 5 == 0:
            incoming.put(f"{at}.docx", exported(report, value_form()))
        else:
            incoming.put_json(f"{at}.json", report)
    for at, report in enumerate(value_reports(BEFORE)):
        earlier.put_json(f"{at}.json", report)
    with collating_with(catalog, reader=ReadingHere) as collecting:
        collecting.read_folder(now, lambda *_: None)
        collecting.read_folder(before, lambda *_: None, "before/", earlier=True)
        yield collecting


@pytest.fixture(scope="module")
def collation(collecting: FolderCollation) -> StoredCollation:
    return collecting.collation(TERM)


def _questions(collation: Collation) -> list[AskedQuestion]:
    return [one for area in collation.areas for one in area.questions]


def _told(figures: QuestionFigures) -> list[object]:
    """The figures without the keys of the committees, which a collation makes up."""
    places: list[NumberFigures | ChoiceFigures | DateFigures]
    places = [*figures.numbers, *figures.choices, *figures.dates]
    return [
        [
            (place.way, place.text, one.name, one.state, getattr(one, "value", None))
            for place in places
            for one in place.committees
        ],
        [(one.summary, one.comparison) for one in figures.numbers],
        [(one.options, one.other, one.answered) for one in figures.choices],
        [(row.name, row.number, row.cells) for row in figures.table.rows] if figures.table else [],
    ]


def test_what_is_read_from_files_is_counted_as_what_was_sent(collation: StoredCollation) -> None:
    kinds = {one.id: one.kinds for one in _questions(collation)}
    assert kinds == {one.id: one.kinds for one in _questions(STILL)}
    assert {kind for one in kinds.values() for kind in one} == set(Kind) - {Kind.TEXT}
    stored, still = CollationFigures(collation), CollationFigures(STILL)
    of_still = {one.id: one for one in _questions(STILL)}
    for question in _questions(collation):
        assert _told(stored.of(question)) == _told(still.of(of_still[question.id]))
    assert collation.earlier_terms == (BEFORE,)


def test_what_is_not_asked_is_no_gap(collation: StoredCollation) -> None:
    (still,) = (one for one in STILL.participants() if one.name == "Trafiknämnden")
    (stored,) = (one for one in collation.participants() if one.name == "Trafiknämnden")
    assert stored.states == still.states
    assert "antal-besok" not in collation.states_of(stored.key)


def test_each_file_has_the_same_sum(collation: StoredCollation, tmp_path: Path) -> None:
    paths = ResultFiles(bundled_data().report_template).write(collation, tmp_path)
    _, workbook, answers, tables, everything = paths
    reports = [one["report"] for one in in_json(everything)["participants"]]
    of_json = [
        int(answer["value"])
        for report in reports
        for answer in report["answers"]
        if answer["question_id"] == "antal-besok"
    ]
    with answers.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    of_csv = [int(row["number"]) for row in rows if row["question_id"] == "antal-besok"]
    assert of_csv == of_json
    sheet = in_sheet(workbook, "Siffror", calculated=True)
    assert next(row[1] for row in sheet if row[0] == "Summa") == sum(of_json)
    assert tables.name.endswith("_tabeller.csv")


def test_a_column_that_replaces_another_is_compared_with_it(tmp_path: Path) -> None:
    def asked(column_id: str, *replaces: str) -> FormDefinition:
        column = {"id": column_id, "text": "Kostnad", "kind": "number", "replaces": replaces}
        return asking({"id": "t", "kind": "table", "columns": [column]})

    now, before = asked("kostnad", "pris"), asked("pris")
    incoming = IncomingFolder(tmp_path, Catalog(bundled_catalog().register, [now]))
    rows = {"t": {"rows": [{"kostnad": "7"}, {"kostnad": "2"}]}}
    incoming.put_json("nu.json", answered(now, "farsta", rows))
    rows = {"t": {"rows": [{"pris": "5"}]}}
    incoming.put_json("före.json", answered(before, "farsta", rows, BEFORE))
    with collating_with(incoming.catalog, reader=ReadingHere) as collecting:
        collecting.read_folder(tmp_path, lambda *_: None)
        collation = collecting.collation(TERM)
        (question,) = _questions(collation)
        (figures,) = CollationFigures(collation).of(question).numbers
    (farsta,) = figures.committees
    assert (farsta.value, farsta.earlier, farsta.change) == (Decimal(9), Decimal(5), Decimal(4))
