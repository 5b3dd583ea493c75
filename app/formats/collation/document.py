"""The Word document in which the management office goes on with the answers of all committees."""

from collections.abc import Iterator, Mapping
from itertools import chain
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile

from lxml import etree

from app.formats.collation import document_words as words
from app.formats.collation.about_chapter import AboutChapter
from app.formats.collation.body import Body
from app.formats.collation.chapters import Chapter, Heading
from app.formats.collation.collected_references import CollectedReferences
from app.formats.collation.committee_chapters import CommitteeChapters
from app.formats.collation.document_frame import frame_parts
from app.formats.collation.mark import PROPERTIES_PART, mark_parts
from app.formats.collation.moments import by_the_clock
from app.formats.collation.question_chapter import QuestionChapter
from app.formats.collation.streamed_parts import write_extended, xml_part
from app.formats.collation.table_of_contents import write_contents
from app.formats.docx.markup import Element, w
from app.formats.docx.runs import text_run
from app.formats.docx.template import zip_entry
from app.model.collation.picture import Picture
from app.model.dates import date_told

_DOCUMENT, _NUMBERING = "word/document.xml", "word/numbering.xml"
_RELATIONSHIPS = "word/_rels/document.xml.rels"


def write_collation_docx(
    picture: Picture,
    target: BinaryIO,
    template: Mapping[str, bytes],
    *,
    by_committee: bool = False,
) -> None:
    """All answers as a file for Word, question by question or committee by committee.

    `template` is that of a report, by part name. The same picture gives the same bytes. What stands
    in `target` after an exception is no document.
    """
    parts = {
        **template,
        **frame_parts(picture, template),
        **mark_parts(template[PROPERTIES_PART]),
    }
    document, numbering, relationships = (
        etree.fromstring(parts.pop(name)) for name in (_DOCUMENT, _NUMBERING, _RELATIONSHIPS)
    )
    references = CollectedReferences(numbering)
    with ZipFile(target, "w", ZIP_DEFLATED) as package:
        # In this order the part with the types comes first, as programs expect that guess by it.
        for name in sorted(parts):
            package.writestr(zip_entry(name), parts[name])
        _write_text(package, picture, references, document, by_committee=by_committee)
        write_extended(package, _NUMBERING, numbering, references.numberings())
        write_extended(package, _RELATIONSHIPS, relationships, references.relationships())


def _write_text(
    package: ZipFile,
    picture: Picture,
    references: CollectedReferences,
    document: Element,
    *,
    by_committee: bool,
) -> None:
    answers: Chapter = CommitteeChapters(picture) if by_committee else QuestionChapter(picture)
    chapters = (answers, AboutChapter(picture))
    # Committee by committee the same questions would be listed over and over.
    listed = 1 if by_committee else 2
    with (
        xml_part(package, _DOCUMENT) as xml,
        xml.element(document.tag, nsmap=document.nsmap),
        xml.element(w("body")),
    ):
        body = Body(xml, references, listed)
        body.line("Title", text_run(words.TITLE.format(picture.title)))
        body.line("Subtitle", text_run(_subtitle(picture)))
        write_contents(xml, _headings(chapters), listed)
        for chapter in chapters:
            chapter.write(body)
        for section in document.iter(w("sectPr")):
            xml.write(section)


def _headings(chapters: tuple[Chapter, ...]) -> Iterator[Heading]:
    return chain.from_iterable(chapter.headings() for chapter in chapters)


def _subtitle(picture: Picture) -> str:
    sent = unknown = 0
    for participant in picture.participants():
        if participant.committee_id:
            sent += 1
        else:
            unknown += 1
    made = date_told(by_the_clock(picture.made_at).date())
    asked = picture.how_many_asked
    answered = asked - len(picture.missing)
    told = words.sent_told(answered, asked, unknown, others=sent - answered)
    return f"{picture.term.label} · {made}\n{told}"
