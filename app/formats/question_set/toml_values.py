"""Writes keys and values of a question set as TOML, in the style of the sets that are shipped."""

import datetime
import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from app.formats.question_set.toml_long_text import WIDTH, escape, in_lines

_KEYS = (
    *("schema", "id", "version", "number", "title", "short_title", "language", "survey", "office"),
    *("audience", "types", "committees", "periods", "valid_from", "valid_until"),
    *("recipient", "deadline", "labels", "committee", "term", "contact", "phone", "email"),
    *("preamble", "heading", "description_heading", "description", "instructions", "introduction"),
    *("short", "text", "hint", "kind", "unit", "decimals", "min", "max", "options", "other"),
    *("min_chosen", "max_chosen", "earliest", "latest", "fixed_rows", "min_rows", "max_rows"),
    *("totals", "comment", "required", "word_limit", "ask_if", "question", "is", "replaces"),
)
TABLES = frozenset({"sections", "questions", "columns"})
"""What is written as tables under headings of their own."""
_PARAGRAPHS = frozenset({"preamble", "description", "instructions", "introduction", "hint"})
"""Long ones go over several lines; questions stand in one, however long."""

_BARE = re.compile(r"[A-Za-z0-9_-]+")
_TO_ESCAPE = re.compile(r'[\\"\x00-\x1f\x7f]')
_LITERAL = re.compile(r"[^'\x00-\x1f\x7f]*")
_INDENT = "    "


def in_order(table: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """What a table says, in the order in which it is written."""
    return iter(sorted(table.items(), key=lambda item: rank(item[0])))


def rank(key: str) -> int:
    """Where a key stands among the others of its table; unknown ones come last."""
    return _KEYS.index(key) if key in _KEYS else len(_KEYS)


def is_in_tables(key: str, value: object) -> bool:
    """Whether it is written as tables under headings: sections, questions, columns."""
    return key in TABLES and isinstance(value, list) and all(isinstance(v, dict) for v in value)


def written_key(name: str) -> str:
    return name if _BARE.fullmatch(name) else _basic(name)


def assignment(key: str, value: object) -> str:
    """`key = value`, over several lines where a long text or a list reads better so."""
    return f"{written_key(key)} = {_wide(key, value)}"


def block(path: Iterable[str], table: Mapping[str, Any]) -> str:
    """`[[path]]` with all that a table says, also the tables in it."""
    path = tuple(path)
    heading = f"[[{'.'.join(path)}]]\n"
    return heading + _body(table, path)


def whole(table: Mapping[str, Any]) -> str:
    """A whole file."""
    return _body(table, ()).lstrip("\n")


def inline(value: object) -> str:
    """Any value in one line."""
    if isinstance(value, str):
        return one_line(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Mapping):
        inner = ", ".join(f"{written_key(k)} = {inline(v)}" for k, v in in_order(value))
        return f"{{ {inner} }}" if inner else "{}"
    if isinstance(value, list):
        return f"[{', '.join(map(inline, value))}]"
    if isinstance(value, datetime.date | datetime.time):
        return value.isoformat()
    if isinstance(value, int | float | Decimal):
        return str(value)
    raise TypeError(value)


def one_line(text: str) -> str:
    """A text in one line; in single quotes where it has double ones and they can stay so."""
    if ('"' in text or "\\" in text) and _LITERAL.fullmatch(text):
        return f"'{text}'"
    return _basic(text)


def _body(table: Mapping[str, Any], path: tuple[str, ...]) -> str:
    plain, tables = [], []
    for key, value in in_order(table):
        if value and is_in_tables(key, value):
            tables += [block((*path, written_key(key)), one) for one in value]
        else:
            plain.append(f"{assignment(key, value)}\n")
    return "".join(plain) + "".join(f"\n{one}" for one in tables)


def _wide(key: str, value: object) -> str:
    if isinstance(value, str):
        long = len(key) + len(value) + 5 > WIDTH and " " in value
        return (
            in_lines(value) if "\n" in value or (key in _PARAGRAPHS and long) else one_line(value)
        )
    if isinstance(value, list):
        text = inline(value)
        tables = any(isinstance(one, Mapping) for one in value)
        if tables or len(key) + 3 + len(text) > WIDTH:
            items = "".join(f"{_INDENT}{inline(one)},\n" for one in value)
            return f"[\n{items}]"
    return inline(value)


def _basic(text: str) -> str:
    return f'"{_TO_ESCAPE.sub(escape, text)}"'
