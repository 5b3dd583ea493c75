"""How wide the columns of a table are, so that their words fit; in twentieths of a point.

No font is measured: a letter is reckoned as wide as most of them are.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

TEXT_WIDTH = 7938
"""Of the text column in word/document.xml."""
# How far a wide table stands out on either side.
_BEYOND = 1134
# Of the styles CellText and CellTextSmall, and the cell's margin in ValueTable.
_LETTER, _SMALL_LETTER, _MARGIN = 112, 91, 227
# A column asks for no more than such a line.
_MOST_LETTERS = 32


@dataclass(frozen=True)
class ColumnTexts:
    """What stands in a column: each text with white space where a line may end."""

    texts: tuple[str, ...]
    takes_space: bool
    """Whether it has what is left: numbers and days look lost in a wide column."""

    @property
    def longest_word(self) -> int:
        return max((len(word) for text in self.texts for word in text.split(" ")), default=1)

    @property
    def longest_text(self) -> int:
        return min(max((len(text) for text in self.texts), default=1), _MOST_LETTERS)


@dataclass(frozen=True)
class TableFit:
    """The widths of the columns. A table may have small letters and stand out on both sides."""

    widths: tuple[int, ...]
    is_small: bool = False
    beyond: int = 0


def fitted(columns: Sequence[ColumnTexts]) -> TableFit:
    """As the text is, if its words fit; else smaller, and wider; then words may break."""
    if sum(_least(columns, _LETTER)) <= TEXT_WIDTH:
        return TableFit(tuple(_widths(columns, TEXT_WIDTH, _LETTER)))
    beyond = _BEYOND if sum(_least(columns, _SMALL_LETTER)) > TEXT_WIDTH else 0
    widths = tuple(_widths(columns, TEXT_WIDTH + 2 * beyond, _SMALL_LETTER))
    return TableFit(widths, is_small=True, beyond=beyond)


def _least(columns: Sequence[ColumnTexts], letter: int) -> list[int]:
    # One letter more: headings are bold, and other fonts than the template's wider.
    return [(column.longest_word + 1) * letter + _MARGIN for column in columns]


def _widths(columns: Sequence[ColumnTexts], width: int, letter: int) -> Iterator[int]:
    """Each the least, and then what it wants; what is left goes to those that take it."""
    least = _least(columns, letter)
    wanted = (column.longest_text * letter + _MARGIN for column in columns)
    more = [max(want - need, 0) for want, need in zip(wanted, least, strict=True)]
    left = width - sum(least)
    if left < 0:
        return _shares(width, least)
    if left < sum(more):
        given = _shares(left, more)
    else:
        takers = [int(one.takes_space) for one in columns]
        spare = _shares(left - sum(more), takers if any(takers) else [1] * len(takers))
        given = (one + other for one, other in zip(more, spare, strict=True))
    return (need + extra for need, extra in zip(least, given, strict=True))


def _shares(width: int, parts: Iterable[int]) -> Iterator[int]:
    """The width divided like these parts, to the last twentieth."""
    sums = [0, *accumulate(parts)]
    whole = max(sums[-1], 1)
    return (width * end // whole - width * start // whole for start, end in pairwise(sums))
