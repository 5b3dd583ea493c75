"""Two versions of one report, mine and a colleague's: where they differ, and merging them."""

from collections.abc import Iterable, Mapping
from enum import StrEnum

from app.model.base import Model
from app.model.places import FIELDS, UNPLACED, every_place, is_blank_at, places_of, value_at
from app.model.report import (
    Accepted,
    Answer,
    AnswerStatus,
    Contact,
    Report,
    Unplaced,
)
from app.model.rewording import as_put
from app.model.rich_text import Block, RichText


class Side(StrEnum):
    """Whose text is chosen."""

    MINE = "mine"
    THEIRS = "theirs"
    BOTH = "both"


class Reason(StrEnum):
    """Why a side is preselected where neither is blank."""

    HAD_BEFORE = "had-before"
    """Theirs is what I had earlier, so mine is newer."""
    UNCHANGED = "unchanged"
    """Mine is what they had when they began, so theirs is newer."""


class Difference(Model):
    """A place where the two say different things; `both` where one can follow the other.

    `preset` is the side that is chosen if nobody says otherwise, None where only people can know.
    """

    place: str
    both: bool = False
    preset: Side | None = None
    reason: Reason | None = None


Choices = Mapping[str, Side]
"""The chosen side, by place."""


def differences(
    mine: Report, theirs: Report, earlier: Iterable[Report] = (), made_from: Report | None = None
) -> tuple[Difference, ...]:
    """The places that both have and that differ, in the order of the report.

    `earlier` are the versions there have been of mine, and theirs is `made_from` one of them, where
    that is known. Both answer the same question set.
    """
    earlier, in_theirs = tuple(earlier), set(places_of(theirs))
    return tuple(
        _difference(place, mine, theirs, earlier, made_from)
        for place in places_of(mine)
        if place in in_theirs and value_at(mine, place) != value_at(theirs, place)
    )


def _difference(
    place: str,
    mine: Report,
    theirs: Report,
    earlier: tuple[Report, ...],
    made_from: Report | None,
) -> Difference:
    blank = [is_blank_at(side, place) for side in (mine, theirs)]
    both = not any(blank) and (
        place == UNPLACED
        or (
            place not in FIELDS
            and all(side.answer(place).status is AnswerStatus.ANSWERED for side in (mine, theirs))
            and _one_value(mine.answer(place), theirs.answer(place))
        )
    )
    preset, reason = _preset(place, mine, theirs, earlier, made_from)
    return Difference(place=place, both=both, preset=preset, reason=reason)


def _one_value(mine: Answer, theirs: Answer) -> bool:
    """Whether only their words differ: of two values one is right."""
    return (mine.value, mine.unfinished) == (theirs.value, theirs.unfinished)


def _preset(
    place: str,
    mine: Report,
    theirs: Report,
    earlier: tuple[Report, ...],
    made_from: Report | None,
) -> tuple[Side | None, Reason | None]:
    """The side that alone has changed a place since the version that theirs is built on.

    Where that version is not known: the side that is not blank, or that is surely newer.
    """
    base = made_from or _base(place, theirs, earlier)
    if base is not None:
        if _say_the_same(base, theirs, place):
            return Side.MINE, Reason.HAD_BEFORE
        since = (one for one in earlier if one.modified_at > base.modified_at)
        unchanged = all(_say_the_same(one, mine, place) for one in (base, *since))
        return (Side.THEIRS, Reason.UNCHANGED) if unchanged else (None, None)
    if is_blank_at(mine, place):
        return Side.THEIRS, None
    if is_blank_at(theirs, place):
        return Side.MINE, None
    had = any(_say_the_same(one, theirs, place) for one in earlier)
    return (Side.MINE, Reason.HAD_BEFORE) if had else (None, None)


def _base(place: str, theirs: Report, earlier: tuple[Report, ...]) -> Report | None:
    """The version of mine that theirs was made from; None where nobody knows what it said there."""
    of_then = [
        one for one in earlier if one.modified_at == theirs.built_on and place in places_of(one)
    ]
    alike = all(_say_the_same(one, of_then[0], place) for one in of_then)
    return of_then[0] if of_then and alike else None


def _say_the_same(one: Report, other: Report, place: str) -> bool:
    return place in places_of(one) and value_at(one, place) == value_at(other, place)


