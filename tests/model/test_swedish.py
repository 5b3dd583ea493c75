"""How a text stands in a sentence."""

import pytest

from app.model.swedish import with_capital


@pytest.mark.parametrize(
    ("text", "begun"),
    [
        ("i dag 9.30", "I dag 9.30"),
        ("ärenden i SDN", "Ärenden i SDN"),
        ("Klart", "Klart"),
        ("", ""),
    ],
)
def test_a_sentence_begins_with_a_capital(text: str, begun: str) -> None:
    assert with_capital(text) == begun
