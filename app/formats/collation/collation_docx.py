"""The answers of all committees as a Word document, for the management office to edit."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import BinaryIO

from app.formats.collation import collation_texts as words
from app.formats.collation.chapters import (
    AboutChapter,
    Chapter,
    CommitteeChapters,
    Heading,
    QuestionChapter,
)
from app.formats.collation.collation_body import Body, bookmark
from app.formats.collation.collation_texts import asks_for_values, by_the_clock
from app.formats.docx.block_writer import References, styled_paragraph, text_run
from app.formats.docx.document_properties import PROPERTIES_PART, properties_part
from app.formats.docx.document_writer import XmlWriter, frame_parts, write_document
from app.formats.docx.embedded import MARK_PROPERTIES_PART, collation_mark
from app.formats.docx.markup import XML_SPACE, Element, el, w
from app.model.collation.collation import Collation
from app.model.swedish import long_date


def _write_contents(xml: XmlWriter, headings: Iterable[Heading], listed: int) -> None:
    """The table of contents: a link to each heading down to level `listed`, without page numbers.

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
    title = words.TITLE.format(collation.title)
    term = collation.term.label
    made = by_the_clock(collation.made_at).date().isoformat()
    filled = {
        **frame_parts(f"{title} · {term}", words.BELOW.format(made)),
        **collation_mark(template[MARK_PROPERTIES_PART]),
        PROPERTIES_PART: properties_part(
            title=f"{title} – {term}",
            language=words.LANGUAGE,
            created=collation.made_at,
            modified=collation.made_at,
        ),
    }
    answers: Chapter = CommitteeChapters(collation) if by_committee else QuestionChapter(collation)
    chapters = (answers, AboutChapter(collation))
    # By committee, the contents would list the same questions over and over.
    listed = 1 if by_committee else 2

    def write_text(xml: XmlWriter, references: References) -> None:
        body = Body(xml, references, listed, collation.respondent)
        body.line("Title", text_run(title))
        body.line("Subtitle", text_run(_subtitle(collation)))
        _write_contents(xml, _headings(chapters), listed)
        for chapter in chapters:
            chapter.write(body)

    has_values = asks_for_values(collation)
    write_document(template, filled, target, write_text, has_values=has_values)


def _headings(chapters: tuple[Chapter, ...]) -> Iterator[Heading]:
    return chain.from_iterable(chapter.headings() for chapter in chapters)


def _subtitle(collation: Collation) -> str:
    sent = unknown = 0
    for participant in collation.participants():
        if participant.committee_id:
            sent += 1
        else:
            unknown += 1
    made = long_date(by_the_clock(collation.made_at).date())
    asked = collation.asked_count
    answered = asked - len(collation.missing)
    told = words.sent_summary(
        answered, asked, unknown, collation.respondent, others=sent - answered
    )
    return f"{collation.term.label} · {made}\n{told}"
