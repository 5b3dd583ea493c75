"""The document itself: order and wording of the printed form, styles, properties, valid parts."""

import re
from io import BytesIO
from zipfile import ZipFile

import pytest
from lxml import etree

from app.formats.docx.document_texts import revision_line
from app.formats.docx.document_writer import VALUE_STYLES
from app.formats.docx.markup import R, w
from app.formats.docx.report_docx import write_form_docx
from app.formats.docx.styles import value
from app.model.report import Contact
from app.model.rich_text import BlockKind
from tests.support.report_documents import (
    content,
    control,
    exported,
    form_named,
    main_part,
    parts_of,
    rich_report,
    template,
)
from tests.support.small_form import small_form

FORM = form_named("stadsdelsnamnd")
TEMPLATE = template()
REPORT = rich_report(FORM)
DOCUMENT = exported(REPORT, FORM)
PARTS = parts_of(DOCUMENT)
BODY = main_part(DOCUMENT)
STYLES = etree.fromstring(PARTS["word/styles.xml"])
CORE = etree.fromstring(PARTS["docProps/core.xml"])


def _text(element: etree._Element) -> str:
    return "".join(t.text or "" for t in element.iter(w("t")))


def _style(paragraph: etree._Element) -> str | None:
    return value(paragraph.find(w("pPr")), "pStyle")


def _headings() -> list[tuple[str | None, str]]:
    wanted = {"Title", "Heading1", "Heading2", "Heading3"}
    return [(_style(p), _text(p)) for p in BODY.iter(w("p")) if _style(p) in wanted]


def test_headings_come_in_the_order_and_wording_of_the_form() -> None:
    expected = [
        ("Title", "Uppföljningsrapport näringsliv"),
        ("Heading1", FORM.heading.replace("{year}", "2022")),
        ("Heading2", FORM.description_heading),
    ]
    for section in FORM.sections:
        if section.heading:
            expected.append(("Heading1", section.heading))
        for question in section.questions:
            level = 2 if section.heading else 1
            answer = REPORT.answer(question.id)
            expected.append((f"Heading{level}", answer.question))
            if not answer.not_applicable:
                subheadings = [b for b in answer.blocks if b.kind is BlockKind.SUBHEADING]
                expected += [(f"Heading{level + 1}", block.text) for block in subheadings]
    assert _headings() == expected


def test_what_is_for_the_writer_stands_in_an_empty_form_only() -> None:
    assert FORM.instructions not in _text(BODY)
    assert FORM.instructions in _text(main_part(write_form_docx(REPORT, FORM, TEMPLATE)))


def test_a_title_that_is_not_the_same_in_small_letters_stays() -> None:
    form = small_form(title="ÅRSRAPPORT", short_title="Rapport om året")
    assert form.title_of_reports == "ÅRSRAPPORT"
    form = small_form(title="ÅRSRAPPORT", short_title="Årsrapport")
    assert form.title_of_reports == "Årsrapport"


def test_the_first_version_says_no_number() -> None:
    assert revision_line(REPORT) == "2022-09-14"


def test_a_subheading_in_the_closing_section_skips_no_level() -> None:
    closing = REPORT.answer("ovriga-upplysningar")
    blocks = REPORT.answer("samverkan-lokalt-naringsliv").blocks
    report = REPORT.with_answer(closing.model_copy(update={"blocks": blocks}))
    root = main_part(exported(report, FORM))
    styles = [_style(p) for p in content(root, "ovriga-upplysningar").iter(w("p"))]
    assert "Heading2" in styles
    assert "Heading3" not in styles


def test_the_contact_table_names_its_fields_and_itself() -> None:
    table = next(BODY.iter(w("tbl")))
    rows = [[_text(cell) for cell in row.iter(w("tc"))] for row in table.iter(w("tr"))]
    labels = FORM.labels
    assert rows == [
        [labels.committee, "Hägersten-Älvsjö stadsdelsnämnd"],
        [labels.term, "Tertialrapport 2 2022"],
        [labels.contact, REPORT.contact.name],
        [labels.phone, REPORT.contact.phone],
        [labels.email, REPORT.contact.email],
    ]
    properties = table.find(w("tblPr"))
    assert value(properties, "tblCaption")
    assert value(properties, "tblDescription")


def test_every_question_has_one_control_around_whole_paragraphs() -> None:
    for answer in REPORT.answers:
        found = control(BODY, answer.question_id)
        parent = found.getparent()
        assert parent is not None
        assert parent.tag == w("body")
        assert {child.tag for child in content(BODY, answer.question_id)} == {w("p")}
    ids = [value(found.find(w("sdtPr")), "id") for found in BODY.iter(w("sdt"))]
    assert len(set(ids)) == len(ids) == len(REPORT.answers) + 5


def test_a_blank_answer_shows_a_prompt_and_a_reason_is_shown() -> None:
    blank = control(BODY, "ovriga-upplysningar").find(w("sdtPr"))
    assert blank is not None
    assert blank.find(w("showingPlcHdr")) is not None
    assert _text(content(BODY, "ovriga-upplysningar")) == "Inget svar."
    reason = REPORT.answer("verksamhetsomraden").reason
    assert _text(content(BODY, "verksamhetsomraden")) == f"Ej relevant. {reason}"


