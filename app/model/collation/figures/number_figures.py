"""Numbers of many committees: each one's, their sum, mean and median, and what has changed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal, localcontext
from functools import cached_property

from app.model.collation.figures.given_values import (
    CommitteeState,
    FigureState,
    Given,
    Place,
    Reply,
    Way,
)
from app.model.kinds.asked import decimals_of, plain_number
from app.model.kinds.kind import Kind
from app.model.kinds.written_number import in_unit
from app.model.term import Term

PERCENT = "%"
# More digits than the sum of all numbers that any collation could have.
_EXACT = 60


def exact_sum(numbers: Iterable[Decimal]) -> Decimal:
    """However many they are, to the last decimal."""
    with localcontext(prec=_EXACT):
        return plain_number(sum(numbers, start=Decimal(0)))


def _mean(numbers: Sequence[Decimal]) -> Decimal:
    return plain_number(exact_sum(numbers) / len(numbers))


def _median(numbers: Sequence[Decimal]) -> Decimal:
    ordered = sorted(numbers)
    middle = ordered[(len(ordered) - 1) // 2 : len(ordered) // 2 + 1]
    with localcontext(prec=_EXACT):
        return plain_number(sum(middle, start=Decimal(0)) / len(middle))


@dataclass(frozen=True)
class Summary:
    """Of at least one number. The sum is exact, the mean has 28 digits.

    There is no sum of percentages: each is a part of something else, and what all of them are a
    part of together nobody has said.
    """

    count: int
    total: Decimal | None
    mean: Decimal
    median: Decimal
    least: Decimal
    most: Decimal


def summary_of(numbers: Sequence[Decimal], unit: str) -> Summary | None:
    """None for no numbers."""
    if not numbers:
        return None
    return Summary(
        count=len(numbers),
        total=None if unit == PERCENT else exact_sum(numbers),
        mean=_mean(numbers),
        median=_median(numbers),
        least=min(numbers),
        most=max(numbers),
    )


@dataclass(frozen=True)
class CommitteeNumber(CommitteeState):
    """What a committee has given, of a column the sum of its rows; of percentages their mean.

    `earlier` is in the same unit, and of all committees together that this one has come from.
    """

    value: Decimal | None = None
    earlier: Decimal | None = None
    earlier_term: Term | None = None

    @property
    def change(self) -> Decimal | None:
        """None where one of the two is not known."""
        if self.value is None or self.earlier is None:
            return None
        return exact_sum((self.value, -self.earlier))


@dataclass(frozen=True)
class Comparison:
    """Now and in the earlier term, of those committees alone that have both."""

    now: Summary
    earlier: Summary

    @property
    def change(self) -> Decimal:
        """Of the sum; of percentages, of the mean."""
        now = self.now.mean if self.now.total is None else self.now.total
        earlier = self.earlier.mean if self.earlier.total is None else self.earlier.total
        return plain_number(now - earlier)


@dataclass(frozen=True)
class NumberFigures(Place):
    """One way in which a number was asked for, with every participant of the collation."""

    committees: tuple[CommitteeNumber, ...]
    decimals: int
    """As many as were given at most; one more where percentages of several rows have a mean."""

    @property
    def unit(self) -> str:
        return self.way.unit

    @cached_property
    def summary(self) -> Summary | None:
        """None where nobody has given a number."""
        numbers = [one.value for one in self.committees if one.value is not None]
        return summary_of(numbers, self.unit)

    @cached_property
    def comparison(self) -> Comparison | None:
        """None where no committee has given a number in both terms."""
        both = [
            (one.value, one.earlier)
            for one in self.committees
            if one.value is not None and one.earlier is not None
        ]
        now = summary_of([value for value, _ in both], self.unit)
        earlier = summary_of([before for _, before in both], self.unit)
        return Comparison(now, earlier) if now and earlier else None

    @property
    def earlier_terms(self) -> tuple[Term, ...]:
        """Those compared with, the latest first."""
        terms = {one.earlier_term for one in self.committees if one.earlier_term is not None}
        return tuple(sorted(terms, reverse=True))


def number_figures(place: Place, replies: Sequence[Reply]) -> NumberFigures:
    committees = tuple(_committee(reply, place.way) for reply in replies)
    decimals = _decimals(replies, place.way)
    return NumberFigures(place.question_id, place.way, place.text, committees, decimals)


def _decimals(replies: Iterable[Reply], way: Way) -> int:
    most, has_means = 0, False
    for reply in replies:
        _, given = reply.at(way)
        numbers = [one for one in (given.values if given else ()) if isinstance(one, Decimal)]
        most = max([most, *map(decimals_of, numbers)])
        has_means = has_means or (way.unit == PERCENT and len(numbers) > 1)
    return most + has_means


def _committee(reply: Reply, way: Way) -> CommitteeNumber:
    state, given = reply.at(way)
    value = _number(given, way) if given else None
    # What is not given now has nothing to be compared with, but is seen to be gone.
    earlier = None if state is FigureState.OTHERWISE else _earlier(reply, way)
    term = reply.earlier[0].term if earlier is not None else None
    return CommitteeNumber(reply.key, reply.name, reply.mark, state, value, earlier, term)


def _earlier(reply: Reply, way: Way) -> Decimal | None:
    found = [_number(given.get(way.column), way) for given in reply.given_earlier]
    numbers = [number for number in found if number is not None]
    if not numbers or len(numbers) < len(found) or (way.unit == PERCENT and len(numbers) > 1):
        return None
    return exact_sum(numbers)


def _number(given: Given | None, way: Way) -> Decimal | None:
    if given is None or given.way.kind is not Kind.NUMBER:
        return None
    numbers = [value for value in given.values if isinstance(value, Decimal)]
    if not numbers:
        return None
    number = _mean(numbers) if given.way.unit == PERCENT else exact_sum(numbers)
    return in_unit(number, given.way.unit, way.unit)
