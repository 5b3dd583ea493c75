"""The officer's main job by accessible actions, asked for within the process: needs nothing.

`test_from_outside` does the same over the bus, where there is one; announcements are heard there.
"""

from pathlib import Path

from pytestqt.qtbot import QtBot

from app.gui.main_window import MainWindow
from tests.accessibility.inside import InsideObject
from tests.accessibility.reader import Reader
from tests.accessibility.story import write_and_export
from tests.accessibility.written import assert_written


def test_a_report_is_written_and_exported_without_keys_and_mouse(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    reader = Reader(lambda: InsideObject.of(window), lambda: qtbot.wait(10))
    write_and_export(reader, tmp_path / "ut")
    assert_written(tmp_path / "ut")
