"""The published description of a register: what it takes and refuses is what the program does."""

import json
import tomllib
from collections.abc import Callable
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from app.formats.errors import FormFileError
from app.formats.question_set.form_toml import read_form_file, read_register
from app.model.register import Register
from app.paths import bundled_data
from app.services.first_words import REGISTER
from tests.support.terms import CALENDAR

RESOURCES = bundled_data().resources
DESCRIPTION = json.loads((RESOURCES / "register.schema.json").read_text("utf-8"))
VALIDATOR = Draft202012Validator(DESCRIPTION)
EXAMPLE = RESOURCES / "register.example.toml"
SHIPPED = bundled_data().forms / REGISTER
QUESTIONS = bundled_data().forms / "stadsdelsnamnd.toml"

Content = dict[str, Any]


def test_the_description_is_one() -> None:
    Draft202012Validator.check_schema(DESCRIPTION)
    assert DESCRIPTION["$id"] == DESCRIPTION["properties"]["schema"]["const"]


@pytest.mark.parametrize("path", [EXAMPLE, SHIPPED], ids=lambda path: str(path.name))
def test_the_registers_of_the_program_fit_and_are_read(path: Any) -> None:  # noqa: ANN401
    VALIDATOR.validate(tomllib.loads(path.read_text("utf-8")))
    register = read_register(path.read_bytes(), path.name)
    assert read_form_file(path.read_bytes(), path.name, CALENDAR) == register


def test_the_example_has_every_key() -> None:
    content = tomllib.loads(EXAMPLE.read_text("utf-8"))
    assert content.keys() == DESCRIPTION["properties"].keys()
    for many, one in (("periods", "period"), ("types", "type"), ("committees", "committee")):
        there = set().union(*content[many])
        assert there == DESCRIPTION["$defs"][one]["properties"].keys()


@pytest.mark.parametrize(
    "change",
    [
        lambda c: c.pop("office"),
        lambda c: c.update(city=""),
        lambda c: c.update(id="Staden"),
        lambda c: c.update(version=0),
        lambda c: c.update(periods=[]),
        lambda c: c["periods"][0].update(code="h1"),
        lambda c: c["periods"][0].update(first_month=0),
        lambda c: c["periods"][1].update(last_month=13),
        lambda c: c["periods"][0].update(place=1),
        lambda c: c["respondent"].pop("all"),
        lambda c: c["types"][1]["respondent"].update(the=""),
        lambda c: c["committees"][0].pop("administration"),
        lambda c: c["committees"][0].update(valid_until="AR 2025"),
        lambda c: c.update(stad="Staden"),
    ],
)
def test_what_the_program_refuses_does_not_fit(change: Callable[[Content], object]) -> None:
    content = tomllib.loads(EXAMPLE.read_text("utf-8"))
    change(content)
    assert not VALIDATOR.is_valid(content)
    del content["schema"]
    with pytest.raises(ValueError, match="validation error"):
        Register.model_validate(content)


def test_a_question_set_is_no_register() -> None:
    with pytest.raises(FormFileError, match="rad 1, schema: är inget register"):
        read_register(QUESTIONS.read_bytes(), "fragor.toml")


def test_every_fault_is_told_with_its_line() -> None:
    text = EXAMPLE.read_text("utf-8").replace('code = "AR"', 'code = "H1"')
    with pytest.raises(FormFileError) as refused:
        read_register(text.encode(), "register.toml")
    lines = text.splitlines()
    told = [
        (lines[(fault.line or 0) - 1].split(" ")[0], fault.place) for fault in refused.value.faults
    ]
    assert told == [("code", "periods[1].code")]
