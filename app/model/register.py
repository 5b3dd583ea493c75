"""A city's register: what the city is called, its periods, and the committees that are asked."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import pairwise
from typing import Annotated, Protocol

from pydantic import Field, StringConstraints, ValidationInfo, field_validator

from app.model import lengths
from app.model.base import Detail, Location, Model, Name, NestedFaults, Slug
from app.model.calendar import Calendar
from app.model.committee import (
    Committee,
    CommitteeType,
    RespondentInFile,
    matching,
    missing_in_term,
)
from app.model.invisible_characters import clean_name
from app.model.respondent import Respondent
from app.model.term import PERIOD_CODE, Period, Term

Fault = tuple[Location, str]
_Word = Annotated[Name, StringConstraints(min_length=1)]
_Month = Annotated[int, Field(ge=1, le=12)]
_MOST_PERIODS = 12
_CHOOSE = "Välj {a} av {all} i listan. Tryck på nedåtpilen för att se dem."
_NO_SUCH = "{No} {one} heter så. Tryck på nedåtpilen för att se dem som finns."


class _OfAType(Protocol):
    @property
    def type(self) -> str: ...


class RegisteredPeriod(Model):
    """One of the year's follow-ups, which tells of `first_month` to `last_month` (1 to 12)."""

    code: str = Field(pattern=f"^{PERIOD_CODE}$")
    name: _Word
    short: _Word
    first_month: _Month
    last_month: _Month
    written: tuple[_Word, ...] = Field(default=(), max_length=lengths.NAMED)


class Register(Model):
    """A city and all its committees, in the order of the file. Ids are unique, successors exist.

    `office` is who asks, as the program's sentences have it; `survey` the one of question sets that
    name none. `email_domains` are those that its officers write from; () where nothing is known of
    that. `words` are what the Swedish dictionary lacks.
    """

    id: Slug
    version: int = Field(ge=1, le=lengths.HIGHEST)
    city: _Word
    office: _Word
    survey: Slug
    email_domains: tuple[Detail, ...] = Field(default=(), max_length=lengths.NAMED)
    words: tuple[_Word, ...] = Field(default=(), max_length=lengths.NAMED)
    respondent: RespondentInFile
    periods: tuple[RegisteredPeriod, ...] = Field(min_length=1, max_length=_MOST_PERIODS)
    types: tuple[CommitteeType, ...] = Field(max_length=lengths.NAMED)
    committees: tuple[Committee, ...] = Field(max_length=lengths.NAMED)

    @field_validator("periods")
    @classmethod
    def _in_order(cls, periods: tuple[RegisteredPeriod, ...]) -> tuple[RegisteredPeriod, ...]:
        _refuse([*_repeated(periods), *_not_in_order(periods)])
        return periods

    @field_validator("types")
    @classmethod
    def _each_once(cls, types: tuple[CommitteeType, ...]) -> tuple[CommitteeType, ...]:
        ids = [one.id for one in types]
        _refuse(
            ((place, "id"), f"typen ”{one}” står två gånger")
            for place, one in enumerate(ids)
            if one in ids[:place]
        )
        return types

    @field_validator("committees")
    @classmethod
    def _whole(cls, listed: tuple[Committee, ...], info: ValidationInfo) -> tuple[Committee, ...]:
        """The committees with the register's own periods, whatever they were read with."""
        types, periods = info.data.get("types"), info.data.get("periods")
        calendar = _calendar(periods) if periods else None
        committees, faults = listed, []
        if calendar is not None:
            faults = [*_unknown_periods(listed, calendar)]
            committees = tuple(_in_calendar(one, calendar) for one in listed)
        faults += _repeated_committees(listed, info.data.get("respondent"))
        if types is not None:
            faults += _unknown_types(listed, {kind.id for kind in types})
        faults += _broken_lines(committees, calendar)
        _refuse(sorted(faults, key=lambda fault: int(fault[0][0])))
        return committees

    @cached_property
    def calendar(self) -> Calendar:
        return _calendar(self.periods)

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

    def respondent_of(self, committee: _OfAType | None) -> Respondent:
        """What a committee is called by its type; what all are where nothing else is said."""
        own = (kind.respondent for kind in self.types if committee and kind.id == committee.type)
        return next(own, None) or self.respondent

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
            return self.respondent.fill("Skriv {the}s namn och välj {it} i listan.")
        if matching(there, typed):
            return self.respondent.fill(_CHOOSE)
        gone = next(iter(matching(self.committees, typed)), None)
        if gone is not None and term is not None:
            return f"{self.why_missing(gone, term)}."
        return self.respondent.fill(_NO_SUCH)

    def successor_in(self, committee_id: str, term: Term) -> Committee | None:
        """The committee itself where it exists in the term, or what has come after it."""
        return next((one for one in self.lineage(committee_id) if one.exists_in(term)), None)

    def lineage(self, committee_id: str) -> tuple[Committee, ...]:
        """The committee, what came after it, and so on."""
        line: list[Committee] = []
        committee = self.get(committee_id)
        while committee is not None:
            line.append(committee)
            committee = self.get(committee.successor or "")
        return tuple(line)

    def predecessors(self, committee_id: str) -> tuple[Committee, ...]:
        return tuple(c for c in self.committees if c.successor == committee_id)


