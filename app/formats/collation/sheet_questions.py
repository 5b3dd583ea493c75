"""The sheet with a row for each committee and two columns for each question: state and words."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from app.formats.collation.sheet import Book, Cell, Column, Plan, Sheet
from app.formats.collation.sheet_looks import Look, answer_looks
from app.formats.collation.sheet_words import ANSWERS
from app.model.collation.outline import Area, AskedQuestion
from app.model.collation.picture import Picture, State
from app.model.report import AnswerStatus
from app.model.rich_text import shortened

_NAME = Column("Nämnd", 32)
_STATE = Column("Läge", 12)
_WORDS = Column("Ord", 7, Look.NUMBER)
_LEGEND = (
    "Tom ruta: frågan ställdes inte till nämnden. Gul ruta: inget svar på en obligatorisk fråga.",
    "Ord är antalet ord i svaret. Nämnder som inte har skickat in står i bladet Saknas.",
)
_TOTALS = {
    "Besvarade": AnswerStatus.ANSWERED,
    "Ej relevanta": AnswerStatus.NOT_APPLICABLE,
    "Inget svar": AnswerStatus.BLANK,
}
_A_PAGE = 12
_A_LINE = 19

_Asked = tuple[Area, AskedQuestion]


def write_questions(book: Book, picture: Picture) -> None:
    """In as many sheets as the columns need; each ends with the numbers for each question."""
    asked = [(area, question) for area in picture.areas for question in area.questions]
    most = (book.most_columns - 1) // 2
    for number, start in enumerate(range(0, max(len(asked), 1), most), start=1):
        name = "Frågor" if number == 1 else f"Frågor, del {number}"
        _write_part(book, picture, name, asked[start : start + most])


def _write_part(book: Book, picture: Picture, name: str, asked: Sequence[_Asked]) -> None:
    counts: Counter[tuple[str, AnswerStatus]] = Counter()
    words: Counter[str] = Counter()
    ids = [question.id for _, question in asked]
    columns = (_NAME, *(column for _ in asked for column in (_STATE, _WORDS)))
    pages = max(1, -(-len(asked) // _A_PAGE))

    def top(sheet: Sheet) -> None:
        _headings(sheet, asked)

    with Sheet(book, Plan(name, columns, top=top, kept=1, pages=pages)) as sheet:
        for participant in picture.participants():
            states = picture.states_of(participant.key)
            sheet.add(participant.name, *_cells(asked, states))
            for question_id in ids:
                if (state := states.get(question_id)) is not None:
                    counts[question_id, state.status] += 1
                    words[question_id] += state.words
        sheet.end_of_table()
        sheet.line()
        for label, status in _TOTALS.items():
            numbers = [Cell(n, Look.TOTAL) for one in ids for n in (counts[one, status], None)]
            sheet.line(Cell(label, Look.TOTAL), *numbers)
        numbers = [Cell(n, Look.SUM) for one in ids for n in (None, words[one])]
        sheet.line(Cell("Ord i alla svar", Look.TOTAL), *numbers)


def _headings(sheet: Sheet, asked: Sequence[_Asked]) -> None:
    for line in _LEGEND:
        sheet.line(Cell(line, Look.REMARK))
    areas = [
        (area.heading, len(list(questions)))
        for area, questions in groupby((area for area, _ in asked))
    ]
    # A question without a short name is called by its wording, which may be of any length.
    names = [shortened(question.short, 250) for _, question in asked]
    sheet.spread(
        [(shortened(h, 250), 2 * n) for h, n in areas],
        Look.GROUP,
        _height([(h, 2 * n) for h, n in areas]),
    )
    sheet.spread([(name, 2) for name in names], Look.SUBGROUP, _height([(n, 2) for n in names]))


def _height(spans: Sequence[tuple[str, int]]) -> float:
    """In points: merged cells do not find their height by themselves."""
    lines = max((-(-len(text) // (_A_LINE * width // 2)) for text, width in spans), default=1)
    return 16.0 * min(lines, 8) + 2


def _cells(asked: Sequence[_Asked], states: Mapping[str, State]) -> Iterator[Cell]:
    for _, question in asked:
        state = states.get(question.id)
        if state is None:
            yield Cell(None, Look.UNASKED)
            yield Cell(None, Look.NUMBER)
        else:
            look, look_of_number = answer_looks(state.status, required=question.required)
            yield Cell(ANSWERS[state.status], look)
            shown = state.words if state.status is AnswerStatus.ANSWERED else None
            yield Cell(shown, look_of_number)
