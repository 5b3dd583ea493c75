"""The sheet of what is missing: reports that have not come, and answers that are not there."""

from app.formats.collation.sheet import Book, Cell, Column, Plan, Sheet
from app.formats.collation.sheet_looks import Look
from app.formats.collation.sheet_words import mark_told
from app.model.collation.picture import Picture
from app.model.report import AnswerStatus

_COLUMNS = (
    Column("Nämnd", 38),
    Column("Vad saknas", 40),
    Column("E-post", 40),
    Column("Att veta", 56),
)


def write_gaps(book: Book, picture: Picture) -> None:
    """Committees that have not sent, then each required question that has no answer."""
    required = [one for area in picture.areas for one in area.questions if one.required]
    with Sheet(book, Plan("Saknas", _COLUMNS)) as sheet:
        for missing in picture.missing:
            emails = "; ".join(missing.emails)
            hints = " ".join(missing.hints)
            sheet.add(missing.committee.name, Cell("Rapporten", Look.GAP), emails, hints)
        for participant in picture.participants():
            states = picture.states_of(participant.key)
            for question in required:
                state = states.get(question.id)
                if state is not None and state.status is AnswerStatus.BLANK:
                    email, mark = participant.contact.email, mark_told(participant.mark)
                    sheet.add(participant.name, question.short, email, mark)
