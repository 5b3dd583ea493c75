"""Styles and list styles of an OpenDocument file: what a paragraph is, and how text looks."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Self

from app.formats.open_document.odf_names import Element, attribute, count, odf
from app.model.rich_text import MAX_START, BlockKind

# Programs allow fewer; a hostile file would have thousands.
_MAX_LINEAGE = 16
_BOLD_FROM = 600
_HEADING = re.compile(r"heading(?: \d+)?|title|subtitle", re.IGNORECASE)
_DEEPER_LIST = re.compile(r"list (?:bullet|number) ([2-5])", re.IGNORECASE)
_ENCODED = re.compile(r"_([0-9a-f]{2})_")


@dataclass(frozen=True)
class Look:
    """How text looks; None where it is not set."""

    bold: bool | None = None
    italic: bool | None = None
    hidden: bool | None = None
    font: str | None = None

    def over(self, other: "Look") -> "Look":
        """The look of both; where both set something, this one goes before the other."""
        return Look(
            other.bold if self.bold is None else self.bold,
            other.italic if self.italic is None else self.italic,
            other.hidden if self.hidden is None else self.hidden,
            self.font or other.font,
        )


@dataclass(frozen=True)
class Style:
    """A paragraph or text style, without what it inherits."""

    name: str
    parent: str
    list_style: str
    look: Look

    @classmethod
    def of(cls, style: Element, fonts: Mapping[str, str]) -> Self:
        """Out of a style:style; `fonts` are the families by the names that the file gives them."""
        name = attribute(style, "style:display-name") or _decoded(attribute(style, "style:name"))
        properties = style.find(odf("style:text-properties"))
        return cls(
            name,
            attribute(style, "style:parent-style-name"),
            attribute(style, "style:list-style-name"),
            Look() if properties is None else _look(properties, fonts),
        )


@dataclass(frozen=True)
class ListLevel:
    """What the items at a level of a list are, and the number of the first."""

    kind: BlockKind
    first: int = 1


def _look(properties: Element, fonts: Mapping[str, str]) -> Look:
    weight, slant = attribute(properties, "fo:font-weight"), attribute(properties, "fo:font-style")
    bold = int(weight) >= _BOLD_FROM if weight.isdecimal() and len(weight) < 5 else weight == "bold"
    display, font = attribute(properties, "text:display"), attribute(properties, "style:font-name")
    return Look(
        bold if weight else None,
        slant in {"italic", "oblique"} if slant else None,
        display == "none" if display else None,
        fonts.get(font, font) or _family(attribute(properties, "fo:font-family")) or None,
    )


def _family(name: str) -> str:
    return name.strip("'\" ")


def _decoded(name: str) -> str:
    """A style's name as it is shown: `Heading_20_1` is Heading 1."""
    return _ENCODED.sub(lambda code: chr(int(code[1], 16)), name)


class TextStyles:
    """The styles by family and name, and the list styles.

    `roots` go from the fonts and the common styles to the own ones, which a document's content and
    its page headers each have, by the same names.
    """

    def __init__(self, roots: Iterable[Element]) -> None:
        self._styles: dict[tuple[str, str], Style] = {}
        self._lists: dict[str, dict[str, ListLevel]] = {}
        fonts: dict[str, str] = {}
        for root in roots:
            for face in root.iterfind(odf("style:font-face")):
                fonts[attribute(face, "style:name")] = _family(attribute(face, "svg:font-family"))
            for style in root.iterfind(odf("style:style")):
                key = attribute(style, "style:family"), attribute(style, "style:name")
                self._styles[key] = Style.of(style, fonts)
            for levels in root.iterfind(odf("text:list-style")):
                self._lists[attribute(levels, "style:name")] = _by_level(levels)
        self.look = cache(self._look)

    def is_heading(self, name: str) -> bool:
        """Whether a paragraph style is a heading, or is based on one."""
        return any(_HEADING.fullmatch(style.name) for style in self._lineage("paragraph", name))

    def list_style(self, name: str) -> str:
        """The list style that comes with a paragraph style."""
        return next(
            (one.list_style for one in self._lineage("paragraph", name) if one.list_style), ""
        )

    def deeper(self, name: str) -> int:
        """How much deeper a paragraph style such as List Bullet 2 is than its list says."""
        found = (_DEEPER_LIST.fullmatch(style.name) for style in self._lineage("paragraph", name))
        return next((int(one[1]) - 1 for one in found if one), 0)

    def list_level(self, name: str, level: int) -> ListLevel:
        """What an item is at a level from 0; where no style says it, it has a bullet."""
        return self._lists.get(name, {}).get(str(level + 1), ListLevel(BlockKind.BULLET))

    def _look(self, family: str, name: str) -> Look:
        look = Look()
        for style in self._lineage(family, name):
            look = look.over(style.look)
        return look

    def _lineage(self, family: str, name: str) -> Iterator[Style]:
        """A style and those it is based on, the nearest first."""
        for _ in range(_MAX_LINEAGE):
            style = self._styles.get((family, name))
            if style is None:
                return
            yield style
            name = style.parent


def _by_level(style: Element) -> dict[str, ListLevel]:
    levels = {}
    for level in style:
        kind = BlockKind.BULLET
        if level.tag == odf("text:list-level-style-number"):
            if attribute(level, "style:num-format"):
                kind = BlockKind.NUMBER
            elif not attribute(level, "style:num-prefix").strip():
                kind = BlockKind.PARAGRAPH
        first = count(attribute(level, "text:start-value"), MAX_START)
        levels[attribute(level, "text:level")] = ListLevel(kind, first)
    return levels
