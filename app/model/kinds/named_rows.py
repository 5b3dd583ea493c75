"""Rows whose names the set gives; a name may have the year of the term in it."""

from collections.abc import Sequence

from app.model.form_texts import YEAR, asks_the_same, worded
from app.model.kinds.asked import AskedAnswer
from app.model.kinds.value import Cell, Row
from app.model.term import Term


def names_of_rows(asked: AskedAnswer, term: Term | None) -> tuple[str, ...]:
    """What the first column says, row by row, where it is given."""
    return tuple(worded(name, term) for name in asked.fixed_rows)


def renamed(rows: Sequence[Row], asked: AskedAnswer, term: Term | None) -> tuple[Row, ...]:
    """The rows, each that is called as in another year as it is called in this term."""
    if not asked.fixed_rows:
        return tuple(rows)
    names = names_of_rows(asked, term)
    column = asked.columns[0].id
    said = {_name(row, column) for row in rows}
    yearly = zip(asked.fixed_rows, names, strict=True)
    left = [now for name, now in yearly if YEAR in name and now.casefold() not in said]
    given = {name.casefold() for name in names}
    made = []
    for row in rows:
        was = _name(row, column)
        now = next((name for name in left if asks_the_same(was, name)), None)
        if now is None or was in given:
            made.append(row)
        else:
            left.remove(now)
            others = (cell for cell in row.cells if cell.column != column)
            made.append(Row(cells=(Cell(column=column, value=now), *others)))
    return tuple(made)


def _name(row: Row, column: str) -> str:
    return str(row.at(column) or "").casefold()
