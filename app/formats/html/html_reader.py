"""HTML from the clipboard as rich text: from Word, Outlook, LibreOffice and the web.

What an answer can hold is kept. Fonts, colours, pictures, comments, footnotes and deleted text
are not; a table becomes a paragraph a row, a list that was typed becomes one. Nothing is fetched.
"""

import re
from collections import Counter
from dataclasses import dataclass
from html.parser import HTMLParser
from itertools import accumulate

from app.formats.errors import CopiedTextError, FormatErrorCode
from app.formats.html.html_marks import (
    VOID,
    Marks,
    goes_on_with_item,
    is_block,
    is_heading,
    is_line_of_item,
    is_picture,
    item_level,
    kind_of_marker,
    leads_to_note,
    list_level,
    marks_of,
    number_of_marker,
    start_of,
    word_list_level,
)
from app.formats.html.html_tables import CELLS, Tables
from app.model.rich_text import Block, BlockKind, RichText, Span, trimmed
from app.model.typed_lists import with_typed_lists

COPIED = "Den kopierade texten"

_FRAGMENT_START = re.compile(r"<!--\s*StartFragment\s*-->")
_FRAGMENT_END = re.compile(r"<!--\s*EndFragment\s*-->")
# Pictures may be embedded in the text.
_PICTURE = re.compile(r"(src\s*=\s*[\"']?)data:[^\"'>\s]*")
_MAX_PAGE, _MAX_CHARACTERS, _MAX_TAGS = 20_000_000, 500_000, 12_000


def part_to_read(html: str) -> str:
    """The part of a page that was copied. Raises CopiedTextError where it is too much to read."""
    if len(html) > _MAX_PAGE:
        raise CopiedTextError(COPIED, FormatErrorCode.TOO_MUCH_COPIED)
    text = _as_far_as_tags(_without_comments(_PICTURE.sub(r"\1", _fragment(html))))
    if len(text) > _MAX_CHARACTERS or text.count("<") > _MAX_TAGS:
        raise CopiedTextError(COPIED, FormatErrorCode.TOO_MUCH_COPIED)
    return text


def _fragment(html: str) -> str:
    start = _FRAGMENT_START.search(html)
    end = _FRAGMENT_END.search(html, start.end()) if start else None
    return html[start.end() : end.start()] if start and end else html


# html.parser searches the rest of the page for the end of each unclosed comment or tag.


def _without_comments(html: str) -> str:
    kept, start = [], 0
    while (begin := html.find("<!--", start)) >= 0:
        kept.append(html[start:begin])
        end = html.find("-->", begin + 4)
        if end < 0:
            return "".join((*kept, html[begin:].replace("<!--", "")))
        start = end + 3
    return "".join((*kept, html[start:]))


def _as_far_as_tags(html: str) -> str:
    end = html.rfind(">") + 1
    return html[:end] + html[end:].replace("<", "&lt;")


_SPACES = re.compile(r"[ \t\r\n\f]+")
# Where the format changes, web editors write a no-break space instead of a space.
_EDGE = re.compile(r"\A\xa0|\xa0\Z")
_GAP = re.compile(r"[ \t\n\xa0]+")
_INDENT = re.compile(r"\n[ \xa0]+")
_GONE = "\0"


@dataclass(frozen=True)
class Copied:
    """What was copied, as an answer can hold it, and how much of it was changed or left out."""

    blocks: RichText = ()
    tables: int = 0
    """Those that have become text."""
    pictures: int = 0
    """Those that are left out."""
    notes: int = 0
    """Marks of footnotes and endnotes, which are left out with their notes."""


