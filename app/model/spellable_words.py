"""Which words of a text the spelling checks, and which are names, abbreviations or addresses."""

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass, replace

from app.model.invisible_characters import has_invisible, visible, visible_places

_SPACE = re.compile(r"\s")
_ADDRESS = re.compile(r"[@\d]|://|www\.|\w\.\w|[/\\_]\w*[/\\_]")
_WORD = re.compile(r"[^\W\d_]+(?:[-\u2010\u2011'’][^\W\d_]+)*")
_ABBREVIATION = re.compile(r"[A-ZÅÄÖÉÜ]{2,}(?:[:'’]?[a-zåäö]{1,3})?|.*[a-zåäö][A-ZÅÄÖ].*")
_SENTENCE_END = '.!?:”"–•'
_AROUND_A_WORD = " \u00a0\t(\"”’'"
_SHORT = 3


@dataclass(frozen=True)
class Word:
    """A word as it is seen, and its position. `begins`: it is the first of a sentence."""

    text: str
    start: int
    end: int
    begins: bool


def words_to_spell(text: str, among: Container[str] | None = None) -> Iterator[Word]:
    """Every word but those in capitals, names within a sentence, numbers and addresses.

    A short word between two names, as in a title in another language, is a part of the name.
    Where `among` is given, only the words in it.
    """
    if not has_invisible(text):
        yield from _words_to_spell(text, among)
        return
    places = visible_places(text)
    for word in _words_to_spell(visible(text), among):
        yield replace(word, start=places[word.start], end=places[word.end - 1] + 1)


def _words_to_spell(text: str, among: Container[str] | None) -> Iterator[Word]:
    words = [(found[0], found.start()) for found in _outside_addresses(text)]
    for place, (word, start) in enumerate(words):
        if among is not None and word not in among:
            continue
        if _is_abbreviated(word):
            continue
        begins = _begins_a_sentence(text, start)
        if word[0].isupper() and not begins:
            continue
        around = words[max(place - 1, 0) : place] + words[place + 1 : place + 2]
        if (
            len(word) <= _SHORT
            and len(around) == 2
            and all(other[0].isupper() for other, _ in around)
        ):
            continue
        yield Word(word, start, start + len(word), begins)


def _outside_addresses(text: str) -> Iterator[re.Match[str]]:
    """The words that stand in no address and in nothing with a number, from space to space."""
    end = 0
    for address in _ADDRESS.finditer(text):
        start = address.start()
        if start < end:
            continue
        while start > end and not text[start - 1].isspace():
            start -= 1
        yield from _WORD.finditer(text, end, start)
        space = _SPACE.search(text, address.end())
        end = space.start() if space else len(text)
    yield from _WORD.finditer(text, end)


def different_words(text: str) -> Iterator[str]:
    """Each word of a text that may be one to spell, once."""
    return (word for word in set(_WORD.findall(visible(text))) if not _is_abbreviated(word))


def _is_abbreviated(word: str) -> bool:
    return len(word) == 1 or _ABBREVIATION.fullmatch(word) is not None


def _begins_a_sentence(text: str, start: int) -> bool:
    before = start - 1
    while before >= 0 and text[before] in _AROUND_A_WORD:
        before -= 1
    # A new line within a paragraph is how addresses and names are set.
    return before < 0 or text[before] in _SENTENCE_END
