"""Starting with the reports on a server that does not answer."""

from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox

from app.__main__ import main
from app.gui.shell import application
from app.gui.shell.unreachable_data import reached_at_last
from app.storage import disk


class _Server:
    """Answers after so many tries."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, silent: int) -> None:
        self.left = silent
        monkeypatch.setattr(disk, "root_is_there", self._answers)

    def _answers(self, _path: Path) -> bool:
        self.left -= 1
        return self.left < 0


def _press(texts: list[str], said: list[str]) -> None:
    """Press a button of each box that comes, by its text."""

    def press() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        said.append(box.text())
        wanted = texts.pop(0)
        if texts:
            QTimer.singleShot(0, press)
        next(b for b in box.buttons() if b.text().replace("&", "") == wanted).click()

    QTimer.singleShot(0, press)


def test_it_is_tried_again_until_it_answers(
    styled_app: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _Server(monkeypatch, silent=2)
    said = list[str]()
    _press(["Försök igen", "Försök igen"], said)
    assert reached_at_last(tmp_path / "data")
    assert len(said) == 2 and str(tmp_path / "data") in said[0]


def test_who_gives_up_ends_the_program_and_no_folder_is_made(
    styled_app: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _Server(monkeypatch, silent=1000)
    monkeypatch.setattr(application, "new_application", lambda: styled_app)
    _press(["Avsluta"], [])
    assert application.run_window(None, tmp_path / "data") == 1
    assert list(tmp_path.iterdir()) == []


def test_a_command_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _Server(monkeypatch, silent=1000)
    assert main(["--data", str(tmp_path / "data"), "committees"]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("data: servern eller disken svarar inte.")
    assert list(tmp_path.iterdir()) == []
