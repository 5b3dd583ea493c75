"""Suggestions come from a process of their own."""

import pytest

from app.paths import bundled_data
from app.services.dictionary import Suggestions, load_dictionary
from app.storage.word_list import read_words

WORDS = read_words(bundled_data().words)


def test_what_was_meant_is_suggested_and_asked_once() -> None:
    suggestions = Suggestions(bundled_data().dictionaries, WORDS)
    first = suggestions.ask("anlåtats")
    assert suggestions.ask("anlåtats") is first
    assert first.result(timeout=30)[0] == "anlitats"
    assert len(suggestions.ask("verksamhetsbärättelse").result(timeout=30)) <= 6
    suggestions.close()
    suggestions.close()


def test_words_of_the_list_are_inflected_as_their_example() -> None:
    bare = load_dictionary(bundled_data().dictionaries, ())
    with_words = load_dictionary(bundled_data().dictionaries, WORDS)
    for word in ("företagareföreningarnas", "nyföretagens", "kvartersrådet"):
        assert not bare.spell(word)
        assert with_words.spell(word)


@pytest.mark.parametrize("line", WORDS)
def test_every_word_of_the_list_is_known_by_it(line: str) -> None:
    assert load_dictionary(bundled_data().dictionaries, (line,)).spell(line.partition("/")[0])