def test_a_link_is_stored_once() -> None:
    answer = REPORT.answer("dialog-foretag")
    report = REPORT.with_answer(
        answer.model_copy(update={"blocks": (*answer.blocks, *answer.blocks)})
    )
    parts = parts_of(exported(report, FORM))
    relationships = etree.fromstring(parts["word/_rels/document.xml.rels"])
    external = {r.get("Id"): r.get("Target") for r in relationships if r.get("TargetMode")}
    assert list(external.values()) == ["https://start.stockholm/"]
    links = etree.fromstring(parts["word/document.xml"]).iter(w("hyperlink"))
    assert {link.get(f"{{{R}}}id") for link in links} == set(external)


def test_the_language_is_swedish_everywhere() -> None:
    language = next(STYLES.iter(w("lang")))
    assert {language.get(w(name)) for name in ("val", "eastAsia", "bidi")} == {"sv-SE"}
    theme = etree.fromstring(PARTS["word/settings.xml"]).find(w("themeFontLang"))
    assert theme is not None
    assert theme.get(w("val")) == "sv-SE"
    assert CORE.findtext("{http://purl.org/dc/elements/1.1/}language") == "sv-SE"


def test_the_properties_come_from_the_report() -> None:
    dc, terms = "{http://purl.org/dc/elements/1.1/}", "{http://purl.org/dc/terms/}"
    title = CORE.findtext(f"{dc}title") or ""
    for part in (FORM.short_title, "Hägersten-Älvsjö stadsdelsnämnd", "Tertialrapport 2 2022"):
        assert part in title
    assert CORE.findtext(f"{dc}creator") == REPORT.contact.name
    assert CORE.findtext(f"{terms}created") == "2022-09-14T09:30:00Z"
    assert CORE.findtext(f"{terms}modified") == "2022-09-14T09:30:00Z"
    assert "Hägersten-Älvsjö stadsdelsnämnd" in PARTS["docProps/app.xml"].decode()


def test_without_a_contact_the_committee_is_the_author() -> None:
    report = REPORT.model_copy(update={"contact": Contact()})
    core = etree.fromstring(parts_of(exported(report, FORM))["docProps/core.xml"])
    creator = core.findtext("{http://purl.org/dc/elements/1.1/}creator")
    assert creator == "Hägersten-Älvsjö stadsdelsnämnd"


@pytest.mark.parametrize("draft", [False, True])
def test_every_page_says_whose_it_is_and_whether_it_is_a_draft(draft: bool) -> None:
    parts = parts_of(exported(REPORT.model_copy(update={"revision": 3}), FORM, draft=draft))
    frames = {
        name: _text(etree.fromstring(part))
        for name, part in parts.items()
        if re.fullmatch(r"word/(header|footer)\d\.xml", name)
    }
    headers = [text for name, text in frames.items() if "header" in name]
    footers = [text for name, text in frames.items() if "footer" in name]
    assert len(headers) == len(footers) == 2
    assert all(("UTKAST" in text) is draft for text in headers)
    assert any("Hägersten-Älvsjö stadsdelsnämnd · Tertialrapport 2 2022" in t for t in headers)
    assert footers == ["Version 3 · 2022-09-14Sida 1 av 1"] * 2


def test_the_page_is_a4() -> None:
    size = next(BODY.iter(w("pgSz")))
    assert (size.get(w("w")), size.get(w("h"))) == ("11906", "16838")


def test_parts_are_well_formed_and_declared() -> None:
    types = etree.fromstring(PARTS["[Content_Types].xml"])
    declared = {t.get("PartName") for t in types} | {t.get("Extension") for t in types}
    for name, part in PARTS.items():
        etree.fromstring(part)
        assert f"/{name}" in declared or name.rpartition(".")[2] in declared
    assert set(TEMPLATE) - {VALUE_STYLES} == set(PARTS)


def test_the_first_parts_say_that_it_is_a_word_document() -> None:
    with ZipFile(BytesIO(DOCUMENT)) as package:
        first, second, *others = package.namelist()
    assert (first, second) == ("[Content_Types].xml", "_rels/.rels")
    word = [name.startswith("word/") for name in others]
    # Those that are written last are counted with the text.
    assert word == sorted(word[:-3], reverse=True) + [True] * 3


def test_no_part_begins_with_a_comment_of_the_template() -> None:
    assert any(b"<!--" in part for part in TEMPLATE.values())
    assert not [name for name, part in PARTS.items() if b"<!--" in part]


def test_every_style_that_is_used_is_defined() -> None:
    defined = {style.get(w("styleId")) for style in STYLES.iterfind(w("style"))}
    for name, part in PARTS.items():
        if name.startswith("word/") and name.endswith(".xml"):
            for tag in ("pStyle", "rStyle", "tblStyle", "basedOn", "next"):
                used = {e.get(w("val")) for e in etree.fromstring(part).iter(w(tag))}
                assert used <= defined, name


def test_headings_have_words_own_names() -> None:
    for level in (1, 2, 3):
        style = STYLES.find(f"{w('style')}[@{w('styleId')}='Heading{level}']")
        assert style is not None
        assert value(style, "name") == f"heading {level}"


def _contrast_on_white(color: str) -> float:
    channels = [int(color[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    luminance = sum(f * c for f, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
    return 1.05 / (luminance + 0.05)


def test_all_text_can_be_read_on_white() -> None:
    colors = {c.get(w("val"), "") for c in STYLES.iter(w("color"))}
    assert colors
    assert all(_contrast_on_white(color) >= 4.5 for color in colors)
