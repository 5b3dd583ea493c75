"""Columns are as wide as their words, and all of them as wide as the page."""

from hypothesis import given
from hypothesis import strategies as st

from app.formats.docx.column_widths import ColumnTexts, fitted

_PAGE, _WIDE = 7938, 7938 + 2 * 1134
_columns = st.builds(
    ColumnTexts,
    st.lists(st.text("ab ", max_size=40), min_size=1, max_size=4).map(tuple),
    st.booleans(),
)


def _column(*texts: str, takes_space: bool = True) -> ColumnTexts:
    return ColumnTexts(texts, takes_space)


@given(columns=st.lists(_columns, min_size=1, max_size=20))
def test_the_columns_fill_the_page(columns: list[ColumnTexts]) -> None:
    fit = fitted(columns)
    assert sum(fit.widths) == (_WIDE if fit.beyond else _PAGE)
    assert min(fit.widths) > 0
    assert fit.is_small or not fit.beyond


def test_what_is_left_goes_to_the_text() -> None:
    fit = fitted([_column("Ort"), _column("Antal", takes_space=False)])
    assert fit.widths[0] > 5 * fit.widths[1]
    assert not fit.is_small


def test_a_number_is_not_broken() -> None:
    number, text = "100\u00a0000\u00a0000", "ett och två och tre och fyra och fem och sex"
    fit = fitted([*[_column(text)] * 5, _column(number, takes_space=False)])
    assert fit.widths[-1] >= len(number) * 112


def test_many_columns_get_small_letters_and_then_more_of_the_page() -> None:
    words = [_column("Verksamhet")]
    fits = [fitted(words * count) for count in (5, 6, 7)]
    assert [(fit.is_small, bool(fit.beyond)) for fit in fits] == [
        (False, False),
        (True, False),
        (True, True),
    ]
