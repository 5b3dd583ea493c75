"""The sheet with a row for each answer, to be filtered and read."""

from collections.abc import Iterator

from app.formats.collation.cell_text import cell_texts
from app.formats.collation.sheet import MOST_LINES, Book, Cell, Column, Plan, Sheet, Value, lines_in
from app.formats.collation.sheet_looks import Look, answer_looks
from app.formats.collation.sheet_words import ANSWERS, mark_told
from app.model.collation.outline import Area, AskedQuestion
from app.model.collation.picture import Given, Picture
from app.model.report import Answer, AnswerStatus

_ANSWER = Column("Svar", 100)
_COLUMNS = (
    Column("Nämnd", 30),
    Column("Område", 26),
    Column("Fråga", 26),
    Column("Läge", 13),
    Column("Ord", 8, Look.NUMBER),
    _ANSWER,
    Column("Att veta", 26),
)
_HIGH = "Här syns bara början. Hela svaret står i Word-dokumentet och i formelfältet."


def write_answers(book: Book, picture: Picture) -> None:
    """Question by question; a text too long for a cell goes on in rows that are filtered alike."""
    with Sheet(book, Plan("Svar", _COLUMNS)) as sheet:
        for area in picture.areas:
            for question in area.questions:
                for given in picture.answers_to(question.id):
                    for row in _rows(area, question, given):
                        sheet.add(*row)


def _rows(area: Area, question: AskedQuestion, given: Given) -> Iterator[tuple[Value | Cell, ...]]:
    answer = given.answer
    look, look_of_number = answer_looks(answer.status, required=question.required)
    state = Cell(ANSWERS[answer.status], look)
    words = answer.words if answer.status is AnswerStatus.ANSWERED else None
    for piece in cell_texts(_said(answer)):
        high = _HIGH if lines_in(piece, _ANSWER) > MOST_LINES else ""
        known = " ".join(one for one in (mark_told(given.mark), high) if one)
        number = Cell(words, look_of_number)
        yield given.name, area.heading, question.short, state, number, piece, known
        words = None


def _said(answer: Answer) -> str:
    match answer.status:
        case AnswerStatus.ANSWERED:
            return answer.plain
        case AnswerStatus.NOT_APPLICABLE:
            return answer.reason
        case AnswerStatus.BLANK:
            # What may be left of a reason is not said.
            return ""
