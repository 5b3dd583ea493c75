"""What tags and styles in HTML of word processors and web pages mean for an answer."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from app.model.rich_text import MAX_LEVEL, MAX_START, BlockKind

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}
_HEADING = re.compile(r"h[1-6]")
_BLOCK = re.compile(
    r"address|article|aside|blockquote|body|caption|center|d[dlt]|details|dialog|div|fieldset"
    r"|figcaption|figure|footer|form|h[1-6]|header|hgroup|html|legend|li|main|menu|nav|[ou]l|p|pre"
    r"|section|summary|table|tbody|td|tfoot|th|thead|tr"
)
# Blocks that stay blocks in a list item; all others are lines of the item.
_OWN_IN_ITEM = re.compile(r"caption|h[1-6]|li|[ou]l|table|tbody|td|tfoot|th|thead|tr")
_UNSEEN_TAGS = {
    *("head", "script", "style", "title", "xml", "del", "noscript", "template", "object"),
    *("nav", "button", "select", "textarea", "svg", "canvas", "iframe", "audio", "video"),
}
# Comments and notes come along as links, marks and lists at the end: in Word, LibreOffice, Google
# Docs, Wikipedia and other pages.
_UNSEEN_LINK = re.compile(
    r"#(?:_mso(?:com|anchor)|_(?:ft|ed)n|sd(?:foot|end)note|ftnt|cite_(?:note|ref)|fn(?:ref)?:?\d)",
    re.IGNORECASE,
)
# Those of them that are in the text and lead to a note.
_NOTE_LINK = re.compile(
    r"#(?:_(?:ft|ed)n\d|sd(?:foot|end)note\d+sym|ftnt\d|cite_note|fn:?\d)", re.IGNORECASE
)
_UNSEEN_ID = re.compile(r"sd(?:foot|end)note\d+")
_UNSEEN_STYLE = re.compile(
    r"display:\s*none|visibility:\s*hidden|mso-hide:\s*all"
    r"|mso-element:\s*(?:comment|footnote|endnote)",
    re.IGNORECASE,
)
# Placeholders are prompts in a form. The last two are of Word for the web: signs before items, and
# deleted text.
_UNSEEN_CLASS = re.compile(
    r"\b(?:msocom(?:off|anchor)|Mso(?:Comment|Footnote|Endnote)Reference|MsoPlaceholderText|msoDel"
    r"|ListMarkerWrappingSpan|TrackChange\w*Delet\w*)\b"
)
_HEADING_CLASS = re.compile(r"\b(?:MsoTitle|MsoSubtitle)\b")
_WORD_LIST = re.compile(r"mso-list:\s*l\d+\s+level(\d+)", re.IGNORECASE)
_WORD_LIST_CLASS = re.compile(r"\bMsoList(?:Bullet|Number)(\d?)\b")
# Items that follow each other without space; a single paragraph is only indented.
_WORD_LIST_MORE = re.compile(r"\bMsoListParagraphCxSp(?:Middle|Last)\b")
_WORD_MARKER = re.compile(r"mso-list:\s*ignore", re.IGNORECASE)
_QT_INDENT = re.compile(r"-qt-list-indent:\s*(\d+)")
# mso-bidi-font-weight concerns right-to-left text only.
_WEIGHT = re.compile(r"(?<![-\w])font-weight:\s*(bold(?:er)?|normal|lighter|\d+)", re.IGNORECASE)
_SLANT = re.compile(r"(?<![-\w])font-style:\s*(italic|oblique|normal)", re.IGNORECASE)
# 1.  a)  (iv)  2.1.  and the like; every other marker is a bullet.
_NUMBER_MARKER = re.compile(
    r"\(?(?:(?:\d{1,4}\.)*(\d{1,4})|[a-zåäö]{1,2}|[ivxlcdm]{1,7})[.):]", re.IGNORECASE
)
_SIZE = re.compile(r"(?<![-\w])(?:width|height):\s*(\d+)(?:\.\d+)?px", re.IGNORECASE)
# Tracking pixels, rules and icons are smaller than a line of text.
_LEAST_PICTURE = 25
_CAMPAIGN = re.compile(r"(?<=[?&])utm_\w+=[^&#]*&?", re.IGNORECASE)
_LEFT_OPEN = re.compile(r"[?&](?=#|$)")


@dataclass(frozen=True)
class Marks:
    """The format of text in an element, by the element and those around it."""

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
        href=without_campaign(href.strip()) if href else around.href,
        unseen=around.unseen
        or tag in _UNSEEN_TAGS
        or "hidden" in attributes
        or _UNSEEN_LINK.search(href or "") is not None
        or _UNSEEN_ID.fullmatch(attributes.get("id", "")) is not None
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
    return around.bold or tag in {"b", "strong", "th", "thead"}


def _italic(tag: str, style: str, around: Marks) -> bool:
    slant = _SLANT.search(style)
    if slant is not None:
        return slant[1].lower() != "normal"
    return around.italic or tag in {"i", "em", "cite"}


def is_block(tag: str) -> bool:
    """Whether an element is displayed as a block."""
    return _BLOCK.fullmatch(tag) is not None


def is_line_of_item(tag: str) -> bool:
    """Whether a block within a list item is only a line of it."""
    return _OWN_IN_ITEM.fullmatch(tag) is None


def is_heading(tag: str, attributes: Mapping[str, str]) -> bool:
    """Whether a block is a heading, of any level."""
    return bool(
        _HEADING.fullmatch(tag)
        or attributes.get("role") == "heading"
        or _HEADING_CLASS.search(attributes.get("class", ""))
    )


def is_picture(attributes: Mapping[str, str]) -> bool:
    """Whether an image is large enough to show something."""
    sizes = [attributes.get("width", ""), attributes.get("height", "")]
    sizes += _SIZE.findall(attributes.get("style", ""))
    numbers = [re.match(r"\d+", size) for size in sizes]
    return all(int(number[0]) >= _LEAST_PICTURE for number in numbers if number)


def leads_to_note(attributes: Mapping[str, str]) -> bool:
    """Whether a link is a footnote's or endnote's reference mark."""
    return _NOTE_LINK.search(attributes.get("href", "")) is not None


def without_campaign(href: str) -> str:
    """The address without campaign parameters (utm_...)."""
    shorter = _CAMPAIGN.sub("", href)
    return href if shorter == href else _LEFT_OPEN.sub("", shorter)


def word_list_level(attributes: Mapping[str, str]) -> int | None:
    """The level of a paragraph that is a list item in Word; None for any other."""
    found = _WORD_LIST.search(attributes.get("style", ""))
    found = found or _WORD_LIST_CLASS.search(attributes.get("class", ""))
    return _level(found[1] or "1") if found else None


def goes_on_with_item(attributes: Mapping[str, str]) -> bool:
    """Whether a paragraph of Word belongs to the list item before it."""
    more = _WORD_LIST_MORE.search(attributes.get("class", "")) is not None
    return more and word_list_level(attributes) is None


def list_level(depth: int, attributes: Mapping[str, str]) -> int:
    """The level of a list's items, by its depth or by Qt's own style."""
    indent = _QT_INDENT.search(attributes.get("style", ""))
    return _level(indent[1] if indent else depth)


def item_level(level: int, attributes: Mapping[str, str]) -> int:
    """The level of a list item: its aria-level (Word for the web, Google), or that of its list."""
    said = attributes.get("data-aria-level") or attributes.get("aria-level") or ""
    return _level(said) if re.fullmatch(r"\d{1,4}", said, re.ASCII) else level


def _level(counted_from_one: str | int) -> int:
    return min(max(int(counted_from_one) - 1, 0), MAX_LEVEL)


def kind_of_marker(text: str) -> BlockKind:
    """Whether the marker of an item in Word is a number or a bullet."""
    # The lone letter o is the bullet of the second level.
    sign = text.strip()
    return BlockKind.NUMBER if _NUMBER_MARKER.fullmatch(sign) else BlockKind.BULLET


def number_of_marker(text: str) -> int | None:
    """The number in the marker of an item in Word; None for a bullet, letters and the like."""
    found = _NUMBER_MARKER.fullmatch(text.strip())
    return start_of(found[1] or "") if found else None


def start_of(number: str) -> int | None:
    """The number that a list or an item says it has, where an answer can have it too."""
    said = int(number) if re.fullmatch(r"\d{1,4}", number, re.ASCII) else 0
    return said if 0 < said <= MAX_START else None