def read_html(html: str) -> Copied:
    """The text of a page, or of the part of it that was copied; no blocks where it has none.

    Takes a third of a second at most. Raises CopiedTextError for what would take longer.
    """
    reader = _Reader()
    reader.feed(part_to_read(html))
    reader.close()
    return reader.result()


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._open: list[Marks] = [Marks()]
        self._inside: Counter[str] = Counter()
        self._tables = Tables()
        self._pictures = self._notes = 0
        self._lists: list[tuple[BlockKind, int]] = []
        self._blocks: list[Block] = []
        self._kind, self._level = BlockKind.PARAGRAPH, 0
        self._start: int | None = None
        self._next_start: int | None = None
        self._spans: list[Span] = []
        self._marker = ""
        self._line_ended = False

    def result(self) -> Copied:
        self._end_block()
        self._tables.end_all(self._blocks)
        blocks = trimmed([_unindented(one) for one in with_typed_lists(self._blocks)])
        return Copied(blocks, self._tables.count, self._pictures, self._notes)

    def unknown_decl(self, data: str) -> None:
        """Ignore Word's own declarations, such as <![if !supportLists]>, but not their content."""

    def parse_marked_section(self, i: int, report: int = 1) -> int:
        # html.parser gives up on unknown declarations; here they are skipped.
        end = self.rawdata.find(">", i)
        return end + 1 if end >= 0 else -1

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        if tag == "br":
            self._add("\n")
        if tag == "img" and is_picture(attributes):
            self._pictures += not marks_of(tag, attributes, self._open[-1]).unseen
        elif tag == "a" and leads_to_note(attributes):
            self._notes += not self._open[-1].unseen
        if tag in VOID:
            return
        self._end_before(tag)
        if is_block(tag):
            self._begin_block(tag, attributes)
        self._tables.begin(tag, attributes, len(self._blocks))
        self._open.append(marks_of(tag, attributes, self._open[-1]))
        self._inside[tag] += 1

    def handle_endtag(self, tag: str) -> None:
        if not self._inside[tag]:
            return
        closed = ""
        while closed != tag:
            closed = self._open.pop().tag
            self._inside[closed] -= 1
            self._close(closed)

    def _end_before(self, tag: str) -> None:
        """End the item, row or cell before this one, where the end tag is omitted."""
        inside = self._inside
        if tag == "li" and inside["li"] >= max(inside["ul"] + inside["ol"], 1):
            self.handle_endtag("li")
        elif tag == "tr" and inside["tr"] >= max(inside["table"], 1):
            self.handle_endtag("tr")
        elif tag in CELLS and sum(inside[cell] for cell in CELLS) >= max(inside["tr"], 1):
            self.handle_endtag(next(one.tag for one in reversed(self._open) if one.tag in CELLS))

    def _close(self, tag: str) -> None:
        if tag in {"ol", "ul"} and self._lists:
            self._lists.pop()
        if is_block(tag):
            # An item of Word may continue in the next paragraph.
            if self._is_line(tag) or (tag == "p" and self._kind.is_list_item):
                self._line_ended = True
            else:
                self._end_block()
        self._tables.end(tag, self._blocks)

    def _is_line(self, tag: str) -> bool:
        return self._inside["li"] > 0 and is_line_of_item(tag)

    def handle_data(self, data: str) -> None:
        marks = self._open[-1]
        if marks.unseen:
            return
        if marks.marker:
            self._marker += data
            return
        self._add(data if marks.kept_spaces else _SPACES.sub(" ", data))

    def _begin_block(self, tag: str, attributes: dict[str, str]) -> None:
        if self._is_line(tag) or (self._kind.is_list_item and goes_on_with_item(attributes)):
            self._line_ended = True
            return
        self._end_block()
        if tag in {"ol", "ul"}:
            kind = BlockKind.NUMBER if tag == "ol" else BlockKind.BULLET
            self._lists.append((kind, list_level(len(self._lists) + 1, attributes)))
            self._next_start = start_of(attributes.get("start", ""))
        level = word_list_level(attributes)
        if is_heading(tag, attributes):
            self._kind = BlockKind.SUBHEADING
        elif tag == "li":
            self._kind, around = self._lists[-1] if self._lists else (BlockKind.BULLET, 0)
            self._level = item_level(around, attributes)
            self._start = start_of(attributes.get("value", "")) or self._next_start
            self._next_start = None
        elif level is not None:
            self._kind, self._level = BlockKind.BULLET, level

    def _add(self, text: str) -> None:
        marks = self._open[-1]
        # A block does not begin with white space.
        if marks.unseen or not (self._spans or text.strip()):
            return
        span = Span(text=text, bold=marks.bold, italic=marks.italic, href=marks.href)
        if self._line_ended and text.strip():
            self._line_ended = False
            if self._spans:
                alike = self._spans[-1].format == span.format
                self._spans.append(span.with_text("\n") if alike else Span(text="\n"))
        self._spans.append(span)

    def _end_block(self) -> None:
        if self._marker and self._kind is not BlockKind.SUBHEADING:
            self._kind = kind_of_marker(self._marker)
            self._start = number_of_marker(self._marker)
        if self._spans:
            spans = _tidied(self._spans)
            self._blocks.append(
                Block(kind=self._kind, level=self._level, start=self._start, spans=spans)
            )
        self._kind, self._level, self._start = BlockKind.PARAGRAPH, 0, None
        self._spans, self._marker, self._line_ended = [], "", False


def _tidied(spans: list[Span]) -> tuple[Span, ...]:
    """The spans without the white space of the source: doubled, leading, trailing."""
    merged = Block(spans=tuple(spans)).spans
    texts = [_EDGE.sub(" ", span.text) for span in merged]
    tidy = _GAP.sub(_gap, "".join(texts))
    ends = accumulate(map(len, texts))
    cut = (tidy[end - len(text) : end] for text, end in zip(texts, ends, strict=True))
    return tuple(
        span.with_text(text.replace(_GONE, "")) for span, text in zip(merged, cut, strict=True)
    )


def _unindented(block: Block) -> Block:
    """Without white space at the beginning of a line."""
    begins = True
    spans: list[Span] = []
    for span in block.spans:
        text = _INDENT.sub("\n", f"\n{span.text}")[1:] if begins else _INDENT.sub("\n", span.text)
        begins = text.endswith("\n") if text else begins
        spans.append(span.with_text(text))
    return block.with_spans(spans)


def _gap(found: re.Match[str]) -> str:
    """What is left of a gap between words, padded to its length."""
    gap = found[0]
    indent = gap[gap.rfind("\n") + 1 :]
    if found.end() == len(found.string):
        left = ""
    elif found.start() == 0 or "\n" in gap:
        # A typed list is nested by its indents.
        left = "\n" * gap.count("\n") * (found.start() > 0) + indent * (len(indent) > 1)
    else:
        # A single no-break space is intended, and so is a tab.
        left = gap if gap == "\xa0" or "\t" in gap else " "
    return left.ljust(len(gap), _GONE)
