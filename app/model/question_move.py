"""A draft is moved to other questions: what each of them gets, with not a word lost."""

from app.model.carry_over import (
    CarryOverPlan,
    Outcome,
    PlannedAnswer,
    Source,
    all_blocks,
    carried_origin,
    joined,
    outcome_of,
    with_carried_answers,
)
from app.model.form import FormDefinition, Question
from app.model.form_texts import asks_the_same
from app.model.kinds.carried import carried_value
from app.model.report import AS_PUT, Answer, Origin, Report, Unplaced, empty_answers


def plan_move(report: Report, form: FormDefinition) -> CarryOverPlan:
    """What every question of another set gets of what a draft says, and what none of them takes.

    A question that asks the same has its answer as it was. An answer to a question that is put
    otherwise, or that takes over from others, waits for the officer to confirm it, and so does what
    had no question in between and finds its own again.
    """
    taken: set[str] = set()
    planned = []
    for question, empty in zip(form.questions(), empty_answers(form, report.term), strict=True):
        ids = form.ids_answering(question)
        taken |= set(ids)
        answers = [answer for answer in report.answers if answer.question_id in ids]
        planned.append(_planned(report, question, empty, answers))
    no_question = (answer for answer in report.answers if answer.question_id not in taken)
    return CarryOverPlan(
        planned=tuple(planned),
        left_over=tuple(
            Unplaced(question=answer.question, blocks=all_blocks(answer))
            for answer in no_question
            if all_blocks(answer)
        ),
    )


def moved(report: Report, form: FormDefinition, plan: CarryOverPlan) -> Report:
    """The same report on the other questions, by this plan.

    Of a report that is a few questions alone, those that take over from them; it names none where
    none does.
    """
    returned = [p.answer.question for p in plan.planned if p.outcome is Outcome.RETURNED]
    unplaced = tuple(
        one
        for one in report.unplaced
        if not any(asks_the_same(one.question, question) for question in returned)
    )
    only = {*report.only}
    asked = tuple(one.id for one in form.questions() if only & set(form.ids_answering(one)))
    update = {"form": form.reference(), "only": asked, "unplaced": unplaced}
    return with_carried_answers(report.model_copy(update=update), plan)


def _planned(
    report: Report, question: Question, empty: Answer, answers: list[Answer]
) -> PlannedAnswer:
    saying = [answer for answer in answers if answer.not_applicable or all_blocks(answer)]
    # Of several that say nothing, its own is as good as any.
    answers = saying or answers[:1]
    if not answers:
        return _unanswered(report, question, empty)
    sources = tuple(Source(report=report, answer=answer) for answer in answers)
    first = answers[0]
    place = {name: getattr(empty, name) for name in AS_PUT}
    if len(answers) > 1:
        changes = joined(sources, empty, question, report.term)
        answer = empty.model_copy(update={**changes, "origin": _waiting(report, first)})
        return PlannedAnswer(answer=answer, outcome=Outcome.JOINED, sources=sources)
    answer = first.model_copy(
        update={**place, **carried_value(first, empty, question, report.term, report.term)}
    )
    outcome = outcome_of(first, empty, question)
    # It says something else where an option or a column is gone: its value may be text beside it.
    as_it_was = outcome is Outcome.KEPT and _said(answer) == _said(first)
    if saying and not (as_it_was and not any(option.gone for option in answer.options)):
        answer = answer.model_copy(update={"origin": _waiting(report, first)})
    return PlannedAnswer(answer=answer, outcome=outcome, sources=sources)


def _said(answer: Answer) -> tuple[object, ...]:
    """The value as it is read, what is typed that is none yet, and the words beside."""
    return answer.told, [one.text for one in answer.unfinished], answer.blocks


def _unanswered(report: Report, question: Question, empty: Answer) -> PlannedAnswer:
    texts = (one.blocks for one in report.unplaced if asks_the_same(one.question, empty.question))
    blocks = tuple(block for text in texts for block in text)
    if not blocks:
        return PlannedAnswer(answer=empty, outcome=Outcome.NEW)
    origin = carried_origin(report).model_copy(update={"term": None})
    text = Answer(question_id=empty.question_id, question=empty.question, blocks=blocks)
    value = carried_value(text, empty, question, report.term, report.term)
    answer = empty.model_copy(update={**value, "origin": origin})
    return PlannedAnswer(answer=answer, outcome=Outcome.RETURNED)


def _waiting(report: Report, answer: Answer) -> Origin:
    return carried_origin(report) if answer.origin.confirmed else answer.origin
