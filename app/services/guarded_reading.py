"""Reading files of any origin: in a process of its own, with a limit of time and of memory.

Whatever a file does to its reader, the program goes on: it gets a report, or ImportRefused.
"""

from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Self

from app.services.making import Making
from app.services.opening import OpenedReport
from app.services.reading import ReadReport, SourceReader
from app.services.reading_process import (
    UNREADABLE,
    Answer,
    Equipment,
    ReaderOf,
    ReadingProcess,
    Refused,
    Task,
)

SECONDS = 10.0
MOST_BYTES = 240_000_000
"""Of memory that is allocated; with the program's own code in it a process has 30 MB more."""

_STOPPED = "läsningen avbröts. Välj filen igen om du vill läsa in den"


class Reading:
    """A file that is being read. For one thread; nothing here blocks but `result`."""

    def __init__(
        self, task: Task, take: Callable[[], ReadingProcess], free: Callable[[ReadingProcess], None]
    ) -> None:
        self._task = task
        self._take_process = take
        self._free = free
        self._answer: Answer | None = None
        self._process = take()
        self._process.ask(task)

    @property
    def process_id(self) -> int | None:
        """Of the process that reads it."""
        return self._process.process_id

    def done(self) -> bool:
        """Whether `result` has its answer at once. A reading that takes too long is ended here."""
        self._look(0)
        return self._answer is not None

    def result(self) -> ReadReport:
        """Wait for the report. Raises ImportRefused."""
        while self._answer is None:
            self._look(1)
        if self._answer.refused is not None:
            raise self._answer.refused.error()
        assert self._answer.read is not None
        return self._answer.read

    def stop(self) -> None:
        """Give up; `result` then raises ImportRefused, unless it was there already."""
        if self._answer is None:
            self._end(_STOPPED)

    def _look(self, seconds: float) -> None:
        if self._answer is not None:
            return
        try:
            data = self._process.answer(seconds)
        except TimeoutError as late:
            self._end(str(late))
        except ConnectionAbortedError:
            self._end(_STOPPED)
        except (EOFError, OSError):
            self._failed(Refused(self._task.path.name, UNREADABLE, fault="the process has died"))
        else:
            if data is not None:
                self._judge(self._answer_in(data))

    def _answer_in(self, data: bytes) -> Answer:
        try:
            return Answer.of_json(data)
        except ValueError as error:
            refused = Refused(self._task.path.name, UNREADABLE, fault=str(error))
            return Answer(refused=refused)

    def _judge(self, answer: Answer) -> None:
        if answer.refused is not None and answer.refused.spent:
            self._failed(answer.refused)
        else:
            self._answer = answer
            self._free(self._process)

    def _failed(self, refused: Refused) -> None:
        """A process that has read other files may itself be the cause: a new one tries as well."""
        used = self._process.used
        self._process.end()
        self._free(self._process)
        if used:
            self._process = self._take_process()
            self._process.ask(self._task)
        else:
            self._answer = Answer(refused=refused)

    def _end(self, reason: str) -> None:
        self._process.end()
        self._free(self._process)
        self._answer = Answer(refused=Refused(self._task.path.name, reason))


class GuardedReader:
    """Reads like SourceReader. One process reads file after file, and is replaced when it ends.

    Files that are read at the same time have a process each. `reader` makes what reads in there.
    """

    def __init__(
        self,
        making: Making,
        *,
        reader: ReaderOf = SourceReader,
        seconds: float = SECONDS,
        most_bytes: int = MOST_BYTES,
    ) -> None:
        self._making = making
        self._equipment = Equipment(
            reader,
            making.catalog.register,
            making.catalog.forms,
            making.application_version,
            most_bytes,
        )
        self._seconds = seconds
        self._idle: list[ReadingProcess] = []
        self._busy: list[ReadingProcess] = []

    def read(self, path: Path) -> ReadReport:
        """Read a file; its content decides what it is. Raises ImportRefused."""
        return self.begin(path).result()

    def open(self, path: Path) -> OpenedReport:
        """Read a file that this program has written. Raises ImportRefused."""
        return self.begin(path, own=True).result().opened

    def begin(self, path: Path, *, own: bool = False) -> Reading:
        """Begin to read a file, `own` as `open` does; it is asked later whether it is done."""
        task = Task(path.absolute(), self._making.now(), self._making.new_id(), own)
        return Reading(task, self._taken, self._freed)

    def close(self) -> None:
        """End the processes, and what they are reading."""
        for process in (*self._idle, *self._busy):
            process.end()
        self._idle.clear()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _taken(self) -> ReadingProcess:
        process = self._idle.pop() if self._idle else None
        if process is not None and not process.alive:
            process.end()
            process = None
        process = process or ReadingProcess(self._equipment, self._seconds)
        self._busy.append(process)
        return process

    def _freed(self, process: ReadingProcess) -> None:
        self._busy.remove(process)
        if self._idle:
            process.end()
        elif not process.ended:
            self._idle.append(process)
