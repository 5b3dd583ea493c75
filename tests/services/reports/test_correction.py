"""Correcting what has been exported: never a step back."""

import datetime
from pathlib import Path

import pytest

from app.model.report import ReportStatus
from app.model.report_stages import as_submitted
from app.services.reports.library import Library
from app.services.reports.new_reports import NewerRevisionError, correction_of
from tests.support.library_contents import contents_of
from tests.support.reports import library_in, whole_report
from tests.support.workplace import TODAY

LATER = TODAY + datetime.timedelta(days=1)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return library_in(tmp_path)


def test_a_correction_is_a_draft_of_the_next_revision_and_is_kept(library: Library) -> None:
    sent = as_submitted(whole_report(), 1, TODAY)
    library.save(sent)
    correction = correction_of(sent, library, LATER)
    assert (correction.status, correction.revision) == (ReportStatus.DRAFT, 2)
    assert contents_of(library).drafts == (correction,)
    assert contents_of(library).submitted == (sent,)


def test_one_that_is_begun_is_gone_on_with(library: Library) -> None:
    sent = as_submitted(whole_report(), 1, TODAY)
    library.save(sent)
    first = correction_of(sent, library, LATER)
    assert correction_of(sent, library, LATER + datetime.timedelta(days=1)) == first


def test_an_older_revision_is_refused(library: Library) -> None:
    first = as_submitted(whole_report(), 1, TODAY)
    library.save(first)
    library.save(as_submitted(whole_report(), 2, LATER))
    with pytest.raises(NewerRevisionError, match="Version 2 är den senaste"):
        correction_of(first, library, LATER)
    assert contents_of(library).drafts == ()
