"""Reading all files of a folder, as many at once as the computer has cores."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from multiprocessing.connection import wait
from pathlib import Path

from app.model.collation.notes import FileNote
from app.model.collation.submission import Source, SourceKind
from app.services.collating.refused_files import refused, set_aside_result
from app.services.collating.result_files import is_result
from app.services.errors import ImportRefused, RefusalCode, ServiceErrorCode, StoppedWaitingError
from app.services.helper_process.guarded_reading import GuardedReader, GuardedReading
from app.services.helper_process.reading_messages import ReadMode
from app.services.reading.found_reports import FoundReport, RefusedPart
from app.storage.collation_store import NO_TERM, CollationStore, StoredAnswer, StoredReport
from app.storage.disk import DISK, Disk
from app.storage.errors import StorageError, StorageErrorCode
from app.storage.file_reading import (
    files_in,
    folders_in,
    is_folder,
    is_temporary,
    paths_in,
    real_path,
)

# What systems and Word put beside the files that people have.
_NOBODYS = re.compile(r"~\$.*|\._.*|\.ds_store|desktop\.ini|thumbs\.db", re.IGNORECASE)


@dataclass(frozen=True)
class FolderFile:
    """A file, by its path from the folder; or a folder that cannot be looked into, and why.

    `is_result` is whether this program has put it together from others.
    """

    path: Path
    name: str
    refused: RefusalCode | None = None
    is_result: bool = False


def walk(folder: Path, called: str = "", disk: Disk = DISK) -> Iterator[FolderFile]:
    """Every file that somebody may have put there, by name; those of inner folders come after.

    Names begin with what the folder is called. A folder that can be reached by two ways is looked
    into once. Raises StorageError where the folder itself cannot be looked into.
    """
    if not is_folder(folder, disk):
        raise StorageError(folder, StorageErrorCode.NO_FOLDER)
    paths_in(folder, "*", disk)
    return _walk(folder, called, disk)


def _walk(folder: Path, called: str, disk: Disk) -> Iterator[FolderFile]:
    waiting, seen = [(folder, called)], set[Path]()
    while waiting:
        inner, within = waiting.pop()
        try:
            real = real_path(inner, disk)
            if real in seen:
                continue
            seen.add(real)
            paths = sorted(paths_in(inner, "*", disk), key=lambda one: one.name.casefold())
            files = set(files_in(inner, "*", disk))
            folders = set(folders_in(inner, disk))
        except StorageError as error:
            yield FolderFile(inner, within.removesuffix("/"), error.code)
            continue
        for path in paths:
            if path in files and not _is_nobodys(path.name):
                yield FolderFile(path, within + path.name, is_result=_is_result(path))
            elif path not in files and path not in folders:
                yield FolderFile(path, within + path.name, ServiceErrorCode.NOTHING_THERE)
        inside = [path for path in paths if path in folders]
        waiting += [(one, f"{within}{one.name}/") for one in reversed(inside)]


def _is_nobodys(name: str) -> bool:
    return _NOBODYS.fullmatch(name) is not None or is_temporary(name)


def _is_result(path: Path) -> bool:
    """Whether it is known by its name alone; documents and JSON are looked into."""
    return path.suffix.lower() not in {".docx", ".json"} and is_result(path.name)


Progress = Callable[[int, int, str], object]
"""Told how many files are read, of how many, and which one was read last."""

_PARTS = 1_000
_LOOK_S = 0.2


@dataclass(frozen=True)
class _Under:
    """A file that is being read, and its place among all."""

    place: int
    file: FolderFile
    reading: GuardedReading


class FolderReader:
    """Puts what stands in files into a store. Files have their places in the order they come.

    `is_stopped` is asked again and again, `places` is how many files there are already.
    """

    def __init__(
        self,
        store: CollationStore,
        reader: GuardedReader,
        at_once: int,
        is_stopped: Callable[[], bool],
        places: int = 0,
    ) -> None:
        self._store = store
        self._reader = reader
        self._at_once = at_once
        self._is_stopped = is_stopped
        self.places = places

    def gather(self, folder: Path, called: str, progress: Progress, *, earlier: bool) -> None:
        """Read every file; what is no report is kept as that, with the reason.

        The names of files begin with what the folder is `called`. What says no term in a folder of
        `earlier` ones is of none. Raises StorageError where the folder cannot be looked into, or is
        gone in the end; StoppedWaitingError.
        """
        files = list(self._heeding(walk(folder, called)))
        done, total = 0, sum(not (file.is_result or file.refused) for file in files)
        waiting = iter(files)
        under: list[_Under] = []
        try:
            while self._begin_more(waiting, under) or under:
                for one in self._ended(under):
                    under.remove(one)
                    done += 1
                    progress(done, total, one.file.name)
                    self._take(one, earlier=earlier)
        finally:
            for one in under:
                one.reading.stop()
        if not is_folder(folder):
            raise StorageError(folder, StorageErrorCode.FOLDER_GONE)

    def _heeding(self, files: Iterable[FolderFile]) -> Iterator[FolderFile]:
        for file in files:
            if self._is_stopped():
                raise StoppedWaitingError
            yield file

    def _begin_more(self, waiting: Iterator[FolderFile], under: list[_Under]) -> bool:
        """Have as many under way as may be; False where there is nothing more to begin."""
        while len(under) < self._at_once:
            if self._is_stopped():
                raise StoppedWaitingError
            file = next(waiting, None)
            if file is None:
                return False
            self.places += 1
            if file.is_result:
                self._note(self.places * _PARTS, set_aside_result(Source(path=file.name)))
                continue
            if file.refused:
                part = RefusedPart(code=file.refused)
                self._note(self.places * _PARTS, refused(part, file.name))
                continue
            reading = self._reader.begin(file.path, ReadMode.ALL_REPORTS)
            under.append(_Under(self.places, file, reading))
        return True

    def _ended(self, under: list[_Under]) -> list[_Under]:
        """Those that are read; waits for one, but not for long."""
        done = [one for one in under if one.reading.done()]
        if not done:
            wait([tell for one in under if (tell := one.reading.ready_connection)], _LOOK_S)
        if self._is_stopped():
            raise StoppedWaitingError
        return done

    def _take(self, one: _Under, *, earlier: bool) -> None:
        number, name = one.place * _PARTS, one.file.name
        try:
            found = one.reading.all_reports()
        except ImportRefused as error:
            part = RefusedPart(
                code=error.code, details=error.details, place=error.place, is_document=True
            )
            self._note(number, refused(part, name))
            return
        for report in found.reports:
            self._store.add_report(*_stored(report, number, name, earlier=earlier))
            number += 1
        for part in found.refused:
            self._note(number, refused(part, name))
            number += 1

    def _note(self, number: int, note: FileNote) -> None:
        self._store.note(number, note.model_dump_json())


def _stored(
    report: FoundReport, number: int, name: str, *, earlier: bool
) -> tuple[StoredReport, Iterator[StoredAnswer]]:
    source = Source(path=name, attachment=report.submission.source.attachment)
    submission = report.submission.model_copy(update={"number": number, "source": source})
    answers = (
        StoredAnswer(place, a.question_id, a.section, a.wording, a.status.value, a.words, a.answer)
        for place, a in enumerate(report.answers)
    )
    stored = StoredReport(
        number,
        submission.group,
        submission.term.code if submission.term else NO_TERM if earlier else "",
        report.form,
        submission.sha256,
        submission.docx.sha256 if submission.docx and submission.kind is SourceKind.JSON else "",
        submission.model_dump_json(),
        report.report,
        report.findings,
    )
    return stored, answers
