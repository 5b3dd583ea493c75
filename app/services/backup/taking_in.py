"""Takes a backup in beside what is here: looks at all of it first, writes over nothing.

What is taken in is written file by file, each whole. Where that is broken off, what was there and
whole reports are there, and taking it in again completes it.
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from app.formats.backup.archive_reader import BackupArchive
from app.formats.errors import BackupFileError, FormatErrorCode, FormFileError
from app.model.form import FormDefinition
from app.model.titles import Titles
from app.services.backup.kept_files import FileKind, KeptFile, kept_file, report_ids
from app.services.backup.outcomes import Outcome, Step, TakenIn
from app.services.backup.report_files import ReportFiles
from app.services.backup.set_drafts import SetDraftFiles
from app.services.errors import StoppedWaitingError
from app.services.first_words import REGISTER
from app.services.question_sets.form_library import FormLibrary, SetStatus
from app.services.question_sets.register_library import RegisterFile, is_register
from app.services.reports.library import Library
from app.services.sending.recipients import recipients_in
from app.storage.disk import DISK, Disk
from app.storage.errors import StorageError
from app.storage.file_reading import opened
from app.storage.report_store import ReportStore
from app.storage.set_draft_store import SetDraftStore
from app.storage.settings import Settings
from app.storage.stoppable_disk import StoppableDisk
from app.storage.user_files import REPORTS, SETTINGS, WORDS, WORKSHOP, UserFiles
from app.storage.word_list import WordList

_KINDS = tuple(FileKind)
_SAME = Step(Outcome.SAME)


class BackupTakingIn:
    """Takes one backup in. `root` is the folder of the user's data."""

    def __init__(self, path: Path, root: Path, sets: FormLibrary, disk: Disk = DISK) -> None:
        self._path = path
        self._disk = StoppableDisk(disk)
        self._files = UserFiles(root, self._disk)
        self._store = ReportStore(root / REPORTS, self._disk)
        self._sets = sets
        self._set_drafts = SetDraftFiles(
            self._files, SetDraftStore(self._files.path(WORKSHOP), self._disk)
        )
        self._words = WordList(self._files.path(WORDS), self._disk)
        self._settings = Settings(self._files.path(SETTINGS), self._disk)
        self._stopped = False
        self._sets_coming: list[FormDefinition] = []
        self.so_far = (0, 0)
        """How far it has come, of how far: each of its files is read, and then gone through."""

    def stop(self) -> None:
        """Make it stop soon, whichever thread it runs in."""
        self._stopped = True
        self._disk.stop()

    def look(self) -> TakenIn:
        """Read all of it, and say what is in it and what would become of it; nothing is changed.

        Raises BackupFileError, StorageError, StoppedWaitingError.
        """
        return self._go_through(lambda step: None)

    def take_in(self) -> TakenIn:
        """Take it in; raises likewise. What was taken in before the error stays."""
        return self._go_through(lambda step: step.do())

    def _go_through(self, handle: Callable[[Step], object]) -> TakenIn:
        self._sets_coming = []
        try:
            with opened(self._path, self._disk) as file:
                archive = BackupArchive(file, self._path.name)
                files = self._checked(archive)
                reports = ReportFiles(files, self._files, self._store, self._sets.calendar)
                taken_in = TakenIn(
                    *(archive.manifest.made_at, archive.manifest.application_version),
                    titles=self._sets.titles(()),
                )
                taken_in.reports = report_ids(files)
                for one in files:
                    self._go_on()
                    data = archive.read(one.path)
                    step = self._step(one, data, taken_in) or reports.step(one, data)
                    handle(step)
                    _count(one, step, taken_in)
                taken_in.titles = self._titles(taken_in)
        except StorageError:
            # What was stopped fails as if the disk had refused it.
            self._check_stopped()
            raise
        return taken_in

    def _titles(self, taken_in: TakenIn) -> Titles:
        named = (
            *taken_in.out_of_the_bin,
            *taken_in.became_versions,
            *taken_in.versions_of_exported,
        )
        if not named:
            return taken_in.titles
        here = Library(self._store, self._sets.calendar).listing()
        return self._sets.titles((*here.drafts, *here.submitted, *named))

    def _checked(self, archive: BackupArchive) -> list[KeptFile]:
        """What is in it, in the order in which it is taken in, after all of it has been read."""
        files = [kept_file(path) for path in archive.paths]
        known = [file for file in files if file is not None]
        if len(known) != len(files):
            raise BackupFileError(self._path.name, FormatErrorCode.BACKUP_DAMAGED)
        self.so_far = 0, 2 * len(files)
        archive.verify(self._go_on)
        # Sets may be for the committees of a register that comes with them.
        return sorted(known, key=lambda file: (_KINDS.index(file.kind), file.name != REGISTER))

    def _step(self, file: KeptFile, data: bytes, taken_in: TakenIn) -> Step | None:
        """None for the file of a report."""
        if file.kind is FileKind.SET:
            return self._set(file, data)
        if file.kind in {FileKind.SET_DRAFT, FileKind.SET_DRAFT_KEPT}:
            return self._set_drafts.step(file, data)
        if file.kind is FileKind.WORDS:
            words = self._words.missing(data)
            taken_in.words = len(words)
            return Step(Outcome.ADDED, partial(self._words.add, *words)) if words else _SAME
        if file.kind is FileKind.SETTINGS:
            values = self._settings.missing(data)
            taken_in.settings = sorted(values)
            taken_in.recipients = sorted(recipients_in(values))
            return Step(Outcome.ADDED, partial(self._settings.add, values)) if values else _SAME
        return None

    def _set(self, file: KeptFile, data: bytes) -> Step:
        try:
            if is_register(data):
                return self._register(self._sets.registers.judge(data, file.name))
            found = self._sets.judge(data, file.name)
        except FormFileError as error:
            return Step(Outcome.REFUSED, refusal=error.plainly)
        if found.status is SetStatus.INSTALLED or found.form in self._sets_coming:
            return _SAME
        self._sets_coming.append(found.form)
        return Step(Outcome.ADDED, partial(self._sets.install, found))

    def _register(self, found: RegisterFile) -> Step:
        """One that is installed here stays, unless this is a newer version of it."""
        registers = self._sets.registers
        is_free = registers.installed().path is None and found.status is not SetStatus.INSTALLED
        if not is_free and found.status is not SetStatus.NEWER:
            return _SAME
        return Step(Outcome.ADDED, partial(registers.install, found))

    def _go_on(self) -> None:
        self._check_stopped()
        done, of_all = self.so_far
        self.so_far = done + 1, of_all

    def _check_stopped(self) -> None:
        if self._stopped:
            raise StoppedWaitingError


