"""The window's composition root: builds everything and hands it down."""

import sys
import time
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, QProcessEnvironment, Qt, QTranslator
from PySide6.QtWidgets import QApplication

from app import PRODUCT_NAME
from app.gui.appearance import Appearance
from app.gui.collecting import Collecting
from app.gui.ending import Ending
from app.gui.look_commands import serve_looks
from app.gui.main_window import MainWindow
from app.gui.theme import Theme
from app.gui.window_place import remember_place, restore_place
from app.paths import bundled_data, user_data
from app.storage.doorway import Doorway
from app.storage.errors import StorageError
from app.storage.reading import read_bytes
from app.storage.settings import Settings

STYLE = ("-style", "fusion")
"""The look begins with the one style that is the same on every system.

As an argument: to set it afterwards costs as much time as to build the window.
"""

_MAX_STYLE_SHEET = 100_000


def run_window(file: Path | None, data: Path | None) -> int:
    """Open the window, with a file if one is named. Gives the exit code."""
    if not can_show_windows():
        return 1
    doorway = Doorway(user_data(data).doorway)
    is_first = doorway.enter()
    if not is_first:
        from app.gui.second_start import let_come_forward, wants_another_window
        from app.services.second_start import hand_over

        let_come_forward()
        if hand_over(doorway, file, time.sleep):
            return 0
        # The other one may have come to its end.
        is_first = doorway.enter()
    app = QApplication([PRODUCT_NAME, *STYLE])
    window = make_window(app, file, data)
    if is_first:
        window.begun.connect(lambda: _receive(window, doorway))
    elif not wants_another_window():
        return 0
    # Kept until the end: nothing else holds it.
    ending = Ending(app, window)  # noqa: F841
    window.first_painted.connect(lambda: _expect_the_unexpected(window))
    window.show()
    try:
        return app.exec()
    finally:
        doorway.leave()


def _receive(window: MainWindow, doorway: Doorway) -> None:
    from app.gui.second_start import Reception

    Reception(window, doorway, window.come_forward)


def _expect_the_unexpected(window: MainWindow) -> None:
    # Not needed for an empty window, and it takes a moment to load.
    from app.gui.unexpected import Unexpected

    Unexpected(window).take_over()


def make_window(app: QApplication, file: Path | None, data: Path | None) -> MainWindow:
    """The window as it was left, to be shown; it begins to work when it has been painted."""
    settings = Settings(user_data(data).settings)
    appearance = prepare(app, settings)
    window = MainWindow()
    serve_looks(window.menus, appearance)
    restore_place(window, settings)
    # After all others who wait for the first paint: it takes a while.
    window.first_painted.connect(
        lambda: begin(window, file, data), Qt.ConnectionType.QueuedConnection
    )
    window.closed.connect(lambda: remember_place(window, settings))
    return window


def can_show_windows() -> bool:
    """Whether there is a screen; says so where there is none. Qt itself would end the process."""
    environment = QProcessEnvironment.systemEnvironment()
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    there = not sys.platform.startswith("linux") or any(map(environment.contains, names))
    if not there:
        sys.stderr.write("Programmet behöver en skärm att visa sitt fönster på.\n")
    return there


def prepare(app: QApplication, settings: Settings) -> Appearance:
    """Swedish throughout, Qt's own texts too, and the look that the officer has chosen."""
    QLocale.setDefault(QLocale("sv_SE"))
    translator = QTranslator(app)
    translations = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load(QLocale("sv_SE"), "qtbase", "_", translations):
        app.installTranslator(translator)
    app.setApplicationDisplayName(PRODUCT_NAME)
    if app.findChild(Collecting) is None:
        Collecting(app)
    return Appearance(app, _theme(), settings)


def _theme() -> Theme:
    folder = bundled_data().resources / "theme"
    try:
        style_sheet = read_bytes(folder / "theme.qss", _MAX_STYLE_SHEET).decode()
    except StorageError:
        # It can be worked in all the same; what else is missing is told when it is needed.
        style_sheet = ""
    return Theme(style_sheet, folder)


def begin(window: MainWindow, file: Path | None, data: Path | None) -> None:
    """Give a window that is shown what it works with, and the file it is to open."""
    # Not before the first paint: the model, with all it needs, takes as long to load as Qt.
    from app.gui.building import build_services
    from app.gui.services import REFUSALS

    try:
        services = build_services(data)
    except REFUSALS as error:
        window.show_failure(f"Programmet kan inte börja arbeta. {error}")
        window.begun.emit()
        return
    window.setWindowIcon(services.icons.get("app"))
    window.connect_services(services)
    if file is not None:
        window.open_path(file)
    window.begun.emit()
