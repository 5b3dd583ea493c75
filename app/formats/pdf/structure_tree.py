"""Reads a page's structure tree: the paragraphs, headings and list items of a tagged PDF."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from app.formats.pdf.page_content import TaggedParagraph
from app.formats.pdf.pdf_document import Budget

_HEADINGS = {"H", "Title", *(f"H{level}" for level in range(1, 7))}
# What is a piece of the paragraph that it stands in.
_INLINE = {
    *("Span", "Link", "Em", "Strong", "Quote", "Reference", "Annot", "Form", "Code", "Lbl"),
    *("BibEntry", "Sub", "Ruby", "RB", "RT", "RP", "Warichu", "WT", "WP", "Note", "FENote"),
    "NonStruct",
}
_DEEPEST = 40


@dataclass(frozen=True)
class _Around:
    """What an element stands in. `lists` counts the lists around it."""

    path: tuple[int, ...] = ()
    heading: bool = False
    lists: int = 0
    within: tuple[int, ...] = ()
    item: tuple[int, ...] = ()
    """The path of the list item that its text belongs to."""
    in_table: bool = False


def tagged_paragraphs(page: pypdfium2.PdfPage, budget: Budget) -> list[TaggedParagraph]:
    """All paragraphs that the structure tree has on a page, in its order."""
    tree = pdfium.FPDF_StructTree_GetForPage(page)
    if not tree:
        return []
    try:
        count = pdfium.FPDF_StructTree_CountChildren(tree)
        budget.objects(max(count, 0))
        found: list[TaggedParagraph] = []
        for index in range(count):
            element = pdfium.FPDF_StructTree_GetChildAtIndex(tree, index)
            if element:
                found.extend(_Walk(budget).paragraphs(element, _Around((index,))))
        return _joined(found)
    finally:
        pdfium.FPDF_StructTree_Close(tree)


class _Walk:
    def __init__(self, budget: Budget) -> None:
        self._budget = budget

    def paragraphs(self, element: Any, around: _Around) -> Iterator[TaggedParagraph]:  # noqa: ANN401
        """The paragraphs in an element; marked content that it has itself is one, too."""
        kind = _kind(element)
        around = _within(kind, around)
        count = pdfium.FPDF_StructElement_CountChildren(element)
        self._budget.objects(1 + max(count, 0))
        for index in range(count):
            child = pdfium.FPDF_StructElement_GetChildAtIndex(element, index)
            if child:
                if len(around.path) < _DEEPEST:
                    yield from self._below(child, index, around)
                continue
            mark = pdfium.FPDF_StructElement_GetChildMarkedContentID(element, index)
            if mark >= 0:
                yield _paragraph(around, (mark,))

    def _below(self, child: Any, index: int, around: _Around) -> Iterator[TaggedParagraph]:  # noqa: ANN401
        if _kind(child) not in _INLINE:
            yield from self.paragraphs(child, replace(around, path=(*around.path, index)))
            return
        # Its text is the paragraph's.
        marks: list[int] = []
        for piece in self.paragraphs(child, replace(around, path=(*around.path, index))):
            marks.extend(piece.marks)
        if marks:
            yield _paragraph(around, tuple(marks))


def _within(kind: str, around: _Around) -> _Around:
    if kind == "L":
        return replace(around, lists=around.lists + 1, within=around.path, item=())
    if kind == "LI":
        return replace(around, item=around.path)
    if kind == "Table":
        return replace(around, in_table=True)
    return replace(around, heading=around.heading or kind in _HEADINGS)


def _paragraph(around: _Around, marks: tuple[int, ...]) -> TaggedParagraph:
    return TaggedParagraph(
        around.item or around.path,
        marks,
        heading=around.heading,
        level=max(around.lists - 1, 0) if around.item else -1,
        within=around.within,
        in_table=around.in_table,
    )


def _joined(paragraphs: list[TaggedParagraph]) -> list[TaggedParagraph]:
    """With the pieces of one paragraph that follow one another as one."""
    joined: list[TaggedParagraph] = []
    for piece in paragraphs:
        if joined and joined[-1].path == piece.path:
            joined[-1] = replace(joined[-1], marks=joined[-1].marks + piece.marks)
        else:
            joined.append(piece)
    return joined


def _kind(element: Any) -> str:  # noqa: ANN401 - a handle of PDFium
    name = (ctypes.c_ushort * 40)()
    size = pdfium.FPDF_StructElement_GetType(element, name, ctypes.sizeof(name))
    return bytes(name)[: max(min(size, ctypes.sizeof(name)) - 2, 0)].decode("utf-16-le", "replace")
