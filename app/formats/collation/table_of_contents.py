"""The table of contents: Word's own, filled in before Word has seen it."""

from collections.abc import Iterable

from app.formats.collation import document_words as words
from app.formats.collation.body import bookmark
from app.formats.collation.chapters import Heading
from app.formats.collation.streamed_parts import XmlWriter
from app.formats.docx.markup import XML_SPACE, Element, el, w
from app.formats.docx.runs import styled_paragraph, text_run


def write_contents(xml: XmlWriter, headings: Iterable[Heading], listed: int) -> None:
    """The table with a link to each heading down to the level `listed`, without page numbers.

    The headings are those that the body gets, in the same order.
    """
    gallery = el("docPartGallery", val="Table of Contents")
    with xml.element(w("sdt")):
        xml.write(el("sdtPr", el("id", val="1"), el("docPartObj", gallery, el("docPartUnique"))))
        with xml.element(w("sdtContent")):
            xml.write(styled_paragraph("TOCHeading", text_run(words.CONTENTS)))
            begun = _field(listed)
            shown = ((level, text) for level, text in headings if level <= listed)
            for number, (level, text) in enumerate(shown, 1):
                xml.write(styled_paragraph(f"TOC{level}", *begun, _entry(number, text)))
                begun = []
            xml.write(el("p", *begun, el("r", el("fldChar", fldCharType="end"))))


def _field(listed: int) -> list[Element]:
    instruction = el("instrText")
    instruction.text = f' TOC \\o "1-{listed}" \\h \\z \\u '
    instruction.set(XML_SPACE, "preserve")
    return [
        el("r", el("fldChar", fldCharType="begin")),
        el("r", instruction),
        el("r", el("fldChar", fldCharType="separate")),
    ]


def _entry(number: int, text: str) -> Element:
    return el("hyperlink", text_run(text), anchor=bookmark(number), history="1")
