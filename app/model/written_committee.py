"""Which committee people mean by what they write."""

import re
from collections.abc import Iterator

from app.model.committee import Committee, fold
from app.model.register import Register

# No committee's name is as long, with its administration's beside it.
_LONGEST = 300
_BETWEEN = re.compile(r"[:,;/()|·•\t\n]|\s[-–—]\s")
# A district's committee and its administration, as their officers write them.
_OF_A_DISTRICT = re.compile(
    r"\b(?:sdn|sdf|stadsdel\w*namnd(?:en)?|stadsdel\w*forvaltning(?:en)?|(?:i|for)(?= ))\b"
)
_SHORTEST_WITH_A_SLIP = 8


def written_committee(text: str, register: Register) -> Committee | None:
    """The committee whose name, or whose administration, is written; None for two or none.

    "Kulturnämnden: kulturförvaltningen" is Kulturnämnden, "SDN Skärholmen" Skärholmens
    stadsdelsnämnd; a letter may be wrong. A word for many is none of them.
    """
    if len(text) > _LONGEST:
        return None
    parts = [fold(text), *(fold(part) for part in _BETWEEN.split(text))]
    for is_called in (_exactly, _by_its_place, _but_for_a_letter):
        found = {
            committee.id
            for part in filter(None, parts)
            for committee in register.committees
            if is_called(part, committee)
        }
        if found:
            return register.get(found.pop()) if len(found) == 1 else None
    return mentioned_committee(text, register)


def mentioned_committee(text: str, register: Register) -> Committee | None:
    """The only committee whose name, or whose administration, stands in a short text."""
    if len(text) > _LONGEST:
        return None
    words = f" {_words(fold(text))} "
    found = [
        committee
        for committee in register.committees
        if any(f" {_words(name)} " in words for name in _names(committee))
    ]
    return found[0] if len(found) == 1 else None


def _words(text: str) -> str:
    return " ".join(re.findall(r"[\w–]+", text))


def _names(committee: Committee) -> Iterator[str]:
    yield fold(committee.name)
    yield fold(committee.administration)


def _exactly(written: str, committee: Committee) -> bool:
    return written in _names(committee)


def _by_its_place(written: str, committee: Committee) -> bool:
    """As in "SDN Skärholmen", "Stadsdelsnämnden i Farsta" and "Bromma"."""
    place = _place(fold(committee.name))
    return place != fold(committee.name).removesuffix("s") and _place(written) == place


def _place(name: str) -> str:
    return " ".join(_OF_A_DISTRICT.sub(" ", name).split()).removesuffix("s")


def _but_for_a_letter(written: str, committee: Committee) -> bool:
    """One letter too many, too few, wrong or changed places with the next."""
    return len(written) >= _SHORTEST_WITH_A_SLIP and any(
        _one_letter_apart(written, name) for name in _names(committee)
    )


def _one_letter_apart(one: str, other: str) -> bool:
    if abs(len(one) - len(other)) > 1:
        return False
    same = next(
        (place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b),
        min(len(one), len(other)),
    )
    one, other = one[same:], other[same:]
    return (
        one[1:] == other[1:]
        or one[1:] == other
        or one == other[1:]
        or (one[:2] == other[1::-1] and one[2:] == other[2:])
    )
