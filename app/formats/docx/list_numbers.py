"""The numbers that Word shows before numbered paragraphs.

Numberings of one w:abstractNum count on together; one that overrides a start sets the count when
it comes first, as ECMA-376, part 1, 17.9 has it and LibreOffice relies on.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from app.formats.docx.markup import Element, w
from app.formats.docx.styles import ParagraphKinds, number, switched, value
from app.model.rich_text import MAX_START

_LEVELS = 9


@dataclass
class _List:
    """Paragraphs that are counted together, level by level."""

    starts: dict[int, int] = field(default_factory=dict)
    never_anew: frozenset[int] = frozenset()
    counters: dict[int, int] = field(default_factory=dict)

    def next(self, level: int) -> int:
        for deeper in range(level + 1, _LEVELS):
            if deeper not in self.never_anew:
                self.counters.pop(deeper, None)
        shown = self.counters.get(level, self.starts.get(level, 1) - 1) + 1
        self.counters[level] = shown
        return shown


class ListNumbers:
    """Counts as Word does: paragraphs of one list count on, whatever stands between them."""

    def __init__(self, document: Element, numbering: Element | None, kinds: ParagraphKinds) -> None:
        self._lists: dict[str, _List] = {}
        self._overrides: dict[str, dict[int, int]] = {}
        if numbering is not None:
            self._read(numbering)
        self._shown = dict(self._count(document, kinds))

    def shown_before(self, properties: Element | None) -> int | None:
        """The number before the paragraph with these w:pPr; None where an answer has no such."""
        return None if properties is None else self._shown.get(properties)

    def _read(self, numbering: Element) -> None:
        lists = {
            one.get(w("abstractNumId")): _List(
                _levels(one, w("lvl"), "start"),
                frozenset(
                    level
                    for level, after in _levels(one, w("lvl"), "lvlRestart").items()
                    if after == 0
                ),
            )
            for one in numbering.iterfind(w("abstractNum"))
        }
        for num in numbering.iterfind(w("num")):
            key = num.get(w("numId"), "")
            self._lists[key] = lists.get(value(num, "abstractNumId")) or _List()
            self._overrides[key] = _levels(num, w("lvlOverride"), "startOverride")

    def _count(self, document: Element, kinds: ParagraphKinds) -> Iterator[tuple[Element, int]]:
        for properties in _properties(document):
            place = kinds.numbering(properties)
            if place is None or place[0] not in self._lists:
                continue
            num_id, level = place
            # They hold from the first paragraph with this w:numId on.
            for overridden, start in self._overrides.pop(num_id, {}).items():
                self._lists[num_id].counters[overridden] = start - 1
            shown = self._lists[num_id].next(level)
            if 0 < shown <= MAX_START:
                yield properties, shown


def _levels(parent: Element, path: str, name: str) -> dict[int, int]:
    """What each level says by a child of this name."""
    said = (
        (number(level.get(w("ilvl"))), number(value(level, name)))
        for level in parent.iterfind(path)
    )
    return {level: found for level, found in said if level is not None and found is not None}


def _properties(document: Element) -> Iterator[Element]:
    """The w:pPr of each paragraph that is shown, in their order."""
    for element in document.iter(w("pPr")):
        parent, mark = element.getparent(), element.find(w("rPr"))
        gone = any(switched(mark, name) for name in ("del", "moveFrom"))
        # The properties before a tracked change stand in a w:pPr of their own.
        if parent is not None and parent.tag == w("p") and not gone:
            yield element
