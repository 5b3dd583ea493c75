"""A report of our own writing, as an officer would write it: every kind of block and format."""

from dataclasses import dataclass

from app.model.rich_text import Block, BlockKind, Span


@dataclass(frozen=True)
class WrittenReport:
    """What an officer types: contact details, answers, and reasons for questions set aside."""

    committee: str
    """What is typed to find the committee."""
    term: str
    name: str
    phone: str
    email: str
    answers: dict[str, tuple[Block, ...]]
    reasons: dict[str, str]


def paragraph(*spans: Span | str) -> Block:
    return _block(BlockKind.PARAGRAPH, 0, spans)


def subheading(*spans: Span | str) -> Block:
    return _block(BlockKind.SUBHEADING, 0, spans)


def bullet(*spans: Span | str, level: int = 0) -> Block:
    return _block(BlockKind.BULLET, level, spans)


def number(*spans: Span | str, level: int = 0, start: int | None = None) -> Block:
    return _block(BlockKind.NUMBER, level, spans).model_copy(update={"start": start})


def bold(text: str) -> Span:
    return Span(text=text, bold=True)


def italic(text: str) -> Span:
    return Span(text=text, italic=True)


def _block(kind: BlockKind, level: int, spans: tuple[Span | str, ...]) -> Block:
    made = tuple(Span(text=span) if isinstance(span, str) else span for span in spans)
    return Block(kind=kind, level=level, spans=made)


EXAMPLE = WrittenReport(
    committee="älvsjö",
    term="2022-T2",
    name="Åsa Öberg",
    phone="08-508 21 000",
    email="asa.oberg@stockholm.se",
    answers={
        "samverkan-lokalt-naringsliv": (
            subheading("Företagarföreningar"),
            paragraph(
                "Stadsdelsnämnden träffar föreningarna ",
                bold("fyra gånger om året"),
                ". I maj handlade mötet om ",
                italic("Sommar på torget"),
                ", där 14 företag anmälde sig.",
            ),
            subheading("Möten under perioden"),
            bullet("Frukostmöte den 12 maj, 31 deltagare"),
            bullet("Företagsbesök i tre industriområden:"),
            bullet("Västberga", level=1),
            bullet("Älvsjö och Örby", level=1),
            bullet("Rundvandring med fastighetsägarna – 9 deltagare"),
            paragraph("Nästa möte hålls i oktober."),
        ),
        "vaxla-upp-stockholm": (
            paragraph("Förvaltningen arbetar i tre steg:"),
            number("Kartlägga lediga lokaler"),
            number("Samla frågorna på ett ställe:"),
            number("tillstånd", level=1),
            number("skyltar och uteserveringar", level=1),
            number("Följa upp efter ett halvår"),
        ),
        "svart-ekonomi": (
            paragraph(
                "Nämnden deltar i myndighetsgemensamma tillsynsbesök. Under sommaren gjordes "
                "6 besök, varav 2 ledde till anmälan."
            ),
        ),
        "platssamverkan-platsaktivering": (
            paragraph("Platssamverkan pågår i Fruängen och i Liljeholmen."),
            paragraph("Adress till mötesplatsen:\nFruängsgången 2\n129 52 Hägersten"),
        ),
        "kultur-offentliga-rummet": (
            paragraph('Kafé Ånghörnan har visat film utomhus. Serien hette "Bio på berget".'),
        ),
        "hallbar-tillvaxt": (
            paragraph("Två lokala företag har tagit emot praktikanter genom Jobbtorg."),
        ),
        "dialog-foretag": (paragraph("Dialogen förs i nätverket för lokala företag."),),
    },
    reasons={"verksamhetsomraden": "Området planeras av exploateringsnämnden till och med 2024."},
)
