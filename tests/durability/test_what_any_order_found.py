"""What `any_order` has found, each in the few steps that it takes."""

import datetime
from pathlib import Path
from uuid import uuid4

import pytest

from app.formats.report_json import write_report_json
from app.model.report import Report
from app.model.version_history import VersionEntry
from app.services.catalog import Catalog
from app.services.reports.draft_saver import open_draft
from app.services.reports.editing_session import EditingSession
from app.services.reports.library import Library
from app.services.reports.new_reports import correction_of
from app.services.reports.recovery import Recovery
from app.services.sending.export import Exporter
from app.storage.errors import StorageError
from app.storage.open_reports import LockedElsewhereError
from app.storage.report_store import ReportStore
from tests.durability.mortal_disk import Kind, MortalDisk, Trouble
from tests.support.example_report import paragraph
from tests.support.library_contents import contents_of
from tests.support.reports import FORM, export_report, exporter, library_in, saver_of, whole_report
from tests.support.terms import CALENDAR
from tests.support.workplace import TODAY, Clock

REPORT = whole_report()


class _Desk:
    """A report that is kept, opened on a disk that can fail."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.disk, self.clock = folder, MortalDisk(), Clock()
        self.store = ReportStore(folder, self.disk)
        self.library = Library(self.store, CALENDAR)
        self.library.save(REPORT)
        self.session = self.open()
        self.clock.advance(minutes=5)

    def open(self) -> EditingSession:
        saver = open_draft(REPORT, self.library, self.clock(), uuid4)
        return EditingSession(saver.saved, FORM, saver, self.clock)

    def type(self, text: str) -> Report:
        self.clock.advance(seconds=1)
        there = REPORT.answer("svart-ekonomi").blocks
        self.session.set_blocks("svart-ekonomi", (*there, paragraph(text)))
        return self.session.report

    def fail_to_save(self, at: int, kind: Kind) -> None:
        with self.disk.in_trouble(Trouble(at, kind)), pytest.raises(StorageError):
            self.session.save()

    def sent_again(self, report: Report, send: Exporter, folder: Path) -> Report:
        """Open what was exported, and export it once more."""
        saver = open_draft(report, self.library, self.clock(), uuid4)
        session = EditingSession(report, FORM, saver, self.clock)
        return export_report(session, send, folder).report


@pytest.fixture
def desk(tmp_path: Path) -> _Desk:
    return _Desk(tmp_path / "reports")


def test_what_a_window_has_failed_to_save_is_not_taken_for_what_another_has_saved(
    desk: _Desk,
) -> None:
    written = desk.type("Ett.")
    # The draft has its name; that the name is on the disk is what nobody can say.
    fails_at = ["create", "write", "sync", "close", "replace", "sync_folder"].index("sync_folder")
    desk.fail_to_save(fails_at + 1, Kind.REFUSED)
    assert contents_of(desk.library).drafts == (written,)
    desk.type("Ett. Två.")
    desk.session.save()
    assert desk.session.saver is not None
    assert not desk.session.saver.was_split_off
    assert contents_of(desk.library).drafts == (desk.session.report,)


def test_another_window_that_starts_leaves_a_report_held_whose_saving_failed(desk: _Desk) -> None:
    desk.type("Ett.")
    desk.fail_to_save(2, Kind.REFUSED_FROM_NOW_ON)
    assert list(desk.folder.rglob("*.tmp"))
    assert Recovery(desk.store, Library(desk.store, CALENDAR), desk.clock).find() == ()
    with pytest.raises(LockedElsewhereError):
        desk.open()


def test_the_version_that_is_kept_now_is_not_the_one_that_goes(desk: _Desk) -> None:
    history = desk.library.history
    before = REPORT.model_copy(update={"modified_at": desk.clock()})
    after = desk.type("Senare.")
    # Two that are close: the earlier one could not be removed when the later one was kept.
    for number, one in enumerate((before, after), 100):
        entry = VersionEntry(number, one.modified_at)
        desk.store.versions.save(one.report_id, entry, write_report_json(one))
    history.save(before)
    assert before in [version.report for version in history.versions(REPORT.report_id)]


def test_a_draft_beside_what_was_sent_is_sent_as_the_next_revision(
    desk: _Desk, catalog: Catalog, tmp_path: Path
) -> None:
    send = exporter(catalog)
    first = export_report(desk.session, send, tmp_path / "a").report
    # The process ended before the draft was removed, or another computer has saved it once more.
    desk.session.close()
    desk.library.save(REPORT)
    desk.session = desk.open()
    desk.type("Annat.")
    second = export_report(desk.session, send, tmp_path / "b").report
    assert [report.revision for report in (first, second)] == [1, 2]
    assert set(contents_of(desk.library).submitted) == {first, second}


def test_what_is_sent_once_more_leaves_a_correction_that_is_begun(
    desk: _Desk, catalog: Catalog, tmp_path: Path
) -> None:
    send = exporter(catalog)
    first = export_report(desk.session, send, tmp_path).report
    correction = correction_of(first, desk.library, desk.clock())
    desk.sent_again(first, send, tmp_path)
    assert contents_of(desk.library).drafts == (correction,)


def test_a_draft_that_appears_where_none_was_is_not_written_over(tmp_path: Path) -> None:
    library = library_in(tmp_path)
    saver = saver_of(REPORT, library)
    elsewhere = REPORT.model_copy(update={"modified_at": TODAY + datetime.timedelta(minutes=1)})
    library.save(elsewhere)
    saver.save(REPORT)
    assert saver.was_split_off
    assert elsewhere in contents_of(library).drafts
