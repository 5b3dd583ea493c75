"""Reads question sets and registers (TOML)."""

import json
import re
import tomllib
from collections.abc import Mapping
from typing import Any, Literal

from pydantic import Field, ValidationError

from app.formats.errors import Fault, FormFileError, FormNotTakenError
from app.formats.question_set.key_hints import Levels
from app.formats.question_set.toml_lines import line_at, lines_of
from app.formats.question_set.toml_mistakes import not_utf8, reason_for
from app.formats.question_set.value_hints import value_hint
from app.formats.validation import all_faults, path_of, unknown_keys
from app.model.base import Location, Model
from app.model.calendar import Calendar
from app.model.form import FormDefinition
from app.model.register import Register

MAX_BYTES = 1_000_000

_WHERE = re.compile(r"\(at line (\d+), column (\d+)\)$")
_TOO_BIG = "filen är för stor för att vara en frågeuppsättning"
_TOO_DEEP = "är för djupt nästlad eller har för stora tal"
# tomllib's time grows with the square of a key's parts; no question set has so many.
_PART = rb"""(?:[\w-]++|"[^"\n]*+"|'[^'\n]*+')"""
_DEEP_KEY = re.compile(rb"(?<![\w-])" + _PART + rb"(?:[ \t]*+\.[ \t]*+" + _PART + rb"){20}")


class _RegisterFile(Register):
    format: Literal["naringslivsrapport/register/1"] = Field(alias="schema")


def read_form_file(
    data: bytes, file: str, calendar: Calendar, *, lenient: bool = False
) -> FormDefinition | Register:
    """Read one file of the forms folder: its `schema` says which kind it is.

    The periods of a question set are those of the calendar; `lenient`, others too. Raises
    FormFileError with the file and, for all that is wrong, the line, the place and the reason.
    """
    return _read(data, file, calendar.context if lenient else calendar.known_only)


def read_register(data: bytes, file: str) -> Register:
    """Read a register. Raises FormFileError likewise, also for a question set."""
    read = _read(data, file, None)
    if not isinstance(read, Register):
        raise FormFileError(file, _fault(form_lines(data), ("schema",), "är inget register"))
    return read


def _read(data: bytes, file: str, known: dict[str, object] | None) -> FormDefinition | Register:
    text = _text(data, file)
    content = _toml(text, file)
    schema = content.get("schema")
    is_register = schema == "naringslivsrapport/register/1"
    root: type[Model] = Register if is_register else FormDefinition
    try:
        # Strict JSON does not take numbers and truth values for each other.
        as_json = json.dumps(content, default=_day)
        if is_register:
            register = _RegisterFile.model_validate_json(as_json, strict=True)
            content = {name: getattr(register, name) for name in Register.model_fields}
            return Register.model_validate(content)
        if schema == "naringslivsrapport/form/1":
            return FormDefinition.model_validate_json(as_json, strict=True, context=known)
    except ValidationError as error:
        raise FormFileError(file, *_faults(error, text, root)) from None
    except RecursionError:
        raise FormFileError(file, Fault(None, "", _TOO_DEEP)) from None
    reason = "är varken en frågeuppsättning eller ett register för den här versionen"
    raise FormFileError(file, _fault(_lines(text), ("schema",), reason))


def content_in(data: bytes, file: str) -> tuple[str, dict[str, Any]]:
    """The text of a file, with its mark of UTF-8 if it has one, and what it says.

    That may be no question set. Raises FormFileError for what is no TOML.
    """
    content = _toml(_text(data, file), file)
    return data.decode(), content


def _faults(error: ValidationError, text: str, root: type[Model]) -> list[Fault]:
    """In the order of the file."""
    lines, levels, unknown = _lines(text), Levels(root), unknown_keys(error)
    details = {tuple(one["loc"]): one for one in error.errors(include_url=False)}

    def hint(place: Location) -> str:
        if place in unknown:
            return levels.hint(place)
        if place not in details:
            return ""
        heading = levels.heading(place) if levels.is_list_of_tables(place) else ""
        return value_hint(details[place]["type"], details[place]["input"], heading)

    faults = [_fault(lines, place, f"{reason}{hint(place)}") for place, reason in all_faults(error)]
    return sorted(faults, key=lambda fault: fault.line or 0)


def _fault(lines: Mapping[Location, int], location: Location, reason: str) -> Fault:
    return Fault(line_at(lines, location), path_of(location), reason, location)


def refused_at(data: bytes, file: str, location: Location, reason: str) -> FormFileError:
    """The error for a file that `read_form_file` has read but that cannot be used after all."""
    return FormNotTakenError(file, _fault(form_lines(data), location, reason))


def form_lines(data: bytes) -> Mapping[Location, int]:
    """The line of every value of a file that `read_form_file` has read, by its location."""
    return _lines(data.decode("utf-8-sig"))


def _lines(text: str) -> Mapping[Location, int]:
    try:
        return lines_of(text)
    except RecursionError:
        return {}


def _day(value: object) -> str:
    """Dates are all that TOML has and JSON has not."""
    return str(value)


def _text(data: bytes, file: str) -> str:
    if len(data) > MAX_BYTES:
        raise FormFileError(file, Fault(None, "", _TOO_BIG))
    deep = _DEEP_KEY.search(data)
    if deep is not None:
        line = data.count(b"\n", 0, deep.start()) + 1
        raise FormFileError(file, Fault(line, "", _TOO_DEEP))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise FormFileError(file, Fault(line, "", not_utf8(data))) from None


def _toml(text: str, file: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise FormFileError(file, _no_toml(str(error), text)) from None
    except (RecursionError, ValueError):
        raise FormFileError(file, Fault(None, "", _TOO_DEEP)) from None


def _no_toml(message: str, text: str) -> Fault:
    # In Python 3.11 the place is only in the message: "... (at line 3, column 5)".
    lines, found = text.splitlines(), _WHERE.search(message)
    number = int(found[1]) if found else len(lines)
    line = lines[number - 1] if 0 < number <= len(lines) else ""
    why = reason_for(message, "\n".join(lines[: number - 1]), line)
    reason = f"går inte att tolka som TOML{f': {why}' if why else ''}"
    if found:
        return Fault(number, f"tecken {found[2]}", reason)
    return Fault(text.count("\n") + 1, "slutet av filen", reason)
