"""What is left of a report, in a few words."""

import pytest

from app.model.finding import FieldName, Finding, FindingCode, Severity
from app.services.review.review import remaining_work
from tests.support.terms import RESPONDENT


def _findings(answers: int, fields: int, severity: Severity = Severity.ERROR) -> list[Finding]:
    about_answers = [
        Finding(
            code=FindingCode.OVER_LENGTH,
            severity=severity,
            message="x",
            question_id=f"fraga-{index}",
        )
        for index in range(answers)
    ]
    about_fields = [
        Finding(code=FindingCode.OVER_LENGTH, severity=severity, message="x", field=FieldName.NAME)
        for _ in range(fields)
    ]
    return about_fields + about_answers


@pytest.mark.parametrize(
    ("answers", "fields", "says"),
    [
        (0, 0, "Klar att exportera"),
        (1, 0, "Kvar: 1 svar"),
        (8, 0, "Kvar: 8 svar"),
        (0, 1, "Kvar: 1 kontaktuppgift"),
        (0, 3, "Kvar: 3 kontaktuppgifter"),
        (8, 3, "Kvar: 11 (8 svar och 3 kontaktuppgifter)"),
    ],
)
def test_what_is_left_is_counted(answers: int, fields: int, says: str) -> None:
    assert remaining_work(_findings(answers, fields), RESPONDENT) == says


def test_committee_and_term_are_named() -> None:
    about = [
        Finding(code=FindingCode.OVER_LENGTH, severity=Severity.ERROR, message="x", field=field)
        for field in (FieldName.TERM, FieldName.COMMITTEE)
    ]
    assert remaining_work(about, RESPONDENT) == "Kvar: 2 (period och nämnd)"
    assert remaining_work([*about[:1], *_findings(8, 3)], RESPONDENT) == (
        "Kvar: 12 (8 svar, 3 kontaktuppgifter och period)"
    )


@pytest.mark.parametrize("severity", [Severity.WARNING, Severity.INFO])
def test_what_does_not_stop_the_export_is_not_left(severity: Severity) -> None:
    assert remaining_work(_findings(2, 2, severity), RESPONDENT) == "Klar att exportera"


def test_questions_that_are_not_asked_there_are_no_lack_of_a_committee() -> None:
    finding = Finding(
        code=FindingCode.WRONG_FORM, severity=Severity.ERROR, field=FieldName.COMMITTEE, message="x"
    )
    assert remaining_work([finding], RESPONDENT) == "Kvar: rätt frågor"
