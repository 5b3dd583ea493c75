"""Fixtures of the stories, for those who do not see them."""

import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.accessibility.bus import Desktop, MissingError, desktop
from tests.accessibility.outside import Events, OutsideObject, programs
from tests.accessibility.processes import running
from tests.accessibility.reader import Reader
from tests.accessibility.window_manager import give_keyboard
from tests.end_to_end.conftest import exported

__all__ = ["exported"]

_GONE = "Could not find accessible on path"
_PROJECT = Path(__file__).resolve().parents[2]


@pytest.fixture
def screen() -> Iterator[Desktop]:
    # Not pytest's own folder: the path of a socket must be short.
    with ExitStack() as ending:
        folder = Path(ending.enter_context(tempfile.TemporaryDirectory()))
        try:
            yield ending.enter_context(desktop(folder))
        except MissingError as missing:
            pytest.skip(str(missing))


@pytest.fixture
def heard(screen: Desktop) -> Iterator[Events]:
    with Events(screen.accessibility).listening() as heard:
        yield heard


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """The folder that the program works in."""
    return tmp_path / "data"


@pytest.fixture
def reader(screen: Desktop, heard: Events, data: Path, tmp_path: Path) -> Iterator[Reader]:
    """One who meets the program, which runs until the end and has nothing to complain of."""
    log = tmp_path / "program.log"
    command = [sys.executable, "-m", "app", "--data", str(data)]
    with running(command, screen.variables, log=log, folder=_PROJECT) as program:

        def met() -> OutsideObject | None:
            assert program.poll() is None, log.read_text("utf-8")
            return next(iter(programs(screen.accessibility)), None)

        reader = Reader(met, lambda: time.sleep(0.05))
        reader.wait("a window", lambda: give_keyboard(screen.variables["DISPLAY"]))
        reader.wait("it to be active", lambda: _active(reader))
        yield reader
        assert met() is not None
    complaints = log.read_text("utf-8").splitlines()
    # Who listens may ask for what is gone by then.
    assert [line for line in complaints if _GONE not in line] == []


def _active(reader: Reader) -> bool:
    return any(one.role == "frame" and "active" in one.states for one in reader.shown())
