"""Finds the paragraphs of a tagged PDF by its structure tree."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from app.formats.pdf.layout_paragraphs import as_item
from app.formats.pdf.list_markers import marker_of
from app.formats.pdf.page_content import PageContent, Sign, TaggedParagraph
from app.formats.pdf.text_lines import Line, lines_of_page, merged
from app.formats.pdf.text_paragraph import TextParagraph
from app.model.rich_text import BlockKind

# A tree that has less of the text is not what the text is read by.
_MOST_OF_TEXT = 0.9
_SPACE = 0.25
# Lines that begin within so many points of one another begin in one place.
_SAME_PLACE = 3.0


def is_tagged(pages: Sequence[PageContent]) -> bool:
    """Whether the structure tree has nearly all text, in more than one paragraph."""
    signs = tagged = 0
    paths: set[tuple[int, ...]] = set()
    for page in pages:
        marks = page.marks
        paths |= {paragraph.path for paragraph in page.paragraphs}
        for sign in page.signs:
            signs += not sign.style.artifact
            tagged += not sign.style.artifact and sign.style.mark in marks
    return len(paths) > 1 and tagged >= signs * _MOST_OF_TEXT


@dataclass
class _Found:
    """A paragraph of the tree with its lines on all pages."""

    tag: TaggedParagraph
    lines: list[Line]


def tagged_text(
    pages: Sequence[PageContent], untagged: Sequence[Sequence[Line]]
) -> list[TextParagraph]:
    """The paragraphs, and between them, by page, the lines that the tree does not have."""
    found: list[_Found | Line] = []
    by_path: dict[tuple[int, ...], _Found] = {}
    for number, (page, others) in enumerate(zip(pages, untagged, strict=True)):
        on_page: list[_Found | Line] = []
        for tag, lines in _paragraphs(page, number):
            if tag.path in by_path:
                by_path[tag.path].lines.extend(lines)
                continue
            by_path[tag.path] = _Found(tag, lines)
            on_page.append(by_path[tag.path])
        found += _with_others(on_page, others)
    edge = max((one.lines[0].box.right for one in by_path.values()), default=0.0)
    levels = _levels(found)
    return [
        TextParagraph((one,), ())
        if isinstance(one, Line)
        else _paragraph(one, edge, levels.get(one.tag.path, -1))
        for one in found
    ]


def _levels(found: Sequence[_Found | Line]) -> dict[tuple[int, ...], int]:
    """The level of each item, by its path.

    A list in a list may stand beside it in the tree, and only be further in on the page.
    """
    levels: dict[tuple[int, ...], int] = {}
    lists: dict[tuple[int, ...], int] = {}
    outer: list[tuple[float, int]] = []
    before: _Found | None = None
    for one in found:
        if isinstance(one, Line) or one.tag.level < 0:
            before = None
            continue
        first = one.lines[0]
        if (
            before is None
            or before.lines[-1].page != first.page
            or (before.lines[-1].base < first.base)
        ):
            outer = []
        if before is None:
            lists = {}
        if one.tag.within not in lists:
            outer = [further for further in outer if further[0] < first.box.left - _SAME_PLACE]
            deeper = outer[-1][1] + 1 if outer else 0
            lists[one.tag.within] = max(deeper, one.tag.level)
        level = lists[one.tag.within]
        outer = [further for further in outer if further[1] < level]
        outer.append((first.box.left, level))
        levels[one.tag.path] = level
        before = one
    return levels


def untagged_lines(page: PageContent, number: int) -> list[Line]:
    """The lines of a page that its structure tree does not have, and what fields say."""
    marks = page.marks
    signs = tuple(
        sign for sign in page.signs if sign.style.artifact or sign.style.mark not in marks
    )
    return lines_of_page(replace(page, signs=signs), number)


def _paragraphs(page: PageContent, number: int) -> Iterator[tuple[TaggedParagraph, list[Line]]]:
    by_mark: dict[int, list[Sign]] = {}
    for sign in page.signs:
        if not sign.style.artifact:
            by_mark.setdefault(sign.style.mark, []).append(sign)
    for tag in page.paragraphs:
        signs = tuple(sign for mark in tag.marks for sign in by_mark.get(mark, ()))
        lines = _lines(lines_of_page(PageContent(signs), number))
        if lines:
            yield tag, lines


def _lines(parts: Sequence[Line]) -> list[Line]:
    """Parts of lines put together; they stand in the order they are read in."""
    lines: list[Line] = []
    for part in parts:
        before = lines[-1] if lines else None
        if before is not None and _is_beside(before, part):
            lines[-1] = merged([before, part])
        else:
            lines.append(part)
    return lines


def _is_beside(before: Line, part: Line) -> bool:
    near = abs(before.base - part.base) <= 0.45 * max(before.size, part.size)
    return near and part.box.left >= before.box.right - 1


def _with_others(found: Sequence[_Found | Line], others: Sequence[Line]) -> list[_Found | Line]:
    """With each other line behind the last paragraph that begins above it."""
    placed = list(found)
    for line in sorted(others, key=lambda line: -line.base):
        above = [index for index, one in enumerate(placed) if _base(one) >= line.base]
        placed.insert(above[-1] + 1 if above else 0, line)
    return placed


def _base(one: _Found | Line) -> float:
    return one.base if isinstance(one, Line) else one.lines[0].base


def _paragraph(found: _Found, edge: float, level: int) -> TextParagraph:
    lines, tag = found.lines, found.tag
    own_edge = max(line.box.right for line in lines)
    reach = own_edge if tag.in_table else max(own_edge, edge)
    breaks = tuple(
        "\n" if before.box.right + before.size * _SPACE + line.first_word <= reach else " "
        for before, line in pairwise(lines)
    )
    kind = BlockKind.SUBHEADING if tag.heading else BlockKind.PARAGRAPH
    paragraph = TextParagraph(tuple(lines), breaks, kind)
    if level < 0:
        return paragraph
    return as_item(paragraph, marker_of(lines[0].text), level)
