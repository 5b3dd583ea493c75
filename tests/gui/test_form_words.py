"""Question sets in words that an officer reads."""

import datetime

import pytest

from app.gui.form_words import audience_in_words, due_in_words, facts, terms_in_words
from tests.support.small_form import small_form
from tests.support.workplace import bundled_catalog

REGISTER = bundled_catalog().register
FORM = small_form()
DUE = {"2023-T1": datetime.date(2023, 6, 3), "2022-VB": datetime.date(2023, 1, 20)}


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({}, "från tertialrapport 1 2022"),
        (
            {"valid_until": "2022-VB"},
            "från tertialrapport 1 2022 till och med verksamhetsberättelse 2022",
        ),
        (
            {"periods": ["T2", "T1"]},
            "från tertialrapport 1 2022, bara tertialrapport 1 och tertialrapport 2",
        ),
    ],
)
def test_terms_are_told_as_people_say_them(changed: dict[str, object], told: str) -> None:
    assert terms_in_words(small_form(**changed)) == told


def test_whom_it_is_for_and_by_when() -> None:
    assert audience_in_words(FORM, REGISTER) == "alla av typen stadsdelsnämnd"
    named = small_form(audience={"committees": ["farsta", "bromma"]})
    assert audience_in_words(named, REGISTER) == "Farsta stadsdelsnämnd, Bromma stadsdelsnämnd"
    assert due_in_words(small_form(deadline=DUE)) == (
        "verksamhetsberättelse 2022: 20 januari 2023, tertialrapport 1 2023: 3 juni 2023"
    )
    assert facts(FORM, REGISTER)["Ska vara inne"] == ""
