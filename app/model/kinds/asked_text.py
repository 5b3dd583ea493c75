"""What a question asks for, in words: for whoever fills it in, and for the list of changes."""

import datetime
from collections.abc import Iterator
from decimal import Decimal

from app.model.kinds.asked import WITHIN_TERM, AskedAnswer, AskedValue, Column
from app.model.kinds.kind import Kind
from app.model.kinds.told import number_text
from app.model.swedish import counted, listed, long_date, with_capital


def asked_text(asked: AskedAnswer) -> str:
    """For example "Ett tal i mnkr, minst 0, med högst en decimal."; empty for text alone."""
    if asked.kind is Kind.TEXT:
        return ""
    sentences = [f"{_value_text(asked)}."]
    if asked.kind is Kind.TABLE:
        sentences += _table_texts(asked)
    if asked.comment:
        sentences.append("Svaret kan ha en kommentar.")
    return " ".join(sentences)


def asked_beside_controls(asked: AskedAnswer) -> str:
    """The same for a form that shows boxes to tick, the columns of a table and its rows."""
    if asked.kind is Kind.TABLE:
        columns = (
            f"{column.text}: {_in_column(column)}."
            for column in asked.columns
            if column.kind not in {Kind.TEXT, Kind.CHOICES}
        )
        return " ".join((*columns, *_size_texts(asked)))
    if asked.kind is Kind.CHOICES:
        return f"{_how_many(asked)} alternativen."
    return "" if asked.kind is Kind.TEXT else f"{_value_text(asked)}."


def asked_in_window(asked: AskedAnswer) -> str:
    """The same where what there is to choose from is seen too."""
    if asked.kind is Kind.CHOICES:
        return f"Välj {_small(_how_many(asked))} alternativen."
    return "" if asked.kind in {Kind.YES_NO, Kind.CHOICE} else asked_beside_controls(asked)


def _in_column(column: Column) -> str:
    return _options_text(column) if column.options else _small(_value_text(column))


def _value_text(asked: AskedValue) -> str:
    match asked.kind:
        case Kind.NUMBER:
            return _number_text(asked)
        case Kind.CHOICE:
            return f"Ett av: {_options_text(asked)}"
        case Kind.CHOICES:
            return f"{_how_many(asked)}: {_options_text(asked)}"
        case Kind.DATE:
            return ", ".join(filter(None, ("En dag", _days_text(asked))))
    return with_capital(kind_text(asked.kind))


def _number_text(asked: AskedValue) -> str:
    unit = f" i {asked.unit}" if asked.unit else ""
    decimals = counted(asked.decimals, "en decimal", "decimaler")
    exact = f", med högst {decimals}" if asked.decimals else ""
    number = "tal" if asked.decimals else "heltal"
    return f"Ett {number}{unit}{_limits_text(asked.min, asked.max)}{exact}"


def _limits_text(least: Decimal | None, most: Decimal | None) -> str:
    if least is not None and most is not None:
        return f", mellan {number_text(least)} och {number_text(most)}"
    if least is not None:
        return f", minst {number_text(least)}"
    return f", högst {number_text(most)}" if most is not None else ""


def _options_text(asked: AskedValue) -> str:
    texts = [option.text for option in asked.options]
    return "; ".join((*texts, "egna ord") if asked.other else texts)


def _how_many(asked: AskedValue) -> str:
    least, most = asked.min_chosen, asked.max_chosen
    parts = (
        f"minst {counted(least, 'ett')}" if least else "",
        f"högst {counted(most, 'ett')}" if most is not None else "",
    )
    said = listed(part for part in parts if part) if any(parts) else "ett eller flera"
    return f"{said[:1].upper()}{said[1:]} av"


def _days_text(asked: AskedValue) -> str:
    if asked.earliest == asked.latest == WITHIN_TERM:
        return "inom perioden"
    parts = (("tidigast", asked.earliest, "första"), ("senast", asked.latest, "sista"))
    told = [f"{name} {_day_text(limit, which)}" for name, limit, which in parts if limit]
    return listed(told) if told else ""


def _day_text(limit: datetime.date | str, which: str) -> str:
    if isinstance(limit, datetime.date):
        return long_date(limit)
    return f"periodens {which} dag"


def _table_texts(asked: AskedAnswer) -> Iterator[str]:
    yield f"Kolumner: {'; '.join(map(_column_text, asked.columns))}."
    if asked.fixed_rows:
        yield f"Rader: {'; '.join(asked.fixed_rows)}."
    yield from _size_texts(asked)


def _size_texts(asked: AskedAnswer) -> Iterator[str]:
    least, most = asked.min_rows, asked.max_rows
    if least or most is not None:
        parts = (
            f"minst {counted(least, 'en rad', 'rader')}" if least else "",
            f"högst {counted(most, 'en rad', 'rader')}" if most is not None else "",
        )
        said = listed(part for part in parts if part)
        yield f"{said[:1].upper()}{said[1:]}."
    if asked.totals:
        yield "Talen summeras."


def _column_text(column: Column) -> str:
    if column.kind is Kind.TEXT:
        return column.text
    return f"{column.text} ({_small(_value_text(column))})"


def _small(text: str) -> str:
    return f"{text[:1].lower()}{text[1:]}"


def kind_text(kind: Kind) -> str:
    """A kind as it stands in a sentence."""
    return {
        Kind.TEXT: "text",
        Kind.NUMBER: "ett tal",
        Kind.YES_NO: "ja eller nej",
        Kind.CHOICE: "ett val",
        Kind.CHOICES: "flera val",
        Kind.DATE: "en dag",
        Kind.TABLE: "en tabell",
    }[kind]
