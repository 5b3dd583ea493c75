"""Where in a set something comes to stand that is added, moved or dragged."""

from collections.abc import Sequence

from app.gui.workshop.outline import is_question, question_at, section_of
from app.model.base import Location


def questions_in(places: Sequence[Location], section: int) -> int:
    """How many questions a section has."""
    return sum(is_question(place) and place[1] == section for place in places)


def place_after(places: Sequence[Location], place: Location) -> tuple[int, int]:
    """The section and the index of a question that is added where one is."""
    if is_question(place):
        return int(place[1]), int(place[3]) + 1
    section = int(place[1]) if place else 0
    return section, questions_in(places, section)


def target_before(places: Sequence[Location], place: Location, step: int) -> Location | None:
    """Where a step up or down leads, from section to section; None where there is no further."""
    if not place:
        return None
    sections = 1 + max((int(one[1]) for one in places if one), default=-1)
    section = int(place[1])
    if not is_question(place):
        to = section + step
        return section_of(to) if 0 <= to < sections else None
    index = int(place[3]) + step
    if 0 <= index < questions_in(places, section):
        return question_at(section, index)
    to = section + step
    if not 0 <= to < sections:
        return None
    return question_at(to, questions_in(places, to) if step < 0 else 0)


def target_of_drop(
    places: Sequence[Location], place: Location, before: Location
) -> Location | None:
    """Where one comes to stand that is dropped before another, or after all where that is none."""
    sections = 1 + max((int(one[1]) for one in places if one), default=-1)
    if not place:
        return None
    if not is_question(place):
        to = int(before[1]) + is_question(before) if before else sections
        return section_of(to - (to > int(place[1])))
    if not before:
        to, index = sections - 1, questions_in(places, sections - 1)
    elif is_question(before):
        to, index = int(before[1]), int(before[3])
    else:
        # Before the heading of a section is at the end of the one above it.
        to = max(int(before[1]) - 1, 0)
        index = questions_in(places, to) if before[1] else 0
    behind = to == place[1] and index > int(place[3])
    return question_at(to, index - behind)
