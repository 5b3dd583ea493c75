"""Which of Word's numberings each list item belongs to."""

from collections.abc import Sequence

from app.formats.docx.references import References
from app.model.rich_text import MAX_LEVEL, Block, item_numbers, list_runs

# What resources/report-template/word/numbering.xml defines.
BULLETS = 1


class ListNumbering:
    """Gives every list a numbering of its own, so that it begins at 1."""

    def __init__(self, references: References) -> None:
        self._references = references

    def num_ids(self, blocks: Sequence[Block]) -> list[int | None]:
        """For each block the w:numId that makes Word show what `item_numbers` says.

        None for what is no list item, and for numbered items once there are too many lists.
        """
        ids: list[int | None] = []
        for is_list, run in list_runs(blocks):
            ids += self._of_list(run) if is_list else [None] * len(run)
        return ids

    def _of_list(self, items: Sequence[Block]) -> list[int | None]:
        # Word counts like item_numbers but for one thing: a bullet does not make the levels below
        # it begin anew. So its counters are kept here, and where they go astray a new numbering
        # begins that starts each level where it has to.
        ids: list[int | None] = []
        counters = [0] * (MAX_LEVEL + 1)
        num_id: int | None = None
        for item, number in zip(items, item_numbers(items), strict=True):
            if number is None:
                ids.append(BULLETS)
                continue
            counters[item.level + 1 :] = [0] * (MAX_LEVEL - item.level)
            if num_id is None or counters[item.level] + 1 != number:
                counters[item.level] = number - 1
                num_id = self._references.numbering([count + 1 for count in counters])
            counters[item.level] += 1
            ids.append(num_id)
        return ids
