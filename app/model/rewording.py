"""Answers to questions that are put in other words than when they were given."""

from app.model.form import FormDefinition, Question
from app.model.kinds.named_rows import renamed
from app.model.kinds.value import Chosen, Table
from app.model.kinds.worded import options_gone
from app.model.report import AS_PUT, Answer, Report, empty_answers
from app.model.term import Term


def reworded(report: Report, form: FormDefinition) -> Report:
    """The report with every question of the set, as it is worded for the report's term.

    What was not asked is left out of what is sent, and is blank here.
    """
    given = {answer.question_id: answer for answer in report.answers}
    empty = empty_answers(form, report.term)
    answers = tuple(
        _with_named_rows(as_put(given.get(asked.question_id, asked), asked), question, report.term)
        for question, asked in zip(form.questions(), empty, strict=True)
    )
    return report.model_copy(update={"answers": answers})


def _with_named_rows(answer: Answer, question: Question, term: Term | None) -> Answer:
    if not question.fixed_rows or not isinstance(answer.value, Table):
        return answer
    value = Table(rows=renamed(answer.value.rows, question, term))
    return answer if value == answer.value else answer.model_copy(update={"value": value})


def as_put(answer: Answer, asked: Answer) -> Answer:
    """An answer to a question that is put in other words; what is chosen is kept if it is gone."""
    update = {name: getattr(asked, name) for name in AS_PUT}
    chosen = answer.value.chosen if isinstance(answer.value, Chosen) else ()
    gone = options_gone(chosen, answer.options, asked.options)
    return answer.model_copy(update={**update, "options": (*asked.options, *gone)})
