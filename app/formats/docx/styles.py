"""Styles and numberings of a Word file, looked up."""

from collections.abc import Iterator

from app.formats.docx.markup import Element, w

_OFF = {"0", "false", "off"}


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


class StyleSheet:
    """The styles by id. A file without any is read as well."""

    def __init__(self, root: Element | None) -> None:
        styles = () if root is None else root.iterfind(w("style"))
        self._styles = {style.get(w("styleId"), ""): style for style in styles}

    def lineage(self, style_id: str | None) -> Iterator[Element]:
        """A style and those it is based on, the nearest first."""
        seen: set[str] = set()
        while style_id is not None and style_id not in seen and style_id in self._styles:
            seen.add(style_id)
            yield self._styles[style_id]
            style_id = value(self._styles[style_id], "basedOn")


class Numberings:
    """What the numberings look like."""

    def __init__(self, root: Element | None) -> None:
        self._nums: dict[str, Element] = {}
        self._abstracts: dict[str, Element] = {}
        self._by_style: dict[str, Element] = {}
        if root is None:
            return
        for num in root.iterfind(w("num")):
            self._nums[num.get(w("numId"), "")] = num
        for abstract in root.iterfind(w("abstractNum")):
            self._abstracts[abstract.get(w("abstractNumId"), "")] = abstract
            self._by_style[value(abstract, "styleLink") or ""] = abstract

    def number_format(self, num_id: str, level: int) -> str | None:
        """`bullet`, `decimal` and so on; None where no such level is defined."""
        num = self._nums.get(num_id)
        if num is None:
            return None
        abstract = self._abstracts.get(value(num, "abstractNumId") or "")
        link = value(abstract, "numStyleLink")
        if link is not None:
            abstract = self._by_style.get(link)
        overrides = f"{w('lvlOverride')}/{w('lvl')}"
        levels = [] if abstract is None else abstract.iterfind(w("lvl"))
        for defined in (*num.iterfind(overrides), *levels):
            if number(defined.get(w("ilvl"))) == level:
                return value(defined, "numFmt")
        return None
