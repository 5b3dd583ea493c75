"""A backup that was made on one system is taken in on the other, both ways."""

import shutil
import subprocess
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from uuid import UUID
from zipfile import ZipFile

from app.model.report_stages import as_submitted
from app.storage.settings import Settings
from app.storage.word_list import WordList
from tests.support.question_sets import newer_set, set_file
from tests.support.reports import bin_in, library_in, saying
from tests.support.workplace import TODAY

Run = Callable[[Path, tuple[str, ...]], subprocess.CompletedProcess[str]]

_NAME = "kopia å.zip"
_MANIFEST = "manifest.json"


def backup_differences(folder: Path, systems: Mapping[str, Run]) -> Iterator[str]:
    """What is not the same on the other system, or was not done, a line each.

    `systems` run a command of the program in a folder, with its data in `data` there.
    """
    for made_on, make in systems.items():
        there = folder / f"made on {made_on}"
        _fill(there / "data")
        yield from _told(make(there, ("backup", "-o", _NAME)))
        for taken_on, take in systems.items():
            here = folder / f"made on {made_on}, taken in on {taken_on}"
            here.mkdir()
            shutil.copy(there / _NAME, here)
            # The second time there is nothing left to do.
            for _ in range(2):
                yield from _told(take(here, ("restore", _NAME)))
            if _files(here / "data") != _files(there / "data"):
                yield f"{here.name}: not the same"
    packed = [_packed(folder / f"made on {name}" / _NAME) for name in systems]
    if any(one != packed[0] for one in packed):
        yield "not the same is in the backups"


def _told(ended: subprocess.CompletedProcess[str]) -> Iterator[str]:
    if ended.returncode or ended.stderr:
        yield f"{ended.args}: {ended.returncode} {ended.stderr}"


def _fill(data: Path) -> None:
    """Something of everything that is kept."""
    library = library_in(data)
    for number, text in enumerate(("påbörjad", "borttagen"), 1):
        report = saying(text).model_copy(update={"report_id": UUID(int=number)})
        library.save(report)
        library.history.save(report)
        library.save_sources(report, [saying("källa")])
    bin_in(data).remove(report)
    library.save(as_submitted(saying("skickad"), 1, TODAY))
    library.sending_log.set_sent_at(saying("").report_id, 1, TODAY)
    damaged = data / "reports" / "damaged" / "å (1).json"
    damaged.parent.mkdir()
    damaged.write_bytes(b"{\r\n")
    set_file(data / "forms", newer_set(), "stadsdelsnamnd_v2.toml")
    Settings(data / "settings.json").set("appearance", "dark")
    WordList(data / "words.txt").add("grönsak", "ångbåt")


def _files(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def _packed(path: Path) -> dict[str, bytes]:
    with ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist() if name != _MANIFEST}
