"""The sheet of choices: how many have chosen each option and who, with a chart."""

from collections.abc import Iterator
from decimal import Decimal

from xlsxwriter.utility import xl_rowcol_to_cell

from app.formats.collation.cell_styles import CellStyle
from app.formats.collation.cell_texts import in_one_cell
from app.formats.collation.collation_texts import states_text
from app.formats.collation.figure_charts import CHART_WIDTH, LEAST_ROWS, Bars, ChartPlace
from app.formats.collation.figure_sheets import earlier_heading, figure_title
from app.formats.collation.sheet import (
    Cell,
    Column,
    Formula,
    OpenWorkbook,
    Sheet,
    lines_in,
)
from app.model.collation.collation import Collation, marked
from app.model.collation.figures.choice_figures import (
    ChoiceFigures,
    CommitteeChoices,
    OptionCount,
)
from app.model.collation.figures.question_figures import CollationFigures
from app.model.collation.outline import AskedQuestion
from app.model.kinds.kind import Kind
from app.model.swedish import in_figures

_COLUMNS = (
    Column("Alternativ", 38),
    Column("Antal", 12, CellStyle.NUMBER),
    Column("Andel av svaren", 12, CellStyle.NUMBER),
)
_CHANGES = Column("Förändring", 12, CellStyle.NUMBER)
_WHO, _CHART = Column("{Many}", 48, worded=True), Column("Diagram", CHART_WIDTH, CellStyle.REMARK)
_COUNTS = 1
_OWN_WORDS, _GONE = "Egna ord", "{} (finns inte längre)"
_SHARE, _CHANGE = "0\\\u00a0%", "+0;-0;0"
_MOST_NAMED = 100
_KINDS = {Kind.YES_NO, Kind.CHOICE, Kind.CHOICES, Kind.TABLE}


def write_choices(book: OpenWorkbook, collation: Collation) -> None:
    """A block for each choice that was asked for, one below the other; no sheet without any."""
    found = _choices(collation)
    first = next(found, None)
    if first is None:
        return
    terms = collation.earlier_terms
    before = Column(earlier_heading(terms), 16, CellStyle.NUMBER)
    columns = (*_COLUMNS, *((before, _CHANGES) if terms else ()), _WHO, _CHART)
    with Sheet(book, "Val", columns, kept=1, filtered=False) as sheet:
        for question, figures in (first, *found):
            _write(book, sheet, question, figures, compared=bool(terms))


def _choices(collation: Collation) -> Iterator[tuple[AskedQuestion, ChoiceFigures]]:
    figures = CollationFigures(collation)
    for area in collation.areas:
        for question in area.questions:
            if _KINDS.intersection(question.kinds):
                for one in figures.of(question).choices:
                    yield question, one


def _write(
    book: OpenWorkbook,
    sheet: Sheet,
    question: AskedQuestion,
    figures: ChoiceFigures,
    *,
    compared: bool,
) -> None:
    options = (*figures.options, *([figures.other] if figures.other else []))
    who = [_who(one, figures) for one in options]
    # With more words than a cell takes an option goes on in other rows.
    rows, lines = len(options) + 6, sum(lines_in(names, _WHO) for names in who) + 6
    whole = sheet.keep_together(max(rows, LEAST_ROWS + 1), lines) and all(map(in_one_cell, who))
    title = figure_title(question, figures.text)
    begun = sheet.next_row
    rest = (Cell(None, CellStyle.BLOCK) for _ in sheet.columns[1:-1])
    sheet.line(Cell(title, CellStyle.BLOCK), *rest)
    first = sheet.next_row
    total = first + len(options) if whole else None
    for one, names in zip(options, who, strict=True):
        share = _share(one, figures.answered, sheet.next_row, total)
        before = _before(one) if compared else ()
        sheet.add(_name(one), Cell(one.count, CellStyle.NUMBER), share, *before, names, None)
    label = "Antal rader" if figures.way.column else "Antal svar"
    sheet.line(Cell(label, CellStyle.TOTAL), Cell(figures.answered, CellStyle.SUM))
    for note in _notes(figures):
        sheet.line(Cell(note, CellStyle.REMARK))
    while whole and sheet.next_row < begun + LEAST_ROWS:
        sheet.line()
    if whole and figures.answered:
        place = ChartPlace(sheet.name_now, first, [_name(one) for one in options])
        bars = [Bars("Antal", _COUNTS, [one.count for one in options], "#,##0")]
        chart = place.chart(book, title, bars, sheet.next_row - begun)
        sheet.draw(begun, chart, f"Stapeldiagram: {title}")
    sheet.line()


def _name(one: OptionCount) -> str:
    if not one.id:
        return _OWN_WORDS
    return _GONE.format(one.text) if one.gone else one.text


def _share(one: OptionCount, answered: int, row: int, total: int | None) -> Cell:
    """Of all answers, whose number stands in the row `total` where that is known."""
    if not answered:
        return Cell(None, CellStyle.NUMBER)
    share: Decimal | Formula = Decimal(one.count) / answered
    if total is not None:
        cells = xl_rowcol_to_cell(row, _COUNTS), xl_rowcol_to_cell(total, _COUNTS)
        share = Formula(f"={'/'.join(cells)}", Decimal(one.count) / answered)
    return Cell(share, CellStyle.NUMBER, _SHARE)


def _before(one: OptionCount) -> tuple[Cell, Cell]:
    return Cell(one.earlier, CellStyle.NUMBER), Cell(one.change, CellStyle.NUMBER, _CHANGE)


def _who(one: OptionCount, figures: ChoiceFigures) -> str:
    chosen = figures.who_chose(one.id)
    names = [_named(who, own_words=not one.id) for who in chosen[:_MOST_NAMED]]
    more = len(chosen) - _MOST_NAMED
    # What somebody has written may have any sign in it but a line end.
    between = "; " if one.id else "\n"
    return between.join([*names, f"och {in_figures(more)} till"] if more > 0 else names)


def _named(who: CommitteeChoices, *, own_words: bool) -> str:
    name = marked(who.name, who.mark)
    if not own_words:
        return name
    words = dict.fromkeys(one.other.strip() for one in who.chosen if one.other.strip())
    return f"{name}: {', '.join(words)}"


def _notes(figures: ChoiceFigures) -> Iterator[str]:
    if told := states_text(figures.committees):
        yield told
    both = sum(bool(one.chosen and one.earlier) for one in figures.committees)
    if both:
        yield f"Jämförelsen gäller dem som svarade båda gångerna: {in_figures(both)}."
    if figures.way.kind is Kind.CHOICES:
        yield "Det gick att välja flera, så andelarna kan bli mer än 100 % tillsammans."
