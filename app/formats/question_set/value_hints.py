"""What to write instead of a value of another kind than a key has."""

import re
from collections.abc import Callable, Mapping

_DASH = re.compile("[‐‑‒–—−]")
_DECIMAL_COMMA = re.compile(r"\s*-?\d+,\d+\s*")
_FALSE = ("nej", "falskt", "false", "no", "0", "av")
_TRUE = ("ja", "sant", "true", "yes", "1", "på")


def value_hint(kind: str, value: object, heading: str) -> str:
    """What to write instead, by pydantic's name of the fault; empty where that is not clear.

    `heading` is that of the table, where a list of tables should be.
    """
    if kind == "tuple_type" and isinstance(value, dict):
        return f"; skriv {heading}, med dubbla hakparenteser" if heading else ""
    hint = _HINTS.get(kind)
    said = hint(value) if hint is not None else ""
    return f"; {said}" if said else ""


def _truth(value: object) -> str:
    said = value.strip().casefold() if isinstance(value, str) else ""
    if said in _TRUE:
        return "skriv true, utan citattecken"
    if said in _FALSE:
        return "skriv false, utan citattecken"
    return "skriv true eller false, utan citattecken"


def _whole_number(value: object) -> str:
    if isinstance(value, str) and value.strip().isdigit():
        return "skriv talet utan citattecken"
    return "skriv det utan decimaler" if isinstance(value, float) and value.is_integer() else ""


def _text(value: object) -> str:
    if isinstance(value, list):
        return "skriv en enda text, utan hakparenteser"
    return "skriv den mellan citattecken" if isinstance(value, int | float) else ""


def _list(value: object) -> str:
    if not isinstance(value, str):
        return ""
    items = ", ".join(f'"{one.strip()}"' for one in value.split(",") if one.strip())
    return f"skriv [{items}]"


def _group(value: object) -> str:
    if isinstance(value, list):
        return "skriv rubriken en gång, med enkla hakparenteser"
    if isinstance(value, str):
        return "skriv nycklar och värden inom { och }"
    # What is written as text, such as a period, may be read as a group.
    return "skriv värdet mellan citattecken" if isinstance(value, int | float) else ""


def _slug(value: object) -> str:
    is_dash = isinstance(value, str) and _DASH.search(value)
    return "skriv bindestreck som -, inte som tankstreck" if is_dash else ""


def _number(value: object) -> str:
    is_comma = isinstance(value, str) and _DECIMAL_COMMA.fullmatch(value)
    return "skriv punkt före decimalerna" if is_comma else ""


_HINTS: Mapping[str, Callable[[object], str]] = {
    **dict.fromkeys(("bool_type", "bool_parsing"), _truth),
    **dict.fromkeys(("int_type", "int_parsing", "int_from_float"), _whole_number),
    "string_type": _text,
    "tuple_type": _list,
    **dict.fromkeys(("model_type", "model_attributes_type", "dict_type"), _group),
    "string_pattern_mismatch": _slug,
    "value_error": _number,
}
