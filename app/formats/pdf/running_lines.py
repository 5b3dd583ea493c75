"""Takes headers, footers and page numbers off the pages: what repeats from page to page."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from itertools import takewhile

from app.formats.pdf.text_lines import Line

# The most rows that a header or a footer has.
_MOST_ROWS = 5
# A row that repeats stands at the same height, in points.
_SAME_HEIGHT = 2.0
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
    edges = ([page[:_MOST_ROWS] for page in rows], [page[::-1][:_MOST_ROWS] for page in rows])
    taken: list[set[int]] = [set() for _ in pages]
    headers: dict[str, list[Line]] = {}
    for edge in edges:
        for number, page in enumerate(edge):
            others = [row for other in (*edge[:number], *edge[number + 1 :]) for row in other]
            for row in takewhile(partial(_runs_on, others=others), page):
                taken[number] |= {id(line) for line in row.lines}
                if edge is edges[0]:
                    headers.setdefault(row.key, list(row.lines))
    body = [
        [line for line in page if id(line) not in gone]
        for page, gone in zip(pages, taken, strict=True)
    ]
    return body, [line for lines in headers.values() for line in lines]


def _runs_on(row: _Row, others: Sequence[_Row]) -> bool:
    """Whether a row at the edge of a page is a header or a footer."""
    if any(line.whole for line in row.lines):
        return False
    return (
        row.artifact
        or _PAGE_NUMBER.fullmatch(row.text) is not None
        or any(row.key == o.key and abs(row.base - o.base) <= _SAME_HEIGHT for o in others)
    )


def _rows(lines: Sequence[Line]) -> list[_Row]:
    """The rows of a page from top to bottom."""
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: -line.base):
        if rows and rows[-1][0].base - line.base <= 0.3 * max(line.size, rows[-1][0].size):
            rows[-1].append(line)
        else:
            rows.append([line])
    return [_Row(tuple(row)) for row in rows]
