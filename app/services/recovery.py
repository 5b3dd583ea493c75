"""After a program that came to its end in the middle of the work: what is left, and taking it up.

Nothing is removed before what the officer chose is saved and has been read back.
"""

import contextlib
import datetime
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from app.formats.errors import FormatError, NewerReportError, ReportFileError
from app.formats.report_json import read_report_json
from app.model.report import Report
from app.services.history import same_work
from app.services.keeping import opened_at
from app.services.library import Library, fingerprint
from app.storage.errors import StorageError
from app.storage.open_reports import HeldElsewhereError
from app.storage.report_store import ReportStore, StoredFile

# Longer than any writing takes.
_SURELY_LEFT_S = 60.0
_CHANGED = "den har ändrats sedan programmet startade. Starta programmet igen"


@dataclass(frozen=True)
class Found:
    """What is left of a report that was not put away, or whose draft is damaged.

    `report` is the newest of it, None where nothing can be read; `before` is how it was when it
    was opened last, or what stands on the disk in the place of something newer. `damaged` says
    that the draft itself cannot be read. `standing` is the fingerprint of the draft.
    """

    report_id: UUID
    report: Report | None
    before: Report | None = None
    damaged: bool = False
    unfinished: tuple[Path, ...] = ()
    standing: str | None = None


