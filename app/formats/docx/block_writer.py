"""Writes rich text as Word paragraphs, with the links and list numberings it refers to."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from lxml import etree

from app.formats.docx.markup import XML_SPACE, Element, R, el, link_el, w
from app.model.rich_text import (
    MAX_LEVEL,
    Block,
    BlockKind,
    Span,
    item_label,
    item_numbers,
    list_runs,
)

_SIGNS = {"\n": "br", "\t": "tab", "\u00ad": "softHyphen", "\u2011": "noBreakHyphen"}
_PIECES = re.compile("([\n\t\u00ad\u2011])")


def text_run(text: str, *properties: Element) -> Element:
    """A run with its line breaks, tabs and special hyphens as Word's own elements."""
    run = el("r")
    if properties:
        run.append(el("rPr", *properties))
    for piece in _PIECES.split(text):
        if piece in _SIGNS:
            run.append(el(_SIGNS[piece]))
        elif piece:
            written = el("t")
            written.text = piece
            written.set(XML_SPACE, "preserve")
            run.append(written)
    return run


def span_run(span: Span) -> Element:
    """A span as a run in its format; the caller wraps it in the link."""
    properties: Sequence[Element] = (
        *([el("rStyle", val="Hyperlink")] if span.href else []),
        *([el("b"), el("bCs")] if span.bold else []),
        *([el("i"), el("iCs")] if span.italic else []),
    )
    return text_run(span.text, *properties)


def styled_paragraph(style: str, *content: Element) -> Element:
    """A paragraph in a paragraph style of the template."""
    return el("p", el("pPr", el("pStyle", val=style)), *content)


def kept_with_next(blocks: Sequence[Block]) -> list[bool]:
    """Whether each block is kept on the page of the next; sub-headings are by their style.

    A list and what is nested in it begins with two items on a page, and the list ends with two; an
    item stays with what is under it, and what ends with a colon with what it announces.
    """
    kept: list[bool] = []
    for is_list, run in list_runs(blocks):
        kept += _in_list(run) if is_list else [False] * len(run)
    last = len(blocks) - 1
    return [
        at < last and (keep or block.text.rstrip().endswith(":"))
        for at, (block, keep) in enumerate(zip(blocks, kept, strict=True))
    ]


def _in_list(items: Sequence[Block]) -> list[bool]:
    levels = [item.level for item in items]
    last = len(levels) - 1
    return [(at < last and _begins(levels, at)) or at == last - 1 for at in range(len(levels))]


def _begins(levels: Sequence[int], at: int) -> bool:
    """Whether the next item is under this one, or beside it and it is the first of its level."""
    first = at == 0 or levels[at - 1] < levels[at]
    return levels[at + 1] > levels[at] or (first and levels[at + 1] == levels[at])


# What resources/report-template/word/numbering.xml defines.
BULLETS = NUMBERED = 1
# Word knows 2,046 numberings in a document; lists with one that comes after show no numbers.
_MOST_NUMBERINGS = 2000
_RELATIONSHIP = (
    '<Relationship xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>'
)


class References:
    """Hands out ids for the links and numberings of a document.

    Each address and each way to start a numbering is stored once. `numbering` and `relationships`
    are those parts of the template, whose own relationships are rId1 and so on.
    """

    def __init__(self, numbering: Element, relationships: Element) -> None:
        nums = (int(num.get(w("numId"), "0")) for num in numbering.iter(w("num")))
        self._first_num = max(nums, default=0) + 1
        self._first_link = len(relationships) + 1
        self._starts: list[tuple[int, ...]] = []
        self._known: dict[tuple[int, ...], tuple[int, ...]] = {}
        self._links: dict[str, str] = {}

    def link(self, href: str) -> str:
        """The id of the relationship to an address."""
        return self._links.setdefault(href, f"rId{self._first_link + len(self._links)}")

    def numbering(self, starts: Sequence[int]) -> int | None:
        """The w:numId of a new numbering by where each level starts; None if there are too many."""
        if len(self._starts) == _MOST_NUMBERINGS:
            return None
        key = tuple(starts)
        self._starts.append(self._known.setdefault(key, key))
        return self._first_num + len(self._starts) - 1

    def numberings(self) -> Iterator[Element]:
        """The numberings for the part that defines them."""
        for num_id, starts in enumerate(self._starts, self._first_num):
            levels = (
                el("lvlOverride", el("startOverride", val=str(start)), ilvl=str(level))
                for level, start in enumerate(starts)
            )
            yield el("num", el("abstractNumId", val=str(NUMBERED)), *levels, numId=str(num_id))

    def relationships(self) -> Iterator[Element]:
        """The links for the part that has the document's relationships."""
        for href, link in self._links.items():
            said = {"Id": link, "Type": f"{R}/hyperlink", "Target": href, "TargetMode": "External"}
            relationship = etree.fromstring(_RELATIONSHIP)
            for name, value in said.items():
                relationship.set(name, value)
            yield relationship


