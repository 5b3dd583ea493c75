"""Which words of a text the spelling checks, and which are names, abbreviations or addresses."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_RUN = re.compile(r"\S+")
_ADDRESS = re.compile(r"[@\d]|://|www\.|\w\.\w|[/\\_]\w*[/\\_]")
_WORD = re.compile(r"[^\W\d_]+(?:[-\u2010\u2011'’][^\W\d_]+)*")
_ABBREVIATION = re.compile(r"[A-ZÅÄÖÉÜ]{2,}(?:[:'’]?[a-zåäö]{1,3})?|.*[a-zåäö][A-ZÅÄÖ].*")
_SENTENCE_END = '.!?:”"–•'
_SHORT = 3


@dataclass(frozen=True)
class Word:
    """A word and its position. `begins`: it is the first of a sentence."""

    text: str
    start: int
    begins: bool

    @property
    def end(self) -> int:
        return self.start + len(self.text)


def words_to_spell(text: str) -> Iterator[Word]:
    """Every word but those in capitals, names within a sentence, numbers and addresses.

    A short word between two names, as in a title in another language, is a part of the name.
    """
    words = [word for run in _RUN.finditer(text) for word in _words_in(run, text)]
    for place, word in enumerate(words):
        if _ABBREVIATION.fullmatch(word.text) or len(word.text) == 1:
            continue
        if word.text[0].isupper() and not word.begins:
            continue
        around = words[max(place - 1, 0) : place] + words[place + 1 : place + 2]
        if (
            len(word.text) <= _SHORT
            and len(around) == 2
            and all(other.text[0].isupper() for other in around)
        ):
            continue
        yield word


def _words_in(run: re.Match[str], text: str) -> Iterator[Word]:
    if _ADDRESS.search(run[0]):
        return
    for found in _WORD.finditer(run[0]):
        start = run.start() + found.start()
        before = text[:start].rstrip(" \u00a0\t(\"”’'")
        # A new line within a paragraph is how addresses and names are set.
        begins = not before or before[-1] in _SENTENCE_END
        yield Word(found[0], start, begins)
