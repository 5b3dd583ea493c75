"""Damage to the values of a JSON file."""

import json
from collections.abc import Callable
from random import Random
from typing import Any

_VALUES: tuple[Callable[[], object], ...] = (
    lambda: None,
    lambda: True,
    lambda: -1,
    lambda: 10**20,
    lambda: 1.5,
    lambda: float("nan"),
    lambda: float("inf"),
    lambda: "",
    lambda: "\ud800",
    lambda: "\0\u2028\ufffe\u202e",
    lambda: "å" * 50_000,
    lambda: "a" + "\u0301\u0327" * 500,
    lambda: "naringslivsrapport/report/2",
    lambda: "2022-T2",
    lambda: "javascript:alert(1)",
    lambda: [],
    lambda: {},
    lambda: [[]] * 1_000,
    lambda: [{}] * 1_000,
    lambda: {str(i): i for i in range(500)},
    lambda: json.loads("[" * 200 + "]" * 200),
)
_ENCODINGS = ("utf-8-sig", "utf-16", "utf-16-le", "utf-32", "cp1252", "utf-7")


def _places(value: Any) -> list[tuple[Any, Any]]:  # noqa: ANN401
    """Each list and object with each of its keys, however deep."""
    found: list[tuple[Any, Any]] = []
    left = [value]
    while left:
        inner = left.pop()
        keys = inner if isinstance(inner, dict) else range(len(inner))
        for key in keys:
            found.append((inner, key))
            if isinstance(inner[key], dict | list):
                left.append(inner[key])
    return found


def _changed(data: bytes, random: Random, change: Callable[[Any, Any, Random], None]) -> bytes:
    try:
        content = json.loads(data)
    except (ValueError, RecursionError):
        return data
    places = _places(content) if isinstance(content, dict | list) else []
    if not places:
        return data
    change(*random.choice(places), random)
    return json.dumps(content, ensure_ascii=random.random() < 0.5).encode(errors="surrogatepass")


def _other_value(data: bytes, random: Random) -> bytes:
    def change(holder: Any, key: Any, random: Random) -> None:  # noqa: ANN401
        holder[key] = random.choice(_VALUES)()

    return _changed(data, random, change)


def _value_left_out(data: bytes, random: Random) -> bytes:
    def change(holder: Any, key: Any, random: Random) -> None:  # noqa: ANN401
        del holder[key]

    return _changed(data, random, change)


def _value_wrapped(data: bytes, random: Random) -> bytes:
    def change(holder: Any, key: Any, random: Random) -> None:  # noqa: ANN401
        for _ in range(random.choice((1, 3, 150))):
            holder[key] = [holder[key]] if random.random() < 0.5 else {"a": holder[key]}

    return _changed(data, random, change)


def _value_repeated(data: bytes, random: Random) -> bytes:
    def change(holder: Any, key: Any, random: Random) -> None:  # noqa: ANN401
        if isinstance(holder, list):
            holder.extend([holder[key]] * random.choice((1, 10, 2_000)))
        else:
            holder[f"{key}2"] = holder[key]

    return _changed(data, random, change)


def _value_from_elsewhere(data: bytes, random: Random) -> bytes:
    source: list[object] = []
    _changed(data, random, lambda holder, key, _: source.append(holder[key]))

    def change(holder: Any, key: Any, random: Random) -> None:  # noqa: ANN401
        holder[key] = json.loads(json.dumps(source[0]))

    return _changed(data, random, change) if source else data


def _name_twice(data: bytes, random: Random) -> bytes:
    places = [place for place in range(len(data)) if data[place : place + 1] == b"{"]
    if not places:
        return data
    place = random.choice(places) + 1
    return data[:place] + b'"revision": 1, "text": "", ' + data[place:]


def _encoded(data: bytes, random: Random) -> bytes:
    text = data.decode(errors="replace")
    return text.encode(random.choice(_ENCODINGS), errors="replace")


VALUE_DAMAGE = (
    _other_value,
    _other_value,
    _value_left_out,
    _value_wrapped,
    _value_repeated,
    _value_from_elsewhere,
    _name_twice,
    _encoded,
)
