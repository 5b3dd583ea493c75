"""A question set as rows of the sheets survey and choices, each by its headings."""

from collections.abc import Iterator
from typing import Any

from app.formats.xlsform.expressions import constraint_of, relevant_of
from app.formats.xlsform.names import (
    BEGIN_GROUP,
    BEGIN_REPEAT,
    DATE,
    DECIMAL,
    END_GROUP,
    END_REPEAT,
    INTEGER,
    NOTE,
    OR_OTHER,
    OWN,
    PRINTED_TEXTS,
    SELECT_MULTIPLE,
    SELECT_ONE,
    TEXT,
    YES_NO_LIST,
    column_name,
    comment_name,
    introduction_name,
    name_of,
    options_name,
    rows_name,
    section_name,
)
from app.formats.xlsform.texts import in_cell
from app.formats.xlsform.values import NO, YES
from app.model.form import FormDefinition, Question, Section
from app.model.kinds.asked import WITHIN_TERM, AskedValue, Column, Option
from app.model.kinds.kind import Kind

Row = dict[str, str]
_COMMENT = "Kommentar"
_TYPES = {Kind.TEXT: TEXT, Kind.DATE: DATE, Kind.YES_NO: f"{SELECT_ONE} {YES_NO_LIST}"}
_TEXTS = ("short", "unit")
_NUMBERS = ("word_limit", "min_rows", "max_rows")
_TRUTHS = ("comment", "totals")


def survey_rows(form: FormDefinition) -> Iterator[Row]:
    for key in PRINTED_TEXTS:
        if text := getattr(form, key):
            yield _row(NOTE, f"{OWN}{key}", text)
    for section in form.sections:
        yield from _section_rows(form, section)


def choice_rows(form: FormDefinition) -> Iterator[Row]:
    """Every list, a row for each of its items, in the order of the questions."""
    yield {"list_name": YES_NO_LIST, "name": "yes", "label": "Ja"}
    yield {"list_name": YES_NO_LIST, "name": "no", "label": "Nej"}
    for question in form.questions():
        name = name_of(question.id)
        yield from _option_rows(name, question.options)
        for number, row in enumerate(question.fixed_rows, 1):
            yield {"list_name": rows_name(name), "name": f"rad-{number}", "label": in_cell(row)}
        for column in question.columns:
            yield from _option_rows(column_name(name, column.id), column.options)


def _option_rows(name: str, options: tuple[Option, ...]) -> Iterator[Row]:
    for option in options:
        yield {
            "list_name": options_name(name),
            "name": option.id,
            "label": in_cell(option.text),
            f"{OWN}replaces": " ".join(option.replaces),
        }


def _section_rows(form: FormDefinition, section: Section) -> Iterator[Row]:
    name = section_name(section.number)
    begin = _row(BEGIN_GROUP, name, section.title or "")
    yield {**begin, f"{OWN}number": str(section.number or "")}
    if section.introduction:
        yield _row(NOTE, introduction_name(name), section.introduction)
    for question in section.questions:
        yield from _question_rows(form, question)
    yield _row(END_GROUP, "", "")


def _question_rows(form: FormDefinition, question: Question) -> Iterator[Row]:
    name, relevant = name_of(question.id), _relevant(form, question)
    yield {
        **_row(_type(name, question), name, question.text),
        **_own(question),
        "hint": in_cell(question.hint),
        "required": YES if question.required else NO,
        "relevant": relevant,
        "constraint": constraint_of(question),
        "repeat_count": str(len(question.fixed_rows) or ""),
    }
    if question.kind is Kind.TABLE:
        for column in question.columns:
            yield _column_row(name, column)
        yield _row(END_REPEAT, "", "")
    if question.comment:
        comment = _row(TEXT, comment_name(name), _COMMENT)
        yield {**comment, "required": NO, "relevant": relevant}


def _column_row(table: str, column: Column) -> Row:
    name = column_name(table, column.id)
    return {
        **_row(_type(name, column), name, column.text),
        **_own(column),
        "constraint": constraint_of(column),
    }


def _row(kind: str, name: str, label: str) -> Row:
    return {"type": kind, "name": name, "label": in_cell(label)}


def _type(name: str, asked: AskedValue) -> str:
    match asked.kind:
        case Kind.NUMBER:
            return DECIMAL if asked.decimals else INTEGER
        case Kind.CHOICE | Kind.CHOICES:
            select = SELECT_ONE if asked.kind is Kind.CHOICE else SELECT_MULTIPLE
            other = f" {OR_OTHER}" if asked.other else ""
            return f"{select} {options_name(name)}{other}"
        case Kind.TABLE:
            return BEGIN_REPEAT
    return _TYPES[asked.kind]


def _relevant(form: FormDefinition, question: Question) -> str:
    condition = question.ask_if
    if condition is None:
        return ""
    reason = form.question(condition.question)
    return relevant_of(name_of(reason.id), reason.kind, condition.answers)


def _own(asked: Question | Column) -> Row:
    """What the standard has no place for."""
    said: dict[str, Any] = {key: getattr(asked, key, "") for key in _TEXTS}
    said |= {key: getattr(asked, key, None) for key in _NUMBERS}
    said |= {key: YES if getattr(asked, key, False) else "" for key in _TRUTHS}
    said["decimals"] = asked.decimals or ""
    said["replaces"] = " ".join(asked.replaces)
    for key in ("earliest", "latest"):
        said[key] = WITHIN_TERM if getattr(asked, key) == WITHIN_TERM else ""
    texts = {key: "" if value is None else str(value) for key, value in said.items()}
    return {f"{OWN}{key}": in_cell(text) for key, text in texts.items()}
