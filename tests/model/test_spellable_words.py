"""Which words are to be spelled."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.model import spellable_words
from app.model.invisible_characters import visible
from app.model.spellable_words import words_to_spell


def _words(text: str) -> list[str]:
    return [word.text for word in words_to_spell(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Vi mötte företag.", ["Vi", "mötte", "företag"]),
        ("Mötet hölls med Citycon i Anna Bergs lokal.", ["Mötet", "hölls", "med", "lokal"]),
        ("arbetet hos SBR:s kontor, IVO:s arbete", ["arbetet", "hos", "kontor", "arbete"]),
        (
            "Skriv till namn@exempel.se, 08-508 00 000 eller www.exempel.se.",
            ["Skriv", "till", "eller"],
        ),
        ("Den 3:e maj, kl. 14.30, 2022-T1 och 25-årsjubileum", ["Den", "maj", "kl", "och"]),
        ("Kortfilmen Little to Big visades.", ["Kortfilmen", "visades"]),
        ("Ett pop-up-torg, ett e-tjänstkort", ["Ett", "pop-up-torg", "ett", "e-tjänstkort"]),
        ("a b c å ö", []),
        ("Ett.\nFruängsgången 2", ["Ett"]),
        ("”Torget” öppnar.", ["Torget", "öppnar"]),
        ("iPhone och eBlomlådan", ["och"]),
        ("", []),
    ],
)
def test_names_abbreviations_and_addresses_are_left_out(text: str, words: list[str]) -> None:
    assert _words(text) == words


_PIECES = (
    "ord",
    "e-post",
    "4",
    "a@b.se",
    "www.",
    "a.b",
    "/a/",
    "://",
    "_",
    " ",
    "\n",
    "\u2028",
    "\t",
)


@given(text=st.text() | st.lists(st.sampled_from(_PIECES), max_size=20).map("".join))
def test_words_in_addresses_are_left_out_and_no_others(text: str) -> None:
    found = [(word[0], word.start()) for word in spellable_words._outside_addresses(text)]
    assert found == [
        (word[0], run.start() + word.start())
        for run in re.finditer(r"\S+", text)
        if not spellable_words._ADDRESS.search(run[0])
        for word in spellable_words._WORD.finditer(run[0])
    ]


def test_a_word_knows_whether_a_sentence_begins_with_it() -> None:
    words = list(words_to_spell("Vi mötte dem. Sedan gick vi. ”Då kom de.” (Alla.)"))
    assert [word.text for word in words if word.begins] == ["Vi", "Sedan", "Då", "Alla"]


@given(text=st.text(max_size=200))
def test_a_word_stands_where_it_says(text: str) -> None:
    for word in words_to_spell(text):
        assert visible(text[word.start : word.end]) == word.text
