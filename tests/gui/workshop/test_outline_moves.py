"""Where in a set something comes to stand that is added, moved or dragged."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.gui.workshop.outline import question_at, section_of
from app.gui.workshop.outline_moves import place_after, target_before, target_of_drop
from app.model.base import Location

WHOLE: Location = ()


def places(*counts: int) -> list[Location]:
    """The outline of a set whose sections have so many questions."""
    found: list[Location] = [WHOLE]
    for section, count in enumerate(counts):
        found.append(section_of(section))
        found += [question_at(section, index) for index in range(count)]
    return found


def moved(counts: tuple[int, ...], place: Location, to: Location) -> list[list[str]]:
    """The questions, section by section, when one has come to where a move says."""
    sections = [[f"{s}{q}" for q in range(count)] for s, count in enumerate(counts)]
    question = sections[int(place[1])].pop(int(place[3]))
    sections[int(to[1])].insert(int(to[3]), question)
    return sections


@pytest.mark.parametrize(
    ("place", "added"),
    [
        (WHOLE, (0, 2)),
        (section_of(0), (0, 2)),
        (section_of(1), (1, 1)),
        (question_at(0, 0), (0, 1)),
        (question_at(1, 0), (1, 1)),
    ],
)
def test_a_question_is_added_after_where_one_is(place: Location, added: tuple[int, int]) -> None:
    assert place_after(places(2, 1), place) == added


@pytest.mark.parametrize(
    ("place", "step", "target"),
    [
        (WHOLE, 1, None),
        (question_at(0, 0), 1, question_at(0, 1)),
        (question_at(0, 1), -1, question_at(0, 0)),
        # Over the heading of a section, and into the next.
        (question_at(0, 1), 1, question_at(1, 0)),
        (question_at(1, 0), -1, question_at(0, 2)),
        (question_at(0, 0), -1, None),
        (question_at(1, 0), 1, None),
        (section_of(0), 1, section_of(1)),
        (section_of(1), 1, None),
        (section_of(0), -1, None),
    ],
)
def test_a_step_leads_from_section_to_section(
    place: Location, step: int, target: Location | None
) -> None:
    assert target_before(places(2, 1), place, step) == target


@pytest.mark.parametrize(
    ("place", "before", "target"),
    [
        (WHOLE, section_of(0), None),
        (section_of(0), WHOLE, section_of(1)),
        (section_of(1), section_of(0), section_of(0)),
        (section_of(1), question_at(0, 1), section_of(1)),
        (section_of(0), question_at(1, 0), section_of(1)),
        (question_at(0, 0), section_of(0), question_at(0, 0)),
        (question_at(1, 0), section_of(1), question_at(0, 2)),
        (question_at(0, 0), WHOLE, question_at(1, 1)),
    ],
)
def test_what_is_dropped_comes_before_what_it_is_dropped_on(
    place: Location, before: Location, target: Location | None
) -> None:
    assert target_of_drop(places(2, 1), place, before) == target


@given(st.lists(st.integers(1, 4), min_size=1, max_size=4), st.data())
def test_a_dropped_question_stands_right_above_the_other(
    counts: list[int], data: st.DataObject
) -> None:
    outline = places(*counts)
    questions = [place for place in outline if len(place) == 4]
    place, before = data.draw(st.sampled_from(questions)), data.draw(st.sampled_from(questions))
    target = target_of_drop(outline, place, before)
    assert target is not None
    sections = moved(tuple(counts), place, target)
    dropped, other = f"{place[1]}{place[3]}", f"{before[1]}{before[3]}"
    if dropped == other:
        assert target == place
    else:
        within = sections[int(before[1])]
        assert within[within.index(other) - 1] == dropped


@given(st.lists(st.integers(1, 4), min_size=1, max_size=4), st.data())
def test_a_step_down_is_taken_back_by_a_step_up(counts: list[int], data: st.DataObject) -> None:
    outline = places(*counts)
    questions = [place for place in outline if len(place) == 4]
    place = data.draw(st.sampled_from(questions))
    down = target_before(outline, place, 1)
    if down is None:
        assert place == questions[-1]
        return
    after = [len(one) for one in moved(tuple(counts), place, down)]
    assert target_before(places(*after), down, -1) == place
