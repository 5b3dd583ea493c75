"""The sheet with a row for each committee: whether it has sent, whom to ask and what is there."""

from collections import Counter

from app.formats.collation.moments import by_the_clock
from app.formats.collation.sheet import Book, Cell, Column, Plan, Sheet, Value
from app.formats.collation.sheet_looks import Look
from app.formats.collation.sheet_words import told
from app.model.collation.picture import Missing, Participant, Picture
from app.model.collation.submission import SourceKind
from app.model.report import AnswerStatus, ReportStatus

_COLUMNS = (
    Column("Nämnd", 32),
    Column("Typ", 17),
    Column("Läge", 16),
    Column("Exporterad", 18, Look.MOMENT),
    Column("Revision", 11, Look.NUMBER),
    Column("Kontaktperson", 21),
    Column("Telefon", 16),
    Column("E-post", 30),
    Column("Svar", 8, Look.NUMBER),
    Column("Ej relevant", 11, Look.NUMBER),
    Column("Inget svar", 10, Look.NUMBER),
    Column("Saknade svar", 10, Look.NUMBER),
    Column("Ord", 9, Look.NUMBER),
    Column("Anmärkningar", 15, Look.NUMBER),
    Column("Fil", 54),
    Column("Att veta", 42),
)
_FIRST_DAY = 1900


def write_committees(book: Book, picture: Picture) -> None:
    """Those who have sent, in their order, then those who have not."""
    found = Counter(participant.key for participant, _ in picture.findings())
    with Sheet(book, Plan("Nämnder", _COLUMNS, kept=1, pages=2)) as sheet:
        for participant in picture.participants():
            sheet.add(*_sent(participant, found[participant.key]))
        for missing in picture.missing:
            sheet.add(*_not_sent(missing))


def _sent(participant: Participant, findings: int) -> tuple[Value | Cell, ...]:
    # A form that was filled in elsewhere knows of no drafts.
    form = participant.kind is SourceKind.FORM
    draft = participant.status is ReportStatus.DRAFT and not form
    return (
        participant.name,
        participant.type_name,
        Cell("Utkast", Look.GAP) if draft else Cell("Har skickat in", Look.DONE),
        _moment(participant),
        participant.revision,
        participant.contact.name,
        participant.contact.phone,
        participant.contact.email,
        participant.states.get(AnswerStatus.ANSWERED, 0),
        participant.states.get(AnswerStatus.NOT_APPLICABLE, 0),
        participant.states.get(AnswerStatus.BLANK, 0),
        participant.unanswered,
        participant.words,
        findings,
        participant.source.name,
        told(participant.mark, participant.notes),
    )


def _moment(participant: Participant) -> Value | Cell:
    if participant.sent_at is None:
        return None
    moment = by_the_clock(participant.sent_at)
    if moment.year <= _FIRST_DAY:
        # Excel's calendar begins there.
        return Cell(f"{moment:%Y-%m-%d %H:%M}", Look.TEXT)
    return moment


def _not_sent(missing: Missing) -> tuple[Value | Cell, ...]:
    return (
        missing.committee.name,
        missing.type_name,
        Cell("Saknas", Look.GAP),
        *(None, None, None, None),
        "; ".join(missing.emails),
        *(None, None, None, None, None, None, None),
        " ".join(missing.hints),
    )
