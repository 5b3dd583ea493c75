"""Takes headers, footers and page numbers off the pages: what repeats from page to page."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from itertools import takewhile
from math import ceil

from app.formats.pdf.text_lines import Line

# The most rows that a header or a footer has.
_MOST_ROWS = 5
# A row that repeats stands at the same height, in points.
_SAME_HEIGHT = 2.0
_MOST_PAGES = 0.75
# From a header to the text, in parts of the size; lines of text are closer.
_DISTANCE = 1.6
_PAGE_NUMBER = re.compile(
    r"(?:-\s*)?(?:sida|sid|sidan|page)?\.?\s*\d{1,3}\s*(?:\(?\s*(?:av|of|/|\()\s*\d{1,3}\s*\)?)?(?:\s*-)?",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True)
class _Row:
    """The parts of one line, all over the width of the page."""

    lines: tuple[Line, ...]

    @property
    def text(self) -> str:
        parts = sorted(self.lines, key=lambda line: line.box.left)
        return " ".join(" ".join(line.text for line in parts).split())

    @property
    def base(self) -> float:
        return self.lines[0].base

    @property
    def key(self) -> str:
        return _DIGITS.sub("#", self.text)

    @property
    def artifact(self) -> bool:
        return all(line.artifact for line in self.lines)


def without_running_lines(
    pages: Sequence[Sequence[Line]],
) -> tuple[list[list[Line]], list[Line]]:
    """The lines of each page without headers and footers, and the lines of the headers once."""
    rows = [_rows(page) for page in pages]
    # With the row behind the last that may belong to it.
    near = _MOST_ROWS + 1
    edges = ([page[:near] for page in rows], [page[::-1][:near] for page in rows])
    taken: list[set[int]] = [set() for _ in pages]
    headers: dict[str, list[Line]] = {}
    for edge in edges:
        for number, page in enumerate(edge):
            others = [*edge[:number], *edge[number + 1 :]]
            run = list(takewhile(partial(_runs_on, others=others), page[:_MOST_ROWS]))
            everywhere = list(takewhile(partial(_is_everywhere, others=others), run))
            for row in max(_apart(run, page), everywhere, key=len):
                taken[number] |= {id(line) for line in row.lines}
                if edge is edges[0]:
                    headers.setdefault(row.key, list(row.lines))
    body = [
        [line for line in page if id(line) not in gone]
        for page, gone in zip(pages, taken, strict=True)
    ]
    return body, [line for lines in headers.values() for line in lines]


def _runs_on(row: _Row, others: Sequence[Sequence[_Row]]) -> bool:
    """Whether a row at the edge of a page is a header or a footer."""
    if any(line.whole for line in row.lines):
        return False
    return row.artifact or _is_page_number(row, others) or _is_repeated(row, others)


def _is_page_number(row: _Row, others: Sequence[Sequence[_Row]]) -> bool:
    """Whether a row is a page number; an answer, too, may be a number and nothing else."""
    if _PAGE_NUMBER.fullmatch(row.text) is None:
        return False
    if not row.text.isdecimal():
        return True
    return int(row.text) == row.lines[0].page + 1 or _same_on(row, others) > 0


def _is_repeated(row: _Row, others: Sequence[Sequence[_Row]]) -> bool:
    """Whether most other pages have the row at the same height; the first may have another."""
    return _same_on(row, others) >= max(1, ceil(len(others) * _MOST_PAGES) - 1)


def _same_on(row: _Row, pages: Sequence[Sequence[_Row]]) -> int:
    return sum(
        any(row.key == o.key and abs(row.base - o.base) <= _SAME_HEIGHT for o in page)
        for page in pages
    )


def _is_everywhere(row: _Row, others: Sequence[Sequence[_Row]]) -> bool:
    return bool(others) and _same_on(row, others) == len(others)


def _apart(run: Sequence[_Row], page: Sequence[_Row]) -> Sequence[_Row]:
    """The rows at an edge of the page, as far as there is a distance to what follows."""
    for end in range(len(run), 0, -1):
        if end == len(page) or run[end - 1].artifact:
            return run[:end]
        size = min(run[end - 1].lines[0].size, page[end].lines[0].size)
        if abs(run[end - 1].base - page[end].base) >= size * _DISTANCE:
            return run[:end]
    return ()


def _rows(lines: Sequence[Line]) -> list[_Row]:
    """The rows of a page from top to bottom."""
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: -line.base):
        if rows and rows[-1][0].base - line.base <= 0.3 * max(line.size, rows[-1][0].size):
            rows[-1].append(line)
        else:
            rows.append([line])
    return [_Row(tuple(row)) for row in rows]
