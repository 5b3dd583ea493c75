"""The window that is open takes what a second start hands over."""

from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox
from pytestqt.qtbot import QtBot

from app.formats.report_json import write_report_json
from app.gui.shell.second_start import InstanceListener, wants_another_window
from app.gui.shell.window import MainWindow
from app.storage.instance_mailbox import InstanceMailbox
from tests.support.officer import Officer
from tests.support.reports import whole_report
from tests.support.shown_texts import shown_words


def test_it_is_told_at_once_what_is_handed_over(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    mailbox, taken = InstanceMailbox(tmp_path / "running"), list[Path | None]()
    assert mailbox.acquire()
    InstanceListener(window, mailbox, taken.append)
    other = InstanceMailbox(tmp_path / "running")
    assert not other.acquire()
    note = other.send(b'{"file": "a.json"}')
    qtbot.waitUntil(lambda: other.is_received(note))
    assert taken == [Path("a.json")]
    mailbox.release()


def test_what_lay_there_already_is_taken_too(window: MainWindow, tmp_path: Path) -> None:
    mailbox, taken = InstanceMailbox(tmp_path / "running"), list[Path | None]()
    mailbox.acquire()
    mailbox.send(b'{"file": null}')
    InstanceListener(window, mailbox, taken.append)
    assert taken == [None]
    mailbox.release()


def test_a_dialog_is_answered_first(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    mailbox, taken = InstanceMailbox(tmp_path / "running"), list[Path | None]()
    mailbox.acquire()
    reception = InstanceListener(window, mailbox, taken.append)
    dialog = QDialog(window)
    dialog.open()
    note = mailbox.send(b'{"file": "a.json"}')
    qtbot.waitUntil(lambda: mailbox.is_received(note))
    assert taken == []
    dialog.close()
    reception.poll()
    assert taken == [Path("a.json")]
    mailbox.release()


def test_a_file_that_is_read_is_opened_first(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    draft = tmp_path / "utkast.json"
    draft.write_bytes(write_report_json(whole_report()))
    window.bring_to_front(draft)
    window.bring_to_front(tmp_path / "saknas.json")
    qtbot.waitUntil(lambda: Officer(window).has_report())
    assert Officer(window).has_report()
    qtbot.waitUntil(lambda: "saknas.json" in shown_words(window))
    assert Officer(window).report.answers == whole_report().answers


def test_a_window_that_is_minimised_comes_forward(window: MainWindow, qtbot: QtBot) -> None:
    window.showMinimized()
    window.bring_to_front(None)
    assert not window.isMinimized()
    qtbot.waitUntil(window.isActiveWindow)


def test_it_comes_forward_with_the_file(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    window.bring_to_front(tmp_path / "saknas.json")
    start = Officer(window).start
    qtbot.waitUntil(start.has_message)
    assert "saknas.json" in start.message()


@pytest.mark.parametrize(
    ("text", "another"), [("Öppna ett fönster till", True), ("Avsluta", False)]
)
def test_one_that_does_not_answer_is_told_of(
    styled_app: QApplication, text: str, another: bool
) -> None:
    def answer() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        assert "redan öppet, men svarar inte" in box.text()
        next(button for button in box.buttons() if button.text() == text).click()

    QTimer.singleShot(0, answer)
    assert wants_another_window() is another
