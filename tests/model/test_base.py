"""Text that every format can carry, whatever was pasted."""

import json
import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from app.model.base import _FORBIDDEN, _LINE_ENDS, CleanLine, Model, Slug, sanitise

# Surrogates and control characters too: what a widget may hand over.
ANY_TEXT = st.text(alphabet=st.characters(), max_size=60) | st.text(
    alphabet=st.sampled_from(
        "\r\n\x0b\x0c\x85\u2028\u2029\x00\x1b\ud800\udfff\ufffe\uffff\ufffc å"
    ),
    max_size=20,
)


class _Texts(Model):
    line: CleanLine = ""
    slug: Slug = "x"


def _clean(text: str) -> str:
    clean = sanitise(text)
    assert isinstance(clean, str)
    return clean


@given(text=ANY_TEXT)
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert _clean(_clean(text)) == _clean(text)


@given(text=ANY_TEXT)
def test_clean_text_goes_through_xml_and_json(text: str) -> None:
    clean = _clean(text)
    element = etree.Element("text")
    element.text = clean
    assert (etree.fromstring(etree.tostring(element, encoding="utf-8")).text or "") == clean
    assert json.loads(json.dumps(clean, ensure_ascii=False).encode()) == clean


@given(text=ANY_TEXT)
def test_clean_text_is_composed(text: str) -> None:
    assert unicodedata.is_normalized("NFC", _clean(text))


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n", "\x0b", "\x0c", "\x85", "\u2028", "\u2029"])
def test_every_line_end_is_a_line_feed(end: str) -> None:
    assert sanitise(f"ett{end}två") == "ett\ntvå"


def test_two_line_ends_are_two() -> None:
    assert sanitise("ett\r\n\r\ntvå\n\rtre") == "ett\n\ntvå\n\ntre"


@pytest.mark.parametrize(
    "text",
    [
        "kolumn\tkolumn",
        "08\u00a0508\u202f24",
        "👩🏽‍🔧 🇸🇪 ☀️",
        "E\u2011post, mjukt\u00adbindestreck",
        "שלום 你好",
        "\u200b\u202e\ue000",
        "”Citat” – och <b>&amp;",
    ],
)
def test_what_can_be_carried_stays(text: str) -> None:
    assert sanitise(text) == text


@pytest.mark.parametrize(
    "sign", ["\x00", "\x01", "\x1f", "\x7f", "\x9f", "\ud800", "\udfff", "\ufffe", "\uffff"]
)
def test_what_no_format_carries_becomes_a_sign_that_shows(sign: str) -> None:
    assert sanitise(f"a{sign}b") == "a\ufffdb"


@pytest.mark.parametrize("sign", ["\ufffc", "\ufdd0", "\U0001fffe", "\U0010ffff"])
def test_noncharacters_and_missing_pictures_show_too(sign: str) -> None:
    assert sanitise(sign) == "\ufffd"


def test_no_printable_sign_is_one_to_clean_but_the_missing_picture() -> None:
    """What is printable is not looked through sign by sign."""
    printable = "".join(filter(str.isprintable, map(chr, range(sys.maxunicode + 1))))
    cleaned = [_FORBIDDEN.findall(printable), _LINE_ENDS.findall(printable)]
    assert cleaned == [["\ufffc"], []]
    assert sanitise("a\ufffcb") == "a\ufffdb"


def test_letters_are_composed() -> None:
    assert sanitise("A\u030asa") == "Åsa"


def test_what_is_no_text_is_left_to_be_refused() -> None:
    assert sanitise(7) == 7
    with pytest.raises(ValueError, match="line"):
        _Texts.model_validate({"line": 7})


def test_a_line_has_neither_line_ends_nor_tabs() -> None:
    assert _Texts(line="Åsa\r\nÖberg\tBromma").line == "Åsa Öberg Bromma"


def test_an_unknown_key_is_refused() -> None:
    with pytest.raises(ValueError, match="extra"):
        _Texts.model_validate({"lime": ""})


def test_a_value_cannot_be_changed() -> None:
    with pytest.raises(ValueError, match="frozen"):
        _Texts().line = "annat"


@pytest.mark.parametrize("slug", ["norrmalm", "hagersten-alvsjo", "a1", "2-b"])
def test_ids_are_ascii(slug: str) -> None:
    assert _Texts(slug=slug).slug == slug


@pytest.mark.parametrize(
    "slug", ["", "Norrmalm", "älvsjö", "a--b", "-a", "a-", "a b", "a_b", "a\n", "../a", "x" * 81]
)
def test_what_is_no_id_is_refused(slug: str) -> None:
    with pytest.raises(ValueError, match="slug"):
        _Texts(slug=slug)


@given(marks=st.text(alphabet="\u0301\u0327\u0344\u034f", max_size=400))
def test_marks_without_end_are_parted_and_none_is_lost(marks: str) -> None:
    clean = _clean(f"a{marks}")
    decomposed = unicodedata.normalize("NFD", marks)
    for mark in "\u0301\u0327\u0308":
        assert unicodedata.normalize("NFD", clean).count(mark) == decomposed.count(mark)


def test_what_is_put_in_order_never_takes_the_square_of_its_length() -> None:
    # Two million marks in one run would take an hour.
    assert len(_clean("a" + "\u0301\u0327" * 1_000_000)) > 2_000_000


def test_signs_that_are_no_marks_stay_as_they_are() -> None:
    assert _clean("…" * 300 + "–" * 300) == "…" * 300 + "–" * 300
