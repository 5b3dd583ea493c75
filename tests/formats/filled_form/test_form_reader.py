"""A filled form is read by its wording, however it was filled in."""

import pytest

from app.formats.docx.block_reader import read_word_text
from app.formats.errors import ReportFileError
from app.formats.filled_form.form_reader import FilledForm, read_filled_form
from app.formats.source_text import SourceText
from app.formats.text_reader import read_text
from app.model.form import FormDefinition
from app.model.rich_text import Block, BlockKind
from app.services.catalog import Catalog
from tests.support.example_report import bullet, number
from tests.support.example_report import paragraph as text
from tests.support.small_form import form_content
from tests.support.terms import CALENDAR, IN_STOCKHOLM
from tests.support.word_form import block_control, paragraph, table, word_file

Q_LOCAL = "Beskriv samverkan med det lokala näringslivet inom stadsdelsnämndens geografiska område."
Q_VUS = 'Beskriv nämndens arbete med "Växla upp Stockholm"'
Q_BLACK = (
    "Hur sker samverkan med socialnämnden, rättsvårdande myndigheter och skatteverket i arbetet "
    "mot den svarta ekonomin och organiserad brottslighet i näringslivet?"
)
HEAD = (
    paragraph("UPPFÖLJNINGSRAPPORT NÄRINGSLIV"),
    paragraph("Nämnd", bold=True),
    paragraph("Farsta stadsdelsnämnd"),
    paragraph("Kontaktperson för eventuella frågor"),
    paragraph("Ylva Ek"),
    paragraph("Telefon 08-508 18 000"),
    paragraph("E-post: ylva.ek@stockholm.se"),
    paragraph(
        "Uppföljning av direktiv och aktiviteter med näringslivskoppling i budget 2022", bold=True
    ),
    paragraph("1. Stimulera tillväxt och företagsamhet", bold=True),
)


def _read(catalog: Catalog, *elements: str) -> FilledForm:
    data = word_file(*HEAD, *elements)
    return read_filled_form(
        read_word_text(data, "rapport.docx"), catalog.forms, CALENDAR, "rapport.docx"
    )


def _texts(blocks: tuple[Block, ...]) -> list[str]:
    return [block.text for block in blocks]


def test_fields_and_answers_are_found(catalog: Catalog) -> None:
    filled = _read(
        catalog,
        paragraph(Q_LOCAL, bold=True),
        paragraph("Vi har möten."),
        paragraph("2. Förbättra service, tillgänglighet och myndighetsutövning"),
        paragraph(Q_BLACK),
        paragraph("Vi har tillsyn."),
        paragraph("--"),
        paragraph("Övriga upplysningar"),
        paragraph("Inget mer."),
    )
    assert filled.form.id == "stadsdelsnamnd"
    assert (filled.committee, filled.year) == ("Farsta stadsdelsnämnd", 2022)
    assert filled.contact.model_dump() == {
        "name": "Ylva Ek",
        "phone": "08-508 18 000",
        "email": "ylva.ek@stockholm.se",
    }
    assert {key: _texts(blocks) for key, blocks in filled.answers.items()} == {
        "samverkan-lokalt-naringsliv": ["Vi har möten."],
        "svart-ekonomi": ["Vi har tillsyn."],
        "ovriga-upplysningar": ["Inget mer."],
    }
    assert filled.unplaced == ()


@pytest.mark.parametrize(
    "wording",
    [
        Q_VUS,
        Q_VUS.upper(),
        "Beskriv nämndens arbete med ”Växla upp Stockholm”.",
        "Beskriv nämndens\u00a0arbete med »Växla upp Stockholm«",
        "Beskriv nämndens arbete under 2022 med Växla upp Stockholm",
        "Beskriv nämndens arbeten med Växla upp Stockholm:",
        "Beskriv nämndens arbete\nmed Växla upp Stockholm",
    ],
)
def test_a_question_is_known_however_it_is_written(catalog: Catalog, wording: str) -> None:
    filled = _read(
        catalog, paragraph(Q_LOCAL), paragraph("Ett."), paragraph(wording), paragraph("Två.")
    )
    assert _texts(filled.answers["samverkan-lokalt-naringsliv"]) == ["Ett."]
    assert _texts(filled.answers["vaxla-upp-stockholm"]) == ["Två."]


