"""The line of each value in a TOML file, which tomllib does not tell."""

import re
import tomllib
from collections.abc import Mapping

from app.model.base import Location

_ASIDE = re.compile(r"(?:[ \t\n]+|#[^\n]*)*")
_KEY = re.compile(r"""[ \t]*([A-Za-z0-9_-]+|"(?:\\.|[^"\\])*"|'[^']*')[ \t]*""")
_TEXT = re.compile(
    r'''"""(?:\\[\s\S]|[^\\])*?"{3,5}|"(?:\\.|[^"\\\n])*"|\'\'\'[\s\S]*?'{3,5}|'[^'\n]*\''''
)
_OTHER = re.compile(r"[^,\]}#\n]+")


def lines_of(text: str) -> Mapping[Location, int]:
    """The line, from 1, of every key, table and list item, by its path in the document.

    The text must be one that tomllib reads. An item's line is where it begins, a key's where it is
    written, a table's that of its heading; a table that has none, where it is first named.
    """
    return _Document(text.replace("\r\n", "\n")).lines


def line_at(lines: Mapping[Location, int], place: Location) -> int:
    """The line of a place, or of the nearest place around it that is in the file."""
    while place and place not in lines:
        place = place[:-1]
    return lines.get(place, 1)


class _Document:
    """One pass through the text."""

    def __init__(self, text: str) -> None:
        self.lines: dict[Location, int] = {}
        self._text = text
        self._at = 0
        self._counted_to, self._line = 0, 1
        self._tables: dict[Location, int] = {}
        """How many there are so far of a table that is written `[[so]]`."""
        table: Location = ()
        while self._next():
            table = self._heading() if self._is("[") else self._assignment(table)

    def _is(self, sign: str) -> bool:
        return self._text.startswith(sign, self._at)

    def _skip(self, pattern: re.Pattern[str]) -> None:
        found = pattern.match(self._text, self._at)
        self._at = found.end() if found else self._at + 1

    def _next(self) -> str:
        """The next character that is neither white space nor in a comment; empty at the end."""
        self._skip(_ASIDE)
        return self._text[self._at : self._at + 1]

    def _heading(self) -> Location:
        many = self._is("[[")
        self._at += 1 + many
        *outer, last = self._key()
        table = (*self._in_the_latest((), outer), last)
        self._note(table)
        self._at += 1 + many
        if not many:
            return table
        self._tables[table] = self._tables.get(table, 0) + 1
        item = (*table, self._tables[table] - 1)
        self._note(item)
        return item

    def _in_the_latest(self, place: Location, names: list[str]) -> Location:
        """The named table; of an array of tables, the latest."""
        for name in names:
            place = (*place, name)
            self._note(place)
            if place in self._tables:
                place = (*place, self._tables[place] - 1)
        return place

    def _assignment(self, table: Location) -> Location:
        place = table
        for name in self._key():
            place = (*place, name)
            self._note(place)
        self._at += 1
        self._value(place)
        return table

    def _key(self) -> list[str]:
        names = []
        while found := _KEY.match(self._text, self._at):
            self._at = found.end()
            names.append(_name(found[1]))
            if not self._is("."):
                break
            self._at += 1
        return names

    def _value(self, place: Location) -> None:
        match self._next():
            case "[":
                self._list(place)
            case "{":
                self._inline_table(place)
            case '"' | "'":
                self._skip(_TEXT)
            case _:
                self._skip(_OTHER)

    def _list(self, place: Location) -> None:
        self._at += 1
        index = 0
        while (sign := self._next()) not in ("]", ""):
            if sign == ",":
                self._at += 1
                continue
            self._note((*place, index))
            self._value((*place, index))
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

    def _note(self, place: Location) -> None:
        self._line += self._text.count("\n", self._counted_to, self._at)
        self._counted_to = self._at
        self.lines.setdefault(place, self._line)


def _name(written: str) -> str:
    quoted = written[0] in "\"'"
    name: str = tomllib.loads(f"name = {written}")["name"] if quoted else written
    return name
