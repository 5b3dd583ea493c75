"""Boxes that ask, answered as they come."""

import pytest
from PySide6.QtWidgets import QMessageBox


def answer_box(monkeypatch: pytest.MonkeyPatch, text: str) -> list[str]:
    """Answer the next questions with the button of this text; gives what was asked."""
    asked: list[str] = []

    def run(box: QMessageBox) -> None:
        asked.append(box.text())
        next(button for button in box.buttons() if button.text() == text).click()

    monkeypatch.setattr(QMessageBox, "exec", run)
    return asked
