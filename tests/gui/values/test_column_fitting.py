"""Headings are never cut off, and no room is left over."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.gui.values.column_fitting import fitted

_COLUMNS = st.lists(st.tuples(st.integers(20, 200), st.integers(0, 300)), min_size=1, max_size=12)


@given(columns=_COLUMNS, room=st.integers(50, 2000))
def test_the_room_is_filled_and_every_heading_is_whole(
    columns: list[tuple[int, int]], room: int
) -> None:
    least = [few for few, _ in columns]
    wanted = [few + more for few, more in columns]
    widths = fitted(least, wanted, room)
    assert all(width >= few for width, few in zip(widths, least, strict=True))
    assert sum(widths) == max(room, sum(least))


@pytest.mark.parametrize(
    ("room", "widths"),
    [(60, [50, 50]), (100, [50, 50]), (130, [50, 80]), (155, [50, 105]), (310, [100, 210])],
)
def test_what_wants_more_gets_more(room: int, widths: list[int]) -> None:
    assert fitted([50, 50], [50, 105], room) == widths
