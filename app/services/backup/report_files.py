"""What becomes of a report's files out of a backup: nothing here is ever written over."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from itertools import chain, count
from uuid import UUID

from app.formats.errors import ReportFileError
from app.formats.limits import MAX_PART_BYTES
from app.formats.report_json import read_report_json
from app.model.calendar import Calendar
from app.model.report import Report, ReportStatus
from app.model.version_history import VersionCause
from app.services.backup.kept_files import FileKind, KeptFile, report_ids
from app.services.backup.outcomes import Outcome, Step
from app.services.backup.version_places import VersionPlaces
from app.services.reports.library import Library, fingerprint
from app.services.reports.versions import same_work
from app.storage.bin_store import BinEntry
from app.storage.report_store import ReportStore
from app.storage.user_files import REPORTS, UserFiles

_SAME = Step(Outcome.SAME)


class ReportFiles:
    """Says for one file after the other what becomes of it, by what is here at that moment.

    `coming` are all the files of the backup, in this order.
    """

    def __init__(
        self,
        coming: Iterable[KeptFile],
        files: UserFiles,
        store: ReportStore,
        calendar: Calendar,
    ) -> None:
        self._calendar = calendar
        coming = list(coming)
        self._places = VersionPlaces(store.versions, coming)
        self._alive = report_ids(coming)
        """Of which there are drafts or exported revisions in the backup."""
        self._came = defaultdict[UUID, list[Report]](list)
        """What has come in as a draft or an earlier version, be it written yet or not."""
        self._drafts_coming = set[UUID]()
        self._put: dict[str, str] = {}
        """What comes in under which path, by its digest, be it written yet or not."""
        self._settled = set[UUID]()
        """Reports that are here as they are in the backup, or come in as they are there."""
        self._put_into_bin = set[tuple[UUID, str]]()
        self._files = files
        self._store = store
        self._history = Library(store, calendar).history
        self._kinds: dict[FileKind, Callable[[KeptFile, bytes], Step]] = {
            FileKind.DRAFT: self._draft,
            FileKind.SUBMITTED: self._submitted,
            FileKind.REMOVED: self._removed,
            FileKind.SENDING: self._sending,
        }

    def step(self, file: KeptFile, data: bytes) -> Step:
        """Raises StorageError."""
        if self._is_here(file.path, data):
            self._settle(file)
            return _SAME
        return self._kinds.get(file.kind, self._add_beside)(file, data)

    def _draft(self, file: KeptFile, data: bytes) -> Step:
        report = self._report(file, data)
        if report is None or report.status is not ReportStatus.DRAFT:
            return self._unreadable(file, data)
        if self._is_there(file.path) or self._was_sent_since(report):
            return self._version_of(report)
        self._came[report.report_id].append(report)
        self._drafts_coming.add(report.report_id)
        self._settle(file)
        in_bin = self._in_bin(report.report_id)
        step = self._put_under(file.path, data)
        if not in_bin:
            return step
        newer = any(
            one.modified_at > report.modified_at for one in map(self._removed_here, in_bin) if one
        )
        return replace(step, outcome=Outcome.OUT_OF_THE_BIN, told=report, newer_in_bin=newer)

    def _removed_here(self, entry: BinEntry) -> Report | None:
        content = self._store.file(entry.path).content
        return self._read(content) if isinstance(content, bytes) else None

    def _submitted(self, file: KeptFile, data: bytes) -> Step:
        report = self._report(file, data)
        if report is None or report.status is not ReportStatus.SUBMITTED:
            return self._unreadable(file, data)
        if not self._is_there(file.path):
            self._settle(file)
            return self._put_under(file.path, data)
        # The same revision was exported in two places.
        changes = {"status": ReportStatus.DRAFT, "submitted_at": None, "docx": None}
        return self._version_of(report.model_copy(update=changes))

    def _removed(self, file: KeptFile, data: bytes) -> Step:
        report = self._report(file, data)
        if report is None:
            return self._unreadable(file, data)
        # What was in the bin there beside the report itself is in it here, too.
        if self._store.holds(report.report_id) and report.report_id not in self._alive:
            return self._version_of(report)
        in_bin = (entry.path for entry in self._in_bin(report.report_id))
        put = (report.report_id, fingerprint(data))
        if put in self._put_into_bin or any(self._store.file(p).content == data for p in in_bin):
            return _SAME
        self._put_into_bin.add(put)
        return self._put_under(file.path, data)

    def _sending(self, file: KeptFile, data: bytes) -> Step:
        """What is not known here of where an exported revision is, and when it was sent."""
        log, report_id = self._store.sending_log, file.report_id
        assert report_id is not None
        missing = log.missing(report_id, file.number, data)
        if not missing:
            return _SAME
        return Step(Outcome.ADDED, partial(log.add, report_id, file.number, missing))

    def _version_of(self, report: Report) -> Step:
        """The report as an earlier version by that name, unless its words stand here."""
        report_id, cause = report.report_id, VersionCause.BACKUP
        here = self._store.draft(report_id)
        standing = self._read(here) if here is not None else None
        before = self._history.versions(report_id, lambda entry: entry.cause is cause)
        known = (standing, *(version.report for version in before), *self._came[report_id])
        if any(same_work(one, report) for one in known if one is not None):
            return _SAME
        is_locked = here is None and report_id not in self._drafts_coming
        outcome = Outcome.VERSION_OF_EXPORTED if is_locked else Outcome.BECAME_VERSION
        self._came[report_id].append(report)
        return Step(outcome, partial(self._history.save, report, cause), report)

    def _was_sent_since(self, report: Report) -> bool:
        """Whether the draft was exported here, so that it is what that was before."""
        return any(n >= report.revision for n in self._store.revisions(report.report_id))

    def _in_bin(self, report_id: UUID) -> list[BinEntry]:
        return [entry for entry in self._store.bin.entries() if entry.report_id == report_id]

    def _unreadable(self, file: KeptFile, data: bytes) -> Step:
        if not self._is_there(file.path):
            return self._put_under(file.path, data)
        names = _names_like(f"{REPORTS}/damaged/{file.name}")
        return self._add_under(names, data, Outcome.PUT_ASIDE)

    def _add_beside(self, file: KeptFile, data: bytes) -> Step:
        match file.kind:
            case FileKind.SOURCE:
                paths = _sources(file)
            case FileKind.VERSION:
                paths = self._version_paths(file)
            case _:
                paths = _names_like(file.path)
        return self._add_under(paths, data)

    def _settle(self, file: KeptFile) -> None:
        """Note that a file of the backup is what stands here."""
        report_id = file.report_id
        if report_id is None:
            return
        is_draft = file.kind is FileKind.DRAFT
        if is_draft or (file.kind is FileKind.SUBMITTED and self._store.draft(report_id) is None):
            self._settled.add(report_id)

    def _version_paths(self, file: KeptFile) -> Iterator[str]:
        report_id = file.report_id
        assert report_id is not None
        # What was written of another never stood in this one.
        is_of_another = report_id not in self._settled and self._store.holds(report_id)
        *before, path = self._places.paths(file, came_in=is_of_another)
        return chain(before, _names_like(path))

    def _add_under(
        self, paths: Iterator[str], data: bytes, outcome: Outcome = Outcome.ADDED
    ) -> Step:
        """Under the first of these paths that is not taken, unless it is under one before it."""
        path = next(paths)
        while self._is_there(path):
            if self._is_here(path, data):
                return _SAME
            path = next(paths)
        return self._put_under(path, data, outcome)

    def _put_under(self, path: str, data: bytes, outcome: Outcome = Outcome.ADDED) -> Step:
        self._put[path] = fingerprint(data)
        return Step(outcome, partial(self._files.add, path, data))

    def _report(self, file: KeptFile, data: bytes) -> Report | None:
        """The report in a file; None where it cannot be read, or is not the one of that name."""
        report = self._read(data)
        if report is None or report.report_id != file.report_id:
            return None
        return report if file.number in {0, report.revision} else None

    def _read(self, data: bytes) -> Report | None:
        try:
            return read_report_json(data, "", self._calendar)
        except ReportFileError:
            return None

    def _is_there(self, path: str) -> bool:
        return path in self._put or self._files.is_there(path)

    def _is_here(self, path: str, data: bytes) -> bool:
        if path in self._put:
            return self._put[path] == fingerprint(data)
        return self._files.is_there(path) and self._files.read(path, MAX_PART_BYTES) == data


def _names_like(path: str) -> Iterator[str]:
    """A path, and others for the same file where that one is taken."""
    yield path
    stem, dot, suffix = path.rpartition(".")
    yield from (f"{stem}_{number}{dot}{suffix}" for number in count(2))


def _sources(file: KeptFile) -> Iterator[str]:
    """What a report was begun from is numbered."""
    return (f"{REPORTS}/sources/{file.report_id}_{number:03}.json" for number in count(file.number))
