"""Letters as an answer counts them, in Qt's units."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTextDocument

from app.gui.editor.text_document import load
from app.gui.editor.text_places import cursors_in, units_of
from app.model.base import sanitise
from tests.support.example_report import paragraph

pytestmark = pytest.mark.usefixtures("styled_app")


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("", [0]),
        ("abc", [0, 1, 2, 3]),
        ("é", [0, 1]),
        ("e\u0301a", [0, 2, 3]),
        ("a\U0001f600b", [0, 1, 3, 4]),
        ("e\u0301\U0001f600", [0, 2, 4]),
    ],
)
def test_each_letter_begins_at_its_unit(text: str, units: list[int]) -> None:
    assert list(units_of(text)) == units


@given(text=st.text(max_size=50).map(sanitise))
def test_a_text_as_it_is_kept_has_a_place_for_each_letter(text: str) -> None:
    assert [
        text.encode("utf-16-le")[2 * start : 2 * end].decode("utf-16-le")
        for start, end in zip(units_of(text), units_of(text)[1:], strict=False)
    ] == list(text)


def test_words_of_a_paragraph_are_selected() -> None:
    document = QTextDocument()
    load(document, (paragraph("Först."), paragraph("Hej \U0001f600 du där")))
    block = document.lastBlock()
    found = cursors_in(block, [(0, 3), (6, 8), (9, 99)])
    assert [cursor.selectedText() for cursor in found] == ["Hej", "du", "där"]
