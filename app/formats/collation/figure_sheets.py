"""The sheet of figures: for each question every committee's number, their sum, and a chart."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from xlsxwriter.utility import xl_range_abs, xl_rowcol_to_cell

from app.formats.collation.cell_styles import CellStyle
from app.formats.collation.collation_texts import STATES, mark_sentence, states_text
from app.formats.collation.figure_charts import CHART_WIDTH, LEAST_ROWS, Bars, ChartPlace
from app.formats.collation.sheet import Cell, Column, Formula, OpenWorkbook, Sheet
from app.formats.collation.typed_cells import in_cell, number_cell, number_format
from app.model.collation.collation import Collation
from app.model.collation.figures.given_values import FigureState
from app.model.collation.figures.number_figures import (
    PERCENT,
    CommitteeNumber,
    NumberFigures,
    Summary,
    summary_of,
)
from app.model.collation.figures.question_figures import CollationFigures
from app.model.collation.outline import AskedQuestion
from app.model.kinds.kind import Kind
from app.model.rich_text import shortened
from app.model.swedish import in_figures
from app.model.term import Term

_NAME, _VALUE = Column("{One}", 38, worded=True), Column("Värde", 16, CellStyle.NUMBER)
_CHANGE = Column("Förändring", 16, CellStyle.NUMBER)
_KNOWN, _CHART = Column("Att veta", 36), Column("Diagram", CHART_WIDTH, CellStyle.REMARK)
_VALUES, _EARLIER, _CHANGES = 1, 2, 3
_MOST_DIGITS = 15
_SUM_OF_ROWS = "{A} {one}s tal är summan av raderna i dess tabell."
_MEAN_OF_ROWS = "{A} {one}s tal är medelvärdet av raderna i dess tabell."
_ROUNDED = "Excel räknar med 15 siffror. Hela talen står i CSV-filen och i Word-dokumentet."
# Of the mean, beside those of the numbers themselves.
_MORE_DECIMALS = 1
_LONGEST_TITLE = 120


def write_numbers(book: OpenWorkbook, collation: Collation) -> None:
    """A block for each number that was asked for, one below the other; no sheet without any."""
    found = _numbers(collation)
    first = next(found, None)
    if first is None:
        return
    writer = _Writer(book, collation.term, collation.earlier_terms)
    with Sheet(book, "Siffror", writer.columns, kept=1, filtered=False) as sheet:
        for question, figures in (first, *found):
            writer.write(sheet, question, figures)


def _numbers(collation: Collation) -> Iterator[tuple[AskedQuestion, NumberFigures]]:
    figures = CollationFigures(collation)
    for area in collation.areas:
        for question in area.questions:
            if {Kind.NUMBER, Kind.TABLE}.intersection(question.kinds):
                for one in figures.of(question).numbers:
                    yield question, one


def earlier_heading(terms: Sequence[Term]) -> str:
    """Of the column with what was said before."""
    return terms[0].label if len(terms) == 1 else "Tidigare"


def figure_title(question: AskedQuestion, column: str, unit: str = "") -> str:
    """For example "Insatser: Kostnad (tkr)"."""
    named = shortened(question.short, _LONGEST_TITLE)
    named = f"{named}: {column}" if column else named
    return f"{named} ({unit})" if unit else named


class _Writer:
    """Writes blocks, which are alike in one workbook."""

    def __init__(self, book: OpenWorkbook, term: Term, earlier: Sequence[Term]) -> None:
        self._book = book
        self._term = term
        self._one_term = len(earlier) == 1
        before = Column(earlier_heading(earlier), 16, CellStyle.NUMBER)
        compared = (before, _CHANGE) if earlier else ()
        self._compared = bool(earlier)
        self.columns = (_NAME, _VALUE, *compared, _KNOWN, _CHART)

    def write(self, sheet: Sheet, question: AskedQuestion, figures: NumberFigures) -> None:
        shown = [one for one in figures.committees if one.state is not FigureState.NOT_ASKED]
        notes = list(self._notes(figures))
        size = len(shown) + len(notes) + len(_FUNCTIONS) + 2
        whole = sheet.keep_together(max(size, LEAST_ROWS + 1))
        title = figure_title(question, figures.text, figures.unit)
        begun = sheet.next_row
        sheet.line(Cell(title, CellStyle.BLOCK), *self._rest(CellStyle.BLOCK))
        first = sheet.next_row
        for one in shown:
            self._committee(sheet, one, figures)
        if figures.summary is not None:
            self._summary(sheet, figures, (first, sheet.next_row - 1) if whole else None)
        for note in notes:
            sheet.line(Cell(note, CellStyle.REMARK))
        while whole and sheet.next_row < begun + LEAST_ROWS:
            sheet.line()
        if whole and figures.summary is not None:
            place = ChartPlace(sheet.name_now, first, [one.name for one in shown])
            bars = self._bars(shown, figures)
            rows = sheet.next_row - begun
            sheet.draw(begun, place.chart(self._book, title, bars, rows), f"Stapeldiagram: {title}")
        sheet.line()

    def _rest(self, style: CellStyle) -> list[Cell]:
        return [Cell(None, style) for _ in self.columns[1:-1]]

    def _committee(self, sheet: Sheet, one: CommitteeNumber, figures: NumberFigures) -> None:
        cells = [number_cell(one.value, figures.unit, figures.decimals)]
        if self._compared:
            row = sheet.next_row
            cells += [
                number_cell(one.earlier, figures.unit, figures.decimals),
                _change_cell(one.change, figures, _difference(row)),
            ]
        sheet.add(one.name, *cells, self._known(one), None)

    def _known(self, one: CommitteeNumber) -> str:
        term = one.earlier_term
        said = f"Jämfört med {term.in_a_sentence}." if term and not self._one_term else ""
        state = f"{STATES[one.state]}." if one.state in STATES else ""
        parts = (mark_sentence(one.mark), state, said)
        return " ".join(part for part in parts if part)

    def _summary(self, sheet: Sheet, figures: NumberFigures, rows: tuple[int, int] | None) -> None:
        """The rows below the committees; as formulas where all of these are in `rows`."""
        earlier = [one.earlier for one in figures.committees if one.earlier is not None]
        columns = [(_VALUES, figures.summary)]
        if self._compared:
            columns.append((_EARLIER, summary_of(earlier, figures.unit)))
        for label, function in _FUNCTIONS.items():
            if function == "SUM" and figures.unit == PERCENT:
                continue
            cells = [
                _summary_cell(function, column, summary, figures, rows)
                for column, summary in columns
            ]
            if self._compared:
                cells.append(_all_changes(function, figures, rows))
            rest = Cell(None, CellStyle.SUM)
            sheet.line(Cell(label, CellStyle.TOTAL), *cells, rest)

    def _notes(self, figures: NumberFigures) -> Iterator[str]:
        if told := states_text(figures.committees):
            yield told
        if figures.way.column:
            of_rows = _MEAN_OF_ROWS if figures.unit == PERCENT else _SUM_OF_ROWS
            yield self._book.respondent.fill(of_rows)
        if figures.unit == PERCENT:
            yield "Andelar av olika saker summeras inte."
        comparison = figures.comparison
        if comparison is not None and figures.summary is not None:
            points = " i procentenheter" if figures.unit == PERCENT else ""
            count = in_figures(comparison.now.count)
            yield f"Förändringen{points} gäller dem som har båda talen: {count}."
        numbers = [one.value for one in figures.committees if one.value is not None]
        # A mean has as many as there is room for.
        if figures.unit != PERCENT and any(
            len(number.as_tuple().digits) > _MOST_DIGITS for number in numbers
        ):
            yield _ROUNDED

    def _bars(self, shown: Sequence[CommitteeNumber], figures: NumberFigures) -> list[Bars]:
        unit = figures.unit
        shape = number_format(unit, figures.decimals)
        terms = figures.earlier_terms
        now = Bars(self._term.label, _VALUES, [_in(one.value, unit) for one in shown], shape)
        if not self._compared or not terms:
            return [now]
        return [
            now,
            Bars(
                earlier_heading(terms), _EARLIER, [_in(one.earlier, unit) for one in shown], shape
            ),
        ]


_FUNCTIONS = {
    "Summa": "SUM",
    "Medel": "AVERAGE",
    "Median": "MEDIAN",
    "Minst": "MIN",
    "Störst": "MAX",
    "Antal svar": "COUNT",
}


def _in(number: Decimal | None, unit: str) -> Decimal | None:
    return None if number is None else in_cell(number, unit)


def _difference(row: int) -> str:
    return f"={xl_rowcol_to_cell(row, _VALUES)}-{xl_rowcol_to_cell(row, _EARLIER)}"


def _change_cell(
    change: Decimal | None,
    figures: NumberFigures,
    formula: str,
    style: CellStyle = CellStyle.NUMBER,
    more_decimals: int = 0,
) -> Cell:
    if change is None:
        return Cell(None, style)
    shown = number_format(figures.unit, figures.decimals + more_decimals, signed=True)
    value = in_cell(change, figures.unit)
    return Cell(Formula(formula, value) if formula else value, style, shown)


def _summary_cell(
    function: str,
    column: int,
    summary: Summary | None,
    figures: NumberFigures,
    rows: tuple[int, int] | None,
) -> Cell:
    if summary is None:
        return Cell(None, CellStyle.SUM)
    if function == "COUNT":
        number, shown = Decimal(summary.count), "#,##0"
    else:
        found = _of(summary, function)
        if found is None:
            return Cell(None, CellStyle.SUM)
        number = in_cell(found, figures.unit)
        more = _MORE_DECIMALS if function in {"AVERAGE", "MEDIAN"} else 0
        shown = number_format(figures.unit, figures.decimals + more)
    if rows is None:
        return Cell(number, CellStyle.SUM, shown)
    cells = xl_range_abs(rows[0], column, rows[1], column)
    return Cell(Formula(f"={function}({cells})", number), CellStyle.SUM, shown)


def _of(summary: Summary, function: str) -> Decimal | None:
    match function:
        case "SUM":
            return summary.total
        case "AVERAGE":
            return summary.mean
        case "MEDIAN":
            return summary.median
        case "MIN":
            return summary.least
    return summary.most


def _all_changes(function: str, figures: NumberFigures, rows: tuple[int, int] | None) -> Cell:
    """The change of the sum, or of the mean of percentages; the others are not compared."""
    of_what = "AVERAGE" if figures.unit == PERCENT else "SUM"
    if figures.comparison is None or function != of_what:
        return Cell(None, CellStyle.SUM)
    formula = f"={function}({xl_range_abs(rows[0], _CHANGES, rows[1], _CHANGES)})" if rows else ""
    more = _MORE_DECIMALS if function == "AVERAGE" else 0
    return _change_cell(figures.comparison.change, figures, formula, CellStyle.SUM, more)
