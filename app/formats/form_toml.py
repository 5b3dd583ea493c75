"""Question sets and committee registers: TOML files to model."""

import json
import re
import tomllib
from typing import Any, Literal

from pydantic import Field, ValidationError

from app.formats.errors import FormFileError
from app.formats.validation import first_fault
from app.model.committee import CommitteeRegister
from app.model.form import FormDefinition

MAX_BYTES = 1_000_000

_TOO_DEEP = "är för djupt nästlad eller har för stora tal"
# Python's reader takes the square of the parts of a key; no question set has so many.
_PART = rb"""(?:[\w-]++|"[^"\n]*+"|'[^'\n]*+')"""
_DEEP_KEY = re.compile(rb"(?<![\w-])" + _PART + rb"(?:[ \t]*+\.[ \t]*+" + _PART + rb"){20}")


class _RegisterFile(CommitteeRegister):
    format: Literal["naringslivsrapport/committees/1"] = Field(alias="schema")


def read_form_file(data: bytes, file: str) -> FormDefinition | CommitteeRegister:
    """Read one file of the forms folder: its `schema` says which kind it is.

    Raises FormFileError with the file, the place in it and the reason.
    """
    content = _toml(data, file)
    schema = content.get("schema")
    try:
        # Read as JSON, numbers and truth values are not taken for each other.
        as_json = json.dumps(content, default=_day)
        if schema == "naringslivsrapport/committees/1":
            register = _RegisterFile.model_validate_json(as_json, strict=True)
            content = {name: getattr(register, name) for name in CommitteeRegister.model_fields}
            return CommitteeRegister.model_validate(content)
        if schema == "naringslivsrapport/form/1":
            return FormDefinition.model_validate_json(as_json, strict=True)
    except ValidationError as error:
        place, reason = first_fault(error)
        raise FormFileError(file, reason, place) from None
    except RecursionError:
        raise FormFileError(file, _TOO_DEEP) from None
    raise FormFileError(
        file,
        "är varken en frågeuppsättning eller ett nämndregister för den här versionen",
        "schema",
    )


def _day(value: object) -> str:
    """A date as it is written; TOML has nothing else that JSON has not."""
    return str(value)


def _toml(data: bytes, file: str) -> dict[str, Any]:
    if len(data) > MAX_BYTES:
        raise FormFileError(file, "filen är för stor för att vara en frågeuppsättning")
    deep = _DEEP_KEY.search(data)
    if deep is not None:
        line = data.count(b"\n", 0, deep.start()) + 1
        raise FormFileError(file, _TOO_DEEP, f"rad {line}")
    try:
        return tomllib.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise FormFileError(file, "är inte text i UTF-8", f"rad {line}") from None
    except tomllib.TOMLDecodeError as error:
        raise FormFileError(file, "går inte att tolka som TOML", _line_of(error)) from None
    except (RecursionError, ValueError):
        raise FormFileError(file, _TOO_DEEP) from None


def _line_of(error: tomllib.TOMLDecodeError) -> str:
    # Python 3.11 has the place only in the text: "... (at line 3, column 5)".
    _, _, where = str(error).rpartition("(at ")
    return (
        where.rstrip(")")
        .replace("line", "rad")
        .replace("column", "tecken")
        .replace("end of document", "slutet av filen")
    )
