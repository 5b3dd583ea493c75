"""Reads question sets and registers (TOML)."""

import json
import re
import tomllib
from collections.abc import Mapping
from typing import Any, Literal

from pydantic import Field, ValidationError

from app.formats.errors import Fault, FormFileError, FormNotTakenError
from app.formats.question_set.toml_lines import line_at, lines_of
from app.formats.validation import all_faults, path_of, unknown_keys
from app.model.base import Location
from app.model.calendar import Calendar
from app.model.committee import Committee, CommitteeType
from app.model.form import Audience, FormDefinition, Labels, Question, Section
from app.model.kinds.asked import Column, Condition, Option
from app.model.register import Register, RegisteredPeriod
from app.model.respondent import Respondent

MAX_BYTES = 1_000_000

# How messages of tomllib begin, and what they mean. Other messages are not explained.
_NO_TOML = {
    "Cannot overwrite": "samma nyckel står två gånger",
    "Cannot declare": "samma rubrik eller nyckel står två gånger",
    "Cannot mutate": "värdet är redan färdigt på ett annat ställe",
    "Expected '=' after a key": "ett likhetstecken saknas efter nyckeln",
    "Expected newline or end of document": "raden går vidare efter värdet",
    "Invalid value": "värdet är inte rätt skrivet; text ska stå mellan citattecken",
    "Illegal character '\\n'": "citattecknet i slutet av texten saknas",
    "Unterminated string": "citattecknet i slutet av texten saknas",
    'Expected "\'"': "citattecknet i slutet av texten saknas",
    "Unescaped '\\'": "ett omvänt snedstreck i en text ska skrivas två gånger",
    "Unclosed array": "listan avslutas inte med ]",
    "Unclosed inline table": "gruppen avslutas inte med }",
    "Invalid statement": "raden börjar inte med en nyckel eller en rubrik",
}
_WHERE = re.compile(r"\(at line (\d+), column (\d+)\)$")
_WITH_KEYS = (
    *(FormDefinition, Audience, Labels, Section, Question, Column, Option, Condition),
    *(Register, RegisteredPeriod, Respondent, CommitteeType, Committee),
)
_TOO_BIG = "filen är för stor för att vara en frågeuppsättning"
_TOO_DEEP = "är för djupt nästlad eller har för stora tal"
# tomllib's time grows with the square of a key's parts; no question set has so many.
_PART = rb"""(?:[\w-]++|"[^"\n]*+"|'[^'\n]*+')"""
_DEEP_KEY = re.compile(rb"(?<![\w-])" + _PART + rb"(?:[ \t]*+\.[ \t]*+" + _PART + rb"){20}")


class _RegisterFile(Register):
    format: Literal["naringslivsrapport/register/1"] = Field(alias="schema")


def read_form_file(data: bytes, file: str, calendar: Calendar) -> FormDefinition | Register:
    """Read one file of the forms folder: its `schema` says which kind it is.

    The periods of a question set are those of the calendar. Raises FormFileError with the file and,
    for all that is wrong, the line, the place and the reason.
    """
    return _read(data, file, calendar)


def read_register(data: bytes, file: str) -> Register:
    """Read a register. Raises FormFileError likewise, also for a question set."""
    read = _read(data, file, None)
    if not isinstance(read, Register):
        raise FormFileError(file, _fault(form_lines(data), ("schema",), "är inget register"))
    return read


def _read(data: bytes, file: str, calendar: Calendar | None) -> FormDefinition | Register:
    text = _text(data, file)
    content = _toml(text, file)
    schema = content.get("schema")
    try:
        # Strict JSON does not take numbers and truth values for each other.
        as_json = json.dumps(content, default=_day)
        if schema == "naringslivsrapport/register/1":
            register = _RegisterFile.model_validate_json(as_json, strict=True)
            content = {name: getattr(register, name) for name in Register.model_fields}
            return Register.model_validate(content)
        if schema == "naringslivsrapport/form/1":
            known = calendar.known_only if calendar is not None else None
            return FormDefinition.model_validate_json(as_json, strict=True, context=known)
    except ValidationError as error:
        raise FormFileError(file, *_faults(error, text)) from None
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


def _faults(error: ValidationError, text: str) -> list[Fault]:
    """In the order of the file."""
    lines, unknown = _lines(text), unknown_keys(error)
    faults = [
        _fault(lines, place, reason + (_perhaps_meant(str(place[-1])) if place in unknown else ""))
        for place, reason in all_faults(error)
    ]
    return sorted(faults, key=lambda fault: fault.line or 0)


def _fault(lines: Mapping[Location, int], location: Location, reason: str) -> Fault:
    return Fault(line_at(lines, location), path_of(location), reason, location)


def _perhaps_meant(key: str) -> str:
    from difflib import get_close_matches

    keys = {field.alias or name for one in _WITH_KEYS for name, field in one.model_fields.items()}
    return "".join(f"; kanske menas {name}" for name in get_close_matches(key, sorted(keys), n=1))


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
        raise FormFileError(file, Fault(line, "", "är inte text i UTF-8")) from None


def _toml(text: str, file: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise FormFileError(file, _no_toml(str(error), text)) from None
    except (RecursionError, ValueError):
        raise FormFileError(file, Fault(None, "", _TOO_DEEP)) from None


def _no_toml(message: str, text: str) -> Fault:
    why = next((f": {says}" for begins, says in _NO_TOML.items() if message.startswith(begins)), "")
    reason = f"går inte att tolka som TOML{why}"
    # In Python 3.11 the place is only in the message: "... (at line 3, column 5)".
    if found := _WHERE.search(message):
        return Fault(int(found[1]), f"tecken {found[2]}", reason)
    return Fault(text.count("\n") + 1, "slutet av filen", reason)
