"""What Qt has made is never destroyed in another thread than the window's."""

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot

from app.gui.shell.application import GarbageCollection, collect_due


class _Closed(QObject):
    """Refers to itself, as widgets do to what serves them; asked by Qt in between."""

    def __init__(self) -> None:
        super().__init__()
        self.itself = self
        self.timer = QTimer(self)
        self.timer.start(1)


@pytest.fixture
def collecting(styled_app: QObject) -> Iterator[GarbageCollection]:
    was_on = gc.isenabled()
    gc.enable()
    collecting = GarbageCollection(styled_app)
    yield collecting
    collecting.deleteLater()
    if was_on:
        gc.enable()


def _make_garbage() -> None:
    """As much as has Python collect all that is old, if it does so by itself."""
    for _ in range(300_000):
        circle: list[object] = []
        circle.append(circle)


@pytest.mark.usefixtures("collecting")
def test_a_thread_that_needs_memory_destroys_nothing_of_the_window(qtbot: QtBot) -> None:
    closed = _Closed()
    kept = weakref.ref(closed)
    del closed
    thread = threading.Thread(target=_make_garbage)
    thread.start()
    thread.join()
    assert kept() is not None
    qtbot.wait(5)
    gc.collect()
    assert kept() is None


def test_by_itself_python_would(styled_app: QObject) -> None:
    """Otherwise the test above shows nothing."""
    was_on = gc.isenabled()
    kept = _circle()
    gc.enable()
    try:
        thread = threading.Thread(target=_make_garbage)
        thread.start()
        thread.join()
    finally:
        if not was_on:
            gc.disable()
    assert kept() is None


class _Plain:
    def __init__(self) -> None:
        self.itself = self


def _circle() -> "weakref.ref[_Plain]":
    return weakref.ref(_Plain())


@pytest.mark.usefixtures("collecting")
def test_it_is_collected_now_and_then(qtbot: QtBot) -> None:
    kept = _circle()
    _make_garbage()
    assert kept() is not None
    qtbot.waitUntil(lambda: kept() is None)


@pytest.mark.usefixtures("collecting")
def test_what_is_not_due_is_left() -> None:
    gc.collect()
    kept = _circle()
    collect_due()
    assert kept() is not None
    _make_garbage()
    collect_due()
    assert kept() is None
