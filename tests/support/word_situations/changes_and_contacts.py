"""Tracked and hidden text, what cannot be taken along, and the contact details."""

from types import MappingProxyType

from tests.support.filled_word_form import FORM, THIRD, FilledForm, Part, root
from tests.support.word_form import block_control, paragraph, run
from tests.support.word_situations.markup import (
    DELETED,
    HYPERLINK,
    LINK,
    Situation,
    answer,
    cell,
    drawing,
    in_field,
    p,
)

TRACKED_SITUATIONS = (
    answer(
        "a-row-that-is-deleted",
        f"<w:tbl><w:tr>{cell(paragraph('Kvar'))}</w:tr><w:tr><w:trPr><w:del/></w:trPr>{cell(paragraph('Borta'))}</w:tr></w:tbl>",
        "Kvar",
    ),
    answer(
        "a-cell-that-is-deleted",
        f"<w:tbl><w:tr>{cell(paragraph('Kvar'))}<w:tc><w:tcPr><w:cellDel/></w:tcPr>{paragraph('Borta')}</w:tc></w:tr></w:tbl>",
        "Kvar",
    ),
    answer("inserted-and-deleted", p(f"<w:ins>{run('Nytt svar')}{DELETED}</w:ins>"), "Nytt svar"),
    answer(
        "a-link-that-is-inserted",
        p(f'<w:ins><w:hyperlink r:id="rLink">{run("webb")}</w:hyperlink></w:ins>'),
        "webb",
        HYPERLINK,
        link=LINK,
    ),
    answer("a-control-that-is-deleted", block_control(p(DELETED)) + paragraph("Kvar."), "Kvar."),
    answer(
        "joined-paragraphs",
        "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>"
        + run("Ett ")
        + "</w:p>"
        + paragraph("stycke."),
        "Ett stycke.",
    ),
    Situation(
        "a-question-that-is-edited",
        FilledForm(
            questions={
                THIRD: f"{run(FORM.question(THIRD).text[:-1])}{DELETED}<w:ins>{run('!')}</w:ins>"
            }
        ),
        MappingProxyType({THIRD: f"Svar på {THIRD}."}),
    ),
    answer(
        "text-that-a-style-hides",
        p(
            run("Synligt.")
            + '<w:r><w:rPr><w:rStyle w:val="DoldText"/></w:rPr><w:t>Dolt.</w:t></w:r>'
        )
        + '<w:p><w:pPr><w:pStyle w:val="Dold"/></w:pPr>'
        + run("Dolt.")
        + "</w:p>",
        "Synligt.",
    ),
    answer(
        "text-that-is-shown-again",
        '<w:p><w:pPr><w:pStyle w:val="Dold"/></w:pPr><w:r><w:rPr><w:vanish w:val="0"/></w:rPr>'
        "<w:t>Synligt.</w:t></w:r></w:p>",
        "Synligt.",
    ),
)

OMITTED_SITUATIONS = (
    answer("a-picture", p(drawing('<a:blip r:embed="x"/>', "picture")), "", told="en bild"),
    answer("a-chart", p(drawing('<c:chart r:id="x"/>', "chart")), "", told="ett diagram"),
    answer(
        "an-embedded-file",
        p(
            "<w:r><w:object><v:shape><v:imagedata/></v:shape>"
            '<o:OLEObject ProgID="Word.Document.12"/></w:object></w:r>'
        ),
        "",
        told="en infogad fil",
    ),
    answer(
        "a-control-of-activex",
        p('<w:r><w:object><w:control r:id="x"/></w:object></w:r>'),
        "",
        told="ett formulärfält",
    ),
    answer("a-document-that-is-linked", p('<w:subDoc r:id="x"/>'), "", told="ett länkat dokument"),
    answer(
        "a-comment",
        p(run("Svar.") + '<w:r><w:commentReference w:id="0"/></w:r>'),
        "Svar.",
        told="en kommentar",
    ),
)

CONTACT_SITUATIONS = (
    in_field("an-empty-address", "email", "<w:p/>", ""),
    in_field("a-value-with-its-label", "phone", paragraph("Tel: 08-508 21 083"), "08-508 21 083"),
    in_field(
        "two-numbers",
        "phone",
        p("<w:r><w:t>08-508 21 083</w:t><w:br/><w:t>070-123 45 67</w:t></w:r>"),
        "08-508 21 083, 070-123 45 67",
    ),
    in_field(
        "a-number-that-is-kept-together",
        "phone",
        paragraph("08\u2011508 21 083"),
        "08\u2011508 21 083",
    ),
    in_field(
        "two-addresses",
        "email",
        paragraph("a@stockholm.se (eller b@stockholm.se)"),
        "a@stockholm.se (eller b@stockholm.se)",
    ),
    in_field("a-short-period", "term", paragraph("T1 2022"), "2022-T1"),
    in_field("a-spoken-period", "term", paragraph("Tertial 1 2022"), "2022-T1"),
    in_field("the-year-s-report", "term", paragraph("VB 2022"), "2022-VB"),
    in_field(
        "a-ticked-period",
        "term",
        paragraph("☐ Tertialrapport 1  ☒ Tertialrapport 2  ☐ Verksamhetsberättelse 2022"),
        "2022-T2",
    ),
    Situation(
        "committee-and-period-in-the-header",
        FilledForm(
            fields={"committee": "<w:p/>", "term": "<w:p/>"},
            parts=(
                Part(
                    "word/header1.xml",
                    "header",
                    root("w:hdr", paragraph("Skärholmens stadsdelsnämnd, Tertialrapport 1 2022")),
                ),
            ),
        ),
        MappingProxyType({"committee": "skarholmen", "term": "2022-T1"}),
    ),
)
