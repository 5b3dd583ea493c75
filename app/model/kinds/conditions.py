"""Which questions are asked, where some are asked only because of an answer before them."""

from collections.abc import Mapping

from app.model.form import FormDefinition
from app.model.kinds.asked import NO, YES
from app.model.kinds.value import Chosen
from app.model.report import Answer, Report


def asked_questions(report: Report, form: FormDefinition) -> frozenset[str]:
    """The ids of the questions of the set that are asked, as the report is answered now.

    A question that is asked because of another is not, where that one is not asked itself or is
    not applicable.
    """
    answers = {answer.question_id: answer for answer in report.answers}
    asked: set[str] = set()
    for question in form.questions():
        condition = question.ask_if
        if condition is None or (
            condition.question in asked
            and _given(answers, condition.question) & {*condition.answers}
        ):
            asked.add(question.id)
    return frozenset(asked)


def _given(answers: Mapping[str, Answer], question_id: str) -> set[str]:
    answer = answers.get(question_id)
    if answer is None or answer.not_applicable:
        return set()
    if isinstance(answer.value, bool):
        return {YES if answer.value else NO}
    return set(answer.value.chosen) if isinstance(answer.value, Chosen) else set()
