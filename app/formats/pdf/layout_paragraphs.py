"""Finds the paragraphs, list items and sub-headings of an untagged PDF by how it looks."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import inf

from app.formats.pdf.list_markers import Marker, marker_of
from app.formats.pdf.text_lines import HYPHEN, Line
from app.formats.pdf.text_paragraph import TextParagraph
from app.model.rich_text import MAX_LEVEL, BlockKind, part_of

# In parts of the size of the text.
_SPACE, _ROUNDED, _INDENT, _LOOSER = 0.25, 0.12, 0.6, 0.18
# Where another column begins is further in than a list, in points.
_MOST_INDENT = 72.0
# From a number to its text; a space is less.
_TABBED = 0.6
# Sizes and places that differ less are the same, in parts and in points.
_SAME_SIZE, _SAME_PLACE = 0.06, 3.0
_LARGER, _LONGEST_HEADING = 1.1, 120
# Of the lines of a narrow box, so many end near its right edge.
_OWN_EDGE, _NEAR_EDGE, _FEWEST = 0.6, 0.15, 6


def layout_paragraphs(lines: Sequence[Line]) -> list[TextParagraph]:
    """The paragraphs of lines that stand in the order they are read in."""
    lines = _with_common_edges(_with_common_columns(lines))
    look = _Look.of(lines)
    groups: list[list[Line]] = []
    for line in lines:
        if groups and look.goes_on(groups[-1], line):
            groups[-1].append(line)
        else:
            groups.append([line])
    return _with_lists([look.paragraph(group) for group in groups])


def _with_common_columns(lines: Sequence[Line]) -> list[Line]:
    """Where all lines of a page are indented, they are in the column of the other pages."""
    begins: dict[float, float] = {}
    first = -inf
    for column in sorted({line.column for line in lines}):
        first = first if column - first <= _MOST_INDENT else column
        begins[column] = first
    return [replace(line, column=begins[line.column]) for line in lines]


def _with_common_edges(lines: Sequence[Line]) -> list[Line]:
    """Lines of one column on all pages reach equally far, unless they stand in a box of their own.

    Bold text, which in a form is its own, may reach further than what is filled in.
    """
    columns, places = defaultdict(list), defaultdict(list)
    for line in lines:
        columns[_column(line)].append(line.box.right)
        places[_place(line)].append(line.box.right)
    edges = {place: _own_edge(place, rights) for place, rights in places.items()}
    return [
        replace(line, edge=edges[_place(line)] or max(columns[_column(line)])) for line in lines
    ]


def _column(line: Line) -> tuple[int, bool]:
    return round(line.column / _SAME_PLACE / 2), line.bold


def _place(line: Line) -> tuple[int, int, bool]:
    return round(line.box.left / _SAME_PLACE / 2), *_column(line)


def _own_edge(place: tuple[int, int, bool], rights: Sequence[float]) -> float | None:
    """How far lines reach that begin in one place, if most of them reach about as far."""
    furthest = max(rights)
    width = furthest - place[0] * _SAME_PLACE * 2
    near = sum(right > furthest - width * _NEAR_EDGE for right in rights)
    return furthest if len(rights) >= _FEWEST and near >= len(rights) * _OWN_EDGE else None


@dataclass(frozen=True)
class _Look:
    """How the text of a file looks for the most part. `leading` is in parts of the size."""

    size: float
    leading: float

    @classmethod
    def of(cls, lines: Sequence[Line]) -> "_Look":
        sizes: Counter[float] = Counter()
        for line in lines:
            sizes[round(line.size, 1)] += len(line.text)
        leadings = Counter(
            round((before.base - line.base) / line.size, 2)
            for before, line in pairwise(lines)
            if _is_below(before, line) and not _would_have_fitted(before, line)
        )
        return cls(_most(sizes, 11.0), min(_most(leadings, 1.25), 2.6))

    def goes_on(self, group: Sequence[Line], line: Line) -> bool:
        """Whether a line belongs to the paragraph of the lines before it."""
        before = group[-1]
        if before.whole or line.whole or _differ(before, line):
            return False
        if before.text.endswith(HYPHEN):
            return True
        marker = marker_of(line.text)
        if marker is not None and (marker.sure or _follows(group, line, marker)):
            return False
        if _is_below(before, line):
            gap = (before.base - line.base) / line.size
            if gap > self.leading + _LOOSER or _is_indented(group, line):
                return False
        return not _would_have_fitted(before, line)

    def paragraph(self, lines: Sequence[Line]) -> TextParagraph:
        text = " ".join(line.text for line in lines)
        larger = min(line.size for line in lines) > self.size * _LARGER
        heading = larger and len(text) <= _LONGEST_HEADING and not lines[0].whole
        return TextParagraph(
            tuple(lines),
            ("\n",) * (len(lines) - 1),
            BlockKind.SUBHEADING if heading else BlockKind.PARAGRAPH,
        )


def _most(counted: Counter[float], otherwise: float) -> float:
    return max(counted, key=lambda one: (counted[one], -one), default=otherwise)


def _is_below(before: Line, line: Line) -> bool:
    """Whether a line stands below another in one column."""
    same_column = abs(line.column - before.column) <= _SAME_PLACE
    return line.page == before.page and same_column and line.base < before.base


def _differ(before: Line, line: Line) -> bool:
    if abs(before.size - line.size) > _SAME_SIZE * max(before.size, line.size):
        return True
    return before.bold != line.bold and (
        (before.bold and not line.spans[0].bold) or (line.bold and not before.spans[-1].bold)
    )


def _would_have_fitted(before: Line, line: Line) -> bool:
    """Whether the first word of a line would have stood on the line before it."""
    needed = before.size * (_SPACE + _ROUNDED) + line.first_word
    return before.box.right + needed <= before.edge


def _follows(group: Sequence[Line], line: Line, marker: Marker) -> bool:
    """Whether a line with a marker that might be prose begins an item after another."""
    first = group[0]
    earlier = marker_of(first.text)
    if earlier is not None and earlier.sign == marker.sign:
        return abs(_offset(first) - _offset(line)) <= _SAME_PLACE
    return _offset(line) > _offset(group[-1]) + line.size * _INDENT


def _offset(line: Line) -> float:
    """How far a line is indented in its column."""
    return line.box.left - line.column


def _is_indented(group: Sequence[Line], line: Line) -> bool:
    """Whether a line begins further in or out than the lines of the paragraph before it."""
    if marker_of(group[0].text) is not None and len(group) == 1:
        return False
    much = line.size * _INDENT
    if _is_centred(group[-1]) and _is_centred(line):
        return False
    further = _offset(line) - _offset(group[-1])
    return further > much or (len(group) > 1 and further < -much)


def _is_centred(line: Line) -> bool:
    left, right = _offset(line), line.edge - line.box.right
    return left > line.size and abs(left - right) < line.size


def _with_lists(paragraphs: Sequence[TextParagraph]) -> list[TextParagraph]:
    """With the items of lists without their markers, on levels by how far they are indented."""
    markers = [_item_marker(paragraphs, index) for index in range(len(paragraphs))]
    done: list[TextParagraph] = []
    indents: list[float] = []
    for paragraph, marker in zip(paragraphs, markers, strict=True):
        if marker is None:
            indents = []
            done.append(paragraph)
            continue
        offset = _offset(paragraph.lines[0])
        indents = [one for one in indents if one < offset - _SAME_PLACE]
        level = min(len(indents), MAX_LEVEL)
        indents.append(offset)
        done.append(as_item(paragraph, marker, level))
    return done


def as_item(paragraph: TextParagraph, marker: Marker | None, level: int) -> TextParagraph:
    """The paragraph as an item of a list; without a marker it is one with a bullet."""
    first, *others = paragraph.lines
    if marker is not None:
        first = replace(first, spans=part_of(first.spans, marker.length))
    kind = marker.kind if marker is not None else BlockKind.BULLET
    return TextParagraph((first, *others), paragraph.breaks, kind, min(level, MAX_LEVEL))


def _item_marker(paragraphs: Sequence[TextParagraph], index: int) -> Marker | None:
    """The marker of a paragraph that is an item of a list."""
    lines = paragraphs[index].lines
    marker = marker_of(lines[0].text)
    if marker is None or lines[0].whole or len(lines[0].text) == marker.length:
        return None
    if marker.sure:
        return marker
    if all(line.bold for line in lines) and marker.kind is BlockKind.NUMBER:
        # A numbered heading.
        return None
    near = [paragraphs[other] for other in (index - 1, index + 1) if 0 <= other < len(paragraphs)]
    beside = [found for one in near if (found := marker_of(one.lines[0].text)) is not None]
    if any(one.sign == marker.sign and _counts(one, marker) for one in beside):
        return marker
    hangs = len(lines) > 1 and _offset(lines[1]) > _offset(lines[0]) + lines[0].size * _INDENT
    tabbed = lines[0].behind_first > lines[0].size * _TABBED
    deeper = index + 1 < len(paragraphs) and _is_deeper(lines[0], paragraphs[index + 1])
    indented = _offset(lines[0]) > lines[0].size * _INDENT
    introduced = index > 0 and paragraphs[index - 1].lines[-1].text.rstrip().endswith(":")
    return marker if hangs or tabbed or deeper or indented or introduced else None


def _is_deeper(line: Line, paragraph: TextParagraph) -> bool:
    """Whether a paragraph is an item further in."""
    first = paragraph.lines[0]
    return marker_of(first.text) is not None and _offset(first) > _offset(line) + _SAME_PLACE


def _counts(one: Marker, other: Marker) -> bool:
    """Whether two numbers follow one another; all other markers do."""
    return one.number is None or other.number is None or abs(one.number - other.number) == 1
