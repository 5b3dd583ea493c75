"""Fields whose labels stand in one row of a table and their values in the row below it."""

from collections.abc import Sequence

from app.formats.filled_form.field_labels import FoundLabel
from app.formats.filled_form.field_values import looks_right
from app.formats.filled_form.lines import Line
from app.model.calendar import Calendar

# Fewer may be labels that nobody has filled in, above some other text.
_FEWEST = 3
_WITH_A_LOOK = frozenset({"term", "phone", "email"})


def value_by_label(
    lines: Sequence[Line],
    found: Sequence[FoundLabel | None],
    printed: Sequence[bool],
    calendar: Calendar,
) -> list[int]:
    """The order of the lines in which each value follows its label; their own where it does."""
    order: list[int] = []
    while len(order) < len(lines):
        begin = len(order)
        end = begin
        while end < len(lines) and (label := found[end]) is not None and not label.value:
            end += 1
        count = end - begin
        if count >= _FEWEST and _are_values(lines, found, printed, begin, end, calendar):
            order += [place for at in range(begin, end) for place in (at, at + count)]
        else:
            order += range(begin, max(end, begin + 1))
    return order


def _are_values(
    lines: Sequence[Line],
    found: Sequence[FoundLabel | None],
    printed: Sequence[bool],
    begin: int,
    end: int,
    calendar: Calendar,
) -> bool:
    """Whether what follows these labels are their values, by what can be told by its look."""
    labels, values = found[begin:end], range(end, end + end - begin)
    if values.stop > len(lines) or any(found[at] or printed[at] for at in values):
        return False
    looks = [
        looks_right(label.field, lines[at].text, calendar)
        for label, at in zip(labels, values, strict=True)
        if label is not None and label.field in _WITH_A_LOOK and not lines[at].blank
    ]
    return bool(looks) and all(looks)
