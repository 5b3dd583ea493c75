"""The Word document in which the management office goes on with the answers of all committees."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile

from lxml import etree

from app.formats.collation import collation_texts as words
from app.formats.collation.chapters import (
    AboutChapter,
    Chapter,
    CommitteeChapters,
    Heading,
    QuestionChapter,
)
from app.formats.collation.collation_texts import by_the_clock, in_utc
from app.formats.collation.streamed_document import (
    Body,
    StreamedReferences,
    XmlWriter,
    bookmark,
    write_extended,
    xml_part,
)
from app.formats.docx.block_writer import styled_paragraph, text_run
from app.formats.docx.document_writer import zip_entry
from app.formats.docx.embedded import PROPERTIES_PART, mark_parts
from app.formats.docx.markup import XML_SPACE, Element, el, w, xml_bytes
from app.formats.docx.page_frame import page_line
from app.model.collation.collation import Collation
from app.model.swedish import date_told

CORE_PART = "docProps/core.xml"
# As word/document.xml of the template refers to them.
_HEADER, _FOOTERS = "word/header1.xml", ("word/footer1.xml", "word/footer2.xml")
_DC = "{http://purl.org/dc/elements/1.1/}"
_TERMS = "{http://purl.org/dc/terms/}"
_TYPE = "{http://www.w3.org/2001/XMLSchema-instance}type"


def frame_parts(collation: Collation, template: Mapping[str, bytes]) -> dict[str, bytes]:
    """Header, footers and properties filled in. The first page has its title, and no header."""
    title = words.TITLE.format(collation.title)
    line = f"{title} · {collation.term.label}"
    made = by_the_clock(collation.made_at).date().isoformat()
    parts = {_HEADER: _filled(template[_HEADER], styled_paragraph("Header", text_run(line)))}
    for footer in _FOOTERS:
        parts[footer] = _filled(template[footer], page_line(words.BELOW.format(made)))
    told = f"{title} – {collation.term.label}"
    return {**parts, CORE_PART: _properties(collation, told, template[CORE_PART])}


def _filled(part: bytes, paragraph: Element) -> bytes:
    root = etree.fromstring(part)
    root[:] = [paragraph]
    return xml_bytes(root)


def _properties(collation: Collation, title: str, part: bytes) -> bytes:
    root = etree.fromstring(part)
    etree.SubElement(root, f"{_DC}title").text = title
    etree.SubElement(root, f"{_DC}language").text = "sv-SE"
    for name in ("created", "modified"):
        moment = etree.SubElement(root, f"{_TERMS}{name}", {_TYPE: "dcterms:W3CDTF"})
        moment.text = in_utc(collation.made_at.replace(microsecond=0))
    return xml_bytes(root)


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


_DOCUMENT, _NUMBERING = "word/document.xml", "word/numbering.xml"
_RELATIONSHIPS = "word/_rels/document.xml.rels"


def write_collation_docx(
    collation: Collation,
    target: BinaryIO,
    template: Mapping[str, bytes],
    *,
    by_committee: bool = False,
) -> None:
    """All answers as a file for Word, question by question or committee by committee.

    `template` is that of a report, by part name. The same collation gives the same bytes. What
    stands in `target` after an exception is no document.
    """
    parts = {
        **template,
        **frame_parts(collation, template),
        **mark_parts(template[PROPERTIES_PART]),
    }
    document, numbering, relationships = (
        etree.fromstring(parts.pop(name)) for name in (_DOCUMENT, _NUMBERING, _RELATIONSHIPS)
    )
    references = StreamedReferences(numbering)
    with ZipFile(target, "w", ZIP_DEFLATED) as package:
        # In this order the part with the types comes first, as programs expect that guess by it.
        for name in sorted(parts):
            package.writestr(zip_entry(name), parts[name])
        _write_text(package, collation, references, document, by_committee=by_committee)
        write_extended(package, _NUMBERING, numbering, references.numberings())
        write_extended(package, _RELATIONSHIPS, relationships, references.relationships())


def _write_text(
    package: ZipFile,
    collation: Collation,
    references: StreamedReferences,
    document: Element,
    *,
    by_committee: bool,
) -> None:
    answers: Chapter = CommitteeChapters(collation) if by_committee else QuestionChapter(collation)
    chapters = (answers, AboutChapter(collation))
    # Committee by committee the same questions would be listed over and over.
    listed = 1 if by_committee else 2
    with (
        xml_part(package, _DOCUMENT) as xml,
        xml.element(document.tag, nsmap=document.nsmap),
        xml.element(w("body")),
    ):
        body = Body(xml, references, listed)
        body.line("Title", text_run(words.TITLE.format(collation.title)))
        body.line("Subtitle", text_run(_subtitle(collation)))
        write_contents(xml, _headings(chapters), listed)
        for chapter in chapters:
            chapter.write(body)
        for section in document.iter(w("sectPr")):
            xml.write(section)


def _headings(chapters: tuple[Chapter, ...]) -> Iterator[Heading]:
    return chain.from_iterable(chapter.headings() for chapter in chapters)


def _subtitle(collation: Collation) -> str:
    sent = unknown = 0
    for participant in collation.participants():
        if participant.committee_id:
            sent += 1
        else:
            unknown += 1
    made = date_told(by_the_clock(collation.made_at).date())
    asked = collation.how_many_asked
    answered = asked - len(collation.missing)
    told = words.sent_told(answered, asked, unknown, others=sent - answered)
    return f"{collation.term.label} · {made}\n{told}"
