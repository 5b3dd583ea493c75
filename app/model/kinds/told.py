"""A value as people read it."""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from app.model.kinds.kind import Kind
from app.model.kinds.value import CellValue, Chosen, Row, Table, Value
from app.model.kinds.worded import WordedColumn, WordedOption
from app.model.swedish import long_date

NO_BREAK = "\u00a0"


def number_text(number: Decimal, unit: str = "") -> str:
    """For example "1 250,5 kr", with no-break spaces."""
    whole, _, fraction = format(abs(number), "f").partition(".")
    grouped = f"{int(whole):,}".replace(",", NO_BREAK)
    sign = "−" if number < 0 else ""
    text = f"{sign}{grouped}{',' if fraction else ''}{fraction}"
    return f"{text}{NO_BREAK}{unit}" if unit else text


def option_texts(value: Chosen, options: Iterable[WordedOption]) -> list[str]:
    """What was chosen, in the order of the options, and one's own words last."""
    texts = [option.text for option in options if option.id in value.chosen]
    return [*texts, value.other] if value.other.strip() else texts


def cell_text(value: CellValue | None, unit: str, options: Sequence[WordedOption]) -> str:
    """A value on one line; empty where there is none."""
    match value:
        case None:
            return ""
        case bool():
            return "Ja" if value else "Nej"
        case Decimal():
            return number_text(value, unit)
        case datetime.date():
            return long_date(value)
        case Chosen():
            return ", ".join(option_texts(value, options))
        case str():
            return value


def value_text(
    value: Value | None,
    unit: str = "",
    options: Sequence[WordedOption] = (),
    columns: Sequence[WordedColumn] = (),
) -> str:
    """A value as text: of a table, a line for each row; of several choices, a line for each."""
    if isinstance(value, Table):
        return "\n".join(row_text(row, columns) for row in value.rows)
    if isinstance(value, Chosen):
        return "\n".join(option_texts(value, options))
    return cell_text(value, unit, options)


def row_text(row: Row, columns: Iterable[WordedColumn]) -> str:
    """For example "Ort: Farsta; Antal: 12 st"; an empty cell is left out."""
    texts = (
        (column.text, cell_text(row.at(column.id), column.unit, column.options))
        for column in columns
    )
    return "; ".join(f"{name}: {text}" for name, text in texts if text)


def totals(value: Table, columns: Iterable[WordedColumn]) -> Mapping[str, Decimal]:
    """The sum of each column of numbers, by its id."""
    sums: dict[str, Decimal] = {}
    for column in columns:
        if column.kind is Kind.NUMBER:
            cells = (row.at(column.id) for row in value.rows)
            sums[column.id] = sum(
                (cell for cell in cells if isinstance(cell, Decimal)), start=Decimal(0)
            )
    return sums
