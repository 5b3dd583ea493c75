"""Answers that are longer than the question allows."""

from collections.abc import Iterator

from app.model.finding import Finding, FindingCode
from app.model.form import FormDefinition
from app.model.report import Report
from app.model.rules.passages import about_answer, answered
from app.model.swedish import in_figures


def over_length(report: Report, form: FormDefinition) -> Iterator[Finding]:
    """No answer has more words than its question allows."""
    limits = {question.id: question.word_limit for question in form.questions()}
    for answer in answered(report):
        limit = limits[answer.question_id]
        if limit is not None and answer.words > limit:
            yield about_answer(
                answer,
                code=FindingCode.OVER_LENGTH,
                message=(
                    f"Svaret har {in_figures(answer.words)} ord, men får ha högst "
                    f"{in_figures(limit)}. Korta det."
                ),
            )
