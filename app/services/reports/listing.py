"""What lies in the library's folders. What has not changed is not read again.

What is known of each file is kept in an index, which is never needed: what it says is shown in
lists, and what is opened or compared is read from the file itself.
"""

import contextlib
import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID

from app import __version__
from app.formats.errors import NewerReportError, ReportFileError
from app.formats.report_json import read_report_json
from app.model.base import Model
from app.model.calendar import Calendar
from app.model.report import ListedReport, Report
from app.storage.errors import StorageError
from app.storage.report_store import FoundFile, ReportStore

# Saved under its own name it would replace the file that has that name.
_ANOTHER_NAME = "filen har fått ett annat namn, kanske vid en synkronisering. Öppna den som fil"
# To read a few anew at the next start takes no longer than to save what is known of all.
_WORTH_SAVING = 20


@dataclass(frozen=True)
class UnreadableFile:
    """A file in the library that cannot be used, and why, in Swedish."""

    path: Path
    reason: str
    damaged: bool = False
    """Whether its content is broken, so that it would not be missed where it lies."""


@dataclass(frozen=True)
class MisnamedDraft:
    """A whole draft in a file of another name; the file is listed as unreadable, too."""

    path: Path
    report: Report


@dataclass(frozen=True)
class Listing:
    """Everything in the library, newest first."""

    drafts: tuple[ListedReport, ...]
    submitted: tuple[ListedReport, ...]
    unreadable: tuple[UnreadableFile, ...]
    misnamed: tuple[MisnamedDraft, ...] = ()

    def versions(self, report_id: UUID) -> tuple[ListedReport, ...]:
        """The draft with this id, if there is one, and every exported revision."""
        both = (*self.drafts, *self.submitted)
        return tuple(report for report in both if report.report_id == report_id)


class _Known(Model):
    stamp: str | None
    report: ListedReport


class _Index(Model):
    program: str
    files: dict[str, _Known]


@dataclass
class _Read:
    listed: list[ListedReport] = field(default_factory=list)
    unreadable: list[UnreadableFile] = field(default_factory=list)
    misnamed: list[MisnamedDraft] = field(default_factory=list)


class Lister:
    """Lists the reports of a store, and remembers what it has read."""

    def __init__(self, store: ReportStore, calendar: Calendar) -> None:
        self._store = store
        self._calendar = calendar
        self._known: dict[str, _Known] = {}
        self._begun = False
        self._read_anew = 0

    def listing(self) -> Listing:
        """Everything there is. A file that cannot be read hides none of the others."""
        self._begin()
        before, self._known = self._known, {}
        drafts = self._list(before, self._store.drafts, is_draft=True)
        submitted = self._list(before, self._store.submitted, is_draft=False)
        if self._read_anew > _WORTH_SAVING:
            self._save_index()
        unreadable = (*drafts.unreadable, *submitted.unreadable)
        in_order = _newest_first(drafts.listed), _newest_first(submitted.listed)
        return Listing(*in_order, unreadable, tuple(drafts.misnamed))

    def read(self, listed: ListedReport) -> Report:
        """A listed report as it is now. Raises StorageError, ReportFileError.

        Where it is not as it was listed, it is listed anew the next time.
        """
        path = self._path(listed)
        try:
            report = read_file(self._store, path, self._calendar)
        except StorageError:
            self._known.pop(_name(path), None)
            raise
        except ReportFileError:
            self.forget(path)
            raise
        known = self._known.get(_name(path))
        if known is not None and known.report != ListedReport.of(report, is_draft=listed.is_draft):
            del self._known[_name(path)]
        return report

    def forget(self, path: Path) -> None:
        """Read a file anew the next time, for it is damaged.

        Where neither its time nor its size changed the index, too, would go on saying that it is
        whole, and nobody would be asked about it.
        """
        self._begin()
        if self._known.pop(_name(path), None) is not None:
            self._save_index()

    def _begin(self) -> None:
        if not self._begun:
            self._known, self._begun = self._from_index(), True

    def _path(self, listed: ListedReport) -> Path:
        if listed.is_draft:
            return self._store.draft_path(listed.report_id)
        return self._store.submitted_path(listed.report_id, listed.revision)

    def _list(
        self,
        before: dict[str, _Known],
        find: Callable[[], list[FoundFile]],
        *,
        is_draft: bool,
    ) -> _Read:
        read = _Read()
        try:
            files = find()
        except StorageError as error:
            read.unreadable.append(UnreadableFile(error.path, error.reason))
            # A folder that comes back is not read anew.
            self._known = {**before, **self._known}
            return read
        for file in files:
            known = before.get(_name(file.path))
            if known is None or not self._holds(known, file):
                known = self._read_into(read, file, is_draft=is_draft)
            if known is not None:
                self._known[_name(file.path)] = known
                read.listed.append(known.report)
        return read

    def _holds(self, known: _Known, file: FoundFile) -> bool:
        same = known.stamp is not None and known.stamp == file.stamp
        return same and self._path(known.report) == file.path

    def _read_into(self, read: _Read, file: FoundFile, *, is_draft: bool) -> _Known | None:
        """Read a file; what comes of it, unless it is something to remember, is put into `read`."""
        try:
            report = read_file(self._store, file.path, self._calendar)
        except NewerReportError as error:
            read.unreadable.append(UnreadableFile(file.path, error.reason))
            return None
        except (StorageError, ReportFileError) as error:
            damaged = isinstance(error, ReportFileError)
            read.unreadable.append(UnreadableFile(file.path, error.reason, damaged))
            return None
        self._read_anew += 1
        listed = ListedReport.of(report, is_draft=is_draft)
        if file.path != self._path(listed):
            read.misnamed.append(MisnamedDraft(file.path, report))
            read.unreadable.append(UnreadableFile(file.path, _ANOTHER_NAME))
            return None
        return _Known.model_construct(stamp=file.stamp, report=listed)

    def _from_index(self) -> dict[str, _Known]:
        digest, _, content = self._store.read_index().partition(b"\n")
        if digest.decode("ascii", "replace") == _digest(content):
            with contextlib.suppress(ValueError, RecursionError):
                index = _Index.model_validate_json(content, context=self._calendar.context)
                if index.program == __version__:
                    return index.files
        return {}

    def _save_index(self) -> None:
        index = _Index.model_construct(program=__version__, files=self._known)
        content = index.model_dump_json().encode()
        # Without it everything is read at the next start, which takes longer and does no harm.
        with contextlib.suppress(StorageError):
            self._store.save_index(_digest(content).encode() + b"\n" + content)
        self._read_anew = 0


def read_file(store: ReportStore, path: Path, calendar: Calendar) -> Report:
    """Raises StorageError, ReportFileError."""
    content = store.file(path).content
    if isinstance(content, StorageError):
        raise content
    return read_report_json(content, path.name, calendar)


def _name(path: Path) -> str:
    return f"{path.parent.name}/{path.name}"


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _newest_first(reports: Iterable[ListedReport]) -> tuple[ListedReport, ...]:
    return tuple(sorted(reports, key=lambda r: (r.modified_at, r.revision), reverse=True))
