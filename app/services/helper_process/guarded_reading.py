"""Reading files of any origin in a helper process, with limits of time and memory.

Whatever a file does to its reader, the program gets a report or ImportRefused.
"""

import logging
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING

from app.formats.xlsform.read_form import ReadForm
from app.model.calendar import Calendar
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

if TYPE_CHECKING:
    # On Windows a pipe's ends are of a class of their own.
    if sys.platform == "win32":
        from multiprocessing.connection import PipeConnection as Connection
    else:
        from multiprocessing.connection import Connection

SECONDS = 10.0
MOST_BYTES = 240_000_000
"""Of allocated memory; the program's own code takes 30 MB more."""


class GuardedReading:
    """A file that is being read. For one thread; only `result` and `all_reports` block."""

    def __init__(
        self,
        task: ReadTask,
        calendar: Calendar,
        take: Callable[[], ReadingProcess],
        free: Callable[[ReadingProcess], None],
    ) -> None:
        self._task = task
        self._calendar = calendar
        self._take_process = take
        self._free = free
        self._result: ReadResult | None = None
        self._process: ReadingProcess | None = None
        self._begin()

    def done(self) -> bool:
        """Whether `result` returns at once. Ends a reading that has taken too long."""
        self._poll(0)
        return self._result is not None

    def result(self) -> ReadReport:
        """Wait for the report. Raises ImportRefused."""
        return self._wait().report(self._task.path)

    def all_reports(self) -> FoundReports:
        """Wait for all reports in the file, where they were asked for. Raises ImportRefused."""
        return self._wait().all_reports(self._task.path)

    def question_set(self) -> ReadForm:
        """Wait for the set of a workbook. Raises FormFileError with the cells, ImportRefused."""
        return self._wait().question_set(self._task.path)

    @property
    def ready_connection(self) -> "Connection | None":
        """Becomes readable when there may be a result; None when the reading is done."""
        return self._process.results if self._process is not None else None

    def stop(self) -> None:
        """Give up; `result` then raises ImportRefused, unless the file has been read already."""
        if self._result is None:
            self._end(Refused(ServiceErrorCode.READING_STOPPED))

    def _wait(self) -> ReadResult:
        while self._result is None:
            self._poll(1)
        return self._result

    def _begin(self) -> None:
        try:
            self._process = self._take_process()
        except OSError as error:
            self._refuse(Refused(ServiceErrorCode.READING_NOT_STARTED, fault=error_trail(error)))
        else:
            self._process.ask(self._task)

    def _poll(self, seconds: float) -> None:
        process = self._process
        if process is None:
            return
        try:
            data = process.result(seconds)
        except TimeoutError:
            self._end(Refused(process.refusal(ServiceErrorCode.READING_TOO_SLOW)))
        except ConnectionAbortedError:
            self._end(Refused(ServiceErrorCode.READING_STOPPED))
        except (EOFError, OSError):
            code = process.refusal(ServiceErrorCode.UNREADABLE)
            self._retry_or_refuse(process, Refused(code, fault="the process has died"))
        else:
            if data is not None:
                self._take_result(process, data)

    def _take_result(self, process: ReadingProcess, data: bytes) -> None:
        try:
            result = ReadResult.of_json(data, self._calendar)
        except ValueError as error:
            refused = Refused(ServiceErrorCode.UNREADABLE, fault=error_trail(error))
            result = ReadResult(refused=refused)
        if result.refused is None:
            self._result = result
            self._release_process()
        elif result.refused.spent:
            self._retry_or_refuse(process, result.refused)
        else:
            self._refuse(result.refused)

    def _retry_or_refuse(self, process: ReadingProcess, refused: Refused) -> None:
        """Try again in a new process, if this one has read other files: they may be the cause."""
        process.end()
        self._release_process()
        if process.used:
            self._begin()
        else:
            self._refuse(refused)

    def _end(self, refused: Refused) -> None:
        if self._process is not None:
            self._process.end()
        self._refuse(refused)

    def _refuse(self, refused: Refused) -> None:
        self._release_process()
        self._result = ReadResult(refused=refused)
        if refused.fault:
            # For the log only; the officer is told that the file is refused.
            logging.getLogger(__name__).error("a file could not be read\n%s", refused.fault)

    def _release_process(self) -> None:
        if self._process is not None:
            self._free(self._process)
            self._process = None


class GuardedReader(AbstractContextManager["GuardedReader"]):
    """Reads like ReportReader, in helper processes that are reused and replaced when they die.

    Files that are read at the same time have a process each; up to `at_once` processes are kept.
    `reader` makes the reader in there, with the question sets of the catalog's folders.
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

    def read_workbook(self, path: Path) -> ReadForm:
        """Read a workbook as a question set. Raises FormFileError with cells, ImportRefused."""
        return self.begin(path, ReadMode.WORKBOOK).question_set()

    def begin(self, path: Path, mode: ReadMode = ReadMode.REPORT) -> GuardedReading:
        task = ReadTask(path.absolute(), self._context.now(), self._context.new_id(), mode)
        return GuardedReading(
            task, self._context.catalog.calendar, self._take_process, self._release
        )

    def close(self) -> None:
        """End the processes, and the readings in them."""
        for process in (*self._idle, *self._busy):
            process.end()
        self._idle.clear()

    def __exit__(self, *_: object) -> None:
        self.close()

    def _take_process(self) -> ReadingProcess:
        process = self._idle.pop() if self._idle else None
        if process is not None and not process.alive:
            process.end()
            process = None
        process = process or ReadingProcess(self._setup)
        self._busy.append(process)
        return process

    def _release(self, process: ReadingProcess) -> None:
        self._busy.remove(process)
        if len(self._idle) >= self._at_once:
            process.end()
        elif not process.ended:
            self._idle.append(process)
