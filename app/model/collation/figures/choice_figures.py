"""How many have chosen what: options, yes or no, and own words."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from app.model.collation.figures.given_values import (
    CommitteeState,
    FigureState,
    Given,
    Place,
    Reply,
    Way,
)
from app.model.kinds.asked import NO, YES
from app.model.kinds.kind import Kind
from app.model.kinds.told import cell_text
from app.model.kinds.value import CellValue, Chosen
from app.model.kinds.worded import WordedOption
from app.model.term import Term


@dataclass(frozen=True)
class CommitteeChoices(CommitteeState):
    """What a committee has chosen, in a column row by row; yes and no are options too.

    `earlier` is None where it is not known.
    """

    chosen: tuple[Chosen, ...] = ()
    earlier: tuple[Chosen, ...] | None = None
    earlier_term: Term | None = None


@dataclass(frozen=True)
class OptionCount:
    """An option in its usual wording, and how often it was chosen.

    `gone`: nobody could choose it any more. `earlier` counts those committees alone whose choice is
    known for both terms, and `of_same` the choice of the same ones now; both are None without any.
    """

    id: str
    text: str
    count: int
    gone: bool = False
    earlier: int | None = None
    of_same: int | None = None

    @property
    def change(self) -> int | None:
        if self.earlier is None or self.of_same is None:
            return None
        return self.of_same - self.earlier


@dataclass(frozen=True)
class ChoiceFigures(Place):
    """One way in which a choice was asked for, with every participant of the collation."""

    options: tuple[OptionCount, ...]
    other: OptionCount | None
    """Own words, under an empty id; None where they are no answer and nobody gave any."""
    committees: tuple[CommitteeChoices, ...]

    @cached_property
    def answered(self) -> int:
        """How many have chosen, in a table how many rows: what the counts are a part of."""
        return sum(len(one.chosen) for one in self.committees)

    def who_chose(self, option_id: str) -> tuple[CommitteeChoices, ...]:
        """With the empty id those who have answered in their own words."""
        return tuple(one for one in self.committees if _times(one.chosen, option_id))


def choice_figures(place: Place, replies: Sequence[Reply]) -> ChoiceFigures:
    committees = tuple(_committee(reply, place.way) for reply in replies)
    counts = _Counts(committees)
    options = tuple(
        counts.of(one.id, one.text, gone=one.gone) for one in _options(replies, place.way)
    )
    own = counts.of("", "")
    other = own if own.count or own.earlier else None
    return ChoiceFigures(place.question_id, place.way, place.text, options, other, committees)


class _Counts:
    """Counts what was chosen, once for all options."""

    def __init__(self, committees: Sequence[CommitteeChoices]) -> None:
        both = [one for one in committees if one.chosen and one.earlier]
        self._now = _counted(one.chosen for one in committees)
        self._of_same = _counted(one.chosen for one in both) if both else None
        self._earlier = _counted(one.earlier or () for one in both) if both else None

    def of(self, option_id: str, text: str, *, gone: bool = False) -> OptionCount:
        return OptionCount(
            id=option_id,
            text=text,
            count=self._now[option_id],
            gone=gone,
            earlier=None if self._earlier is None else self._earlier[option_id],
            of_same=None if self._of_same is None else self._of_same[option_id],
        )


def _counted(chosen: Iterable[tuple[Chosen, ...]]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for rows in chosen:
        for one in rows:
            counts.update(one.chosen)
            counts[""] += bool(one.other.strip())
    return counts


def _times(chosen: Iterable[Chosen], option_id: str) -> int:
    return _counted([tuple(chosen)])[option_id]


def _options(replies: Iterable[Reply], way: Way) -> Iterator[WordedOption]:
    """Every option that somebody was given, or has chosen, in its usual wording."""
    if way.kind is Kind.YES_NO:
        yield from (WordedOption(id=one, text=cell_text(one == YES, "", ())) for one in (YES, NO))
        return
    texts: dict[str, Counter[str]] = {}
    there = set()
    for reply in replies:
        _, given = reply.at(way)
        for option in given.options if given else ():
            texts.setdefault(option.id, Counter())[option.text] += 1
            if not option.gone:
                there.add(option.id)
    # Those that are gone stand last, as in the answers.
    for one in sorted(texts, key=lambda one: one not in there):
        text = texts[one].most_common(1)[0][0]
        yield WordedOption(id=one, text=text, gone=one not in there)


def _committee(reply: Reply, way: Way) -> CommitteeChoices:
    state, given = reply.at(way)
    chosen = tuple(_chosen(given.values)) if given else ()
    earlier = _earlier(reply, way) if state is FigureState.GIVEN else None
    term = reply.earlier[0].term if earlier else None
    return CommitteeChoices(reply.key, reply.name, reply.mark, state, chosen, earlier, term)


def _earlier(reply: Reply, way: Way) -> tuple[Chosen, ...] | None:
    found = [_same_kind(given.get(way.column), way) for given in reply.given_earlier]
    chosen = tuple(one for given in found if given for one in _chosen(given.values))
    return chosen if chosen and all(found) else None


def _same_kind(given: Given | None, way: Way) -> Given | None:
    return given if given and given.way.kind is way.kind and given.values else None


def _chosen(values: Iterable[CellValue]) -> Iterator[Chosen]:
    for value in values:
        if isinstance(value, bool):
            yield Chosen(chosen=(YES if value else NO,))
        elif isinstance(value, Chosen):
            yield value
