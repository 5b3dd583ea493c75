"""Question sets and what changes in them, as an officer reads it."""

import datetime
import re

import pytest

from app.gui.question_sets.question_set_texts import changes_html, facts_html, questions_html
from app.model.form import FormDefinition
from tests.support.small_form import form_content, small_form
from tests.support.terms import IN_STOCKHOLM
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
    return FormDefinition.model_validate(content, context=IN_STOCKHOLM)


def test_every_question_stands_under_its_section() -> None:
    assert words(questions_html(edited(word_limit=200))) == (
        "1. Först Vad gjordes [årtal]? Vad mer? Högst 200 ord. "
        "3. Sedan Hur gick det? Avslutning Övrigt Frågan är frivillig."
    )


def test_what_a_question_asks_for_stands_beside_it() -> None:
    options = [{"id": "a", "text": "Före {year}"}, {"id": "b", "text": "Senare"}]
    told = words(questions_html(edited(kind="choice", options=options)))
    assert "Vad mer? Ett av: Före [årtal]; Senare." in told


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"text": "Vad mer gjordes?"}, "Omformulerade frågor Vad mer gjordes ?"),
        ({"required": False}, "Annat om frågorna Vad mer? Frågan är frivillig."),
        ({"word_limit": 9}, "Annat om frågorna Vad mer? Högst 9 ord."),
        ({"hint": "Nämn tal."}, "Annat om frågorna Vad mer? Nämn tal."),
        (
            {"kind": "number", "unit": "tkr"},
            "Frågor som ska besvaras på annat sätt Vad mer? Ett heltal i tkr.",
        ),
        (
            {"id": "ny", "replaces": ["tva"], "text": "Och?"},
            "Frågor som ersätter andra Och? I stället för: Vad mer?",
        ),
    ],
)
def test_what_is_otherwise_about_a_question(changed: dict[str, object], told: str) -> None:
    assert words(changes_html(FORM, edited(**changed), REGISTER)) == told


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"preamble": "Inledning."}, "Inledning Inledning {year} ."),
        ({"recipient": "a@b.se"}, "Annat Skickas till a@b.se"),
        ({"periods": ["T1"]}, "Annat Gäller från tertialrapport 1 2022 , bara tertialrapport 1"),
        ({"valid_from": "2023-T1"}, "Annat Gäller från tertialrapport 1 2022 2023"),
        (
            {"valid_until": "2023-VB"},
            "Annat Gäller från tertialrapport 1 2022 till och med verksamhetsberättelse 2023",
        ),
        ({"office": "kontoret"}, "Vem som frågar"),
        ({"audience": {"committees": ["farsta"]}}, "Farsta stadsdelsnämnd"),
        ({"deadline": DUE}, "Ska vara inne verksamhetsberättelse 2022: 20 januari 2023"),
    ],
)
def test_what_is_otherwise_about_the_set(changed: dict[str, object], told: str) -> None:
    found = words(changes_html(FORM, small_form(**changed), REGISTER))
    assert told.replace("{year}", "[årtal]") in found
    # For whom, and when, is told once however many of its lines have changed.
    assert found.count("Gäller") + found.count("För ") <= 1


def test_markup_in_a_file_is_text() -> None:
    html = questions_html(edited(text="<b>Fet</b> & <img src='x'>"))
    assert "&lt;b&gt;Fet&lt;/b&gt; &amp; &lt;img" in html
    assert "<img" not in facts_html(small_form(short_title="<img>"), REGISTER)


def test_nothing_is_told_where_nothing_differs() -> None:
    assert changes_html(FORM, small_form(version=2), REGISTER) == ""
