"""The stages of a report: sent, corrected, restored, for somebody else, or a question alone."""

import datetime

from app.model.form import FormDefinition
from app.model.kinds.conditions import as_asked
from app.model.report import Answer, CommitteeRef, Contact, Origin, Report, ReportStatus
from app.model.swedish import in_figures
from app.model.term import Term

# What an officer has written and decided, and the questions it answers; the rest is which report
# it is, and when.
_WORK = (
    *("form", "committee", "term", "contact", "contact_confirmed"),
    *("only", "answers", "unplaced", "accepted", "built_on"),
)


def with_work_of(report: Report, earlier: Report) -> Report:
    """The report with the content of an earlier version of it."""
    return report.model_copy(update={name: getattr(earlier, name) for name in _WORK})


def content_of(report: Report) -> tuple[object, ...]:
    """The content of a report, without id, revision and dates."""
    content = report.committee, report.term, report.contact, report.answers, report.unplaced
    return *content, report.only


def without_set_aside(report: Report) -> Report:
    """The report as others see it.

    Left out is what the officer has set aside and sees as set aside: the answer to a question that
    is not applicable or not asked, and the reason of one that is applicable after all.
    """
    answers = tuple(map(_without_set_aside, as_asked(report).answers))
    return report.model_copy(update={"answers": answers})


def _without_set_aside(answer: Answer) -> Answer:
    if not answer.not_applicable:
        return answer.model_copy(update={"reason": ""})
    emptied = answer.emptied()
    kept = {name: getattr(answer, name) for name in ("not_applicable", "reason", "origin")}
    return emptied.model_copy(update=kept)


def with_identity(report: Report, committee: CommitteeRef, term: Term) -> Report:
    """The report for another committee or term, on the questions that it has.

    What waits to be confirmed goes on saying why it waits: where its question was put otherwise its
    origin is the term of the report itself, and no earlier report is of that term.
    """
    answers = tuple(
        answer.model_copy(update={"origin": _origin_for(answer.origin, report.term, term)})
        for answer in report.answers
    )
    update = {"committee": committee, "term": term, "answers": answers}
    return report.model_copy(update=update)


def _origin_for(origin: Origin, before: Term | None, after: Term) -> Origin:
    if origin.confirmed or origin.term is None or before == after:
        return origin
    if origin.term == before:
        return origin.model_copy(update={"term": after})
    return origin.model_copy(update={"term": None}) if origin.term == after else origin


def as_submitted(report: Report, revision: int, now: datetime.datetime) -> Report:
    """The report as it is saved when it is sent, what is set aside included."""
    return report.model_copy(
        update={
            "status": ReportStatus.SUBMITTED,
            "revision": revision,
            "submitted_at": now.astimezone(datetime.UTC),
            "modified_at": now.astimezone(datetime.UTC),
            "built_on": None,
            "docx": None,
        }
    )


def as_correction(report: Report, now: datetime.datetime) -> Report:
    """A draft of the next revision of a report that has been exported."""
    return report.model_copy(
        update={
            "status": ReportStatus.DRAFT,
            "revision": report.revision + 1,
            "submitted_at": None,
            "modified_at": now.astimezone(datetime.UTC),
            "docx": None,
        }
    )


def question_alone(report: Report, question_id: str) -> Report:
    """The report with one question only, for a colleague to answer; its id stays the same.

    Raises KeyError for a question that is not in the set.
    """
    answer = _without_set_aside(report.answer(question_id))
    return report.model_copy(
        update={
            "status": ReportStatus.DRAFT,
            "submitted_at": None,
            "docx": None,
            "contact": Contact(),
            "contact_confirmed": True,
            "unplaced": (),
            "only": (question_id,),
            "accepted": tuple(one for one in report.accepted if one.question_id == question_id),
            "answers": tuple(
                answer if one.question_id == question_id else one.emptied()
                for one in report.answers
            ),
        }
    )


def which_questions(report: Report, form: FormDefinition) -> str:
    """For example "En fråga: Svart ekonomi"; empty for a whole report."""
    if not report.only:
        return ""
    count = "En fråga" if len(report.only) == 1 else f"{in_figures(len(report.only))} frågor"
    return f"{count}: {', '.join(form.place_name(one) for one in report.only)}"
