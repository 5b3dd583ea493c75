"""The line of each value in a TOML file, which tomllib does not tell."""

from collections.abc import Mapping

from app.formats.question_set.toml_document import TomlDocument
from app.model.base import Location


def lines_of(text: str) -> Mapping[Location, int]:
    """The line, from 1, of every key, table and list item, by its path in the document.

    The text must be one that tomllib reads. An item's line is where it begins, a key's where it is
    written, a table's that of its heading; a table that has none, where it is first named.
    """
    places = TomlDocument(text).places
    lines: dict[Location, int] = {}
    line, counted_to = 1, 0
    for location, place in sorted(places.items(), key=lambda found: found[1].start):
        line += text.count("\n", counted_to, place.start)
        counted_to = place.start
        lines[location] = line
    return lines


def line_at(lines: Mapping[Location, int], place: Location) -> int:
    """The line of a place, or of the nearest place around it that is in the file."""
    while place and place not in lines:
        place = place[:-1]
    return lines.get(place, 1)
