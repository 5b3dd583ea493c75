"""Where the earlier versions of a backup are put among those that are here.

Versions are numbered as they are written, on each computer anew. What comes in is not to be taken
for what was written here last.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from uuid import UUID

from app.model.version_history import VersionEntry
from app.services.backup.kept_files import FileKind, KeptFile
from app.storage.user_files import REPORTS
from app.storage.version_store import VersionStore, version_entry

# More versions than anybody writes.
_HIGHEST = 999_999


class VersionPlaces:
    """For the versions among the files of one backup, which come one report after the other."""

    def __init__(self, versions: VersionStore, files: Iterable[KeptFile]) -> None:
        self._versions = versions
        names = {(f.report_id, f.name) for f in files if f.kind is FileKind.VERSION}
        self._coming = names | {(report_id, _unnumbered(name)) for report_id, name in names}
        self._looked_at: UUID | None = None
        self._numbered_here = False
        """Whether some of them have their numbers from this computer, or both from a third."""
        self._here: dict[str, list[str]] = {}
        self._only_here: list[VersionEntry] = []

    def paths(self, file: KeptFile, *, came_in: bool) -> Iterator[str]:
        """Those where it may be already, and then the one where it belongs. Raises StorageError.

        `came_in` is as of a `VersionEntry`; what came in where the backup was made did so here too.
        """
        report_id = file.report_id
        assert report_id is not None
        if report_id != self._looked_at:
            self._look_at(report_id)
        folder = f"{REPORTS}/versions/{report_id}"
        yield from (f"{folder}/{name}" for name in self._here.get(_unnumbered(file.name), ()))
        try:
            entry = version_entry(file.name)
        except ValueError:
            yield file.path
            return
        highest = max((one.number for one in self._only_here), default=_HIGHEST)
        if entry.number > highest or (self._only_here and not self._numbered_here):
            before = (one.number for one in self._only_here if one.moment <= entry.moment)
            entry = replace(entry, number=max(before, default=0))
        entry = replace(entry, came_in=entry.came_in or came_in)
        yield f"{folder}/{self._versions.path(report_id, entry).name}"

    def _look_at(self, report_id: UUID) -> None:
        self._looked_at, self._only_here, here = report_id, [], defaultdict(list)
        self._numbered_here = False
        for entry in self._versions.entries(report_id):
            name = self._versions.path(report_id, entry).name
            here[_unnumbered(name)].append(name)
            if (report_id, _unnumbered(name)) not in self._coming:
                self._only_here.append(entry)
            self._numbered_here |= (report_id, name) in self._coming
        self._here = here


def _unnumbered(name: str) -> str:
    """What the same version is called by on every computer."""
    return name.partition("_")[2]
