"""Collecting folders of reports: from the files to a collation of a term."""

from collections.abc import Callable, Mapping
from multiprocessing import cpu_count
from pathlib import Path
from threading import Event

from app.model.committee import Committee
from app.model.term import Term
from app.services.collating.folder_reading import FolderReader, Progress
from app.services.collating.report_finder import ReportFinder
from app.services.collating.stored_collation import StoredCollation
from app.services.collating.submission_status import SubmissionStatus
from app.services.errors import NothingToCollateError
from app.services.helper_process.guarded_reading import GuardedReader
from app.services.report_context import ReportContext
from app.storage.closing import Closing
from app.storage.collation_store import CollationStore

_MOST = 8


def as_many_as_cores() -> int:
    """How many processes work at the same time; each takes its own share of the memory."""
    return min(cpu_count(), _MOST)


# A mail is several times as large in memory as on the disk.
_MOST_BYTES = 480_000_000

ReaderMaker = Callable[[ReportContext, int], GuardedReader]


def collecting_reader(context: ReportContext, at_once: int) -> GuardedReader:
    """What reads the files, each in a process that may take so much time and memory."""
    return GuardedReader(context, reader=ReportFinder, at_once=at_once, most_bytes=_MOST_BYTES)


class FolderCollation(Closing):
    """What has been collected, until it is closed. For one thread at a time, but for `stop`.

    `named` are the committees, by id, that somebody has said reports are from, by what these say.
    """

    def __init__(
        self,
        context: ReportContext,
        at_once: int | None = None,
        reader: ReaderMaker = collecting_reader,
        named: Mapping[str, str] | None = None,
    ) -> None:
        self._context = context
        self._store = CollationStore()
        self._counting = SubmissionStatus(self._store, context.catalog, dict(named or {}))
        self._at_once = at_once or as_many_as_cores()
        self._make_reader = reader
        self._stopped = Event()
        self._places = 0

    def gather(
        self, folder: Path, progress: Progress, called: str = "", *, earlier: bool = False
    ) -> None:
        """Read every file of a folder and its folders; more folders may follow.

        What the folder is `called` stands before the names of its files. Those of `earlier` terms
        say themselves which. Raises StorageError, StoppedWaitingError; what has been gathered until
        then is there.
        """
        with self._make_reader(self._context, self._at_once) as reader:
            gathering = FolderReader(
                self._store, reader, self._at_once, self._stopped.is_set, self._places
            )
            try:
                gathering.gather(folder, called, progress, earlier=earlier)
            finally:
                self._places = gathering.places

    def stop(self) -> None:
        """Have what is gathered, or is to be, end soon, in whatever thread it is."""
        self._stopped.set()

    @property
    def named(self) -> dict[str, str]:
        """The committees that somebody has named, for the next time."""
        return self._counting.named

    @property
    def has_files(self) -> bool:
        """Whether anything at all lay in the folders."""
        return self._places > 0

    @property
    def has_reports(self) -> bool:
        """Whether any report was among it."""
        return self._store.has_reports()

    @property
    def terms(self) -> tuple[Term, ...]:
        """The terms that there are reports for, the latest first."""
        return self._counting.terms()

    def collation(self, term: Term | None = None) -> StoredCollation:
        """The collation of a term, or of the one that is being collected.

        It replaces the one before. Raises NothingCollectedError where no term is wanted and there
        is no report, or none that says its term.
        """
        term = term or self._counting.usual_term()
        if term is None:
            raise NothingToCollateError(any_report=self._store.has_reports())
        self._counting.count_for(term)
        context = self._context
        return StoredCollation(
            self._store, context.catalog, term, context.now(), context.application_version
        )

    def assign(self, key: int, committee: Committee) -> None:
        """Have the report of a participant be from this committee, in the next collation."""
        self._counting.assign(key, committee)

    def refused(self) -> list[str]:
        """What there is to say of each file, before there is a collation."""
        return [f"{note.source.name}: {note.told}" for note in self._counting.notes()]

    def close(self) -> None:
        """Forget all of it."""
        self._store.close()
