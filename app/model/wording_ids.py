"""Ids of questions, options, columns and sets, made from their wording."""

import re
import unicodedata
from collections.abc import Collection

LONGEST = 40
_MOST_WORDS = 4
_WORDS = re.compile(r"[a-z0-9]+")
_YEAR = re.compile(r"\{[^}]*\}|\b20\d\d\b")
# What most questions have, and none is told from another by.
_COMMON = frozenset(
    (
        *("alla", "allt", "andra", "ange", "annat", "antal", "antalet", "arbetar", "arbete"),
        *("arbetet", "att", "av", "beskriv", "beskriva", "beskriver", "bland", "de", "dem"),
        *("den", "denna", "deras", "dess", "dessa", "det", "detta", "där", "eller", "en", "er"),
        *("era", "ert", "ett", "finns", "från", "för", "ge", "genom", "ger", "gjort", "gäller"),
        *("går", "gör", "göra", "ha", "haft", "han", "har", "hos", "hur", "i", "ingen", "inom"),
        *("inte", "ja", "just", "kan", "kommer", "man", "med", "mellan", "men", "mot"),
        *("mycket", "många", "ni", "när", "något", "några", "och", "också", "om", "på"),
        *("redogör", "redovisa", "sig", "ska", "sker", "som", "ställa", "så", "till", "under"),
        *("upp", "ur", "ut", "utifrån", "vad", "var", "vara", "varför", "varit", "vem", "vid"),
        *("vilka", "vilken", "vilket", "vill", "vår", "våra", "är", "åt", "över"),
    )
)


def id_from(wording: str, taken: Collection[str], otherwise: str) -> str:
    """A short slug that says what a wording is about, without a year, and is not taken.

    `otherwise` is what it is called where no word is left.
    """
    text = _YEAR.sub(" ", unicodedata.normalize("NFC", wording.casefold()))
    words = [word for word in re.findall(r"[^\W_]+", text) if word not in _COMMON]
    found = [_ascii(word) for word in words or re.findall(r"[^\W_]+", text)]
    return unique("-".join(_shortened([word for word in found if word])) or otherwise, taken)


def unique(slug: str, taken: Collection[str]) -> str:
    """The slug, with a number after it where it is taken."""
    number, found = 2, slug
    while found in taken:
        found, number = f"{slug}-{number}", number + 1
    return found


def _ascii(word: str) -> str:
    folded = unicodedata.normalize("NFKD", word.replace("ø", "o").replace("æ", "ae"))
    return "".join(_WORDS.findall(folded.encode("ascii", "ignore").decode()))[:LONGEST]


def _shortened(words: list[str]) -> list[str]:
    kept: list[str] = []
    for word in words[:_MOST_WORDS]:
        if kept and len("-".join((*kept, word))) > LONGEST:
            break
        kept.append(word)
    return kept
