"""Texts that fill several lines of a page, and what is read of pages that were written by hand."""

from app.formats.pdf.pdf_reader import read_pdf
from app.formats.source_text import SourceText
from tests.support.pdf_files import Page, pdf_file

LONG = (
    "Förvaltningen har under året arbetat tillsammans med företagen i området, och samarbetet har "
    "utvecklats genom möten, besök och en gemensam plan för platsen som alla parter står bakom."
)
OTHER = (
    "Under hösten fortsätter arbetet med trygghet och trivsel kring torget, där fastighetsägarna, "
    "polisen och föreningslivet deltar i planeringen varje månad."
)


def read_pages(*pages: Page) -> SourceText:
    return read_pdf(pdf_file(*pages), "a.pdf")


def texts_of(text: SourceText) -> list[str]:
    return [block.text.replace("\n", text.line_ends) for block in text.blocks]
