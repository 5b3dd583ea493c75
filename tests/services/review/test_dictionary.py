"""Suggestions come from a process of their own."""

import contextlib
import multiprocessing
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import pytest

from app.paths import bundled_data
from app.services.review.dictionary import NoDictionaryError, Suggestions, load_dictionary
from app.storage.word_list import read_words
from tests.support.patience import PATIENCE_S

WORDS = read_words(bundled_data().words)


def test_what_was_meant_is_suggested_and_asked_once() -> None:
    suggestions = Suggestions(bundled_data().dictionaries, WORDS)
    first = suggestions.ask("anlåtats")
    assert suggestions.ask("anlåtats") is first
    assert first.result(timeout=PATIENCE_S)[0] == "anlitats"
    assert len(suggestions.ask("verksamhetsbärättelse").result(timeout=PATIENCE_S)) <= 6
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


def test_a_process_that_was_ended_is_replaced() -> None:
    suggestions = Suggestions(bundled_data().dictionaries, WORDS)
    suggestions.ask("anlåtats").result(timeout=PATIENCE_S)
    for process in multiprocessing.active_children():
        process.kill()
        process.join(PATIENCE_S)
    # The first word may be asked before it is noticed that nobody answers any more.
    with contextlib.suppress(BrokenProcessPool):
        suggestions.ask("förvaltingen").result(timeout=PATIENCE_S)
    assert suggestions.ask("förvaltingen").result(timeout=PATIENCE_S)
    suggestions.close()


@pytest.mark.parametrize("damage", ["missing", "empty"])
def test_a_dictionary_that_cannot_be_used_is_told(tmp_path: Path, damage: str) -> None:
    if damage == "empty":
        for ending in ("aff", "dic"):
            (tmp_path / f"sv_SE.{ending}").write_bytes(b"")
    with pytest.raises(NoDictionaryError):
        load_dictionary(tmp_path, ())
