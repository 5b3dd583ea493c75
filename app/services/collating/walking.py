"""The files of a folder and its folders, as they are looked through."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from app.services.collating.results import is_result
from app.storage.disk import DISK, Disk
from app.storage.errors import StorageError
from app.storage.reading import files_in, folders_in, is_folder, is_temporary, paths_in, real_path

# What systems and Word put beside the files that people have.
_NOBODYS = re.compile(r"~\$.*|\._.*|\.ds_store|desktop\.ini|thumbs\.db", re.IGNORECASE)
_NOTHING = "det är ingen fil, eller en länk till något som inte finns. Be om filen på nytt"


@dataclass(frozen=True)
class FolderFile:
    """A file, by its path from the folder; or a folder that cannot be looked into, and why.

    `is_result` is whether this program has put it together from others.
    """

    path: Path
    name: str
    refused: str = ""
    is_result: bool = False


def walk(folder: Path, called: str = "", disk: Disk = DISK) -> Iterator[FolderFile]:
    """Every file that somebody may have put there, by name; those of inner folders come after.

    Names begin with what the folder is called. A folder that can be reached by two ways is looked
    into once. Raises StorageError where the folder itself cannot be looked into.
    """
    if not is_folder(folder, disk):
        raise StorageError(folder, "mappen finns inte, eller så är den en fil. Välj en annan mapp")
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
            yield FolderFile(inner, within.removesuffix("/"), error.reason)
            continue
        for path in paths:
            if path in files and not _is_nobodys(path.name):
                yield FolderFile(path, within + path.name, is_result=_is_result(path))
            elif path not in files and path not in folders:
                yield FolderFile(path, within + path.name, _NOTHING)
        inside = [path for path in paths if path in folders]
        waiting += [(one, f"{within}{one.name}/") for one in reversed(inside)]


def _is_nobodys(name: str) -> bool:
    return _NOBODYS.fullmatch(name) is not None or is_temporary(name)


def _is_result(path: Path) -> bool:
    """Whether it is known by its name alone; documents and JSON are looked into."""
    return path.suffix.lower() not in {".docx", ".json"} and is_result(path.name)
