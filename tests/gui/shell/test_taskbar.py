"""On Windows the process says whose windows its windows are."""

import ctypes
import sys
from types import SimpleNamespace

import pytest

from app.gui.shell.taskbar import claim_taskbar_button


def _on_windows(monkeypatch: pytest.MonkeyPatch, **calls: object) -> None:
    libraries = SimpleNamespace(shell32=SimpleNamespace(**calls))
    monkeypatch.setattr(ctypes, "windll", libraries, raising=False)
    monkeypatch.setattr(sys, "platform", "win32")


def test_windows_is_told_the_id_that_the_shortcut_has(monkeypatch: pytest.MonkeyPatch) -> None:
    told = list[str]()
    _on_windows(monkeypatch, SetCurrentProcessExplicitAppUserModelID=told.append)
    claim_taskbar_button()
    assert told == ["Stockholm.Naringslivsrapport"]


def test_a_windows_without_the_call_is_none_the_worse(monkeypatch: pytest.MonkeyPatch) -> None:
    _on_windows(monkeypatch)
    claim_taskbar_button()


def test_the_real_call_does_no_harm() -> None:
    claim_taskbar_button()
