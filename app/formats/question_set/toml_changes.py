"""Changes in the text of a TOML file, each where it belongs; `toml_edit` checks what they give.

Values are `plain`.
"""

import tomllib
from typing import Any

from app.formats.question_set.toml_blocks import Blocks, line_end, line_start
from app.formats.question_set.toml_content import (
    MISSING,
    line_end_of,
    path_names,
    says_the_same,
    value_at,
)
from app.formats.question_set.toml_document import Place, TomlDocument, Written
from app.formats.question_set.toml_inline import InlineList, InlineTable
from app.formats.question_set.toml_long_text import in_same_lines
from app.formats.question_set.toml_values import (
    assignment,
    block,
    inline,
    is_in_tables,
    rank,
    written_key,
)
from app.model.base import Location

_LINES = ('"""', "'''")


class CannotError(Exception):
    """It is written in a way in which it cannot be changed."""


def with_value(text: str, location: Location, value: Any) -> str:  # noqa: ANN401
    present = value_at(tomllib.loads(text), location)
    if says_the_same(MISSING if value is None else value, present):
        return text
    if value is None:
        return _without(text, location)
    if present is MISSING:
        return _with_new(text, location, value)
    return _with_other(text, location, present, value)


def written_anew(text: str, location: Location, value: Any) -> str:  # noqa: ANN401
    return _with_new(_without(text, location), location, value)


def _with_other(text: str, location: Location, present: Any, value: Any) -> str:  # noqa: ANN401
    """With another value than is present, as little of it written anew as may be."""
    if isinstance(present, dict) and isinstance(value, dict):
        for key in [*(one for one in present if one not in value), *value]:
            text = with_value(text, (*location, key), value.get(key))
        return text
    place = TomlDocument(text).places[location]
    if isinstance(present, list) and isinstance(value, list) and not _is_short(text, place, value):
        return _with_list(text, location, present, value)
    if place.written in {Written.KEY, Written.ITEM}:
        new = _in_the_same_style(text[place.value : place.end], str(location[-1]), value)
        return _spliced(text, place.value, place.end, _with_line_ends(new, text))
    return written_anew(text, location, value)


def _is_short(text: str, place: Place, value: list[Any]) -> bool:
    """Whether a list is written in one line, of plain values."""
    if any(isinstance(one, dict | list) for one in value):
        return False
    return place.written is not Written.NAMED and "\n" not in text[place.value : place.end]


def _with_list(text: str, location: Location, present: list[Any], value: list[Any]) -> str:
    """Item by item, for each may have comments of its own."""
    first = 0
    while first < min(len(present), len(value)) and says_the_same(present[first], value[first]):
        first += 1
    last = 0
    most = min(len(present), len(value)) - first
    while last < most and says_the_same(present[-1 - last], value[-1 - last]):
        last += 1
    both = min(len(present), len(value)) - last
    for index in range(first, both):
        text = with_value(text, (*location, index), value[index])
    for index in reversed(range(both, len(present) - last)):
        text = without_item(text, (*location, index))
    for index in range(both, len(value) - last):
        text = with_item(text, (*location, index), value[index])
    return text


def _in_the_same_style(written: str, key: str, value: object) -> str:
    if isinstance(value, str) and written.startswith(_LINES):
        return in_same_lines(value, written)
    if isinstance(value, str) and "\n" not in value:
        return inline(value)
    return assignment(key, value).partition(" = ")[2]


def _with_new(text: str, location: Location, value: Any) -> str:  # noqa: ANN401
    *outer, last = location
    around: Location = tuple(outer)
    if isinstance(last, int):
        return with_item(text, location, value)
    if around and not isinstance(value_at(tomllib.loads(text), around), dict):
        return with_value(text, around, {last: value})
    document = TomlDocument(text)
    place = document.places.get(around)
    if not around or (place and place.written is Written.TABLE):
        if value and is_in_tables(last, value):
            return _with_tables(text, location, value)
        return _with_line(document, around, last, value)
    if place and place.written is not Written.NAMED:
        return InlineTable(document, around).with_key(last, value)
    return _with_dotted(document, around, last, value)


def _with_dotted(document: TomlDocument, table: Location, key: str, value: object) -> str:
    """A new line after the others of a table that is written `table.key = value`."""
    lines = [
        place
        for at, place in document.places.items()
        if at[:-1] == table and place.written is Written.KEY
    ]
    if len(table) != 1 or not lines:
        raise CannotError
    text, last = document.text, max(lines, key=lambda one: one.end)
    new = f"{written_key(str(table[0]))}.{written_key(key)} = {inline(value)}{line_end_of(text)}"
    at = line_end(text, last.end)
    missing = "" if text[:at].endswith("\n") else line_end_of(text)
    return _spliced(text, at, at, missing + new)


def _with_tables(text: str, location: Location, value: list[Any]) -> str:
    for table in value:
        new = _with_line_ends(block(_heading_path(location), table), text)
        text = Blocks(TomlDocument(text)).put_after(location[:-1], new)
    return text