def merged(mine: Report, theirs: Report, choices: Choices) -> Report:
    """Mine with what was chosen of theirs; places that are not in `choices` stay mine.

    Where only one of them has a place, because the other is a few questions alone, it is theirs to
    fill. What was confirmed or accepted for words that are chosen stays so.
    """
    sides = _sides(mine, theirs, choices)
    worded = theirs if sides["term"] is Side.THEIRS else mine
    answers = tuple(
        as_put(_answer(one, theirs.answer(one.question_id), sides[one.question_id]), asked)
        for one, asked in zip(mine.answers, worded.answers, strict=True)
    )
    return mine.model_copy(
        update={
            "committee": (theirs if sides["committee"] is Side.THEIRS else mine).committee,
            "term": worded.term,
            "contact": _contact(mine, theirs, sides),
            "contact_confirmed": _contact_confirmed(mine, theirs, sides),
            "only": _only(mine, theirs),
            "answers": answers,
            "unplaced": _unplaced(mine, theirs, sides[UNPLACED]),
            "accepted": _accepted(mine, theirs, sides),
        }
    )


def _sides(mine: Report, theirs: Report, choices: Choices) -> dict[str, Side | None]:
    """Whose each place is; None where both say the same."""
    in_mine, in_theirs = set(places_of(mine)), set(places_of(theirs))

    def side(place: str) -> Side | None:
        if place not in in_theirs:
            return Side.MINE
        if place not in in_mine:
            return Side.THEIRS
        if value_at(mine, place) == value_at(theirs, place):
            return None
        return choices.get(place, Side.MINE)

    return {place: side(place) for place in every_place(mine)}


def _answer(mine: Answer, theirs: Answer, side: Side | None) -> Answer:
    if side is Side.THEIRS:
        return theirs
    if side is Side.MINE:
        return mine
    if side is Side.BOTH:
        confirmed = mine.origin.confirmed and theirs.origin.confirmed
        blocks = _after(mine.blocks, theirs.blocks)
    else:
        # The same words: who has confirmed them has confirmed them.
        confirmed = mine.origin.confirmed or theirs.origin.confirmed
        blocks = mine.blocks
    origin = mine.origin.model_copy(update={"confirmed": confirmed})
    return mine.model_copy(update={"origin": origin, "blocks": blocks})


def _after(first: RichText, second: RichText) -> RichText:
    """One text after the other; two lists that meet stay two."""
    meet = first and second and first[-1].kind.is_list_item and second[0].kind.is_list_item
    return (*first, *((Block(),) if meet else ()), *second)


def _contact(mine: Report, theirs: Report, sides: Mapping[str, Side | None]) -> Contact:
    fields = Contact.model_fields
    taken = {name for name in fields if sides[f"contact.{name}"] is Side.THEIRS}
    return mine.contact.model_copy(update={name: getattr(theirs.contact, name) for name in taken})


def _contact_confirmed(mine: Report, theirs: Report, sides: Mapping[str, Side | None]) -> bool:
    chosen = {sides[f"contact.{name}"] for name in Contact.model_fields} - {None}
    if not chosen:
        return mine.contact_confirmed or theirs.contact_confirmed
    return all((mine if one is Side.MINE else theirs).contact_confirmed for one in chosen)


def _only(mine: Report, theirs: Report) -> tuple[str, ...]:
    if not mine.only or not theirs.only:
        return ()
    either = {*mine.only, *theirs.only}
    return tuple(one.question_id for one in mine.answers if one.question_id in either)


def _unplaced(mine: Report, theirs: Report, side: Side | None) -> tuple[Unplaced, ...]:
    if side is Side.THEIRS:
        return theirs.unplaced
    if side is Side.BOTH:
        return (*mine.unplaced, *(one for one in theirs.unplaced if one not in mine.unplaced))
    return mine.unplaced


def _accepted(
    mine: Report, theirs: Report, sides: Mapping[str, Side | None]
) -> tuple[Accepted, ...]:
    """What was accepted of the words that are chosen; where both have accepted it, mine."""

    def side_of(one: Accepted) -> Side | None:
        return sides.get(one.question_id or one.field or "")

    kept = [one for one in mine.accepted if side_of(one) is not Side.THEIRS]
    known = {one.model_copy(update={"reason": ""}) for one in kept}
    added = (one for one in theirs.accepted if side_of(one) is not Side.MINE)
    return (*kept, *(one for one in added if one.model_copy(update={"reason": ""}) not in known))
