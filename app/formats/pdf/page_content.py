"""What stands on the pages of a PDF, as it is read from the file."""

from dataclasses import dataclass
from typing import NamedTuple

_FURTHEST = 100_000.0


class Box(NamedTuple):
    """A rectangle on a page as it is looked at, in points; y grows upwards."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.top - self.bottom

    @property
    def middle(self) -> tuple[float, float]:
        return (self.left + self.right) / 2, (self.bottom + self.top) / 2

    @property
    def is_on_a_page(self) -> bool:
        """Whether its edges are numbers that a page has; a file may say anything."""
        return all(abs(edge) < _FURTHEST for edge in self)

    def around_both(self, other: "Box") -> "Box":
        return Box(
            min(self.left, other.left),
            min(self.bottom, other.bottom),
            max(self.right, other.right),
            max(self.top, other.top),
        )

    def holds(self, x: float, y: float) -> bool:
        return self.left <= x <= self.right and self.bottom <= y <= self.top

    @classmethod
    def around(cls, x0: float, y0: float, x1: float, y1: float) -> "Box":
        return cls(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))


@dataclass(frozen=True)
class TextStyle:
    """What the signs of one text object have in common. `size` is in points."""

    size: float
    bold: bool = False
    italic: bool = False
    mark: int = -1
    """The number of its marked content, which the structure tree refers to; -1 for none."""
    artifact: bool = False
    """Marked as no part of the text: page numbers, headers, lines."""


class Sign(NamedTuple):
    """One character. `base` is the height of its base line."""

    text: str
    box: Box
    base: float
    style: TextStyle
    href: str | None = None
    struck: bool = False
    """Something that is struck out stood here."""


@dataclass(frozen=True)
class FilledField:
    """What is filled in in a field of a PDF form, or typed on top of the page."""

    box: Box
    text: str


@dataclass(frozen=True)
class TaggedParagraph:
    """A paragraph, heading or list item of the structure tree.

    `path` says where in the tree of the document it stands, so that one that goes on on the next
    page is known again; `marks` are the numbers of the marked content it consists of.
    """

    path: tuple[int, ...]
    marks: tuple[int, ...]
    heading: bool = False
    level: int = -1
    """Of a list item, from 0; -1 for what is none."""
    within: tuple[int, ...] = ()
    """The path of the list that an item is in."""
    in_table: bool = False


@dataclass(frozen=True)
class PageContent:
    """A page. `pictures` and `comments` are where they stand, `rules` are horizontal lines."""

    signs: tuple[Sign, ...]
    fields: tuple[FilledField, ...] = ()
    pictures: tuple[Box, ...] = ()
    comments: tuple[Box, ...] = ()
    rules: tuple[Box, ...] = ()
    dots: tuple[Box, ...] = ()
    """Drawings as small as the bullets that some programs draw."""
    paragraphs: tuple[TaggedParagraph, ...] = ()
    """Of the structure tree, in the order they are read in; none where there are no tags."""
    turned: Box | None = None
    """Around the text that does not run from left to right, which is not read."""
    unmapped: int = 0
    """How many signs the file does not say what they mean."""

    @property
    def marks(self) -> set[int]:
        """The marked content that the structure tree has."""
        return {mark for paragraph in self.paragraphs for mark in paragraph.marks}
