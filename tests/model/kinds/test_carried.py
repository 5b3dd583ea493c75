"""What an earlier answer becomes where a value is asked for: the same, or what can be read."""

import datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from app.model.form import Question
from app.model.kinds.carried import CarriedValue, carried_value, is_another_kind
from app.model.kinds.kind import Kind
from app.model.kinds.value import Chosen, Unfinished, Value
from app.model.kinds.worded import WordedOption, worded_value
from app.model.report import Answer
from app.model.rich_text import plain_text
from tests.support.example_report import paragraph
from tests.support.kind_strategies import answered_values, asked_answers
from tests.support.said_values import missing_values
from tests.support.strategies import rich_texts
from tests.support.terms import IN_STOCKHOLM, a_term

TERM = a_term("2022-T1")
NORTH, SOUTH, EAST = (
    {"id": one, "text": text} for one, text in (("n", "Norr"), ("s", "Söder"), ("o", "Öster"))
)
CHOICE = {"kind": "choice", "options": [NORTH, SOUTH]}
CHOICES = {**CHOICE, "kind": "choices"}
PLACE, COUNT = {"id": "ort", "text": "Ort"}, {"id": "antal", "text": "Antal", "kind": "number"}
TABLE = {"kind": "table", "columns": [PLACE, COUNT]}


def _question(**asked: Any) -> Question:  # noqa: ANN401
    return Question.model_validate({"id": "fraga", "text": "Fråga?", **asked})


def _empty(question: Question) -> Answer:
    return Answer(question_id="fraga", question=question.text, **worded_value(question, TERM))


def _answer(asked: dict[str, Any], **content: Any) -> Answer:  # noqa: ANN401
    return Answer.model_validate(
        {**dict(_empty(_question(**asked))), **content}, context=IN_STOCKHOLM
    )


def _text(text: str) -> Answer:
    return _answer({}, blocks=(paragraph(text),))


def _carried(before: Answer, **asked: Any) -> CarriedValue:  # noqa: ANN401
    question = _question(**asked)
    return carried_value(before, _empty(question), question, TERM, TERM)


def _beside(carried: CarriedValue) -> str:
    return plain_text(carried["blocks"])


@pytest.mark.parametrize(
    ("text", "asked", "value", "beside"),
    [
        ("ca 12 st", {"kind": "number", "unit": "st"}, Decimal(12), "ca 12 st"),
        ("12 st", {"kind": "number", "unit": "st"}, Decimal(12), ""),
        ("12", {"kind": "number"}, Decimal(12), ""),
        ("Ca 1,2 mkr", {"kind": "number", "unit": "tkr"}, Decimal(1200), "Ca 1,2 mkr"),
        ("ca 1,2 mkr", {"kind": "number", "unit": "mnkr"}, None, "ca 1,2 mkr"),
        ("Många", {"kind": "number"}, None, "Många"),
        ("Mellan 10 och 12", {"kind": "number"}, None, "Mellan 10 och 12"),
        ("Ja, sedan 2020", {"kind": "yes_no"}, True, "Ja, sedan 2020"),
        ("Nej.", {"kind": "yes_no"}, False, ""),
        ("Delvis", {"kind": "yes_no"}, None, "Delvis"),
        ("12 maj", {"kind": "date"}, datetime.date(2022, 5, 12), "12 maj"),
        ("12 maj 2022", {"kind": "date"}, datetime.date(2022, 5, 12), ""),
        ("Mötet hölls den 12 maj", {"kind": "date"}, datetime.date(2022, 5, 12), "Mötet hölls"),
        ("Mötena hölls 12 och 14 maj", {"kind": "date"}, None, "Mötena hölls"),
        ("I maj", {"kind": "date"}, None, "I maj"),
        ("norr", CHOICE, Chosen(chosen=("n",)), ""),
        ("Norr.", CHOICE, Chosen(chosen=("n",)), ""),
        ("Mest norr", CHOICE, None, "Mest norr"),
        ("Norr, söder", CHOICE, None, "Norr, söder"),
        ("Söder, norr", CHOICES, Chosen(chosen=("n", "s")), "Söder, norr"),
        ("Söder, väster", CHOICES, None, "Söder, väster"),
        ("12 st", TABLE, None, "12 st"),
    ],
)
def test_what_can_be_read_of_a_text_comes_along_with_its_words(
    text: str, asked: dict[str, Any], value: Value | None, beside: str
) -> None:
    carried = _carried(_text(text), **asked)
    assert carried["value"] == value
    assert _beside(carried).startswith(beside)
    assert bool(_beside(carried)) is bool(beside)


