"""Styles and numberings of a Word file, and which paragraphs are headings or list items."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Self, TypeAlias, TypeVar

from app.formats.docx.markup import Element, w
from app.formats.docx.package import WordPackage
from app.model.rich_text import MAX_LEVEL, BlockKind

_Formats: TypeAlias = dict[int | None, str | None]
_OFF = {"0", "false", "off"}
# Word itself allows fewer; a hostile file would have thousands.
_MAX_LINEAGE = 16


def value(parent: Element | None, name: str) -> str | None:
    """The w:val of a child; None where there is none."""
    child = None if parent is None else parent.find(w(name))
    return None if child is None else child.get(w("val"))


def switched(properties: Element | None, name: str) -> bool | None:
    """Whether a toggle such as w:b is on or off; None where it is not set."""
    child = None if properties is None else properties.find(w(name))
    return None if child is None else child.get(w("val"), "1") not in _OFF


def number(text: str | None) -> int | None:
    """A small whole number; None for anything else."""
    return int(text) if text and len(text) < 10 and text.isascii() and text.isdigit() else None


def fonts_of(properties: Element | None) -> tuple[str | None, str | None]:
    """The fonts of a w:rPr: for ASCII, and for all other signs."""
    fonts = None if properties is None else properties.find(w("rFonts"))
    return (None, None) if fonts is None else (fonts.get(w("ascii")), fonts.get(w("hAnsi")))


@dataclass(frozen=True)
class ParagraphPlace:
    """Outline level and list item of a paragraph or a style; None where it is not set."""

    outline_level: int | None
    num_id: str | None
    list_level: int | None

    @classmethod
    def of(cls, properties: Element | None) -> Self:
        """Out of a w:pPr."""
        numbered = None if properties is None else properties.find(w("numPr"))
        return cls(
            number(value(properties, "outlineLvl")),
            value(numbered, "numId"),
            number(value(numbered, "ilvl")),
        )


@dataclass(frozen=True)
class Style:
    """A paragraph or character style, without what it inherits."""

    name: str
    based_on: str | None
    place: ParagraphPlace
    bold: bool | None
    italic: bool | None
    hidden: bool | None
    font: str | None

    @classmethod
    def of(cls, style: Element) -> Self:
        """Out of a w:style."""
        runs = style.find(w("rPr"))
        return cls(
            value(style, "name") or "",
            value(style, "basedOn"),
            ParagraphPlace.of(style.find(w("pPr"))),
            switched(runs, "b"),
            switched(runs, "i"),
            switched(runs, "vanish"),
            fonts_of(runs)[0],
        )


class StyleSheet:
    """The styles by id; empty for a file without any."""

    def __init__(self, root: Element | None) -> None:
        styles = () if root is None else root.iterfind(w("style"))
        self._styles = {style.get(w("styleId"), ""): Style.of(style) for style in styles}

    def lineage(self, style_id: str | None) -> Iterator[Style]:
        """A style and those it is based on, the nearest first."""
        for _ in range(_MAX_LINEAGE):
            style = self._styles.get(style_id or "")
            if style is None:
                return
            yield style
            style_id = style.based_on


class Numberings:
    """The number format of each level of each numbering."""

    def __init__(self, root: Element | None) -> None:
        self._abstract_of: dict[str | None, str | None] = {}
        self._overrides: dict[str | None, _Formats] = {}
        self._formats: dict[str | None, _Formats] = {}
        self._linked: dict[str | None, str | None] = {}
        self._by_style: dict[str | None, _Formats] = {}
        for abstract in () if root is None else root.iterfind(w("abstractNum")):
            key, formats = abstract.get(w("abstractNumId")), _formats(abstract, w("lvl"))
            self._formats[key] = formats
            self._linked[key] = value(abstract, "numStyleLink")
            self._by_style[value(abstract, "styleLink")] = formats
        for num in () if root is None else root.iterfind(w("num")):
            key = num.get(w("numId"))
            self._abstract_of[key] = value(num, "abstractNumId")
            self._overrides[key] = _formats(num, f"{w('lvlOverride')}/{w('lvl')}")

    def number_format(self, num_id: str, level: int) -> str | None:
        """`bullet`, `decimal` and so on; None where no such level is defined."""
        abstract = self._abstract_of.get(num_id)
        link = self._linked.get(abstract)
        usual = self._by_style.get(link, {}) if link else self._formats.get(abstract, {})
        return self._overrides.get(num_id, {}).get(level) or usual.get(level)


def _formats(parent: Element, path: str) -> _Formats:
    levels = parent.iterfind(path)
    return {number(level.get(w("ilvl"))): value(level, "numFmt") for level in levels}


_HEADING = re.compile(r"heading ([1-9])|title|subtitle", re.IGNORECASE)
_DEEPER_LIST = re.compile(r"list (?:bullet|number) ([2-5])", re.IGNORECASE)
_BODY_LEVEL = 9
T = TypeVar("T")


@dataclass(frozen=True)
class _Inherited:
    """A style's settings, with those of the styles it is based on."""

    place: ParagraphPlace
    heading: int | None
    deeper: int

    @classmethod
    def of(cls, lineage: Sequence[Style]) -> Self:
        """Out of a style and those it is based on, the nearest first."""
        places = [style.place for style in lineage]
        heading = _first(_HEADING.fullmatch(style.name) for style in lineage)
        deeper = _first(_DEEPER_LIST.fullmatch(style.name) for style in lineage)
        return cls(
            ParagraphPlace(
                _first(place.outline_level for place in places),
                _first(place.num_id for place in places),
                _first(place.list_level for place in places),
            ),
            None if heading is None else int(heading[1] or 1) - 1,
            int(deeper[1]) - 1 if deeper else 0,
        )


class ParagraphKinds:
    """The kind of a paragraph by its style, outline level and numbering."""

    def __init__(self, styles: StyleSheet, numberings: Numberings) -> None:
        self.styles = styles
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
        """0 for a heading of the highest level; None if it is not a heading."""
        own, inherited = ParagraphPlace.of(properties), self._inherited(properties)
        level = _first((own.outline_level, inherited.place.outline_level))
        if level is not None:
            return level if level < _BODY_LEVEL else None
        return inherited.heading

    def numbering(self, properties: Element | None) -> tuple[str, int] | None:
        """The w:numId of a paragraph and its level there; None if it has none."""
        own, inherited = ParagraphPlace.of(properties), self._inherited(properties)
        num_id = _first((own.num_id, inherited.place.num_id))
        if num_id is None:
            return None
        return num_id, _first((own.list_level, inherited.place.list_level)) or 0

    def _list_place(self, properties: Element | None) -> tuple[BlockKind, int]:
        numbering = self.numbering(properties)
        if numbering is None:
            return BlockKind.PARAGRAPH, 0
        num_id, level = numbering
        shape = self._numberings.number_format(num_id, level)
        if shape is None or shape == "none":
            return BlockKind.PARAGRAPH, 0
        kind = BlockKind.BULLET if shape == "bullet" else BlockKind.NUMBER
        # Word's "List Bullet 2" and its like are numberings of their own, of one level each.
        return kind, min(level or self._inherited(properties).deeper, MAX_LEVEL)

    def _inherited(self, properties: Element | None) -> _Inherited:
        style = value(properties, "pStyle")
        if style not in self._known:
            self._known[style] = _Inherited.of(tuple(self.styles.lineage(style)))
        return self._known[style]


def _first(found: Iterable[T | None]) -> T | None:
    """The first that is not None."""
    return next((one for one in found if one is not None), None)
