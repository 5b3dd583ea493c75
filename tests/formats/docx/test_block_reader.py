"""What word processors write that this program does not: read as a person would see it."""

import pytest
from lxml import etree

from app.formats.docx.block_reader import read_word_text
from app.formats.docx.edited_report import read_report_docx
from app.formats.docx.markup import W, w
from app.model.rich_text import Block, BlockKind, Span
from tests.support.filled_word_form import FilledForm, Part, root, saved
from tests.support.report_documents import (
    content,
    control,
    edited,
    exported,
    form_named,
    parts_of,
    rich_report,
    zipped,
)
from tests.support.terms import CALENDAR
from tests.support.word_form import paragraph

FORM = form_named("stadsdelsnamnd")
REPORT = rich_report(FORM)
DOCUMENT = exported(REPORT, FORM)
QUESTION = "svart-ekonomi"


def _elements(xml: str) -> list[etree._Element]:
    mc = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    return list(etree.fromstring(f'<x xmlns:w="{W}" xmlns:mc="{mc}">{xml}</x>'))


_EMPHASIS = (
    b'<w:style w:type="character" w:styleId="Betoning"><w:name w:val="Emphasis"/>'
    b"<w:rPr><w:i/></w:rPr></w:style>"
)


def _with_emphasis(document: bytes) -> bytes:
    parts = parts_of(document)
    styles = parts["word/styles.xml"].replace(b"</w:styles>", _EMPHASIS + b"</w:styles>")
    return zipped({**parts, "word/styles.xml": styles})


def _blocks_of(xml: str) -> tuple[Block, ...]:
    """The answer read from a control with this content."""

    def put(root: etree._Element) -> None:
        content(root, QUESTION)[:] = _elements(xml)

    document = edited(_with_emphasis(DOCUMENT), put)
    return read_report_docx(document, "rapport.docx", CALENDAR).report.answer(QUESTION).blocks


def _texts_of(xml: str) -> list[str]:
    return [block.text for block in _blocks_of(xml)]


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        ("<w:r><w:t>a</w:t></w:r><w:ins><w:r><w:t>b</w:t></w:r></w:ins>", "ab"),
        ("<w:r><w:t>a</w:t></w:r><w:del><w:r><w:delText>b</w:delText></w:r></w:del>", "a"),
        (
            "<w:moveFrom><w:r><w:t>a</w:t></w:r></w:moveFrom>"
            "<w:moveTo><w:r><w:t>b</w:t></w:r></w:moveTo>",
            "b",
        ),
        ("<w:r><w:t>a</w:t><w:br/><w:t>b</w:t><w:cr/><w:t>c</w:t></w:r>", "a\nb\nc"),
        ("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t></w:r>", "a\tb"),
        ("<w:r><w:t>e</w:t><w:noBreakHyphen/><w:t>post</w:t></w:r>", "e\u2011post"),
        ("<w:r><w:t>av</w:t><w:softHyphen/><w:t>stav</w:t></w:r>", "av\u00adstav"),
        ('<w:r><w:sym w:font="Symbol" w:char="F0B7"/><w:t>a</w:t></w:r>', "•a"),
        ('<w:r><w:sym w:font="Calibri" w:char="00B7"/><w:t>a</w:t></w:r>', "·a"),
        ("<w:smartTag><w:r><w:t>a</w:t></w:r></w:smartTag>", "a"),
        ('<w:fldSimple w:instr=" DATE "><w:r><w:t>i dag</w:t></w:r></w:fldSimple>', "i dag"),
        ("<w:r><w:t>a</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>dolt</w:t></w:r>", "a"),
        ("<w:hyperlink><w:r><w:t>länk utan mål</w:t></w:r></w:hyperlink>", "länk utan mål"),
        (
            "<w:sdt><w:sdtContent><w:r><w:t>inre</w:t></w:r></w:sdtContent></w:sdt>",
            "inre",
        ),
        (
            "<w:r><w:t>a</w:t></w:r><w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>"
            "<w:r><w:t>Klicka här</w:t></w:r></w:sdtContent></w:sdt>",
            "a",
        ),
    ],
)
def test_what_stands_in_a_paragraph(inside: str, text: str) -> None:
    assert _texts_of(f"<w:p>{inside}</w:p>") == [text]


