"""A test that never ends is a failure like any other, with the place where it was.

What it computes is limited by the time of the processors, what it waits for by the clock: a machine
that does other things too is no fault of a test. A plugin of pytest.
"""

import signal
import sys
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from types import FrameType

import pytest

_FULL = 24


class TakesTooLong(BaseException):
    """Raised in a test, wherever it is. After an Exception hypothesis would go on."""


def pytest_addoption(parser: pytest.Parser) -> None:
    told = f"seconds that a test may %s (%(default)s); {_FULL} times as many with --full"
    parser.addoption(
        "--most-computing",
        type=float,
        default=240.0,
        metavar="S",
        help=told.replace("%s", "compute"),
    )
    parser.addoption(
        "--most-waiting", type=float, default=900.0, metavar="S", help=told.replace("%s", "last")
    )


@pytest.hookimpl(wrapper=True)
def pytest_runtest_setup(item: pytest.Item) -> Generator[None]:
    with _limited(item.config):
        yield


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None]:
    with _limited(item.config):
        yield


if sys.platform == "win32":

    @contextmanager
    def _limited(config: pytest.Config) -> Iterator[None]:
        """There nothing can be set to go off."""
        yield

else:

    @contextmanager
    def _limited(config: pytest.Config) -> Iterator[None]:
        times = _FULL if config.getoption("--full") else 1
        limits = {
            signal.SIGPROF: (signal.ITIMER_PROF, "computes", "--most-computing"),
            signal.SIGALRM: (signal.ITIMER_REAL, "waits", "--most-waiting"),
        }

        def end(number: int, frame: FrameType | None) -> None:
            _, does, option = limits[signal.Signals(number)]
            raise TakesTooLong(f"{does} for more than {times * config.getoption(option)} s")

        before = {number: signal.signal(number, end) for number in limits}
        for timer, _, option in limits.values():
            signal.setitimer(timer, times * config.getoption(option))
        try:
            yield
        finally:
            for number, (timer, _, _) in limits.items():
                signal.setitimer(timer, 0)
                signal.signal(number, before[number])
