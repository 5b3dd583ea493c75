"""Styles and numberings of a Word file, read once so that looking them up is cheap."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Self, TypeAlias

from app.formats.docx.markup import Element, w

_Formats: TypeAlias = dict[int | None, str | None]
_OFF = {"0", "false", "off"}
# Word itself allows fewer; a hostile file would have thousands.
_MAX_LINEAGE = 16


def value(parent: Element | None, name: str) -> str | None:
    """The w:val of a child; None where there is no such child or it has no value."""
    child = None if parent is None else parent.find(w(name))
    return None if child is None else child.get(w("val"))


def switched(properties: Element | None, name: str) -> bool | None:
    """Whether a switch such as w:b is on or off; None where nothing is said."""
    child = None if properties is None else properties.find(w(name))
    return None if child is None else child.get(w("val"), "1") not in _OFF


def number(text: str | None) -> int | None:
    """A small whole number; None for anything else, as hostile files have."""
    return int(text) if text and len(text) < 10 and text.isascii() and text.isdigit() else None


@dataclass(frozen=True)
class Place:
    """What a paragraph or its style says about headings and lists; None where it says nothing."""

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
    place: Place
    bold: bool | None
    italic: bool | None

    @classmethod
    def of(cls, style: Element) -> Self:
        """Out of a w:style."""
        runs = style.find(w("rPr"))
        return cls(
            value(style, "name") or "",
            value(style, "basedOn"),
            Place.of(style.find(w("pPr"))),
            switched(runs, "b"),
            switched(runs, "i"),
        )


class StyleSheet:
    """The styles by id. A file without any is read as well."""

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
    """What the levels of each numbering look like."""

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
