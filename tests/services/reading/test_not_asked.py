"""What is sent lacks what was not asked; wherever it is opened, it is a whole report again."""

from pathlib import Path
from uuid import uuid4

import pytest

from app.formats.report_json import write_report_json
from app.model.collation.submission import SourceKind
from app.model.merge import Side, merged
from app.model.report import Answer, CommitteeRef, Report
from app.model.report_stages import as_correction, as_submitted, without_set_aside
from app.services.catalog import Catalog
from app.services.collating.report_finder import ReportFinder
from app.services.question_sets.draft_move import moved_for
from app.services.reading.found_reports import findings_in
from app.services.reading.own_files import open_report
from app.services.report_context import ReportContext
from app.services.reports.imported_reports import import_report
from app.services.reports.two_versions import two_versions
from app.services.review.review import review
from tests.support.every_kind import every_kind, full_report
from tests.support.report_documents import exported
from tests.support.reports import library_in
from tests.support.terms import IN_STOCKHOLM
from tests.support.workplace import TODAY, bundled_catalog

FORM = every_kind()
CATALOG = Catalog(bundled_catalog().register, [FORM])
IDS = [question.id for question in FORM.questions()]


def _report(plan: bool = False) -> Report:
    """With a day of a plan that there is not, which is kept in the draft."""
    report = full_report(FORM)
    farsta = CATALOG.register.get("farsta")
    assert farsta is not None
    answer = {**dict(report.answer("plan")), "value": plan}
    report = report.with_answer(Answer.model_validate(answer, context=IN_STOCKHOLM))
    return report.model_copy(update={"committee": CommitteeRef.to(farsta)})


SENT = without_set_aside(as_submitted(_report(), 1, TODAY))


def _file(folder: Path, kind: str) -> Path:
    path = folder / f"rapport.{kind}"
    path.write_bytes(write_report_json(SENT) if kind == "json" else exported(SENT, FORM))
    return path


@pytest.fixture(params=["json", "docx"])
def opened(request: pytest.FixtureRequest, tmp_path: Path) -> Report:
    path = _file(tmp_path, request.param)
    return open_report(path, CATALOG.register, CATALOG.forms).report


def test_every_question_is_there(opened: Report) -> None:
    assert [answer.question_id for answer in SENT.answers] == [i for i in IDS if i != "beslutad"]
    assert [answer.question_id for answer in opened.answers] == IDS
    assert opened.answer("beslutad").value is None
    assert without_set_aside(opened) == SENT
    assert CATALOG.form_of(opened).reference() == FORM.reference()


def test_it_is_corrected_and_reviewed_as_any_other(opened: Report) -> None:
    draft = as_correction(opened, TODAY)
    assert {one.question_id for one in review(draft, FORM, CATALOG.register)} >= {"varfor-inte"}
    yes = draft.answer("plan").model_copy(update={"value": True})
    found = review(draft.with_answer(yes), FORM, CATALOG.register)
    assert "beslutad" in {one.question_id for one in found}


def test_it_is_imported_once(opened: Report, tmp_path: Path) -> None:
    library = library_in(tmp_path / "bibliotek")
    own = as_submitted(_report(), 1, TODAY)
    library.save(own)
    assert import_report(opened, library, uuid4()) == own
    elsewhere = library_in(tmp_path / "annat")
    added = import_report(opened, elsewhere, uuid4())
    assert [answer.question_id for answer in added.answers] == IDS


def test_it_is_merged_into_the_draft_it_comes_from(opened: Report, tmp_path: Path) -> None:
    library = library_in(tmp_path / "bibliotek")
    mine = _report(plan=True)
    library.save(mine)
    found = two_versions(mine, opened, library, CATALOG)
    assert found.refusal == ""
    assert {one.place for one in found.differing} == {"plan", "beslutad"}
    both = merged(mine, opened, {"plan": Side.THEIRS})
    assert both.answer("plan").value is False
    # What stands in a question that is not asked any more is kept.
    assert both.answer("beslutad") == mine.answer("beslutad")


def test_it_is_moved_to_other_questions(opened: Report) -> None:
    newer = every_kind(version=2)
    report, plan = moved_for(opened, newer)
    assert [answer.question_id for answer in report.answers] == IDS
    assert plan.left_over == ()


@pytest.mark.parametrize("kind", ["json", "docx"])
def test_the_office_knows_its_questions(kind: str, tmp_path: Path) -> None:
    finder = ReportFinder(ReportContext(CATALOG, lambda: TODAY, uuid4, "1.0"))
    (found,) = finder.find_reports(_file(tmp_path, kind)).reports
    assert found.submission.kind is SourceKind(kind)
    # It is reviewed: its questions are known here.
    assert "varfor-inte" in {one.question_id for one in findings_in(found.findings)}