def test_a_question_split_over_two_paragraphs(catalog: Catalog) -> None:
    half = len(Q_BLACK) // 2
    filled = _read(
        catalog, paragraph(Q_BLACK[:half]), paragraph(Q_BLACK[half:]), paragraph("Svaret.")
    )
    assert _texts(filled.answers["svart-ekonomi"]) == ["Svaret."]


def test_a_year_at_the_end_of_an_answer_is_not_the_next_questions(catalog: Catalog) -> None:
    first, second, *_ = [q.text for q in catalog.forms[0].questions()]
    lines = (first, "Platsen planeras till och med", "2024.", second, "Vi har möten.")
    form = _read(catalog, *map(paragraph, lines))
    answers = ["\n".join(_texts(blocks)) for blocks in form.answers.values() if blocks]
    assert answers == ["Platsen planeras till och med\n2024.", "Vi har möten."]


def test_an_answer_that_quotes_another_question(catalog: Catalog) -> None:
    filled = _read(
        catalog,
        paragraph(Q_LOCAL, bold=True),
        paragraph(f"Se även svaret på frågan {Q_BLACK} längre ned."),
        paragraph(Q_VUS, bold=True),
        paragraph("Vi växlar upp."),
        paragraph(Q_LOCAL),
        paragraph("Det är samma fråga som ovan."),
    )
    assert len(filled.answers["samverkan-lokalt-naringsliv"]) == 1
    assert _texts(filled.answers["vaxla-upp-stockholm"]) == [
        "Vi växlar upp.",
        Q_LOCAL,
        "Det är samma fråga som ovan.",
    ]


def test_an_answer_with_a_table_loses_no_cell(catalog: Catalog) -> None:
    cells = (paragraph("År"), paragraph("Antal")), (paragraph("2021"), paragraph("12"))
    filled = _read(catalog, paragraph(Q_LOCAL), paragraph("Möten:"), table(*cells))
    assert _texts(filled.answers["samverkan-lokalt-naringsliv"]) == [
        "Möten:",
        "År",
        "Antal",
        "2021",
        "12",
    ]


@pytest.mark.parametrize(
    "numbers",
    [("1", "2", "3"), ("1.1", "1.2", "2.1")],
)
def test_a_column_of_numbers_is_no_answer(catalog: Catalog, numbers: tuple[str, ...]) -> None:
    rows = [
        [paragraph(one), paragraph(question), paragraph("Vi har möten.")]
        for one, question in zip(numbers, (Q_LOCAL, Q_VUS, Q_BLACK), strict=True)
    ]
    filled = _read(catalog, table(*rows))
    assert [_texts(answer) for answer in filled.answers.values()] == [["Vi har möten."]] * 3
    assert filled.unplaced == ()


def test_a_number_that_ends_an_answer_is_kept(catalog: Catalog) -> None:
    questions = (paragraph(Q_LOCAL), paragraph(Q_VUS), paragraph(Q_BLACK))
    answers = (paragraph(count) for count in ("12", "7", "5"))
    filled = _read(catalog, *(one for pair in zip(questions, answers, strict=True) for one in pair))
    assert [_texts(answer) for answer in filled.answers.values()] == [["12"], ["7"], ["5"]]


def test_two_questions_in_one_control(catalog: Catalog) -> None:
    control = block_control(
        paragraph(Q_LOCAL), paragraph("Ett."), paragraph(Q_VUS), paragraph("Två.")
    )
    filled = _read(catalog, control)
    assert _texts(filled.answers["samverkan-lokalt-naringsliv"]) == ["Ett."]
    assert _texts(filled.answers["vaxla-upp-stockholm"]) == ["Två."]


