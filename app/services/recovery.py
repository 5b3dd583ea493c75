"""After a program that came to its end in the middle of the work: what is left, and taking it up.

Nothing is removed before what the officer chose is saved and has been read back.
"""

import contextlib
import datetime
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from app.formats.errors import NewerReportError, ReportFileError
from app.formats.report_json import read_report_json
from app.model.report import Report
from app.services.history import same_work
from app.services.keeping import opened_at
from app.services.library import Library
from app.storage.errors import StorageError
from app.storage.report_store import ReportStore, StoredFile

# Longer than any writing takes.
_SURELY_LEFT_S = 60.0


@dataclass(frozen=True)
class Found:
    """What is left of a report that was not put away, or whose draft is damaged.

    `report` is the newest of it, None where nothing can be read; `before` is how it was when it
    was opened last, or what stands on the disk in the place of something newer. `damaged` says
    that the draft itself cannot be read.
    """

    report_id: UUID
    report: Report | None
    before: Report | None = None
    damaged: bool = False
    unfinished: tuple[Path, ...] = ()


@dataclass
class _Left:
    """What there is of one report, before it is known what it amounts to."""

    note: bytes | None = None
    draft: Report | None = None
    damaged: bool = False
    unfinished: tuple[StoredFile, ...] = ()


class Recovery:
    """Looks at what an earlier program has left, once, when the next one starts."""

    def __init__(
        self, store: ReportStore, library: Library, now: Callable[[], datetime.datetime]
    ) -> None:
        self._store = store
        self._library = library
        self._now = now

    def find(self) -> tuple[Found, ...]:
        """What there is to ask the officer about. What needs no asking is cleared away."""
        found = []
        for report_id, left in self._left().items():
            one = self._amounts_to(report_id, left)
            if one is None:
                self._clear(report_id, [file.path for file in left.unfinished])
            else:
                found.append(one)
        self._store.sweep(_SURELY_LEFT_S)
        return tuple(found)

    def go_on_with(self, found: Found) -> Report:
        """Have the newest be the draft, and what was before it a version. Raises StorageError."""
        if found.report is None:
            raise ValueError("nothing was found")
        if found.before is not None:
            self._library.history.keep(found.before)
        return self._settle(found, found.report)

    def go_back(self, found: Found) -> Report:
        """Have what was before be the draft again; the newest is a version then.

        Raises StorageError.
        """
        if found.report is None or found.before is None:
            raise ValueError("there was nothing before")
        self._library.history.keep(found.report)
        kept = self._library.history.newest(found.report_id)
        if kept is None or not same_work(kept, found.report):
            raise _not_read_back(self._store.draft_path(found.report_id))
        return self._settle(found, _dated(found.before, self._now()))

    def set_aside(self, found: Found) -> Path:
        """Move a draft of which nothing can be read out of the way; gives where it lies then.

        Raises StorageError.
        """
        target = self._store.set_aside(found.report_id, self._now())
        self._store.remove_draft(found.report_id)
        self._clear(found.report_id, found.unfinished)
        return target

    def _settle(self, found: Found, chosen: Report) -> Report:
        if found.damaged:
            self._store.set_aside(found.report_id, self._now())
        standing = self._standing(found.report_id)
        if standing != chosen:
            self._library.keep(chosen)
            standing = self._standing(found.report_id)
        if standing != chosen:
            raise _not_read_back(self._store.draft_path(found.report_id))
        self._clear(found.report_id, found.unfinished)
        return chosen

    def _standing(self, report_id: UUID) -> Report | None:
        with contextlib.suppress(ReportFileError):
            standing = self._library.draft(report_id)
            return standing.report if standing else None
        return None

    def _clear(self, report_id: UUID, unfinished: Iterable[Path]) -> None:
        # What cannot be removed now is found, and asked about, once more.
        with contextlib.suppress(StorageError):
            for path in unfinished:
                self._store.remove_unfinished(path)
            self._store.open_reports.forget(report_id)

    def _left(self) -> dict[UUID, _Left]:
        left = {
            report_id: _Left(note)
            for report_id, note in self._store.open_reports.left_open().items()
        }
        for report_id, file in self._store.unfinished_drafts():
            if report_id in left or self._is_surely_left(report_id, file):
                one = left.setdefault(report_id, _Left())
                one.unfinished = (*one.unfinished, file)
        for report_id in self._damaged():
            left.setdefault(report_id, _Left()).damaged = True
        for report_id, one in left.items():
            with contextlib.suppress(StorageError):
                one.draft = self._standing(report_id)
        return left

    def _is_surely_left(self, report_id: UUID, file: StoredFile) -> bool:
        # What another window has left lying is its own while it has the report open.
        is_old = self._store.age(file.path) > _SURELY_LEFT_S
        return is_old and not self._store.open_reports.is_open(report_id)

    def _damaged(self) -> Iterator[UUID]:
        for file in self._store.drafts():
            if not isinstance(file.content, bytes):
                continue
            try:
                read_report_json(file.content, file.path.name)
            except NewerReportError:
                continue
            except ReportFileError:
                # A file of another name is none of the program's.
                with contextlib.suppress(ValueError):
                    report_id = UUID(file.path.stem)
                    if not self._store.open_reports.is_open(report_id):
                        yield report_id

    def _amounts_to(self, report_id: UUID, left: _Left) -> Found | None:
        history, paths = self._library.history, tuple(file.path for file in left.unfinished)
        if left.draft is None and not left.damaged and self._library.holds(report_id):
            # It was exported; a draft of it had nothing else to say.
            return None
        standing = left.draft or history.newest(report_id)
        unfinished = max(_whole(left.unfinished), key=lambda r: r.modified_at, default=None)
        if unfinished and (standing is None or unfinished.modified_at > standing.modified_at):
            return Found(report_id, unfinished, standing, left.damaged, paths)
        if left.damaged or (left.draft is None and standing is not None):
            return Found(report_id, standing, None, left.damaged, paths)
        opened = opened_at(left.note) if left.note else None
        before = history.newest(report_id, until=opened) if opened else None
        if left.draft is None or before is None or same_work(before, left.draft):
            return None
        return Found(report_id, left.draft, before, left.damaged, paths)


def _whole(files: Iterable[StoredFile]) -> Iterator[Report]:
    for file in files:
        if isinstance(file.content, bytes):
            with contextlib.suppress(ReportFileError):
                yield read_report_json(file.content, file.path.name)


def _dated(report: Report, now: datetime.datetime) -> Report:
    return report.model_copy(update={"modified_at": now.astimezone(datetime.UTC)})


def _not_read_back(path: Path) -> StorageError:
    return StorageError(path, "det som sparades gick inte att läsa tillbaka. Försök igen")