@pytest.mark.parametrize(
    ("before", "value", "asked", "now", "beside"),
    [
        ({"kind": "number"}, "12", {"kind": "number"}, Decimal(12), ""),
        (
            {"kind": "number", "unit": "kr"},
            "12500",
            {"kind": "number", "unit": "tkr", "decimals": 1},
            Decimal("12.5"),
            "",
        ),
        (
            {"kind": "number", "unit": "kr"},
            "12500",
            {"kind": "number", "unit": "tkr"},
            None,
            "12 500 kr",
        ),
        (
            {"kind": "number", "unit": "kr"},
            "12",
            {"kind": "number", "unit": "st"},
            None,
            "12 kr",
        ),
        (
            {"kind": "number", "decimals": 1},
            "1.5",
            {"kind": "number"},
            None,
            "1,5",
        ),
        ({"kind": "number", "unit": "st"}, "12", {}, None, "12 st"),
        ({"kind": "yes_no"}, True, {}, None, "Ja"),
        ({"kind": "yes_no"}, True, {"kind": "number"}, None, "Ja"),
        ({"kind": "date"}, "2022-05-12", {"kind": "number"}, None, "12 maj 2022"),
        ({"kind": "date"}, "2022-05-12", {"kind": "date"}, datetime.date(2022, 5, 12), ""),
        (
            {"kind": "yes_no"},
            False,
            {"kind": "choice", "options": [{"id": "nej", "text": "Nej"}]},
            Chosen(chosen=("nej",)),
            "",
        ),
        (CHOICE, {"chosen": ["n"], "other": ""}, CHOICES, Chosen(chosen=("n",)), ""),
        (CHOICES, {"chosen": ["n"], "other": ""}, CHOICE, Chosen(chosen=("n",)), ""),
        (CHOICES, {"chosen": ["n", "s"], "other": ""}, CHOICE, None, "Norr\n\nSöder"),
        (CHOICES, {"chosen": ["n"], "other": "Ö"}, CHOICE, None, "Norr\n\nÖ"),
        (CHOICE, {"chosen": ["n"], "other": ""}, {"kind": "number"}, None, "Norr"),
        (CHOICE, {"chosen": ["n"], "other": ""}, TABLE, None, "Norr"),
        (
            TABLE,
            {"rows": [{"ort": "Farsta", "antal": "12"}]},
            {"kind": "yes_no"},
            None,
            "Ort: Farsta; Antal: 12",
        ),
    ],
)
def test_a_value_comes_along_where_it_can(
    before: dict[str, Any], value: object, asked: dict[str, Any], now: Value | None, beside: str
) -> None:
    carried = _carried(_answer(before, value=value), **asked)
    assert carried["value"] == now
    assert _beside(carried).replace("\u00a0", " ") == beside


def test_the_comment_comes_after_what_has_no_place() -> None:
    before = _answer({"kind": "number", "unit": "kr"}, value="12", blocks=(paragraph("Ungefär."),))
    carried = _carried(before, kind="yes_no")
    assert [block.text for block in carried["blocks"]] == ["12\u00a0kr", "Ungefär."]


def test_an_option_that_is_reworded_is_the_same() -> None:
    before = _answer(CHOICE, value={"chosen": ["n"], "other": ""})
    carried = _carried(before, kind="choice", options=[{"id": "n", "text": "Norra delen"}, SOUTH])
    assert carried["value"] == Chosen(chosen=("n",))
    assert [option.text for option in carried["options"]] == ["Norra delen", "Söder"]
    assert not carried["blocks"]


def test_an_option_that_takes_over_is_chosen() -> None:
    before = _answer(CHOICES, value={"chosen": ["n", "s"], "other": ""})
    both = {"id": "o", "text": "Båda", "replaces": ["n", "s"]}
    carried = _carried(before, kind="choices", options=[both])
    assert carried["value"] == Chosen(chosen=("o",))


def test_an_option_that_is_gone_is_shown_with_its_old_wording() -> None:
    before = _answer(CHOICE, value={"chosen": ["n"], "other": ""})
    carried = _carried(before, kind="choice", options=[SOUTH, EAST])
    assert carried["value"] == Chosen(chosen=("n",))
    assert carried["options"][-1] == WordedOption(id="n", text="Norr", gone=True)
    # It stays so until somebody chooses anew, term after term.
    question = _question(kind="choice", options=[SOUTH, EAST])
    again = carried_value(
        _empty(question).model_copy(update={**carried}), _empty(question), question, TERM, TERM
    )
    assert again == carried


def test_the_rows_of_a_table_come_along_by_their_columns() -> None:
    before = _answer(TABLE, value={"rows": [{"ort": "Farsta", "antal": "12"}, {"antal": "3"}]})
    now = {"id": "platser", "text": "Platser", "kind": "number", "replaces": ["antal"]}
    carried = _carried(before, kind="table", columns=[now, PLACE, {"id": "ny", "text": "Ny"}])
    assert _rows(carried) == [{"platser": Decimal(12), "ort": "Farsta"}, {"platser": Decimal(3)}]
    assert not carried["blocks"]