def test_a_deleted_paragraph_mark_joins_two_paragraphs() -> None:
    marked = "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>"
    xml = f"<w:p>{marked}<w:r><w:t>ett </w:t></w:r></w:p><w:p><w:r><w:t>stycke</w:t></w:r></w:p>"
    assert _texts_of(xml) == ["ett stycke"]


_DELETED_MARK = "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>"


def test_a_deleted_paragraph_mark_does_not_join_cells() -> None:
    cells = "".join(
        f"<w:tc><w:p>{_DELETED_MARK}<w:r><w:t>{text}</w:t></w:r></w:p></w:tc>" for text in "ab"
    )
    assert _texts_of(f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>") == ["a", "b"]


def test_a_deleted_paragraph_mark_leaves_the_heading_below_it() -> None:
    """Below an answer that is the next question."""
    heading = '<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>Rubrik</w:t></w:r></w:p>'
    text = f"<w:p>{_DELETED_MARK}<w:r><w:t>Text.</w:t></w:r></w:p>"
    deleted = f"<w:p>{_DELETED_MARK}<w:del><w:r><w:delText>x</w:delText></w:r></w:del></w:p>"
    below = "<w:p><w:r><w:t>Sist.</w:t></w:r></w:p>"
    assert _texts_of(text + heading + below) == ["Text.", "Rubrik", "Sist."]
    assert _texts_of(deleted + heading + below) == ["Rubrik", "Sist."]


def test_a_table_is_read_cell_by_cell() -> None:
    cells = "".join(f"<w:tc><w:p><w:r><w:t>{t}</w:t></w:r></w:p></w:tc>" for t in "abc")
    assert _texts_of(f"<w:tbl><w:tblPr/><w:tr><w:trPr/>{cells}</w:tr></w:tbl>") == ["a", "b", "c"]


def test_bold_and_italic_come_from_runs_and_character_styles() -> None:
    blocks = _blocks_of(
        "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>fet</w:t></w:r>"
        '<w:r><w:rPr><w:b w:val="0"/><w:i/></w:rPr><w:t>kursiv</w:t></w:r>'
        '<w:r><w:rPr><w:rStyle w:val="Betoning"/></w:rPr><w:t>stil</w:t></w:r></w:p>'
    )
    assert blocks[0].spans == (Span(text="fet", bold=True), Span(text="kursivstil", italic=True))


def test_text_in_the_style_of_prompts_is_not_slanted_for_that() -> None:
    (block,) = _blocks_of(
        '<w:p><w:r><w:rPr><w:rStyle w:val="PlaceholderText"/></w:rPr><w:t>Svar.</w:t></w:r></w:p>'
    )
    assert block.spans == (Span(text="Svar."),)


@pytest.mark.parametrize(
    ("properties", "kind", "level"),
    [
        ('<w:pStyle w:val="Heading1"/>', BlockKind.SUBHEADING, 0),
        ('<w:outlineLvl w:val="3"/>', BlockKind.SUBHEADING, 0),
        ('<w:outlineLvl w:val="9"/>', BlockKind.PARAGRAPH, 0),
        ('<w:pStyle w:val="ListBullet"/>', BlockKind.BULLET, 0),
        ('<w:pStyle w:val="ListNumber"/>', BlockKind.NUMBER, 0),
        ('<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>', BlockKind.BULLET, 1),
        ('<w:numPr><w:ilvl w:val="2"/><w:numId w:val="2"/></w:numPr>', BlockKind.NUMBER, 2),
        (
            '<w:pStyle w:val="ListBullet"/><w:numPr><w:numId w:val="0"/></w:numPr>',
            BlockKind.PARAGRAPH,
            0,
        ),
        ('<w:numPr><w:ilvl w:val="x"/><w:numId w:val="99"/></w:numPr>', BlockKind.PARAGRAPH, 0),
    ],
)
def test_the_kind_of_a_paragraph(properties: str, kind: BlockKind, level: int) -> None:
    (block,) = _blocks_of(f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>a</w:t></w:r></w:p>")
    assert (block.kind, block.level) == (kind, level)


def test_a_control_within_a_list_item_keeps_the_item() -> None:
    """LibreOffice moves a control of one paragraph into the paragraph."""

    def move_inside(root: etree._Element) -> None:
        found = control(root, QUESTION)
        (item,) = _elements(
            '<w:p><w:pPr><w:pStyle w:val="ListBullet"/></w:pPr><w:sdt><w:sdtPr>'
            f'<w:tag w:val="{QUESTION}"/></w:sdtPr><w:sdtContent><w:r><w:t>punkt</w:t></w:r>'
            "</w:sdtContent></w:sdt></w:p>"
        )
        parent = found.getparent()
        assert parent is not None
        parent.replace(found, item)

    report = read_report_docx(edited(DOCUMENT, move_inside), "rapport.docx", CALENDAR).report
    assert report.answer(QUESTION).blocks == (
        Block(kind=BlockKind.BULLET, spans=(Span(text="punkt"),)),
    )


def test_controls_are_found_where_the_whole_body_is_wrapped() -> None:
    def wrap(root: etree._Element) -> None:
        body = root[0]
        (group,) = _elements("<w:sdt><w:sdtContent/></w:sdt>")
        group[0].extend(list(body))
        body.append(group)

    reading = read_report_docx(edited(DOCUMENT, wrap), "rapport.docx", CALENDAR)
    assert (reading.report, reading.edited) == (REPORT, ())


def test_a_fallback_is_not_read_twice() -> None:
    def double(root: etree._Element) -> None:
        (copies,) = _elements(
            '<mc:AlternateContent><mc:Choice Requires="w"/><mc:Fallback/></mc:AlternateContent>'
        )
        (copy,) = _elements(etree.tostring(control(root, QUESTION), encoding="unicode"))
        copies[1].append(copy)
        control(root, "hallbar-tillvaxt").addnext(copies)

    reading = read_report_docx(edited(DOCUMENT, double), "rapport.docx", CALENDAR)
    assert (reading.report, reading.edited) == (REPORT, ())


def test_controls_without_tags_are_told_by_their_order() -> None:
    def untag(root: etree._Element) -> None:
        for properties in root.iter(w("sdtPr")):
            tag = properties.find(w("tag"))
            if tag is not None:
                properties.remove(tag)

    reading = read_report_docx(edited(DOCUMENT, untag), "rapport.docx", CALENDAR)
    assert (reading.report, reading.edited) == (REPORT, ())


def test_the_part_that_word_keeps_of_a_link_apart_is_put_back() -> None:
    def split(root: etree._Element) -> None:
        for link in root.iter(w("hyperlink")):
            link.set(w("anchor"), "kontakt")

    report = read_report_docx(edited(DOCUMENT, split), "rapport.docx", CALENDAR).report
    spans = report.answer("dialog-foretag").blocks[0].spans
    assert [s.href for s in spans if s.href] == ["https://start.stockholm/#kontakt"]


def test_strict_open_xml_is_read() -> None:
    strict = b"http://purl.oclc.org/ooxml/"
    usual = {
        W.encode(): strict + b"wordprocessingml/main",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships": strict
        + b"officeDocument/relationships",
    }
    parts = parts_of(DOCUMENT)
    for name, part in parts.items():
        for old, new in usual.items():
            parts[name] = parts[name].replace(old, new) if part else part
    reading = read_report_docx(zipped(parts), "rapport.docx", CALENDAR)
    assert (reading.report, reading.edited) == (REPORT, ())


def test_the_main_part_may_have_any_name() -> None:
    parts = parts_of(DOCUMENT)
    parts["word/annat.xml"] = parts.pop("word/document.xml")
    parts["word/_rels/annat.xml.rels"] = parts.pop("word/_rels/document.xml.rels")
    for name in ("_rels/.rels", "[Content_Types].xml"):
        parts[name] = parts[name].replace(b"word/document.xml", b"word/annat.xml")
    reading = read_report_docx(zipped(parts), "rapport.docx", CALENDAR)
    assert (reading.report, reading.edited) == (REPORT, ())


def test_page_headers_are_read_and_no_more_of_them_than_a_document_has() -> None:
    parts = tuple(
        Part(f"word/h{n}.xml", "header", root("w:hdr", paragraph(f"Sidhuvud {n}")), f"h{n}")
        for n in range(90)
    )
    header = read_word_text(saved(FilledForm(parts=parts)), "a.docx").header
    assert [block.text for block in header] == [f"Sidhuvud {n}" for n in range(60)]
