"""Which blocks no page break may part from the next: what Word's widow control leaves out."""

from collections.abc import Sequence

from app.model.rich_text import Block, list_runs


def kept_with_next(blocks: Sequence[Block]) -> list[bool]:
    """For each block whether it stays with the next one; sub-headings do so by their style.

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