def test_question_and_answer_in_one_paragraph(catalog: Catalog) -> None:
    filled = _read(catalog, paragraph(f"{Q_LOCAL}\nVi har möten.\nOch nätverk."))
    assert _texts(filled.answers["samverkan-lokalt-naringsliv"]) == ["Vi har möten.\nOch nätverk."]


@pytest.mark.parametrize(
    "prompt",
    [
        "Klicka här för att ange text.",
        "Klicka eller tryck här för att ange text.",
        "[Klicka här för att ange text.](#)",
        "klicka här för att ange datum",
    ],
)
def test_a_prompt_is_no_answer(catalog: Catalog, prompt: str) -> None:
    filled = _read(
        catalog,
        paragraph(Q_LOCAL),
        paragraph(prompt),
        paragraph(Q_VUS),
        block_control(paragraph("Klicka"), prompt=True),
    )
    assert filled.answers == {"samverkan-lokalt-naringsliv": (), "vaxla-upp-stockholm": ()}


def test_a_short_bold_line_over_text_is_a_sub_heading(catalog: Catalog) -> None:
    filled = _read(
        catalog,
        paragraph(Q_LOCAL),
        paragraph("Våra möten", bold=True),
        paragraph("Fyra om året."),
        paragraph("Fet men sist", bold=True),
    )
    kinds = [block.kind for block in filled.answers["samverkan-lokalt-naringsliv"]]
    assert kinds == [BlockKind.SUBHEADING, BlockKind.PARAGRAPH, BlockKind.PARAGRAPH]


def test_a_numbered_list_in_an_answer_is_no_section(catalog: Catalog) -> None:
    filled = _read(
        catalog,
        paragraph(Q_LOCAL),
        paragraph("1. Möten"),
        paragraph("2. Besök"),
        paragraph(Q_VUS),
    )
    assert filled.answers["samverkan-lokalt-naringsliv"] == (number("Möten"), number("Besök"))


def test_text_that_belongs_to_nothing_is_kept(catalog: Catalog) -> None:
    filled = _read(catalog, paragraph("Handläggare: Ylva"), paragraph(Q_LOCAL), paragraph("Svar."))
    assert _texts(filled.unplaced) == ["Handläggare: Ylva"]


def test_a_file_without_any_question_is_refused_and_told_what_was_looked_for(
    catalog: Catalog,
) -> None:
    with pytest.raises(ReportFileError) as refused:
        _read(catalog, paragraph("Övriga upplysningar"), paragraph("Vårt minnesprotokoll."))
    assert "innehåller ingen av rapportens frågor. Har du valt rätt fil?" in str(refused.value)


def test_wrapped_text_is_put_together(catalog: Catalog) -> None:
    text = (
        "Nämnd\nFarsta stadsdelsnämnd\n\n"
        "Beskriv samverkan med det lokala näringslivet inom\n"
        "stadsdelsnämndens geografiska område.\n"
        "Vi har haft fyra möten med företagen i området under våren och\n"
        "vi planerar att fortsätta med det också under hösten, i samma\n"
        "lokal som förut och med samma inbjudan som vi brukar skicka ut.\n\n"
        "Nytt stycke.\n"
    )
    read = read_text(text.encode(), "a.txt")
    filled = read_filled_form(read, catalog.forms, CALENDAR, "a.txt")
    assert _texts(filled.answers["samverkan-lokalt-naringsliv"]) == [
        "Vi har haft fyra möten med företagen i området under våren och vi planerar att fortsätta "
        "med det också under hösten, i samma lokal som förut och med samma inbjudan som vi brukar "
        "skicka ut.",
        "Nytt stycke.",
    ]
    assert filled.committee == "Farsta stadsdelsnämnd"


