"""The description of a question set for editors: it says what the program says, of good and bad."""

import json
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker
from pydantic import ValidationError

from app.formats.validation import all_faults
from app.model.form import Audience, FormDefinition, Labels, Question, Section
from app.model.kinds.asked import Column, Condition, Option
from app.model.kinds.kind import Kind
from app.paths import bundled_data
from tests.support.form_strategies import forms
from tests.support.small_form import form_content
from tests.support.strategies import slugs
from tests.support.terms import IN_STOCKHOLM

RESOURCES = bundled_data().resources
DESCRIPTION: dict[str, Any] = json.loads((RESOURCES / "form.schema.json").read_text("utf-8"))
VALIDATOR = Draft202012Validator(DESCRIPTION, format_checker=FormatChecker())
EXAMPLES = [RESOURCES / "form.example.toml", RESOURCES / "form.kinds.example.toml"]
SETS = [*EXAMPLES, *sorted(bundled_data().forms.glob("*.toml"))]
SETS.remove(bundled_data().forms / "register.toml")

Content = dict[str, Any]


def _content(path: Path) -> Content:
    content: Content = json.loads(json.dumps(tomllib.loads(path.read_text("utf-8")), default=str))
    return content


def _fits(content: Content) -> bool:
    return VALIDATOR.is_valid(content)


def _is_read(content: Content) -> bool:
    try:
        FormDefinition.model_validate_json(json.dumps(content), strict=True, context=IN_STOCKHOLM)
    except ValidationError:
        return False
    return True


def test_the_description_is_one() -> None:
    Draft202012Validator.check_schema(DESCRIPTION)
    assert DESCRIPTION["$id"] == DESCRIPTION["properties"]["schema"]["const"]


@pytest.mark.parametrize("path", SETS, ids=lambda path: str(path.name))
def test_the_sets_that_are_shipped_fit(path: Path) -> None:
    VALIDATOR.validate(_content(path))


@pytest.mark.parametrize(
    ("model", "described"),
    [
        (FormDefinition, DESCRIPTION),
        (Audience, DESCRIPTION["properties"]["audience"]),
        (Labels, DESCRIPTION["properties"]["labels"]),
        (Section, DESCRIPTION["$defs"]["section"]),
        (Question, DESCRIPTION["$defs"]["question"]),
        (Column, DESCRIPTION["$defs"]["column"]),
        (Option, DESCRIPTION["$defs"]["option"]),
        (Condition, DESCRIPTION["$defs"]["question"]["properties"]["ask_if"]),
    ],
)
def test_every_key_is_described_in_a_sentence(model: Any, described: Content) -> None:  # noqa: ANN401
    fields = {field.alias or name: field for name, field in model.model_fields.items()}
    assert set(described["properties"]) == set(fields)
    assert set(described.get("required", [])) == {
        key for key, field in fields.items() if field.is_required()
    }
    assert described["additionalProperties"] is False
    assert all(key["description"].endswith(".") for key in described["properties"].values())


def _questions(content: Content) -> list[Content]:
    return [question for section in content["sections"] for question in section["questions"]]


def test_the_examples_have_every_key() -> None:
    content, kinds = map(_content, EXAMPLES)
    questions = [*_questions(content), *_questions(kinds)]
    assert set(content) == set(DESCRIPTION["properties"])
    assert set(content["audience"]) == set(Audience.model_fields)
    assert set(content["labels"]) == set(Labels.model_fields)
    assert {k for section in content["sections"] for k in section} == set(Section.model_fields)
    assert {k for question in questions for k in question} == set(Question.model_fields)


def test_the_example_of_kinds_has_every_key_of_each_of_them() -> None:
    questions = _questions(_content(EXAMPLES[1]))
    columns = [column for question in questions for column in question.get("columns", [])]
    options = [option for one in (*questions, *columns) for option in one.get("options", [])]
    assert {one.get("kind", "text") for one in questions} == set(Kind)
    assert {one.get("kind", "text") for one in columns} == set(Kind) - {Kind.TABLE}
    assert {key for column in columns for key in column} == set(Column.model_fields)
    assert {key for option in options for key in option} == set(Option.model_fields)


