"""Fixtures that many tests share."""

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.gui.kit.services import Services
from app.gui.shell.application import STYLE, collect_due, prepare
from app.gui.shell.window import MainWindow
from app.services.catalog import Catalog
from app.storage.settings import Settings
from tests.support.officer import Officer
from tests.support.patience import PATIENCE_MS
from tests.support.program import Program
from tests.support.window import window_with
from tests.support.workplace import bundled_catalog, services_in

pytest_plugins = [
    *("tests.support.figures", "tests.support.processor_time", "tests.support.time_limits"),
    "tests.support.examples",
]

# What must come about may take its time; pytest-qt has no setting for it.
for _wait in (QtBot.waitUntil, QtBot.waitSignal, QtBot.waitExposed):
    _wait.__kwdefaults__ = {**(_wait.__kwdefaults__ or {}), "timeout": PATIENCE_MS}


def pytest_collection_finish() -> None:
    """All tests stay to the end, so that no collection need look for garbage among them."""
    gc.collect()
    gc.freeze()


def pytest_sessionfinish() -> None:
    """What is left on the clipboard of the offscreen platform ends the process with SIGSEGV."""
    if QGuiApplication.instance() is not None:
        QGuiApplication.clipboard().clear()


@pytest.fixture(autouse=True)
def _garbage() -> Iterator[None]:
    """Collected as in the program: between tests, in the thread of the windows."""
    gc.disable()
    yield
    collect_due()


@pytest.fixture(scope="session")
def catalog() -> Catalog:
    return bundled_catalog()


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    return ["naringslivsrapport", *STYLE]


@pytest.fixture(scope="session")
def styled_app(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> QApplication:
    prepare(qapp, Settings(tmp_path_factory.mktemp("look") / "settings.json"))
    return qapp


@pytest.fixture
def services(tmp_path: Path) -> Services:
    return services_in(tmp_path)


@pytest.fixture
def window(styled_app: QApplication, services: Services) -> Iterator[MainWindow]:
    with window_with(services) as window:
        yield window


@pytest.fixture
def officer(window: MainWindow) -> Officer:
    return Officer(window)


@pytest.fixture
def program(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Program:
    return Program(tmp_path, capsys)
