"""Reads what stands on one page: its signs with their style and place, drawings and links."""

import ctypes
from contextlib import closing
from typing import Any, TypeAlias

import pypdfium2
import pypdfium2.raw as pdfium

from app.formats.pdf.annotations import Annotations
from app.formats.pdf.page_areas import PageAreas
from app.formats.pdf.page_content import Box, PageContent, Sign, TextStyle
from app.formats.pdf.pdf_document import Budget
from app.formats.pdf.structure_tree import tagged_paragraphs

Handle: TypeAlias = Any
"""What PDFium hands out to be handed back."""

_FORCED_BOLD, _ITALIC = 1 << 18, 1 << 6
_BOLD_NAMES = ("bold", "black", "heavy", "semibold", "demi")
_ITALIC_NAMES = ("italic", "oblique", "kursiv")
_BOLD_WEIGHT = 600
# The most a line may be off the horizontal.
_LEVEL = 0.05
# A line that is drawn: the most it is high.
_THIN = 2.5
# How wide and high a drawn bullet is at most; a page has no more of them than this.
_DOT, _MOST_DOTS = 7.0, 300
_LARGEST, _FURTHEST = 1_000.0, 100_000.0
# How far from a bar a sign's middle may be, in points.
_REACH = 15.0
# The least that a picture is wide and high; what is smaller is an ornament.
_PICTURE = 30.0


class PageReader:
    """Reads one page of a document, within what is left of a budget."""

    def __init__(
        self, document: pypdfium2.PdfDocument, page: pypdfium2.PdfPage, budget: Budget
    ) -> None:
        self._document = document
        self._page = page
        self._budget = budget
        self._turn = pdfium.FPDFPage_GetRotation(page)
        self._styles: dict[int, TextStyle | None] = {}
        self._turned: Box | None = None

    def content(self, *, tagged: bool) -> PageContent:
        notes = Annotations(self._document, self._page, self._budget, self.turned)
        rules, pictures, dots = self._drawings()
        with closing(self._page.get_textpage()) as text:
            signs, unmapped = self._signs(text, notes, rules)
        return PageContent(
            signs=tuple(signs),
            fields=tuple(notes.fields),
            pictures=tuple(pictures),
            comments=tuple(box for box in notes.comments if box.is_on_a_page),
            rules=tuple(rules),
            dots=tuple(dots),
            paragraphs=tuple(tagged_paragraphs(self._page, self._budget)) if tagged else (),
            turned=self._turned,
            unmapped=unmapped,
        )

    def turned(self, x: float, y: float) -> tuple[float, float]:
        """A place on the page as it is looked at: a page may be shown turned."""
        return ((x, y), (y, -x), (-x, -y), (-y, x))[self._turn % 4]

    def _box(self, left: float, bottom: float, right: float, top: float) -> Box:
        return Box.around(*self.turned(left, bottom), *self.turned(right, top))

    def _signs(
        self, text: pypdfium2.PdfTextPage, notes: Annotations, rules: list[Box]
    ) -> tuple[list[Sign], int]:
        count = pdfium.FPDFText_CountChars(text)
        self._budget.characters(max(count, 0))
        signs: list[Sign] = []
        bars = _bars(rules)
        unmapped = 0
        area = pdfium.FS_RECTF()
        x, y = ctypes.c_double(), ctypes.c_double()
        for index in range(count):
            drawn = pdfium.FPDFText_GetTextObject(text, index)
            # What PDFium adds itself, line ends and spaces, belongs to no object.
            style = self._style(drawn, text, index) if drawn else None
            if style is None:
                if drawn:
                    self._around_turned(text, index)
                continue
            code = pdfium.FPDFText_GetUnicode(text, index)
            unmapped += pdfium.FPDFText_HasUnicodeMapError(text, index) == 1 or code == 0
            pdfium.FPDFText_GetLooseCharBox(text, index, area)
            pdfium.FPDFText_GetCharOrigin(text, index, x, y)
            box = self._box(area.left, area.bottom, area.right, area.top)
            base = self.turned(x.value, y.value)[1]
            if not (box.is_on_a_page and abs(base) < _FURTHEST):
                continue
            struck = notes.strike(box) or _is_struck(box, base, style.size, bars)
            if code:
                # What is struck out leaves its room, so that the line stays one.
                shown = " " if struck else chr(code)
                was_struck = struck and not chr(code).isspace()
                signs.append(Sign(shown, box, base, style, notes.link_at(box), was_struck))
        return signs, unmapped

    def _around_turned(self, text: pypdfium2.PdfTextPage, index: int) -> None:
        area = pdfium.FS_RECTF()
        pdfium.FPDFText_GetLooseCharBox(text, index, area)
        box = self._box(area.left, area.bottom, area.right, area.top)
        if box.is_on_a_page:
            self._turned = box.around_both(self._turned) if self._turned else box

    def _style(self, drawn: Handle, text: pypdfium2.PdfTextPage, index: int) -> TextStyle | None:
        """The style of a text object; None where its text does not run from left to right."""
        address = ctypes.addressof(drawn.contents)
        if address not in self._styles:
            self._styles[address] = self._new_style(drawn, text, index)
        return self._styles[address]

    def _new_style(
        self, drawn: Handle, text: pypdfium2.PdfTextPage, index: int
    ) -> TextStyle | None:
        matrix = pdfium.FS_MATRIX()
        if not pdfium.FPDFText_GetMatrix(text, index, matrix):
            return None
        along, aside = self.turned(matrix.a, matrix.b)
        if along <= 0 or abs(aside) > _LEVEL * along:
            return None
        height: float = (matrix.c**2 + matrix.d**2) ** 0.5
        size = pdfium.FPDFText_GetFontSize(text, index) * height
        if not 0 < size < _LARGEST:
            return None
        font = pdfium.FPDFTextObj_GetFont(drawn)
        name, flags = _font_name(font), pdfium.FPDFFont_GetFlags(font)
        outlined = (
            pdfium.FPDFTextObj_GetTextRenderMode(drawn) == pdfium.FPDF_TEXTRENDERMODE_FILL_STROKE
        )
        return TextStyle(
            size=size,
            bold=any(word in name for word in _BOLD_NAMES)
            or (flags > 0 and bool(flags & _FORCED_BOLD))
            or pdfium.FPDFFont_GetWeight(font) >= _BOLD_WEIGHT
            or outlined,
            italic=any(word in name for word in _ITALIC_NAMES)
            or (flags > 0 and bool(flags & _ITALIC)),
            mark=pdfium.FPDFPageObj_GetMarkedContentID(drawn),
            artifact=_is_artifact(drawn),
        )

    def _drawings(self) -> tuple[list[Box], list[Box], list[Box]]:
        """Horizontal lines, pictures, and what may be bullets."""
        rules: list[Box] = []
        pictures: list[Box] = []
        dots: list[Box] = []
        edges = [ctypes.c_float() for _ in range(4)]
        count = pdfium.FPDFPage_CountObjects(self._page)
        self._budget.objects(max(count, 0))
        for index in range(count):
            drawn = pdfium.FPDFPage_GetObject(self._page, index)
            kind = pdfium.FPDFPageObj_GetType(drawn)
            if kind not in {pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE}:
                continue
            if not pdfium.FPDFPageObj_GetBounds(drawn, *edges):
                continue
            box = self._box(*(edge.value for edge in edges))
            if not box.is_on_a_page:
                continue
            if kind == pdfium.FPDF_PAGEOBJ_PATH and box.height <= _THIN < box.width:
                rules.append(box)
            elif kind == pdfium.FPDF_PAGEOBJ_IMAGE and min(box.width, box.height) >= _PICTURE:
                pictures.append(box)
            elif max(box.width, box.height) <= _DOT < 3 * min(box.width, box.height):
                dots.append(box)
        return rules, pictures, dots[:_MOST_DOTS]


