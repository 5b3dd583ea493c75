"""Writes a table that somebody has filled in as a table of HTML, and choices as a list."""

from collections.abc import Iterator, Sequence

from app.formats.html.elements import Html, element, html, lines
from app.formats.html.html_writer import write_html
from app.formats.shown_values import TOTAL, ShownCell, column_heading, shown_answer
from app.model.form import Question
from app.model.kinds.kind import Kind
from app.model.kinds.told import NO_BREAK, number_text, totals
from app.model.kinds.value import Table
from app.model.kinds.worded import WordedColumn
from app.model.report import Answer
from app.model.rich_text import BlockKind
from app.model.term import Term


def write_table(answer: Answer, question: Question | None, term: Term | None) -> Html:
    """The table of an answer, with its sums where the question asks for them; else nothing."""
    if answer.kind is not Kind.TABLE or answer.not_applicable:
        return html()
    rows = shown_answer(answer, None, term).rows
    if not rows:
        return html()
    columns = answer.columns
    headings = (_cell("th", column, column_heading(column)) for column in columns)
    written = (_row(columns, row) for row in rows)
    sums = _sums(answer) if question is not None and question.totals else ()
    return element(
        "table", element("tr", *headings), *written, *sums, width="100%", cellspacing="0"
    )


def write_told(answer: Answer) -> Html:
    """A value as people read it; what may be several choices as a list."""
    told = answer.model_copy(update={"blocks": ()}).told_blocks
    if answer.kind is not Kind.CHOICES:
        return write_html(told)
    bullets = (block.model_copy(update={"kind": BlockKind.BULLET}) for block in told)
    return write_html(tuple(bullets))


def _row(columns: Sequence[WordedColumn], row: Sequence[ShownCell]) -> Html:
    texts = (_text(column, cell) for column, cell in zip(columns, row, strict=True))
    return element("tr", *map(_cell, ["td"] * len(columns), columns, texts))


def _text(column: WordedColumn, cell: ShownCell) -> str:
    chosen = [option.text for option in column.options if option.id in cell.ticked]
    return ", ".join(filter(None, (*chosen, cell.text)))


def _sums(answer: Answer) -> Iterator[Html]:
    if not isinstance(answer.value, Table):
        return
    sums = totals(answer.value, answer.columns)
    texts = [number_text(sums[one.id]) if one.id in sums else "" for one in answer.columns]
    texts[0] = f"{TOTAL} {texts[0]}".rstrip()
    cells = (
        _cell("td", column, element("strong", text) if text else "")
        for column, text in zip(answer.columns, texts, strict=True)
    )
    yield element("tr", *cells)


def _cell(tag: str, column: WordedColumn, text: str) -> Html:
    # After a cell with nothing in it Qt forgets the space above what follows.
    content = text if isinstance(text, Html) else lines(text or NO_BREAK)
    if column.kind is not Kind.NUMBER:
        return element(tag, content)
    return element(tag, content, css="number", align="right")