def test_lists_that_were_typed_are_lists(catalog: Catalog) -> None:
    filled = _read(
        catalog,
        paragraph(Q_LOCAL),
        paragraph("Vi har haft:\n- möten\n- besök"),
        paragraph(Q_VUS),
        paragraph("\uf0b7\tlokaler"),
        paragraph("o\ttomma"),
        paragraph(""),
        paragraph("\uf0b7\ttillstånd"),
        paragraph("Under tiden - från mars - har vi mötts."),
    )
    assert filled.answers["samverkan-lokalt-naringsliv"] == (
        text("Vi har haft:"),
        bullet("möten"),
        bullet("besök"),
    )
    assert filled.answers["vaxla-upp-stockholm"] == (
        bullet("lokaler"),
        bullet("tomma", level=1),
        bullet("tillstånd"),
        text("Under tiden - från mars - har vi mötts."),
    )


def test_lists_in_a_text_file(catalog: Catalog) -> None:
    lines = f"{Q_LOCAL}\nVi har haft:\n- möten\n    - med SBR\n- besök\n{Q_VUS}\n3. ett\n4. två\n"
    source = read_text(lines.encode(), "rapport.txt")
    filled = read_filled_form(source, catalog.forms, CALENDAR, "rapport.txt")
    assert filled.answers["samverkan-lokalt-naringsliv"] == (
        text("Vi har haft:"),
        bullet("möten"),
        bullet("med SBR", level=1),
        bullet("besök"),
    )
    assert filled.answers["vaxla-upp-stockholm"] == (number("ett", start=3), number("två"))


def test_lists_in_a_text_file_with_hard_line_ends(catalog: Catalog) -> None:
    lines = (
        f"{Q_LOCAL}\n\nVi har under våren arbetat med torget\noch har tillsammans med andra\n"
        "haft:\n\n* möten som har varit välbesökta av\n  företagare\n* besök\n\n"
        f"{Q_VUS}\n\nVi växlar\nupp.\n"
    )
    source = read_text(lines.encode(), "rapport.txt")
    assert source.line_ends == " "
    filled = read_filled_form(source, catalog.forms, CALENDAR, "rapport.txt")
    assert filled.answers["samverkan-lokalt-naringsliv"] == (
        text("Vi har under våren arbetat med torget och har tillsammans med andra haft:"),
        bullet("möten som har varit välbesökta av företagare"),
        bullet("besök"),
    )
    assert _texts(filled.answers["vaxla-upp-stockholm"]) == ["Vi växlar upp."]


def test_what_is_printed_with_a_question_is_nobodys_answer() -> None:
    hint = "Räkna bara det som är klart."
    introduction = "Här gäller det kvarteren kring torget."
    sections = [
        {"number": 1, "title": "Först", "questions": [{"id": "ett", "text": "Vad?", "hint": hint}]},
        {
            "number": 2,
            "title": "Sedan",
            "introduction": f"{introduction}\nOch gatorna.",
            "questions": [{"id": "tva", "text": "Vad mer?", "required": False}],
        },
    ]
    form = FormDefinition.model_validate(form_content(sections=sections), context=IN_STOCKHOLM)
    lines = (
        *("Vad?", "", hint, "Allt.", "2. Sedan", introduction, "Och gatorna."),
        *("Vad mer?", "Frågan är frivillig.", "", hint, "Inget."),
    )
    source = SourceText(tuple(map(text, lines)))
    answers = read_filled_form(source, [form], CALENDAR, "a.docx").answers
    assert _texts(answers["ett"]) == ["Allt."]
    # Another question's note is somebody's word here.
    assert _texts(answers["tva"]) == [hint, "Inget."]


def test_a_text_file_is_read_without_signs_that_nobody_sees() -> None:
    source = read_text("\ufeffNämnd\u200b: Far\u00adsta\n\u200b- ett 👩\u200d💻".encode(), "a.txt")
    assert [block.text for block in source.blocks] == ["Nämnd: Farsta", "- ett 👩\u200d💻"]
