"""Whether a Word paragraph is text, a heading or a list item."""

import re

from app.formats.docx.markup import Element, w
from app.formats.docx.styles import Numberings, StyleSheet, number, value
from app.model.rich_text import MAX_LEVEL, BlockKind

_HEADING = re.compile(r"heading [1-9]|title|subtitle", re.IGNORECASE)
_DEEPER_LIST = re.compile(r"list (?:bullet|number) ([2-5])", re.IGNORECASE)
_BODY_LEVEL = 9


class ParagraphKinds:
    """Tells the kind from style, outline level and numbering."""

    def __init__(self, styles: StyleSheet, numberings: Numberings) -> None:
        self._styles = styles
        self._numberings = numberings

    def of(self, properties: Element | None) -> tuple[BlockKind, int]:
        """Kind and list level of a paragraph with these w:pPr."""
        lineage = list(self._styles.lineage(value(properties, "pStyle")))
        sources = [properties, *(style.find(w("pPr")) for style in lineage)]
        if _is_heading(sources, lineage):
            return BlockKind.SUBHEADING, 0
        return self._list_place(sources, lineage)

    def _list_place(
        self, sources: list[Element | None], lineage: list[Element]
    ) -> tuple[BlockKind, int]:
        places = [source.find(w("numPr")) for source in sources if source is not None]
        num_id = next((found for place in places if (found := value(place, "numId"))), None)
        if num_id is None:
            return BlockKind.PARAGRAPH, 0
        level = next(
            (level for place in places if (level := number(value(place, "ilvl"))) is not None), 0
        )
        shape = self._numberings.number_format(num_id, level)
        if shape is None or shape == "none":
            return BlockKind.PARAGRAPH, 0
        kind = BlockKind.BULLET if shape == "bullet" else BlockKind.NUMBER
        return kind, min(level or _level_of_name(lineage), MAX_LEVEL)


def _is_heading(sources: list[Element | None], lineage: list[Element]) -> bool:
    for source in sources:
        level = number(value(source, "outlineLvl"))
        if level is not None:
            return level < _BODY_LEVEL
    return any(_HEADING.fullmatch(value(style, "name") or "") for style in lineage)


def _level_of_name(lineage: list[Element]) -> int:
    """Word's "List Bullet 2" and its like are numberings of their own, of one level each."""
    names = (_DEEPER_LIST.fullmatch(value(style, "name") or "") for style in lineage)
    return next((int(name[1]) - 1 for name in names if name), 0)
