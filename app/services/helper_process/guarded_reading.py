"""Reading files of any origin: in a process of its own, with a limit of time and of memory.

Whatever a file does to its reader, the program goes on: it gets a report, or ImportRefused.
"""

import logging
from collections.abc import Callable
from contextlib import AbstractContextManager
from multiprocessing.connection import Connection
from pathlib import Path

from app.services.error_report import error_trail
from app.services.errors import ServiceErrorCode
from app.services.helper_process.reading_messages import (
    ReaderSetup,
    ReadMode,
    ReadResult,
    ReadTask,
    Refused,
)
from app.services.helper_process.reading_process import ReadingProcess
from app.services.reading.found_reports import FoundReports
from app.services.reading.own_files import OpenedReport
from app.services.reading.report_reader import Reader, ReadReport, ReportReader
from app.services.report_context import ReportContext

SECONDS = 10.0
MOST_BYTES = 240_000_000
"""Of memory that is allocated; with the program's own code in it a process has 30 MB more."""


class GuardedReading:
    """A file that is being read. For one thread; nothing here blocks but `result`."""

    def __init__(
        self,
        task: ReadTask,
        take: Callable[[], ReadingProcess],
        free: Callable[[ReadingProcess], None],
    ) -> None:
        self._task = task
        self._take_process = take
        self._free = free
        self._result: ReadResult | None = None
        self._process: ReadingProcess | None = None
        self._begin()

    def done(self) -> bool:
        """Whether `result` has its answer at once. A reading that takes too long is ended here."""
        self._look(0)
        return self._result is not None

    def result(self) -> ReadReport:
        """Wait for the report. Raises ImportRefused."""
        return self._awaited().report(self._task.path)

    def all_reports(self) -> FoundReports:
        """Wait for all that is in the file, where that was asked for. Raises ImportRefused."""
        return self._awaited().all_reports(self._task.path)

    @property
    def ready_connection(self) -> Connection | None:
        """What becomes readable when there may be something to look at; None when it is done."""
        return self._process.results if self._process is not None else None

    def stop(self) -> None:
        """Give up; `result` then raises ImportRefused, unless it was there already."""
        if self._result is None:
            self._end(Refused(ServiceErrorCode.READING_STOPPED))

    def _awaited(self) -> ReadResult:
        while self._result is None:
            self._look(1)
        return self._result

    def _begin(self) -> None:
        try:
            self._process = self._take_process()
        except OSError as error:
            self._refuse(Refused(ServiceErrorCode.READING_NOT_STARTED, fault=error_trail(error)))
        else:
            self._process.ask(self._task)

    def _look(self, seconds: float) -> None:
        process = self._process
        if process is None:
            return
        try:
            data = process.result(seconds)
        except TimeoutError:
            self._end(Refused(process.why_late))
        except ConnectionAbortedError:
            self._end(Refused(ServiceErrorCode.READING_STOPPED))
        except (EOFError, OSError):
            self._failed(process, Refused(process.why_dead, fault="the process has died"))
        else:
            if data is not None:
                self._judge(process, _result_in(data))

    def _judge(self, process: ReadingProcess, result: ReadResult) -> None:
        if result.refused is None:
            self._result = result
            self._let_go()
        elif result.refused.spent:
            self._failed(process, result.refused)
        else:
            self._refuse(result.refused)

    def _failed(self, process: ReadingProcess, refused: Refused) -> None:
        """A process that has read other files may itself be the cause: a new one tries as well."""
        process.end()
        self._let_go()
        if process.used:
            self._begin()
        else:
            self._refuse(refused)

    def _end(self, refused: Refused) -> None:
        if self._process is not None:
            self._process.end()
        self._refuse(refused)

    def _refuse(self, refused: Refused) -> None:
        self._let_go()
        self._result = ReadResult(refused=refused)
        if refused.fault:
            # For whoever mends the program; the officer is told that the file is refused.
            logging.getLogger(__name__).error("a file could not be read\n%s", refused.fault)

    def _let_go(self) -> None:
        if self._process is not None:
            self._free(self._process)
            self._process = None


def _result_in(data: bytes) -> ReadResult:
    try:
        return ReadResult.of_json(data)
    except ValueError as error:
        return ReadResult(refused=Refused(ServiceErrorCode.UNREADABLE, fault=error_trail(error)))


class GuardedReader(AbstractContextManager["GuardedReader"]):
    """Reads like ReportReader. One process reads file after file, and is replaced when it ends.

    Files that are read at the same time have a process each; as many as are read `at_once` are
    kept for the next. `reader` makes what reads in there, with the question sets of the folders
    that the catalog was read from.
    """

    def __init__(
        self,
        context: ReportContext,
        *,
        reader: Callable[[ReportContext], Reader] = ReportReader,
        seconds: float = SECONDS,
        most_bytes: int = MOST_BYTES,
        at_once: int = 1,
    ) -> None:
        self._context = context
        self._at_once = at_once
        self._setup = ReaderSetup(
            reader,
            tuple(folder.absolute() for folder in context.catalog.folders),
            context.application_version,
            seconds,
            most_bytes,
        )
        self._idle: list[ReadingProcess] = []
        self._busy: list[ReadingProcess] = []

    def read(self, path: Path) -> ReadReport:
        """Read a file; its content decides what it is. Raises ImportRefused."""
        return self.begin(path).result()

    def open(self, path: Path) -> OpenedReport:
        """Read a file that this program has written. Raises ImportRefused."""
        return self.begin(path, ReadMode.OWN_REPORT).result().opened

    def begin(self, path: Path, mode: ReadMode = ReadMode.REPORT) -> GuardedReading:
        """Begin to read a file; it is asked later whether it is done."""
        task = ReadTask(path.absolute(), self._context.now(), self._context.new_id(), mode)
        return GuardedReading(task, self._taken, self._freed)

    def close(self) -> None:
        """End the processes, and what they are reading."""
        for process in (*self._idle, *self._busy):
            process.end()
        self._idle.clear()

    def __exit__(self, *_: object) -> None:
        self.close()

    def _taken(self) -> ReadingProcess:
        process = self._idle.pop() if self._idle else None
        if process is not None and not process.alive:
            process.end()
            process = None
        process = process or ReadingProcess(self._setup)
        self._busy.append(process)
        return process

    def _freed(self, process: ReadingProcess) -> None:
        self._busy.remove(process)
        if len(self._idle) >= self._at_once:
            process.end()
        elif not process.ended:
            self._idle.append(process)