def _with_line(document: TomlDocument, table: Location, key: str, value: object) -> str:
    """A new line of a table under a heading, after the last of those that come before it."""
    text = document.text
    keys = _lines_of(document, table)
    before = [one for name, one in keys.items() if rank(name) <= rank(key)]
    first = min((one.start for one in keys.values()), default=0)
    if before:
        nearest = max(before, key=lambda one: one.end)
        place, beside = line_end(text, nearest.end), line_start(text, nearest.start)
    else:
        heading_end = Blocks(document).body_of(table)[0]
        place = line_end(text, heading_end) if table else line_start(text, first)
        beside = line_start(text, first or heading_end)
    rest = text[beside:]
    indent = rest[: len(rest) - len(rest.lstrip(" \t"))]
    new = _with_line_ends(f"{indent}{assignment(key, value)}\n", text)
    if place and not text[:place].endswith("\n"):
        new = line_end_of(text) + new
    return _spliced(text, place, place, new)


def _lines_of(document: TomlDocument, table: Location) -> dict[str, Place]:
    """The keys in the body of a table under a heading; of one in parts, its last."""
    start, end = Blocks(document).body_of(table)
    depth = len(table)
    found: dict[str, Place] = {}
    for at, place in document.places.items():
        if len(at) > depth and at[:depth] == table and start <= place.start < end:
            known = found.get(str(at[depth]))
            if known is None or place.end > known.end:
                found[str(at[depth])] = place
    return found


def _without(text: str, location: Location) -> str:
    """Without a key and whatever it says, however it is written."""
    if isinstance(location[-1], int):
        return without_item(text, location)
    document = TomlDocument(text)
    around = document.places.get(location[:-1])
    if around and around.written in {Written.KEY, Written.ITEM}:
        return InlineTable(document, location[:-1]).without_key(location[-1])
    for place, at in reversed(_outermost(document, location)):
        if place.written is Written.TABLE:
            text = Blocks(TomlDocument(text)).cut(at)[1]
        else:
            start, end = line_start(text, place.start), line_end(text, place.end)
            text = _spliced(text, start, end, "")
    return text


def _outermost(document: TomlDocument, location: Location) -> list[tuple[Place, Location]]:
    """The lines and the tables under headings that say something of it, none within another."""
    found: list[tuple[Place, Location]] = []
    blocks = Blocks(document)
    end = 0
    for at, place in sorted(document.places.items(), key=lambda item: item[1].start):
        within = at[: len(location)] == location and place.written is not Written.NAMED
        if within and place.start >= end:
            found.append((place, at))
            end = blocks.range_of(at)[1] if place.written is Written.TABLE else place.end
    return found


def with_item(text: str, location: Location, item: Any) -> str:  # noqa: ANN401
    *outer, index = location
    array: Location = tuple(outer)
    present = value_at(tomllib.loads(text), array)
    if not isinstance(index, int):
        raise CannotError
    if not isinstance(present, list):
        return with_value(text, array, [item])
    document = TomlDocument(text)
    if document.places[array].written is not Written.NAMED:
        return InlineList(document, array).with_item(index, inline(item))
    if not isinstance(item, dict):
        raise CannotError
    new = _with_line_ends(block(_heading_path(array), item), text)
    return _put(document, location, len(present), new)


def _put(document: TomlDocument, location: Location, length: int, new: str) -> str:
    """The text of a table put before the item that is there, or after the last."""
    blocks = Blocks(document)
    index = location[-1]
    if isinstance(index, int) and index < length:
        return blocks.put_before(location, new)
    return blocks.put_after((*location[:-1], length - 1) if length else location[:-2], new)


def without_item(text: str, location: Location) -> str:
    document = TomlDocument(text)
    array, index = location[:-1], location[-1]
    if not isinstance(index, int):
        raise CannotError
    if document.places[array].written is Written.NAMED:
        return Blocks(document).cut(location)[1]
    items = value_at(tomllib.loads(text), array)
    if is_in_tables(str(array[-1]), items) and len(items) == 1:
        return _without(text, array)
    return InlineList(document, array).without_item(index)


def moved_item(text: str, location: Location, to: Location) -> str:
    content = tomllib.loads(text)
    document = TomlDocument(text)
    array, index, target = location[:-1], location[-1], to[-1]
    written = document.places[array].written
    if written is Written.NAMED and path_names(location) == path_names(to):
        taken, rest = Blocks(document).cut(location)
        left = value_at(tomllib.loads(rest), to[:-1])
        return _put(TomlDocument(rest), to, len(left) if isinstance(left, list) else 0, taken)
    if array == to[:-1] and isinstance(index, int) and isinstance(target, int):
        taken, rest = InlineList(document, array).cut(index)
        return InlineList(TomlDocument(rest), array).with_cut(target, taken)
    return with_item(without_item(text, location), to, value_at(content, location))


def _heading_path(location: Location) -> tuple[str, ...]:
    return tuple(map(written_key, path_names(location)))


def _with_line_ends(new: str, text: str) -> str:
    return new.replace("\n", line_end_of(text))


def _spliced(text: str, start: int, end: int, new: str) -> str:
    return text[:start] + new + text[end:]
