"""One question of a report by itself, for a colleague to answer: nothing of the rest goes along."""

from app.model.form import FormDefinition
from app.model.report import Contact, Report, ReportStatus
from app.model.stages import without_what_is_set_aside


def question_alone(report: Report, question_id: str) -> Report:
    """The question with the answer so far; it is still the same report, to be taken back into.

    Raises KeyError for a question that is not in the set.
    """
    answer = without_what_is_set_aside(report).answer(question_id)
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
    count = "En fråga" if len(report.only) == 1 else f"{len(report.only)} frågor"
    return f"{count}: {', '.join(form.place_name(one) for one in report.only)}"
