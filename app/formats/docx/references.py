"""What a document's text refers to by an id and other parts have: addresses and numberings."""

from collections.abc import Sequence
from typing import Protocol

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.parts.document import DocumentPart

# What resources/report-template/word/numbering.xml defines.
NUMBERED = 1


class References(Protocol):
    """Gives ids to what the text of one document refers to."""

    def link(self, href: str) -> str:
        """The id of the relationship to an address."""

    def numbering(self, starts: Sequence[int]) -> int | None:
        """The w:numId of a new numbering by where each level starts; None if there are too many."""


class PartReferences:
    """The references of a document that python-docx holds whole."""

    def __init__(self, part: DocumentPart) -> None:
        self._part = part
        self._numbering = part.numbering_part.element

    def link(self, href: str) -> str:
        return self._part.relate_to(href, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)

    def numbering(self, starts: Sequence[int]) -> int:
        num = self._numbering.add_num(NUMBERED)
        for level, start in enumerate(starts):
            num.add_lvlOverride(ilvl=level).add_startOverride(start)
        return int(num.numId)
