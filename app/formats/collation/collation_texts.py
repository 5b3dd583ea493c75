"""The collation's own words, and how it writes names and moments."""

import datetime
import re
from collections.abc import Iterable
from decimal import Decimal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from app.model.collation.collation import Collation
from app.model.collation.figures.given_values import CommitteeState, FigureState
from app.model.collation.figures.question_figures import states_of
from app.model.collation.notes import Note
from app.model.kinds.asked import plain_number
from app.model.kinds.told import number_text
from app.model.report import Answer, AnswerStatus
from app.model.respondent import Respondent
from app.model.swedish import in_figures, local_time, with_capital

ANSWERS = {
    AnswerStatus.ANSWERED: "Besvarad",
    AnswerStatus.NOT_APPLICABLE: "Ej relevant",
    AnswerStatus.BLANK: "Inget svar",
}
STATES = {
    FigureState.UNFINISHED: "Inte klart",
    FigureState.BLANK: "Inget svar",
    FigureState.NOT_APPLICABLE: "Ej relevant",
    FigureState.OTHERWISE: "Frågan ställdes på ett annat sätt",
    FigureState.NOT_ASKED: "Fick inte frågan",
}
"""Why there is no value to count."""
_FIELDS = {
    **{"committee": "{One}", "term": "Period", "contact.name": "Kontaktperson"},
    **{"contact.phone": "Telefon", "contact.email": "E-post", "unplaced": "Text utanför svaren"},
}
_SIGNS = re.compile(r'[()<>\[\]:;@\\,."]')


def asks_for_values(collation: Collation) -> bool:
    """Whether any question asks for more than text."""
    return any(question.kinds for area in collation.areas for question in area.questions)


def place_text(field: str, respondent: Respondent) -> str:
    """What a field of a report is called."""
    return respondent.fill(_FIELDS.get(field, "{}"), field)


def whole_text(answer: Answer) -> str:
    """Its value, its words, and first what a draft has that is no value yet."""
    typed = "\n".join(one.text for one in answer.unfinished)
    return "\n\n".join(text for text in (typed, answer.plain) if text)


def states_text(committees: Iterable[CommitteeState]) -> str:
    """For example "Inget svar: 2. Ej relevant: 1."; empty where all have given something."""
    states = states_of(committees)
    counts = {label: in_figures(states[one]) for one, label in STATES.items() if states[one]}
    return " ".join(f"{label}: {count}." for label, count in counts.items())


def rounded(mean: Decimal, decimals: int) -> Decimal:
    """With one decimal more than the numbers have."""
    return plain_number(round(mean, decimals + 1))


def signed(number: Decimal | None) -> str:
    """For example "+12" or "−3"; "0" for no change."""
    if number is None:
        return ""
    return f"+{number_text(number)}" if number > 0 else number_text(number)


def mark_sentence(mark: str) -> str:
    """The mark of a name as a sentence: "Utkast."."""
    return f"{with_capital(mark)}." if mark else ""


def mark_and_notes(mark: str, notes: tuple[Note, ...]) -> str:
    """The mark and the notes as running text."""
    return " ".join(one for one in (mark_sentence(mark), *(note.message for note in notes)) if one)


def addressed(name: str, email: str) -> str:
    """Name and address as mail programs take them; the name is quoted where it must be."""
    shown = " ".join(name.split())
    if _SIGNS.search(shown):
        shown = '"' + re.sub(r'(["\\])', r"\\\1", shown) + '"'
    return f"{shown} <{email}>" if shown else email


_HERE = "Europe/Stockholm"


def in_utc(moment: datetime.datetime) -> str:
    """As in the published schemas: 2022-09-30T14:05:00Z, with parts of a second where it has."""
    return moment.astimezone(datetime.UTC).isoformat().replace("+00:00", "Z")


def by_the_clock(moment: datetime.datetime) -> datetime.datetime:
    """Swedish time to the minute, without a zone.

    A computer that knows no time zones by name (Windows without tzdata) uses its own.
    """
    try:
        zone = ZoneInfo(_HERE)
    except ZoneInfoNotFoundError:
        zone = None
    return local_time(moment, zone).replace(second=0, microsecond=0, tzinfo=None)


TITLE = "Sammanställning: {}"
LANGUAGE = "sv-SE"
"""Of these texts."""
CONTENTS = "Innehåll"
ASKED_AS = "Frågan löd: {}"
NOT_APPLICABLE = "Ej relevant: "
NOT_APPLICABLE_ALONE = "Ej relevant."
NO_ANSWER = "Inget svar: "
BLANK = "Inget svar."
NOBODY = "{No} {one} har besvarat frågan."
COMPARED = "Ändringen gäller de {} som har svarat båda gångerna."
NO_NUMBERS = "{No} {one} har svarat med ett tal."
VALUES_DESCRIPTION = "Första raden har rubriker. Där det finns en summa står den sist."
NO_NAME = "{One} utan namn"
NO_TITLE = "Utan rubrik"
REVISION = "Version {}"
DRAFT = "Utkast, version {}"
FORM = "Ifylld blankett"
CONTACT = "Kontaktperson: {}"
NO_CONTACT = "Kontaktuppgifter saknas"
OUTSIDE = "Text utanför frågorna"
ABOUT = "Om sammanställningen"
MADE = "Sammanställningen är gjord {} med version {} av programmet."
MISSING = "Har inte skickat in"
FILES = "Filer att titta på"
FILES_DESCRIPTION = "Tre kolumner: filen, {the} den kommer från och vad som gäller för den."
UNKNOWN = "Okänd"
COLUMNS = ("Fil", "{One}", "Vad det gäller")
BELOW = "Sammanställd {}"


def sent_summary(
    sent: int, asked: int, unknown: int, respondent: Respondent, *, others: int
) -> str:
    """For example "25 av 28 nämnder har skickat in, och 1 avsändare är okänd".

    `others` are committees that have sent without being asked.
    """
    those = respondent.one if asked == 1 else respondent.many
    told = f"{in_figures(sent)} av {in_figures(asked)} {those} har skickat in"
    if others:
        is_asked = respondent.fill("är tillfråga{d}") if others == 1 else "är tillfrågade"
        told += f", liksom {others} som inte {is_asked}"
    if unknown:
        told += f", och {unknown} avsändare är {'okänd' if unknown == 1 else 'okända'}"
    return told
