"""A place that refuses for a while to be written to: a disk that is full, a closed folder.

`python -m tests.support.scarce_resources KIND FOLDER`: a process of its own, for what is done to
it or for it cannot be undone: mounts, limits, rights.
"""

import contextlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from app.paths import bundled_data
from app.services.reports.draft_saver import open_draft
from app.services.reports.editing_session import EditingSession
from app.services.reports.library import Library
from app.services.sending.export import Exporter
from app.storage.disk import DISK, Disk
from app.storage.errors import StorageError
from app.storage.file_reading import read_folder
from app.storage.report_store import ReportStore
from app.storage.settings import Settings
from tests.support.example_report import paragraph
from tests.support.library_contents import contents_of
from tests.support.report_documents import form_named, rich_report
from tests.support.reports import export_report
from tests.support.terms import CALENDAR
from tests.support.workplace import bundled_catalog
from tests.support.writers import GoingClock

_FORM = form_named("stadsdelsnamnd")
_REPORT = rich_report(_FORM)
_REGISTER = bundled_catalog().register
_TEMPLATE = bundled_data().report_template
_NOBODY = 65534
_MOUNT = ("mount", "-t", "tmpfs", "-o", "size=256k,mode=700", "tmpfs")


@dataclass(frozen=True)
class Scarcity:
    """How it begins and ends, and what the officer is told meanwhile."""

    begin: Callable[[], object]
    end: Callable[[], object]
    says: str
    small_files_too: bool = True
    """Whether a file of a few bytes is refused as well."""


class Work:
    """A report in a folder, what is exported, and a setting."""

    def __init__(
        self,
        folder: Path,
        disk: Disk = DISK,
        template: Path = _TEMPLATE,
    ) -> None:
        self._folder = folder
        self._library = Library(ReportStore(folder / "reports", disk), CALENDAR)
        self._settings = Settings(folder / "settings.json", disk)
        self._now = GoingClock(_REPORT.modified_at)
        self._exporter = Exporter(_REGISTER, template, self._now, disk)
        self._exports = folder / "exports"
        self._library.save(_REPORT)
        self._settings.set("name", "before")
        self._exports.mkdir()

    def is_refused_and_goes_on(self, scarcity: Scarcity, *, opened_before: bool) -> None:
        """Nothing changes while the place refuses; when it does no longer, nothing is missing."""
        if opened_before:
            session = self._opened()
            scarcity.begin()
        else:
            scarcity.begin()
            session = self._opened()
        before = self._files()
        self._is_refused(scarcity, session)
        assert session.unsaved
        assert self._files() == before, "what stood there was changed"
        assert contents_of(self._library).drafts == (_REPORT,)
        scarcity.end()
        self._goes_on(session)

    def rehearse(self) -> None:
        """Do it all once without scarcity, so that all is loaded that is not loaded before."""
        self._goes_on(self._opened())

    def _opened(self) -> EditingSession:
        """The report with a change that is not saved."""
        (draft,) = contents_of(self._library).drafts
        saver = open_draft(draft, self._library, self._now(), uuid4)
        session = EditingSession(saver.saved, _FORM, saver, self._now)
        session.set_blocks("svart-ekonomi", (paragraph("Sparas när det går."),))
        return session

    def _is_refused(self, scarcity: Scarcity, session: EditingSession) -> None:
        actions: list[Callable[[], object]] = [
            session.save,
            session.save,
            lambda: self._exporter.export_pair(session.report, _FORM, self._exports),
            lambda: self._exporter.export_draft(session.report, _FORM, self._exports),
            lambda: export_report(session, self._exporter, self._exports),
        ]
        if scarcity.small_files_too:
            actions.append(lambda: self._settings.set("name", "after"))
        for action in actions:
            try:
                action()
            except StorageError as error:
                assert scarcity.says in error.reason, str(error)
                assert str(error).endswith(".")
            else:
                raise AssertionError("this was not refused")

    def _goes_on(self, session: EditingSession) -> None:
        session.save()
        assert contents_of(self._library).drafts == (session.report,)
        assert session.saver is not None
        assert not session.saver.version_problem
        assert self._settings.get("name") == "before"
        self._settings.set("name", "after")
        assert self._settings.get("name") == "after"
        pair = export_report(session, self._exporter, self._exports)
        assert sorted(self._exports.iterdir()) == [pair.docx, pair.mail, pair.json]
        session.close()
        contents = contents_of(self._library)
        assert (contents.drafts, contents.unreadable) == ((), ())
        assert contents.submitted == (session.report,)
        assert not list(self._folder.rglob("*.tmp"))

    def _files(self) -> dict[Path, bytes]:
        """All there is, but for the mark of which report is open."""
        marks = self._folder / "reports" / "open"
        found = read_folder(self._folder, 1_000_000)
        return {path: data for path, data in found.items() if path.parent != marks}


