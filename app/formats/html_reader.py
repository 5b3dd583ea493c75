"""HTML from the clipboard as rich text: from Word, Outlook, LibreOffice and the web.

What an answer can hold comes along. Fonts, colours, pictures, comments, footnotes and deleted text
do not; a table becomes a paragraph a row. Nothing is fetched from anywhere.
"""

import re
from collections import Counter
from html.parser import HTMLParser
from itertools import pairwise

from app.formats.errors import CopiedTextError
from app.formats.html_marks import (
    CELLS,
    VOID,
    Marks,
    is_block,
    is_heading,
    kind_of_marker,
    list_level,
    marks_of,
    word_list_level,
)
from app.model.rich_text import Block, BlockKind, RichText, Span

BETWEEN_CELLS = " | "
COPIED = "Den kopierade texten"
TOO_MUCH = "den är för lång att läsa in på en gång. Kopiera en del i taget"

_FRAGMENT_START = re.compile(r"<!--\s*StartFragment\s*-->")
_FRAGMENT_END = re.compile(r"<!--\s*EndFragment\s*-->")
# A picture may be written out within the text.
_PICTURE = re.compile(r"(src\s*=\s*[\"']?)data:[^\"'>\s]*")
_MAX_PAGE, _MAX_CHARACTERS, _MAX_TAGS = 20_000_000, 500_000, 12_000
# Tables that stand in tables deeper than this are only there for the looks.
_MAX_ROWS_AROUND = 10
_SPACES = re.compile(r"[ \t\r\n\f]+")
# A no-break space that keeps two signs together is meant; the others are padding.
_PADDING = re.compile(r"(?<!\S)\xa0|\xa0(?!\S)")


def read_html(html: str) -> RichText:
    """The text of a page, or of the part of it that was copied; () where it has none.

    Takes a third of a second at most. Raises CopiedTextError for what would take longer.
    """
    if len(html) > _MAX_PAGE:
        raise CopiedTextError(COPIED, TOO_MUCH)
    text = _as_far_as_tags(_without_comments(_PICTURE.sub(r"\1", _fragment(html))))
    if len(text) > _MAX_CHARACTERS or text.count("<") > _MAX_TAGS:
        raise CopiedTextError(COPIED, TOO_MUCH)
    reader = _Reader()
    reader.feed(text)
    reader.close()
    return reader.result()


def _fragment(html: str) -> str:
    start = _FRAGMENT_START.search(html)
    end = _FRAGMENT_END.search(html, start.end()) if start else None
    return html[start.end() : end.start()] if start and end else html


# The library looks for the end of each comment and tag that has none, to the end of the page.


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


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._open: list[Marks] = [Marks()]
        self._inside: Counter[str] = Counter()
        self._rows: list[list[int]] = []
        self._lists: list[tuple[BlockKind, int]] = []
        self._blocks: list[Block] = []
        self._kind, self._level = BlockKind.PARAGRAPH, 0
        self._spans: list[Span] = []
        self._marker = ""

    def result(self) -> RichText:
        self._end_block()
        while self._rows:
            self._end_row()
        return tuple(self._blocks)

    def unknown_decl(self, data: str) -> None:
        """Word's own marks, such as <![if !supportLists]>, say nothing; what is in them counts."""

    def parse_marked_section(self, i: int, report: int = 1) -> int:
        # The library gives up on a mark it does not know; here each is passed over.
        end = self.rawdata.find(">", i)
        return end + 1 if end >= 0 else -1

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        if tag == "br":
            self._add("\n")
        if tag in VOID:
            return
        if is_block(tag):
            self._begin_block(tag, attributes)
        if tag == "tr":
            self._rows.append([])
        elif tag in CELLS and 0 < len(self._rows) <= _MAX_ROWS_AROUND:
            self._rows[-1].append(len(self._blocks))
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

    def _close(self, tag: str) -> None:
        if tag in {"ol", "ul"} and self._lists:
            self._lists.pop()
        # A paragraph does not end the list item that it stands in.
        if is_block(tag) and not (tag == "p" and self._inside["li"]):
            self._end_block()
        if tag == "tr":
            self._end_row()

    def _end_row(self) -> None:
        """A row of several cells is one line; a cell alone is only there for the looks."""
        starts = self._rows.pop()
        if len(starts) < 2:
            return
        cells = [self._blocks[a:b] for a, b in pairwise([*starts, len(self._blocks)])]
        del self._blocks[starts[0] :]
        spans: list[Span] = []
        for cell in filter(None, cells):
            for index, block in enumerate(cell):
                between = " " if index else BETWEEN_CELLS if spans else ""
                spans += [Span(text=between), *block.spans]
        if spans:
            self._blocks.append(Block(spans=tuple(spans)))

    def handle_data(self, data: str) -> None:
        marks = self._open[-1]
        if marks.unseen:
            return
        if marks.marker:
            self._marker += data
            return
        self._add(data if marks.kept_spaces else _SPACES.sub(" ", data))

    def _begin_block(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "p" and self._inside["li"]:
            if self._has_text():
                # A further paragraph of the same item.
                self._add("\n")
            return
        self._end_block()
        if tag in {"ol", "ul"}:
            kind = BlockKind.NUMBER if tag == "ol" else BlockKind.BULLET
            self._lists.append((kind, list_level(len(self._lists) + 1, attributes)))
        level = word_list_level(attributes)
        if level is not None:
            self._kind, self._level = BlockKind.BULLET, level
        elif tag == "li":
            self._kind, self._level = self._lists[-1] if self._lists else (BlockKind.BULLET, 0)
        elif is_heading(tag, attributes):
            self._kind = BlockKind.SUBHEADING

    def _add(self, text: str) -> None:
        marks = self._open[-1]
        if not marks.unseen:
            self._spans.append(
                Span(text=text, bold=marks.bold, italic=marks.italic, href=marks.href)
            )

    def _end_block(self) -> None:
        if self._marker:
            self._kind = kind_of_marker(self._marker)
        if self._has_text():
            self._blocks.append(
                Block(kind=self._kind, level=self._level, spans=_tidied(self._spans))
            )
        self._kind, self._level = BlockKind.PARAGRAPH, 0
        self._spans, self._marker = [], ""

    def _has_text(self) -> bool:
        return any(span.text.strip() for span in self._spans)


def _tidied(spans: list[Span]) -> tuple[Span, ...]:
    """The spans without white space that only the source has: doubled, first, last."""
    tidy: list[Span] = []
    before = "\n"
    for span in spans:
        text = _PADDING.sub(" ", span.text)
        text = re.sub(r" +", " ", text) if "\t" not in text else text
        text = re.sub(r" ?\n ?", "\n", text)
        if before in {" ", "\n"}:
            text = text.lstrip(" ")
        if text:
            tidy.append(span.with_text(text))
            before = text[-1]
    while tidy and not tidy[-1].text.rstrip(" \n"):
        tidy.pop()
    if tidy:
        tidy[-1] = tidy[-1].with_text(tidy[-1].text.rstrip(" \n"))
    return tuple(tidy)
