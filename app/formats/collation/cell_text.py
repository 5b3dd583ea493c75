"""Text as a cell of a workbook can hold it: cleaned, and in pieces where it is too long."""

from app.model.base import sanitise

LONGEST = 32_767
"""Excel's limit for a cell, in UTF-16 code units."""
CONTINUED = "(forts.) "
CONTINUES = " (fortsätter på nästa rad)"


def cell_texts(text: str, longest: int = LONGEST) -> tuple[str, ...]:
    """The text for one cell, or for several below each other that say so; none is cut off."""
    clean = str(sanitise(text))
    if _fits(clean, longest):
        return (clean,)
    # No sign takes more than two units.
    step = (longest - len(CONTINUED) - len(CONTINUES)) // 2
    starts = range(0, len(clean), step)
    return tuple(
        (CONTINUED if start else "")
        + clean[start : start + step]
        + (CONTINUES if start + step < len(clean) else "")
        for start in starts
    )


def _fits(text: str, longest: int) -> bool:
    return 2 * len(text) <= longest or len(text.encode("utf-16-le")) <= 2 * longest


def joined(parts: list[str], longest: int = LONGEST, separator: str = "; ") -> tuple[str, ...]:
    """The parts in as few cells as they fit in, none of them broken.

    Each part is shorter than a cell.
    """
    cells: list[str] = []
    for part in parts:
        if cells and _fits(cells[-1] + separator + part, longest):
            cells[-1] += separator + part
        else:
            cells.append(part)
    return tuple(cells)
