"""What a crash has left of each report, and whether there is anything to ask the officer about."""

import contextlib
import datetime
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from app.formats.errors import NewerReportError, ReportFileError
from app.formats.report_json import read_report_json
from app.model.calendar import Calendar
from app.model.report import Report, ReportStatus
from app.services.reports.draft_saver import opened_at
from app.services.reports.library import Library, fingerprint
from app.services.reports.listing import MisnamedDraft
from app.services.reports.versions import same_work
from app.storage.errors import StorageError, StorageErrorCode
from app.storage.file_writing import STALE_S
from app.storage.report_store import ReportStore, StoredFile


@dataclass(frozen=True)
class StrayCopy:
    """A whole draft in a file of another name, and the draft of its own name, if there is one."""

    file: MisnamedDraft
    own_draft: Report | None

    @property
    def report(self) -> Report:
        return self.file.report


def stray_copies(library: Library) -> tuple[StrayCopy, ...]:
    """The copies that differ from the drafts of their reports."""
    listing = library.listing()
    ids = {file.report.report_id for file in listing.misnamed}
    own = {
        draft.report_id: draft
        for draft in library.read_all(one for one in listing.drafts if one.report_id in ids)
    }
    copies = (StrayCopy(file, own.get(file.report.report_id)) for file in listing.misnamed)
    return tuple(
        one for one in copies if one.own_draft is None or not same_work(one.own_draft, one.report)
    )


def adopt(copy: StrayCopy, library: Library, new_id: Callable[[], UUID]) -> Report:
    """Make a copy a draft under its own name. Its file is removed when that is safe.

    Raises StorageError, ReportFileError.
    """
    report = copy.report
    if library.contains(report.report_id) or report.status is not ReportStatus.DRAFT:
        changes = {"report_id": new_id(), "status": ReportStatus.DRAFT, "submitted_at": None}
        report = report.model_copy(update={**changes, "docx": None})
    library.save(report)
    saved = library.draft(report.report_id)
    if saved is None or saved.report != report:
        raise StorageError(copy.file.path, StorageErrorCode.COPY_NOT_READ_BACK)
    library.remove_misnamed(copy.file)
    return report


@dataclass(frozen=True)
class RecoverableReport:
    """A report that was open in a crash, or whose draft is damaged.

    `report` is the newest of it, None where nothing can be read; `before` is how it was when it
    was opened last, or the draft where something newer was never saved in its place. `damaged`
    says that the draft itself cannot be read. `unfinished` are files whose saving was interrupted.
    """

    report_id: UUID
    report: Report | None
    before: Report | None = None
    damaged: bool = False
    unfinished: tuple[Path, ...] = ()
    draft_fingerprint: str | None = None


@dataclass(frozen=True)
class Leftovers:
    """What is left of one report; where `found` is None it only needs cleaning up."""

    report_id: UUID
    unfinished: tuple[Path, ...]
    found: RecoverableReport | None


@dataclass
class _Files:
    note: bytes | None = None
    draft: StoredFile | None = None
    unfinished: tuple[StoredFile, ...] = ()


def find_leftovers(store: ReportStore, library: Library) -> Iterator[Leftovers]:
    """What is left of each report; one that cannot be read now is left out.

    Raises StorageError where what is left cannot be read.
    """
    for report_id, left in _files_by_report(store, library).items():
        with contextlib.suppress(StorageError, NewerReportError):
            found = _recoverable(report_id, left, library)
            yield Leftovers(report_id, tuple(file.path for file in left.unfinished), found)


def _files_by_report(store: ReportStore, library: Library) -> dict[UUID, _Files]:
    open_reports = store.open_reports
    left = {report_id: _Files(note) for report_id, note in open_reports.left_open().items()}
    for report_id, file in store.unfinished_drafts():
        stale = store.age(file.path) > STALE_S
        if report_id in left or (stale and not open_reports.is_open(report_id)):
            one = left.setdefault(report_id, _Files())
            one.unfinished = (*one.unfinished, file)
    drafts = {file.path for file in store.drafts()}
    for report_id in _damaged_or_gone(store, library):
        if report_id not in left and not open_reports.is_open(report_id):
            left[report_id] = _Files()
    for report_id, one in left.items():
        path = store.draft_path(report_id)
        one.draft = store.file(path) if path in drafts else None
    # What is left of a report that the officer removed is for the bin.
    removed = {entry.report_id for entry in store.bin.entries()}
    return {one: files for one, files in left.items() if files.draft or one not in removed}


def _damaged_or_gone(store: ReportStore, library: Library) -> Iterator[UUID]:
    held = store.ids()
    yield from (report_id for report_id in store.versions.report_ids() if report_id not in held)
    for file in library.listing().unreadable:
        # A file of another name is none of the program's.
        with contextlib.suppress(ValueError):
            report_id = UUID(file.path.stem)
            if file.damaged and file.path == store.draft_path(report_id):
                yield report_id


def _recoverable(report_id: UUID, left: _Files, library: Library) -> RecoverableReport | None:
    """What to ask the officer about. Raises StorageError, NewerReportError."""
    history, paths = library.history, tuple(file.path for file in left.unfinished)
    draft = readable_report(left.draft, library.calendar) if left.draft else None
    damaged = left.draft is not None and draft is None
    on_disk = fingerprint(_content(left.draft)) if left.draft else None
    saved = draft or history.newest(report_id)
    whole = filter(None, (readable_report(file, library.calendar) for file in left.unfinished))
    unfinished = max(whole, key=_when, default=None)
    if left.draft is None:
        sent = max(library.versions(report_id), key=_when, default=None)
        newest = max(filter(None, (saved, unfinished)), key=_when, default=None)
        if sent is not None and (newest is None or newest.modified_at <= sent.modified_at):
            # It was exported; a draft of it had nothing else to say.
            return None
    if unfinished and (saved is None or unfinished.modified_at > saved.modified_at):
        return RecoverableReport(report_id, unfinished, saved, damaged, paths, on_disk)
    cut_off = saved is None and any(map(_content, left.unfinished))
    if damaged or cut_off or (draft is None and saved is not None):
        return RecoverableReport(report_id, saved, None, damaged or cut_off, paths, on_disk)
    opened = opened_at(left.note) if left.note else None
    before = history.newest(report_id, until=opened) if opened else None
    before = before or history.oldest(report_id)
    if draft is None or before is None or same_work(before, draft):
        return None
    return RecoverableReport(report_id, draft, before, damaged, paths, on_disk)


def _content(file: StoredFile) -> bytes:
    """Raises StorageError where it could not be read."""
    if isinstance(file.content, StorageError):
        raise file.content
    return file.content


def readable_report(file: StoredFile, calendar: Calendar) -> Report | None:
    """The report in a file, None where it is damaged. Raises StorageError, NewerReportError."""
    try:
        return read_report_json(_content(file), file.path.name, calendar)
    except NewerReportError:
        raise
    except ReportFileError:
        return None


def _when(report: Report) -> datetime.datetime:
    return report.modified_at
