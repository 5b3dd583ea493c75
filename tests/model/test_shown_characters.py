"""Characters that steer are shown where they stand; every other text stays as it is."""

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.model.shown_characters import escaped, shown, shown_lines

_DIRECTION = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


def _steers(sign: str) -> bool:
    return unicodedata.category(sign) in {"Cc", "Zl", "Zp"} or sign in _DIRECTION


@pytest.mark.parametrize(
    ("name", "seen"),
    [
        ("rapport\u202excod.exe", "rapport‹U+202E›xcod.exe"),
        ("a\x1b[2Jb.json", "a‹U+001B›[2Jb.json"),
        ("a\x9b31mb", "a‹U+009B›31mb"),
        ("rad\nrad\ttabb", "rad‹U+000A›rad‹U+0009›tabb"),
        ("Årsta 👩\u200d💻 familjen ‹1›.docx", "Årsta 👩\u200d💻 familjen ‹1›.docx"),
        ("דוח.docx", "דוח.docx"),
    ],
)
def test_a_name_is_shown_with_what_steers_in_it(name: str, seen: str) -> None:
    assert shown(name) == seen


@given(st.text(st.characters(codec="utf-8")))
def test_nothing_that_is_shown_steers(text: str) -> None:
    assert not any(map(_steers, shown(text)))
    assert shown(shown(text)) == shown(text)
    if not any(map(_steers, text)):
        assert shown(text) == text
    assert not any(_steers(sign) for sign in shown_lines(text) if sign != "\n")
    assert shown_lines(text).count("\n") == text.count("\n")


@given(st.dictionaries(st.text(), st.text()))
def test_json_says_the_same(content: dict[str, str]) -> None:
    written = escaped(json.dumps(content, ensure_ascii=False, indent=1))
    assert json.loads(written) == content
    assert not any(_steers(sign) for sign in written if sign != "\n")