def _font_name(font: Handle) -> str:
    name = ctypes.create_string_buffer(200)
    pdfium.FPDFFont_GetBaseFontName(font, name, len(name))
    return name.value.decode("utf-8", "replace").casefold()


def _is_artifact(drawn: Handle) -> bool:
    name, size = (ctypes.c_ushort * 40)(), ctypes.c_ulong()
    for index in range(min(pdfium.FPDFPageObj_CountMarks(drawn), 20)):
        mark = pdfium.FPDFPageObj_GetMark(drawn, index)
        if pdfium.FPDFPageObjMark_GetName(mark, name, ctypes.sizeof(name), size):
            read = bytes(name)[: max(size.value - 2, 0)].decode("utf-16-le", "replace")
            if read == "Artifact":
                return True
    return False


def _bars(rules: list[Box]) -> PageAreas[Box]:
    """Drawn lines, found by where they may strike out a sign: by what is around their middle."""
    return PageAreas(
        (Box(rule.left, rule.middle[1] - _REACH, rule.right, rule.middle[1] + _REACH), rule)
        for rule in rules
    )


def _is_struck(box: Box, base: float, size: float, bars: PageAreas[Box]) -> bool:
    """Whether a bar is drawn through a sign."""
    return any(
        size * 0.15 < rule.middle[1] - base < size * 0.5 and rule.height < size * 0.2
        for rule in bars.at(box.middle[0], base + size * 0.3)
    )
