"""Question sets in words that an officer reads."""

import datetime

import pytest

from app.gui.question_sets.question_set_texts import (
    audience_in_words,
    due_in_words,
    facts,
    removal_text,
    terms_in_words,
)
from tests.support.small_form import small_form
from tests.support.terms import CALENDAR, a_register
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
    assert terms_in_words(small_form(**changed), CALENDAR) == told


def test_whom_it_is_for_and_by_when() -> None:
    assert audience_in_words(FORM, REGISTER) == "alla stadsdelsnämnder"
    named = small_form(audience={"committees": ["farsta", "bromma"]})
    assert audience_in_words(named, REGISTER) == "Farsta stadsdelsnämnd, Bromma stadsdelsnämnd"
    assert due_in_words(small_form(deadline=DUE), CALENDAR) == (
        "verksamhetsberättelse 2022: 20 januari 2023, tertialrapport 1 2023: 3 juni 2023"
    )
    assert facts(FORM, REGISTER)["Ska vara inne"] == ""


def test_types_whose_plural_nobody_knows_are_told_by_their_name() -> None:
    register = a_register(types=({"id": "stadsdelsnamnd", "name": "Råd"},), committees=())
    assert audience_in_words(FORM, register) == "alla nämnder av typen råd"


_THIS = "Den finns kvar, men kan inte öppnas förrän frågorna är installerade igen."
_THESE = "De finns kvar, men kan inte öppnas förrän frågorna är installerade igen."
_CHANGES = "kan i stället byta till de frågor som blir kvar."


@pytest.mark.parametrize(
    ("drafts", "submitted", "movable", "told"),
    [
        (0, 0, 0, "Ingen av dina rapporter använder frågorna."),
        (1, 0, 0, f"En pågående rapport använder frågorna. {_THIS}"),
        (1, 0, 1, f"En pågående rapport använder frågorna. {_THIS} Den {_CHANGES}"),
        (0, 1, 0, f"En exporterad rapport använder frågorna. {_THIS}"),
        (0, 3, 0, f"3 exporterade rapporter använder frågorna. {_THESE}"),
        (
            *(1, 1, 1),
            "En pågående rapport och en exporterad rapport använder frågorna. "
            f"{_THESE} Den pågående {_CHANGES}",
        ),
        (
            2,
            0,
            1,
            f"2 pågående rapporter använder frågorna. {_THESE} En av de pågående {_CHANGES}",
        ),
        (2, 0, 2, f"2 pågående rapporter använder frågorna. {_THESE} De pågående {_CHANGES}"),
        (
            3,
            0,
            2,
            f"3 pågående rapporter använder frågorna. {_THESE} 2 av de pågående {_CHANGES}",
        ),
    ],
)
def test_what_becomes_of_the_reports_on_a_set_that_goes(
    drafts: int, submitted: int, movable: int, told: str
) -> None:
    assert removal_text(drafts, submitted, movable) == told
