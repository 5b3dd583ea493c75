"""Turns pydantic's errors into places in the file and reasons in Swedish."""

from collections.abc import Iterator, Set

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from app.model.base import SLUG, Location, NestedFaults

_REASONS = {
    "missing": "saknas",
    "extra_forbidden": "är okänt för programmet",
    "string_type": "ska vara text",
    "string_too_short": "får inte vara tomt",
    "int_type": "ska vara ett heltal",
    "int_parsing": "ska vara ett heltal",
    "int_from_float": "ska vara ett heltal",
    "bool_type": "ska vara sant eller falskt",
    "bool_parsing": "ska vara sant eller falskt",
    "tuple_type": "ska vara en lista",
    "dict_type": "ska vara en grupp av värden",
    "model_type": "ska vara en grupp av värden",
    "dataclass_type": "ska vara en grupp av värden",
    "unexpected_keyword_argument": "är okänt för programmet",
    "model_attributes_type": "ska vara en grupp av värden",
    "uuid_parsing": "är inte ett giltigt id",
    "uuid_type": "är inte ett giltigt id",
    "datetime_parsing": "är inte en tidpunkt",
    "datetime_from_date_parsing": "är inte en tidpunkt",
    "datetime_type": "är inte en tidpunkt",
    "date_type": "är inte en dag; skriv till exempel 2022-10-07",
    "timezone_aware": "saknar tidszon",
    "string_pattern_mismatch": "har inte rätt form",
    "too_short": "är tomt",
    "recursion_loop": "är nästlat i sig självt",
}
_WITH_CONTEXT = {
    "literal_error": "ska vara {expected}",
    "enum": "ska vara {expected}",
    "greater_than": "ska vara större än {gt}",
    "greater_than_equal": "ska vara minst {ge}",
    "less_than_equal": "ska vara högst {le}",
    "string_too_long": "är längre än {max_length} tecken",
    "too_long": "har fler än {max_length} delar",
    "json_invalid": "innehåller halva tecken eller är för djupt nästlad",
}


def first_fault(error: ValidationError) -> tuple[str, str]:
    """The first fault pydantic names: (place, reason in Swedish)."""
    location, reason = next(all_faults(error))
    return path_of(location), reason


def all_faults(error: ValidationError) -> Iterator[tuple[Location, str]]:
    """Every fault pydantic names: (location, reason in Swedish)."""
    found = error.errors(include_url=False)
    around = {fault["loc"][:depth] for fault in found for depth in range(len(fault["loc"]))}
    for details in found:
        within = details.get("ctx", {}).get("error")
        if isinstance(within, NestedFaults):
            for location, reason in within.faults:
                yield (*details["loc"], *location), reason
        elif not _follows(details, around):
            yield details["loc"], _reason(details)


def unknown_keys(error: ValidationError) -> set[Location]:
    """Where there are keys that this version of the program does not know."""
    found = error.errors(include_url=False)
    return {fault["loc"] for fault in found if fault["type"] == "extra_forbidden"}


def knows_too_little(error: ValidationError) -> bool:
    """Whether the only faults are keys that this version of the program does not know."""
    return {fault["type"] for fault in error.errors(include_url=False)} == {"extra_forbidden"}


def _follows(details: ErrorDetails, around: Set[Location]) -> bool:
    """Whether it only follows from a fault within it, which is reported too."""
    if details["type"] == "too_short":
        # A list without a valid item counts as empty.
        return details["loc"] in around
    return details["type"] == "default_factory_not_called"


def path_of(location: Location) -> str:
    """A location as it is written, such as `sections[2].questions[0].text`."""
    place = ""
    for step in location:
        if isinstance(step, int):
            place += f"[{step}]"
        else:
            place += f".{step}" if place else step
    return place


def _reason(details: ErrorDetails) -> str:
    kind, context = details["type"], details.get("ctx", {})
    if kind == "value_error":
        return str(context["error"])
    if kind == "string_pattern_mismatch" and context.get("pattern") == SLUG:
        return "ska bestå av små bokstäver a till z, siffror och bindestreck"
    if kind == "too_long" and isinstance(details["input"], str):
        # What is cleaned first is measured as any list.
        kind = "string_too_long"
    if kind in _WITH_CONTEXT:
        return _WITH_CONTEXT[kind].format(**context).replace(" or ", " eller ")
    return _REASONS.get(kind, "har ett värde som inte går att använda")
