"""Hostile as JSON."""

import json
from collections.abc import Callable
from functools import cache
from typing import Any

from app.formats.report_json import write_report_json
from tests.support.hostile_files import READ, Hostile
from tests.support.report_documents import form_named, rich_report

_AGAIN = "Försök med en annan kopia av filen, eller be avsändaren"
_BROKEN = "skadad eller inte hel"


@cache
def whole_json() -> bytes:
    """A report that this program has exported."""
    return write_report_json(rich_report(form_named("stadsdelsnamnd")))


def _changed(change: Callable[[dict[str, Any]], object]) -> bytes:
    content = json.loads(whole_json())
    change(content)
    return json.dumps(content).encode()


def _replaced(old: bytes, new: bytes) -> bytes:
    assert old in whole_json()
    return whole_json().replace(old, new, 1)


def _revision(new: bytes) -> bytes:
    return _replaced(b'"revision": 1', b'"revision": ' + new)


def _keys(count: int) -> bytes:
    return _replaced(b"{", b"{" + b"".join(b'"%d":1,' % i for i in range(count)))


def _set(*path: str | int, to: object) -> Callable[[], bytes]:
    def change(content: dict[str, Any]) -> None:
        inner: Any = content
        for step in path[:-1]:
            inner = inner[step]
        inner[path[-1]] = to

    return lambda: _changed(change)


_FIRST = ("answers", 0)


def _answer(text: str) -> Callable[[], bytes]:
    return _set(*_FIRST, "blocks", to=[{"kind": "paragraph", "spans": [{"text": text}]}])


_WRONG: tuple[tuple[object, tuple[str | int, ...]], ...] = (
    *((1, (name,)) for name in ("report_id", "form", "contact", "answers", "created_at", "docx")),
    *(("x", (name,)) for name in ("revision", "status", "term", "committee", "unplaced")),
    *(([1], (*_FIRST, name)) for name in ("question_id", "section", "status", "plain", "origin")),
    *(({"a": 1}, (*_FIRST, name)) for name in ("question", "reason", "blocks")),
    *((None, (*_FIRST, "blocks", 0, *more)) for more in ((), ("kind",), ("spans",), ("level",))),
)

JSON_FILES = (
    Hostile("json-whole", whole_json, READ),
    Hostile("json-bom", lambda: b"\xef\xbb\xbf" + whole_json(), READ),
    Hostile("json-utf-16", lambda: whole_json().decode().encode("utf-16"), _BROKEN),
    Hostile("json-utf-16-bare", lambda: whole_json().decode().encode("utf-16-le"), _BROKEN),
    Hostile("json-utf-32", lambda: whole_json().decode().encode("utf-32"), _BROKEN),
    Hostile("json-latin-1", lambda: whole_json().decode().encode("cp1252", "replace"), _BROKEN),
    Hostile("json-cut", lambda: whole_json()[:-100], _AGAIN),
    Hostile("json-followed", lambda: whole_json() + b"{}", _AGAIN),
    Hostile("json-list", lambda: b"[" + whole_json() + b"]", "ingen rapport"),
    Hostile("json-twice", lambda: _replaced(b"{", b'{"revision": 1,'), "står två gånger"),
    Hostile("json-nan", lambda: _revision(b"NaN"), "NaN är inget tillåtet värde"),
    Hostile("json-infinity", lambda: _revision(b"-Infinity"), "-Infinity är inget tillåtet"),
    Hostile("json-large-number", lambda: _revision(b"1" * 5_000), "för stora tal"),
    Hostile("json-larger-number", lambda: _revision(b"1" * 4_000), "för stora tal"),
    Hostile("json-larger-exponent", lambda: _revision(b"1e999"), "heltal"),
    Hostile("json-nested", lambda: b'{"a":' * 100_000 + b"1" + b"}" * 100_000, _BROKEN),
    Hostile("json-nested-lists", lambda: b'{"a":' + b"[" * 90_000, _BROKEN),
    Hostile("json-nested-a-little", _set("contact", to=json.loads("[" * 300 + "]" * 300)), _AGAIN),
    Hostile("json-surrogate", lambda: _replaced("Åsa".encode(), b"\\ud800"), "halva tecken"),
    Hostile("json-keys", lambda: _keys(450_000), "för många värden"),
    Hostile("json-too-long", lambda: _keys(1_000_000), "för stor"),
    Hostile("json-list-of-numbers", _set("answers", to=[1] * 1_600_000), _AGAIN),
    Hostile("json-list-of-lists", _set("answers", to=[[]] * 1_200_000), "för stor"),
    Hostile("json-list-of-objects", _set("answers", to=[{}] * 1_200_000), _AGAIN),
    Hostile("json-blocks", _set(*_FIRST, "blocks", to=[{}] * 1_200_000), "för många värden"),
    Hostile("json-wrong-blocks", _set(*_FIRST, "blocks", to=[{"a": 1}] * 400_000), _AGAIN),
    Hostile("json-wrong-spans", _set(*_FIRST, "blocks", to=[{"spans": [1] * 1_600_000}]), _AGAIN),
    Hostile("json-numbers-accepted", _set("accepted", to=[1] * 1_600_000), _AGAIN),
    Hostile("json-numbers-unplaced", _set("unplaced", to=[1] * 1_600_000), _AGAIN),
    Hostile("json-marks", _answer("a" + "\u0301\u0327" * 200_000), READ),
    Hostile("json-controls", _answer("\0\x1b\u202e" * 100_000), READ),
    Hostile("json-long-name", _set("contact", "name", to="a" * 400_000), "längre än 300 tecken"),
    Hostile(
        "json-newer", _set("schema", to="naringslivsrapport/report/99"), "Uppdatera programmet"
    ),
    Hostile("json-other", _set("schema", to="annat/1"), "ingen rapport"),
    Hostile("json-no-schema", lambda: b"{}", "ingen rapport"),
    Hostile(
        "json-path",
        _set("docx", to={"file": "../../x", "sha256": "0" * 64}),
        "är inte namnet på en fil",
    ),
    *(
        Hostile(f"json-wrong-{'-'.join(map(str, place))}", _set(*place, to=wrong), _AGAIN)
        for wrong, place in _WRONG
    ),
)
