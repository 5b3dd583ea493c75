"""Any value of any question is in its control what it is in the report, also when it is left."""

from collections.abc import Mapping

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn
from PySide6.QtWidgets import QApplication

from app.gui.values.fields import field_for
from app.gui.values.line_value_field import LineValueField
from app.gui.values.table_field import TableField
from app.model.form import Question
from app.model.kinds.asked import Column
from app.model.kinds.kind import Kind
from app.model.kinds.typed import read_typed
from app.model.kinds.unreadable import UnreadableValueError
from app.model.kinds.value import Row, Table, Unfinished
from app.model.kinds.worded import asked_in
from app.model.report import Answer
from app.model.rewording import reworded
from tests.support.every_kind import empty_report
from tests.support.kind_strategies import answered_values, asked_answers
from tests.support.small_form import small_form
from tests.support.terms import IN_STOCKHOLM, a_term

TERM = a_term("2022-T2")
_KINDS = [kind for kind in Kind if kind is not Kind.TEXT]


@st.composite
def _answered(draw: DrawFn) -> tuple[Question, Answer]:
    asked = draw(asked_answers(draw(st.sampled_from(_KINDS))))
    question = Question.model_validate({"id": "fraga", "text": "Fråga?", **asked})
    form = small_form(sections=[{"questions": [question]}])
    empty = empty_report(form)
    answer = {**dict(empty.answer("fraga")), **draw(answered_values(question))}
    report = reworded(empty.with_answer(Answer.model_validate(answer, context=IN_STOCKHOLM)), form)
    return question, _in_one_way(report.answer("fraga"), question)


def _in_one_way(answer: Answer, question: Question) -> Answer:
    """Nothing is a value in a place where something else is typed, that cannot be read."""
    columns = {column.id: column for column in asked_in(question, TERM).columns}
    unread = [one for one in answer.unfinished if not _is_read(one, columns)]
    answer = answer.model_copy(update={"unfinished": tuple(unread)})
    value = answer.value
    if answer.unfinished and answer.kind in {Kind.NUMBER, Kind.DATE}:
        value = None
    if isinstance(value, Table):
        typed = {(one.row, one.column) for one in answer.unfinished}
        rows = tuple(
            Row(cells=tuple(cell for cell in row.cells if (at, cell.column) not in typed))
            for at, row in enumerate(value.rows)
        )
        value = Table(rows=rows)
    return Answer.model_validate({**dict(answer), "value": value}, context=IN_STOCKHOLM)


def _is_read(one: Unfinished, columns: Mapping[str, Column]) -> bool:
    if one.column is None:
        return False
    try:
        return read_typed(one.text, columns[one.column], TERM) is not None
    except UnreadableValueError:
        return False


@settings(max_examples=300)
@given(answered=_answered())
def test_what_is_shown_is_what_is_read(
    qapp: QApplication, answered: tuple[Question, Answer]
) -> None:
    question, answer = answered
    field = field_for(question, answer, TERM)
    assert field is not None
    field.show_content(answer.value, answer.unfinished)
    assert _said(field.content()) == _said((answer.value, answer.unfinished))
    if isinstance(field, LineValueField):
        field._tidy()
    if isinstance(field, TableField):
        lines = field.model.lines
        field.model.replace_lines(field.model.tidied(lines), "Skriv om")
    assert _said(field.content()) == _said((answer.value, answer.unfinished))
    field.deleteLater()


def _said(content: tuple[object, object]) -> tuple[object, object]:
    value, unfinished = content
    return value, sorted(unfinished, key=str)  # type: ignore[call-overload]
