"""Puts the lines of a page in the order they are read in: columns, tables, boxes beside text."""

from bisect import bisect
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate, groupby
from statistics import median

from app.formats.pdf.list_markers import is_marker
from app.formats.pdf.page_content import Box
from app.formats.pdf.text_lines import Line, merged
from app.model.rich_text import Span

# The least that is between two columns, and the fewest lines that make one.
_GUTTER = 8.0
_FEWEST = 3
# How far a border of a table may end from where the text of its cell begins.
_BORDER = 20.0
# Of a column of text, most lines fill about all of the width; labels do not.
_FILLED = 0.6
# Lines that begin within so many points of one another begin in one place.
_SAME_PLACE = 4.0
_MOST_COLUMNS = 4
# The most between a bullet or a number and its text, in parts of the size.
_BEHIND_MARKER = 5.0


def in_reading_order(lines: Sequence[Line], rules: Sequence[Box]) -> list[Line]:
    """The lines, parts of one line joined, each with the edges of where it stands."""
    return _ordered(_with_markers(lines), rules, _MOST_COLUMNS)


def _with_markers(lines: Sequence[Line]) -> list[Line]:
    """Bullets and numbers that stand apart are no column: each is put before its text."""
    markers = [line for line in lines if is_marker(line.text)]
    joined = {id(line): line for line in lines}
    for marker in markers:
        behind = [
            line
            for line in joined.values()
            if 0 <= line.box.left - marker.box.right <= _BEHIND_MARKER * marker.size
            and line is not marker
            and not line.whole
            and _same_base(marker, line)
        ]
        if behind:
            first = min(behind, key=lambda line: line.box.left)
            del joined[id(marker)]
            joined = {
                key: merged([marker, line]) if line is first else line
                for key, line in joined.items()
            }
    return list(joined.values())


def _ordered(lines: list[Line], rules: Sequence[Box], columns: int) -> list[Line]:
    begin = _second_column(lines) if columns > 1 else None
    if begin is None:
        return _in_rows(lines)
    ordered: list[Line] = []
    beside: list[Line] = []
    across: list[Line] = []
    for line in sorted(lines, key=lambda line: -line.base):
        if line.box.left < begin - _SAME_PLACE and line.box.right > begin - _GUTTER / 2:
            if beside:
                ordered += _in_rows(across) + _beside(beside, begin, rules, columns)
                beside, across = [], []
            across.append(line)
        else:
            if across and not beside:
                ordered += _in_rows(across)
                across = []
            beside.append(line)
    ordered += _in_rows(across)
    if beside:
        ordered += _beside(beside, begin, rules, columns)
    return ordered


def _second_column(lines: Sequence[Line]) -> float | None:
    """Where another column begins: where several lines do that have text to their left."""
    begins: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: line.box.left):
        if begins and line.box.left - begins[-1][0].box.left <= _SAME_PLACE:
            begins[-1].append(line)
        else:
            begins.append([line])
    candidates = [
        group for group in begins[1:] if len(group) >= _FEWEST and _has_text_before(group, lines)
    ]
    best = max(candidates, key=len, default=None)
    return min(line.box.left for line in best) if best else None


def _has_text_before(group: Sequence[Line], lines: Sequence[Line]) -> bool:
    """Whether any of these lines has another to its left."""
    begin = min(line.box.left for line in group)
    left = [line.box for line in lines if line.box.right <= begin - _GUTTER]
    return any(
        box.bottom < line.box.top and line.box.bottom < box.top for line in group for box in left
    )


def _beside(lines: list[Line], begin: float, rules: Sequence[Box], columns: int) -> list[Line]:
    """Lines on both sides of a gutter: column after column, or row after row."""
    left, right = _sides(lines, begin)
    if not left or not right:
        return _ordered(lines, rules, columns - 1)
    top = max(line.box.top for line in right)
    above = [line for line in left if line.box.bottom > top]
    if above:
        left = [line for line in left if line.box.bottom <= top]
        rest = _beside(left + right, begin, rules, columns)
        return _in_rows(above) + rest
    across = _heights_across(rules, begin)
    bands = _bands(lines, across)
    if len(bands) > 1 and (across or _is_table(left, right, bands, begin)):
        return [line for band in bands for line in _row_of_table(band, begin, rules, columns)]
    if not _is_filled(left, begin):
        return [replace(line, whole=True) for line in _with_edges(_parts(lines, begin))]
    return _ordered(left, rules, columns - 1) + _ordered(right, rules, columns - 1)


def _sides(lines: Sequence[Line], begin: float) -> tuple[list[Line], list[Line]]:
    """What begins to the left of where another column begins, and what begins there."""
    left = [line for line in lines if line.box.left < begin - _SAME_PLACE]
    return left, [line for line in lines if line.box.left >= begin - _SAME_PLACE]


