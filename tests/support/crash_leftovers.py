"""What a program leaves that comes to its end in the middle of the work."""

import datetime
import os
from pathlib import Path
from uuid import UUID, uuid4

from app.formats.report_json import write_report_json
from app.model.report import Report
from app.services.reports.crash_leftovers import RecoverableReport
from app.services.reports.draft_saver import DraftSaver, open_draft
from app.services.reports.library import Library
from app.services.reports.recovery import Recovery
from app.storage.disk import DISK, Disk
from app.storage.report_store import ReportStore
from tests.support.library_contents import contents_of
from tests.support.reports import library_in, said, saying, whole_report
from tests.support.terms import CALENDAR
from tests.support.workplace import TODAY

LONG_AGO = 1_000_000_000
ONE = whole_report().report_id
NOW = TODAY + datetime.timedelta(hours=1)


def killed(saver: DraftSaver, folder: Path) -> None:
    """The window is gone: the system has let go of its lock, and nothing was put away."""
    lock = saver.lock
    assert lock is not None
    assert lock.handle is not None
    os.close(lock.handle)
    assert (folder / "reports" / "open" / str(saver.saved.report_id)).exists()


def unfinished(
    folder: Path, report: Report | bytes, report_id: UUID, *, old: bool = True, sign: str = "a"
) -> Path:
    """A temporary file of a draft, written whole or in part."""
    draft = ReportStore(folder / "reports").draft_path(report_id)
    path = draft.with_name(f".{draft.name}.{sign * 8}.tmp")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(report if isinstance(report, bytes) else write_report_json(report))
    if old:
        os.utime(path, (LONG_AGO, LONG_AGO))
    return path


class Start:
    """The next start of the program, on the same folder."""

    def __init__(self, folder: Path, disk: Disk = DISK) -> None:
        self.store = ReportStore(folder / "reports", disk)
        self.library = Library(self.store, CALENDAR)
        self.recovery = Recovery(self.store, self.library, lambda: NOW)

    def found(self) -> RecoverableReport:
        (found,) = self.recovery.find()
        return found

    @property
    def drafts(self) -> list[str]:
        return [said(draft) for draft in contents_of(self.library).drafts]

    def versions(self, report_id: UUID = ONE) -> list[str]:
        return [said(version.report) for version in self.library.history.versions(report_id)]


def opened(folder: Path, report: Report | None = None) -> DraftSaver:
    """A report that was kept, and then opened a little later."""
    library = library_in(folder)
    report = report or saying("before")
    library.save(report)
    return open_draft(report, library, TODAY + datetime.timedelta(seconds=1), uuid4)


def draft_path(folder: Path, content: bytes | None = None) -> Path:
    path = ReportStore(folder / "reports").draft_path(ONE)
    if content is not None:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return path


def left_changed(folder: Path) -> None:
    saver = opened(folder)
    saver.save(saying("after", 90))
    saver.save(saying("after all", 95))
    killed(saver, folder)
