"""The table that answers a question: where it stands, and what is in its cells."""

from collections.abc import Iterable, Iterator

from lxml import etree

from app.formats.docx.block_reader import BlockReader, is_deleted
from app.formats.docx.controls import control_content
from app.formats.docx.markup import Element, ancestors_of, w
from app.formats.docx.styles import number, value
from app.formats.source_text import OmissionKind
from app.formats.value_reading import CellLines, TableLines

# More than a table may have, and little enough for a hostile file.
_MOST_COLUMNS = 50


def table_in(elements: Iterable[Element]) -> Element | None:
    """The first table in these elements."""
    return next((table for element in elements for table in element.iter(w("tbl"))), None)


def without(table: Element, elements: Iterable[Element]) -> Iterator[Element]:
    """The elements, and what is in them, without the table."""
    around = ancestors_of((table,))
    for element in elements:
        if element in around:
            inner = control_content(element) if element.tag == w("sdt") else element
            yield from without(table, inner)
        elif element is not table:
            yield element


class AnswerTable:
    """The text of the cells by row, and what is left out of them."""

    def __init__(self, table: Element, reader: BlockReader) -> None:
        self.element = table
        self.omissions: list[OmissionKind] = []
        self._reader = reader
        self.rows: TableLines = tuple(
            tuple(self._cells(row))
            for row in _parts(table, w("tr"), w("tbl"))
            if not is_deleted(row)
        )

    def _cells(self, row: Element) -> Iterator[CellLines]:
        left = _MOST_COLUMNS
        for cell in _parts(row, w("tc"), w("tr")):
            read = self._reader.read(cell)
            self.omissions += [kind for _, kind in read.omissions]
            yield tuple(block.text for block in read.blocks)
            # A cell that was merged with those after it stands in their place too.
            more = min((number(value(cell.find(w("tcPr")), "gridSpan")) or 1) - 1, left)
            left -= more
            yield from ((),) * more


def _parts(parent: Element, tag: str, own: str) -> Iterator[Element]:
    """The rows of a table or the cells of a row, whatever controls are around them."""
    walk = etree.iterwalk(parent, events=("start",), tag=(tag, own))
    for _, element in walk:
        if element is not parent and element.tag == own:
            walk.skip_subtree()
        elif element.tag == tag:
            yield element
            walk.skip_subtree()
