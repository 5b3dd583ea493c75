"""Whether a Word paragraph is text, a heading or a list item."""

import re
from collections.abc import Iterable
from typing import Self, TypeVar

from app.formats.docx.markup import Element
from app.formats.docx.package import WordPackage
from app.formats.docx.styles import Numberings, Place, StyleSheet, value
from app.model.rich_text import MAX_LEVEL, BlockKind

_HEADING = re.compile(r"heading ([1-9])|title|subtitle", re.IGNORECASE)
_DEEPER_LIST = re.compile(r"list (?:bullet|number) ([2-5])", re.IGNORECASE)
_BODY_LEVEL = 9
T = TypeVar("T")


class ParagraphKinds:
    """Tells the kind from style, outline level and numbering."""

    def __init__(self, styles: StyleSheet, numberings: Numberings) -> None:
        self._styles = styles
        self._numberings = numberings

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
        names, places = self._said(properties)
        level = _first(place.outline_level for place in places)
        if level is not None:
            return level if level < _BODY_LEVEL else None
        heading = _first(_HEADING.fullmatch(name) for name in names)
        return None if heading is None else int(heading[1] or 1) - 1

    def _list_place(self, properties: Element | None) -> tuple[BlockKind, int]:
        names, places = self._said(properties)
        num_id = _first(place.num_id for place in places)
        if num_id is None:
            return BlockKind.PARAGRAPH, 0
        level = _first(place.list_level for place in places) or 0
        shape = self._numberings.number_format(num_id, level)
        if shape is None or shape == "none":
            return BlockKind.PARAGRAPH, 0
        kind = BlockKind.BULLET if shape == "bullet" else BlockKind.NUMBER
        # Word's "List Bullet 2" and its like are numberings of their own, of one level each.
        deeper = _first(_DEEPER_LIST.fullmatch(name) for name in names)
        return kind, min(level or (int(deeper[1]) - 1 if deeper else 0), MAX_LEVEL)

    def _said(self, properties: Element | None) -> tuple[list[str], list[Place]]:
        """The names of the paragraph's styles, and what it and they say, the nearest first."""
        lineage = list(self._styles.lineage(value(properties, "pStyle")))
        places = [Place.of(properties), *(style.place for style in lineage)]
        return [style.name for style in lineage], places


def _first(found: Iterable[T | None]) -> T | None:
    """The first that is not None."""
    return next((each for each in found if each is not None), None)
