"""Writes the body of the collation's document, one paragraph at a time."""

from collections.abc import Iterable, Mapping, Sequence

from app.formats.docx.block_writer import (
    BlockWriter,
    References,
    styled_paragraph,
    text_run,
)
from app.formats.docx.column_widths import TEXT_WIDTH
from app.formats.docx.document_writer import XmlWriter
from app.formats.docx.form_outline import FORM_TEXT
from app.formats.docx.markup import Element, el, w
from app.model.report import Unplaced
from app.model.respondent import Respondent
from app.model.rich_text import Block, paragraphs, trimmed


def write_table(
    xml: XmlWriter,
    described: tuple[str, str],
    columns: Mapping[str, int],
    rows: Iterable[tuple[str, ...]],
) -> None:
    """A table; `described` is title and description for screen readers, `columns` have widths.

    One that is wider than the text stands out on both sides.
    """
    widths = tuple(columns.values())
    with xml.element(w("tbl")):
        xml.write(_properties(described, sum(widths)))
        xml.write(el("tblGrid", *(el("gridCol", w=str(width)) for width in widths)))
        header = zip(columns, widths, strict=True)
        xml.write(
            el(
                "tr",
                el("trPr", el("cantSplit"), el("tblHeader")),
                *(_cell(width, "FieldLabel", text) for text, width in header),
            )
        )
        for row in rows:
            cells = zip(row, widths, strict=True)
            written = (_cell(width, "FieldValue", text) for text, width in cells)
            xml.write(el("tr", el("trPr", el("cantSplit")), *written))
    # Word wants a paragraph after a table.
    xml.write(el("p"))


def _properties(described: tuple[str, str], width: int) -> Element:
    title, description = described
    beyond = (width - TEXT_WIDTH) // 2
    return el(
        "tblPr",
        el("tblStyle", val="FieldTable"),
        el("tblW", w=str(width), type="dxa"),
        *([el("tblInd", w=str(-beyond), type="dxa")] if beyond > 0 else []),
        el("tblLayout", type="fixed"),
        el("tblLook", val="0620", firstRow="1", noHBand="1", noVBand="1"),
        el("tblCaption", val=title),
        el("tblDescription", val=description),
    )


def _cell(width: int, style: str, text: str) -> Element:
    properties = el("tcPr", el("tcW", w=str(width), type="dxa"))
    return el("tc", properties, styled_paragraph(style, text_run(text)))


def bookmark(number: int) -> str:
    """The name of a heading's bookmark, in Word's own form."""
    return f"_Toc{number:09}"


class Body:
    """Writes paragraphs; headings down to `listed` have bookmarks, numbered from 1."""

    def __init__(
        self, xml: XmlWriter, references: References, listed: int, respondent: Respondent
    ) -> None:
        self.xml = xml
        self.respondent = respondent
        self._blocks = BlockWriter(references)
        self._listed = listed
        self._bookmarks = 0

    def heading(self, level: int, text: str) -> None:
        """A heading; level 1 begins a page."""
        run = text_run(text)
        content = [run]
        if level <= self._listed:
            self._bookmarks += 1
            number = str(self._bookmarks)
            start = el("bookmarkStart", id=number, name=bookmark(self._bookmarks))
            content = [start, run, el("bookmarkEnd", id=number)]
        page = [el("pageBreakBefore")] if level == 1 else []
        self.xml.write(el("p", el("pPr", el("pStyle", val=f"Heading{level}"), *page), *content))

    def line(self, style: str, *content: Element) -> None:
        """A paragraph in a style of the template."""
        self.xml.write(styled_paragraph(style, *content))

    def said(self, text: str) -> None:
        """A note of the program's own, where a committee has written nothing."""
        self.xml.write(el("p", text_run(text, el("rStyle", val="PlaceholderText"))))

    def labelled(self, label: str, text: str, style: str = "Normal") -> None:
        """A paragraph that begins with a label in bold."""
        self.line(style, text_run(label, el("b"), el("bCs")), text_run(text))

    def form_text(self, text: str) -> None:
        """Text of the form or the program about what follows, one paragraph a line."""
        for block in paragraphs(text):
            properties = el("pPr", el("pStyle", val=FORM_TEXT), el("keepNext"))
            self.xml.write(el("p", properties, text_run(block.text)))

    def blocks(self, blocks: Sequence[Block], level: int) -> None:
        """A committee's text; its sub-headings get this level."""
        for paragraph in self._blocks.paragraphs(blocks, f"Heading{level}"):
            self.xml.write(paragraph)

    def outside(self, texts: Sequence[Unplaced], level: int) -> None:
        """Text outside the questions under headings of this level."""
        for text in texts:
            if text.question.strip():
                self.heading(level, one_line(text.question))
            self.blocks(trimmed(text.blocks), level + 1)


def one_line(text: str) -> str:
    """The text without line breaks."""
    return " ".join(line.strip(" ") for line in text.split("\n") if line.strip())