def test_a_column_that_is_gone_is_text_with_the_name_of_its_row() -> None:
    before = _answer(TABLE, value={"rows": [{"ort": "Farsta", "antal": "12"}, {"ort": "Vantör"}]})
    carried = _carried(before, kind="table", columns=[PLACE])
    assert _rows(carried) == [{"ort": "Farsta"}, {"ort": "Vantör"}]
    assert _beside(carried) == "Ort: Farsta; Antal: 12"


def test_a_column_of_another_kind_has_what_can_be_read() -> None:
    before = _answer(
        {"kind": "table", "columns": [PLACE, {"id": "antal", "text": "Antal"}]},
        value={"rows": [{"ort": "A", "antal": "12"}, {"ort": "B", "antal": "ca 5"}, {"ort": "C"}]},
    )
    carried = _carried(before, **TABLE)
    assert [row.get("antal") for row in _rows(carried)] == [Decimal(12), Decimal(5), None]
    assert _beside(carried) == "Ort: B; Antal: ca 5"
    assert is_another_kind(before, _empty(_question(**TABLE)))


def test_rows_that_are_given_have_what_was_said_of_them() -> None:
    rows = [
        {"ort": "vantör", "antal": "3"},
        {"ort": "Älvsjö", "antal": "4"},
        {"ort": "Vantör", "antal": "5"},
        {"antal": "6"},
    ]
    carried = _carried(
        _answer(TABLE, value={"rows": rows}), **TABLE, fixed_rows=["Farsta", "Vantör"]
    )
    assert _rows(carried) == [{"ort": "Farsta"}, {"ort": "Vantör", "antal": Decimal(3)}]
    assert _beside(carried).split("\n\n") == [
        *("Ort: Älvsjö; Antal: 4", "Ort: Vantör; Antal: 5", "Antal: 6")
    ]


def _rows(carried: CarriedValue) -> list[dict[str, object]]:
    assert carried["value"] is not None
    table: Any = carried["value"]
    return [{cell.column: cell.value for cell in row.cells} for row in table.rows]


def test_what_is_no_value_yet_is_still_there() -> None:
    typed = Unfinished(text="12,")
    number = {"kind": "number", "unit": "kr"}
    assert _carried(_answer(number, unfinished=(typed,)), **number)["unfinished"] == (typed,)
    other = _carried(_answer(number, unfinished=(typed,)), kind="number", unit="st")
    assert (other["unfinished"], _beside(other)) == ((), "12,")


def test_what_is_no_value_yet_in_a_cell_follows_its_column_and_its_row() -> None:
    typed = (
        Unfinished(text="12,", row=0, column="antal"),
        Unfinished(text="tre", row=1, column="antal"),
    )
    before = _answer(
        TABLE, value={"rows": [{"ort": "Vantör"}, {"ort": "Farsta"}]}, unfinished=typed
    )
    assert _carried(before, **TABLE)["unfinished"] == typed
    given_rows = _carried(before, **TABLE, fixed_rows=["Farsta", "Älvsjö"])
    assert given_rows["unfinished"] == (Unfinished(text="tre", row=0, column="antal"),)
    assert "Antal: 12," in _beside(given_rows)
    without = _carried(before, kind="table", columns=[PLACE])
    assert without["unfinished"] == ()
    assert _beside(without).endswith("Antal: 12,\n\nAntal: tre")


@st.composite
def _two_versions(draw: DrawFn) -> tuple[Answer, Question]:
    kinds = st.sampled_from(Kind)
    first, second = draw(kinds), draw(kinds)
    was = _question(**draw(asked_answers(first)))
    now = _question(**draw(asked_answers(second if draw(st.booleans()) else first)))
    content = {**dict(_empty(was)), **draw(answered_values(was)), "blocks": draw(rich_texts(2))}
    return Answer.model_validate(content, context=IN_STOCKHOLM), now


@settings(max_examples=300)
@given(both=_two_versions())
def test_nothing_of_an_earlier_answer_is_lost(both: tuple[Answer, Question]) -> None:
    before, asked = both
    empty = _empty(asked)
    after = empty.model_copy(update={**carried_value(before, empty, asked, TERM, TERM)})
    # It is what a file may say, to the letter.
    assert Answer.model_validate(dict(after), context=IN_STOCKHOLM) == after
    assert missing_values(before, after, asked) == []
    said = "\n".join((after.plain, *(one.text for one in after.unfinished)))
    words = set(said.casefold().replace(".", " ").split())
    assert {*plain_text(before.blocks).casefold().replace(".", " ").split()} <= words
    again = empty.model_copy(update={**carried_value(after, empty, asked, TERM, TERM)})
    assert again == after
