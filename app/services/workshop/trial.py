"""Trying a set out: filled in, with what becomes of each earlier answer."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.model.calendar import Calendar
from app.model.carry_over import (
    CarryOverPlan,
    Outcome,
    PlannedAnswer,
    plan_carry_over,
    with_carried_answers,
)
from app.model.example_answers import with_example_answers
from app.model.form import FormDefinition
from app.model.report import Answer, Report, Unplaced
from app.model.term import Term
from app.services.report_context import ReportContext


@dataclass(frozen=True)
class TriedQuestion:
    """What one question gets. `earlier` are the answers that it comes from; () for a new one."""

    question_id: str
    outcome: Outcome
    answer: Answer
    earlier: tuple[Answer, ...]

    @property
    def carries_over(self) -> bool:
        return bool(self.earlier)


@dataclass(frozen=True)
class Trial:
    """A report on the set; what becomes of each answer; what no question takes.

    `is_example` says whether the earlier answers are made up, `has_earlier` whether there are any.
    """

    report: Report
    questions: tuple[TriedQuestion, ...]
    left_over: tuple[Unplaced, ...]
    is_example: bool
    has_earlier: bool


def tried_out(
    form: FormDefinition,
    earlier: Report | None,
    context: ReportContext,
    before: FormDefinition | None,
) -> Trial:
    """The set as a report begun from an earlier one would have it.

    Without one, from an example on the version before; where there is none, filled in itself.
    """
    is_example, calendar = earlier is None, context.catalog.calendar
    if earlier is None and before is not None:
        empty = context.new_report(before, None, next(before.terms(calendar), None))
        earlier = with_example_answers(empty, before)
    if earlier is None:
        report = context.new_report(form, None, next(form.terms(calendar), form.valid_from))
        filled = with_example_answers(report, form)
        new = (TriedQuestion(one.question_id, Outcome.NEW, one, ()) for one in filled.answers)
        return Trial(filled, tuple(new), (), is_example=True, has_earlier=False)
    term = _next_term(form, earlier.term, calendar)
    plan = plan_carry_over([earlier], form, term)
    report = with_carried_answers(context.new_report(form, None, term), plan)
    report = report.model_copy(update={"committee": earlier.committee})
    return Trial(report, tuple(_questions(plan)), plan.left_over, is_example, has_earlier=True)


def _questions(plan: CarryOverPlan) -> Iterator[TriedQuestion]:
    for one in plan.planned:
        yield TriedQuestion(one.answer.question_id, one.outcome, one.answer, _earlier(one))


def _earlier(planned: PlannedAnswer) -> tuple[Answer, ...]:
    return tuple(source.answer for source in planned.sources)


def _next_term(form: FormDefinition, after: Term | None, calendar: Calendar) -> Term:
    """The first that the set asks in, after another if there is any."""
    terms = (term for term in form.terms(calendar) if after is None or term > after)
    return next(terms, form.valid_from)
