"""What a question set may say of a value, and what is wrong with what it may not."""

import datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from pydantic import ValidationError

from app.formats.validation import all_faults, path_of
from app.model.form import FormDefinition, Question
from app.model.kinds.asked import as_day, as_number, decimals_of, plain_number
from app.model.kinds.kind import Kind
from tests.support.form_strategies import forms
from tests.support.kind_strategies import numbers
from tests.support.small_form import form_content, small_form
from tests.support.terms import IN_STOCKHOLM

OPTIONS = [{"id": "a", "text": "A"}, {"id": "b", "text": "B"}]
COLUMNS = [{"id": "ort", "text": "Ort"}, {"id": "antal", "text": "Antal", "kind": "number"}]


def _question(**asked: Any) -> Question:  # noqa: ANN401
    return Question.model_validate({"id": "fraga", "text": "Fråga?", **asked})


def _faults(**asked: Any) -> list[str]:  # noqa: ANN401
    with pytest.raises(ValidationError) as refused:
        _question(**asked)
    return [f"{path_of(place)}: {reason}" for place, reason in all_faults(refused.value)]


def test_a_question_asks_for_text_by_itself() -> None:
    question = _question()
    assert (question.kind, question.comment, question.ask_if) == (Kind.TEXT, False, None)


@pytest.mark.parametrize(
    ("asked", "fault"),
    [
        ({"unit": "kr"}, "unit: hör till kind = ”number”, inte till ”text”"),
        (
            {"kind": "yes_no", "options": OPTIONS},
            "options: hör till kind = ”choice” eller ”choices”, inte till ”yes_no”",
        ),
        ({"kind": "number", "latest": "term"}, "latest: hör till kind = ”date”"),
        ({"kind": "date", "totals": True}, "totals: hör till kind = ”table”"),
        ({"kind": "number", "min": 2, "max": 1}, "max: är mindre än det minsta (min)"),
        ({"kind": "number", "min": "0.5"}, "min: har fler decimaler än det får ha (decimals)"),
        ({"kind": "number", "decimals": 5}, "decimals: ska vara högst 4"),
        ({"kind": "number", "max": "1,5"}, "max: ska vara ett tal med högst 15 siffror"),
        ({"kind": "choice"}, "options: saknas"),
        (
            {"kind": "choice", "options": [*OPTIONS, {"id": "a", "text": "Ö"}]},
            "options[2].id: alternativet ”a” står två gånger",
        ),
        (
            {"kind": "choice", "options": [*OPTIONS, {"id": "c", "text": "a"}]},
            "options[2].text: alternativet ”a” står två gånger",
        ),
        (
            {"kind": "choices", "options": OPTIONS, "min_chosen": 3},
            "min_chosen: är fler än det finns att välja på",
        ),
        (
            {"kind": "choices", "options": OPTIONS, "max_chosen": 3},
            "max_chosen: ska vara minst så många som ska väljas (min_chosen)",
        ),
        (
            {"kind": "choices", "options": OPTIONS, "min_chosen": 2, "max_chosen": 1},
            "max_chosen: ska vara minst så många som ska väljas (min_chosen)",
        ),
        ({"kind": "date", "earliest": "igår"}, "earliest: är varken en dag eller ”term”"),
        (
            {"kind": "date", "earliest": "2022-02-01", "latest": "2022-01-01"},
            "latest: ligger före den tidigaste dagen (earliest)",
        ),
        ({"kind": "table"}, "columns: saknas; en tabell har minst en kolumn"),
        (
            {"kind": "table", "columns": [*COLUMNS, COLUMNS[0]]},
            "columns[2].id: kolumnen ”ort” står två gånger",
        ),
        (
            {"kind": "table", "columns": [{"id": "a", "text": "A", "kind": "table"}]},
            "columns[0].kind: en tabell kan inte stå i en tabell",
        ),
        (
            {"kind": "table", "columns": [{"id": "a", "text": "A", "kind": "choice"}]},
            "columns[0].options: saknas",
        ),
        (
            {"kind": "table", "columns": COLUMNS, "min_rows": 3, "max_rows": 2},
            "max_rows: är färre än det minsta antalet rader (min_rows)",
        ),
        (
            {"kind": "table", "columns": COLUMNS, "fixed_rows": ["A"], "max_rows": 2},
            "max_rows: går inte ihop med givna rader (fixed_rows)",
        ),
        (
            {"kind": "table", "columns": COLUMNS[1:], "fixed_rows": ["A"]},
            "fixed_rows: är texten i den första kolumnen",
        ),
        (
            {"kind": "table", "columns": COLUMNS, "fixed_rows": ["A", "a"]},
            "fixed_rows[1]: raden ”a” står två gånger",
        ),
        (
            {"kind": "table", "columns": COLUMNS[:1], "totals": True},
            "totals: går inte utan en kolumn med tal",
        ),
        ({"comment": True}, "comment: behövs inte"),
        ({"kind": "yes_no", "word_limit": 9}, "word_limit: gäller text; frågan har ingen"),
    ],
)
def test_what_cannot_be_asked_is_told_with_its_place(asked: dict[str, Any], fault: str) -> None:
    (told,) = _faults(**asked)
    assert told.startswith(fault)


