"""Finds in which of many rectangles on a page a place is."""

from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

from app.formats.pdf.page_content import Box

Value = TypeVar("Value")

# The page is looked at in strips of this height, in points; what is higher than all is no area.
_STRIP = 20.0
_HIGHEST = 2000.0
# In a strip there is room for more than any page has, and for less than takes time.
_MOST_IN_STRIP = 200


class PageAreas(Generic[Value]):
    """Rectangles on a page, each with a value."""

    def __init__(self, areas: Iterable[tuple[Box, Value]] = ()) -> None:
        self._strips: dict[int, list[tuple[Box, Value]]] = {}
        for box, value in areas:
            self.add(box, value)

    def add(self, box: Box, value: Value) -> None:
        if box.height > _HIGHEST or not box.is_on_a_page:
            return
        for strip in range(_strip(box.bottom), _strip(box.top) + 1):
            within = self._strips.setdefault(strip, [])
            if len(within) < _MOST_IN_STRIP:
                within.append((box, value))

    def at(self, x: float, y: float) -> Iterator[Value]:
        """The values of all rectangles that hold a place."""
        for box, value in self._strips.get(_strip(y), ()):
            if box.holds(x, y):
                yield value


def _strip(y: float) -> int:
    return int(y // _STRIP)