def _refuse(faults: Iterable[Fault]) -> None:
    found = list(faults)
    if found:
        raise NestedFaults(*found)


def _repeated(periods: Sequence[RegisteredPeriod]) -> Iterator[Fault]:
    for place, period in enumerate(periods):
        before = periods[:place]
        if any(period.code == other.code for other in before):
            yield (place, "code"), f"perioden ”{period.code}” står två gånger"
        if any(period.name.casefold() == other.name.casefold() for other in before):
            yield (place, "name"), f"två perioder heter ”{period.name}”"


def _not_in_order(periods: Sequence[RegisteredPeriod]) -> Iterator[Fault]:
    for place, period in enumerate(periods):
        if period.last_month < period.first_month:
            yield (place, "last_month"), "ligger före first_month"
    for place, (earlier, later) in enumerate(pairwise(periods), 1):
        if later.last_month < earlier.last_month:
            reason = f"ligger före slutet av {earlier.code}; perioderna ska stå i årets ordning"
            yield (place, "last_month"), reason


def _calendar(periods: Sequence[RegisteredPeriod]) -> Calendar:
    made: list[Period] = []
    for place, period in enumerate(periods):
        told = made[-1].last_month if made else 0
        content = period.model_dump()
        new_from = max(told + 1, period.first_month)
        made.append(Period(**content, place=place, new_from=new_from))
    return Calendar(tuple(made))


def _terms_of(committee: Committee) -> dict[str, Term]:
    terms = {"valid_from": committee.valid_from, "valid_until": committee.valid_until}
    return {name: term for name, term in terms.items() if term is not None}


def _in_calendar(committee: Committee, calendar: Calendar) -> Committee:
    terms = {name: calendar.term(term.code) for name, term in _terms_of(committee).items()}
    return committee.model_copy(update=terms) if terms else committee


def _unknown_periods(committees: Iterable[Committee], calendar: Calendar) -> Iterator[Fault]:
    for place, committee in enumerate(committees):
        for name, term in _terms_of(committee).items():
            if not calendar.knows(term):
                reason = f"perioden ”{term.period}” finns inte i registret"
                yield (place, name), f"{committee.id}: {reason}"


def _repeated_committees(
    committees: Iterable[Committee], respondent: Respondent | None
) -> Iterator[Fault]:
    seen: set[str] = set()
    called = f"{respondent.the} " if respondent is not None else ""
    for place, committee in enumerate(committees):
        if committee.id in seen:
            yield (place, "id"), f"{called}”{committee.id}” står två gånger"
        seen.add(committee.id)


def _unknown_types(committees: Iterable[Committee], known: Collection[str]) -> Iterator[Fault]:
    for place, committee in enumerate(committees):
        if committee.type not in known:
            yield (place, "type"), f"{committee.id}: typen ”{committee.type}” finns inte"


def _broken_lines(committees: Sequence[Committee], calendar: Calendar | None) -> Iterator[Fault]:
    """Ends before beginnings, and successors that do not take over where the one before ends."""
    by_id = {committee.id: committee for committee in committees}
    for place, one in enumerate(committees):
        first, last = one.valid_from, one.valid_until
        if first is not None and last is not None and last < first:
            yield (place, "valid_until"), f"{one.id}: ligger före valid_from"
        if one.successor is None:
            continue
        successor = by_id.get(one.successor)
        if successor is None:
            yield (place, "successor"), f"{one.id}: efterträdaren finns inte i registret"
        elif successor.id == one.id:
            yield (place, "successor"), f"{one.id}: är sin egen efterträdare"
        elif last is None:
            yield (place, "successor"), f"{one.id}: har en efterträdare men inget valid_until"
        elif calendar is not None and calendar.knows(last):
            after = calendar.following(last)
            if after is not None and not successor.exists_in(after):
                reason = f"{successor.id} finns inte i {after}, perioden efter valid_until"
                yield (place, "successor"), f"{one.id}: {reason}"
