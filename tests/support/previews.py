"""Previews of documents, and a printer for them."""

from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.gui.preview import printing
from app.gui.preview.preview_window import PreviewWindow


def shown(window: PreviewWindow, qtbot: QtBot) -> PreviewWindow:
    """The window when it has come to rest, and its text has the focus."""
    window.activateWindow()
    qtbot.waitUntil(lambda: window.isActiveWindow() and window.pages.reader.hasFocus())
    QApplication.processEvents()
    return window


def printing_to(target: Path, monkeypatch: pytest.MonkeyPatch) -> list[QPrintDialog]:
    """The officer chooses a printer that is this file; gives the dialogs where it is asked."""
    asked = []
    # Where no printer is installed, the file is one all the same.
    monkeypatch.setattr(printing, "has_printer", lambda: True)

    def answered(dialog: QPrintDialog) -> int:
        asked.append(dialog)
        dialog.printer().setOutputFileName(str(target))
        return QPrintDialog.DialogCode.Accepted.value

    monkeypatch.setattr(QPrintDialog, "exec", answered)
    return asked
