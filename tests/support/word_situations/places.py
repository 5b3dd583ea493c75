"""Where text can stand: boxes, drawings, notes, other files."""

from types import MappingProxyType

from tests.support.filled_word_form import QUESTIONS, SECOND, FilledForm, Part, root
from tests.support.word_form import block_control, paragraph, run, table
from tests.support.word_situations.markup import (
    DIAGRAM,
    Situation,
    answer,
    box,
    drawing,
    in_field,
    old_box,
    p,
    shape,
)

PLACE_SITUATIONS = (
    Situation(
        "answers-in-boxes-in-a-table",
        FilledForm(as_table=True, answers={q: p(box(paragraph(f"I {q}."))) for q in QUESTIONS}),
        MappingProxyType({q: f"I {q}." for q in QUESTIONS}),
    ),
    Situation(
        "answers-in-a-table",
        FilledForm(as_table=True),
        MappingProxyType({q: f"Svar på {q}." for q in QUESTIONS}),
    ),
    Situation(
        "answers-in-boxes-of-word-2007",
        FilledForm(answers={q: old_box(f"I {q}.") for q in QUESTIONS}),
        MappingProxyType({q: f"I {q}." for q in QUESTIONS}),
    ),
    Situation(
        "answers-in-boxes-of-a-strict-file",
        FilledForm(
            strict=True,
            answers={
                q: p(drawing(shape(paragraph(f"I {q}."), name="wne:txbxContent")))
                for q in QUESTIONS
            },
        ),
        MappingProxyType({q: f"I {q}." for q in QUESTIONS}),
    ),
    answer(
        "boxes-in-a-group",
        p(drawing(f"<wpg:wgp>{shape(paragraph('A.'))}{shape(paragraph('B.'))}</wpg:wgp>")),
        "A.\nB.",
    ),
    answer(
        "a-box-between-paragraphs",
        block_control(
            paragraph("Ett."), p(run("Två.") + box(paragraph("I rutan."))), paragraph("Tre.")
        ),
        "Ett.\nTvå.\nI rutan.\nTre.",
    ),
    in_field("a-box-in-a-field", "phone", p(box(paragraph("08-1"))), "08-1"),
    answer(
        "alternates-around-runs",
        p(
            f'{run("Före ")}<mc:AlternateContent><mc:Choice Requires="wps">{run("val")}'
            f"</mc:Choice><mc:Fallback>{run('annat')}</mc:Fallback></mc:AlternateContent>"
            f"{run(' efter')}"
        ),
        "Före val efter",
    ),
    answer(
        "alternates-of-a-future-word",
        '<mc:AlternateContent><mc:Choice xmlns:x="urn:2040" Requires="x"><x:ny/></mc:Choice>'
        f"<mc:Fallback>{paragraph('Reserv.')}</mc:Fallback></mc:AlternateContent>",
        "Reserv.",
    ),
    answer(
        "text-in-a-drawing",
        p(drawing("<a:txBody><a:p><a:r><a:t>Ritad text.</a:t></a:r></a:p></a:txBody>")),
        "Ritad text.",
    ),
    answer(
        "word-art",
        p('<w:r><w:pict><v:shape><v:textpath string="Stor rubrik"/></v:shape></w:pict></w:r>'),
        "Stor rubrik",
    ),
    answer(
        "a-diagram",
        p(drawing('<dgm:relIds r:dm="rD"/>', "diagram")),
        "Steg ett\nSteg två",
        Part("word/diagrams/data1.xml", "diagramData", DIAGRAM, "rD"),
    ),
    answer(
        "ruby",
        p(
            f"<w:r><w:ruby><w:rt>{run('kanji')}</w:rt><w:rubyBase>{run('漢字')}</w:rubyBase></w:ruby></w:r>"
        ),
        "漢字 (kanji)",
    ),
    answer(
        "an-equation",
        p(
            f"{run('Det är ')}<m:oMath><m:f><m:num><m:r><m:t>15</m:t></m:r></m:num>"
            f"<m:den><m:r><m:t>120</m:t></m:r></m:den></m:f></m:oMath>{run('.')}"
        ),
        "Det är 15/120.",
    ),
    answer(
        "a-footnote",
        p(run("Enligt plan") + '<w:r><w:footnoteReference w:id="2"/></w:r>' + run(".")),
        "Enligt plan [Beslut i mars.].",
        Part(
            "word/footnotes.xml",
            "footnotes",
            root(
                "w:footnotes", f'<w:footnote w:id="2">{paragraph(" Beslut i mars.")}</w:footnote>'
            ),
        ),
    ),
    answer(
        "a-page-that-is-put-in",
        '<w:altChunk r:id="rA"/>',
        "I en sida.\n[bullet0] punkt",
        Part(
            "word/a.html",
            "aFChunk",
            "<html><body><p>I en sida.</p><ul><li>punkt</li></ul></body></html>",
            "rA",
        ),
    ),
    answer(
        "a-text-that-is-put-in",
        '<w:altChunk r:id="rA"/>',
        "I en textfil.",
        Part("word/a.txt", "aFChunk", "I en textfil.", "rA"),
    ),
    answer(
        "a-file-that-cannot-be-read",
        '<w:altChunk r:id="rA"/>',
        "",
        Part("word/a.rtf", "aFChunk", r"{\rtf1 dold}", "rA"),
        told="en infogad fil",
    ),
    answer(
        "a-frame",
        '<w:p><w:pPr><w:framePr w:w="4000"/></w:pPr>' + run("I ram.") + "</w:p>",
        "I ram.",
    ),
    answer(
        "columns",
        paragraph("Ett.") + "<w:p><w:pPr><w:sectPr/></w:pPr></w:p>" + paragraph("Två."),
        "Ett.\nTvå.",
    ),
    answer(
        "a-table-in-a-table",
        table([paragraph("Yttre.") + table([paragraph("Inre.")])]),
        "Yttre.\nInre.",
    ),
    answer(
        "a-list-that-starts-at-three",
        '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
        + run("tre")
        + "</w:p>"
        '<w:p><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr>'
        + run("under")
        + "</w:p>",
        "[number0] tre\n[number1] under",
    ),
    answer(
        "smart-tags",
        p(f"<w:smartTag><w:customXml>{run('Skärholmen')}</w:customXml></w:smartTag>"),
        "Skärholmen",
    ),
    answer("right-to-left", p(f"<w:bdo>{run('שלום')}</w:bdo>{run(' hej')}"), "שלום hej"),
    Situation(
        "a-strict-file", FilledForm(strict=True), MappingProxyType({SECOND: f"Svar på {SECOND}."})
    ),
)
