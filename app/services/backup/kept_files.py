"""What each file of the user's data is, by its path."""

import re
from dataclasses import dataclass
from enum import Enum, auto
from uuid import UUID

from app.storage.user_files import REPORTS, SETS, SETTINGS, WORDS, WORKSHOP, is_left_behind

_ID = r"(?P<id>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})"


class FileKind(Enum):
    """In the order in which a backup is taken in.

    What reports need comes before them. A draft comes before the rest of its report: an earlier
    version alone would be taken for what is left of one that is lost. It comes before what was
    exported, too: a draft beside what was exported of it is one that was worked on since.
    """

    SET = auto()
    DRAFT = auto()
    SUBMITTED = auto()
    REMOVED = auto()
    SENDING = auto()
    SOURCE = auto()
    VERSION = auto()
    OTHER = auto()
    SET_DRAFT = auto()
    """A question set that is being written; its earlier versions come after it."""
    SET_DRAFT_KEPT = auto()
    """An earlier version of one, or one that was removed."""
    WORDS = auto()
    SETTINGS = auto()


_BY_FOLDER = (
    (FileKind.DRAFT, re.compile(rf"{REPORTS}/drafts/{_ID}\.json")),
    (
        FileKind.SUBMITTED,
        re.compile(rf"{REPORTS}/submitted/{_ID}_r(?P<number>[1-9][0-9]{{0,8}})\.json"),
    ),
    (
        FileKind.SENDING,
        re.compile(rf"{REPORTS}/dispatched/{_ID}_r(?P<number>[1-9][0-9]{{0,8}})\.json"),
    ),
    (FileKind.SOURCE, re.compile(rf"{REPORTS}/sources/{_ID}_(?P<number>[0-9]{{1,9}})\.json")),
    (FileKind.VERSION, re.compile(rf"{REPORTS}/versions/{_ID}/[^/]+\.json")),
    (FileKind.REMOVED, re.compile(rf"{REPORTS}/deleted/{_ID}[^/]*\.json")),
    (FileKind.OTHER, re.compile(rf"{REPORTS}/[^/]+(/[^/]+){{1,2}}\.json")),
    (FileKind.SET, re.compile(rf"{SETS}/[^/]+\.toml")),
    (FileKind.SET_DRAFT, re.compile(rf"{WORKSHOP}/{_ID}\.toml")),
    (FileKind.SET_DRAFT_KEPT, re.compile(rf"{WORKSHOP}/versions/{_ID}/[^/]+\.toml")),
    (FileKind.SET_DRAFT_KEPT, re.compile(rf"{WORKSHOP}/deleted/{_ID}_[^/]+\.toml")),
    (FileKind.WORDS, re.compile(re.escape(WORDS))),
    (FileKind.SETTINGS, re.compile(re.escape(SETTINGS))),
)


@dataclass(frozen=True)
class KeptFile:
    """A file by its path. `number` is a revision, or which of a report's sources it is."""

    path: str
    kind: FileKind
    report_id: UUID | None = None
    number: int = 0

    @property
    def name(self) -> str:
        return self.path.rpartition("/")[2]


def kept_file(path: str) -> KeptFile | None:
    """None for what is no file of the user's data."""
    # Not for another place, whoever has put it there.
    if is_left_behind(path):
        return None
    for kind, pattern in _BY_FOLDER:
        found = pattern.fullmatch(path)
        if found:
            named = found.groupdict()
            report_id = UUID(named["id"]) if "id" in named else None
            return KeptFile(path, kind, report_id, int(named.get("number") or 0))
    return None


def report_ids(files: list[KeptFile]) -> set[UUID]:
    """The reports that there are drafts or exported revisions of."""
    alive = {FileKind.DRAFT, FileKind.SUBMITTED}
    return {file.report_id for file in files if file.kind in alive and file.report_id}