def _is_table(
    left: Sequence[Line], right: Sequence[Line], bands: Sequence[Sequence[Line]], begin: float
) -> bool:
    """Whether it is labels or questions to the left, and values or answers to the right."""
    if not (_is_text(left, begin) and _is_text(right)) or _begin_together(bands, begin):
        return True
    return all(line.bold for line in left) and not any(line.bold for line in right)


def _begin_together(bands: Sequence[Sequence[Line]], begin: float) -> bool:
    """Whether what stands side by side begins at the same height in each band, as in a table."""
    sides = [_sides(band, begin) for band in bands]
    both = [(_highest(left), _highest(right)) for left, right in sides if left and right]
    return len(both) >= _FEWEST + 1 and all(abs(left - right) <= 1 for left, right in both)


def _highest(lines: Sequence[Line]) -> float:
    return max(line.base for line in lines)


def _row_of_table(
    lines: list[Line], begin: float, rules: Sequence[Box], columns: int
) -> list[Line]:
    left, right = _sides(lines, begin)
    if not left or not right:
        return _ordered(lines, rules, columns - 1)
    return [_cell(left), *_ordered(right, rules, columns - 1)]


def _parts(lines: Sequence[Line], begin: float) -> list[Line]:
    """Row by row what stands to the left and to the right."""
    parts = [line for side in _sides(lines, begin) for line in _rows(side)]
    return sorted(parts, key=lambda line: (-round(line.base), line.box.left))


def _cell(lines: Sequence[Line]) -> Line:
    """A label or a question beside its value, over one line or more, as one line."""
    first, *others = _in_rows(lines)
    spans = list(first.spans)
    for line in others:
        spans += (Span(text=" "), *line.spans)
    return replace(first, spans=tuple(spans), whole=True)


def _heights_across(rules: Sequence[Box], begin: float) -> list[float]:
    """At which heights lines are drawn across a gutter, whole or on either side of it."""
    near = [rule for rule in rules if rule.left < begin + _GUTTER and rule.right > begin - _BORDER]
    left = {round(rule.top) for rule in near if rule.left < begin - _BORDER}
    right = {round(rule.top) for rule in near if rule.right > begin + _BORDER}
    return sorted(left & right)


def _bands(lines: Sequence[Line], across: Sequence[float]) -> list[list[Line]]:
    """The lines parted where a line is drawn across, or nothing stands on either side."""
    ordered = sorted(lines, key=lambda line: -line.box.top)
    if across:
        by_row = groupby(ordered, key=lambda line: bisect(across, line.box.middle[1]))
        return [list(row) for _, row in by_row]
    lowest = list(accumulate((line.box.bottom for line in ordered), min))
    gaps = [low - line.box.top for low, line in zip(lowest, ordered[1:], strict=False)]
    usual = median([gap for gap in gaps if gap > 0] or [0])
    bands = [[ordered[0]]]
    for gap, line in zip(gaps, ordered[1:], strict=True):
        if gap > max(0.4 * line.size, usual + 0.25 * line.size):
            bands.append([])
        bands[-1].append(line)
    return bands


def _is_text(lines: Sequence[Line], end: float | None = None) -> bool:
    """Whether it is text that runs on: filled lines, one below the other without holes."""
    rows = {round(line.base) for line in lines}
    if len(rows) <= _FEWEST:
        return False
    extent = max(line.box.top for line in lines) - min(line.box.bottom for line in lines)
    covered = len(rows) * median(line.size for line in lines) * 1.6
    return _is_filled(lines, end) and covered >= extent * 0.7


def _is_filled(lines: Sequence[Line], end: float | None = None) -> bool:
    """Whether most lines go far towards where the column ends, or the furthest of them does."""
    begin = min(line.box.left for line in lines)
    width = (end or max(line.box.right for line in lines)) - begin
    return width > 0 and median((line.box.right - begin) / width for line in lines) >= _FILLED


def _rows(lines: Sequence[Line]) -> list[Line]:
    """Lines from top to bottom; parts of one line are one."""
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: (-line.base, line.box.left)):
        if rows and not line.whole and _on_one_line(rows[-1], line):
            rows[-1].append(line)
        else:
            rows.append([line])
    return [merged(row) for row in rows]


def _on_one_line(row: Sequence[Line], line: Line) -> bool:
    first = row[0]
    return (
        not first.whole
        and _same_base(first, line)
        and all(
            line.box.left >= other.box.right - 1 or line.box.right <= other.box.left + 1
            for other in row
        )
    )


def _same_base(one: Line, other: Line) -> bool:
    return abs(one.base - other.base) <= 0.3 * max(one.size, other.size)


def _in_rows(lines: Sequence[Line]) -> list[Line]:
    """The rows of one column, with its edges."""
    return _with_edges(_rows(lines))


def _with_edges(lines: Sequence[Line]) -> list[Line]:
    if not lines:
        return []
    edge = max(line.box.right for line in lines)
    column = min(line.box.left for line in lines)
    return [replace(line, edge=edge, column=column) for line in lines]
