"""The start of the program up to the first paint, and its end."""

import contextlib
import gc
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QByteArray,
    QLibraryInfo,
    QLocale,
    QMessageLogContext,
    QObject,
    QProcessEnvironment,
    Qt,
    QTimer,
    QtMsgType,
    QTranslator,
    qInstallMessageHandler,
)
from PySide6.QtWidgets import QApplication, QWidget

from app import PRODUCT_NAME
from app.gui.kit.theme import Theme, apply_theme
from app.gui.kit.theme.appearance import Appearance, system_colours
from app.gui.shell.menus import serve_appearance
from app.gui.shell.taskbar import claim_taskbar_button
from app.gui.shell.window import MainWindow
from app.paths import (
    bundled_data,
    data_folder_note,
    named_folders_note,
    usable_user_data,
    user_data,
)
from app.services.first_words import first_words
from app.services.single_instance import hand_over
from app.storage.data_disk import DataDisk
from app.storage.data_folder import holds_reports, remember, remember_named
from app.storage.errors import StorageError
from app.storage.file_reading import read_bytes
from app.storage.instance_mailbox import InstanceMailbox
from app.storage.settings import Settings

if TYPE_CHECKING:
    from types import FrameType

    from app.gui.kit.messages import Message
    from app.gui.shell.navigator import Navigator

STYLE = ("-style", "fusion")
"""The one style that is the same on every system.

As an argument: to set it afterwards costs as much time as to build the window.
"""
_GEOMETRY = "window"
_MAX_STYLE_SHEET = 100_000
_COLLECTION_MS = 1_000
_SIGNAL_POLL_MS = 500
_NO_SCREEN = "Programmet behöver en skärm att visa sitt fönster på.\n"


def run_window(file: Path | None, data: Path | None) -> int:
    """Open the window, with a file if one is named. Gives the exit code."""
    if not can_show_windows():
        return 1
    app: QApplication | None = None
    told = None
    try:
        usable_user_data(data)
    except StorageError:
        from app.gui.shell.unusable_data import usable_at_last

        app = new_application()
        use_swedish(app)
        # Not what the officer has chosen: it lies in the folder that cannot be used.
        apply_theme(app, _theme(), system_colours(app))
        place = usable_at_last(data)
        if place is None:
            return 1
        data, told = place.folder, place.told
    mailbox = InstanceMailbox(user_data(data).mailbox)
    is_first = mailbox.acquire()
    if not is_first:
        from app.gui.shell.second_start import allow_bring_to_front, wants_another_window

        allow_bring_to_front()
        if hand_over(mailbox, file, time.sleep):
            return 0
        # The other one may have ended.
        is_first = mailbox.acquire()
    app = app or new_application()
    window = make_window(
        *(app, file, data),
        on_ready=lambda _navigator: _is_ready(window, mailbox if is_first else None, data, told),
    )
    if not is_first and not wants_another_window():
        return 0
    return _run(app, window, mailbox)


def _run(app: QApplication, window: MainWindow, mailbox: InstanceMailbox) -> int:
    """Show the window until it is closed. Gives the exit code."""
    # Kept until the end: nothing else holds it.
    ending = SessionEnd(app, window)  # noqa: F841
    window.first_painted.connect(lambda: _catch_unexpected_errors(window))
    window.show()
    try:
        return app.exec()
    finally:
        mailbox.release()


def _is_ready(
    window: MainWindow, mailbox: InstanceMailbox | None, data: Path | None, told: "Message | None"
) -> None:
    """Receive what other starts leave; remember where the reports are, to miss them if they go."""
    if mailbox is not None:
        from app.gui.shell.second_start import InstanceListener

        InstanceListener(window, mailbox, window.bring_to_front)
    if told is not None and told.text:
        window.pages.say(told)
    with contextlib.suppress(StorageError):
        user = user_data(data)
        if not user.expected and holds_reports(user.root):
            if data is None:
                remember(data_folder_note(), user.root)
            else:
                remember_named(named_folders_note(), user.root)


def _catch_unexpected_errors(window: MainWindow) -> None:
    # Not needed for an empty window, and it takes a moment to load.
    from app.gui.shell.unexpected_errors import UnexpectedErrors

    UnexpectedErrors(window).install()


def make_window(
    app: QApplication,
    file: Path | None,
    data: Path | None,
    on_ready: Callable[["Navigator | None"], object] = lambda _navigator: None,
) -> MainWindow:
    """The window as it was left. It begins to work when it has been painted.

    Then `on_ready` is called with the navigator, or with None where there is none.
    """
    user = user_data(data)
    settings = Settings(user.settings, DataDisk(user.root))
    appearance = prepare(app, settings)
    window = MainWindow(first_words((user.forms, bundled_data().forms)))
    serve_appearance(window.menus, appearance)
    restore_place(window, settings)
    # After everything else that waits for the first paint: it takes a while.
    window.first_painted.connect(
        lambda: on_ready(begin(window, file, data)), Qt.ConnectionType.QueuedConnection
    )
    window.closed.connect(lambda: remember_place(window, settings))
    return window


