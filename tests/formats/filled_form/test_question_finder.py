"""Which of the places where questions may stand are taken."""

from itertools import pairwise, product

from hypothesis import given
from hypothesis import strategies as st

from app.formats.filled_form.question_finder import FoundQuestion, _in_order

_PLACES = st.lists(
    st.builds(
        lambda start, length, likeness: FoundQuestion("x", start, start + length, likeness),
        st.integers(0, 8),
        st.integers(1, 3),
        st.sampled_from([90.0, 95.0, 100.0]),
    ),
    max_size=4,
)


def _worth(chosen: tuple[FoundQuestion, ...]) -> tuple[int, float]:
    return len(chosen), sum(place.likeness for place in chosen)


def _goes_forward(chosen: tuple[FoundQuestion, ...]) -> bool:
    return all(one.end <= following.start for one, following in pairwise(chosen))


@given(everywhere=st.lists(_PLACES, max_size=4))
def test_no_choice_that_goes_forward_is_worth_more(everywhere: list[list[FoundQuestion]]) -> None:
    chosen = _in_order(everywhere)
    assert _goes_forward(chosen)
    every = product(*([None, *places] for places in everywhere))
    choices = (tuple(place for place in choice if place is not None) for choice in every)
    assert _worth(chosen) == max(_worth(choice) for choice in choices if _goes_forward(choice))
