"""Reports from files, taken into the library."""

from pathlib import Path
from uuid import UUID

import pytest

from app.model.report import Report, ReportStatus
from app.model.report_stages import as_correction, as_submitted
from app.services.reports.imported_reports import import_report
from tests.support.reports import library_in, whole_report
from tests.support.terms import IN_STOCKHOLM
from tests.support.workplace import TODAY

REPORT = whole_report()
SENT = as_submitted(REPORT, 1, TODAY)
NEW_ID = UUID(int=99)


def _changed(report: Report) -> Report:
    return report.model_copy(
        update={"contact": report.contact.model_copy(update={"name": "Någon annan"})}
    )


@pytest.mark.parametrize("report", [REPORT, SENT])
def test_a_report_that_is_new_here_comes_in_as_it_is(tmp_path: Path, report: Report) -> None:
    library = library_in(tmp_path)
    assert import_report(report, library, NEW_ID) == report
    assert library.versions(report.report_id) == (report,)


@pytest.mark.parametrize("report", [REPORT, SENT])
def test_a_report_that_is_here_already_is_that_report(tmp_path: Path, report: Report) -> None:
    library = library_in(tmp_path)
    library.save(report)
    assert import_report(report, library, NEW_ID) == report
    assert library.versions(NEW_ID) == ()


def test_the_document_and_the_json_of_a_pair_are_one_report(tmp_path: Path) -> None:
    library = library_in(tmp_path)
    sent = SENT.model_copy(update={"docx": {"file": "a.docx", "sha256": "0" * 64}})
    sent = Report.model_validate(
        {name: getattr(sent, name) for name in Report.model_fields}, context=IN_STOCKHOLM
    )
    library.save(sent)
    assert import_report(SENT, library, NEW_ID) == sent


def test_an_earlier_revision_that_is_here_is_that_revision(tmp_path: Path) -> None:
    library = library_in(tmp_path)
    library.save(SENT)
    library.save(as_correction(SENT, TODAY))
    assert import_report(SENT, library, NEW_ID) == SENT
    assert library.versions(NEW_ID) == ()


@pytest.mark.parametrize("here", [REPORT, SENT])
def test_other_words_come_in_beside_as_a_draft_of_their_own(tmp_path: Path, here: Report) -> None:
    library = library_in(tmp_path)
    library.save(here)
    own = import_report(_changed(SENT), library, NEW_ID)
    assert (own.report_id, own.status, own.submitted_at) == (NEW_ID, ReportStatus.DRAFT, None)
    assert own.contact.name == "Någon annan"
    assert library.versions(here.report_id) == (here,)
    assert library.versions(NEW_ID) == (own,)


def test_what_was_edited_since_the_export_is_kept_as_a_draft(tmp_path: Path) -> None:
    library = library_in(tmp_path)
    changes = {"status": ReportStatus.DRAFT, "submitted_at": None, "docx": None}
    edited_report = _changed(SENT).model_copy(update=changes)
    own = import_report(edited_report, library, NEW_ID)
    assert (own.report_id, own.status) == (SENT.report_id, ReportStatus.DRAFT)
    assert library.versions(SENT.report_id) == (own,)


def test_a_draft_that_cannot_be_read_is_never_written_over(tmp_path: Path) -> None:
    library = library_in(tmp_path)
    newer = tmp_path / "reports" / "drafts" / f"{REPORT.report_id}.json"
    newer.parent.mkdir(parents=True)
    newer.write_text('{"schema": "naringslivsrapport/report/2"}', "utf-8")
    own = import_report(REPORT, library, NEW_ID)
    assert own.report_id == NEW_ID
    assert newer.read_text("utf-8") == '{"schema": "naringslivsrapport/report/2"}'
