"""Yes and no as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.model.kinds.unreadable import UnreadableValueError, ValueFault
from app.model.kinds.written_yes_no import written_yes_no, yes_or_no_in

YES = [
    *("ja", "Ja", "JA", "Ja.", "ja!", "j", " ja ", "ja\n", "ja\u00a0", "j\u200ba", "jo", "jadå"),
    *(
        "Ja tack",
        "ja  visst",
        "javisst",
        "japp",
        "Absolut",
        "stämmer",
        "Det stämmer.",
        "yes",
        "SANT",
    ),
]
NO = [
    *("nej", "Nej", "NEJ", "nej.", "n", "nä", "nejdå", "Nej tack!", "nix", "no", "FALSKT"),
    *("stämmer inte", "det stämmer inte"),
]
NEITHER = [
    *(
        "",
        "-",
        "kanske",
        "vet ej",
        "nja",
        "delvis",
        "ja?",
        "ja/nej",
        "ja och nej",
        "både ja och nej",
    ),
    *("x", "1", "0", "☒", "ja, delvis", "nej, inte än", "inte", "jag", "nejlika", "n/a", "ok"),
]


@pytest.mark.parametrize("text", YES)
def test_yes(text: str) -> None:
    assert written_yes_no(text) is True


@pytest.mark.parametrize("text", NO)
def test_no(text: str) -> None:
    assert written_yes_no(text) is False


@pytest.mark.parametrize("text", NEITHER)
def test_what_is_neither_or_more_is_refused(text: str) -> None:
    with pytest.raises(UnreadableValueError) as refused:
        written_yes_no(text)
    assert refused.value.code is ValueFault.NO_YES_OR_NO


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Ja, sedan 2020.", True),
        ("Ja. Vi har två.", True),
        ("JA!", True),
        ("Jo, delvis", True),
        ("Javisst, sedan länge", True),
        ("Nej, inte än.", False),
        ("Nä", False),
        ("Nej\nVi väntar.", False),
        ("Ja och nej", None),
        ("Ja/Nej", None),
        ("Nej – ja", None),
        ("Absolut inte", None),
        ("Nja", None),
        ("Jag vet inte", None),
        ("Ja-sägare finns", None),
        ("Nämnden säger ja", None),
        ("", None),
    ],
)
def test_what_a_text_begins_with(text: str, says: bool | None) -> None:
    assert yes_or_no_in(text) is says


@given(text=st.text(max_size=8))
def test_whatever_is_typed_is_read_or_refused(text: str) -> None:
    try:
        assert written_yes_no(text) in (True, False)
    except UnreadableValueError as refused:
        assert str(refused)
