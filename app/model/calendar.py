"""The periods of a city's year, and the terms that they make."""

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from app.model.term import FIRST_YEAR, LAST_YEAR, Period, Term

if TYPE_CHECKING:
    from app.model.written_term import WrittenPeriods


@dataclass(frozen=True)
class Calendar:
    """The periods of a year, in the order they come. There is at least one."""

    periods: tuple[Period, ...]

    @cached_property
    def _by_code(self) -> Mapping[str, Period]:
        return {period.code: period for period in self.periods}

    @property
    def context(self) -> dict[str, object]:
        """For pydantic, so that the terms that it reads have these periods.

        What the calendar does not know is read all the same.
        """
        return {"calendar": self}

    @property
    def known_only(self) -> dict[str, object]:
        """The same for what people write anew: what the calendar does not know is refused."""
        return {"calendar": self, "known_only": True}

    def period(self, code: str) -> Period:
        """One of its own, or one that only its code is known of."""
        return self._by_code.get(code) or Period.unknown(code)

    def knows(self, term: Term) -> bool:
        return term.period.code in self._by_code

    def term(self, code: str) -> Term:
        """Read `2022-T1`. Raises pydantic's ValidationError (a ValueError) for what is no term."""
        return Term.model_validate(code, context=self.context)

    def known_term(self, code: str) -> Term:
        """The same for what people type; one that the calendar does not know is refused too."""
        return Term.model_validate(code, context=self.known_only)

    def to_report(self, today: datetime.date) -> Term:
        """The term that is written about on this day: the one that ends or has just ended.

        A report is begun in the month before the last one that it tells of.
        """
        begun = [period for period in self.periods if period.last_month - 1 <= today.month]
        if begun:
            return Term(year=today.year, period=begun[-1])
        return Term(year=today.year - 1, period=self.periods[-1])

    def following(self, term: Term) -> Term | None:
        """None after the last there is, and for one that it does not know."""
        return self._beside(term, 1)

    def preceding(self, term: Term) -> Term | None:
        """None before the first there is, and for one that it does not know."""
        return self._beside(term, -1)

    def _beside(self, term: Term, step: int) -> Term | None:
        if not self.knows(term):
            return None
        place = self.periods.index(term.period) + step
        year = term.year + place // len(self.periods)
        if not FIRST_YEAR <= year <= LAST_YEAR:
            return None
        return Term(year=year, period=self.periods[place % len(self.periods)])

    def onwards(self, first: Term) -> Iterator[Term]:
        """All terms from this one on, to the end of the last year there is."""
        years = range(first.year, LAST_YEAR + 1)
        terms = (Term(year=year, period=period) for year in years for period in self.periods)
        return (term for term in terms if term >= first)

    def recognised(self, text: str, year: int | None = None) -> Term | None:
        """The term that people mean by what they have written or ticked; None if it is not clear.

        `year` is the one to take for a period that is written without.
        """
        found = self.written.term(text, year)
        return Term(year=found[0], period=self.period(found[1])) if found else None

    @cached_property
    def written(self) -> "WrittenPeriods":
        # Its expressions take a moment to compile, and only old forms need them.
        from app.model.written_term import WrittenPeriods

        return WrittenPeriods(self.periods)
