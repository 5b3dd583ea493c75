"""The control for each kind of answer."""

from app.gui.values.choice_field import ChoiceField
from app.gui.values.line_value_field import DateField, LineValueField
from app.gui.values.option_list_field import OptionListField
from app.gui.values.table_field import TableField
from app.gui.values.value_field import ValueField
from app.model.form import Question
from app.model.kinds.kind import Kind
from app.model.kinds.worded import asked_in
from app.model.report import Answer
from app.model.term import Term

MOST_BUTTONS = 12
"""More options than these are a list that is searched."""


def field_for(question: Question, answer: Answer, term: Term | None) -> ValueField | None:
    """The control for what the question asks for; None where it is text alone."""
    question = asked_in(question, term)
    match question.kind:
        case Kind.TEXT:
            return None
        case Kind.NUMBER:
            return LineValueField(question, term)
        case Kind.DATE:
            return DateField(question, term)
        case Kind.TABLE:
            return TableField(question, answer.columns, term)
    if len(answer.options) > MOST_BUTTONS:
        return OptionListField(question, answer.options)
    return ChoiceField(question, answer.options)
