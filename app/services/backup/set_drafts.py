"""What becomes of the question sets that are being written out of a backup."""

import datetime
from functools import partial

from app.formats.limits import MAX_PART_BYTES
from app.model.version_history import VersionCause, VersionEntry
from app.services.backup.kept_files import FileKind, KeptFile
from app.services.backup.outcomes import Outcome, Step
from app.storage.set_draft_store import SetDraftStore
from app.storage.user_files import UserFiles

_SAME = Step(Outcome.SAME)


class SetDraftFiles:
    """Nothing here is written over: of a draft that says something else, it is a version."""

    def __init__(self, files: UserFiles, store: SetDraftStore) -> None:
        self._files = files
        self._store = store

    def step(self, file: KeptFile, data: bytes) -> Step:
        """Raises StorageError."""
        there = self._files.read(file.path, MAX_PART_BYTES)
        if there == data:
            return _SAME
        if there is None:
            return Step(Outcome.ADDED, partial(self._files.add, file.path, data))
        # A version has all that is in it in its name.
        return self._as_version(file, data) if file.kind is FileKind.SET_DRAFT else _SAME

    def _as_version(self, file: KeptFile, data: bytes) -> Step:
        draft_id, versions = file.report_id, self._store.versions
        assert draft_id is not None
        entries = versions.entries(draft_id)
        same = (one for one in entries if one.size == len(data))
        if any(versions.read(draft_id, one) == data for one in same):
            return _SAME
        entry = VersionEntry(
            entries[-1].number + 1 if entries else 1,
            max((one.moment for one in entries), default=_LONG_AGO),
            VersionCause.BACKUP,
            size=len(data),
            came_in=True,
        )
        save = partial(versions.save, draft_id, entry, data)
        return Step(Outcome.SET_DRAFT_BECAME_VERSION, save)


_LONG_AGO = datetime.datetime(2022, 1, 1, tzinfo=datetime.UTC)
