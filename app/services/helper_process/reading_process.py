"""The helper process that reads files, seen from the program."""

import time
from contextlib import ExitStack

from app.services.errors import ServiceErrorCode
from app.services.helper_process.reading_messages import (
    LONGEST_RESULT,
    READY,
    STEPS,
    ReaderSetup,
    ReadTask,
    patience,
)
from app.services.helper_process.reading_server import serve
from app.services.process_limits import processor_seconds, spawn_context

_START_SECONDS = 20.0
_SHORTEST_LOOK_S = 0.05


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
        self._setup = setup
        self._ready = False
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
        self._start_clock(self._setup.seconds if self._ready else _START_SECONDS)
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
        until = min(time.monotonic() + seconds, self._look_at)
        while self.results.poll(max(0, until - time.monotonic())):
            data = self.results.recv_bytes(LONGEST_RESULT)
            if data != READY:
                return data
            # The start of the process is not the file's fault.
            self._ready = True
            self._start_clock(self._setup.seconds)
        if time.monotonic() >= self._look_at and not self._gets_on():
            raise TimeoutError
        return None

    def _start_clock(self, seconds: float) -> None:
        self._seconds = seconds
        self._step_begun = self._computed()
        self._ends_at = self._step_begun + seconds
        now = time.monotonic()
        self._look_at, self._gives_up_at = now + seconds, now + patience(seconds)

    def _gets_on(self) -> bool:
        """Whether it has time left, and computes, however little of it on a busy computer."""
        now, computed = time.monotonic(), self._computed()
        if computed - self._step_begun >= self._seconds / STEPS:
            self._step_begun, self._gives_up_at = computed, now + patience(self._seconds)
        left = self._ends_at - computed
        self._look_at = min(now + max(left, _SHORTEST_LOOK_S), self._gives_up_at)
        return left > 0 and self._gives_up_at > now

    def _computed(self) -> float:
        """Seconds so far; where the system does not say, no more than patience is left."""
        return processor_seconds(self._process) or 0.0

    def end(self) -> None:
        if self.ended:
            return
        self.ended = True
        self._process.kill()
        self._process.join()
        self._process.close()
        self._tasks.close()
        self.results.close()
