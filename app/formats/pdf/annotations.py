"""Reads what lies on a page: links, fields of a form, text typed on top, marks of striking out."""

import ctypes
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from app.formats.pdf.page_areas import PageAreas
from app.formats.pdf.page_content import Box, FilledField
from app.formats.pdf.pdf_document import Budget
from app.formats.tick_box import tick_box

_HIDDEN = pdfium.FPDF_ANNOT_FLAG_HIDDEN | pdfium.FPDF_ANNOT_FLAG_NOVIEW
_BOXES = {pdfium.FPDF_FORMFIELD_CHECKBOX, pdfium.FPDF_FORMFIELD_RADIOBUTTON}
_WRITTEN = {
    pdfium.FPDF_FORMFIELD_TEXTFIELD,
    pdfium.FPDF_FORMFIELD_COMBOBOX,
    pdfium.FPDF_FORMFIELD_LISTBOX,
}
_COMMENTED = {
    pdfium.FPDF_ANNOT_TEXT,
    pdfium.FPDF_ANNOT_HIGHLIGHT,
    pdfium.FPDF_ANNOT_UNDERLINE,
    pdfium.FPDF_ANNOT_SQUIGGLY,
    pdfium.FPDF_ANNOT_STRIKEOUT,
    pdfium.FPDF_ANNOT_CARET,
}
_PASSWORD_FIELD = 1 << 13
# UTF-16, in bytes.
_MOST_BYTES = 400_000


class Annotations:
    """The annotations of a page, read once."""

    def __init__(
        self,
        document: pypdfium2.PdfDocument,
        page: pypdfium2.PdfPage,
        budget: Budget,
        turned: Callable[[float, float], tuple[float, float]],
    ) -> None:
        self._document = document
        self._budget = budget
        self._turned = turned
        self.fields: list[FilledField] = []
        self.comments: list[Box] = []
        self._struck = PageAreas[bool]()
        self._links = PageAreas[str]()
        count = pdfium.FPDFPage_GetAnnotCount(page)
        budget.objects(max(count, 0))
        for index in range(count):
            with _annotation(page, index) as note:
                if note and not pdfium.FPDFAnnot_GetFlags(note) & _HIDDEN:
                    self._take(note)

    def link_at(self, box: Box) -> str | None:
        """Where a sign links to."""
        return next(self._links.at(*box.middle), None)

    def strike(self, box: Box) -> bool:
        """Whether a sign is marked as struck out."""
        return any(self._struck.at(*box.middle))

    def _take(self, note: Any) -> None:  # noqa: ANN401 - a handle of PDFium
        kind, box = pdfium.FPDFAnnot_GetSubtype(note), self._box(note)
        if kind in _COMMENTED and _text(pdfium.FPDFAnnot_GetStringValue, note, b"Contents"):
            self.comments.append(box)
        if kind == pdfium.FPDF_ANNOT_LINK:
            for address in self._address(note):
                self._links.add(box, address)
        elif kind == pdfium.FPDF_ANNOT_STRIKEOUT:
            for area in self._marked(note):
                self._struck.add(area, True)
        elif kind == pdfium.FPDF_ANNOT_FREETEXT:
            self._fill(box, _text(pdfium.FPDFAnnot_GetStringValue, note, b"Contents"))
        elif kind == pdfium.FPDF_ANNOT_WIDGET and self._document.formenv is not None:
            self._fill(box, self._value(note, self._document.formenv))

    def _fill(self, box: Box, text: str) -> None:
        self._budget.characters(len(text))
        if text.strip() and box.is_on_a_page:
            self.fields.append(FilledField(box, text))

    def _value(self, note: Any, forms: Any) -> str:  # noqa: ANN401 - handles of PDFium
        kind = pdfium.FPDFAnnot_GetFormFieldType(forms, note)
        if kind in _BOXES:
            return tick_box("", ticked=bool(pdfium.FPDFAnnot_IsChecked(forms, note)))
        if kind not in _WRITTEN:
            return ""
        secret = kind == pdfium.FPDF_FORMFIELD_TEXTFIELD and (
            pdfium.FPDFAnnot_GetFormFieldFlags(forms, note) & _PASSWORD_FIELD
        )
        return "" if secret else _text(pdfium.FPDFAnnot_GetFormFieldValue, forms, note)

    def _address(self, note: Any) -> Iterator[str]:  # noqa: ANN401 - a handle of PDFium
        action = pdfium.FPDFLink_GetAction(pdfium.FPDFAnnot_GetLink(note))
        if not action or pdfium.FPDFAction_GetType(action) != pdfium.PDFACTION_URI:
            return
        size = pdfium.FPDFAction_GetURIPath(self._document, action, None, 0)
        if 1 < size <= _MOST_BYTES:
            address = ctypes.create_string_buffer(size)
            pdfium.FPDFAction_GetURIPath(self._document, action, address, size)
            yield address.value.decode("utf-8", "replace").strip()

    def _box(self, note: Any) -> Box:  # noqa: ANN401 - a handle of PDFium
        area = pdfium.FS_RECTF()
        pdfium.FPDFAnnot_GetRect(note, area)
        return Box.around(
            *self._turned(area.left, area.bottom), *self._turned(area.right, area.top)
        )

    def _marked(self, note: Any) -> Iterator[Box]:  # noqa: ANN401 - a handle of PDFium
        """The areas of a mark over text, one for each line."""
        corners = pdfium.FS_QUADPOINTSF()
        count = pdfium.FPDFAnnot_CountAttachmentPoints(note)
        self._budget.objects(count)
        for index in range(count):
            if pdfium.FPDFAnnot_GetAttachmentPoints(note, index, corners):
                yield Box.around(
                    *self._turned(corners.x1, corners.y1), *self._turned(corners.x4, corners.y4)
                )


@contextmanager
def _annotation(page: pypdfium2.PdfPage, index: int) -> Iterator[Any]:
    note = pdfium.FPDFPage_GetAnnot(page, index)
    try:
        yield note
    finally:
        if note:
            pdfium.FPDFPage_CloseAnnot(note)


def _text(ask: Callable[..., int], *of: Any) -> str:  # noqa: ANN401 - handles of PDFium
    """A text that PDFium gives as UTF-16, ended by a zero; none where it is longer than any."""
    size = ask(*of, None, 0)
    if not 2 < size <= _MOST_BYTES:
        return ""
    text = (ctypes.c_ushort * (size // 2 + 1))()
    ask(*of, text, size)
    return bytes(text)[: size - 2].decode("utf-16-le", "replace")
