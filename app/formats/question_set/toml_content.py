"""What a file says, as tomllib gives it, and the same with something changed."""

import json
import re
from collections.abc import Mapping
from copy import deepcopy
from decimal import Decimal
from enum import Enum
from itertools import pairwise
from typing import Any

from app.formats.question_set.toml_values import TABLES
from app.model.base import Location

Content = dict[str, Any]


class Missing(Enum):
    """What stands where nothing is."""

    MISSING = "missing"


MISSING = Missing.MISSING


def value_at(content: Mapping[str, Any], location: Location) -> Any:  # noqa: ANN401
    """MISSING where there is nothing."""
    found: Any = content
    for step in location:
        if isinstance(step, int):
            if not isinstance(found, list) or not 0 <= step < len(found):
                return MISSING
        elif not isinstance(found, dict) or step not in found:
            return MISSING
        found = found[step]
    return found


def plain(value: object) -> Any:  # noqa: ANN401
    """A value as tomllib would give it. What is None in a table is left out, and so are no tables.

    Raises TypeError for what TOML has nothing for.
    """
    if isinstance(value, Enum):
        return plain(value.value)
    if isinstance(value, Mapping):
        said = {str(key): plain(one) for key, one in value.items() if one is not None}
        return {key: one for key, one in said.items() if not (key in TABLES and one == [])}
    if isinstance(value, list | tuple):
        return [plain(one) for one in value]
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value


def with_value_at(content: Content, location: Location, value: object) -> Content:
    """The content with a value, already `plain`; None takes the key away."""
    new = deepcopy(content)
    if value is None:
        around = value_at(new, location[:-1])
        if isinstance(around, dict):
            around.pop(location[-1], None)
        return new
    around = new
    for step, following in pairwise(location):
        kind: type = list if isinstance(following, int) else dict
        inner = value_at({"": around}, ("", step))
        if not isinstance(inner, kind):
            inner = kind()
            _put(around, step, inner)
        around = inner
    _put(around, location[-1], deepcopy(value))
    return new


def with_item_at(content: Content, location: Location, item: object) -> Content:
    new = deepcopy(content)
    items = value_at(new, location[:-1])
    if not isinstance(items, list):
        return with_value_at(content, location[:-1], [item])
    items.insert(_index(location), deepcopy(item))
    return new


def without_item_at(content: Content, location: Location) -> Content:
    """Without the item; without the list, too, where it was the last of some tables."""
    new = deepcopy(content)
    items = value_at(new, location[:-1])
    if not isinstance(items, list):
        raise LookupError(location)  # noqa: TRY004 - there is no such list
    del items[_index(location)]
    if not items and location[-2] in TABLES:
        return with_value_at(new, location[:-1], None)
    return new


def says_the_same(one: object, other: object) -> bool:
    """Also of the same types: 1 is neither 1.0 nor true."""
    return _canonical(one) == _canonical(other)


def _canonical(value: object) -> str:
    return json.dumps(value, sort_keys=True, default=repr)


def _put(around: Any, step: str | int, value: object) -> None:  # noqa: ANN401
    if isinstance(step, int) and step == len(around):
        around.append(value)
    else:
        around[step] = value


def _index(location: Location) -> int:
    index = location[-1]
    if not isinstance(index, int):
        raise TypeError(location)
    return index


def path_names(location: Location) -> tuple[str, ...]:
    """The names in a location, as they stand in a heading."""
    return tuple(step for step in location if isinstance(step, str))


def line_end_of(text: str) -> str:
    found = re.search(r"\r?\n", text)
    return found[0] if found else "\n"