def begin(window: MainWindow, file: Path | None, data: Path | None) -> "Navigator | None":
    # Not before the first paint: the model, with all it needs, takes as long to load as Qt.
    from app.gui.shell.composition import begin_work

    return begin_work(window, file, data)


def new_application() -> QApplication:
    """Qt's application; without a screen that answers Qt would abort, and this ends with 1."""
    claim_taskbar_button()
    qInstallMessageHandler(_tell_no_screen)
    app = QApplication([PRODUCT_NAME, *STYLE])
    qInstallMessageHandler(None)
    return app


def _tell_no_screen(kind: QtMsgType, _context: QMessageLogContext, _message: str) -> None:
    if kind is QtMsgType.QtFatalMsg:
        sys.stderr.write(_NO_SCREEN)
        sys.stderr.flush()
        from app.services.process_limits import end_at_once

        end_at_once(1)


def can_show_windows() -> bool:
    """Whether a screen is named at all."""
    environment = QProcessEnvironment.systemEnvironment()
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    there = not sys.platform.startswith("linux") or any(map(environment.contains, names))
    if not there:
        sys.stderr.write(_NO_SCREEN)
    return there


def prepare(app: QApplication, settings: Settings) -> Appearance:
    """Set Swedish, for Qt's own texts too, and the appearance that the officer has chosen."""
    use_swedish(app)
    app.setApplicationDisplayName(PRODUCT_NAME)
    if gc.isenabled():
        GarbageCollection(app)
    return Appearance(app, _theme(), settings)


class _KeysAsPrinted(QTranslator):
    """Qt's Swedish has the English name of one key, which is not what stands on it."""

    def isEmpty(self) -> bool:  # noqa: N802
        return False

    def translate(
        self, context: str, source: str, disambiguation: str | None = None, n: int = -1
    ) -> str | None:
        """None is for the next translator."""
        return "PgDn" if (context, source) == ("QShortcut", "PgDown") else None


def use_swedish(app: QApplication) -> None:
    QLocale.setDefault(QLocale("sv_SE"))
    translator, keys = QTranslator(app), _KeysAsPrinted(app)
    translations = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load(QLocale("sv_SE"), "qtbase", "_", translations):
        app.installTranslator(translator)
    app.installTranslator(keys)


def _theme() -> Theme:
    folder = bundled_data().resources / "theme"
    try:
        style_sheet = read_bytes(folder / "theme.qss", _MAX_STYLE_SHEET).decode()
    except StorageError:
        # The program works without; what else is missing is reported when it is needed.
        style_sheet = ""
    return Theme(style_sheet, folder)


def restore_place(window: QWidget, settings: Settings) -> None:
    """Put the window where it was, or on another screen if that one is gone."""
    remembered = settings.get(_GEOMETRY)
    if remembered:
        window.restoreGeometry(QByteArray.fromBase64(remembered.encode("ascii", "ignore")))


def remember_place(window: QWidget, settings: Settings) -> None:
    geometry = bytes(window.saveGeometry().toBase64().data()).decode()
    # Not worth a message.
    with contextlib.suppress(StorageError):
        settings.set(_GEOMETRY, geometry)


class SessionEnd(QObject):
    """Saves, as closing the window does, before the system ends the program."""

    def __init__(self, app: QApplication, window: MainWindow) -> None:
        super().__init__()
        self._window = window
        self._asked = False
        app.commitDataRequest.connect(self.log_out)
        if sys.platform != "win32":
            for number in (signal.SIGTERM, signal.SIGHUP):
                signal.signal(number, self._ask)
            # While Qt waits, Python does not run, and does not see signals.
            timer = QTimer(self)
            timer.timeout.connect(self._poll)
            timer.start(_SIGNAL_POLL_MS)

    def log_out(self) -> None:
        """Save what can be saved; the system does not wait for more."""
        # The argument of the signal is ignored: reading it ended the process (PySide 6.11).
        self._window.end()

    def _ask(self, _number: int, _frame: "FrameType | None") -> None:
        # Not here: the program may be in the middle of saving.
        self._asked = True

    def _poll(self) -> None:
        if self._asked:
            self._asked = False
            self._window.close()


class GarbageCollection(QObject):
    """Collects between events, where Python would do it in the middle of a key press."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        timer = QTimer(self)
        timer.timeout.connect(collect_due)
        timer.start(_COLLECTION_MS)


def collect_due() -> None:
    """Collect the oldest generation that is due by Python's own thresholds, if any is."""
    due = zip(gc.get_count(), gc.get_threshold(), strict=True)
    generations = [number for number, (count, most) in enumerate(due) if most and count > most]
    if generations:
        gc.collect(generations[-1])
