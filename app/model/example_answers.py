"""Answers that show what a question set asks for: a value of each kind, and words."""

import datetime

from app.model.form import FormDefinition, Question
from app.model.kinds.asked import AskedAnswer, AskedValue, Column
from app.model.kinds.kind import Kind
from app.model.kinds.worded import asked_in
from app.model.report import Answer, Report
from app.model.rich_text import paragraphs
from app.model.term import Term

_ROWS = 2
_TEXT = "Exempel: så kan ett svar se ut."
_COMMENT = "Exempel på en kommentar."
_OWN_WORDS = "Exempel på egna ord"
_USUAL = 12


def with_example_answers(report: Report, form: FormDefinition) -> Report:
    """The report with an answer to each question, the first that may be given."""
    answers = {answer.question_id: answer for answer in report.answers}
    asked = (asked_in(question, report.term) for question in form.questions())
    filled = (_filled(answers[one.id], one, report.term) for one in asked)
    return report.model_copy(update={"answers": tuple(filled)})


def _filled(answer: Answer, question: Question, term: Term | None) -> Answer:
    said: dict[str, object] = {name: getattr(answer, name) for name in Answer.model_fields}
    if question.kind is Kind.TEXT:
        return Answer.model_validate({**said, "blocks": paragraphs(_TEXT)})
    value = _rows(question, term) if question.kind is Kind.TABLE else _value(question, term)
    blocks = paragraphs(_COMMENT) if question.comment else ()
    return Answer.model_validate({**said, "value": value, "blocks": blocks})


def _value(asked: AskedValue, term: Term | None) -> object:
    """As a file has it."""
    match asked.kind:
        case Kind.NUMBER:
            return str(_number(asked))
        case Kind.YES_NO:
            return True
        case Kind.DATE:
            return str(_day(asked, term))
        case Kind.TEXT:
            return "Exempel"
    most = max(asked.min_chosen or 1, 1) if asked.kind is Kind.CHOICES else 1
    chosen = [option.id for option in asked.options[:most]]
    return {"chosen": chosen, "other": _OWN_WORDS if len(chosen) < most else ""}


def _number(asked: AskedValue) -> object:
    if asked.min is not None and asked.min > _USUAL:
        return asked.min
    return asked.max if asked.max is not None and asked.max < _USUAL else _USUAL


def _day(asked: AskedValue, term: Term | None) -> datetime.date:
    for limit, end in ((asked.earliest, 0), (asked.latest, 1)):
        if isinstance(limit, datetime.date):
            return limit
        if limit is not None and term is not None:
            return term.days[end]
    return term.days[1] if term else datetime.date(2022, 5, 12)


def _rows(asked: AskedAnswer, term: Term | None) -> object:
    first, *others = asked.columns
    if asked.fixed_rows:
        return {
            "rows": [{first.id: row, **_cells(others, term)} for row in asked.fixed_rows],
        }
    count = max(asked.min_rows or 0, min(_ROWS, asked.max_rows or _ROWS))
    return {"rows": [_cells(asked.columns, term) for _ in range(count)]}


def _cells(columns: list[Column] | tuple[Column, ...], term: Term | None) -> dict[str, object]:
    return {column.id: _value(column, term) for column in columns}
