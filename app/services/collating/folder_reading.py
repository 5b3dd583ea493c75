"""Reading all files of a folder, as many at once as the computer has cores."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from multiprocessing.connection import wait
from pathlib import Path

from app.model.collation.notes import FileNote
from app.model.collation.submission import Source, SourceKind
from app.model.respondent import Respondent
from app.services.collating.refused_files import refused_note, result_note
from app.services.collating.result_files import is_result
from app.services.errors import ImportRefused, RefusalCode, ServiceErrorCode, StoppedWaitingError
from app.services.helper_process.guarded_reading import GuardedReader, GuardedReading
from app.services.helper_process.reading_messages import ReadMode
from app.services.reading.found_reports import FoundReport, RefusedPart
from app.storage.collation_store import NO_TERM, CollationStore, StoredAnswer, StoredReport
from app.storage.disk import DISK, Disk
from app.storage.errors import StorageError, StorageErrorCode
from app.storage.file_reading import (
    is_file,
    is_folder,
    is_temp_file,
    paths_in,
    real_path,
)
from app.storage.links import leads_outside

# What operating systems, Word and LibreOffice put beside people's own files.
_SYSTEM_FILE = re.compile(
    r"~\$.*|\.~lock\..*#|\._.*|\.ds_store|desktop\.ini|thumbs\.db", re.IGNORECASE
)


@dataclass(frozen=True)
class FolderFile:
    """A file, named by its path from the folder; or a folder that cannot be read, and why.

    `is_result`: it is a collation that this program has written.
    """

    path: Path
    name: str
    refused: RefusalCode | None = None
    is_result: bool = False


def walk_folder(folder: Path, prefix: str = "", disk: Disk = DISK) -> Iterator[FolderFile]:
    """Every file that a person may have put there, by name; those of subfolders come after.

    Names begin with the prefix. A folder that can be reached in two ways is read once, and no link
    is followed out of the folder. Raises StorageError where the folder itself cannot be read.
    """
    if not is_folder(folder, disk):
        raise StorageError(folder, StorageErrorCode.NO_FOLDER)
    paths_in(folder, "*", disk)
    return _walk(folder, prefix, disk)


def _walk(folder: Path, prefix: str, disk: Disk) -> Iterator[FolderFile]:
    root = real_path(folder, disk)
    waiting, seen = [(folder, prefix)], set[Path]()
    while waiting:
        inner, within = waiting.pop()
        try:
            real = real_path(inner, disk)
            if real in seen:
                continue
            seen.add(real)
            paths = sorted(paths_in(inner, "*", disk), key=lambda one: one.name.casefold())
            # First of all: the others follow links.
            outside = {path for path in paths if leads_outside(path, folder, root, disk)}
            files = {path for path in paths if path not in outside and is_file(path, disk)}
            folders = {path for path in paths if path not in outside and is_folder(path, disk)}
        except StorageError as error:
            yield FolderFile(inner, within.removesuffix("/"), error.code)
            continue
        for path in paths:
            if path in outside:
                yield FolderFile(path, within + path.name, ServiceErrorCode.LINK_OUTSIDE)
            elif path in files and not _is_system_file(path.name):
                yield FolderFile(path, within + path.name, is_result=_is_result(path))
            elif path not in files and path not in folders:
                yield FolderFile(path, within + path.name, ServiceErrorCode.NOTHING_THERE)
        inside = [path for path in paths if path in folders]
        waiting += [(one, f"{within}{one.name}/") for one in reversed(inside)]


def _is_system_file(name: str) -> bool:
    return _SYSTEM_FILE.fullmatch(name) is not None or is_temp_file(name)


def _is_result(path: Path) -> bool:
    """By the name alone; Word documents and JSON are recognised by their content."""
    return path.suffix.lower() not in {".docx", ".json"} and is_result(path.name)


Progress = Callable[[int, int, str], object]
"""Called with how many files have been read, of how many, and the name of the last one."""

_MOST_PARTS = 1_000
_POLL_S = 0.2


@dataclass(frozen=True)
class _Running:
    """A file that is being read, and its number among all."""

    number: int
    file: FolderFile
    reading: GuardedReading


class FolderReader:
    """Reads the files of folders into a store, several at once; files are numbered as they come.

    `is_stopped` is asked again and again; `file_count` files have been numbered already.
    """

    def __init__(
        self,
        store: CollationStore,
        reader: GuardedReader,
        at_once: int,
        is_stopped: Callable[[], bool],
        respondent: Respondent,
        file_count: int = 0,
    ) -> None:
        self._store = store
        self._reader = reader
        self._at_once = at_once
        self._is_stopped = is_stopped
        self._respondent = respondent
        self.file_count = file_count

    def read(self, folder: Path, prefix: str, progress: Progress, *, earlier: bool) -> None:
        """Read every file; one without a report is noted with the reason.

        See FolderCollation.read_folder. Raises StorageError where the folder cannot be read, or is
        gone when all is read; StoppedWaitingError.
        """
        files = list(self._until_stopped(walk_folder(folder, prefix)))
        done, total = 0, sum(not (file.is_result or file.refused) for file in files)
        left = iter(files)
        running: list[_Running] = []
        try:
            while self._start_more(left, running) or running:
                for one in self._finished(running):
                    running.remove(one)
                    done += 1
                    progress(done, total, one.file.name)
                    self._store_reports(one, earlier=earlier)
        finally:
            for one in running:
                one.reading.stop()
        if not is_folder(folder):
            raise StorageError(folder, StorageErrorCode.FOLDER_GONE)

    def _until_stopped(self, files: Iterable[FolderFile]) -> Iterator[FolderFile]:
        for file in files:
            if self._is_stopped():
                raise StoppedWaitingError
            yield file

    def _start_more(self, left: Iterator[FolderFile], running: list[_Running]) -> bool:
        """Start as many readings as may run at once; False when no file is left to start."""
        while len(running) < self._at_once:
            if self._is_stopped():
                raise StoppedWaitingError
            file = next(left, None)
            if file is None:
                return False
            self.file_count += 1
            if file.is_result:
                self._note(self.file_count * _MOST_PARTS, result_note(Source(path=file.name)))
                continue
            if file.refused:
                part = RefusedPart(code=file.refused)
                self._note(
                    self.file_count * _MOST_PARTS, refused_note(part, file.name, self._respondent)
                )
                continue
            reading = self._reader.begin(file.path, ReadMode.ALL_REPORTS)
            running.append(_Running(self.file_count, file, reading))
        return True

    def _finished(self, running: list[_Running]) -> list[_Running]:
        """Those that are done; waits a moment for the first of them."""
        done = [one for one in running if one.reading.done()]
        if not done:
            wait([ready for one in running if (ready := one.reading.ready_connection)], _POLL_S)
        if self._is_stopped():
            raise StoppedWaitingError
        return done

    def _store_reports(self, one: _Running, *, earlier: bool) -> None:
        number, name = one.number * _MOST_PARTS, one.file.name
        try:
            found = one.reading.all_reports()
        except ImportRefused as error:
            part = RefusedPart(
                code=error.code, details=error.details, place=error.place, is_document=True
            )
            self._note(number, refused_note(part, name, self._respondent))
            return
        for report in found.reports:
            self._store.add_report(*_stored(report, number, name, earlier=earlier))
            number += 1
        for part in found.refused:
            self._note(number, refused_note(part, name, self._respondent))
            number += 1

    def _note(self, number: int, note: FileNote) -> None:
        self._store.note(number, note.model_dump_json())


def _stored(
    report: FoundReport, number: int, name: str, *, earlier: bool
) -> tuple[StoredReport, Iterator[StoredAnswer]]:
    source = Source(path=name, attachment=report.submission.source.attachment)
    submission = report.submission.model_copy(update={"number": number, "source": source})
    answers = (
        StoredAnswer(
            *(place, a.question_id, a.section, a.wording),
            *(a.kind.value, a.status.value, a.words, a.answer),
        )
        for place, a in enumerate(report.answers)
    )
    stored = StoredReport(
        number,
        submission.group,
        submission.survey,
        submission.term.code if submission.term else NO_TERM if earlier else "",
        report.form,
        submission.sha256,
        submission.docx.sha256 if submission.docx and submission.kind is SourceKind.JSON else "",
        submission.model_dump_json(),
        report.report,
        report.findings,
    )
    return stored, answers
