"""Opens a PDF with PDFium, within the limits of what a report may hold."""

from collections.abc import Iterator
from contextlib import closing, contextmanager

import pypdfium2
import pypdfium2.raw as pdfium

from app.formats.errors import FormatErrorCode, ReportFileError
from app.formats.pdf.page_content import PageContent

MOST_PAGES = 200
MOST_CHARACTERS = 150_000
"""Each takes some 20 µs, with all that is asked about it."""
MOST_OBJECTS = 100_000
"""Drawn objects, annotations and elements of the structure tree, together."""


class Budget:
    """What may still be read of a file. Raises ReportFileError where it is used up."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._characters = MOST_CHARACTERS
        self._objects = MOST_OBJECTS

    def characters(self, count: int) -> None:
        self._characters -= count
        self._check()

    def objects(self, count: int) -> None:
        self._objects -= count
        self._check()

    def _check(self) -> None:
        if self._characters < 0 or self._objects < 0:
            raise ReportFileError(self._file, FormatErrorCode.TOO_BIG)


def read_pages(data: bytes, file: str) -> tuple[PageContent, ...]:
    """All pages. Raises ReportFileError for a file that is broken, too big or has a password."""
    from app.formats.pdf.page_reader import PageReader

    budget = Budget(file)
    with _opened(data, file) as document:
        if len(document) > MOST_PAGES:
            raise ReportFileError(file, FormatErrorCode.TOO_BIG)
        document.init_forms()
        is_tagged = bool(pdfium.FPDFCatalog_IsTagged(document))
        pages = []
        for number in range(len(document)):
            try:
                page = document[number]
            except pypdfium2.PdfiumError as error:
                raise ReportFileError(file, FormatErrorCode.PDF_DAMAGED) from error
            with closing(page):
                pages.append(PageReader(document, page, budget).content(tagged=is_tagged))
        return tuple(pages)


@contextmanager
def _opened(data: bytes, file: str) -> Iterator[pypdfium2.PdfDocument]:
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = {pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY}
        needs_password = pdfium.FPDF_GetLastError() in locked
        code = FormatErrorCode.PDF_PASSWORD if needs_password else FormatErrorCode.PDF_DAMAGED
        raise ReportFileError(file, code) from error
    with closing(document):
        yield document