class ListNumbering:
    """Gives every list a numbering of its own, so that it begins at 1.

    A list that goes on where the one before it ended has the numbering of that one, so that Word
    counts on too.
    """

    def __init__(self, references: References) -> None:
        self._references = references

    def num_ids(self, blocks: Sequence[Block]) -> list[int | None]:
        """For each block the w:numId that makes Word show what `item_numbers` says.

        None for what is no list item, and for numbered items once there are too many lists.
        """
        numbering = _Numbering(self._references)
        ids: list[int | None] = []
        for block, number in zip(blocks, item_numbers(blocks), strict=True):
            if not block.kind.is_list_item:
                numbering.end_list()
            ids.append(BULLETS if block.kind is BlockKind.BULLET else None)
            if number is not None:
                ids[-1] = numbering.num_id(block, number)
        return ids


class _Numbering:
    """The numbering that items are being given, and how far Word has counted in it."""

    # Word counts like item_numbers but for one thing: a bullet does not make the levels below it
    # begin anew. So its counters are kept here, and where they go astray a new numbering begins
    # that starts each level where it has to.

    def __init__(self, references: References) -> None:
        self._references = references
        self._num_id: int | None = None
        self._starts, self._counters = [1] * (MAX_LEVEL + 1), [0] * (MAX_LEVEL + 1)
        self._in_list = False

    def end_list(self) -> None:
        self._in_list = False

    def num_id(self, item: Block, number: int) -> int | None:
        """The w:numId of the next numbered item, which is to show this number."""
        counters, level = self._counters, item.level
        counters[level + 1 :] = [0] * (MAX_LEVEL - level)
        # A level begins anew where its numbering starts it.
        following = counters[level] + 1 if counters[level] else self._starts[level]
        begins = not self._in_list and (item.start is None or not counters[level])
        if begins or self._num_id is None or following != number:
            if not self._in_list:
                counters[:] = [0] * (MAX_LEVEL + 1)
            counters[level] = number - 1
            self._starts = [count + 1 for count in counters]
            self._num_id = self._references.numbering(self._starts)
        counters[level] = number
        self._in_list = True
        return self._num_id


# As in word/styles.xml.
_PARAGRAPH_SPACING = "140"
# As in word/numbering.xml: indent and how far the label hangs out, by level.
_INDENTS = ((425, 425), (850, 425), (1417, 567))


class BlockWriter:
    """Writes the rich text of one document."""

    def __init__(self, references: References) -> None:
        self._references = references
        self._numbering = ListNumbering(references)

    def paragraphs(self, blocks: Sequence[Block], subheading_style: str) -> list[Element]:
        """One paragraph a block."""
        num_ids = self._numbering.num_ids(blocks)
        written = [
            self._paragraph(block, num_id, number, subheading_style)
            for block, num_id, number in zip(blocks, num_ids, item_numbers(blocks), strict=True)
        ]
        for paragraph, kept in zip(written, kept_with_next(blocks), strict=True):
            if kept:
                keep_with_next(paragraph)
        in_list = [block.kind.is_list_item for block in blocks]
        for item, goes_on in zip(written, [*in_list[1:], False], strict=False):
            if not goes_on:
                _end_list(item)
        return written

    def _paragraph(
        self, block: Block, num_id: int | None, number: int | None, subheading_style: str
    ) -> Element:
        content = self._inline(block.spans)
        if num_id is not None:
            style = "ListBullet" if block.kind is BlockKind.BULLET else "ListNumber"
            place = el("numPr", el("ilvl", val=str(block.level)), el("numId", val=str(num_id)))
            return el("p", el("pPr", el("pStyle", val=style), place), *content)
        if number is not None:
            return _written_out(block, number, content)
        if block.kind is BlockKind.SUBHEADING:
            return styled_paragraph(subheading_style, *content)
        return el("p", *content)

    def _inline(self, spans: Sequence[Span]) -> list[Element]:
        content: list[Element] = []
        for href, linked in groupby(spans, key=lambda span: span.href):
            runs = [span_run(span) for span in linked]
            content += [self._link(href, runs)] if href else runs
        return content

    def _link(self, href: str, runs: Sequence[Element]) -> Element:
        return link_el(self._references.link(href), *runs)


def _written_out(item: Block, number: int, content: Sequence[Element]) -> Element:
    """A numbered item with its number as text, once Word takes no more numberings."""
    left, hanging = _INDENTS[item.level]
    properties = el(
        "pPr",
        el("pStyle", val="ListNumber"),
        el("numPr", el("numId", val="0")),
        el("ind", left=str(left), hanging=str(hanging)),
    )
    return el("p", properties, text_run(f"{item_label(number, item.level)}\t"), *content)


def keep_with_next(paragraph: Element) -> None:
    """No page break after the paragraph."""
    properties = paragraph.find(w("pPr"))
    if properties is None:
        properties = el("pPr")
        paragraph.insert(0, properties)
    # The schema has it first of all but the style.
    properties.insert(len(properties.findall(w("pStyle"))), el("keepNext"))


def _end_list(paragraph: Element) -> None:
    """Put the spacing of a paragraph after a list's last item; items are closer together."""
    properties = paragraph.find(f"{w('pPr')}[{w('numPr')}]")
    if properties is not None:
        # The schema has it last of all but the indent.
        place = len(properties) - len(properties.findall(w("ind")))
        properties.insert(place, el("spacing", after=_PARAGRAPH_SPACING))
