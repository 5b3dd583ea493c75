"""The collation as files: a Word document, a workbook, CSV tables, and everything as JSON."""

import re
from collections.abc import Callable
from pathlib import Path

from app.formats.collation.collation_csv import write_collation_csv, write_tables_csv
from app.formats.collation.collation_docx import write_collation_docx
from app.formats.collation.collation_json import write_collation_json
from app.model.collation.collation import Collation
from app.model.kinds.kind import Kind
from app.services.errors import StoppedWaitingError
from app.services.sending.export import ascii_name, read_template
from app.storage.disk import DISK, Disk
from app.storage.errors import AlreadyThereError, StorageError
from app.storage.file_writing import SHARED_STALE_S, remove_stale_temp_files, write_new_together
from app.storage.stoppable_disk import StoppableDisk
from app.storage.temp_file import temp_files

_NAME = "sammanstallning"
_TABLES = "_tabeller.csv"
_SUFFIXES = (".docx", ".xlsx", ".csv", _TABLES, ".json")
_RESULT = re.compile(
    rf".+(_{_NAME}(_[0-9]+)?({'|'.join(map(re.escape, _SUFFIXES))})|_paminnelse\.eml)"
)


class ResultFiles:
    """Writes collations. `template` is the folder of the Word document's template."""

    def __init__(self, template: Path, disk: Disk = DISK) -> None:
        self._template = template
        self._disk = StoppableDisk(disk)
        self._stopped = False

    def stop(self) -> None:
        """Make `write` stop soon, whichever thread it runs in; it then leaves no file."""
        self._stopped = True
        self._disk.stop()

    def write(
        self, collation: Collation, folder: Path, *, by_committee: bool = False
    ) -> tuple[Path, ...]:
        """Write all files under names that are not taken, the JSON last; all of them or none.

        The tables that are answers have a file where any are asked for. Raises StorageError,
        StoppedWaitingError.
        """
        remove_stale_temp_files(folder, SHARED_STALE_S, self._disk, is_result)
        writers = self._writers(collation, by_committee=by_committee)
        with temp_files([f"result{suffix}" for suffix in writers], self._check_stopped) as files:
            for file, write in zip(files, writers.values(), strict=True):
                write(file)
                self._check_stopped()
            stem = f"{ascii_name(collation.title)}_{collation.term.code}_{_NAME}"
            number = 1
            while True:
                name = stem if number == 1 else f"{stem}_{number}"
                targets = [folder / f"{name}{suffix}" for suffix in writers]
                try:
                    write_new_together(dict(zip(targets, files, strict=True)), self._disk)
                except AlreadyThereError:
                    number += 1
                except StorageError:
                    # A write that was stopped fails as if the disk had refused it.
                    self._check_stopped()
                    raise
                else:
                    return tuple(targets)

    def _check_stopped(self) -> None:
        if self._stopped:
            raise StoppedWaitingError

    def _writers(
        self, collation: Collation, *, by_committee: bool
    ) -> dict[str, Callable[..., None]]:
        """By the ending of the file's name."""
        # Brings in XlsxWriter, which takes a moment to load.
        from app.formats.collation.workbook import write_collation_xlsx

        template = read_template(self._template)
        asked = (question for area in collation.areas for question in area.questions)
        tables = any(Kind.TABLE in question.kinds for question in asked)
        writers: dict[str, Callable[..., None]] = {
            ".docx": lambda file: write_collation_docx(
                collation, file, template, by_committee=by_committee
            ),
            ".xlsx": lambda file: write_collation_xlsx(collation, file),
            ".csv": lambda file: write_collation_csv(collation, file),
            _TABLES: lambda file: write_tables_csv(collation, file),
            ".json": lambda file: write_collation_json(collation, file),
        }
        return {suffix: one for suffix, one in writers.items() if tables or suffix != _TABLES}


def is_result(name: str) -> bool:
    """Whether a file has the name of a result of this program."""
    return _RESULT.fullmatch(name) is not None
