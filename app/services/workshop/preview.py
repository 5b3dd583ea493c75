"""A set that can be shown while there are errors in what it is made of."""

import json
import re
from collections.abc import Iterator, Mapping
from copy import deepcopy
from typing import Any

from pydantic import ValidationError

from app.formats.question_set.toml_content import Content, value_at
from app.formats.validation import all_faults
from app.model.base import SLUG, Location
from app.model.form import FormDefinition
from app.model.register import Register
from app.model.term import FIRST_YEAR, Term

_NO_WORDING = "(Frågan har ingen lydelse än.)"
_NO_TITLE = "(Rubrik saknas)"
_ROUNDS = 6
# After so many, whatever a question says besides its wording is left out.
_PATIENT_ROUNDS = 3
_QUESTION_DEPTH = 4
_SLUG = re.compile(SLUG)
_LISTS = {"options": ("alternativ", "Alternativ"), "columns": ("kolumn", "Kolumn")}


def form_to_preview(content: Mapping[str, Any], register: Register) -> FormDefinition | None:
    """The set without what is faulty, or with something in its place; None without questions.

    Every question is there, in its order; one without an id has that of `preview_id`.
    """
    made = deepcopy(dict(content))
    made["sections"] = list(_sections(made))
    if not made["sections"]:
        return None
    instead = _required(register)
    for key, value in instead.items():
        made.setdefault(key, value)
    for turn in range(_ROUNDS):
        try:
            as_json = json.dumps(made, default=str)
            return FormDefinition.model_validate_json(
                as_json, strict=True, context=register.calendar.known_only
            )
        except ValidationError as error:
            for location, _ in all_faults(error):
                _mend(made, location, instead, patient=turn < _PATIENT_ROUNDS)
        except RecursionError:
            return None
    return None


def preview_id(content: Mapping[str, Any], location: Location) -> str | None:
    """The id that a question of the content has in the preview; None where it is not there."""
    for number, (at, question) in enumerate(_questions(content)):
        if at == location:
            return _own_id(question) or f"utan-id-{number + 1}"
    return None


def _required(register: Register) -> Content:
    periods = register.calendar.periods
    return {
        "schema": "naringslivsrapport/form/1",
        "id": "utkast",
        "version": 1,
        "title": _NO_TITLE,
        "language": "sv-SE",
        "audience": {"types": [kind.id for kind in register.types]},
        "periods": [period.code for period in periods],
        "valid_from": Term(year=FIRST_YEAR, period=periods[0]).code,
    }


def _questions(content: Mapping[str, Any]) -> Iterator[tuple[Location, Mapping[str, Any]]]:
    for index, section in enumerate(_tables(content.get("sections"))):
        for place, question in enumerate(_tables(section.get("questions"))):
            yield ("sections", index, "questions", place), question


def _tables(value: object) -> list[Any]:
    return value if isinstance(value, list) and all(isinstance(v, dict) for v in value) else []


def _own_id(question: Mapping[str, Any]) -> str:
    own = question.get("id")
    return own if isinstance(own, str) and _SLUG.fullmatch(own) else ""


def _sections(content: Content) -> Iterator[Content]:
    """Those that have questions, with ids and wordings for all of these."""
    number = 0
    sections = _tables(content.get("sections"))
    for index, section in enumerate(sections):
        questions = _tables(section.get("questions"))
        for question in questions:
            number += 1
            question["id"] = _own_id(question) or f"utan-id-{number}"
            _word(question, _NO_WORDING)
            _name_parts(question)
        closing = index == len(sections) - 1 and not ({"number", "title"} & section.keys())
        if not closing:
            section.setdefault("number", index + 1)
            _word(section, _NO_TITLE, "title")
        if questions:
            yield section


def _word(part: Content, instead: str, key: str = "text") -> None:
    said = part.get(key)
    if not isinstance(said, str) or not said.strip():
        part[key] = instead


def _name_parts(question: Content) -> None:
    for key, (slug, name) in _LISTS.items():
        for number, part in enumerate(_tables(question.get(key)), 1):
            part["id"] = _own_id(part) or f"{slug}-{number}"
            _word(part, f"{name} {number}")
            _name_parts(part)


def _mend(content: Content, location: Location, instead: Content, *, patient: bool) -> None:
    """Leave out what is faulty, or put something in its place."""
    if location[:1] == ("sections",):
        _mend_section(content, location, patient=patient)
    elif location and location[0] in instead:
        content[str(location[0])] = instead[str(location[0])]
    elif location:
        content.pop(str(location[0]), None)


def _mend_section(content: Content, location: Location, *, patient: bool) -> None:
    sections = content["sections"]
    if len(location) >= _QUESTION_DEPTH and location[2] == "questions":
        _mend_question(content, location, patient=patient)
        return
    key = location[2] if len(location) > 2 else ""
    if key == "title":
        sections[location[1]]["title"] = _NO_TITLE
    elif key and key != "number":
        sections[location[1]].pop(key, None)
    else:
        for number, section in enumerate(sections, 1):
            section["number"] = number
            section.setdefault("title", _NO_TITLE)


def _mend_question(content: Content, location: Location, *, patient: bool) -> None:
    at, key = location[:_QUESTION_DEPTH], location[-1]
    question = value_at(content, at)
    around = value_at(content, location[:-1])
    if patient and isinstance(around, dict) and key in around and key not in {"id", "text"}:
        del around[key]
        return
    text = question.get("text") if patient else _NO_WORDING
    own = str(question["id"])
    taken = [one for place, one in _questions(content) if place != at and one["id"] == own]
    question.clear()
    question["id"] = f"{own}-{at[1]}-{at[3]}" if taken else own
    question["text"] = text if isinstance(text, str) and key != "text" else _NO_WORDING
