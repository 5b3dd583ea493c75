"""Values that are what their questions ask for: of the kind, within the limits, row by row."""

import datetime
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from app.model.finding import CellPlace, Finding, FindingCode, Severity
from app.model.form import FormDefinition, Question
from app.model.kinds.asked import WITHIN_TERM, AskedValue, decimals_of
from app.model.kinds.told import cell_text, number_text, row_text
from app.model.kinds.typed import read_typed
from app.model.kinds.unreadable import UnreadableValueError, too_many_decimals
from app.model.kinds.value import CellValue, Chosen, Table
from app.model.kinds.worded import asked_in
from app.model.report import Answer, Report
from app.model.rich_text import shortened
from app.model.rules.passages import about_answer, given
from app.model.swedish import counted, long_date, with_capital
from app.model.term import Term


def invalid_value(report: Report, form: FormDefinition) -> Iterator[Finding]:
    """What is typed is a value of its kind, and what is chosen is among the options."""
    for answer in given(report):
        question = asked_in(form.question(answer.question_id), report.term)
        for one in answer.unfinished:
            asked, place = _asked_at(question, one.row, one.column)
            # What could not be read once may be read now: the term is known, or more is allowed.
            message = "Programmet har inte läst svaret än. Gå till fältet och lämna det igen"
            try:
                read_typed(one.text, asked, report.term)
            except UnreadableValueError as error:
                message = with_capital(str(error))
            yield _error(answer, f"{place.told}{message}.", one.text, at=place.cell)
        yield from _invalid_choice(answer, question)


def out_of_range(report: Report, form: FormDefinition) -> Iterator[Finding]:
    """A value is within the limits of its question."""
    for answer in given(report):
        question = asked_in(form.question(answer.question_id), report.term)
        if isinstance(answer.value, Table):
            yield from _rows_out_of_range(answer, question)
        for asked, place, value in _values(answer, question):
            message = limit_broken(asked, value, report.term)
            if message:
                excerpt = cell_text(value, asked.unit, ())
                yield _error(
                    answer, f"{place.told}{message}", excerpt, FindingCode.OUT_OF_RANGE, place.cell
                )


def limit_broken(asked: AskedValue, value: CellValue, term: Term | None) -> str:
    """What to do about a value outside the limits; empty for one within."""
    if isinstance(value, Decimal):
        return _number_limit(asked, value)
    if isinstance(value, datetime.date):
        return _date_limit(asked, value, term)
    return _count_limit(asked, value) if isinstance(value, Chosen) else ""


def _number_limit(asked: AskedValue, value: Decimal) -> str:
    if decimals_of(value) > asked.decimals:
        return f"{with_capital(str(too_many_decimals(asked.decimals)))}."
    least, most = asked.min, asked.max
    if (least is None or least <= value) and (most is None or value <= most):
        return ""
    if least is not None and most is not None:
        between = f"mellan {number_text(least)} och {number_text(most, asked.unit)}"
        return f"Talet ska ligga {between}. Kontrollera det."
    limit = least if least is not None else most
    assert limit is not None
    which = "minst" if least is not None else "högst"
    return f"Talet ska vara {which} {number_text(limit, asked.unit)}. Kontrollera det."


def _date_limit(asked: AskedValue, value: datetime.date, term: Term | None) -> str:
    first = _limit_day(asked.earliest, term, 0)
    last = _limit_day(asked.latest, term, 1)
    if first is not None and value < first:
        return f"Dagen ska vara tidigast {long_date(first)}. Kontrollera den."
    if last is not None and value > last:
        return f"Dagen ska vara senast {long_date(last)}. Kontrollera den."
    return ""


def _limit_day(
    limit: datetime.date | str | None, term: Term | None, end: int
) -> datetime.date | None:
    if limit == WITHIN_TERM:
        return term.days[end] if term else None
    return limit if isinstance(limit, datetime.date) else None


def _count_limit(asked: AskedValue, value: Chosen) -> str:
    count = len(value.chosen) + bool(value.other.strip())
    if asked.min_chosen is not None and count < asked.min_chosen:
        return f"Välj minst {counted(asked.min_chosen, 'ett')} av alternativen."
    if asked.max_chosen is not None and count > asked.max_chosen:
        return f"Välj högst {counted(asked.max_chosen, 'ett')} av alternativen."
    return ""


