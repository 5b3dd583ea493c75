"""The guide: cut into its topics, looked through, and true to what it names."""

import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.gui.kit.commands import Command
from app.paths import bundled_data
from app.services.help.guide import (
    FILE,
    PICTURE,
    PICTURES,
    Guide,
    Topic,
    read_guide,
    topics_of,
    word_spans,
)
from app.storage.errors import StorageError
from tests.support.terms import STOCKHOLM

GUIDE = read_guide(bundled_data().help, STOCKHOLM)
TEXT = (bundled_data().help / FILE).read_text("utf-8")
_LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)]*)\)")
_LINES = st.lists(st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1))


@given(st.lists(st.tuples(st.from_regex(r"[A-ZÅÄÖ][a-zåäö]*", fullmatch=True), _LINES)))
def test_topics_are_cut_at_their_headings(made: list[tuple[str, list[str]]]) -> None:
    text = "# Guide\n\nInledning\n" + "\n".join(
        f"## {title}\n\n" + "\n".join(lines) for title, lines in made
    )
    cut = list(topics_of(text))
    assert [topic.title for topic in cut] == [title for title, _ in made]
    assert [topic.text for topic in cut] == ["\n".join(lines).strip() for _, lines in made]


def _guide(*topics: tuple[str, str]) -> Guide:
    return Guide(tuple(Topic(title, text) for title, text in topics), {})


def test_what_is_typed_is_found_where_all_of_it_is_said() -> None:
    guide = _guide(
        ("Granska", "Välj en **rad**. Raden visar svaret."),
        ("Skriva", "Skriv svaret, rad för rad."),
        ("Skicka", "Skicka båda."),
    )
    assert [(topic.title, times) for topic, times in guide.search("RAD")] == [
        ("Granska", 2),
        ("Skriva", 2),
    ]
    assert [(topic.title, times) for topic, times in guide.search("visar rad")] == [("Granska", 3)]
    assert [topic.title for topic, _ in guide.search(" ")] == ["Granska", "Skriva", "Skicka"]
    assert not list(guide.search("(rad"))


def test_the_signs_of_markdown_are_not_searched() -> None:
    text = "1. Se [sidan](#granska).\n\n![En bild](pictures/bild.png)\n\n| a | b |\n| --- | --- |"
    (topic,) = _guide(("Titel", text)).topics
    assert topic.plain.split() == ["Titel", "Se", "sidan.", "En", "bild", "a", "b"]


@given(st.text("abAB ÅÄå", max_size=8), st.text("abAB ÅÄå\n", max_size=40))
def test_every_place_holds_a_word_that_was_typed(typed: str, text: str) -> None:
    words = {word.casefold() for word in typed.split()}
    found = list(word_spans(typed, text))
    assert all(text[start:end].casefold() in words for start, end in found)
    assert all(one[1] <= other[0] for one, other in pairwise(found))
    assert bool(found) == any(word in text.casefold() for word in words)


def test_a_topic_is_known_by_title_and_anchor() -> None:
    (topic,) = _guide(("Börja en ny rapport", "")).topics
    assert topic.anchor == "börja-en-ny-rapport"
    guide = Guide((topic,), {})
    assert guide.topic("Börja en ny rapport") == guide.topic("börja-en-ny-rapport") == topic
    assert guide.topic("finns inte") is None


def test_a_guide_that_is_gone_is_said(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match=FILE):
        read_guide(tmp_path, STOCKHOLM)


# The guide that is shipped.


def test_every_picture_it_names_is_there_and_no_other() -> None:
    named = [found["file"] for found in PICTURE.finditer(TEXT)]
    assert sorted(named) == sorted(GUIDE.pictures)
    lying = {path.name for path in (bundled_data().help / PICTURES).iterdir()}
    assert lying == {name.removeprefix(f"{PICTURES}/") for name in named}


def test_every_picture_is_small_and_is_told_in_words() -> None:
    for found in PICTURE.finditer(TEXT):
        assert len(GUIDE.pictures[found["file"]]) < 80_000
        assert len(found["alt"].split()) >= 3


def test_every_link_leads_to_a_topic() -> None:
    links = _LINK.findall(TEXT)
    assert links
    for link in links:
        assert GUIDE.topic(link.removeprefix("#")) is not None, link
        assert link.startswith("#")


@pytest.mark.parametrize("topic", GUIDE.topics, ids=lambda topic: topic.anchor)
def test_each_topic_is_short_and_calm(topic: Topic) -> None:
    assert "!" not in topic.plain
    if "| --- |" not in topic.text:
        assert 40 <= len(topic.plain.split()) <= 160
    assert [one for one in GUIDE.topics if one.anchor == topic.anchor] == [topic]


def test_every_key_of_the_menus_is_in_the_table() -> None:
    told = dict(re.findall(r"^\| (\S+) \| (.+) \|$", TEXT, re.MULTILINE))
    for command in Command:
        for keys in command.keys[:1]:
            swedish = keys.replace("Shift", "Skift").replace("Left", "Vänsterpil")
            assert told[swedish.replace("PgDown", "PgDn")] == command.plain.removesuffix(" …")


def test_the_looks_are_called_as_in_the_menu() -> None:
    for command in (Command.SCHEME_SYSTEM, Command.SCHEME_LIGHT, Command.SCHEME_DARK):
        assert f"**{command.plain}**" in TEXT
    assert f"**{Command.SCHEME_CONTRAST.plain}**" in TEXT


def test_a_key_stands_in_the_table_once() -> None:
    keys = re.findall(r"^\| (\S+) \|", TEXT, re.MULTILINE)
    assert len(keys) > 20
    assert len(keys) == len(set(keys))
    shown = re.findall(r"\b(?:Ctrl\+(?:Alt\+|Skift\+)?[\w+-]|F\d)(?![\w+])", TEXT)
    assert set(shown) <= set(keys)


def test_a_word_is_looked_for_as_it_is_seen() -> None:
    spelled = list(GUIDE.search("grans\u200bka\u2060"))
    assert spelled
    assert spelled == list(GUIDE.search("granska"))
    assert list(GUIDE.search("\u200b")) == list(GUIDE.search(""))