CHANGES: list[Callable[[Content], object]] = [
    lambda c: c.update(schema="naringslivsrapport/form/2"),
    lambda c: c.pop("version"),
    lambda c: c.update(version=0),
    lambda c: c.update(version="1"),
    lambda c: c.update(versoin=1),
    lambda c: c.update(id="Prov"),
    lambda c: c.update(id="a" * 81),
    lambda c: c.update(title=""),
    lambda c: c.update(title=" "),
    lambda c: c.update(title="{yaer}"),
    lambda c: c.update(language="svenska"),
    lambda c: c.update(office=""),
    lambda c: c.update(audience={}),
    lambda c: c.update(audience={"types": []}),
    lambda c: c.update(audience={"types": "stadsdelsnamnd"}),
    lambda c: c.update(audience={"types": ["a"], "committees": ["B"]}),
    lambda c: c.update(periods=[]),
    lambda c: c.update(periods=["t3"]),
    lambda c: c.update(valid_from="T1 2022"),
    lambda c: c.update(valid_until="1999-T1"),
    lambda c: c["labels"].update(name="Namn"),
    lambda c: c["labels"].update(email=""),
    lambda c: c.update(preamble="{"),
    lambda c: c.update(recipient="SLK"),
    lambda c: c.update(recipient="a@example.se."),
    lambda c: c.update(recipient="=?utf-8?q?a?=@example.se"),
    lambda c: c.update(deadline="i maj"),
    lambda c: c.update(deadline={"T1": "2022-06-03"}),
    lambda c: c.update(deadline={"2022-T1": "2022-06-31"}),
    lambda c: c.update(sections=[]),
    lambda c: c["sections"][0].pop("number"),
    lambda c: c["sections"][0].pop("title"),
    lambda c: c["sections"][0].update(number=0),
    lambda c: c["sections"][0].update(introduction="{år}"),
    lambda c: c["sections"][0].update(questions=[]),
    lambda c: c["sections"][0].update(question=[]),
    lambda c: c["sections"][0]["questions"][0].pop("text"),
    lambda c: c["sections"][0]["questions"][0].pop("id"),
    lambda c: c["sections"][0]["questions"][0].update(text="{}"),
    lambda c: c["sections"][0]["questions"][0].update(short=1),
    lambda c: c["sections"][0]["questions"][0].update(hint=["a"]),
    lambda c: c["sections"][0]["questions"][0].update(required="nej"),
    lambda c: c["sections"][0]["questions"][0].update(word_limit=0),
    lambda c: c["sections"][0]["questions"][0].update(replaces="ett"),
    lambda c: c["sections"][0]["questions"][0].update(replaces=["Ett"]),
]


def _asking(**changes: object) -> Content:
    content = form_content()
    content["sections"][0]["questions"][1].update(changes)
    return content


NUMBER = {"kind": "number", "unit": "kr", "decimals": 2, "min": 0, "max": "12.5"}
OPTIONS = [{"id": "a", "text": "A"}, {"id": "b", "text": "B", "replaces": ["c"]}]
CHOICES = {"kind": "choices", "options": OPTIONS, "min_chosen": 1, "max_chosen": 2}
DATE = {"kind": "date", "earliest": "term", "latest": "2022-12-31"}
COLUMNS = [
    {"id": "ort", "text": "Ort"},
    {"id": "antal", "text": "Antal", **NUMBER},
    {"id": "nar", "text": "När", **DATE},
    {"id": "vad", "text": "Vad", **CHOICES},
]
TABLE = {"kind": "table", "columns": COLUMNS, "min_rows": 1, "max_rows": 9, "totals": True}
FIXED = {"kind": "table", "columns": COLUMNS, "fixed_rows": ["Farsta", "Norr"]}
YES_NO = {"kind": "yes_no", "comment": True, "word_limit": 20}


