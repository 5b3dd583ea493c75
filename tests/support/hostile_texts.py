"""Hostile as plain text."""

from tests.support.hostile_documents import QUESTIONS
from tests.support.hostile_files import READ, Hostile

_TOO_BIG = "för stor eller innehåller för mycket"
_NO_FORM = "ingen av rapportens frågor"
_HEAD = f"{QUESTIONS[0]}\n"

TEXTS = (
    Hostile("noise", lambda: bytes(range(256)) * 100, "inte text. Välj en Word-fil"),
    Hostile("another-text", lambda: b"Hej", _NO_FORM),
    Hostile("utf-16-text", lambda: f"{_HEAD}Svar".encode("utf-16"), READ),
    Hostile("utf-16-cut", lambda: f"{_HEAD}Svar".encode("utf-16")[:-1], "inte text. Välj en Word"),
    Hostile("lines", lambda: _HEAD.encode() + b"a\n" * 2_400_000, _TOO_BIG),
    Hostile("some-lines", lambda: _HEAD.encode() + b"ord om saken som sker\n" * 9_000, READ),
    Hostile("lines-before", lambda: b"ord om saken som sker nu\n" * 9_000 + _HEAD.encode(), READ),
    Hostile("long-line", lambda: _HEAD.encode() + b"a" * 4_900_000, _TOO_BIG),
    Hostile("much-space", (_HEAD + "a" + " " * 900_000 + "b").encode, READ),
    Hostile("text-of-marks", (_HEAD + "a" + "\u0301\u0327" * 200_000).encode, READ),
    Hostile("too-long-text", lambda: b"a" * 5_000_001, "för stor"),
)
