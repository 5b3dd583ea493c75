"""What officers copy, as their programs put it on the clipboard; the words are our own."""

from pathlib import Path

import pytest

from app.formats.html.html_reader import Copied, read_html
from app.model.rich_text import Span
from tests.support.example_report import bold, bullet, italic, number, paragraph
from tests.support.example_report import subheading as heading

_PAGES = Path(__file__).parent / "clipboard"


def _link(text: str, href: str) -> Span:
    return Span(text=text, href=href)


_EXPECTED = {
    "word-2016": Copied(
        (
            heading("Lokalt näringsliv"),
            heading("Möten under våren"),
            paragraph(
                "Förvaltningen har haft ",
                bold("fyra möten"),
                " med ",
                italic("Företagarna i dalen"),
                " och ",
                Span(text="en vandring", bold=True, italic=True),
                ". Det kostade 14\xa0000\xa0kronor, se ",
                _link("stadens sida", "https://start.stockholm/foretag/?sida=2#moten"),
                ".",
            ),
            bullet("Frukostmöte den 12\xa0maj"),
            bullet(bold("31"), " deltagare", level=1),
            bullet("nio av dem nya", level=2),
            number("Inbjudan\n", bold("Två"), " veckor före"),
            number("per brev", level=1),
            bullet("en punkt i mallens formatmall", level=1),
            paragraph(
                "Handläggaren bedömer att fler deltar i höst.\nFråga ",
                _link("oss", "mailto:naringsliv@stockholm.se"),
                ".",
            ),
            paragraph(bold("Möte"), " | ", bold("Antal"), " | ", bold("Plats")),
            paragraph("Frukost | – | Västberga och Årsta"),
        ),
        tables=1,
        pictures=1,
        notes=1,
    ),
    "word-web": Copied(
        (
            heading("Tillsyn och lotsning"),
            paragraph(
                "Nämnden gjorde ",
                bold("sex besök"),
                " enligt ",
                italic("planen"),
                ".\n",
                _link("Företagslotsen", "https://start.stockholm/lots"),
            ),
            bullet("Restauranger"),
            bullet("två nya", level=1),
            bullet("i hamnen", level=2),
            number("Ansökan"),
            number("Beslut"),
            paragraph("År | Besök"),
            paragraph("2022 | 6"),
        ),
        tables=1,
        pictures=1,
    ),
    "outlook": Copied(
        (
            paragraph("Hej Åsa,"),
            paragraph("Här är ", bold("våra"), " punkter:"),
            number("Skyltar"),
            number("på torget", level=1),
            number("Uteserveringar"),
            bullet("Rätt väg: ", _link("start.stockholm", "https://start.stockholm/tillstand")),
            paragraph("Med vänlig hälsning\n", italic("Kim")),
            paragraph(
                bold("Från:"),
                " Åsa Öberg <asa.oberg@stockholm.se>\n",
                bold("Skickat:"),
                " den 16 maj 2022 09:12\n",
                bold("Till:"),
                " Kim Lund\n",
                bold("Ämne:"),
                " SV: Underlag",
            ),
            paragraph(bold("Nyhetsbrev")),
            paragraph("Maj"),
            heading("Torgen"),
            bullet("Öppnar i juni"),
        ),
        pictures=1,
    ),
    "libreoffice": Copied(
        (
            heading("Sommar på torget"),
            paragraph(
                "Serien hade ",
                bold("tolv"),
                " kvällar och ",
                italic("tre scener"),
                ", se även planen.",
            ),
            paragraph(
                "Den kostade mer än väntat. ",
                _link("Budgeten", "https://example.se/a?b=1&c=2"),
                " beslutades\ni maj. Kalkylen",
            ),
            bullet("Musik"),
            bullet("fyra kvällar", level=1),
            bullet("på berget", level=2),
            bullet("Film\nutomhus"),
            number("Ansökan"),
            number("med ritning", level=1),
            number("Beslut"),
            paragraph(bold("Kväll"), " | ", bold("Besök")),
            paragraph("1 | 140"),
            paragraph("Slut."),
        ),
        tables=1,
        pictures=1,
        notes=2,
    ),
    "google-docs": Copied(
        (
            heading("Nätverk"),
            paragraph(
                "Vi träffas ",
                bold("varje månad"),
                " och ",
                italic("ibland oftare"),
                ", se ",
                _link("sidan", "https://example.se/natverk"),
                ".\nAlla får komma.",
            ),
            bullet("Bromma"),
            bullet(bold("Ulvsunda"), level=1),
            bullet("norra delen", level=2),
            bullet("Farsta"),
            number("Kalla"),
            number("Mötas"),
            paragraph(bold("Månad"), " | ", bold("Antal")),
            paragraph("Maj | 9"),
        ),
        tables=1,
        pictures=1,
    ),
    "web-page": Copied(
        (
            heading("Driva företag i staden"),
            paragraph("Torget en dag i maj"),
            paragraph(
                "Staden ",
                bold("hjälper"),
                " dig som ",
                italic("driver"),
                " företag. Ring ",
                _link("08-508\xa0000", "tel:+468508000"),
                " eller ",
                _link("skriv", "https://start.stockholm/kontakt?lang=sv"),
                ", se även om oss och mer.",
            ),
            heading("Så gör du"),
            number("Sök ", bold("tillstånd")),
            bullet("i god tid", level=1),
            bullet("på nätet", level=1),
            number("Vänta på svar.\nDet tar två veckor."),
            heading("Ord att känna till"),
            paragraph(bold("Upplåtelse")),
            paragraph("Att få använda mark."),
            paragraph("Lots"),
            paragraph("Någon som visar vägen."),
            paragraph("Det gick fort."),
            paragraph("En företagare"),
            paragraph("Öppet:\nmåndag 9-16\nfredag 9-12"),
            paragraph("Avgifter"),
            paragraph("Avgiften är 500 kr."),
            paragraph("Avgifter per år"),
            paragraph(bold("År"), " | ", bold("Avgift")),
            paragraph(bold("2021"), " | 480 kr"),
            paragraph(bold("2022"), " | 500 kr"),
            paragraph("Hittade du rätt?"),
        ),
        tables=1,
        pictures=1,
        notes=1,
    ),
    # The format of its cells stands in the page's style, which is not read.
    "excel": Copied(
        (
            paragraph("Stadsdel | Besök | Anmärkning"),
            paragraph("Älvsjö | 1\xa0200 | –"),
        ),
        tables=1,
    ),
}


@pytest.mark.parametrize("program", sorted(page.stem for page in _PAGES.iterdir()))
def test_what_a_program_copies_is_read(program: str) -> None:
    html = (_PAGES / f"{program}.html").read_text(encoding="utf-8")
    read = read_html(html)
    assert read.blocks == _EXPECTED[program].blocks
    assert read == _EXPECTED[program]
