"""Values that are far from last term's: information, where that may be a slip."""

from typing import Any

import pytest

from app.model.finding import FindingCode, Severity
from app.model.form import FormDefinition
from app.model.report import Answer, empty_answers
from app.model.rules.changed_values import changed_much
from tests.support.every_kind import empty_report
from tests.support.example_report import paragraph
from tests.support.small_form import form_content
from tests.support.terms import IN_STOCKHOLM

MUCH, UNIT, CHOICE = (
    FindingCode.CHANGED_MUCH,
    FindingCode.UNIT_MISTAKEN,
    FindingCode.CHOICE_CHANGED,
)
OPTIONS = [{"id": one, "text": one.upper()} for one in ("a", "b")]
CHOICES = {"kind": "choices", "options": OPTIONS, "comment": True}


def _number(unit: str = "st") -> dict[str, Any]:
    return {"kind": "number", "unit": unit, "decimals": 2}


def _form(asked: dict[str, Any]) -> FormDefinition:
    content = form_content()
    content["sections"][0]["questions"][0].update(asked)
    return FormDefinition.model_validate(content, context=IN_STOCKHOLM)


def _answer(asked: dict[str, Any], value: object, **changes: object) -> Answer:
    empty = empty_answers(_form(asked), None)[0]
    return Answer.model_validate({**dict(empty), "value": value, **changes}, context=IN_STOCKHOLM)


def _found(asked: dict[str, Any], before: Answer, now: Answer) -> list[tuple[FindingCode, str]]:
    form = _form(asked)
    report = empty_report(form).with_answer(now)
    found = list(changed_much(report, form, {"ett": before}))
    assert all(one.severity is Severity.INFO and one.question_id == "ett" for one in found)
    return [(one.code, one.message.replace("\u00a0", " ")) for one in found]


@pytest.mark.parametrize(
    ("unit", "was", "now", "code"),
    [
        ("st", "12", "120", MUCH),
        ("st", "12", "1200", MUCH),
        ("st", "120", "12", MUCH),
        ("st", "0.5", "5", MUCH),
        ("", "-3", "-30", MUCH),
        ("%", "2", "20", MUCH),
        ("%", "35", "0.35", UNIT),
        ("%", "0.35", "40", UNIT),
        ("kr", "12500", "12.5", UNIT),
        ("tkr", "12.5", "12500", UNIT),
        ("tkr", "12", "15000", UNIT),
        ("mnkr", "1.25", "1250", UNIT),
        ("kr", "1250000", "1.25", UNIT),
        ("tkr", "12", "150", MUCH),
        ("mnkr", "1", "300", MUCH),
        ("st", "12", "12000", MUCH),
    ],
)
def test_a_number_that_is_far_from_the_last_one(
    unit: str, was: str, now: str, code: FindingCode
) -> None:
    asked = _number(unit)
    ((found, message),) = _found(asked, _answer(asked, was), _answer(asked, now))
    assert found is code
    assert "örra period" in message


@pytest.mark.parametrize(
    ("unit", "was", "now"),
    [
        ("st", "12", "12"),
        ("st", "12", "13"),
        ("st", "12", "119"),
        ("st", "100", "11"),
        ("st", "0", "500"),
        ("st", "500", "0"),
        ("", "-3", "30"),
        ("", "-3", "3"),
        ("%", "2", "19.9"),
        ("%", "99", "10"),
        ("kr", "12500", "15000"),
        ("tkr", "12", "100"),
        ("mnkr", "1.2", "1.3"),
        ("kr", "1", "9.99"),
        ("st", "999999", "100000"),
    ],
)
def test_a_number_that_is_near(unit: str, was: str, now: str) -> None:
    asked = _number(unit)
    assert _found(asked, _answer(asked, was), _answer(asked, now)) == []


