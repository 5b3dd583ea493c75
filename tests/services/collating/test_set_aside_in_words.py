"""An answer that only says that its question is not relevant counts as set aside."""

from pathlib import Path
from uuid import uuid4

import pytest

from app.formats.report_json import read_report_json, write_report_json
from app.model.report import Answer, AnswerStatus
from app.services.catalog import Catalog
from app.services.collating.report_finder import ReportFinder
from app.services.reading.found_reports import FoundReport
from app.services.report_context import ReportContext
from tests.support.example_report import paragraph
from tests.support.reports import whole_report
from tests.support.terms import CALENDAR, IN_STOCKHOLM
from tests.support.workplace import TODAY


def _found(folder: Path, catalog: Catalog, written: str) -> tuple[Answer, FoundReport]:
    """The first answer as it was sent, and what is found of a report with it."""
    report = whole_report()
    first = report.answers[0].model_copy(update={"blocks": (paragraph(written),)})
    changed = report.model_copy(update={"answers": (first, *report.answers[1:])})
    (folder / "a.json").write_bytes(write_report_json(changed))
    finder = ReportFinder(ReportContext(catalog, lambda: TODAY, uuid4, "1.0"))
    (found,) = finder.find_reports(folder / "a.json").reports
    return first, found


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        *(("Ej relevant.", ""), ("N/A", ""), ("n.a.", ""), ("Frågan är inte relevant", "")),
        ("Inte aktuellt för nämnden.", "Inte aktuellt för nämnden"),
    ],
)
def test_it_counts_as_not_relevant(
    tmp_path: Path, catalog: Catalog, written: str, reason: str
) -> None:
    sent, found = _found(tmp_path, catalog, written)
    answer = Answer.model_validate_json(found.answers[0].answer, context=IN_STOCKHOLM)
    assert (answer.status, answer.reason) == (AnswerStatus.NOT_APPLICABLE, reason)
    assert (found.answers[0].status, found.answers[0].words) == (answer.status, answer.words)
    # What was sent stays as it was sent.
    assert read_report_json(found.report.encode(), "a.json", CALENDAR).answers[0] == sent


@pytest.mark.parametrize(
    "written", ["Inget att rapportera.", "Ej relevant, men vi gör det ändå i år."]
)
def test_what_says_more_than_that_is_an_answer(
    tmp_path: Path, catalog: Catalog, written: str
) -> None:
    _, found = _found(tmp_path, catalog, written)
    assert found.answers[0].status is AnswerStatus.ANSWERED
