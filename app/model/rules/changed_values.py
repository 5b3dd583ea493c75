"""Values that are far from last term's, where that may be a slip."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from types import MappingProxyType

from app.model.finding import Finding, FindingCode, Severity
from app.model.form import FormDefinition, Question
from app.model.kinds.told import number_text
from app.model.kinds.value import Chosen, Table
from app.model.kinds.written_number import in_unit
from app.model.report import Answer, Report
from app.model.rules.passages import about_answer, given

_TEN_TIMES = 10
# How many times a number is another one where both were written in different units.
_MISTAKEN: Mapping[str, tuple[int, ...]] = MappingProxyType(
    {
        "kr": (1_000, 1_000_000),
        "tkr": (1_000, 1_000_000),
        "mnkr": (1_000, 1_000_000),
        "%": (100,),
    }
)
# The number itself may have changed, too.
_AT_MOST_TWICE = 2


def changed_much(
    report: Report, form: FormDefinition, earlier: Mapping[str, Answer]
) -> Iterator[Finding]:
    """Information on a value that is far from last term's."""
    for answer in given(report):
        before = earlier.get(answer.question_id)
        if before is None or before.not_applicable:
            continue
        for place, value, unit, was in _numbers(answer, before):
            told = _far_from(value, was, unit)
            if told is not None:
                code, message = told
                yield _information(answer, code, f"{place}{message}", place)
        if _is_chosen_otherwise(answer, before, form.question(answer.question_id)):
            chosen = " och ".join(f"”{line}”" for line in before.told.splitlines())
            yield _information(
                answer,
                FindingCode.CHOICE_CHANGED,
                f"Förra perioden var svaret {chosen}. Skriv gärna i kommentaren varför det har "
                "ändrats.",
            )


def _numbers(answer: Answer, before: Answer) -> Iterator[tuple[str, Decimal, str, Decimal]]:
    """Each number with its place, its unit and what it was; in a table, in the row of that name."""
    value, was = answer.value, before.value
    if isinstance(value, Decimal) and isinstance(was, Decimal):
        number = in_unit(was, before.unit, answer.unit)
        if number is not None:
            yield "", value, answer.unit, number
    elif isinstance(value, Table) and isinstance(was, Table):
        yield from _cells(value, answer, was, before)


def _cells(
    value: Table, answer: Answer, was: Table, before: Answer
) -> Iterator[tuple[str, Decimal, str, Decimal]]:
    first = answer.columns[0].id
    rows = {str(name).casefold(): row for row in was.rows if (name := row.at(first)) is not None}
    units = {column.id: column.unit for column in before.columns}
    for place, row in enumerate(value.rows, 1):
        same = rows.get(str(row.at(first)).casefold())
        for column in answer.columns if same is not None else ():
            cell, old = row.at(column.id), same and same.at(column.id)
            if isinstance(cell, Decimal) and isinstance(old, Decimal):
                number = in_unit(old, units[column.id], column.unit)
                if number is not None:
                    yield f"Rad {place}, {column.text}: ", cell, column.unit, number


_Told = tuple[FindingCode, str]


def _far_from(value: Decimal, was: Decimal, unit: str) -> _Told | None:
    if not value or not was or (value > 0) is not (was > 0):
        return None
    times = max(value / was, was / value)
    before = number_text(was, unit)
    for mistaken in _MISTAKEN.get(unit.casefold(), ()):
        if mistaken <= times * _AT_MOST_TWICE and times <= mistaken * _AT_MOST_TWICE:
            return (
                FindingCode.UNIT_MISTAKEN,
                f"Förra perioden var talet {before}. Kontrollera att du har skrivit i {unit}.",
            )
    if times < _TEN_TIMES:
        return None
    how = "minst tio gånger" if abs(value) > abs(was) else "högst en tiondel av"
    return (
        FindingCode.CHANGED_MUCH,
        f"Talet är {how} förra periodens, som var {before}. Kontrollera att det stämmer.",
    )


def _is_chosen_otherwise(answer: Answer, before: Answer, question: Question) -> bool:
    """Whether another answer is chosen, and nothing is said of it where that can be."""
    if answer.blocks or not question.comment or answer.kind is not before.kind:
        return False
    is_choice = isinstance(answer.value, Chosen | bool) and before.value is not None
    return is_choice and answer.value != before.value


def _information(answer: Answer, code: FindingCode, message: str, place: str = "") -> Finding:
    return about_answer(answer, code=code, message=message, because=place, severity=Severity.INFO)
