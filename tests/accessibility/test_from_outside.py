"""The officer's main job by accessible actions alone, from outside the program's process.

The real program runs on a screen nobody sees. It is asked, and told what to do, over the
accessibility bus, which is where screen readers and voice control meet it on Linux.
"""

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
from tests.accessibility.story import (
    CULTURE,
    CULTURE_QUESTION,
    PARTS,
    make_bold,
    start_report,
    write_and_export,
)
from tests.accessibility.window_manager import give_keyboard
from tests.accessibility.written import assert_written

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
def reader(screen: Desktop, heard: Events, tmp_path: Path) -> Iterator[Reader]:
    """One who meets the program, which runs until the end and has nothing to complain of."""
    log = tmp_path / "program.log"
    command = [sys.executable, "-m", "app", "--data", str(tmp_path / "data")]
    with running(command, screen.variables, log=log, folder=_PROJECT) as program:

        def met() -> OutsideObject | None:
            assert program.poll() is None, log.read_text("utf-8")
            return next(iter(programs(screen.accessibility)), None)

        reader = Reader(met, lambda: time.sleep(0.05))
        reader.wait("a window", lambda: give_keyboard(screen.variables["DISPLAY"]))
        reader.wait("it to be active", lambda: _active(reader))
        yield reader
        assert met() is not None
    assert log.read_text("utf-8") == ""


def test_a_report_is_written_and_exported_over_the_accessibility_bus(
    reader: Reader, heard: Events, tmp_path: Path
) -> None:
    write_and_export(reader, tmp_path / "ut")
    assert_written(tmp_path / "ut")
    said = heard.announced()
    left = [f"{number} kvar att granska" for number in (4, 3, 2, 1)]
    assert said[:5] == [*left, "Inget kvar att granska"]
    assert said[-1].startswith("Klar att skicka. Filerna ligger i mappen ")


def test_a_text_is_told_of_with_its_looks_and_language_and_can_be_worked_in(
    reader: Reader, heard: Events
) -> None:
    start_report(reader)
    reader.choose(PARTS, CULTURE)
    reader.write(CULTURE_QUESTION, "Fjorton filmbolag")
    field = reader.find("text", CULTURE_QUESTION)
    assert isinstance(field, OutsideObject)
    field.put_caret(6)
    assert field.caret == 6
    make_bold(reader, CULTURE_QUESTION, "Fjorton")
    assert field.selection == (0, 7)
    assert field.looks(0)["weight"] == "bold"
    assert "weight" not in field.looks(8)
    assert field.locale == "sv_SE"
    told = {("StateChanged", "focused"), ("StateChanged", "checked"), ("TextChanged", "insert")}
    assert told <= heard.kinds()


def _active(reader: Reader) -> bool:
    return any(one.role == "frame" and "active" in one.states for one in reader.shown())