def _with_column(**changes: object) -> Content:
    return _asking(**{**TABLE, "columns": [*COLUMNS, {"id": "en", "text": "En", **changes}]})


@pytest.mark.parametrize(
    "content",
    [
        _asking(kind="text"),
        _asking(kind="text", unit="", decimals=0, totals=False, options=[], comment=False),
        _asking(**NUMBER),
        _asking(kind="number", min=-0.5, decimals=1),
        _asking(kind="number", min="-999999999999999"),
        _asking(**CHOICES, other=True),
        _asking(**{**CHOICES, "kind": "choices", "max_chosen": 3}, other=True),
        _asking(kind="choice", options=OPTIONS),
        _asking(**DATE),
        _asking(**TABLE),
        _asking(**FIXED),
        _asking(**YES_NO),
        _with_column(kind="yes_no"),
    ],
)
def test_every_kind_fits_and_is_read(content: Content) -> None:
    assert (_fits(content), _is_read(content)) == (True, True)


def _conditional(**condition: object) -> Content:
    content = _asking(kind="yes_no")
    content["sections"][1]["questions"][0]["ask_if"] = condition
    return content


def test_a_condition_fits_and_is_read() -> None:
    content = _conditional(question="tva", **{"is": ["yes", "no"]})
    assert (_fits(content), _is_read(content)) == (True, True)


REFUSED = [
    _asking(kind="siffra"),
    _asking(kind="number", options=OPTIONS),
    _asking(kind="number", decimals=5),
    _asking(kind="number", decimals=1.5),
    _asking(kind="number", min="ett"),
    _asking(kind="number", min=True),
    _asking(kind="number", min=1e16),
    _asking(kind="number", max="1,5"),
    _asking(kind="number", unit="k" * 41),
    _asking(kind="number", unit=1),
    _asking(kind="number", min_chosen=1),
    _asking(unit="kr"),
    _asking(kind="text", decimals=1),
    _asking(min=1),
    _asking(kind="yes_no", max=1),
    _asking(kind="yes_no", options=OPTIONS),
    _asking(kind="yes_no", word_limit=20),
    _asking(kind="choice"),
    _asking(kind="choice", options=[]),
    _asking(kind="choice", options=["A"]),
    _asking(kind="choice", options=[{"id": "a"}]),
    _asking(kind="choice", options=[{"id": "A", "text": "A"}]),
    _asking(kind="choice", options=[{"id": "a", "text": " "}]),
    _asking(kind="choice", options=[{"id": "a", "text": "A", "help": "?"}]),
    _asking(kind="choice", options=OPTIONS, max_chosen=1),
    _asking(kind="choices", options=OPTIONS, min_chosen=-1),
    _asking(kind="choices", options=OPTIONS, max_chosen=0),
    _asking(kind="choices", options=OPTIONS, other="ja"),
    _asking(other=True),
    _asking(kind="date", earliest="2022-02-30"),
    _asking(kind="date", earliest="20220212"),
    _asking(kind="date", latest="perioden"),
    _asking(latest="term"),
    _asking(kind="table"),
    _asking(kind="table", columns=[]),
    _asking(columns=COLUMNS),
    _asking(kind="table", columns=COLUMNS, max_rows=0),
    _asking(kind="table", columns=COLUMNS, max_rows=501),
    _asking(kind="table", columns=COLUMNS[:1], totals=True),
    _asking(kind="table", columns=COLUMNS[:1], fixed_rows=["Farsta"]),
    _asking(kind="table", columns=COLUMNS[1:], fixed_rows=["Farsta"]),
    _asking(**FIXED, min_rows=1),
    _asking(kind="table", columns=COLUMNS, fixed_rows=[""]),
    _asking(fixed_rows=["Farsta"]),
    _asking(totals=True),
    _asking(min_rows=1),
    _asking(comment=True),
    _asking(kind="text", comment=True),
    _asking(kind="yes_no", comment="ja"),
    _with_column(kind="table"),
    _with_column(kind="table", columns=COLUMNS),
    _with_column(comment=True),
    _with_column(unit="kr"),
    _with_column(kind="choice"),
    _with_column(id="En"),
    _with_column(text=""),
    _with_column(required=False),
    _conditional(question="tva"),
    _conditional(question="tva", **{"is": []}),
    _conditional(question="tva", **{"is": "yes"}),
    _conditional(question="tva", **{"is": ["Ja"]}),
    _conditional(question="tva", answers=["yes"]),
    _conditional(**{"is": ["yes"]}),
]


