"""Parts of a question set as they are read, each with the cells that it comes from."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from app.model.base import Location


@dataclass
class Part:
    """A table of the set: what it says, and the cell of each value."""

    place: str
    content: dict[str, Any] = field(default_factory=dict)
    places: dict[Location, str] = field(default_factory=dict)

    def put(self, key: str, value: object, place: str = "") -> None:
        """Nothing is put where there is no value: None, an empty text or an empty list."""
        if value is None or value in ("", [], ()):
            return
        self.content[key] = value
        self.places[(key,)] = place or self.place

    def put_parts(self, key: str, parts: "Sequence[Part]") -> None:
        self.content[key] = [part.content for part in parts]
        for index, part in enumerate(parts):
            self.places[key, index] = part.place
            for location, place in part.places.items():
                self.places[(key, index, *location)] = place

    def place_of(self, location: Location) -> str:
        """The cell of a value, or of what is nearest around it."""
        while location and location not in self.places:
            location = location[:-1]
        return self.places.get(location, self.place)
