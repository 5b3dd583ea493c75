"""The window's composition root: builds everything and hands it down."""

import contextlib
import datetime
import gc
import signal
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6.QtCore import (
    QByteArray,
    QLibraryInfo,
    QLocale,
    QObject,
    QProcessEnvironment,
    QStandardPaths,
    Qt,
    QTimer,
    QTranslator,
)
from PySide6.QtWidgets import QApplication, QWidget

from app import PRODUCT_NAME
from app.gui.kit.icons import Icons
from app.gui.kit.services import Services, Spelling
from app.gui.kit.theme import Theme
from app.gui.kit.theme.appearance import Appearance
from app.gui.shell.menus import serve_looks
from app.gui.shell.window import MainWindow
from app.paths import BundledData, UserData, bundled_data, user_data
from app.services.catalog import Catalog, load_catalog
from app.services.report_context import ReportContext
from app.services.reports.library import Library
from app.services.reports.recovery import Recovery
from app.services.review.dictionary import Suggestions
from app.services.review.spelling import speller_by
from app.services.sending.export import Exporter
from app.services.sending.recipients import Recipients
from app.services.sending.report_mail import ReportMail
from app.storage.errors import StorageError
from app.storage.file_reading import read_bytes, read_folder
from app.storage.instance_mailbox import InstanceMailbox
from app.storage.report_store import ReportStore
from app.storage.settings import Settings
from app.storage.word_list import WordList

if TYPE_CHECKING:
    from types import FrameType

    from app.services.reading.report_reader import BackgroundReader

_MAX_ICON = 100_000


def build_services(data: Path | None) -> Services:
    """Raises FormatError or StorageError where the bundled or the user's data cannot be read."""
    bundled, user = bundled_data(), user_data(data)
    catalog = load_catalog(bundled.forms, user.forms)
    drawings = read_folder(bundled.resources / "icons", _MAX_ICON, "*.svg")
    store, settings = ReportStore(user.reports), Settings(user.settings)
    library = Library(store)
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Services(
        catalog=catalog,
        library=library,
        recovery=Recovery(store, library, _now),
        exporter=Exporter(
            *(catalog.register, bundled.report_template, _now),
            mailing=ReportMail(Recipients(settings).of),
        ),
        settings=settings,
        spelling=_spelling(bundled, user, catalog),
        icons=Icons({path.stem: drawing for path, drawing in drawings.items()}),
        reader=_reader,
        now=_now,
        new_id=uuid4,
        bundled=bundled,
        user=user,
        documents=Path(documents),
    )


def _spelling(bundled: BundledData, user: UserData, catalog: Catalog) -> Spelling:
    return Spelling(
        speller_by(bundled.dictionaries, bundled.words, user.words, catalog.register),
        Suggestions(bundled.dictionaries, WordList(bundled.words).words()),
    )


def _reader(context: ReportContext) -> "BackgroundReader":
    # What reads foreign files takes a moment to load, and is not needed before there is one.
    from app.services.helper_process.guarded_reading import GuardedReader

    return GuardedReader(context)


def _now() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC)


_LOOK_MS = 1_000


class GarbageCollection(QObject):
    """Does now and then, for as long as the program runs, what Python did by itself."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        timer = QTimer(self)
        timer.timeout.connect(collect_what_is_due)
        timer.start(_LOOK_MS)


def collect_what_is_due() -> None:
    """Collect the oldest generation that is due by Python's own thresholds, if any is."""
    due = zip(gc.get_count(), gc.get_threshold(), strict=True)
    generations = [number for number, (count, most) in enumerate(due) if most and count > most]
    if generations:
        gc.collect(generations[-1])


_ENDING_LOOK_MS = 500


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
            # While Qt waits, Python does not run, and is not told of signals.
            timer = QTimer(self)
            timer.timeout.connect(self._look)
            timer.start(_ENDING_LOOK_MS)

    def log_out(self) -> None:
        """Save what can be saved; the system does not wait for more."""
        # What comes with the signal is not taken: reading it ended the process (PySide 6.11).
        self._window.end()

    def _ask(self, _number: int, _frame: "FrameType | None") -> None:
        # Not here: this may be in the midst of saving.
        self._asked = True

    def _look(self) -> None:
        if self._asked:
            self._asked = False
            self._window.close()


_NAME = "window"


def restore_place(window: QWidget, settings: Settings) -> None:
    """Put the window where it was; on a screen that is gone it comes to one that is there."""
    remembered = settings.get(_NAME)
    if remembered:
        window.restoreGeometry(QByteArray.fromBase64(remembered.encode("ascii", "ignore")))


def remember_place(window: QWidget, settings: Settings) -> None:
    """Keep it for the next time. That it cannot be kept is nothing to be told of."""
    geometry = bytes(window.saveGeometry().toBase64().data()).decode()
    with contextlib.suppress(StorageError):
        settings.set(_NAME, geometry)


STYLE = ("-style", "fusion")
"""The look begins with the one style that is the same on every system.

As an argument: to set it afterwards costs as much time as to build the window.
"""

_MAX_STYLE_SHEET = 100_000


def run_window(file: Path | None, data: Path | None) -> int:
    """Open the window, with a file if one is named. Gives the exit code."""
    if not can_show_windows():
        return 1
    doorway = InstanceMailbox(user_data(data).doorway)
    is_first = doorway.enter()
    if not is_first:
        from app.gui.shell.second_start import let_come_forward, wants_another_window
        from app.services.single_instance import hand_over

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
    ending = SessionEnd(app, window)  # noqa: F841
    window.first_painted.connect(lambda: _expect_the_unexpected(window))
    window.show()
    try:
        return app.exec()
    finally:
        doorway.leave()


def _receive(window: MainWindow, doorway: InstanceMailbox) -> None:
    from app.gui.shell.second_start import InstanceListener

    InstanceListener(window, doorway, window.come_forward)


def _expect_the_unexpected(window: MainWindow) -> None:
    # Not needed for an empty window, and it takes a moment to load.
    from app.gui.shell.unexpected_errors import UnexpectedErrors

    UnexpectedErrors(window).take_over()


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
    if app.findChild(GarbageCollection) is None:
        GarbageCollection(app)
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
    from app.gui.kit.services import REFUSALS

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
