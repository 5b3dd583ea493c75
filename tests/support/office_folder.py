"""The office's folder of what came in, and the collation that is made of it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from app.model.collation.collation import Participant
from app.model.collation.notes import FileNote
from app.model.report import Report, ReportStatus
from app.model.term import Term
from app.services.catalog import Catalog
from app.services.collating.folder_collation import FolderCollation
from app.services.collating.stored_collation import StoredCollation
from tests.support.incoming_folder import TERM, IncomingFolder, collating_with
from tests.support.reading_here import ReadingHere
from tests.support.workplace import TODAY


@dataclass
class Office:
    """A folder, and what is made of it."""

    incoming: IncomingFolder
    collecting: FolderCollation

    def send(self, whose: str, term: Term = TERM, name: str = "", **changes: object) -> Report:
        """Put in what a committee has exported, half of the pair."""
        sent = {"status": ReportStatus.SUBMITTED, "submitted_at": TODAY}
        report = self.incoming.report(whose, term, **{**sent, **changes})
        self.incoming.put_json(name or f"{whose} {term}.json", report)
        return report

    def collation(self, term: Term | None = None) -> StoredCollation:
        """Read what has come in, and look at it."""
        self.collecting.read_folder(self.incoming.folder, lambda *_: None)
        return self.collecting.collation(term)

    def begin_anew(self, assigned: dict[str, str] | None = None) -> None:
        """Forget what has been read."""
        self.collecting.close()
        catalog = self.incoming.catalog
        self.collecting = collating_with(catalog, reader=ReadingHere, assigned=assigned)


@contextmanager
def office_in(folder: Path, catalog: Catalog) -> Iterator[Office]:
    """Closed in the end."""
    folder.mkdir()
    collecting = collating_with(catalog, reader=ReadingHere)
    office = Office(IncomingFolder(folder, catalog), collecting)
    try:
        yield office
    finally:
        office.collecting.close()


def names_in(collation: StoredCollation) -> list[str]:
    return [one.name for one in collation.participants()]


def note_of(collation: StoredCollation, path: str) -> FileNote:
    """What is told of a file."""
    (found,) = (note for note in collation.files() if note.source.path == path)
    return found


def codes_of(collation: StoredCollation, path: str) -> list[str]:
    return [note.code for note in note_of(collation, path).notes]


def participant_in(collation: StoredCollation, committee_id: str) -> Participant:
    """The one of a committee; of nobody known for an empty id."""
    (found,) = (one for one in collation.participants() if one.committee_id == committee_id)
    return found
