"""A term is known however people write it, and never guessed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.model.term import Term
from tests.support.strategies import terms
from tests.support.terms import CALENDAR


@pytest.mark.parametrize(
    ("text", "code"),
    [
        *((text, "2022-T1") for text in ("2022-T1", "T1 2022", "T1-2022", "T1/2022", "T1, 2022")),
        *((text, "2022-T1") for text in ("2022 T1", "2022T1", "T 1 2022", "T1-22", "T1 -22")),
        *((text, "2022-T1") for text in ("TR1 2022", "Tertial 1 2022", "tertial 1, 2022")),
        *((text, "2022-T1") for text in ("2022 tertial 1", "tertial 1-2022", "Tertial ett 2022")),
        *((text, "2022-T1") for text in ("TERTIALRAPPORT 1, 2022", "Tertialrapport 1 år 2022")),
        *((text, "2022-T1") for text in ("Tertialrapport 1/2022", "Tertialrapport nr 1 2022")),
        ("Tertialrapport\u00a01\u00a02022", "2022-T1"),
        ("Tertial\u00adrapport 1 2022", "2022-T1"),
        ("Tertialrapport I 2022", "2022-T1"),
        ("Tertialrapport II 2022", "2022-T2"),
        ("första tertialet 2022", "2022-T1"),
        ("avser 2022, andra tertialet", "2022-T2"),
        ("1:a tertialet 2022", "2022-T1"),
        ("jan-april 2022", "2022-T1"),
        ("januari – april 2022", "2022-T1"),
        ("januari till och med augusti 2022", "2022-T2"),
        ("T2 (maj–aug) 2022", "2022-T2"),
        *((text, "2022-VB") for text in ("VB 2022", "VB22", "VB2022", "vb '22", "VB år 22")),
        ("Verksamhetsberättelse (VB) 2022", "2022-VB"),
        ("verksamhetsberättelsen för 2022", "2022-VB"),
        ("helåret 2022", "2022-VB"),
    ],
)
def test_a_term_is_recognised(text: str, code: str) -> None:
    assert str(CALENDAR.recognised(text)) == code


@pytest.mark.parametrize(
    "text",
    [
        *("", "2022", "T1", "22", "T1 1999", "T12022", "bokslut 2022", "årsredovisning 2022"),
        *("Q1 2022", "kvartal 1 2022", "T3 2022", "tertial 3 2022", "tredje tertialet 2022"),
        *("T1 och T2 2022", "T1/T2 2022", "tertialrapport 1 och 2 2022", "T1+2 2022"),
        *("T1 2021/2022", "T1 2021 VB 2022", "ej T1 2022", "T1 eller T2 2022"),
        *("Tertialrapport i år 2022", "den 1 februari 2022", "T1 " * 200 + "2022"),
    ],
)
def test_what_is_unclear_is_not_guessed(text: str) -> None:
    assert CALENDAR.recognised(text) is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("☒ Tertialrapport 1  ☐ Tertialrapport 2  ☐ Verksamhetsberättelse 2022", "2022-T1"),
        ("☐ Tertialrapport 1 2022\n☑ Tertialrapport 2 2022\n☐ VB 2022", "2022-T2"),
        ("Tertialrapport 1 ☐   Tertialrapport 2 ☐   Verksamhetsberättelse 2022 ☒", "2022-VB"),
        ("☐\nT1\n✔\nT2\n☐\nVB\n2022", "2022-T2"),
        ("[ ] T1 [x] T2 [ ] VB 2022", "2022-T2"),
        ("( ) T1  ( ) T2  (X) VB 2022", "2022-VB"),
        ("○ T1  ● T2  ○ VB 2022", "2022-T2"),
        ("___ T1 2022  _X_ T2 2022  ___ VB 2022", "2022-T2"),
        ("X Tertialrapport 1\nTertialrapport 2\nVB 2022", "2022-T1"),
        ("☐ T1 2022 ☐ T2 2022 ☐ VB 2022", None),
        ("☒ T1 ☒ T2 ☐ VB 2022", None),
        ("☒ T1 ☐ T2 ☐ VB ☐ 2022", "2022-T1"),
        ("☒ T1 ☐ T2 ☐", None),
        ("X T1 T2 VB 2022", None),
    ],
)
def test_what_is_ticked(text: str, code: str | None) -> None:
    found = CALENDAR.recognised(text)
    assert (None if found is None else found.code) == code


def test_a_period_without_a_year_takes_the_one_that_is_known() -> None:
    assert str(CALENDAR.recognised("☐ T1 ☒ T2 ☐ VB", 2022)) == "2022-T2"
    assert str(CALENDAR.recognised("Tertialrapport 1", 2022)) == "2022-T1"
    assert str(CALENDAR.recognised("T1 2023", 2022)) == "2023-T1"
    assert CALENDAR.recognised("", 2022) is None


@given(term=terms())
def test_a_term_is_recognised_by_its_label_and_its_code(term: Term) -> None:
    for text in (term.label, term.code, term.in_a_sentence, f"☒ {term.label} ☐ annan period"):
        assert CALENDAR.recognised(text) == term


@given(one=terms(), other=terms(), between=st.sampled_from([" ", " och ", "/", "\n", ", "]))
def test_two_terms_are_none(one: Term, other: Term, between: str) -> None:
    expected = one if one == other else None
    assert CALENDAR.recognised(f"{one.label}{between}{other.label}") == expected


@given(text=st.text(max_size=320))
def test_no_text_is_too_odd(text: str) -> None:
    CALENDAR.written.term(text, 2022)
