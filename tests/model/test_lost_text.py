"""An answer has lost most of its text when less than half of its words stand there."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.model.lost_text import LEAST, is_in, letters_in, lost_most
from app.model.report import Answer
from tests.support.example_report import paragraph

LONG = (
    "Vi har träffat fyrtio företag under våren och hållit tre frukostmöten med dem på torget. "
    "Samverkan med föreningen fortsätter under hösten."
)


def _answer(*texts: str, reason: str = "") -> Answer:
    return Answer(
        question_id="ett",
        question="Vad?",
        blocks=tuple(paragraph(text) for text in texts if text),
        reason=reason,
    )


@pytest.mark.parametrize(
    "after",
    [
        "",
        "X",
        LONG[:40],
        LONG[-40:],
        "Något helt annat som är precis lika långt. " * 4,
        LONG[60:100],
    ],
)
def test_most_of_it_is_gone(after: str) -> None:
    assert lost_most(_answer(LONG), _answer(after))


@pytest.mark.parametrize(
    "after",
    [LONG, LONG[:100], LONG[-100:], f"Nytt. {LONG} Mer.", LONG.replace("våren", "hösten")],
)
def test_most_of_it_is_there(after: str) -> None:
    assert not lost_most(_answer(LONG), _answer(after))


def test_words_that_are_moved_or_divided_into_paragraphs_are_there() -> None:
    first, second = LONG[:95], LONG[95:]
    assert not lost_most(_answer(LONG), _answer(second, first))
    assert not lost_most(_answer(first, second), _answer(LONG))


def test_the_same_word_again_and_again_is_not_the_text() -> None:
    assert lost_most(_answer(LONG), _answer("Samverkan " * 40))


def test_a_few_letters_are_worth_nothing() -> None:
    assert not lost_most(_answer("a" * (LEAST - 1)), _answer())
    assert lost_most(_answer("a" * LEAST), _answer())
    assert not lost_most(_answer(), _answer(LONG))


def test_a_reason_counts_as_text() -> None:
    assert lost_most(_answer(reason=LONG), _answer())
    assert not lost_most(_answer(reason=LONG), _answer(LONG))


def test_a_text_is_in_another_but_for_a_few_letters() -> None:
    assert is_in(_answer(LONG[:80]), _answer(LONG))
    assert not is_in(_answer(LONG), _answer(LONG[:80]))


TEXTS = st.text(alphabet="ab cdå\n", max_size=200)


@given(TEXTS, TEXTS)
def test_what_is_added_to_takes_nothing_away(text: str, more: str) -> None:
    assert not lost_most(_answer(text), _answer(f"{text} {more}"))
    assert not lost_most(_answer(text), _answer(f"{more} {text}"))
    assert is_in(_answer(text), _answer(f"{more} {text}"))


@given(TEXTS)
def test_what_is_emptied_is_lost_if_it_was_long_enough(text: str) -> None:
    answer = _answer(text)
    assert lost_most(answer, answer.emptied()) == (letters_in(answer) >= LEAST)
