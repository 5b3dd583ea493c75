"""The day that a report is due is written as a file, with what is due in its title."""

import datetime
from pathlib import Path

import pytest

from app.services.sending.deadline import write_deadline
from app.services.sending.report_mail import ReportMail
from app.storage.errors import StorageError
from tests.support.reports import FORM, whole_report
from tests.support.terms import CALENDAR
from tests.support.workplace import TODAY

DUE = datetime.date(2022, 10, 7)


def test_it_says_what_is_due_and_lies_where_reports_are_exported(tmp_path: Path) -> None:
    report = whole_report()
    path = write_deadline(report, FORM, DUE, tmp_path / "ut", ReportMail(CALENDAR), TODAY)
    assert path.parent == tmp_path / "ut"
    assert path.name.endswith("_sista-dag.ics")
    text = path.read_bytes().replace(b"\r\n ", b"").decode()
    assert "SUMMARY:Sista dag: Uppföljningsrapport näringsliv" in text
    assert f"UID:{report.report_id}@" in text
    later = DUE + datetime.timedelta(days=7)
    assert write_deadline(report, FORM, later, tmp_path / "ut", ReportMail(CALENDAR), TODAY) == path
    assert list(path.parent.iterdir()) == [path]
    assert b"20221014" in path.read_bytes()


def test_where_it_cannot_be_written_that_is_told(tmp_path: Path) -> None:
    (tmp_path / "ut").write_bytes(b"x")
    with pytest.raises(StorageError):
        write_deadline(whole_report(), FORM, DUE, tmp_path / "ut", ReportMail(CALENDAR), TODAY)
