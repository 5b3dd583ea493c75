"""Which questions are asked, where some are asked only because of an answer before them."""

from collections.abc import Iterable

from app.model.form import FormDefinition
from app.model.kinds.asked import NO, YES
from app.model.kinds.value import Chosen
from app.model.report import Answer, Report, empty_answers


def not_asked(report: Report) -> frozenset[str]:
    """The ids of the questions that are not asked, as the report is answered now.

    One that is asked because of another is not, where that one is not asked itself or is set aside.
    A few questions alone are all asked: what they hang on is not among them.
    """
    if report.only:
        return frozenset()
    given: dict[str, set[str]] = {}
    skipped = set()
    for answer in report.answers:
        condition = answer.ask_if
        if condition is None or given.get(condition.question, set()) & {*condition.answers}:
            given[answer.question_id] = _given(answer)
        else:
            skipped.add(answer.question_id)
    return frozenset(skipped)


def as_asked(report: Report) -> Report:
    """The report with only those answers whose questions are asked."""
    skipped = not_asked(report)
    if not skipped:
        return report
    answers = tuple(one for one in report.answers if one.question_id not in skipped)
    return report.model_copy(update={"answers": answers})


def with_all_questions(report: Report, forms: Iterable[FormDefinition]) -> Report:
    """The report with a blank answer to what was not asked, which is left out of what is sent.

    One whose set is not among the forms, or that lacks what was asked, is as it was.
    """
    there = {answer.question_id for answer in report.answers}
    for form in forms:
        asked = {question.id for question in form.questions()}
        same = (form.id, form.version) == (report.form.id, report.form.version)
        if same and there < asked and form.reference() == report.form:
            given = {answer.question_id: answer for answer in report.answers}
            empty = empty_answers(form, report.term)
            answers = tuple(given.get(one.question_id, one) for one in empty)
            whole = report.model_copy(update={"answers": answers})
            return whole if asked - there <= not_asked(whole) else report
    return report


def _given(answer: Answer) -> set[str]:
    if answer.not_applicable:
        return set()
    if isinstance(answer.value, bool):
        return {YES if answer.value else NO}
    return set(answer.value.chosen) if isinstance(answer.value, Chosen) else set()
