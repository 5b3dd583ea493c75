"""Changes a question set in its file: all that is not touched keeps its bytes, comments too.

Every function gives a text that says exactly what was asked for: where it cannot be written into
the file as it is, the table around it is written anew, in the end all of the file. Locations are
those of the content before.
"""

import tomllib
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any

from app.formats.question_set import toml_changes
from app.formats.question_set.toml_content import (
    MISSING,
    Content,
    line_end_of,
    plain,
    says_the_same,
    value_at,
    with_item_at,
    with_value_at,
    without_item_at,
)
from app.formats.question_set.toml_values import whole
from app.model.base import Location

_BOM = "\ufeff"


def content_of(text: str) -> Content:
    """What a text says. Raises tomllib.TOMLDecodeError."""
    return tomllib.loads(text.removeprefix(_BOM))


def new_form_text(content: Mapping[str, Any]) -> str:
    """A whole set, written in the style of those that are shipped."""
    said: Content = plain(content)
    return whole(said)


def with_value(text: str, location: Location, value: object) -> str:
    """The text with a value; None takes the key away. Tables on the way are made.

    Raises TypeError for a value that TOML has nothing for.
    """
    wanted = None if value is None else plain({location[-1]: value}).get(str(location[-1]))
    return _edited(
        text,
        location,
        lambda content: with_value_at(content, location, wanted),
        lambda now: toml_changes.with_value(now, location, wanted),
    )


def with_item(text: str, location: Location, item: object) -> str:
    """The text with one item more in a list, at the index that ends the location."""
    wanted = plain(item)
    return _edited(
        text,
        location,
        lambda content: with_item_at(content, location, wanted),
        lambda now: toml_changes.with_item(now, location, wanted),
    )


def without_item(text: str, location: Location) -> str:
    """The text without the item of a list. Raises LookupError where there is none."""
    return _edited(
        text,
        location,
        lambda content: without_item_at(content, location),
        lambda now: toml_changes.without_item(now, location),
    )


def with_item_moved(text: str, location: Location, to: Location) -> str:
    """The text with an item where `to` says that it is afterwards, perhaps in another list.

    Raises LookupError where there is no such item.
    """

    def moved(content: Content) -> Content:
        return with_item_at(without_item_at(content, location), to, value_at(content, location))

    shared = location[:1] if location[:-1] != to[:-1] else location
    return _edited(text, shared, moved, lambda now: toml_changes.moved_item(now, location, to))


def _edited(
    text: str,
    location: Location,
    expected: Callable[[Content], Content],
    edit: Callable[[str], str],
) -> str:
    bom = _BOM if text.startswith(_BOM) else ""
    plain_text = text.removeprefix(_BOM)
    before = tomllib.loads(plain_text)
    wanted = expected(before)
    if says_the_same(before, wanted):
        return text
    for way in (edit, *_anew(location, wanted)):
        try:
            new = way(plain_text)
            if says_the_same(tomllib.loads(new), wanted):
                return bom + new
        except (toml_changes.CannotError, tomllib.TOMLDecodeError, LookupError):
            continue
    return bom + whole(wanted).replace("\n", line_end_of(plain_text))


def _anew(location: Location, wanted: Content) -> Iterator[Callable[[str], str]]:
    """Ways of writing anew what is around a location, the innermost first."""
    for depth in range(len(location) - 1, 0, -1):
        around = location[:depth]
        value = value_at(wanted, around)
        if isinstance(around[-1], str) and value is not MISSING:
            yield partial(toml_changes.written_anew, location=around, value=value)
