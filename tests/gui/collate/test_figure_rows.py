"""A question's figures as bars: sorted by size, from one zero, and none longer than the width."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from app.gui.collate.figure_rows import FigureRow, shown_figures, spans_of
from app.model.collation.figures.question_figures import CollationFigures
from tests.support.collated_values import COMMITTEES, value_collation, visits
from tests.support.terms import RESPONDENT

NUMBERS = st.decimals(-(10**12), 10**12, places=2)
ROWS = st.lists(st.builds(FigureRow, st.just("A"), NUMBERS, st.none() | NUMBERS), min_size=1)


def _shown(question_id: str) -> list[tuple[str, list[FigureRow], str]]:
    collation = value_collation()
    questions = (one for area in collation.areas for one in area.questions)
    question = next(one for one in questions if one.id == question_id)
    found = shown_figures(CollationFigures(collation).of(question), RESPONDENT)
    return [(one.what, list(one.rows), one.about) for one in found]


def test_numbers_are_sorted_by_size_with_their_sum() -> None:
    ((what, rows, about),) = _shown("antal-besok")
    given_numbers = sorted((visits(at) for at in range(COMMITTEES) if at % 5 != 4), reverse=True)
    assert what == "Värde (st)"
    assert [row.value for row in rows] == given_numbers
    total = f"{sum(given_numbers):,}".replace(",", "\u00a0")
    assert about.startswith(f"Summa {total}\u00a0st. Medel ")
    assert all(row.change == row.value - row.earlier for row in rows if row.earlier is not None)


def test_choices_are_bars_of_counts() -> None:
    ((what, rows, _),) = _shown("har-dialog")
    assert what == "Antal"
    yes = sum(at % 5 != 4 for at in range(COMMITTEES))
    assert [(row.name, int(row.value)) for row in rows] == [("Ja", yes), ("Nej", COMMITTEES - yes)]


def test_percentages_are_not_added() -> None:
    ((_, _, about),) = _shown("andel-av-budget")
    assert "Summa" not in about


def test_columns_of_a_table_have_bars_of_their_own() -> None:
    assert {what for what, *_ in _shown("insatser")} == {"Värde (st)", "Värde (tkr)", "Antal"}


def test_text_has_no_bars() -> None:
    assert _shown("ovriga-upplysningar") == []


@given(rows=ROWS)
def test_bars_are_within_the_width_and_begin_at_zero(rows: list[FigureRow]) -> None:
    spans = spans_of(rows, compared=True)
    for row, (now, before) in zip(rows, spans, strict=True):
        assert 0 <= now.begins <= now.ends <= 1
        assert (before is None) is (row.earlier is None)
    both = [(row.value, now) for row, (now, _) in zip(rows, spans, strict=True)]
    zeros = [now.begins if value >= 0 else now.ends for value, now in both]
    assert max(zeros) - min(zeros) < 1e-9
    by_size = sorted(both, key=lambda one: abs(one[0]))
    lengths = [now.ends - now.begins for _, now in by_size]
    assert all(longer >= shorter - 1e-9 for shorter, longer in pairwise(lengths))