def test_the_messages_say_what_it_was() -> None:
    asked = _number()
    assert _found(asked, _answer(asked, "1250"), _answer(asked, "12500")) == [
        (
            MUCH,
            "Talet är minst tio gånger förra periodens, som var 1 250 st. Kontrollera att det "
            "stämmer.",
        )
    ]
    money = _number("tkr")
    ((_, message),) = _found(money, _answer(money, "12.5"), _answer(money, "12500"))
    assert message == "Förra perioden var talet 12,5 tkr. Kontrollera att du har skrivit i tkr."


def test_crowns_are_compared_whatever_they_were_counted_in() -> None:
    before, asked = _answer(_number("kr"), "12500"), _number("tkr")
    assert _found(asked, before, _answer(asked, "12.5")) == []
    ((code, message),) = _found(asked, before, _answer(asked, "12500"))
    assert (code, "12,5 tkr" in message) == (UNIT, True)
    assert _found(_number("st"), before, _answer(_number("st"), "1")) == []


TABLE: dict[str, Any] = {
    "kind": "table",
    "columns": [
        {"id": "ort", "text": "Ort"},
        {"id": "antal", "text": "Antal", "kind": "number"},
        {"id": "pris", "text": "Kostnad", "kind": "number", "unit": "tkr"},
    ],
}


def test_the_numbers_of_a_row_are_compared_with_those_of_the_row_of_the_same_name() -> None:
    before = _answer(
        TABLE, {"rows": [{"ort": "Farsta", "antal": "5", "pris": "10"}, {"antal": "1"}]}
    )
    rows = [
        {"ort": "Älvsjö", "antal": "500"},
        {"ort": "farsta", "antal": "50", "pris": "10000"},
        {"antal": "100"},
    ]
    found = _found(TABLE, before, _answer(TABLE, {"rows": rows}))
    assert [code for code, _ in found] == [MUCH, UNIT]
    assert [message.partition(": ")[0] for _, message in found] == [
        "Rad 2, Antal",
        "Rad 2, Kostnad",
    ]


@pytest.mark.parametrize(
    ("asked", "was", "now", "told"),
    [
        (CHOICES, ["a"], ["b"], "”A”"),
        (CHOICES, ["a", "b"], ["b"], "”A” och ”B”"),
        ({**CHOICES, "kind": "choice"}, ["b"], ["a"], "”B”"),
    ],
)
def test_another_choice_without_a_word(
    asked: dict[str, Any], was: list[str], now: list[str], told: str
) -> None:
    before, after = (_answer(asked, {"chosen": ids, "other": ""}) for ids in (was, now))
    assert _found(asked, before, after) == [
        (
            CHOICE,
            f"Förra perioden var svaret {told}. Skriv gärna i kommentaren varför det har ändrats.",
        )
    ]
    with_a_word = after.model_copy(update={"blocks": (paragraph("Vi har bytt."),)})
    assert _found(asked, before, with_a_word) == []
    without_comment = {**asked, "comment": False}
    assert _found(without_comment, before, after) == []
    assert _found(asked, before, before) == []


def test_no_instead_of_yes_is_another_choice() -> None:
    asked = {"kind": "yes_no", "comment": True}
    ((code, message),) = _found(asked, _answer(asked, True), _answer(asked, False))
    assert (code, "”Ja”" in message) == (CHOICE, True)
    assert _found(asked, _answer(asked, None), _answer(asked, False)) == []
    assert _found(asked, _answer(asked, True), _answer(asked, None)) == []


def test_an_option_that_is_reworded_is_the_same_choice() -> None:
    before = _answer(CHOICES, {"chosen": ["a"], "other": ""})
    reworded = {**CHOICES, "options": [{"id": "a", "text": "Aa"}]}
    after = _answer(reworded, {"chosen": ["a"], "other": ""})
    assert _found(reworded, before, after) == []


@pytest.mark.parametrize("aside", ["before", "now"])
def test_what_is_set_aside_is_not_compared(aside: str) -> None:
    answers = {"before": _answer(_number(), "1"), "now": _answer(_number(), "100")}
    answers[aside] = answers[aside].model_copy(update={"not_applicable": True})
    assert _found(_number(), answers["before"], answers["now"]) == []
