"""Windows on a screen of 1366 x 768 that is scaled to 175 %, with a taskbar below."""

from functools import partial
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.gui.kit import parts
from app.gui.report.changes_view import ChangesDialog
from app.gui.shell.unexpected_errors import ErrorDialog
from app.gui.shell.window import MainWindow
from tests.support.cut_off_texts import cut_off
from tests.support.reports import FORM, saying, whole_report
from tests.support.terms import RESPONDENT

_ROOM = QSize(781, 391)


@pytest.fixture
def window(styled_app: object, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> MainWindow:
    screen = SimpleNamespace(availableSize=lambda: _ROOM)
    monkeypatch.setattr(parts, "QGuiApplication", SimpleNamespace(primaryScreen=lambda: screen))
    window = MainWindow(RESPONDENT)
    qtbot.addWidget(window)
    return window


def test_every_window_has_room_for_its_frame(window: MainWindow, qtbot: QtBot) -> None:
    answer = saying("Ett annat svar.", 5)
    others = (
        ErrorDialog(window, "ett spår", saved=True),
        ChangesDialog(whole_report(), answer, FORM, "Sedan i går", window),
    )
    for shown in (window, *others):
        shown.show()
        qtbot.waitUntil(partial(_is_whole, shown))
        assert shown.height() <= _ROOM.height() - 32 and shown.width() <= _ROOM.width()


def _is_whole(shown: QWidget) -> bool:
    return not cut_off(shown)