@dataclass
class _Left:
    """What there is of one report, before it is known what it amounts to."""

    note: bytes | None = None
    draft: StoredFile | None = None
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
        """What there is to ask the officer about. What needs no asking is cleared away.

        Raises StorageError where what is left cannot be looked at; it is left then.
        """
        found = []
        for report_id, left in self._left().items():
            try:
                one = self._amounts_to(report_id, left)
            except (StorageError, NewerReportError):
                # Of what cannot be read now nothing is known, and nothing is removed.
                continue
            if one is None:
                self._clear(report_id, [file.path for file in left.unfinished])
            else:
                found.append(one)
        self._store.sweep(_SURELY_LEFT_S)
        return tuple(found)

    def go_on_with(self, found: Found) -> Report:
        """Have the newest be the draft, and what was before it a version.

        Raises HeldElsewhereError where a window has the report open by now, StorageError.
        """
        if found.report is None:
            raise ValueError("nothing was found")
        self._refuse_if_changed(found, found.report)
        if found.before is not None:
            self._keep_version(found.before)
        return self._settle(found, found.report)

    def go_back(self, found: Found) -> Report:
        """Have what was before be the draft again; the newest is a version then.

        Raises HeldElsewhereError where a window has the report open by now, StorageError.
        """
        if found.report is None or found.before is None:
            raise ValueError("there was nothing before")
        self._refuse_if_changed(found, found.before)
        self._keep_version(found.report)
        # Not older than what it takes the place of, whatever the clock says.
        now = max(self._now().astimezone(datetime.UTC), found.report.modified_at)
        return self._settle(found, found.before.model_copy(update={"modified_at": now}))

    def set_aside(self, found: Found) -> Path:
        """Move what cannot be read out of the way; gives where it, or the first of it, lies then.

        Raises HeldElsewhereError where a window has the report open by now, StorageError.
        """
        self._refuse_if_changed(found, None)
        draft = self._store.draft_path(found.report_id)
        broken = found.unfinished if found.standing is None else (draft, *found.unfinished)
        targets = [self._store.set_aside(path, found.report_id, self._now()) for path in broken]
        self._store.remove_draft(found.report_id)
        self._clear(found.report_id, found.unfinished)
        return targets[0]

    def give_up(self, found: Found) -> None:
        """Let a report that is gone be gone, with its versions. Raises StorageError."""
        self._refuse_if_changed(found, None)
        self._library.history.forget(found.report_id)
        for path in found.unfinished:
            self._store.remove_file(path)
        self._clear(found.report_id, ())

    def leave(self, found: Found) -> None:
        """Ask no more: the report was opened as it stands. What was newer is a version of it."""
        self._clear(found.report_id, found.unfinished)

    def _refuse_if_changed(self, found: Found, chosen: Report | None) -> None:
        """Refuse to touch what another window has made of it while the officer was asked."""
        path = self._store.draft_path(found.report_id)
        if self._store.open_reports.is_open(found.report_id):
            raise HeldElsewhereError(path)
        data = self._store.draft(found.report_id)
        if found.standing == (None if data is None else fingerprint(data)):
            return
        standing = self._standing(found.report_id)
        # What was chosen may have been saved already, by a choice that failed after that.
        if standing is None or chosen is None or not same_work(standing, chosen):
            raise StorageError(path, _CHANGED)

    def _keep_version(self, report: Report) -> None:
        try:
            self._library.history.keep(report)
        except FormatError as error:
            raise StorageError(self._store.draft_path(report.report_id), error.reason) from None
        if not self._library.history.holds(report):
            raise _not_read_back(self._store.draft_path(report.report_id))

    def _settle(self, found: Found, chosen: Report) -> Report:
        path = self._store.draft_path(found.report_id)
        standing = self._standing(found.report_id)
        if standing != chosen:
            if found.damaged and found.standing is not None:
                self._store.set_aside(path, found.report_id, self._now())
            self._library.keep(chosen)
            standing = self._standing(found.report_id)
        if standing != chosen:
            raise _not_read_back(path)
        self._clear(found.report_id, found.unfinished)
        return chosen

    def _standing(self, report_id: UUID) -> Report | None:
        with contextlib.suppress(ReportFileError):
            standing = self._library.draft(report_id)
            return standing.report if standing else None
        return None

    def _clear(self, report_id: UUID, unfinished: Iterable[Path]) -> None:
        # What cannot be removed now is found, and asked about, once more.
        with contextlib.suppress(StorageError, FormatError):
            for path in unfinished:
                self._keep_if_whole(path)
                self._store.remove_file(path)
            self._store.open_reports.forget(report_id)

    def _keep_if_whole(self, unfinished: Path) -> None:
        """Have what was never put in its place be a version, whatever is gone on with."""
        report = _whole(self._store.file(unfinished))
        if report is None or self._library.history.holds(report):
            return
        standing = self._standing(report.report_id)
        if standing is None or not same_work(standing, report):
            self._library.history.keep(report)

    def _left(self) -> dict[UUID, _Left]:
        open_reports = self._store.open_reports
        left = {report_id: _Left(note) for report_id, note in open_reports.left_open().items()}
        for report_id, file in self._store.unfinished_drafts():
            surely = self._store.age(file.path) > _SURELY_LEFT_S
            if report_id in left or (surely and not open_reports.is_open(report_id)):
                one = left.setdefault(report_id, _Left())
                one.unfinished = (*one.unfinished, file)
        for report_id in self._store.versions.report_ids():
            # Versions of a report that the officer removed were removed with it.
            gone = report_id not in left and not self._library.holds(report_id)
            if gone and not open_reports.is_open(report_id):
                left[report_id] = _Left()
        for report_id, draft in self._drafts():
            if report_id in left or (_damaged(draft) and not open_reports.is_open(report_id)):
                left.setdefault(report_id, _Left()).draft = draft
        return left

    def _drafts(self) -> Iterator[tuple[UUID, StoredFile]]:
        for file in self._store.drafts():
            if isinstance(file.content, StorageError) and file.path.suffix != ".json":
                # The folder of them all.
                raise file.content
            # A file of another name is none of the program's.
            with contextlib.suppress(ValueError):
                report_id = UUID(file.path.stem)
                if file.path == self._store.draft_path(report_id):
                    yield report_id, file

    def _amounts_to(self, report_id: UUID, left: _Left) -> Found | None:
        """What there is to ask of a report. Raises StorageError, NewerReportError."""
        history, paths = self._library.history, tuple(file.path for file in left.unfinished)
        draft = _whole(left.draft) if left.draft else None
        damaged = left.draft is not None and draft is None
        stands = fingerprint(_content(left.draft)) if left.draft else None
        standing = draft or history.newest(report_id)
        whole = filter(None, map(_whole, left.unfinished))
        unfinished = max(whole, key=_when, default=None)
        if left.draft is None:
            sent = max(self._library.versions(report_id), key=_when, default=None)
            newest = max(filter(None, (standing, unfinished)), key=_when, default=None)
            if sent is not None and (newest is None or newest.modified_at <= sent.modified_at):
                # It was exported; a draft of it had nothing else to say.
                return None
        if unfinished and (standing is None or unfinished.modified_at > standing.modified_at):
            return Found(report_id, unfinished, standing, damaged, paths, stands)
        cut_off = standing is None and any(map(_content, left.unfinished))
        if damaged or cut_off or (draft is None and standing is not None):
            return Found(report_id, standing, None, damaged or cut_off, paths, stands)
        opened = opened_at(left.note) if left.note else None
        before = history.newest(report_id, until=opened) if opened else None
        before = before or history.oldest(report_id)
        if draft is None or before is None or same_work(before, draft):
            return None
        return Found(report_id, draft, before, damaged, paths, stands)


def _content(file: StoredFile) -> bytes:
    """Raises StorageError where it could not be read."""
    if isinstance(file.content, StorageError):
        raise file.content
    return file.content


def _whole(file: StoredFile) -> Report | None:
    """The report in a file, None where it is damaged. Raises StorageError, NewerReportError."""
    try:
        return read_report_json(_content(file), file.path.name)
    except NewerReportError:
        raise
    except ReportFileError:
        return None


def _damaged(file: StoredFile) -> bool:
    try:
        return _whole(file) is None
    except (StorageError, NewerReportError):
        return False


def _when(report: Report) -> datetime.datetime:
    return report.modified_at


def _not_read_back(path: Path) -> StorageError:
    return StorageError(path, "det som sparades gick inte att läsa tillbaka. Försök igen")
