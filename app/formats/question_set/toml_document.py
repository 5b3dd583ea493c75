"""Where each heading, key and value of a TOML file stands in its text, which tomllib does not tell.

The text must be one that tomllib reads. Offsets are into the text as it is, with its line ends.
"""

import re
import tomllib
from dataclasses import dataclass
from enum import Enum, auto

from app.model.base import Location

_ASIDE = re.compile(r"(?:[ \t\r\n]+|#[^\n]*)*")
_KEY = re.compile(r"""[ \t]*([A-Za-z0-9_-]+|"(?:\\.|[^"\\])*"|'[^']*')[ \t]*""")
_TEXT = re.compile(
    r'''"""(?:\\[\s\S]|[^\\])*?"{3,5}|"(?:\\.|[^"\\\n])*"|\'\'\'[\s\S]*?'{3,5}|'[^'\n]*\''''
)
_OTHER = re.compile(r"[^,\]}#\r\n]+")


class Written(Enum):
    """How something is written."""

    KEY = auto()
    """`key = value`, in a line or in braces."""
    ITEM = auto()
    """In a list in brackets."""
    TABLE = auto()
    """Under a heading of its own: `[table]` or `[[table]]`."""
    NAMED = auto()
    """Only by what is in it: an array of tables, the `a` of `a.b = 1`."""


@dataclass(frozen=True)
class Place:
    """From the first letter of a key, an item or a heading to the last of its value or heading.

    `value` is where the value begins. What is only named has its first mention.
    """

    written: Written
    start: int
    value: int
    end: int


@dataclass(frozen=True)
class Heading:
    """`[table]` or `[[table]]`; the location of the latter is that of the item."""

    location: Location
    start: int
    end: int


class TomlDocument:
    """The places of a document, by their location. One pass through the text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.places: dict[Location, Place] = {}
        """In the order of the text; what is only named has the place where it first is."""
        self.headings: list[Heading] = []
        self._at = 0
        self._tables: dict[Location, int] = {}
        """How many there are so far of a table that is written `[[so]]`."""
        table: Location = ()
        while self._next():
            table = self._heading() if self._is("[") else self._assignment(table)

    def _is(self, sign: str) -> bool:
        return self.text.startswith(sign, self._at)

    def _skip(self, pattern: re.Pattern[str]) -> None:
        found = pattern.match(self.text, self._at)
        self._at = found.end() if found else self._at + 1

    def _next(self) -> str:
        """The next character that is neither white space nor in a comment; empty at the end."""
        self._skip(_ASIDE)
        return self.text[self._at : self._at + 1]

    def _heading(self) -> Location:
        start = self._at
        many = self._is("[[")
        self._at += 1 + many
        *outer, last = self._key()
        self._at += 1 + many
        table = (*self._in_the_latest((), outer, start), last)
        if many:
            self._name(table, start)
            self._tables[table] = self._tables.get(table, 0) + 1
            table = (*table, self._tables[table] - 1)
        self.places[table] = Place(Written.TABLE, start, self._at, self._at)
        self.headings.append(Heading(table, start, self._at))
        return table

    def _in_the_latest(self, place: Location, names: list[str], start: int) -> Location:
        """The named table; of an array of tables, the latest."""
        for name in names:
            place = (*place, name)
            self._name(place, start)
            if place in self._tables:
                place = (*place, self._tables[place] - 1)
        return place

    def _assignment(self, table: Location) -> Location:
        start = self._at
        *outer, last = self._key()
        place = table
        for name in outer:
            place = (*place, name)
            self._name(place, start)
        self._at += 1
        self._value((*place, last), Written.KEY, start)
        return table

    def _key(self) -> list[str]:
        names = []
        while found := _KEY.match(self.text, self._at):
            self._at = found.end()
            names.append(_name(found[1]))
            if not self._is("."):
                break
            self._at += 1
        return names

    def _value(self, place: Location, written: Written, start: int) -> None:
        sign = self._next()
        value = self._at
        # Before what is in it.
        self.places[place] = Place(written, start, value, value)
        match sign:
            case "[":
                self._list(place)
            case "{":
                self._inline_table(place)
            case '"' | "'":
                self._skip(_TEXT)
            case _:
                self._skip(_OTHER)
                self._at -= len(self.text[value : self._at]) - len(
                    self.text[value : self._at].rstrip()
                )
        self.places[place] = Place(written, start, value, self._at)

    def _list(self, place: Location) -> None:
        self._at += 1
        index = 0
        while (sign := self._next()) not in ("]", ""):
            if sign == ",":
                self._at += 1
                continue
            self._value((*place, index), Written.ITEM, self._at)
            index += 1
        self._at += 1

    def _inline_table(self, place: Location) -> None:
        self._at += 1
        while (sign := self._next()) not in ("}", ""):
            if sign == ",":
                self._at += 1
            else:
                self._assignment(place)
        self._at += 1

    def _name(self, place: Location, start: int) -> None:
        self.places.setdefault(place, Place(Written.NAMED, start, start, start))


def _name(written: str) -> str:
    quoted = written[0] in "\"'"
    name: str = tomllib.loads(f"name = {written}")["name"] if quoted else written
    return name