@pytest.mark.parametrize("content", REFUSED)
def test_a_kind_that_the_program_refuses_does_not_fit(content: Content) -> None:
    assert (_fits(content), _is_read(content)) == (False, False)


@given(form=forms())
def test_every_set_of_any_kinds_fits(form: FormDefinition) -> None:
    dumped = form.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    content = json.loads(json.dumps(dumped))
    VALIDATOR.validate(content)
    assert _is_read(content)


@pytest.mark.parametrize("change", CHANGES)
def test_what_the_program_refuses_does_not_fit(change: Callable[[Content], object]) -> None:
    content = form_content()
    assert (_fits(content), _is_read(content)) == (True, True)
    change(content)
    assert (_fits(content), _is_read(content)) == (False, False)


# Sets with anything in them that a file can say.

_TEXTS = st.sampled_from(["", " ", "Text", "{year}", "{", "Rad\nrad {year}", "}", "{ar}", "å ä ö"])
_KINDS = st.sampled_from([NUMBER, CHOICES, DATE, TABLE, FIXED, YES_NO, {}])
_ANY_KEYS = [*(key for key in Question.model_fields if key != "ask_if"), "x"]
_VALUES = (
    _TEXTS
    | st.sampled_from([*Kind, OPTIONS, OPTIONS[:1], COLUMNS, COLUMNS[:1], ["Farsta"], "-1.25", 201])
    | st.sampled_from([0, 1, 7, True, False, 1.5, "T1", "2022-T1", "2022-06-03", "a@b.se"])
    | st.sampled_from([[], ["T1"], ["a"], ["A b"], {}, {"types": ["a"]}, {"2022-T1": "2022-06-03"}])
)
_KEYS = [*sorted(DESCRIPTION["properties"]), "okand"]


@st.composite
def _sets(draw: st.DrawFn) -> Content:
    content = form_content(id=draw(slugs()), title=draw(_TEXTS), version=draw(st.integers(-1, 3)))
    question = content["sections"][1]["questions"][0]
    question.update(draw(_KINDS))
    question.update(draw(st.dictionaries(st.sampled_from(_ANY_KEYS), _VALUES, max_size=2)))
    content["sections"][0].update(
        draw(st.dictionaries(st.sampled_from(["number", "introduction", "x"]), _VALUES, max_size=1))
    )
    changes = st.dictionaries(st.sampled_from(_KEYS), _VALUES, max_size=2)
    return {**content, **draw(changes)}


def _between_values(error: ValidationError) -> bool:
    """Whether a value is right by itself and wrong beside another: no description can say that."""
    sayings = (
        *("står två gånger", "ska stiga", "ligger före", "fler decimaler än", "är mindre än"),
        *(
            "fler än det finns",
            "minst så många",
            "är ingen fråga före",
            "är inget svar på",
        ),
    )
    reasons = [reason for _, reason in all_faults(error)]
    return all(any(said in reason for said in sayings) for reason in reasons)


@given(content=_sets())
def test_the_description_and_the_program_agree(content: Content) -> None:
    # An empty day counts as none.
    content = {k: v for k, v in content.items() if k != "deadline" or v not in ("", 0, False, [])}
    try:
        FormDefinition.model_validate_json(json.dumps(content), strict=True, context=IN_STOCKHOLM)
    except ValidationError as error:
        assert not _fits(content) or _between_values(error)
    else:
        VALIDATOR.validate(content)
