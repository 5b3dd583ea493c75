"""Fields, content controls and signs."""

from types import MappingProxyType

from tests.support.filled_word_form import FilledForm, Part, root
from tests.support.word_form import block_control, paragraph, run
from tests.support.word_situations.markup import (
    BOUND,
    BOUND_PARTS,
    LINK,
    PHONE,
    TERMS,
    Situation,
    answer,
    cell,
    complex_field,
    control,
    emoji,
    form_list,
    form_tick,
    in_field,
    mark,
    p,
    row,
    symbol,
    tick_box,
)

FIELD_SITUATIONS = (
    answer("a-form-field", p(complex_field("FORMTEXT", run("Vi samverkar."))), "Vi samverkar."),
    answer("an-empty-form-field", p(complex_field("FORMTEXT", run("\u2002" * 5))), ""),
    answer(
        "tick-boxes-of-a-form",
        p(form_tick(on=True) + run(" Ja   ") + form_tick(on=False) + run(" Nej")),
        "☒ Ja   ☐ Nej",
    ),
    answer("a-list-left-at-its-default", p(form_list("", "Pågår", "Klart")), "Pågår"),
    in_field(
        "the-period-from-a-list",
        "term",
        p(form_list('<w:result w:val="1"/>', *TERMS)),
        "2022-T1",
    ),
    answer(
        "a-link-as-a-field-in-pieces",
        p(
            f"{mark('begin')}<w:r><w:instrText> HYPER</w:instrText></w:r>"
            f'<w:r><w:instrText>LINK "{LINK}" </w:instrText></w:r>{mark("separate")}'
            f"{run('stadens ')}{run('sida')}{mark('end')}{run('.')}"
        ),
        "stadens sida.",
        link=LINK,
    ),
    in_field(
        "an-address-behind-a-name",
        "email",
        p(complex_field('HYPERLINK "mailto:kajsa.parke@stockholm.se"', run("Kajsa Pärke"))),
        "kajsa.parke@stockholm.se",
    ),
    in_field(
        "a-property-of-the-document",
        "contact",
        p(complex_field("DOCPROPERTY Namn", run("Kajsa Pärke"))),
        "Kajsa Pärke",
    ),
    answer(
        "a-field-that-depends-on-another",
        p(
            f"{mark('begin')}<w:r><w:instrText> IF </w:instrText></w:r>"
            f"{complex_field('MERGEFIELD typ', run('A'))}"
            "<w:r><w:instrText> = A x y </w:instrText></w:r>"
            f"{mark('separate')}{run('Visat.')}{mark('end')}"
        ),
        "Visat.",
    ),
    answer("a-field-that-never-ends", p(mark("begin") + run("Kvar.")), "Kvar."),
)

CONTROL_SITUATIONS = (
    answer("any-glyph-ticks", p(tick_box(on=True, glyph=run("X")) + run(" Ja")), "☒ Ja"),
    answer(
        "a-glyph-of-wingdings-ticks",
        p(tick_box(on=False, glyph=symbol("Wingdings", "00A8")) + run(" Ja")),
        "☐ Ja",
    ),
    in_field(
        "the-period-chosen-in-a-control",
        "term",
        p(control("<w:dropDownList/>", run("Tertialrapport 1 2022"))),
        "2022-T1",
    ),
    answer(
        "a-control-left-at-its-prompt",
        p(control("<w:dropDownList/>", run("Välj ett objekt."))),
        "",
    ),
    answer("an-english-prompt", block_control(paragraph("Click or tap here to enter text.")), ""),
    answer(
        "a-prompt-that-only-the-document-knows",
        block_control(paragraph("Täytä tähän.")).replace(
            "<w:sdtPr>", '<w:sdtPr><w:placeholder><w:docPart w:val="P1"/></w:placeholder>'
        ),
        "",
        Part(
            "word/glossary/document.xml",
            "glossaryDocument",
            root(
                "w:glossaryDocument",
                '<w:docParts><w:docPart><w:docPartPr><w:name w:val="P1"/></w:docPartPr>'
                f"<w:docPartBody>{paragraph('Täytä tähän.')}</w:docPartBody></w:docPart>"
                "</w:docParts>",
            ),
        ),
    ),
    answer(
        "a-date", p(run("Start: ") + control("<w:date/>", run("2022-03-15"))), "Start: 2022-03-15"
    ),
    answer("bound-to-xml", control(BOUND, paragraph("Gammalt.")), "Nytt svar.", *BOUND_PARTS),
    answer(
        "controls-within-controls",
        p(run("Vi har ") + control("", control("", run("tolv")) + run(" nya")) + run(".")),
        "Vi har tolv nya.",
    ),
    row("a-control-around-a-cell", cell(paragraph("Telefon")) + control("", cell(PHONE))),
    Situation(
        "a-control-around-a-row",
        FilledForm(
            rows={"phone": control("", f"<w:tr>{cell(paragraph('Telefon'))}{cell(PHONE)}</w:tr>")}
        ),
        MappingProxyType({"phone": "08-508 21 083"}),
    ),
    answer(
        "a-section-that-is-repeated",
        control("", control("", paragraph("Ett.")) + control("", paragraph("Två."))),
        "Ett.\nTvå.",
    ),
)

SIGN_SITUATIONS = (
    answer(
        "signs-of-symbol-fonts",
        p(
            f"{symbol('Wingdings', 'F0FC')}{run(' klart ')}{symbol('Wingdings', 'F0E0')}"
            f"{run(' ')}{symbol('Symbol', 'F0B3')}{run(' 5')}"
        ),
        "✓ klart → ≥ 5",
    ),
    answer(
        "a-letter-that-is-a-smiley",
        p('<w:r><w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr><w:t>J</w:t></w:r>'),
        "☺",
    ),
    answer(
        "a-sign-nobody-knows",
        p(run("Märke ") + symbol("Egna tecken", "F041")),
        "Märke",
        told="ett tecken",
    ),
    answer(
        "emoji",
        p(run("Invigning ") + emoji("🎉") + run(" i maj ") + emoji("😊")),
        "Invigning 🎉 i maj 😊",
    ),
    answer(
        "hyphens-and-spaces",
        p(
            "<w:r><w:t>närings</w:t><w:softHyphen/><w:t>liv T1</w:t>"
            "<w:noBreakHyphen/><w:t>x</w:t></w:r>"
        ),
        "närings\u00adliv T1\u2011x",
    ),
    answer(
        "tabs-and-breaks",
        p("<w:r><w:t>A</w:t><w:tab/><w:t>B</w:t><w:ptab/><w:t>C</w:t><w:cr/><w:t>D</w:t></w:r>"),
        "A\tB\tC\nD",
    ),
)
