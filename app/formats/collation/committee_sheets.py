"""The sheets of committees: what each has sent, mail addresses, and what is missing."""

from collections import Counter
from collections.abc import Iterable, Sequence

from app.formats.collation.cell_styles import CellStyle
from app.formats.collation.cell_texts import cell_texts, joined
from app.formats.collation.collation_texts import (
    addressed,
    by_the_clock,
    mark_and_notes,
    mark_sentence,
)
from app.formats.collation.sheet import (
    Cell,
    Column,
    OpenWorkbook,
    Sheet,
    Value,
)
from app.formats.collation.table_sheets import sheet_name
from app.model.collation.collation import Collation, MissingCommittee, Participant, addresses_in
from app.model.collation.submission import SourceKind
from app.model.report import AnswerStatus, ReportStatus
from app.model.swedish import in_figures

_ADDRESS_COLUMNS = (
    Column("Namn", 30),
    Column("E-post", 36),
    Column("{One}", 36, worded=True),
    Column("Telefon", 18),
    Column("Namn <adress>", 56),
)
_MISSING = "Alla som saknas"
# The signs that fit on one line from the second column to the last.
_SEEN = 140
_REMARK = "Kopiera rutan med adresser och klistra in den i fältet Hemlig kopia i Outlook."


def write_addresses(book: OpenWorkbook, collation: Collation) -> None:
    """A row a contact; above the table all addresses in one cell (or more, where it is full).

    Of the participants only their addresses are kept in memory.
    """
    sent = joined(_once(one.contact.email for one in collation.participants()))
    missing = joined(_once(email for one in collation.missing for email in one.emails))
    unknown = _without_address(collation.missing)
    without = sum(not addresses_in(one.contact.email) for one in collation.participants())

    def top(sheet: Sheet) -> None:
        _all_in_one(sheet, "Alla som har skickat in", sent)
        _all_in_one(sheet, _MISSING, missing)
        for number, line in enumerate(unknown):
            label = "" if number or missing else _MISSING
            sheet.line(Cell(label, CellStyle.LABEL), Cell(line, CellStyle.ONE_LINE), height=16)
        left = f" Utan adress som går att använda: {without}." if without else ""
        sheet.line(Cell(None, CellStyle.REMARK), Cell(_REMARK + left, CellStyle.REMARK), height=24)

    with Sheet(book, "Mejllista", _ADDRESS_COLUMNS, top=top) as sheet:
        for one in collation.participants():
            contact = one.contact
            ready = "; ".join(
                addressed(contact.name, email) for email in addresses_in(contact.email)
            )
            sheet.add(contact.name, contact.email, one.name, contact.phone, ready)


def _without_address(missing: Sequence[MissingCommittee]) -> tuple[str, ...]:
    """How many have no address and who they are, in lines that can be seen whole."""
    unknown = [one for one in missing if not any(map(addresses_in, one.emails))]
    if not unknown:
        return ()
    said = f"{in_figures(len(unknown))} av {in_figures(len(missing))} saknar känd adress: "
    if len(unknown) == len(missing):
        said = (
            f"Ingen har en känd adress ({in_figures(len(unknown))} av {in_figures(len(missing))}): "
        )
    first, *rest = (one.committee.name for one in unknown)
    listed = [f"{name}," for name in (said + first, *rest)]
    listed[-1] = listed[-1].removesuffix(",")
    return joined([piece for one in listed for piece in cell_texts(one)], _SEEN, " ")


def _once(written: Iterable[str]) -> list[str]:
    found: dict[str, str] = {}
    for email in (email for one in written for email in addresses_in(one)):
        found.setdefault(email.casefold(), email)
    return list(found.values())


def _all_in_one(sheet: Sheet, label: str, cells: tuple[str, ...]) -> None:
    for number, addresses in enumerate(cells, start=1):
        shown = label if len(cells) == 1 else f"{label}, del {number} av {len(cells)}"
        # One line high, however much there is: it is there to be copied, not read.
        sheet.line(Cell(shown, CellStyle.LABEL), Cell(addresses, CellStyle.ONE_LINE), height=16)


_GAP_COLUMNS = (
    Column("{One}", 38, worded=True),
    Column("Vad saknas", 40),
    Column("E-post", 40),
    Column("Att veta", 56),
)


def write_gaps(book: OpenWorkbook, collation: Collation) -> None:
    """Committees that have not sent, then each required question that has no answer."""
    required = [one for area in collation.areas for one in area.questions if one.required]
    with Sheet(book, "Saknas", _GAP_COLUMNS) as sheet:
        for missing in collation.missing:
            emails = "; ".join(missing.emails)
            hints = " ".join(missing.hints)
            sheet.add(missing.committee.name, Cell("Rapporten", CellStyle.GAP), emails, hints)
        for participant in collation.participants():
            states = collation.states_of(participant.key)
            for question in required:
                state = states.get(question.id)
                if state is not None and state.status is AnswerStatus.BLANK:
                    email, mark = participant.contact.email, mark_sentence(participant.mark)
                    sheet.add(participant.name, question.short, email, mark)


_COMMITTEE_COLUMNS = (
    Column("{One}", 32, worded=True),
    Column("Typ", 17),
    Column("Läge", 16),
    Column("Exporterad", 18, CellStyle.MOMENT),
    Column("Version", 11, CellStyle.NUMBER),
    Column("Kontaktperson", 21),
    Column("Telefon", 16),
    Column("E-post", 30),
    Column("Svar", 8, CellStyle.NUMBER),
    Column("Ej relevant", 11, CellStyle.NUMBER),
    Column("Inget svar", 10, CellStyle.NUMBER),
    Column("Saknade svar", 10, CellStyle.NUMBER),
    Column("Ord", 9, CellStyle.NUMBER),
    Column("Anmärkningar", 15, CellStyle.NUMBER),
    Column("Fil", 54),
    Column("Att veta", 42),
)
_FIRST_DAY = 1900


def write_committees(book: OpenWorkbook, collation: Collation) -> None:
    """Those who have sent, in their order, then those who have not."""
    found = Counter(participant.key for participant, _ in collation.findings())
    name = sheet_name(book.respondent.fill("{Many}"))
    with Sheet(book, name, _COMMITTEE_COLUMNS, kept=1, pages=2) as sheet:
        for participant in collation.participants():
            sheet.add(*_sent(participant, found[participant.key]))
        for missing in collation.missing:
            sheet.add(*_not_sent(missing))


def _sent(participant: Participant, findings: int) -> tuple[Value | Cell, ...]:
    # A form that was filled in elsewhere knows of no drafts.
    form = participant.kind is SourceKind.FORM
    draft = participant.status is ReportStatus.DRAFT and not form
    return (
        participant.name,
        participant.type_name,
        Cell("Utkast", CellStyle.GAP) if draft else Cell("Har skickat in", CellStyle.DONE),
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
        mark_and_notes(participant.mark, participant.notes),
    )


def _moment(participant: Participant) -> Value | Cell:
    if participant.sent_at is None:
        return None
    moment = by_the_clock(participant.sent_at)
    if moment.year <= _FIRST_DAY:
        # Excel has no dates before that.
        return Cell(f"{moment:%Y-%m-%d %H:%M}", CellStyle.TEXT)
    return moment


def _not_sent(missing: MissingCommittee) -> tuple[Value | Cell, ...]:
    return (
        missing.committee.name,
        missing.type_name,
        Cell("Saknas", CellStyle.GAP),
        *(None, None, None, None),
        "; ".join(missing.emails),
        *(None, None, None, None, None, None, None),
        " ".join(missing.hints),
    )
