"""The sheets of answers: one row an answer, and one row a committee with its states and words."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import groupby

from xlsxwriter.utility import xl_range_abs

from app.formats.collation.cell_styles import CellStyle, answer_styles
from app.formats.collation.cell_texts import cell_texts
from app.formats.collation.collation_texts import (
    ANSWERS,
    asks_for_values,
    mark_sentence,
    whole_text,
)
from app.formats.collation.sheet import (
    MOST_LINES,
    Cell,
    Column,
    Formula,
    OpenWorkbook,
    Sheet,
    Value,
    lines_in,
    sum_of_shown,
)
from app.formats.collation.typed_cells import answer_cell
from app.model.collation.collation import AnswerState, Collation, GivenAnswer
from app.model.collation.outline import Area, AskedQuestion
from app.model.report import Answer, AnswerStatus
from app.model.rich_text import shortened

_ANSWER = Column("Svar", 100)
_ANSWER_COLUMNS = (
    Column("{One}", 30, worded=True),
    Column("Område", 26),
    Column("Fråga", 26),
    Column("Läge", 13),
    Column("Ord", 8, CellStyle.NUMBER),
    _ANSWER,
    Column("Att veta", 26),
)
_VALUE = Column("Värde", 20)
_VALUED_COLUMNS = (*_ANSWER_COLUMNS[:-2], _VALUE, *_ANSWER_COLUMNS[-2:])
_HIGH = "Här syns bara början. Hela svaret står i Word-dokumentet och i formelfältet."


def write_answers(book: OpenWorkbook, collation: Collation) -> None:
    """One row an answer; a text too long for a cell continues in rows that are filtered alike.

    Values have a column of their own, where any are asked for.
    """
    valued = asks_for_values(collation)
    with Sheet(book, "Svar", _VALUED_COLUMNS if valued else _ANSWER_COLUMNS) as sheet:
        for area in collation.areas:
            for question in area.questions:
                for given in collation.answers_to(question.id):
                    for row in _rows(area, question, given, valued=valued):
                        sheet.add(*row)


def _rows(
    area: Area, question: AskedQuestion, given: GivenAnswer, *, valued: bool
) -> Iterator[tuple[Value | Cell, ...]]:
    answer = given.answer
    style, number_style = answer_styles(answer.status, required=question.required)
    state = Cell(ANSWERS[answer.status], style)
    words = answer.words if answer.status is AnswerStatus.ANSWERED else None
    values = [answer_cell(answer)] if valued else []
    for piece in cell_texts(_said(answer)):
        high = _HIGH if lines_in(piece, _ANSWER) > MOST_LINES else ""
        known = " ".join(one for one in (mark_sentence(given.mark), high) if one)
        number = Cell(words, number_style)
        yield given.name, area.heading, question.short, state, number, *values, piece, known
        words = None
        values = [Cell(None, CellStyle.TEXT) for _ in values]


def _said(answer: Answer) -> str:
    match answer.status:
        case AnswerStatus.ANSWERED:
            return whole_text(answer)
        case AnswerStatus.NOT_APPLICABLE:
            return answer.reason
        case AnswerStatus.BLANK:
            # A reason may be left over; it does not count.
            return ""


_NAME = Column("{One}", 32, worded=True)
_STATE = Column("Läge", 12)
_WORDS = Column("Ord", 7, CellStyle.NUMBER)
_SHOWN_VALUE, _SHOWN_CHOICES = Column("Värde", 16), Column("Värde", 26)
_LEGEND = (
    "Tom ruta: frågan ställdes inte till {the}. Gul ruta: inget svar på en obligatorisk fråga.",
    "Ord är antalet ord i svaret. {Many} som inte har skickat in står i bladet Saknas.",
)
_VALUE_LEGEND = "Värde är det som är svarat; en tabells rader står i ett eget blad."
_TOTALS = {
    "Besvarade": AnswerStatus.ANSWERED,
    "Ej relevanta": AnswerStatus.NOT_APPLICABLE,
    "Inget svar": AnswerStatus.BLANK,
}
_A_PAGE = 12
_A_LINE = 19

_Asked = tuple[Area, AskedQuestion]


def write_questions(book: OpenWorkbook, collation: Collation) -> None:
    """One row a committee, in as many sheets as the columns need; each ends with totals."""
    asked = [(area, question) for area in collation.areas for question in area.questions]
    most = (book.most_columns - 1) // 2
    for number, start in enumerate(range(0, max(len(asked), 1), most), start=1):
        name = "Frågor" if number == 1 else f"Frågor, del {number}"
        _write_part(book, collation, name, asked[start : start + most])


def _write_part(
    book: OpenWorkbook, collation: Collation, name: str, asked: Sequence[_Asked]
) -> None:
    counts: Counter[tuple[str, AnswerStatus]] = Counter()
    words: Counter[str] = Counter()
    ids = [question.id for _, question in asked]
    valued = any(question.kinds for _, question in asked)
    columns = (_NAME, *(column for _, one in asked for column in (_STATE, _beside_state(one))))
    pages = max(1, -(-len(asked) // _A_PAGE))

    def top(sheet: Sheet) -> None:
        _headings(sheet, asked)

    with Sheet(book, name, columns, top=top, kept=1, pages=pages) as sheet:
        begun, first = sheet.name_now, sheet.next_row
        for participant in collation.participants():
            states = collation.states_of(participant.key)
            answers = collation.answers_of(participant.key) if valued else ()
            given = {answer.question_id: answer for answer in answers}
            sheet.add(participant.name, *_cells(asked, states, given))
            for question_id in ids:
                if (state := states.get(question_id)) is not None:
                    counts[question_id, state.status] += 1
                    words[question_id] += state.words
        last = sheet.next_row - 1
        sheet.end_of_table()
        sheet.line()
        in_one_sheet = sheet.name_now == begun and last >= first
        _write_totals(sheet, asked, counts, words, (first, last) if in_one_sheet else None)


_Rows = tuple[int, int]


def _write_totals(
    sheet: Sheet,
    asked: Sequence[_Asked],
    counts: Mapping[tuple[str, AnswerStatus], int],
    words: Mapping[str, int],
    rows: _Rows | None,
) -> None:
    """As formulas, of the rows that are left when the table is filtered, where there are rows."""
    questions = [question for _, question in asked]
    for label, status in _TOTALS.items():
        numbers: list[Value] = []
        for at, question in enumerate(questions):
            number = counts[question.id, status]
            formula = _count(status, rows, 1 + 2 * at, number) if rows else number
            numbers += [formula, None]
        sheet.line(*(Cell(value, CellStyle.TOTAL) for value in (label, *numbers)))
    sums: list[Value] = []
    for at, question in enumerate(questions):
        number = words[question.id]
        formula = sum_of_shown(*rows, 2 + 2 * at, Decimal(number)) if rows else number
        sums += [None, None if question.kinds else formula]
    label_cell = Cell("Ord i alla svar", CellStyle.TOTAL)
    sheet.line(label_cell, *(Cell(value, CellStyle.SUM) for value in sums))


def _count(status: AnswerStatus, rows: _Rows, column: int, number: int) -> Formula:
    cells = xl_range_abs(rows[0], column, rows[1], column)
    first = xl_range_abs(rows[0], column, rows[0], column)
    # SUBTOTAL knows what is filtered away, one cell at a time; it does not count by what one says.
    is_shown = f"SUBTOTAL(103,OFFSET({first},ROW({cells})-ROW({first}),0))"
    return Formula(f'=SUMPRODUCT({is_shown}*({cells}="{ANSWERS[status]}"))', Decimal(number))


def _headings(sheet: Sheet, asked: Sequence[_Asked]) -> None:
    values = (_VALUE_LEGEND,) if any(question.kinds for _, question in asked) else ()
    for line in (*map(sheet.book.respondent.fill, _LEGEND), *values):
        sheet.line(Cell(line, CellStyle.REMARK))
    areas = [
        (area.heading, len(list(questions)))
        for area, questions in groupby((area for area, _ in asked))
    ]
    # Without a short name a question goes by its wording, which may be of any length.
    names = [shortened(question.short, 250) for _, question in asked]
    sheet.spread(
        [(shortened(h, 250), 2 * n) for h, n in areas],
        CellStyle.GROUP,
        _height([(h, 2 * n) for h, n in areas]),
    )
    sheet.spread(
        [(name, 2) for name in names], CellStyle.SUBGROUP, _height([(n, 2) for n in names])
    )


def _height(spans: Sequence[tuple[str, int]]) -> float:
    """In points: Excel does not fit the height of merged cells."""
    lines = max((-(-len(text) // (_A_LINE * width // 2)) for text, width in spans), default=1)
    return 16.0 * min(lines, 8) + 2


def _beside_state(question: AskedQuestion) -> Column:
    if any(kind.has_options for kind in question.kinds):
        return _SHOWN_CHOICES
    return _SHOWN_VALUE if question.kinds else _WORDS


def _cells(
    asked: Sequence[_Asked], states: Mapping[str, AnswerState], given: Mapping[str, Answer]
) -> Iterator[Cell]:
    for _, question in asked:
        state = states.get(question.id)
        if state is None:
            yield Cell(None, CellStyle.UNASKED)
            yield Cell(None, CellStyle.NUMBER)
        else:
            style, number_style = answer_styles(state.status, required=question.required)
            yield Cell(ANSWERS[state.status], style)
            if question.kinds:
                yield answer_cell(given[question.id])
                continue
            shown = state.words if state.status is AnswerStatus.ANSWERED else None
            yield Cell(shown, number_style)
