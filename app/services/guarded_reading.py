"""Reading files of any origin: in a process of its own, with a limit of time and of memory.

Whatever a file does to its reader, the program goes on: it gets a report, or ImportRefused.
"""

import time
from collections.abc import Callable
from multiprocessing import get_context
from pathlib import Path
from types import TracebackType
from typing import Self

from app.formats.report_json import MAX_BYTES
from app.services.making import Making
from app.services.opening import OpenedReport
from app.services.reading import ReadReport, SourceReader
from app.services.reading_process import (
    READY,
    UNREADABLE,
    Answer,
    Equipment,
    ReaderOf,
    Refused,
    Task,
    serve,
)

SECONDS = 10.0
MOST_BYTES = 240_000_000
"""Of memory that is allocated; with the program's own code in it a process has 30 MB more."""

_START_SECONDS = 60.0
_LONGEST_ANSWER = 2 * MAX_BYTES
_TOO_SLOW = (
    "filen tog för lång tid att läsa. Öppna den i Word, spara en kopia och försök med kopian"
)
_STOPPED = "läsningen avbröts. Välj filen igen om du vill läsa in den"
_NOT_STARTED = "läsningen kom inte i gång. Försök igen, eller starta om datorn"


class Reading:
    """A file that is being read. For one thread; nothing here blocks but `result`."""

    def __init__(
        self, task: Task, take: "Callable[[], _Process]", free: "Callable[[_Process], None]"
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
            self._judge(Answer.of_json(data) if data is not None else None)

    def _judge(self, answer: Answer | None) -> None:
        if answer is not None and answer.refused is not None and answer.refused.spent:
            self._failed(answer.refused)
        elif answer is not None:
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
        self._idle: list[_Process] = []
        self._busy: list[_Process] = []

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

    def _taken(self) -> "_Process":
        process = self._idle.pop() if self._idle else None
        if process is not None and not process.alive:
            process.end()
            process = None
        process = process or _Process(self._equipment, self._seconds)
        self._busy.append(process)
        return process

    def _freed(self, process: "_Process") -> None:
        self._busy.remove(process)
        if self._idle:
            process.end()
        elif not process.ended:
            self._idle.append(process)


class _Process:
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
            if data != READY:
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
