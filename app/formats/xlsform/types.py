"""What stands under `type`: how a question is answered, or what else a row is."""

import re
from dataclasses import dataclass
from enum import Enum, auto

from app.formats.xlsform.expressions import UnsayableError
from app.formats.xlsform.names import (
    BEGIN_GROUP,
    BEGIN_REPEAT,
    DATE,
    DECIMAL,
    END_GROUP,
    END_REPEAT,
    INTEGER,
    NOTE,
    SELECT_MULTIPLE,
    SELECT_ONE,
    TEXT,
    YES_NO_LIST,
)
from app.model.kinds.kind import Kind


class RowKind(Enum):
    BEGIN_GROUP = auto()
    END_GROUP = auto()
    BEGIN_REPEAT = auto()
    END_REPEAT = auto()
    NOTE = auto()
    QUESTION = auto()
    ASKS_NOTHING = auto()
    """The moment, the device, a sum: what a form notes by itself."""


@dataclass(frozen=True)
class RowType:
    row: RowKind
    kind: Kind = Kind.TEXT
    of_decimals: bool = False
    list_name: str = ""
    other: bool = False


_BOUNDS = {
    BEGIN_GROUP: RowKind.BEGIN_GROUP,
    END_GROUP: RowKind.END_GROUP,
    BEGIN_REPEAT: RowKind.BEGIN_REPEAT,
    END_REPEAT: RowKind.END_REPEAT,
    NOTE: RowKind.NOTE,
}
_KINDS = {
    TEXT: (Kind.TEXT, False),
    "string": (Kind.TEXT, False),
    INTEGER: (Kind.NUMBER, False),
    "int": (Kind.NUMBER, False),
    DECIMAL: (Kind.NUMBER, True),
    DATE: (Kind.DATE, False),
}
_SELECT = re.compile(
    r"(?P<one>select_one|select one from|select one|select1)?"
    r"(?:select_multiple|select all that apply from|select all that apply|select multiple)?"
    r" +(?P<list>\S+)(?P<other> or_other| or other| or specify other)?",
    re.IGNORECASE,
)
_BEGINS_SELECT = re.compile(r"select(_one|_multiple| one| all| multiple|1)\b", re.IGNORECASE)
_ASKS_NOTHING = frozenset(
    (
        *("start", "end", "today", "deviceid", "device id", "subscriberid", "simserial", "sim id"),
        *("phonenumber", "phone number", "username", "email", "audit", "start-geopoint"),
        *("background-audio", "background-geopoint", "calculate", "hidden", "csv-external"),
        *("xml-external", "start time", "end time", "entity"),
    )
)
_TO_TEXT = "Gör om den till text eller ta bort raden"
_ADVICE = {
    "range": "Gör om den till integer eller decimal, med gränserna under constraint",
    "rank": "Gör om den till select_multiple, eller till en tabell (begin repeat)",
    "acknowledge": "Gör om den till select_one yes_no",
    "trigger": "Gör om den till select_one yes_no",
    "datetime": "Gör om den till date, eller till text där klockslaget behövs",
    "select_one_from_file": "Gör om den till select_one, och skriv alternativen på bladet choices",
    "select_one_external": "Gör om den till select_one, och skriv alternativen på bladet choices",
    "select_multiple_from_file": "Skriv select_multiple, och alternativen på bladet choices",
}
_REMOVE = frozenset({"image", "photo", "audio", "video", "file", "draw", "signature"})


def read_type(text: str) -> RowType:
    """Raises UnsayableError for what no question set has."""
    said = " ".join(text.split())
    name = said.lower()
    spaced = re.sub(r"^(begin|end)_", r"\1 ", name)
    if spaced in _BOUNDS:
        return RowType(_BOUNDS[spaced])
    if name in _KINDS:
        kind, of_decimals = _KINDS[name]
        return RowType(RowKind.QUESTION, kind, of_decimals)
    if name in _ASKS_NOTHING:
        return RowType(RowKind.ASKS_NOTHING)
    if _BEGINS_SELECT.match(name) and (found := _SELECT.fullmatch(said)):
        kind = Kind.CHOICE if found["one"] else Kind.CHOICES
        return RowType(RowKind.QUESTION, kind, list_name=found["list"], other=bool(found["other"]))
    if name in {SELECT_ONE, SELECT_MULTIPLE}:
        raise UnsayableError(
            f"Frågetypen ”{said}” saknar sin lista. Skriv dess namn efter, som på bladet choices"
        )
    first = name.split(" ")[0] if name else name
    advice = _ADVICE.get(first, _TO_TEXT)
    if first in _REMOVE:
        advice = "Ta bort raden, eller be om filen i ledtexten (hint) till en textfråga"
    raise UnsayableError(f"Frågetypen ”{said}” finns inte här. {advice}")


OFFERED = (
    *(TEXT, INTEGER, DECIMAL, DATE, f"{SELECT_ONE} {YES_NO_LIST}"),
    *(BEGIN_GROUP, END_GROUP, BEGIN_REPEAT, END_REPEAT, NOTE),
)
"""What there is to choose from under `type`, besides the lists."""