def _count(file: KeptFile, step: Step, taken_in: TakenIn) -> None:
    taken_in.changes += step.outcome not in {Outcome.SAME, Outcome.REFUSED}
    told = [step.told] if step.told else []
    match step.outcome:
        case Outcome.OUT_OF_THE_BIN:
            taken_in.out_of_the_bin += told
            taken_in.newer_in_bin += told * step.newer_in_bin
        case Outcome.BECAME_VERSION:
            taken_in.became_versions += told
        case Outcome.VERSION_OF_EXPORTED:
            taken_in.versions_of_exported += told
        case Outcome.SET_DRAFT_BECAME_VERSION:
            taken_in.set_drafts_became_versions += 1
        case Outcome.PUT_ASIDE:
            taken_in.put_aside += 1
        case Outcome.REFUSED:
            taken_in.refused_sets.append(step.refusal)
        case Outcome.ADDED:
            _count_added(file, taken_in)


def _count_added(file: KeptFile, taken_in: TakenIn) -> None:
    match file.kind:
        case FileKind.DRAFT | FileKind.SUBMITTED if file.report_id:
            taken_in.new_reports.add(file.report_id)
        case FileKind.VERSION:
            taken_in.versions += 1
        case FileKind.REMOVED:
            taken_in.removed_reports += 1
        case FileKind.SET:
            taken_in.sets += 1
        case FileKind.SET_DRAFT:
            taken_in.set_drafts += 1
