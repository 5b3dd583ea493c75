"""The helper process that reads files, seen from the program."""

import time
from contextlib import ExitStack

from app.services.errors import ServiceErrorCode
from app.services.helper_process.reading_messages import (
    LONGEST_RESULT,
    READY,
    ReaderSetup,
    ReadTask,
    longest,
)
from app.services.helper_process.reading_server import serve
from app.services.process_limits import processor_seconds, spawn_context

_START_SECONDS = 60.0


class ReadingProcess:
    """Starts the process. Raises OSError where it cannot be started."""

    def __init__(self, setup: ReaderSetup) -> None:
        context = spawn_context()
        with ExitStack() as opened:
            theirs, self._tasks = map(opened.enter_context, context.Pipe(duplex=False))
            self.results, results = map(opened.enter_context, context.Pipe(duplex=False))
            self._process = context.Process(
                target=serve, args=(theirs, results, setup), daemon=True, name="reading"
            )
            self._process.start()
            # Each side sees the end of the other only if it holds no copy of its ends.
            theirs.close()
            results.close()
            opened.pop_all()
        self._seconds = setup.seconds
        self._ready = False
        self._deadline = self._last_resort = 0.0
        self._computed_before = 0.0
        self.used = False
        self.ended = False

    @property
    def alive(self) -> bool:
        return self._process.is_alive()

    def refusal(self, code: ServiceErrorCode) -> ServiceErrorCode:
        """The code, unless the process never got ready, which is not the file's fault."""
        return code if self._ready else ServiceErrorCode.READING_NOT_STARTED

    def ask(self, task: ReadTask) -> None:
        """Send a task. A process that has died is noticed when its result is awaited."""
        self.used = self._ready
        if self._ready:
            self._start_clock()
        else:
            self._deadline = self._last_resort = time.monotonic() + _START_SECONDS
        try:
            self._tasks.send(task)
        except OSError:
            return

    def result(self, seconds: float) -> bytes | None:
        """The result as JSON; None if there is none within so many seconds.

        Raises TimeoutError where it is too slow, ConnectionAbortedError where it was ended here,
        EOFError and OSError where it has died.
        """
        if self.ended:
            raise ConnectionAbortedError
        until = min(time.monotonic() + seconds, self._deadline)
        while self.results.poll(max(0, until - time.monotonic())):
            data = self.results.recv_bytes(LONGEST_RESULT)
            if data != READY:
                return data
            # The start of the process is not the file's fault.
            self._ready = True
            self._start_clock()
        if time.monotonic() >= self._deadline and not self._gets_more_time():
            raise TimeoutError
        return None

    def _start_clock(self) -> None:
        begun = time.monotonic()
        self._deadline, self._last_resort = begun + self._seconds, begun + longest(self._seconds)
        self._computed_before = processor_seconds(self._process) or 0.0

    def _gets_more_time(self) -> bool:
        """Whether the process has computed for less than its time, on a computer that is busy."""
        now, computed = time.monotonic(), processor_seconds(self._process)
        if computed is None:
            return False
        left = self._seconds - (computed - self._computed_before)
        self._deadline = min(now + left, self._last_resort)
        return self._deadline > now

    def end(self) -> None:
        if self.ended:
            return
        self.ended = True
        self._process.kill()
        self._process.join()
        self._process.close()
        self._tasks.close()
        self.results.close()
