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

from app.model.form import Audience, FormDefinition, Labels, Question, Section
from app.paths import bundled_data
from tests.support.small_form import form_content
from tests.support.strategies import slugs

RESOURCES = bundled_data().resources
DESCRIPTION: dict[str, Any] = json.loads((RESOURCES / "form.schema.json").read_text("utf-8"))
VALIDATOR = Draft202012Validator(DESCRIPTION, format_checker=FormatChecker())
EXAMPLE = RESOURCES / "form.example.toml"
SETS = [EXAMPLE, *sorted(bundled_data().forms.glob("*.toml"))]
SETS.remove(bundled_data().forms / "committees.toml")

Content = dict[str, Any]


def _content(path: Path) -> Content:
    content: Content = json.loads(json.dumps(tomllib.loads(path.read_text("utf-8")), default=str))
    return content


def _fits(content: Content) -> bool:
    return VALIDATOR.is_valid(content)


def _is_read(content: Content) -> bool:
    try:
        FormDefinition.model_validate_json(json.dumps(content), strict=True)
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


def test_the_example_has_every_key() -> None:
    content = _content(EXAMPLE)
    questions = [q for section in content["sections"] for q in section["questions"]]
    assert set(content) == set(DESCRIPTION["properties"])
    assert set(content["audience"]) == set(Audience.model_fields)
    assert set(content["labels"]) == set(Labels.model_fields)
    assert {k for section in content["sections"] for k in section} == set(Section.model_fields)
    assert {k for question in questions for k in question} == set(Question.model_fields)


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
    lambda c: c.update(periods=["T3"]),
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


@pytest.mark.parametrize("change", CHANGES)
def test_what_the_program_refuses_does_not_fit(change: Callable[[Content], object]) -> None:
    content = form_content()
    assert (_fits(content), _is_read(content)) == (True, True)
    change(content)
    assert (_fits(content), _is_read(content)) == (False, False)


# Sets with anything in them that a file can say.

_TEXTS = st.sampled_from(["", " ", "Text", "{year}", "{", "Rad\nrad {year}", "}", "{ar}", "å ä ö"])
_VALUES = (
    _TEXTS
    | st.sampled_from([0, 1, 7, True, False, 1.5, "T1", "2022-T1", "2022-06-03", "a@b.se"])
    | st.sampled_from([[], ["T1"], ["a"], ["A b"], {}, {"types": ["a"]}, {"2022-T1": "2022-06-03"}])
)
_KEYS = [*sorted(DESCRIPTION["properties"]), "okand"]


@st.composite
def _sets(draw: st.DrawFn) -> Content:
    content = form_content(id=draw(slugs()), title=draw(_TEXTS), version=draw(st.integers(-1, 3)))
    content["sections"][1]["questions"][0].update(
        draw(st.dictionaries(st.sampled_from([*Question.model_fields, "x"]), _VALUES, max_size=2))
    )
    content["sections"][0].update(
        draw(st.dictionaries(st.sampled_from(["number", "introduction", "x"]), _VALUES, max_size=1))
    )
    changes = st.dictionaries(st.sampled_from(_KEYS), _VALUES, max_size=2)
    return {**content, **draw(changes)}


def _between_values(error: ValidationError) -> bool:
    """Whether a value is right by itself and wrong beside another: no description can say that."""
    sayings = ("står två gånger", "ska stiga", "ligger före")
    return all(any(said in fault["msg"] for said in sayings) for fault in error.errors())


@given(content=_sets())
def test_the_description_and_the_program_agree(content: Content) -> None:
    # An empty day counts as none.
    content = {k: v for k, v in content.items() if k != "deadline" or v not in ("", 0, False, [])}
    try:
        FormDefinition.model_validate_json(json.dumps(content), strict=True)
    except ValidationError as error:
        assert not _fits(content) or _between_values(error)
    else:
        VALIDATOR.validate(content)
