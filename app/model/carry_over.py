"""Carry over: what a new report gets from earlier ones, question by question."""

from collections.abc import Collection, Iterable, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Self

from app.model import lengths
from app.model.base import Model, fits
from app.model.form import FormDefinition, Question
from app.model.form_texts import asks_the_same
from app.model.places import CONTACT_DETAILS
from app.model.report import Answer, AnswerStatus, Contact, Origin, Report, Unplaced, empty_answers
from app.model.rich_text import Block, BlockKind, RichText, Span
from app.model.term import Term

if TYPE_CHECKING:
    # Loaded when an answer is carried: the patterns of what people write take their time.
    from app.model.kinds.carried import CarriedValue


class Outcome(StrEnum):
    """What becomes of the earlier answer to a question."""

    KEPT = "kept"
    REWORDED = "reworded"
    JOINED = "joined"
    NEW = "new"
    READ = "read"
    """Another kind of answer is asked for: what could be read of the earlier one."""
    RETURNED = "returned"
    """Nobody has answered it, but what stands beside the questions was an answer to it."""


class Source(Model):
    """An earlier answer, and the report it comes from."""

    report: Report
    answer: Answer


class PlannedAnswer(Model):
    """What one question of the new set gets. The answer waits for the officer to confirm it."""

    answer: Answer
    outcome: Outcome
    sources: tuple[Source, ...] = ()

    @property
    def earlier_wording(self) -> str:
        """How the question was put, where it is put otherwise now; else empty."""
        return self.sources[0].answer.question if self.outcome is Outcome.REWORDED else ""

    @property
    def differs(self) -> bool:
        """Whether several values were given of which none can be taken for all of them."""
        given = any(one.answer.has_value for one in self.sources)
        return self.outcome is Outcome.JOINED and given and not self.answer.has_value

    @property
    def is_to_choose_anew(self) -> bool:
        """Whether an option that is chosen is gone."""
        return any(option.gone for option in self.answer.options)


class CarryOverPlan(Model):
    """What every question gets, the contact details, and what no question takes.

    `contact_from` is the report that the contact details are of; None where none has any.
    """

    planned: tuple[PlannedAnswer, ...]
    left_over: tuple[Unplaced, ...] = ()
    contact_from: Report | None = None

    def without(
        self,
        questions: Collection[str] = (),
        left_over: Collection[int] = (),
        *,
        contact: bool = False,
    ) -> Self:
        """The plan without what the officer leaves behind: questions by id, the rest by place."""
        planned = tuple(
            PlannedAnswer(answer=one.answer.emptied(), outcome=one.outcome)
            if one.answer.question_id in questions
            else one
            for one in self.planned
        )
        kept = tuple(text for place, text in enumerate(self.left_over) if place not in left_over)
        return self.model_copy(
            update={
                "planned": planned,
                "left_over": kept,
                "contact_from": None if contact else self.contact_from,
            }
        )


def plan_carry_over(reports: Sequence[Report], form: FormDefinition, term: Term) -> CarryOverPlan:
    """Match earlier answers with the questions of a new set, by id or by what they replace.

    Several reports are those of committees that have become one: their answers come under a
    sub-heading each, in the order of the reports. A value that all of them say that have one is the
    value still.
    """
    taken: set[tuple[int, str]] = set()
    planned = []
    for question, empty in zip(form.questions(), empty_answers(form, term), strict=True):
        ids = form.ids_answering(question)
        places = [
            (number, answer)
            for number, report in enumerate(reports)
            for answer in report.answers
            if answer.question_id in ids
        ]
        taken |= {(number, answer.question_id) for number, answer in places}
        sources = tuple(
            Source(report=reports[number], answer=answer)
            for number, answer in places
            if answer.status is not AnswerStatus.BLANK
        )
        planned.append(_planned(question, empty, sources, term))
    no_question = tuple(
        Unplaced(question=answer.question, blocks=_words_of(answer))
        for number, report in enumerate(reports)
        for answer in report.answers
        if (number, answer.question_id) not in taken and _words_of(answer)
    )
    earlier = tuple(unplaced for report in reports for unplaced in report.unplaced)
    return CarryOverPlan(
        planned=tuple(planned),
        # What came along before may be in two reports.
        left_over=tuple(dict.fromkeys((*earlier, *no_question))),
        contact_from=_newest_contact(reports),
    )


def with_carried_answers(report: Report, plan: CarryOverPlan) -> Report:
    """The report with the answers of the plan. What no question takes is kept as unplaced.

    Contact details wait for the officer to confirm them, like what they come with; what was found
    right in them stays so.
    """
    update: dict[str, object] = {
        "answers": tuple(planned.answer for planned in plan.planned),
        "unplaced": (*report.unplaced, *plan.left_over),
    }
    if plan.contact_from is not None:
        update |= {
            "contact": plan.contact_from.contact,
            "contact_confirmed": False,
            "accepted": tuple(
                one for one in plan.contact_from.accepted if one.field in CONTACT_DETAILS
            ),
        }
    return report.model_copy(update=update)


def _newest_contact(reports: Sequence[Report]) -> Report | None:
    """The report of the latest term that has contact details; of two, the first."""
    having = [report for report in reports if report.contact != Contact()]
    return max(having, key=lambda r: (r.term is not None, r.term), default=None)


