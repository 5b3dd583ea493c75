"""Spelling of answers; words of the committee register and the officer's own count as right."""

import logging
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from app.model.finding import Finding, FindingCode, Position, Severity
from app.model.invisible_characters import visible
from app.model.register import Register
from app.model.report import Answer, Report
from app.model.rules.passages import about_words, answered
from app.model.search import Passage
from app.model.spellable_words import Word, different_words, words_to_spell
from app.services.review.dictionary import Dictionary, NoDictionaryError, load_dictionary
from app.storage.word_list import WordList

# In letters.
_MOST_REMEMBERED = 3_000_000
_HYPHENS = str.maketrans("\u2010\u2011’", "--'")


class Speller:
    """Finds misspelled words. The dictionary is loaded when it is first needed."""

    def __init__(self, load: Callable[[], Dictionary], register: Register, own: WordList) -> None:
        self._load = load
        self._own = own
        self._dictionary: Dictionary | None = None
        self._right = set(map(_folded, (*_words_of(register), *own.words())))
        self._known: dict[str, bool] = {}
        self._found: dict[str, tuple[Word, ...]] = {}
        self._remembered = 0

    @property
    def can_spell(self) -> bool:
        """False once the dictionary has turned out to be missing."""
        return not isinstance(self._dictionary, _NoDictionary)

    @property
    def ready(self) -> bool:
        """Whether the dictionary is loaded, so that checking is immediate."""
        return self._dictionary is not None

    def load(self) -> None:
        """Load the dictionary. Without one, every word is right."""
        if self._dictionary is None:
            try:
                self._dictionary = self._load()
            except NoDictionaryError:
                logging.getLogger(__name__).warning("there is no dictionary to spell by")
                self._dictionary = _NoDictionary()

    def misspelled(self, text: str) -> tuple[Word, ...]:
        """The words of a text that are in no word list."""
        found = self._found.get(text)
        if found is None:
            # The same paragraphs are checked at every pause in the typing.
            if self._remembered + len(text) > _MOST_REMEMBERED:
                self._forget()
            unknown = {word for word in different_words(text) if not self._knows(_spelled(word))}
            words = words_to_spell(text, unknown) if unknown else ()
            found = tuple(word for word in words if not self._is_right(word))
            self._found[text] = found
            self._remembered += len(text)
        return found

    def _forget(self) -> None:
        self._found.clear()
        self._remembered = 0

    def learn(self, word: str) -> None:
        """Add a word to the officer's own. Raises StorageError; the word is right until the end."""
        self._right.add(_folded(word))
        self._forget()
        self._own.add(word)

    def renew(self) -> None:
        """Read the officer's own words again, which something else has added to."""
        self._right.update(map(_folded, self._own.words()))
        self._forget()

    def _is_right(self, word: Word) -> bool:
        spelled = _spelled(word.text)
        return self._knows(spelled) or (word.begins and self._knows(spelled.lower()))

    def _knows(self, spelled: str) -> bool:
        if spelled.casefold() in self._right:
            return True
        if spelled not in self._known:
            self.load()
            assert self._dictionary is not None
            self._known[spelled] = self._dictionary.spell(spelled)
        return self._known[spelled]


def _spelled(word: str) -> str:
    return word.translate(_HYPHENS)


def _folded(word: str) -> str:
    """A word of a list, as the words of a text are compared with it."""
    return _spelled(visible(word)).casefold()


class _NoDictionary:
    def spell(self, _word: str, /) -> bool:
        return True

    def suggest(self, _word: str, /) -> Iterable[str]:
        return ()


def make_speller(dictionaries: Path, words: Path, own: WordList, register: Register) -> Speller:
    """A speller with the dictionary of a folder, the city's words and the officer's own."""
    # Spelling works without the list of extra words.
    extra = (*WordList(words).words(), *register.words)
    return Speller(lambda: load_dictionary(dictionaries, extra), register, own)


def spelling(report: Report, speller: Speller) -> Iterator[Finding]:
    """Findings on words that are in no word list, each word once per answer."""
    seen: set[tuple[str, str]] = set()
    for answer, number, word in _misspelled(report, speller):
        this = (answer.question_id, word.text.casefold())
        if this in seen:
            continue
        seen.add(this)
        yield about_words(
            answer,
            number,
            word.start,
            word.end,
            code=FindingCode.SPELLING,
            severity=Severity.INFO,
            message="Ordet finns inte i ordlistan. Kontrollera stavningen.",
        )


def misspelled_passages(report: Report, speller: Speller) -> Iterator[Passage]:
    """Every place of a word that is in no word list, in order."""
    for answer, number, word in _misspelled(report, speller):
        place = Position(block=number, start=word.start, end=word.end)
        yield Passage(answer.question_id, "", place)


def _misspelled(report: Report, speller: Speller) -> Iterator[tuple[Answer, int, Word]]:
    for answer in answered(report):
        for number, block in enumerate(answer.blocks):
            for word in speller.misspelled(block.text):
                yield answer, number, word


def _words_of(register: Register) -> Iterable[str]:
    for committee in register.committees:
        yield from committee.name.split()
        yield from committee.administration.split()
