"""Which parts of an address the parts of a name explain, and in how many steps."""

from collections.abc import Sequence
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.model.rules import contact_match


def _may_be_made_of(part: str, names: Sequence[str]) -> bool:
    """In all ways there are."""
    return contact_match._is_one(part, names) or any(
        part.startswith(name) and _may_be_made_of(part[len(name) :], names)
        for name in names
        if 1 < len(name) < len(part)
    )


@given(
    part=st.text("ab", min_size=1, max_size=9),
    names=st.lists(st.text("ab", min_size=1, max_size=4), max_size=4),
)
def test_a_part_is_explained_by_names_in_any_order(part: str, names: list[str]) -> None:
    assert contact_match._explained(part, names) == _may_be_made_of(part, names)


@pytest.mark.parametrize("name", ["Aa " * 99, "Aa Aaa Aaaa Aaaaa"])
def test_names_that_go_into_an_address_in_many_ways_are_tried_once_each(name: str) -> None:
    part = f"{'a' * 60}b"
    with patch.object(contact_match, "_is_one", wraps=contact_match._is_one) as tried:
        assert not contact_match._can_be_of(f"{part}.c", name, set())
    assert tried.call_count <= 4 * len(part)
