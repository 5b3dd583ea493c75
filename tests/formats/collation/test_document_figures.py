"""What is answered with values stands in the collation's document as tables, every figure right."""

import io
from decimal import Decimal

import docx
import pytest
from docx.table import Table

from app.formats.docx.markup import w
from app.model.kinds.asked import plain_number
from app.model.kinds.told import number_text
from tests.formats.collation.collation_documents import heading_texts, lines_of, root_of, written
from tests.support.collated_values import (
    COMMITTEES,
    answers_to,
    rows,
    share,
    value_collation,
    value_reports,
    visits,
)
from tests.support.collations import example_collation

NAMES = [report.committee.name for report in value_reports() if report.committee]


def _tables(document: bytes) -> dict[str, list[list[list[str]]]]:
    """The tables by their captions, which screen readers say, as rows of texts."""
    found: dict[str, list[list[list[str]]]] = {}
    for table in docx.Document(io.BytesIO(document)).tables:
        found.setdefault(_caption(table), []).append(
            [[cell.text for cell in row.cells] for row in table.rows]
        )
    return found


def _caption(table: Table) -> str:
    (caption,) = table._tbl.tblPr.xpath("w:tblCaption/@w:val")
    return str(caption)


@pytest.fixture(scope="module")
def compared() -> bytes:
    return written(value_collation())


@pytest.fixture(scope="module")
def tables() -> dict[str, list[list[list[str]]]]:
    return _tables(written(value_collation(compared=False)))


def _short(question_id: str) -> str:
    questions = (one for area in value_collation().areas for one in area.questions)
    return next(one.short for one in questions if one.id == question_id)


def test_every_number_stands_beside_its_committee_and_their_sum_below(
    tables: dict[str, list[list[list[str]]]],
) -> None:
    ((headings, *found, last),) = tables[_short("antal-besok")]
    given = {NAMES[at]: visits(at) for at in range(COMMITTEES) if at % 5 != 4}
    assert headings[0] == "Nämnd"
    assert found == [[name, number_text(number)] for name, number in given.items()]
    assert last == ["Summa", number_text(sum(given.values(), start=Decimal(0)))]


def test_percentages_have_a_mean_below(tables: dict[str, list[list[list[str]]]]) -> None:
    ((headings, *found, last),) = tables[_short("andel-av-budget")]
    given = [share(at) for at in range(COMMITTEES) if at % 9 != 8]
    assert headings == ["Nämnd", "Värde (%)"]
    assert [row[1] for row in found] == [number_text(plain_number(one)) for one in given]
    assert last[0] == "Medel"
    mean = Decimal(last[1].replace(",", "."))
    assert abs(mean - sum(given, start=Decimal(0)) / len(given)) < Decimal("0.01")


def test_changes_stand_beside_with_their_sign(compared: bytes) -> None:
    ((headings, *found, last),) = _tables(compared)[_short("antal-besok")]
    assert headings[2:] == ["Tertialrapport 1 2022", "Ändring"]
    total = Decimal(0)
    for name, value, before, change in found:
        at = NAMES.index(name)
        if at % 7 != 6 and (at + 1) % 1250 and value[:1].isdigit() and before:
            difference = visits(at) - visits(at + 1)
            total += difference
            assert before == number_text(visits(at + 1))
            assert change == ("+" if difference > 0 else "") + number_text(difference)
    assert last[3] == ("+" if total > 0 else "") + number_text(total)


def test_choices_are_counted_with_those_who_chose(tables: dict[str, list[list[list[str]]]]) -> None:
    ((_, yes, no),) = tables[_short("har-dialog")]
    assert yes[:2] == ["Ja", str(sum(at % 5 != 4 for at in range(COMMITTEES)))]
    assert yes[2].split("; ") == [name for at, name in enumerate(NAMES) if at % 5 != 4]
    assert no[:2] == ["Nej", str(sum(at % 5 == 4 for at in range(COMMITTEES)))]
    ((_, *options),) = tables[_short("branscher")]
    assert options[-1][0] == "Egna ord"
    assert all(name.endswith(": Fiske; och jakt") for name in options[-1][2].split("\n"))


def test_each_table_stands_under_its_committee(tables: dict[str, list[list[list[str]]]]) -> None:
    written_rows = [row for table in tables[_short("insatser")] for row in table[1:]]
    assert [row[0] for row in written_rows] == [
        one["insats"] for at in range(COMMITTEES) for one in rows(at)
    ]
    ((*_, total),) = tables["Kostnad"]
    every = [row for at in range(COMMITTEES) for row in rows(at)]
    costs = [Decimal(row["kostnad"]) for row in every if "kostnad" in row]
    assert total == ["Summa", number_text(sum(costs, start=Decimal(0)))]


def test_by_committee_every_value_is_told() -> None:
    lines = [text for _, text in lines_of(written(value_collation(), by_committee=True))]
    for answer in answers_to(value_collation(), "antal-besok").values():
        if answer.value is not None:
            assert answer.told in lines


def test_sets_that_ask_for_text_alone_have_no_tables_of_figures() -> None:
    document = written(example_collation())
    styles = {style.get(w("val")) for style in root_of(document).iter(w("tblStyle"))}
    assert styles == {"FieldTable"}
    assert len(_tables(document)) == 1
    assert heading_texts(document, 2)
