"""The officer's main job by accessible actions, asked for within the process: needs nothing.

`test_from_outside` does the same over the bus, where there is one; announcements are heard there.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from app.gui.shell.window import MainWindow
from app.model.places import REVIEW
from tests.accessibility.inside import InsideObject
from tests.accessibility.reader import Reader
from tests.accessibility.story import PARTS, write_and_export
from tests.accessibility.written import assert_written
from tests.support.example_report import EXAMPLE, paragraph
from tests.support.officer import Officer


@pytest.fixture(autouse=True)
def asked(styled_app: object) -> Iterator[None]:
    """Qt keeps what it tells up to date only while somebody asks."""
    before = QAccessible.isActive()
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(before)


def test_a_report_is_written_and_exported_without_keys_and_mouse(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    reader = Reader(InsideObject.program, lambda: qtbot.wait(10))
    write_and_export(reader, tmp_path / "ut")
    assert_written(tmp_path / "ut")


def test_every_page_can_be_understood_without_seeing_it(
    officer: Officer, exported: list[Path], qtbot: QtBot
) -> None:
    reader = Reader(InsideObject.program, lambda: qtbot.wait(10))
    window = officer.window
    reader.look_through("a report that is exported")
    officer.start_report(EXAMPLE.committee, EXAMPLE.term)
    reader.look_through("an earlier report that is offered")
    reader.press("Börja från den")
    reader.find("push button", "Skapa rapporten")
    reader.look_through("what comes along")
    reader.press("Skapa rapporten")
    reader.find("list", PARTS)
    officer.fill_contact("Åsa", "x", "fel")
    reader.look_through("faults in the contact details")
    officer.answer("svart-ekonomi", (paragraph("Se ovan, x företag. (ej beslutad)"),))
    window.resize(1600, 900)
    officer.go_to("vaxla-upp-stockholm")
    officer.go_to("svart-ekonomi")
    qtbot.waitUntil(officer.question.notes_toggle.isVisible)
    officer.question.notes_toggle.click()
    reader.find("push button", "Visa")
    reader.find("text", "Förra periodens svar")
    reader.look_through("warnings, and the answer of the term before")
    officer.go_to(REVIEW)
    reader.look_through("findings")
    reader.press("Tidigare versioner")
    reader.find("dialog", "Tidigare versioner")
    reader.look_through("earlier versions")
    reader.press("Stäng")
    reader.wait("the report", lambda: all(one.role != "dialog" for one in reader.shown()))
    officer.leave()
    reader.look_through("a draft")
    assert len(set(reader.looked_through)) == 8
