"""Two wordings, word by word."""

import re
from difflib import SequenceMatcher
from itertools import pairwise
from unittest.mock import patch

from hypothesis import given
from hypothesis import strategies as st

from app.model import comparison
from app.model.comparison import Change, compare, count_words


def _told(before: str, after: str) -> list[tuple[str, str]]:
    return [(run.change.value, run.text) for run in compare(before, after)]


def test_a_word_in_the_middle_is_replaced() -> None:
    assert _told("Vi mötte tio företag i maj.", "Vi mötte tolv företag i maj.") == [
        ("same", "Vi mötte "),
        ("removed", "tio "),
        ("added", "tolv "),
        ("same", "företag i maj."),
    ]


def test_neighbouring_words_that_are_replaced_are_one_change() -> None:
    assert _told("i maj 2022.", "i oktober 2023.") == [
        ("same", "i "),
        ("removed", "maj 2022"),
        ("added", "oktober 2023"),
        ("same", "."),
    ]


def test_a_word_before_a_comma_is_the_same_word() -> None:
    assert _told("Tre besök, alla i maj.", "Tre besök alla i maj.") == [
        ("same", "Tre besök "),
        ("removed", ", "),
        ("same", "alla i maj."),
    ]


def test_what_is_put_before_does_not_strike_out_the_rest() -> None:
    said = "Vi har mött tio företag på torget (Farsta)."
    assert _told(said, f"Möten (Farsta). {said}") == [
        ("added", "Möten (Farsta). "),
        ("same", said),
    ]


def test_a_new_paragraph_is_seen() -> None:
    assert _told("Ett.Två.", "Ett.\n\nTvå.") == [
        ("same", "Ett."),
        ("added", "\n\n"),
        ("same", "Två."),
    ]


def test_what_is_the_same_is_one_run() -> None:
    assert _told("Ett  två\u00a0tre", "Ett två tre") == [("same", "Ett två tre")]
    assert compare("", "") == ()


def test_words_are_counted_by_what_became_of_them() -> None:
    runs = compare("a b c\nd", "a x y\nd e, f")
    assert count_words(runs, Change.REMOVED) == 2
    assert count_words(runs, Change.ADDED) == 4


_TEXTS = st.text(st.sampled_from("ab,. \n\u00a0å"), max_size=40)


@given(before=_TEXTS, after=_TEXTS, most=st.sampled_from((0, 3, 300_000)))
def test_both_texts_can_be_read_out_of_the_comparison(before: str, after: str, most: int) -> None:
    with patch.object(comparison, "_MOST_PAIRS", most):
        runs = compare(before, after)
    for text, gone in ((before, Change.ADDED), (after, Change.REMOVED)):
        told = "".join(run.text for run in runs if run.change is not gone)
        assert re.findall(r"\w+|[\n,.]", told) == re.findall(r"\w+|[\n,.]", text)


@given(text=st.text(max_size=200))
def test_a_text_is_the_same_as_itself(text: str) -> None:
    assert all(run.change is Change.SAME for run in compare(text, text))


_SENTENCE = "Vi har mött {} företag på torget, och vi går dit och dit igen."


def _long(changed: str = "") -> str:
    """A text of 6,000 words, each sentence with a word of its own."""
    return " ".join(
        _SENTENCE.format(changed if changed and number % 50 == 10 else f"nr{number}")
        for number in range(430)
    )


def test_words_are_found_in_a_long_text_as_in_a_short_one() -> None:
    in_a_long = [one for one in _told(_long(), _long("andra")) if one[0] != "same"]
    with patch.object(comparison, "_MOST_PAIRS", 10**9):
        assert in_a_long == [one for one in _told(_long(), _long("andra")) if one[0] != "same"]
    assert in_a_long[:2] == [("removed", "nr10 "), ("added", "andra ")]


def test_what_is_the_same_in_a_long_text_is_one_run() -> None:
    told = _told(_long(), _long("andra"))
    assert not any(one[0] == other[0] for one, other in pairwise(told))


def _pairs_looked_at(before: str, after: str) -> int:
    """How many pairs of tokens that are the same were handed to the matcher."""
    count = 0

    def counted(*arguments: object, **named: object) -> object:
        nonlocal count
        _, one, other = arguments
        count += sum(other.count(token) for token in one)  # type: ignore[attr-defined]
        return SequenceMatcher(*arguments, **named)  # type: ignore[call-overload]

    with patch.object(comparison, "SequenceMatcher", counted):
        compare(before, after)
    return count


def test_a_long_text_is_not_compared_word_by_word_with_all_of_another() -> None:
    assert _pairs_looked_at(_long(), _long("andra")) < 10_000
    # Nothing is in both but for words that are in all texts: one is struck out, the other is new.
    words = " ".join(f"och {number}" for number in range(2_000))
    assert _pairs_looked_at(f"ett {words}", " ".join(reversed(words.split()))) == 0
