"""The program's window, open on a screen that nobody sees."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtTest import QTest

from app.gui.kit.services import Services
from app.gui.shell.window import MainWindow

# The screen that nobody sees is smaller than any desk has.
_SIZE = (1240, 800)


@contextmanager
def window_with(services: Services) -> Iterator[MainWindow]:
    """A window that has the keys and works; closed at the end, if it is not before."""
    window = MainWindow()
    window.resize(*_SIZE)
    window.show()
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window)
    window.connect_services(services)
    try:
        yield window
    finally:
        window.close()
        window.deleteLater()