def _full(folder: Path, free: int) -> Scarcity:
    filler = folder / "filler"

    def fill() -> None:
        with contextlib.suppress(OSError), filler.open("wb", buffering=0) as file:
            while file.write(bytes(4096)) == 4096:
                pass
        if free:
            os.truncate(filler, filler.stat().st_size - free)

    return Scarcity(fill, filler.unlink, "disken är full", small_files_too=not free)


def _read_only(folder: Path) -> Scarcity:
    def remount(how: str) -> None:
        subprocess.run(["mount", "-o", f"remount,{how}", folder], check=True)

    return Scarcity(lambda: remount("ro"), lambda: remount("rw"), "det går inte att skriva där")


def _forbidden(folder: Path) -> Scarcity:
    def allow(mode: int) -> None:
        for path in (folder, *folder.rglob("*")):
            if path.is_dir():
                path.chmod(mode)

    return Scarcity(lambda: allow(0o500), lambda: allow(0o700), "du får inte skriva eller läsa där")


def _limited() -> Scarcity:
    import resource

    _, most = resource.getrlimit(resource.RLIMIT_FSIZE)

    def limit(size: int) -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, most))

    return Scarcity(
        lambda: limit(16), lambda: limit(most), "det går inte att skriva så stora filer"
    )


def _as_nobody(folder: Path, template: Path) -> Path:
    """Go into a folder and give up the rights of root, before whom no folder is closed.

    Gives where the template is. From now on nothing outside of the folder may be readable.
    """
    os.chdir(folder)
    shutil.copytree(template, "template")
    Work(Path("rehearsal")).rehearse()
    os.chown(".", _NOBODY, _NOBODY)
    os.setgroups([])
    os.setgid(_NOBODY)
    os.setuid(_NOBODY)
    return Path("template")


def _in_turn(kind: str, folder: Path) -> Iterator[tuple[Scarcity, bool]]:
    """Each scarcity of this kind, and whether the report is to be opened before it begins."""
    for opened_before in (True, False):
        if kind == "full":
            yield _full(folder, 0), opened_before
            yield _full(folder, 8192), opened_before
        elif kind == "limited":
            yield _limited(), opened_before
        elif kind == "forbidden":
            yield _forbidden(folder / "work"), opened_before
        elif not opened_before:
            # A disk on which a file is held open cannot be made read-only.
            yield _read_only(folder), opened_before


def main(kind: str, folder: Path) -> None:
    template = _TEMPLATE
    if kind in {"full", "read-only"}:
        subprocess.run([*_MOUNT, folder], check=True)
    if kind == "forbidden" and os.getuid() == 0:
        template = _as_nobody(folder, template)
        folder = Path()
    for scarcity, opened_before in _in_turn(kind, folder):
        work = Work(folder / "work", template=template)
        work.is_refused_and_goes_on(scarcity, opened_before=opened_before)
        shutil.rmtree(folder / "work")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
