"""Question sets in words that an officer reads."""

import datetime
import re

import pytest

from app.gui.form_words import (
    audience_in_words,
    changes,
    due_in_words,
    facts,
    questions,
    terms_in_words,
)
from app.model.form import FormDefinition
from tests.support.small_form import form_content, small_form
from tests.support.workplace import bundled_catalog

REGISTER = bundled_catalog().register
FORM = small_form()
DUE = {"2023-T1": datetime.date(2023, 6, 3), "2022-VB": datetime.date(2023, 1, 20)}


def words(html: str) -> str:
    """What is read of it."""
    return " ".join(re.sub("<[^>]*>", " ", html).split())


def edited(**changed: object) -> FormDefinition:
    content = form_content()
    content["sections"][0]["questions"][1].update(changed)
    return FormDefinition.model_validate(content)


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
    assert "Ska vara inne" not in facts(FORM, REGISTER)


def test_every_question_stands_under_its_section() -> None:
    assert words(questions(edited(word_limit=200))) == (
        "1. Först Vad gjordes [årtal]? Vad mer? högst 200 ord "
        "3. Sedan Hur gick det? Avslutning Övrigt behöver inte besvaras"
    )


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"text": "Vad mer gjordes?"}, "Omformulerade frågor Vad mer gjordes ?"),
        ({"required": False}, "Annat om frågorna Vad mer? behöver inte besvaras längre"),
        ({"word_limit": 9}, "Annat om frågorna Vad mer? högst 9 ord"),
        ({"hint": "Nämn tal."}, "Annat om frågorna Vad mer? Råd: Nämn tal."),
        ({"short": "Mer"}, "Annat om frågorna Mer Namn i programmet: Mer"),
        (
            {"replaces": ["x"]},
            "Annat om frågorna Vad mer? tar över svar från andra frågor än förut",
        ),
        (
            {"id": "ny", "replaces": ["tva"], "text": "Och?"},
            "Frågor som ersätter andra Och? I stället för: Vad mer?",
        ),
    ],
)
def test_what_is_otherwise_about_a_question(changed: dict[str, object], told: str) -> None:
    assert words(changes(FORM, edited(**changed), REGISTER)) == told


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"preamble": "Inledning."}, "Inledning Inledning {year} ."),
        ({"recipient": "a@b.se"}, "Annat Skickas till a@b.se"),
        ({"periods": ["T1"]}, "Annat Gäller från tertialrapport 1 2022 , bara tertialrapport 1"),
        ({"office": "kontoret"}, "Vem som frågar"),
        ({"audience": {"committees": ["farsta"]}}, "Farsta stadsdelsnämnd"),
        ({"deadline": DUE}, "Ska vara inne verksamhetsberättelse 2022: 20 januari 2023"),
    ],
)
def test_what_is_otherwise_about_the_set(changed: dict[str, object], told: str) -> None:
    found = words(changes(FORM, small_form(**changed), REGISTER))
    assert told.replace("{year}", "[årtal]") in found
    # For whom, and when, is told once however many of its lines have changed.
    assert found.count("Gäller") + found.count("För ") <= 1


def test_markup_in_a_file_is_text() -> None:
    html = questions(edited(text="<b>Fet</b> & <img src='x'>"))
    assert "&lt;b&gt;Fet&lt;/b&gt; &amp; &lt;img" in html
    assert "<img" not in facts(small_form(short_title="<img>"), REGISTER)


def test_nothing_is_told_where_nothing_differs() -> None:
    assert changes(FORM, small_form(version=2), REGISTER) == ""
