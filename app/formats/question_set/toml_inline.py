"""Items of lists in brackets and keys of tables in braces: put in, taken out, moved."""

import re

from app.formats.question_set.toml_blocks import line_end, line_start
from app.formats.question_set.toml_content import line_end_of
from app.formats.question_set.toml_document import Place, TomlDocument
from app.formats.question_set.toml_values import inline, rank, written_key
from app.model.base import Location

_COMMENT = re.compile(r"[ \t]*#[^\n]*\n")
_COMMA = re.compile(r"(?:[ \t\r\n]+|#[^\n]*)*,")


class InlineList:
    """A list in brackets. Where each item has lines of its own, comments go along with it."""

    def __init__(self, document: TomlDocument, location: Location) -> None:
        self._text = document.text
        self._place = document.places[location]
        self._items: list[Place] = []
        while found := document.places.get((*location, len(self._items))):
            self._items.append(found)

    def with_item(self, index: int, item: str) -> str:
        if not self._items:
            return self._spliced(self._place.value, self._place.end, f"[{item}]")
        if self._in_lines():
            indent = self._indent_of(self._items[0])
            return self._with_lines(index, f"{indent}{item},{line_end_of(self._text)}")
        if index < len(self._items):
            at = self._items[index].start
            return self._spliced(at, at, f"{item}, ")
        at = self._items[-1].end
        return self._spliced(at, at, f", {item}")

    def without_item(self, index: int) -> str:
        return self._cut(index)[1]

    def cut(self, index: int) -> tuple[str, str]:
        """The item, or its lines, and the document without it."""
        return self._cut(index)

    def with_cut(self, index: int, taken: str) -> str:
        """The document with what was cut out of it elsewhere in the list."""
        if taken.endswith("\n") and self._items and self._in_lines():
            return self._with_lines(index, taken)
        return self.with_item(index, taken.strip().removesuffix(","))

    def _cut(self, index: int) -> tuple[str, str]:
        item, last = self._items[index], len(self._items) - 1
        if self._in_lines():
            whole = self._with_last_comma()
            shift = len(whole) - len(self._text)
            start = self._lines_start(item)
            end = line_end(whole, item.end + (shift if index == last else 0))
            return whole[start:end], whole[:start] + whole[end:]
        taken = self._text[item.start : item.end]
        if not last:
            return taken, self._spliced(self._place.value, self._place.end, "[]")
        if index < last:
            return taken, self._spliced(item.start, self._items[index + 1].start, "")
        return taken, self._spliced(self._items[-2].end, item.end, "")

    def _with_lines(self, index: int, lines: str) -> str:
        whole = self._with_last_comma()
        if index < len(self._items):
            at = self._lines_start(self._items[index])
        else:
            at = line_start(whole, self._place.end + len(whole) - len(self._text))
        return whole[:at] + lines + whole[at:]

    def _with_last_comma(self) -> str:
        end = self._items[-1].end
        if _COMMA.match(self._text, end):
            return self._text
        return self._spliced(end, end, ",")

    def _in_lines(self) -> bool:
        """Whether each item begins a line and ends one, and so does the bracket at the end."""
        begins = [*(one.start for one in self._items), self._place.end - 1]
        return (
            not any(self._text[line_start(self._text, at) : at].strip() for at in begins)
            and line_start(self._text, self._items[0].start) > self._place.value
        )

    def _lines_start(self, item: Place) -> int:
        start = line_start(self._text, item.start)
        while True:
            above = line_start(self._text, start - 1)
            if above <= self._place.value or not _COMMENT.fullmatch(self._text, above, start):
                return start
            start = above

    def _indent_of(self, item: Place) -> str:
        return self._text[line_start(self._text, item.start) : item.start]

    def _spliced(self, start: int, end: int, new: str) -> str:
        return self._text[:start] + new + self._text[end:]


class InlineTable:
    """A table in braces."""

    def __init__(self, document: TomlDocument, location: Location) -> None:
        self._text = document.text
        self._place = document.places[location]
        depth = len(location)
        self._keys = {
            str(at[depth]): place
            for at, place in document.places.items()
            if len(at) == depth + 1 and at[:depth] == location
        }

    def with_key(self, key: str, value: object) -> str:
        new = f"{written_key(key)} = {inline(value)}"
        if not self._keys:
            return self._spliced(self._place.value, self._place.end, f"{{ {new} }}")
        before = [name for name in self._keys if rank(name) <= rank(key)]
        if before:
            at = self._keys[max(before, key=rank)].end
            return self._spliced(at, at, f", {new}")
        at = next(iter(self._keys.values())).start
        return self._spliced(at, at, f"{new}, ")

    def without_key(self, key: str) -> str:
        places = list(self._keys.values())
        index = list(self._keys).index(key)
        if len(places) == 1:
            return self._spliced(self._place.value, self._place.end, "{}")
        if index + 1 < len(places):
            return self._spliced(places[index].start, places[index + 1].start, "")
        return self._spliced(places[-2].end, places[-1].end, "")

    def _spliced(self, start: int, end: int, new: str) -> str:
        return self._text[:start] + new + self._text[end:]
