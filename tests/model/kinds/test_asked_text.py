"""What is asked for, in words."""

from typing import Any

import pytest
from hypothesis import given

from app.model.form import FormDefinition, Question
from app.model.kinds.asked_text import asked_in_window, asked_text
from app.model.kinds.kind import Kind
from tests.support.form_strategies import forms
from tests.support.small_form import form_content
from tests.support.terms import IN_STOCKHOLM

OPTIONS = [{"id": "a", "text": "Norr"}, {"id": "b", "text": "Söder"}]
COLUMNS = [
    {"id": "ort", "text": "Ort"},
    {"id": "antal", "text": "Antal", "kind": "number", "unit": "st", "min": 0},
    {"id": "val", "text": "Del", "kind": "choice", "options": OPTIONS},
]


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        ({}, ""),
        ({"kind": "number"}, "Ett heltal."),
        ({"kind": "number", "unit": "st", "min": 1}, "Ett heltal i st, minst 1."),
        (
            {"kind": "number", "unit": "mnkr", "decimals": 1, "max": 2500},
            "Ett tal i mnkr, högst 2 500, med högst en decimal.",
        ),
        (
            {"kind": "number", "decimals": 2, "min": "0.5", "max": 9},
            "Ett tal, mellan 0,5 och 9, med högst två decimaler.",
        ),
        ({"kind": "yes_no"}, "Ja eller nej."),
        ({"kind": "yes_no", "comment": True}, "Ja eller nej. Svaret kan ha en kommentar."),
        ({"kind": "date"}, "En dag."),
        ({"kind": "date", "earliest": "term", "latest": "term"}, "En dag, inom perioden."),
        ({"kind": "date", "latest": "term"}, "En dag, senast periodens sista dag."),
        (
            {"kind": "date", "earliest": "2022-01-02", "latest": "2022-05-12"},
            "En dag, tidigast 2 januari 2022 och senast 12 maj 2022.",
        ),
        ({"kind": "choice", "options": OPTIONS}, "Ett av: Norr; Söder."),
        (
            {"kind": "choices", "options": OPTIONS, "other": True},
            "Ett eller flera av: Norr; Söder; egna ord.",
        ),
        (
            {"kind": "choices", "options": OPTIONS, "min_chosen": 1, "max_chosen": 2},
            "Minst ett och högst två av: Norr; Söder.",
        ),
        ({"kind": "choices", "options": OPTIONS, "min_chosen": 2}, "Minst två av: Norr; Söder."),
        (
            {"kind": "table", "columns": COLUMNS, "min_rows": 1, "totals": True},
            "En tabell. Kolumner: Ort; Antal (ett heltal i st, minst 0); Del (ett av: Norr; "
            "Söder). Minst en rad. Talen summeras.",
        ),
        (
            {"kind": "table", "columns": COLUMNS[:2], "fixed_rows": ["Farsta", "Älvsjö"]},
            "En tabell. Kolumner: Ort; Antal (ett heltal i st, minst 0). Rader: Farsta; Älvsjö.",
        ),
        (
            {"kind": "table", "columns": COLUMNS[:1], "max_rows": 20},
            "En tabell. Kolumner: Ort. Högst 20 rader.",
        ),
        (
            {"kind": "table", "columns": COLUMNS[:1], "min_rows": 0},
            "En tabell. Kolumner: Ort.",
        ),
    ],
)
def test_what_is_asked_for(asked: dict[str, Any], text: str) -> None:
    question = Question.model_validate({"id": "fraga", "text": "Fråga?", **asked})
    assert asked_text(question).replace("\u00a0", " ") == text


def test_when_a_question_is_asked_is_told_before_what_it_asks_for() -> None:
    content = form_content()
    first, second = content["sections"][0]["questions"]
    first |= {"kind": "choice", "options": OPTIONS, "short": "Läget"}
    second |= {
        "kind": "number",
        "hint": "Räkna alla.",
        "ask_if": {"question": "ett", "is": ["b", "a"]},
    }
    form = FormDefinition.model_validate(content, context=IN_STOCKHOLM)
    assert form.notes_of(form.question("tva")) == (
        "Ställs om svaret på ”Läget” är Söder eller Norr. Ett heltal. Räkna alla."
    )


@given(form=forms())
def test_any_question_is_told_in_whole_sentences(form: FormDefinition) -> None:
    for question in form.questions():
        text = asked_text(question)
        assert (text == "") is (question.kind is Kind.TEXT)
        assert text == "" or (text[0].isupper() and text.endswith("."))
        assert all(f" {option.text}" in text for option in question.options)
        assert all(column.text in text for column in question.columns)


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        ({}, ""),
        ({"kind": "yes_no", "comment": True}, ""),
        ({"kind": "choice", "options": OPTIONS}, ""),
        ({"kind": "choices", "options": OPTIONS}, "Välj ett eller flera av alternativen."),
        (
            {"kind": "choices", "options": OPTIONS, "min_chosen": 1, "max_chosen": 2},
            "Välj minst ett och högst två av alternativen.",
        ),
        ({"kind": "number", "unit": "st", "min": 1}, "Ett heltal i st, minst 1."),
        (
            {"kind": "table", "columns": COLUMNS, "max_rows": 1},
            "Antal: ett heltal i st, minst 0. Del: Norr; Söder. Högst en rad.",
        ),
    ],
)
def test_what_is_seen_in_the_window_is_not_said_again(asked: dict[str, Any], text: str) -> None:
    question = Question.model_validate({"id": "a", "text": "A?", **asked})
    assert asked_in_window(question) == text
