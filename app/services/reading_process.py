"""The process that files are read in: it is told of a file, and gives the report or the refusal.

What it gives is JSON, so that nothing in a file can make more of it than a report.
"""

import datetime
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TypeAlias
from uuid import UUID

from pydantic import TypeAdapter

from app.formats.errors import ReportFileError
from app.formats.limits import TOO_BIG
from app.formats.report_json import MAX_BYTES
from app.model.committee import CommitteeRegister
from app.model.form import FormDefinition
from app.services.catalog import Catalog
from app.services.error_report import error_trail
from app.services.errors import ImportRefused, ServiceError
from app.services.helping_process import be_silent, end_with_parent, limit_memory
from app.services.making import Making
from app.services.reading import Reader, ReadReport
from app.storage.errors import StorageError

ReaderOf: TypeAlias = Callable[[Making], Reader]
_READY = b""
_START_SECONDS = 60.0
_LONGEST_ANSWER = 2 * MAX_BYTES
UNREADABLE = "filen gick inte att läsa. Öppna den i Word, spara en kopia och försök med kopian"

_TOO_SLOW = (
    "filen tog för lång tid att läsa. Öppna den i Word, spara en kopia och försök med kopian"
)
_NOT_STARTED = "läsningen kom inte i gång. Försök igen, eller starta om datorn"


@dataclass(frozen=True)
class Equipment:
    """What the process needs before its first file."""

    reader: ReaderOf
    register: CommitteeRegister
    forms: tuple[FormDefinition, ...]
    application_version: str
    most_bytes: int


@dataclass(frozen=True)
class Task:
    """A file, and what a report that is made of it is made with. `own` takes only our own files."""

    path: Path
    now: datetime.datetime
    new_id: UUID
    own: bool


@dataclass(frozen=True)
class Refused:
    """An ImportRefused on its way. `spent` says that the process has to be replaced."""

    file: str
    reason: str
    place: str = ""
    fault: str = ""
    spent: bool = False

    def error(self) -> ImportRefused:
        return ImportRefused(self.file, self.reason, self.place, fault=self.fault)


@dataclass(frozen=True)
class Answer:
    """The report, or why there is none."""

    read: ReadReport | None = None
    refused: Refused | None = None

    @classmethod
    def of_json(cls, data: bytes) -> "Answer":
        return _answers().validate_json(data)


@cache
def _answers() -> TypeAdapter[Answer]:
    return TypeAdapter(Answer)


def serve(tasks: Connection, answers: Connection, equipment: Equipment) -> None:
    """Runs in the process: one file after another, until nobody asks any more."""
    end_with_parent()
    be_silent()
    limit_memory(equipment.most_bytes)
    catalog = Catalog(equipment.register, equipment.forms)
    answers.send_bytes(_READY)
    for task in _asked(tasks):
        making = _making(catalog, task, equipment.application_version)
        answers.send_bytes(_answer(equipment.reader, making, task))


def _making(catalog: Catalog, task: Task, version: str) -> Making:
    return Making(catalog, lambda: task.now, lambda: task.new_id, version)


def _asked(tasks: Connection) -> Iterable[Task]:
    while True:
        try:
            yield tasks.recv()
        except EOFError:
            return


def _answer(reader: ReaderOf, making: Making, task: Task) -> bytes:
    name = task.path.name
    try:
        data = _answers().dump_json(Answer(read=_read(reader(making), task)))
        # A longer report could not be kept either.
        if len(data) <= MAX_BYTES:
            return data
        refused = Refused(name, TOO_BIG)
    except ReportFileError as error:
        refused = Refused(error.file, error.reason, error.place)
    except StorageError as error:
        refused = Refused(name, error.reason)
    except ServiceError as error:
        refused = Refused(name, str(error).removesuffix("."))
    except MemoryError:
        refused = Refused(name, TOO_BIG, spent=True)
    except Exception as error:  # noqa: BLE001 - whatever a reader trips over, its file is refused
        refused = Refused(name, UNREADABLE, fault=error_trail(error))
    return _answers().dump_json(Answer(refused=refused))


def _read(reader: Reader, task: Task) -> ReadReport:
    if task.own:
        return ReadReport("", reader.open(task.path))
    return reader.read(task.path)


class ReadingProcess:
    """The process as the program has it."""

    def __init__(self, equipment: Equipment, seconds: float) -> None:
        # Forked, it would have a part of the window in it.
        context = get_context("spawn")
        theirs, self._tasks = context.Pipe(duplex=False)
        self._answers, answers = context.Pipe(duplex=False)
        self._process = context.Process(
            target=serve, args=(theirs, answers, equipment), daemon=True
        )
        self._process.start()
        # So that the end of the one is seen by the other.
        theirs.close()
        answers.close()
        self._seconds = seconds
        self._ready = False
        self._deadline = 0.0
        self.used = False
        self.ended = False

    @property
    def process_id(self) -> int | None:
        return self._process.pid

    @property
    def alive(self) -> bool:
        return self._process.is_alive()

    def ask(self, task: Task) -> None:
        """A process that has died meanwhile is noticed when its answer is waited for."""
        self.used = self._ready
        self._deadline = time.monotonic() + (self._seconds if self._ready else _START_SECONDS)
        try:
            self._tasks.send(task)
        except OSError:
            return

    def answer(self, seconds: float) -> bytes | None:
        """What it says within so long a time.

        Raises TimeoutError where it is too slow, ConnectionAbortedError where it was ended here,
        EOFError and OSError where it has died.
        """
        if self.ended:
            raise ConnectionAbortedError
        until = min(time.monotonic() + seconds, self._deadline)
        while self._answers.poll(max(0, until - time.monotonic())):
            data = self._answers.recv_bytes(_LONGEST_ANSWER)
            if data != _READY:
                return data
            # The start of the process is not the file's fault.
            self._ready = True
            self._deadline = time.monotonic() + self._seconds
        if time.monotonic() >= self._deadline:
            raise TimeoutError(_TOO_SLOW if self._ready else _NOT_STARTED)
        return None

    def end(self) -> None:
        """End it at once."""
        if self.ended:
            return
        self.ended = True
        self._process.kill()
        self._process.join()
        self._process.close()
        self._tasks.close()
        self._answers.close()
