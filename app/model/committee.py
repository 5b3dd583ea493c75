"""Committees and the register of them."""

import unicodedata
from collections.abc import Collection, Iterable, Iterator
from functools import cached_property
from typing import Self

from pydantic import Field, model_validator

from app.model import lengths
from app.model.base import Detail, Model, Name, NestedFaults, Slug
from app.model.invisible_characters import clean_name, visible
from app.model.term import Term


class CommitteeType(Model):
    """A kind of committee that question sets are addressed to.

    `plural` is what several of them are called; empty where the register does not say.
    """

    id: Slug
    name: Name
    plural: Name = ""


class Committee(Model):
    """A committee (nämnd), the terms it exists in (both ends included) and what came after it."""

    id: Slug
    name: Name
    administration: Name
    type: Slug
    valid_from: Term | None = None
    valid_until: Term | None = None
    successor: Slug | None = None

    def exists_in(self, term: Term) -> bool:
        return (self.valid_from is None or self.valid_from <= term) and (
            self.valid_until is None or term <= self.valid_until
        )


def missing_in_term(committee: Committee, term: Term) -> str:
    """That a committee does not exist in the term, without the full stop."""
    return f"{committee.name} finns inte i {term.in_a_sentence}"


class CommitteeRegister(Model):
    """All committees of a city, in the order of the file. Ids are unique, successors exist.

    `email_domains` are those that its officers write from; () where nothing is known of that.
    `survey` is what a question set belongs to that names no survey itself.
    """

    types: tuple[CommitteeType, ...] = Field(max_length=lengths.NAMED)
    committees: tuple[Committee, ...] = Field(max_length=lengths.NAMED)
    email_domains: tuple[Detail, ...] = Field(default=(), max_length=lengths.NAMED)
    survey: Slug | None = None

    @model_validator(mode="after")
    def _whole(self) -> Self:
        seen: set[str] = set()
        faults = []
        for place, committee in enumerate(self.committees):
            for key, reason in self._faults_of(committee, seen):
                faults.append((("committees", place, key), reason))
            seen.add(committee.id)
        if faults:
            raise NestedFaults(*faults)
        return self

    def _faults_of(
        self, committee: Committee, before: Collection[str]
    ) -> Iterator[tuple[str, str]]:
        if committee.id in before:
            yield "id", f"nämnden ”{committee.id}” står två gånger"
        if all(kind.id != committee.type for kind in self.types):
            yield "type", f"{committee.id}: typen ”{committee.type}” finns inte"
        if committee.successor is not None and committee.successor not in self._by_id:
            yield "successor", f"{committee.id}: efterträdaren finns inte i registret"

    @cached_property
    def _by_id(self) -> dict[str, Committee]:
        return {committee.id: committee for committee in self.committees}

    def get(self, committee_id: str) -> Committee | None:
        return self._by_id.get(committee_id)

    def named(self, name: str) -> Committee | None:
        """The committee with this name, in capitals or not."""
        wanted = clean_name(name).strip().casefold()
        return next((c for c in self.committees if c.name.casefold() == wanted), None)

    def type_plural(self, type_id: str) -> str:
        return next((kind.plural for kind in self.types if kind.id == type_id), "")

    def type_name(self, type_id: str) -> str:
        return next((kind.name for kind in self.types if kind.id == type_id), type_id)

    def existing_in(self, term: Term) -> tuple[Committee, ...]:
        return tuple(c for c in self.committees if c.exists_in(term))

    def why_missing(self, committee: Committee, term: Term) -> str:
        """That a committee does not exist in the term, and which one to choose instead.

        Without the last full stop.
        """
        successor = self.get(committee.successor or "")
        others = (*self.predecessors(committee.id), *([successor] if successor else []))
        names = " eller ".join(other.name for other in others if other.exists_in(term))
        instead = f". Välj {names} i stället" if names else ""
        return f"{missing_in_term(committee, term)}{instead}"

    def why_unclear(self, typed: str, term: Term | None) -> str:
        """Why what was typed means no committee of the term, and what to do; a whole sentence."""
        there = self.existing_in(term) if term else self.committees
        if not typed.strip():
            return "Skriv nämndens namn och välj den i listan."
        if matching(there, typed):
            return "Välj en av nämnderna i listan. Tryck på nedåtpilen för att se dem."
        gone = next(iter(matching(self.committees, typed)), None)
        if gone is not None and term is not None:
            return f"{self.why_missing(gone, term)}."
        return "Ingen nämnd heter så. Tryck på nedåtpilen för att se dem som finns."

    def successor_in(self, committee_id: str, term: Term) -> Committee | None:
        """The committee itself where it exists in the term, or what has come after it."""
        return next((one for one in self.lineage(committee_id) if one.exists_in(term)), None)

    def lineage(self, committee_id: str) -> tuple[Committee, ...]:
        """The committee, what came after it, and so on."""
        line: list[Committee] = []
        committee = self.get(committee_id)
        while committee is not None and committee not in line:
            line.append(committee)
            committee = self.get(committee.successor or "")
        return tuple(line)

    def predecessors(self, committee_id: str) -> tuple[Committee, ...]:
        return tuple(c for c in self.committees if c.successor == committee_id)


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
