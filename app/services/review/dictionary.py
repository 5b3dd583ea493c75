"""The Swedish dictionary (hunspell) with the words of the city, and suggestions from it."""

from collections.abc import Iterable
from concurrent import futures
from functools import lru_cache
from pathlib import Path
from typing import Protocol

from app.services.process_limits import end_with_parent, spawn_context

_LANGUAGE = "sv_SE"
_MOST = 6


# Words from all parts of the dictionary file: one that is cut off lacks some.
_SURELY_RIGHT = ("arbete", "ord", "och", "samverkan", "öppen")


class NoDictionaryError(Exception):
    """The dictionary cannot be used; spelling is then not checked."""


class Dictionary(Protocol):
    """The part of hunspell that is used."""

    def spell(self, word: str, /) -> bool: ...
    def suggest(self, word: str, /) -> Iterable[str]: ...


def load_dictionary(folder: Path, words: Iterable[str]) -> Dictionary:
    """Read the dictionary; takes about a tenth of a second.

    Raises NoDictionaryError where it is missing or damaged (every word would be misspelled).

    `words` are added to it; "företagareförening/förening" is inflected as the second word is.
    """
    # Commands that spell nothing need not load it.
    from hunspell import Hunspell, HunspellFilePathError

    try:
        dictionary = Hunspell(_LANGUAGE, hunspell_data_dir=str(folder))
    except (HunspellFilePathError, OSError, ValueError) as error:
        raise NoDictionaryError(str(error)) from None
    if not all(map(dictionary.spell, _SURELY_RIGHT)):
        raise NoDictionaryError(str(folder))
    for line in words:
        word, _, like = line.partition("/")
        if like:
            dictionary.add_with_affix(word, like)
        else:
            dictionary.add(word)
    loaded: Dictionary = dictionary
    return loaded


class Suggestions:
    """Suggestions for a misspelled word, worked out in another process.

    hunspell takes up to half a second for a word and holds the interpreter lock meanwhile; in this
    process the window would freeze.
    """

    def __init__(self, folder: Path, words: tuple[str, ...]) -> None:
        self._folder = folder
        self._words = words
        self._process: futures.ProcessPoolExecutor | None = None
        self._known: dict[str, futures.Future[tuple[str, ...]]] = {}

    def ask(self, word: str) -> futures.Future[tuple[str, ...]]:
        """Suggestions for a word; the answer is remembered."""
        known = self._known.get(word)
        if known is None or (known.done() and (known.cancelled() or known.exception())):
            self._known[word] = known = self._submit(word)
        return known

    def _submit(self, word: str) -> futures.Future[tuple[str, ...]]:
        try:
            return self._running().submit(_suggest, self._folder, self._words, word)
        except futures.BrokenExecutor:
            # The process was ended from outside; start another.
            self.close()
            return self._running().submit(_suggest, self._folder, self._words, word)

    def _running(self) -> "futures.ProcessPoolExecutor":
        if self._process is None:
            self._process = futures.ProcessPoolExecutor(
                1, mp_context=spawn_context(), initializer=end_with_parent
            )
        return self._process

    def close(self) -> None:
        if self._process is not None:
            self._process.shutdown(wait=False, cancel_futures=True)
            self._process = None
            self._known.clear()


@lru_cache(maxsize=1)
def _dictionary(folder: Path, words: tuple[str, ...]) -> Dictionary:
    return load_dictionary(folder, words)


def _suggest(folder: Path, words: tuple[str, ...], word: str) -> tuple[str, ...]:
    """Runs in the other process."""
    return tuple(_dictionary(folder, words).suggest(word))[:_MOST]