def test_all_that_is_wrong_is_told() -> None:
    faults = _faults(kind="number", options=OPTIONS, totals=True, min="0.5", comment="ja")
    assert [fault.partition(":")[0] for fault in faults] == ["comment"]
    faults = _faults(kind="number", options=OPTIONS, totals=True, min="0.5")
    assert [fault.partition(":")[0] for fault in faults] == ["options", "totals", "min"]


def _asking(*conditions: tuple[int, dict[str, Any]]) -> list[str]:
    """The faults in a set of four questions, of which the second asks for yes or no."""
    content = form_content()
    questions = [q for section in content["sections"] for q in section["questions"]]
    questions[1]["kind"] = "yes_no"
    for place, condition in conditions:
        questions[place]["ask_if"] = condition
    with pytest.raises(ValidationError) as refused:
        FormDefinition.model_validate(content, context=IN_STOCKHOLM)
    return [f"{path_of(place)}: {reason}" for place, reason in all_faults(refused.value)]


def test_a_question_hangs_on_one_before_it_that_can_be_answered_so() -> None:
    yes = {"is": ["yes"]}
    assert _asking((0, {"question": "tva", **yes}), (1, {"question": "tva", **yes})) == [
        "sections[0].questions[0].ask_if.question: ”tva” är ingen fråga före den här",
        "sections[0].questions[1].ask_if.question: ”tva” är ingen fråga före den här",
    ]
    assert _asking(
        (2, {"question": "ett", **yes}), (3, {"question": "tva", "is": ["no", "a"]})
    ) == [
        "sections[1].questions[0].ask_if.is[0]: ”yes” är inget svar på ”ett”",
        "sections[2].questions[0].ask_if.is[1]: ”a” är inget svar på ”tva”",
    ]


@pytest.mark.parametrize(
    ("given", "number"),
    [(12, "12"), (12.5, "12.5"), (0.1, "0.1"), (1e3, "1000"), ("1.50", "1.5"), (-0.0, "0")],
)
def test_a_number_of_a_file(given: object, number: str) -> None:
    assert as_number(given) == Decimal(number)
    assert str(as_number(given)) == number


@pytest.mark.parametrize("given", [True, None, [], "ett", "1e3", 1e15, 1e-5, float("nan"), "1 2"])
def test_what_is_no_number_of_a_file(given: object) -> None:
    with pytest.raises(ValueError, match="ska vara ett tal"):
        as_number(given)


@given(number=numbers())
def test_zeros_that_say_nothing_are_left_out(number: Decimal) -> None:
    longer = Decimal(f"{number:.6f}")
    assert str(plain_number(longer)) == str(number)
    assert decimals_of(longer) == decimals_of(number) <= 4
    assert as_number(str(number)) == number


def test_a_day_of_a_file() -> None:
    day = datetime.date(2022, 5, 12)
    assert as_day(day) == as_day("2022-05-12") == day
    for wrong in ("20220512", "2022-W19-4", "2022-05-12T00:00", 20220512, None):
        with pytest.raises(ValueError, match="är inte en dag"):
            as_day(wrong)


@given(form=forms())
def test_any_set_comes_back_from_its_file(form: FormDefinition) -> None:
    dumped = form.model_dump_json(by_alias=True, exclude_defaults=True)
    again = FormDefinition.model_validate_json(dumped, strict=True, context=IN_STOCKHOLM)
    assert again == form
    assert again.reference() == form.reference()


def test_a_set_without_kinds_has_the_content_that_it_had() -> None:
    sha256 = "3adbaf8828ab827bac813a248de525d145525e854a2aa05c8cbb3bc4ff18f474"
    assert small_form().reference().sha256 == sha256
