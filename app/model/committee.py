"""Committees, and how they are found by what somebody types."""

import dataclasses
import unicodedata
from collections.abc import Iterable
from typing import Annotated

from pydantic import AfterValidator

from app.model import lengths
from app.model.base import Address, Location, Model, Name, NestedFaults, Slug, sanitise
from app.model.invisible_characters import clean_name, visible
from app.model.respondent import Respondent
from app.model.swedish import in_figures
from app.model.term import Term


def _usable(words: Respondent) -> Respondent:
    faults: list[tuple[Location, str]] = []
    for form in ("one", "the", "many", "all"):
        word = getattr(words, form)
        if not word:
            faults.append(((form,), "är tomt"))
        elif len(word) > lengths.NAME:
            faults.append(((form,), f"är längre än {in_figures(lengths.NAME)} tecken"))
    if words.the and words.the[-1] not in "nt":
        faults.append((("the",), "ska sluta på n eller t"))
    if faults:
        raise NestedFaults(*faults)
    cleaned = (clean_name(str(sanitise(word))) for word in dataclasses.astuple(words))
    return Respondent(*cleaned)


RespondentInFile = Annotated[Respondent, AfterValidator(_usable)]


class CommitteeType(Model):
    """A kind of committee that question sets are addressed to.

    `plural` is what several of them are called, empty where the register does not say. Without a
    `respondent` of its own it is called what the register calls all of them.
    """

    id: Slug
    name: Name
    plural: Name = ""
    respondent: RespondentInFile | None = None


class Committee(Model):
    """A committee, the terms it exists in (both ends included) and what came after it."""

    id: Slug
    name: Name
    administration: Name
    type: Slug
    valid_from: Term | None = None
    valid_until: Term | None = None
    successor: Slug | None = None
    email: Address = ""

    def exists_in(self, term: Term) -> bool:
        return (self.valid_from is None or self.valid_from <= term) and (
            self.valid_until is None or term <= self.valid_until
        )


def missing_in_term(committee: Committee, term: Term) -> str:
    """That a committee does not exist in the term, without the full stop."""
    return f"{committee.name} finns inte i {term.in_a_sentence}"


def fold(text: str) -> str:
    """Lower case without accents, hyphens as spaces: "Hägersten-Älvsjö" -> "hagersten alvsjo"."""
    decomposed = unicodedata.normalize("NFD", _small(text))
    return " ".join("".join(c for c in decomposed if not unicodedata.combining(c)).split())


def _small(text: str) -> str:
    small = unicodedata.normalize("NFC", visible(text)).casefold()
    return " ".join(small.replace("-", " ").split())


def matching(committees: Iterable[Committee], typed: str) -> tuple[Committee, ...]:
    """The committees that have every typed word in name or administration.

    First come those that have the letters with the dots they were typed with, where any were, then
    those whose name begins with what was typed, of these the ones with the very letters; otherwise
    the order is kept.
    """
    words, begins = fold(typed).split(), _small(typed)

    def place(committee: Committee) -> tuple[bool, bool, bool]:
        return (
            not _has_dots_of(committee, typed),
            not fold(committee.name).startswith(fold(typed)),
            not _small(committee.name).startswith(begins),
        )

    hits = [c for c in committees if all(w in fold(f"{c.name} {c.administration}") for w in words)]
    return tuple(sorted(hits, key=place))


def meant(committees: Iterable[Committee], typed: str) -> Committee | None:
    """The only committee that can be meant by what was typed; None where it is not clear."""
    fitting = matching(committees, typed) if typed.strip() else ()
    named = [c for c in fitting if c.name.casefold() == visible(typed).strip().casefold()]
    left = named or [c for c in fitting if _has_dots_of(c, typed)] or fitting
    return left[0] if len(left) == 1 or named else None


def _has_dots_of(committee: Committee, typed: str) -> bool:
    """Whether every typed word with dots or accents is there with them; others do not count."""
    there = _small(f"{committee.name} {committee.administration}")
    return all(word in there for word in _small(typed).split() if word != fold(word))
