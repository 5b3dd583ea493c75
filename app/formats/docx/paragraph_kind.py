"""Whether a Word paragraph is text, a heading or a list item."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Self, TypeVar

from app.formats.docx.markup import Element
from app.formats.docx.package import WordPackage
from app.formats.docx.styles import Numberings, Place, Style, StyleSheet, value
from app.model.rich_text import MAX_LEVEL, BlockKind

_HEADING = re.compile(r"heading ([1-9])|title|subtitle", re.IGNORECASE)
_DEEPER_LIST = re.compile(r"list (?:bullet|number) ([2-5])", re.IGNORECASE)
_BODY_LEVEL = 9
T = TypeVar("T")


@dataclass(frozen=True)
class _Inherited:
    """What a style says of its paragraphs, with what it is based on."""

    place: Place
    heading: int | None
    deeper: int

    @classmethod
    def of(cls, lineage: Sequence[Style]) -> Self:
        """Out of a style and those it is based on, the nearest first."""
        places = [style.place for style in lineage]
        heading = _first(_HEADING.fullmatch(style.name) for style in lineage)
        deeper = _first(_DEEPER_LIST.fullmatch(style.name) for style in lineage)
        return cls(
            Place(
                _first(place.outline_level for place in places),
                _first(place.num_id for place in places),
                _first(place.list_level for place in places),
            ),
            None if heading is None else int(heading[1] or 1) - 1,
            int(deeper[1]) - 1 if deeper else 0,
        )


class ParagraphKinds:
    """Tells the kind from style, outline level and numbering."""

    def __init__(self, styles: StyleSheet, numberings: Numberings) -> None:
        self._styles = styles
        self._numberings = numberings
        self._known: dict[str | None, _Inherited] = {}

    @classmethod
    def of(cls, package: WordPackage) -> Self:
        """With the styles and numberings of this file."""
        return cls(StyleSheet(package.styles), Numberings(package.numbering))

    def kind(self, properties: Element | None) -> tuple[BlockKind, int]:
        """Kind and list level of a paragraph with these w:pPr."""
        if self.heading_level(properties) is not None:
            return BlockKind.SUBHEADING, 0
        return self._list_place(properties)

    def heading_level(self, properties: Element | None) -> int | None:
        """0 for a heading of the highest level; None for what is no heading."""
        own, inherited = Place.of(properties), self._inherited(properties)
        level = _first((own.outline_level, inherited.place.outline_level))
        if level is not None:
            return level if level < _BODY_LEVEL else None
        return inherited.heading

    def _list_place(self, properties: Element | None) -> tuple[BlockKind, int]:
        own, inherited = Place.of(properties), self._inherited(properties)
        num_id = _first((own.num_id, inherited.place.num_id))
        if num_id is None:
            return BlockKind.PARAGRAPH, 0
        level = _first((own.list_level, inherited.place.list_level)) or 0
        shape = self._numberings.number_format(num_id, level)
        if shape is None or shape == "none":
            return BlockKind.PARAGRAPH, 0
        kind = BlockKind.BULLET if shape == "bullet" else BlockKind.NUMBER
        # Word's "List Bullet 2" and its like are numberings of their own, of one level each.
        return kind, min(level or inherited.deeper, MAX_LEVEL)

    def _inherited(self, properties: Element | None) -> _Inherited:
        style = value(properties, "pStyle")
        if style not in self._known:
            self._known[style] = _Inherited.of(tuple(self._styles.lineage(style)))
        return self._known[style]


def _first(found: Iterable[T | None]) -> T | None:
    """The first that is not None."""
    return next((one for one in found if one is not None), None)
