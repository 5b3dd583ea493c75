"""Ways to damage a PDF that leave it one: numbers, names and references are exchanged."""

import re
from collections.abc import Callable
from random import Random

_NUMBER = re.compile(rb"(?<![\w.])-?\d+(?:\.\d+)?(?![\w.])")
_NAME = re.compile(rb"/[A-Za-z]\w*")
_REFERENCE = re.compile(rb"\b\d+ 0 R\b")
_TEXT = re.compile(rb"\([^()]*\)")
_NUMBERS = (b"0", b"-1", b"99999999999", b"0.0000001", b"-2147483648", b"1e9", b"4294967296")


def _other(pattern: re.Pattern[bytes], data: bytes, random: Random) -> bytes:
    """With one of the places where a pattern fits as another of them is."""
    found = list(pattern.finditer(data))
    if len(found) < 2:
        return data
    place, other = random.sample(found, 2)
    return data[: place.start()] + other[0] + data[place.end() :]


def _exchange_names(data: bytes, random: Random) -> bytes:
    return _other(_NAME, data, random)


def _exchange_references(data: bytes, random: Random) -> bytes:
    return _other(_REFERENCE, data, random)


def _exchange_texts(data: bytes, random: Random) -> bytes:
    return _other(_TEXT, data, random)


def _change_number(data: bytes, random: Random) -> bytes:
    place = random.choice(list(_NUMBER.finditer(data)) or [None])
    if place is None:
        return data
    return data[: place.start()] + random.choice(_NUMBERS) + data[place.end() :]


def _nest(data: bytes, random: Random) -> bytes:
    place = random.choice(list(_NAME.finditer(data)) or [None])
    if place is None:
        return data
    depth = random.choice((3, 100, 5_000))
    return data[: place.end()] + b"[" * depth + b"]" * depth + data[place.end() :]


PDF_DAMAGE: tuple[Callable[[bytes, Random], bytes], ...] = (
    _exchange_names,
    _exchange_references,
    _exchange_texts,
    _change_number,
    _change_number,
    _nest,
)