def _planned(
    question: Question, empty: Answer, sources: tuple[Source, ...], term: Term | None
) -> PlannedAnswer:
    if not sources:
        return PlannedAnswer(answer=empty, outcome=Outcome.NEW)
    first = sources[0]
    origin = carried_origin(first.report)
    if len(sources) > 1:
        changes = joined(sources, empty, question, term)
        answer = empty.model_copy(update={**changes, "origin": origin})
        return PlannedAnswer(answer=answer, outcome=Outcome.JOINED, sources=sources)
    answer = empty.model_copy(
        update={
            **_carried(first, empty, question, term),
            "not_applicable": first.answer.not_applicable,
            "reason": first.answer.reason,
            "origin": origin,
        }
    )
    return PlannedAnswer(
        answer=answer, outcome=outcome_of(first.answer, empty, question), sources=sources
    )


def _carried(
    source: Source, empty: Answer, question: Question, term: Term | None
) -> "CarriedValue":
    from app.model.kinds.carried import carried_value

    return carried_value(source.answer, empty, question, source.report.term, term)


def outcome_of(before: Answer, empty: Answer, question: Question) -> Outcome:
    """What becomes of an earlier answer to a question, as it is put now."""
    from app.model.kinds.carried import is_another_kind

    if is_another_kind(before, empty):
        return Outcome.READ
    same = asks_the_same(before.question, question.text)
    return Outcome.KEPT if same else Outcome.REWORDED


def carried_origin(report: Report) -> Origin:
    """Where what comes from a report is from; it waits for the officer to confirm it."""
    committee = report.committee.id if report.committee else None
    return Origin(kind="carried", term=report.term, committee=committee, confirmed=False)


def _joined_reasons(headed: Iterable[tuple[str, Answer]]) -> str:
    return "\n".join(f"{heading}: {answer.reason}" for heading, answer in headed)


def joined(
    sources: Sequence[Source], empty: Answer, question: Question, term: Term | None
) -> dict[str, object]:
    """What several answers are as one: their one value, and each under a sub-heading of its own.

    Where values differ, none is taken: each is told in its place. It is not applicable where all
    are; what is set aside in them stays set aside. Reasons that are too long together are text.
    """
    value, answers = _one_value(sources, empty, question, term)
    return {**value, **_joined_texts(list(zip(_headings(sources), answers, strict=True)))}


def _one_value(
    sources: Sequence[Source], empty: Answer, question: Question, term: Term | None
) -> tuple[dict[str, object], list[Answer]]:
    """The value that the answers agree on, and what is left to tell of each of them."""
    answers = [source.answer for source in sources]
    carried = {
        at: _carried(one, empty, question, term)
        for at, one in enumerate(sources)
        if not one.answer.not_applicable
    }
    given = [one for one in carried.values() if one["value"] is not None]
    given = given or [one for one in carried.values() if one["unfinished"]]
    if not given or any(_given(one) != _given(given[0]) for one in given):
        return {}, answers
    for at, one in carried.items():
        if _given(one) == _given(given[0]):
            beside = {"value": None, "unfinished": (), "blocks": one["blocks"]}
            answers[at] = answers[at].model_copy(update=beside)
    value, unfinished = _given(given[0])
    return {"value": value, "unfinished": unfinished, "options": given[0]["options"]}, answers


def _given(carried: "CarriedValue") -> tuple[object, object]:
    return carried["value"], carried["unfinished"]


def _joined_texts(headed: Sequence[tuple[str, Answer]]) -> dict[str, object]:
    set_aside = all(answer.not_applicable for _, answer in headed)
    # Else why a question was not applicable, where it is now.
    reasons = _joined_reasons(
        (h, a) for h, a in headed if set_aside or (a.reason.strip() and not a.not_applicable)
    )
    if not fits(reasons, lengths.REASON):
        return {"blocks": _under_headings((h, all_blocks(answer)) for h, answer in headed)}
    if set_aside:
        return {
            "not_applicable": True,
            "reason": reasons,
            "blocks": _under_headings((heading, answer.told_blocks) for heading, answer in headed),
        }
    return {
        "reason": reasons,
        "blocks": _under_headings((heading, _words_of(answer)) for heading, answer in headed),
    }


def _under_headings(texts: Iterable[tuple[str, RichText]]) -> tuple[Block, ...]:
    blocks: list[Block] = []
    for heading, text in texts:
        if text:
            blocks += (Block(kind=BlockKind.SUBHEADING, spans=(Span(text=heading),)), *text)
    return tuple(blocks)


def _words_of(answer: Answer) -> tuple[Block, ...]:
    """An answer as text; of one that is not applicable the reason too, and what was set aside."""
    return all_blocks(answer) if answer.not_applicable else answer.told_blocks


def all_blocks(answer: Answer) -> tuple[Block, ...]:
    """The whole text of an answer, what is set aside too."""
    reason = (Block(spans=(Span(text=answer.reason),)),) if answer.reason.strip() else ()
    return (*reason, *answer.told_blocks)


def _headings(sources: Sequence[Source]) -> list[str]:
    """What tells each source from the others: its committee, its term, or its question."""
    names = [s.report.committee.name if s.report.committee else "" for s in sources]
    terms = [s.report.term.label if s.report.term else "" for s in sources]
    questions = [s.answer.question for s in sources]
    for labels in (names, terms, questions):
        if all(labels) and len(set(labels)) == len(sources):
            return labels
    return [f"Rapport {number}" for number in range(1, len(sources) + 1)]
