"""Text in cells, none of which takes more than Excel's limit; nothing is cut off."""

from app.model.base import sanitise

LONGEST = 32_767
"""Excel's limit for a cell, in UTF-16 code units."""
CONTINUED = "(forts.) "
CONTINUES = " (fortsätter på nästa rad)"


def cell_texts(text: str, longest: int = LONGEST) -> tuple[str, ...]:
    """The text in one cell, or in several that say that they continue; nothing is cut off."""
    clean = str(sanitise(text))
    if _fits(clean, longest):
        return (clean,)
    # No character takes more than two UTF-16 units.
    step = (longest - len(CONTINUED) - len(CONTINUES)) // 2
    starts = range(0, len(clean), step)
    return tuple(
        (CONTINUED if start else "")
        + clean[start : start + step]
        + (CONTINUES if start + step < len(clean) else "")
        for start in starts
    )


def in_one_cell(text: str) -> bool:
    return len(cell_texts(text)) == 1


def _fits(text: str, longest: int) -> bool:
    return 2 * len(text) <= longest or len(text.encode("utf-16-le")) <= 2 * longest


def joined(parts: list[str], longest: int = LONGEST, separator: str = "; ") -> tuple[str, ...]:
    """The parts in as few cells as possible, none of them broken.

    Each part is shorter than a cell.
    """
    cells: list[str] = []
    for part in parts:
        if cells and _fits(cells[-1] + separator + part, longest):
            cells[-1] += separator + part
        else:
            cells.append(part)
    return tuple(cells)
