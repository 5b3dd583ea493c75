"""Numbers of all committees: each stands, the sums are exact, and units are kept apart."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from statistics import median
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.model.collation.figures.given_values import FigureState
from app.model.collation.figures.number_figures import (
    NumberFigures,
    exact_sum,
    summary_of,
)
from app.model.collation.figures.question_figures import (
    CollationFigures,
    QuestionFigures,
    states_of,
)
from app.model.form import FormDefinition
from app.model.report import Report
from tests.support.answered_values import BEFORE, NOT_APPLICABLE, answered, asking
from tests.support.collations import collation_of
from tests.support.kind_strategies import numbers

COUNT = {"id": "antal", "kind": "number", "unit": "st"}
SHARE = {"id": "andel", "kind": "number", "unit": "%", "decimals": 1}
COST = {"id": "kostnad", "kind": "number", "unit": "tkr", "decimals": 1}
ROWS = {
    "id": "insatser",
    "kind": "table",
    "columns": [
        {"id": "insats", "text": "Insats"},
        {"id": "antal", "text": "Antal", "kind": "number", "unit": "st"},
        {"id": "andel", "text": "Andel", "kind": "number", "unit": "%"},
    ],
    "totals": True,
}


def figures(
    reports: list[Report], form: FormDefinition, before: list[Report] | None = None
) -> dict[str, QuestionFigures]:
    collation = collation_of(reports, [form], before or [])
    counted = CollationFigures(collation)
    return {one.id: counted.of(one) for area in collation.areas for one in area.questions}


def _numbers(
    question: Mapping[str, object], *values: object, before: Mapping[str, object] | None = None
) -> NumberFigures:
    """Of one question, answered by committees that are called a, b, c."""
    form = asking(question)
    asked = str(question["id"])
    reports = [
        answered(form, name, {asked: one}) for name, one in zip("abcde", values, strict=False)
    ]
    earlier = [answered(form, who, {asked: one}, BEFORE) for who, one in (before or {}).items()]
    (found,) = figures(reports, form, earlier)[asked].numbers
    return found


def test_every_committee_has_its_number_and_all_together_their_sum() -> None:
    found = _numbers(COUNT, Decimal(3), Decimal(-1), Decimal(10), Decimal(4))
    assert [one.name for one in found.committees] == ["A", "B", "C", "D"]
    assert [one.value for one in found.committees] == [3, -1, 10, 4]
    assert found.summary is not None
    assert found.summary.total == 16
    assert (found.summary.mean, found.summary.median) == (Decimal(4), Decimal("3.5"))
    assert (found.summary.least, found.summary.most) == (Decimal(-1), Decimal(10))
    assert found.summary.count == 4
    assert found.unit == "st"
    assert found.comparison is None


def test_percentages_have_no_sum() -> None:
    found = _numbers(SHARE, Decimal("12.5"), Decimal(20))
    assert found.summary is not None
    assert found.summary.total is None
    assert (found.summary.mean, found.summary.median) == (Decimal("16.25"), Decimal("16.25"))
    assert found.decimals == 1


def test_what_is_not_given_is_counted_apart() -> None:
    form, other = asking(COUNT), asking(COST)
    reports = [
        answered(form, "a", {"antal": Decimal(0)}),
        answered(form, "b", {}),
        answered(form, "c", {"antal": NOT_APPLICABLE}),
        answered(form, "d", {"antal": {"unfinished": [{"text": "ca 5"}]}}),
        answered(other, "e", {"kostnad": Decimal(1)}),
    ]
    (found,) = figures(reports, form)["antal"].numbers
    assert [one.state for one in found.committees] == [
        *(FigureState.GIVEN, FigureState.BLANK, FigureState.NOT_APPLICABLE),
        *(FigureState.UNFINISHED, FigureState.NOT_ASKED),
    ]
    assert [one.value for one in found.committees] == [0, None, None, None, None]
    assert states_of(found.committees)[FigureState.GIVEN] == 1


def test_a_question_that_is_not_asked_because_of_another_is_no_gap() -> None:
    form = asking(
        {"id": "dialog", "kind": "yes_no"},
        {**COUNT, "ask_if": {"question": "dialog", "is": ["yes"]}},
    )
    reports = [
        answered(form, "a", {"dialog": True, "antal": Decimal(2)}),
        answered(form, "b", {"dialog": False, "antal": Decimal(7)}),
    ]
    (found,) = figures(reports, form)["antal"].numbers
    assert [one.state for one in found.committees] == [FigureState.GIVEN, FigureState.NOT_ASKED]
    assert found.summary is not None
    assert found.summary.total == 2


def test_numbers_in_several_units_are_never_added() -> None:
    form, older = asking(COUNT), asking({**COUNT, "unit": "tkr"}, version=2)
    reports = [
        answered(older, "a", {"antal": Decimal(5)}),
        answered(form, "b", {"antal": Decimal(7)}),
        answered(form, "c", {"antal": Decimal(8)}),
    ]
    usual, other = figures(reports, form)["antal"].numbers
    assert (usual.unit, other.unit) == ("st", "tkr")
    assert usual.summary is not None
    assert other.summary is not None
    assert (usual.summary.total, other.summary.total) == (Decimal(15), Decimal(5))
    assert [one.state for one in usual.committees] == [
        *(FigureState.OTHERWISE, FigureState.GIVEN, FigureState.GIVEN)
    ]
    assert [one.state for one in other.committees][1:] == [FigureState.OTHERWISE] * 2


def test_what_is_asked_in_another_unit_is_compared_there_alone() -> None:
    form, older = asking(COST), asking({**COST, "unit": "kr", "decimals": 0}, version=2)
    reports = [
        answered(form, "a", {"kostnad": Decimal(5)}),
        answered(older, "b", {"kostnad": Decimal(7000)}),
    ]
    before = [answered(form, name, {"kostnad": Decimal(4)}, BEFORE) for name in "ab"]
    usual, other = figures(reports, form, before)["kostnad"].numbers
    assert [one.earlier for one in usual.committees] == [4, None]
    assert [one.earlier for one in other.committees] == [None, 4000]


def test_what_was_answered_with_text_is_no_number() -> None:
    form, older = asking(COUNT), asking({"id": "antal"}, version=2)
    reports = [answered(older, "a", {}), answered(form, "b", {"antal": Decimal(7)})]
    (found,) = figures(reports, form)["antal"].numbers
    assert [one.state for one in found.committees] == [FigureState.OTHERWISE, FigureState.GIVEN]


def test_what_has_changed_is_of_those_that_have_both() -> None:
    before = {"a": Decimal(2), "c": Decimal(6)}
    found = _numbers(COUNT, Decimal(3), Decimal(100), None, before=before)
    assert [one.change for one in found.committees] == [1, None, None]
    assert [one.earlier for one in found.committees] == [2, None, 6]
    assert {one.earlier_term for one in found.committees} == {BEFORE, None}
    assert found.earlier_terms == (BEFORE,)
    assert found.comparison is not None
    assert (found.comparison.now.count, found.comparison.change) == (1, Decimal(1))


def test_a_change_of_percentages_is_of_their_mean() -> None:
    found = _numbers(SHARE, Decimal(10), Decimal(20), before={"a": Decimal(9), "b": Decimal(18)})
    assert found.comparison is not None
    assert found.comparison.change == Decimal("1.5")


@pytest.mark.parametrize(
    ("unit", "now", "earlier"),
    [("tkr", "1500", "1.5"), ("kr", "2", None), ("st", "2", None)],
    ids=["thousands", "nothing", "other"],
)
def test_what_came_before_is_in_the_unit_of_now(unit: str, now: str, earlier: str | None) -> None:
    form = asking({**COST, "unit": "mnkr", "decimals": 4})
    older = asking({**COST, "unit": unit, "decimals": 0})
    given = {"kostnad": Decimal(now)} if unit != "kr" else {}
    reports = [answered(form, "a", {"kostnad": Decimal(2)})]
    (found,) = figures(reports, form, [answered(older, "a", given, BEFORE)])["kostnad"].numbers
    assert found.committees[0].earlier == (Decimal(earlier) if earlier else None)


def test_those_that_one_came_from_are_added_but_for_percentages() -> None:
    form = asking(COUNT, SHARE)
    reports = [answered(form, "a", {"antal": Decimal(9), "andel": Decimal(5)})]
    before = [
        answered(form, "a", {"antal": Decimal(number), "andel": Decimal(1)}, BEFORE)
        for number in (3, 4)
    ]
    found = figures(reports, form, before)
    assert found["antal"].numbers[0].committees[0].earlier == 7
    assert found["andel"].numbers[0].committees[0].earlier is None
    before[1] = answered(form, "a", {}, BEFORE)
    assert figures(reports, form, before)["antal"].numbers[0].committees[0].earlier is None


def _rows(*cells: dict[str, Any]) -> dict[str, object]:
    return {"rows": list(cells)}


def test_a_column_of_numbers_is_added_up_for_each_committee() -> None:
    form = asking(ROWS)
    reports = [
        answered(form, "a", {"insatser": _rows({"antal": "2"}, {}, {"antal": "3", "andel": "10"})}),
        answered(form, "b", {"insatser": _rows({"antal": "5", "andel": "20"}, {"andel": "40"})}),
        answered(form, "c", {"insatser": _rows({"insats": "Mässa"})}),
        answered(
            form,
            "d",
            {
                "insatser": {
                    "value": _rows({"antal": "9"}),
                    "unfinished": [{"text": "ca 5", "row": 1, "column": "antal"}],
                }
            },
        ),
    ]
    count, share = figures(reports, form)["insatser"].numbers
    assert (count.way.column, count.text, share.text) == ("antal", "Antal", "Andel")
    assert [one.value for one in count.committees] == [5, 5, None, None]
    assert [one.state for one in count.committees] == [
        *(FigureState.GIVEN, FigureState.GIVEN, FigureState.BLANK, FigureState.UNFINISHED)
    ]
    assert [one.value for one in share.committees] == [10, 30, None, None]
    # A mean may have more decimals than what it is of.
    assert (count.decimals, share.decimals) == (0, 1)
    assert count.summary is not None
    assert share.summary is not None
    assert (count.summary.total, share.summary.total) == (Decimal(10), None)


def test_a_column_that_a_set_lacks_is_not_asked() -> None:
    form = asking(ROWS)
    older = asking({**ROWS, "columns": ROWS["columns"][:2]}, version=2)  # type: ignore[index]
    reports = [
        answered(form, "a", {"insatser": _rows({"andel": "10"})}),
        answered(older, "b", {"insatser": _rows({"antal": "10"})}),
    ]
    _, share = figures(reports, form)["insatser"].numbers
    assert [one.state for one in share.committees] == [FigureState.GIVEN, FigureState.NOT_ASKED]


@given(given_numbers=st.lists(numbers(), min_size=1, max_size=40))
def test_sums_means_and_medians_are_those_of_fractions(given_numbers: list[Decimal]) -> None:
    found = summary_of(given_numbers, "kr")
    assert found is not None
    fractions = [Fraction(one) for one in given_numbers]
    assert found.total is not None
    assert Fraction(found.total) == sum(fractions)
    assert Fraction(found.median) == median(fractions)
    mean = sum(fractions, start=Fraction(0)) / len(fractions)
    assert abs(Fraction(found.mean) - mean) < Fraction(1, 10**8)
    assert found.least <= found.mean <= found.most
    assert (found.least, found.most) == (min(given_numbers), max(given_numbers))


def test_a_sum_of_very_many_numbers_is_exact() -> None:
    large = Decimal("999999999999999.9999")
    assert exact_sum([large] * 100_000 + [Decimal("0.0001")]) == Decimal(
        "99999999999999999990.0001"
    )


@given(
    values=st.lists(st.none() | numbers(2), min_size=1, max_size=5),
    before=st.lists(st.none() | numbers(2), min_size=1, max_size=5),
)
def test_a_change_is_of_the_sums_of_the_same_committees(
    values: list[Decimal | None], before: list[Decimal | None]
) -> None:
    found = _numbers(
        {**COUNT, "decimals": 2}, *values, before=dict(zip("abcde", before, strict=False))
    )
    both = [
        (now, then)
        for now, then in zip(values, before, strict=False)
        if now is not None and then is not None
    ]
    changes = [one.change for one in found.committees if one.change is not None]
    assert len(changes) == len(both)
    if found.comparison is None:
        assert not both
    else:
        assert found.comparison.change == exact_sum(now - then for now, then in both)
        assert found.comparison.change == exact_sum(changes)
