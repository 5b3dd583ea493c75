"""What tags and styles in HTML from word processors and the web mean for an answer."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from app.model.rich_text import MAX_LEVEL, BlockKind

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}
_HEADING = re.compile(r"h[1-6]")
_BLOCK = re.compile(
    r"address|article|aside|blockquote|body|d[dlt]|div|fieldset|figure|footer|form|h[1-6]|header|html"
    r"|li|main|nav|[ou]l|p|pre|section|table|tbody|td|tfoot|th|thead|tr"
)
CELLS = {"td", "th"}
_UNSEEN_TAGS = {"head", "script", "style", "title", "xml", "del", "noscript", "template", "object"}
# Comments and footnotes of Word come along as links, marks and lists at the end.
_UNSEEN_LINKS = ("#_msocom", "#_ftn", "#_edn", "#_msoanchor")
_UNSEEN_STYLE = re.compile(
    r"display:\s*none|mso-hide:\s*all|mso-element:\s*(?:comment|footnote|endnote)", re.IGNORECASE
)
_UNSEEN_CLASS = re.compile(r"\b(?:msocom(?:off|anchor)|Mso(?:Comment|Footnote)Reference)\b")
_HEADING_CLASS = re.compile(r"\b(?:MsoTitle|MsoSubtitle)\b")
_WORD_LIST = re.compile(r"mso-list:\s*l\d+\s+level(\d+)", re.IGNORECASE)
_WORD_MARKER = re.compile(r"mso-list:\s*ignore", re.IGNORECASE)
_QT_INDENT = re.compile(r"-qt-list-indent:\s*(\d+)")
_WEIGHT = re.compile(r"font-weight:\s*(bold(?:er)?|normal|lighter|\d+)", re.IGNORECASE)
_SLANT = re.compile(r"font-style:\s*(italic|oblique|normal)", re.IGNORECASE)
# 1.  a)  (iv)  and the like; everything else that Word puts there is a bullet.
_NUMBER_MARKER = re.compile(r"\(?(?:\d{1,4}|[a-zåäö]{1,2}|[ivxlcdm]{1,7})[.):]", re.IGNORECASE)


@dataclass(frozen=True)
class Marks:
    """What text is inside an element, by the element and those around it."""

    tag: str = ""
    bold: bool = False
    italic: bool = False
    href: str | None = None
    unseen: bool = False
    marker: bool = False
    """The sign that Word writes out before a list item."""
    kept_spaces: bool = False


def marks_of(tag: str, attributes: Mapping[str, str], around: Marks) -> Marks:
    """The marks of text in this element."""
    style, classes = attributes.get("style", ""), attributes.get("class", "")
    href = attributes.get("href") if tag == "a" else None
    return Marks(
        tag=tag,
        bold=_bold(tag, style, around),
        italic=_italic(tag, style, around),
        href=href or around.href,
        unseen=around.unseen
        or tag in _UNSEEN_TAGS
        or (href or "").lower().startswith(_UNSEEN_LINKS)
        or _UNSEEN_STYLE.search(style) is not None
        or _UNSEEN_CLASS.search(classes) is not None,
        marker=around.marker or _WORD_MARKER.search(style) is not None,
        kept_spaces=around.kept_spaces or tag == "pre",
    )


def _bold(tag: str, style: str, around: Marks) -> bool:
    weight = _WEIGHT.search(style)
    if weight is not None:
        value = weight[1].lower()
        return value.startswith("bold") or (value.isdigit() and int(value) >= 600)
    return around.bold or tag in {"b", "strong", "th"}


def _italic(tag: str, style: str, around: Marks) -> bool:
    slant = _SLANT.search(style)
    if slant is not None:
        return slant[1].lower() != "normal"
    return around.italic or tag in {"i", "em", "cite"}


def is_block(tag: str) -> bool:
    """Whether an element begins on a line of its own."""
    return _BLOCK.fullmatch(tag) is not None


def is_heading(tag: str, attributes: Mapping[str, str]) -> bool:
    """Whether a block is a heading, of any level."""
    return bool(_HEADING.fullmatch(tag) or _HEADING_CLASS.search(attributes.get("class", "")))


def word_list_level(attributes: Mapping[str, str]) -> int | None:
    """The level of a paragraph that is a list item in Word; None for any other."""
    found = _WORD_LIST.search(attributes.get("style", ""))
    return min(max(int(found[1]) - 1, 0), MAX_LEVEL) if found else None


def list_level(depth: int, attributes: Mapping[str, str]) -> int:
    """The level of a list's items, by its depth or by what Qt says of it."""
    indent = _QT_INDENT.search(attributes.get("style", ""))
    return min(max((int(indent[1]) if indent else depth) - 1, 0), MAX_LEVEL)


def kind_of_marker(text: str) -> BlockKind:
    """Whether the sign before an item in Word is a number or a bullet."""
    # The lone letter o is the bullet of the second level.
    sign = text.strip()
    return BlockKind.NUMBER if _NUMBER_MARKER.fullmatch(sign) else BlockKind.BULLET