def troubled_rows(report: Report, form: FormDefinition) -> Iterator[Finding]:
    """No row of a table is empty, or says what another says."""
    for answer in given(report):
        if not isinstance(answer.value, Table) or form.question(answer.question_id).fixed_rows:
            continue
        seen: dict[str, int] = {}
        first_column = answer.columns[0].id
        for number, row in enumerate(answer.value.rows, 1):
            at = CellPlace(row=number - 1, column=first_column)
            if not row:
                yield about_answer(
                    answer,
                    code=FindingCode.EMPTY_ROW,
                    message=f"Rad {number} i tabellen är tom. Fyll i den eller ta bort den.",
                    because=str(number),
                    cell=at,
                )
                continue
            says = " ".join(row_text(row, answer.columns).casefold().split())
            first = seen.setdefault(says, number)
            if first != number:
                yield about_answer(
                    answer,
                    code=FindingCode.SAME_ROWS,
                    message=f"Rad {number} i tabellen säger detsamma som rad {first}. Ta bort en "
                    "av dem, eller kontrollera att båda ska vara med.",
                    because=str(number),
                    cell=at,
                )


def _error(
    answer: Answer,
    message: str,
    excerpt: str,
    code: FindingCode = FindingCode.INVALID_VALUE,
    at: CellPlace | None = None,
) -> Finding:
    return Finding(
        code=code,
        severity=Severity.ERROR,
        message=message,
        question_id=answer.question_id,
        excerpt=shortened(excerpt),
        cell=at,
    )


class _Place(NamedTuple):
    """Where a value stands: how it is told, and the cell, if it is one of a table."""

    told: str = ""
    cell: CellPlace | None = None


def _asked_at(question: Question, row: int | None, column: str | None) -> tuple[AskedValue, _Place]:
    """What is asked for in a cell, and how its place is told; without one, by the question."""
    asked = next((one for one in question.columns if one.id == column), None)
    if asked is None or row is None:
        return question, _Place()
    cell = CellPlace(row=row, column=asked.id)
    return asked, _Place(f"Rad {row + 1}, {asked.text}: ", cell)


def _values(answer: Answer, question: Question) -> Iterator[tuple[AskedValue, _Place, CellValue]]:
    """Each value with what is asked for, and its place where it is one of several."""
    if isinstance(answer.value, Table):
        for number, row in enumerate(answer.value.rows):
            for cell in row.cells:
                asked, place = _asked_at(question, number, cell.column)
                yield asked, place, cell.value
    elif answer.value is not None:
        yield question, _Place(), answer.value


def _invalid_choice(answer: Answer, question: Question) -> Iterator[Finding]:
    for asked, place, value in _values(answer, question):
        if not isinstance(value, Chosen):
            continue
        there = {option.id for option in asked.options}
        for one in (one for one in value.chosen if one not in there):
            old = next((option.text for option in answer.options if option.id == one), one)
            message = f"{place.told}”{old}” går inte längre att välja. Välj på nytt."
            yield _error(answer, message, old, at=place.cell)
        if value.other.strip() and not asked.other:
            message = (
                f"{place.told}Här går det inte att svara med egna ord. Välj bland alternativen."
            )
            yield _error(answer, message, value.other, at=place.cell)


def _rows_out_of_range(answer: Answer, question: Question) -> Iterator[Finding]:
    assert isinstance(answer.value, Table)
    count = len(answer.value.rows)
    least, most = question.min_rows, question.max_rows
    told, rows = "", counted(count, "en rad", "rader")
    if least is not None and count < least:
        told = f"Fyll i minst {counted(least, 'en rad', 'rader')}. Tabellen har {rows}."
    elif most is not None and count > most:
        told = f"Fyll i högst {counted(most, 'en rad', 'rader')}. Tabellen har {rows}."
    if told:
        yield _error(answer, told, "", FindingCode.OUT_OF_RANGE)
