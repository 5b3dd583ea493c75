"""Reading all files of a folder, as many at once as the computer has cores."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from multiprocessing.connection import wait
from pathlib import Path

from app.model.collation.notes import FileNote, Note, Standing
from app.model.collation.submission import Source
from app.model.sentence import with_capital
from app.services.collating.collected import Collected, CollectedReport
from app.services.collating.walking import FolderFile, walk
from app.services.errors import ImportRefused, StoppedWaitingError
from app.services.guarded_reading import GuardedReader, GuardedReading
from app.services.reading_messages import Wanted
from app.storage.collected_store import CollectedStore, StoredAnswer, StoredReport

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


class Gathering:
    """Puts what stands in files into a store. Files have their places in the order they come.

    `places` is how many there are already.
    """

    def __init__(
        self, store: CollectedStore, reader: GuardedReader, at_once: int, places: int = 0
    ) -> None:
        self._store = store
        self._reader = reader
        self._at_once = at_once
        self.places = places
        self._stopped = False

    def stop(self) -> None:
        """Have `gather` end soon, in whatever thread it is."""
        self._stopped = True

    def gather(self, folder: Path, called: str, progress: Progress) -> None:
        """Read every file; what is no report is kept as that, with the reason.

        The names of files begin with what the folder is `called`. Raises StorageError where it
        cannot be looked into, StoppedWaitingError.
        """
        files = list(walk(folder, called))
        done, total = 0, sum(not (file.is_result or file.refused) for file in files)
        waiting = iter(files)
        under: list[_Under] = []
        try:
            while self._begin_more(waiting, under) or under:
                for one in self._ended(under):
                    under.remove(one)
                    done += 1
                    progress(done, total, one.file.name)
                    self._take(one)
        finally:
            for one in under:
                one.reading.stop()

    def _begin_more(self, waiting: Iterator[FolderFile], under: list[_Under]) -> bool:
        """Have as many under way as may be; False where there is nothing more to begin."""
        while len(under) < self._at_once:
            if self._stopped:
                raise StoppedWaitingError
            file = next(waiting, None)
            if file is None:
                return False
            self.places += 1
            if file.is_result:
                self._leave(file)
                continue
            if file.refused:
                self._refuse(self.places * _PARTS, file, "", file.refused)
                continue
            reading = self._reader.begin(file.path, Wanted.EVERYTHING)
            under.append(_Under(self.places, file, reading))
        return True

    def _ended(self, under: list[_Under]) -> list[_Under]:
        """Those that are read; waits for one, but not for long."""
        done = [one for one in under if one.reading.done()]
        if not done:
            wait([tell for one in under if (tell := one.reading.told_by)], _LOOK_S)
        if self._stopped:
            raise StoppedWaitingError
        return done

    def _take(self, one: _Under) -> None:
        try:
            collected = one.reading.everything()
        except ImportRefused as error:
            place = f"{error.place}: " if error.place else ""
            self._refuse(one.place * _PARTS, one.file, "", f"{place}{error.reason}")
        else:
            self._keep(one, collected)

    def _keep(self, one: _Under, collected: Collected) -> None:
        number = one.place * _PARTS
        for report in collected.reports:
            self._store.add_report(*_stored(report, number, one.file.name))
            number += 1
        for part in collected.refused:
            self._refuse(number, one.file, part.attachment, part.reason)
            number += 1

    def _leave(self, file: FolderFile) -> None:
        message = "En tidigare sammanställning, ingen rapport."
        note = FileNote(
            source=Source(path=file.name),
            standing=Standing.SET_ASIDE,
            notes=(Note(code="collation", message=message),),
        )
        self._store.note(self.places * _PARTS, note.model_dump_json())

    def _refuse(self, number: int, file: FolderFile, attachment: str, reason: str) -> None:
        sentence = f"{with_capital(reason)}."
        note = FileNote(
            source=Source(path=file.name, attachment=attachment),
            standing=Standing.REFUSED,
            notes=(Note(code="unreadable", message=sentence, calls=True),),
        )
        self._store.note(number, note.model_dump_json())


def _stored(
    report: CollectedReport, number: int, name: str
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
        submission.term.code if submission.term else "",
        report.form,
        submission.model_dump_json(),
        report.report,
        report.findings,
    )
    return stored, answers
