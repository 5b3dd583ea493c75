"""The small tables of what committees have answered with values, in the collation's document."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from app.formats.collation import collation_texts as words
from app.formats.collation.collation_body import Body, one_line
from app.formats.collation.collation_texts import rounded, signed
from app.formats.docx.block_writer import styled_paragraph, text_run
from app.formats.docx.column_widths import ColumnTexts, fitted
from app.formats.docx.markup import Element, el
from app.formats.docx.value_table import table_look
from app.formats.shown_values import TOTAL, column_heading
from app.model.collation.collation import marked
from app.model.collation.figures.choice_figures import ChoiceFigures, OptionCount
from app.model.collation.figures.given_values import CommitteeState, FigureState
from app.model.collation.figures.number_figures import CommitteeNumber, NumberFigures
from app.model.collation.figures.question_figures import QuestionFigures
from app.model.collation.figures.table_figures import DateFigures, answer_cells
from app.model.kinds.kind import Kind
from app.model.kinds.told import number_text
from app.model.report import Answer
from app.model.respondent import Respondent
from app.model.swedish import in_figures, long_date
from app.model.term import Term

_COMMITTEE, _VALUE, _CHANGE, _DAY = "{One}", "Värde", "Ändring", "Dag"
_OPTION, _COUNT, _WHO = "Svar", "Antal", "{Many}"
_MEAN, _OWN_WORDS, _GONE = "Medel", "Egna ord", "{} (går inte längre att välja)"


@dataclass(frozen=True)
class Column:
    """A heading, and whether there are numbers below it."""

    heading: str
    is_number: bool = False


def write_value_table(
    body: Body,
    title: str,
    columns: Sequence[Column],
    rows: Sequence[Sequence[str]],
    last: Sequence[str] = (),
) -> None:
    """A table with a row of headings on each page; `last` has what all rows come to."""
    everything = [*rows, *([last] if last else [])]
    fit = fitted(
        [
            ColumnTexts(
                (_with_room(column), *(line for row in everything for line in row[at].split("\n"))),
                not column.is_number,
            )
            for at, column in enumerate(columns)
        ]
    )
    size = "Small" if fit.is_small else ""
    styles = [f"{'CellNumber' if one.is_number else 'CellText'}{size}" for one in columns]

    def row_of(texts: Sequence[str], *properties: Element) -> Element:
        cells = (
            el("tc", el("tcPr", el("tcW", w=str(width), type="dxa")), _lines(style, text))
            for width, style, text in zip(fit.widths, styles, texts, strict=True)
        )
        return el("tr", el("trPr", el("cantSplit"), *properties), *cells)

    shape = el("tblGrid", *(el("gridCol", w=str(width)) for width in fit.widths))
    properties = el(
        "tblPr",
        el("tblStyle", val="ValueTable"),
        el("tblW", w=str(sum(fit.widths)), type="dxa"),
        *([el("tblInd", w=str(-fit.beyond), type="dxa")] if fit.beyond else []),
        el("tblLayout", type="fixed"),
        table_look(has_sums=bool(last)),
        el("tblCaption", val=title),
        el("tblDescription", val=words.VALUES_DESCRIPTION),
    )
    headings = row_of([one.heading for one in columns], el("tblHeader"))
    body.xml.write(el("tbl", properties, shape, headings, *map(row_of, everything)))
    # Word wants a paragraph after a table.
    body.xml.write(el("p"))


def _with_room(column: Column) -> str:
    """The heading, with room for its bold letters where nothing else makes the column wide."""
    return f"{column.heading}__" if column.is_number else column.heading


def _lines(style: str, text: str) -> Element:
    return styled_paragraph(style, text_run(text))


def write_figures(body: Body, found: QuestionFigures, terms: Sequence[Term], title: str) -> None:
    """A table for each way in which something was asked for, also for the columns of a table."""
    several = len(found.numbers) + len(found.choices) + len(found.dates) > 1
    for numbers in found.numbers:
        _write_numbers(body, numbers, terms, title, several=several)
    for choices in found.choices:
        _write_choices(body, choices, terms, title)
    for days in found.dates:
        if not days.way.column:
            _write_days(body, days, title)


def _write_numbers(
    body: Body, figures: NumberFigures, terms: Sequence[Term], title: str, *, several: bool
) -> None:
    unit = figures.unit
    value = f"{_VALUE} ({unit})" if unit else _VALUE
    name = figures.text or (unit if several else "")
    if name:
        body.line("CommentLabel", text_run(one_line(name)))
    shown = [one for one in figures.committees if one.value is not None or _is_told(one)]
    compared = _compared(terms) if any(one.earlier is not None for one in shown) else []
    columns = [Column(body.respondent.fill(_COMMITTEE)), Column(value, is_number=True), *compared]
    rows = [_number_row(one, body.respondent, compared=bool(compared)) for one in shown]
    if not rows:
        body.said(body.respondent.fill(words.NO_NUMBERS))
        return
    write_value_table(body, name or title, columns, rows, _all(figures, compared=bool(compared)))
    if compared and figures.comparison is not None:
        body.said(words.COMPARED.format(in_figures(figures.comparison.now.count)))


def _compared(terms: Sequence[Term]) -> list[Column]:
    heading = terms[0].label if len(terms) == 1 else "Tidigare"
    return [Column(heading, is_number=True), Column(_CHANGE, is_number=True)]


def _is_told(one: CommitteeNumber) -> bool:
    return one.earlier is not None or one.state is FigureState.UNFINISHED


def _number_row(one: CommitteeNumber, respondent: Respondent, *, compared: bool) -> list[str]:
    value = words.STATES.get(one.state, "") if one.value is None else number_text(one.value)
    before = [_text(one.earlier), signed(one.change)] if compared else []
    return [named(one, respondent), value, *before]


def _all(figures: NumberFigures, *, compared: bool) -> list[str]:
    """The sum, of percentages the mean; and the change of those that can be compared."""
    summary, comparison = figures.summary, figures.comparison
    if summary is None:
        return []
    label, number, change = TOTAL, summary.total, comparison.change if comparison else None
    if number is None:
        label, number = _MEAN, rounded(summary.mean, figures.decimals)
        change = None if change is None else rounded(change, figures.decimals)
    # Before, others may have answered: the change is of those alone who did both times.
    return [label, number_text(number), *(["", signed(change)] if compared else [])]


def _text(number: Decimal | None) -> str:
    return "" if number is None else number_text(number)


def named(one: CommitteeState, respondent: Respondent) -> str:
    return marked(one_line(one.name) or respondent.fill(words.NO_NAME), one_line(one.mark))


def _write_choices(body: Body, figures: ChoiceFigures, terms: Sequence[Term], title: str) -> None:
    if figures.text:
        body.line("CommentLabel", text_run(one_line(figures.text)))
    options = [*figures.options, *([figures.other] if figures.other else [])]
    compared = _compared(terms) if any(one.earlier is not None for one in options) else []
    columns = [
        Column(_OPTION),
        Column(_COUNT, is_number=True),
        *compared,
        Column(body.respondent.fill(_WHO)),
    ]
    rows = [_option_row(one, figures, body.respondent, compared=bool(compared)) for one in options]
    write_value_table(body, figures.text or title, columns, rows)
    if compared:
        both = sum(bool(one.chosen and one.earlier) for one in figures.committees)
        body.said(words.COMPARED.format(in_figures(both)))


def _option_row(
    one: OptionCount, figures: ChoiceFigures, respondent: Respondent, *, compared: bool
) -> list[str]:
    text = one.text if one.id else _OWN_WORDS
    change = None if one.change is None else Decimal(one.change)
    before = ["" if one.earlier is None else in_figures(one.earlier), signed(change)]
    # What somebody has written may have any sign in it but a line end.
    who = ("; " if one.id else "\n").join(_chosen_by(figures, one.id, respondent))
    shown = _GONE.format(text) if one.gone else text
    return [shown, in_figures(one.count), *(before if compared else []), who]


def _chosen_by(figures: ChoiceFigures, option_id: str, respondent: Respondent) -> Iterator[str]:
    for one in figures.who_chose(option_id):
        own = dict.fromkeys(chosen.other.strip() for chosen in one.chosen if chosen.other.strip())
        name = named(one, respondent)
        yield name if option_id else f"{name}: {', '.join(own)}"


def _write_days(body: Body, figures: DateFigures, title: str) -> None:
    rows = [
        [
            named(one, body.respondent),
            ", ".join(map(long_date, one.days)) or words.STATES.get(one.state, ""),
        ]
        for one in figures.committees
        if one.days or one.state is FigureState.UNFINISHED
    ]
    if rows:
        write_value_table(
            body, title, [Column(body.respondent.fill(_COMMITTEE)), Column(_DAY)], rows
        )


def write_table_answer(body: Body, answer: Answer, title: str) -> None:
    """One committee's table."""
    rows = [
        [cells[one.id].text if one.id in cells else "" for one in answer.columns]
        for _, cells in answer_cells(answer)
    ]
    if not rows:
        return
    columns = [Column(column_heading(one), one.kind is Kind.NUMBER) for one in answer.columns]
    # In the cells the unit is left to the heading.
    texts = [
        [
            text.removesuffix(f"\u00a0{column.unit}") if column.unit else text
            for text, column in zip(row, answer.columns, strict=True)
        ]
        for row in rows
    ]
    write_value_table(body, title, columns, texts)
