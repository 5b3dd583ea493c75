"""Collating folders of reports: from the files in them to the collation of a term."""

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from multiprocessing import cpu_count
from pathlib import Path
from threading import Event

from app.model.committee import Committee
from app.model.shown_characters import shown
from app.model.term import Term
from app.services.collating.folder_reading import FolderReader, Progress
from app.services.collating.report_finder import ReportFinder
from app.services.collating.stored_collation import StoredCollation
from app.services.collating.submission_status import SubmissionStatus
from app.services.errors import NothingToCollateError
from app.services.helper_process.guarded_reading import GuardedReader
from app.services.report_context import ReportContext
from app.storage.collation_store import CollationStore

_MOST_PROCESSES = 8
# A mail is several times as large in memory as on the disk.
_MOST_BYTES = 480_000_000

ReaderFactory = Callable[[ReportContext, int], GuardedReader]


def guarded_finder(context: ReportContext, at_once: int) -> GuardedReader:
    return GuardedReader(context, reader=ReportFinder, at_once=at_once, most_bytes=_MOST_BYTES)


class FolderCollation(AbstractContextManager["FolderCollation"]):
    """The reports read from folders, until it is closed. One thread at a time, except for `stop`.

    `assigned` says which committee (by id) a report is from where the office has said so, by the
    digest of the report's content.
    """

    def __init__(
        self,
        context: ReportContext,
        at_once: int | None = None,
        reader: ReaderFactory = guarded_finder,
        assigned: Mapping[str, str] | None = None,
    ) -> None:
        self._context = context
        self._store = CollationStore()
        self._status = SubmissionStatus(self._store, context.catalog, dict(assigned or {}))
        # Each process takes its own share of the memory.
        self._at_once = at_once or min(cpu_count(), _MOST_PROCESSES)
        self._make_reader = reader
        self._stopped = Event()
        self._file_count = 0

    def read_folder(
        self, folder: Path, progress: Progress, prefix: str = "", *, earlier: bool = False
    ) -> None:
        """Read every file in a folder and its subfolders; more folders may follow.

        `prefix` is put before the names of the files. In a folder of `earlier` terms, a report that
        names no term belongs to none. Raises StorageError, StoppedWaitingError; what was read until
        then is kept.
        """
        with self._make_reader(self._context, self._at_once) as reader:
            folder_reader = FolderReader(
                *(self._store, reader, self._at_once, self._stopped.is_set),
                self._context.catalog.register.respondent,
                self._file_count,
            )
            try:
                folder_reader.read(folder, prefix, progress, earlier=earlier)
            finally:
                self._file_count = folder_reader.file_count

    def stop(self) -> None:
        """Make `read_folder` stop soon, whichever thread it runs in."""
        self._stopped.set()

    @property
    def assigned(self) -> dict[str, str]:
        return self._status.assigned

    @property
    def has_files(self) -> bool:
        return self._file_count > 0

    @property
    def has_reports(self) -> bool:
        return self._store.has_reports()

    @property
    def terms(self) -> tuple[Term, ...]:
        """The terms that there are reports for, latest first."""
        return self._status.terms()

    @property
    def surveys(self) -> tuple[str, ...]:
        """The surveys that there are reports for; () where only one is known at all."""
        return self._status.surveys()

    def collation(self, term: Term | None = None, survey: str = "") -> StoredCollation:
        """The collation of a term and a survey, or of those that most reports are for.

        The collation made before is no longer valid. Raises NothingToCollateError where no term is
        given and no report names one.
        """
        several = self._context.catalog.surveys.several
        survey = (survey or self._status.usual_survey()) if several else ""
        if survey:
            self._status.choose_survey(survey)
        term = term or self._status.usual_term()
        if term is None:
            raise NothingToCollateError(any_report=self._store.has_reports())
        self._status.judge_all(term)
        context = self._context
        made = context.now(), context.application_version
        return StoredCollation(self._store, context.catalog, term, survey, made)

    def assign(self, key: int, committee: Committee) -> None:
        """Treat a participant's report as from this committee, from the next collation on."""
        self._status.assign(key, committee)

    def file_notes(self) -> list[str]:
        """A line on each file, for when there is no collation to show."""
        return [f"{shown(note.source.name)}: {note.text}" for note in self._status.notes()]

    def close(self) -> None:
        self._store.close()

    def __exit__(self, *_: object) -> None:
        self.close()
