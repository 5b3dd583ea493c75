"""Reads the text of a PDF: by its tags where it has them, else by how its pages look."""

from collections.abc import Callable, Sequence

from app.formats.errors import FormatErrorCode, ReportFileError
from app.formats.limits import MAX_LINES
from app.formats.pdf.layout_paragraphs import layout_paragraphs
from app.formats.pdf.line_joining import LineJoiner
from app.formats.pdf.omitted_parts import omissions_in
from app.formats.pdf.page_content import PageContent
from app.formats.pdf.pdf_document import read_pages
from app.formats.pdf.reading_order import in_reading_order
from app.formats.pdf.running_lines import without_running_lines
from app.formats.pdf.tagged_paragraphs import is_tagged, tagged_text, untagged_lines
from app.formats.pdf.text_lines import MOST_ON_PAGE, Line, lines_of_page
from app.formats.pdf.text_paragraph import TextParagraph
from app.formats.source_text import SourceText
from app.model.rich_text import Block

# Of the signs of a page, so many must have a meaning.
_MOST_UNMAPPED = 0.2


def read_pdf(data: bytes, file: str) -> SourceText:
    """The text of a PDF.

    Raises ReportFileError for one that is broken, has a password or too much in it, and for one
    without readable text.
    """
    pages = read_pages(data, file)
    _check_text(pages, file)
    tagged = is_tagged(pages)
    if tagged:
        body, header = without_running_lines(_lines(pages, untagged_lines, file))
        paragraphs = tagged_text(pages, body)
    else:
        body, header = without_running_lines(_lines(pages, lines_of_page, file))
        ordered = [
            line
            for lines, page in zip(body, pages, strict=True)
            for line in in_reading_order(lines, page.rules)
        ]
        paragraphs = layout_paragraphs(ordered)
    joiner = LineJoiner([line for paragraph in paragraphs for line in paragraph.lines])
    return SourceText(
        blocks=tuple(_block(paragraph, joiner) for paragraph in paragraphs),
        line_ends="\n" if tagged else " ",
        omissions=omissions_in(pages, paragraphs),
        header=tuple(Block(spans=joiner.joined([line], ())) for line in header),
        guessed=not tagged,
    )


def _check_text(pages: Sequence[PageContent], file: str) -> None:
    signs = sum(not sign.text.isspace() for page in pages for sign in page.signs)
    if not signs and not any(page.fields for page in pages):
        raise ReportFileError(file, FormatErrorCode.PDF_SCANNED)
    if sum(page.unmapped for page in pages) > signs * _MOST_UNMAPPED:
        raise ReportFileError(file, FormatErrorCode.PDF_UNREADABLE)


def _lines(
    pages: Sequence[PageContent], read: Callable[[PageContent, int], list[Line]], file: str
) -> list[list[Line]]:
    """The lines of each page. Raises ReportFileError where there are too many."""
    lines = [read(page, number) for number, page in enumerate(pages)]
    if max(map(len, lines)) > MOST_ON_PAGE or sum(map(len, lines)) > MAX_LINES:
        raise ReportFileError(file, FormatErrorCode.TOO_BIG)
    return lines


def _block(paragraph: TextParagraph, joiner: LineJoiner) -> Block:
    spans = joiner.joined(paragraph.lines, paragraph.breaks)
    return Block(kind=paragraph.kind, level=paragraph.level, spans=spans)
