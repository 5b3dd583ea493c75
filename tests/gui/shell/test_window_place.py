"""The window comes back where it was, as large as it was."""

from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.gui.shell.application import remember_place, restore_place
from app.storage.settings import Settings


def _window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    return window


def test_it_stands_where_it_stood(styled_app: object, qtbot: QtBot, tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.json")
    before = _window(qtbot)
    before.setGeometry(QRect(30, 40, 500, 300))
    before.show()
    remember_place(before, settings)
    after = _window(qtbot)
    restore_place(after, settings)
    assert after.geometry() == before.geometry()


def test_it_is_on_a_screen_when_its_own_is_gone(
    styled_app: object, qtbot: QtBot, tmp_path: Path
) -> None:
    settings = Settings(tmp_path / "settings.json")
    before = _window(qtbot)
    before.setGeometry(QRect(5000, 3000, 500, 300))
    before.show()
    remember_place(before, settings)
    after = _window(qtbot)
    restore_place(after, settings)
    assert QGuiApplication.primaryScreen().availableGeometry().contains(after.geometry())


@pytest.mark.parametrize("remembered", ["", "AAAA", "not base64 at all, å ä ö"])
def test_nonsense_is_not_followed(
    styled_app: object, qtbot: QtBot, tmp_path: Path, remembered: str
) -> None:
    settings = Settings(tmp_path / "settings.json")
    settings.set("window", remembered)
    window = _window(qtbot)
    window.resize(500, 300)
    restore_place(window, settings)
    assert (window.width(), window.height()) == (500, 300)
