"""Saves drafts of question sets, with earlier versions to come back to."""

import contextlib
import datetime
from collections.abc import Callable
from uuid import UUID

from app.model.version_history import VersionCause, VersionEntry, is_due, versions_to_keep
from app.storage.errors import StorageError
from app.storage.set_draft_store import SetDraftStore


class DraftHistory:
    """A version when a draft is opened and closed, and one a minute while it is written."""

    def __init__(self, store: SetDraftStore, now: Callable[[], datetime.datetime]) -> None:
        self._store = store
        self._now = now
        self._saved: dict[UUID, bytes] = {}
        """What this window has read or written last of each draft."""
        self._replaceable: dict[UUID, set[bytes]] = {}
        """What it may find there of its own: also what the disk refused, perhaps too late."""

    def opened(self, draft_id: UUID, data: bytes) -> None:
        """Remember what was read, which is a version from now on."""
        self._is_saved(draft_id, data)
        self._store.sweep(draft_id)
        # Without the version there is still the draft.
        with contextlib.suppress(StorageError):
            self._save_version(draft_id, data)

    def save(self, draft_id: UUID, data: bytes, *, closing: bool = False) -> None:
        """Save where there is anything to save. Raises StorageError."""
        if self._saved.get(draft_id) != data:
            self._keep_what_is_of_others(draft_id)
            self._replaceable.setdefault(draft_id, set()).add(data)
            self._store.save(draft_id, data)
            self._is_saved(draft_id, data)
        with contextlib.suppress(StorageError):
            if closing or self._is_version_due(draft_id):
                self._save_version(draft_id, data)

    def _is_saved(self, draft_id: UUID, data: bytes) -> None:
        self._saved[draft_id], self._replaceable[draft_id] = data, {data}

    def _keep_what_is_of_others(self, draft_id: UUID) -> None:
        """Another window, or another computer, may have saved it meanwhile."""
        if not self._store.holds(draft_id):
            return
        there = self._store.read(draft_id)
        if there not in self._replaceable.get(draft_id, ()):
            self._save_version(draft_id, there, VersionCause.ELSEWHERE)

    def _is_version_due(self, draft_id: UUID) -> bool:
        latest = [one.moment for one in self._store.versions.entries(draft_id) if one.is_latest]
        return not latest or is_due(self._now(), latest[-1])

    def _save_version(
        self, draft_id: UUID, data: bytes, cause: VersionCause = VersionCause.SAVED
    ) -> None:
        """Unless the latest says the same. Raises StorageError."""
        versions = self._store.versions
        entries = versions.entries(draft_id)
        if entries and cause is VersionCause.SAVED and entries[-1].size == len(data):
            with contextlib.suppress(StorageError):
                if versions.read(draft_id, entries[-1]) == data:
                    return
        number = entries[-1].number + 1 if entries else 1
        words = len(data.decode(errors="replace").split())
        entry = VersionEntry(number, self._now(), cause, "", words, len(data))
        versions.save(draft_id, entry, data)
        # Not before the new one is safe.
        kept = versions_to_keep((*entries, entry))
        for old in entries:
            if old not in kept:
                versions.remove(draft_id, old)
