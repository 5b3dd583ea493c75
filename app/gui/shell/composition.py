"""The composition root: builds the services, and the navigator that uses them.

Loaded when the window has been painted: the model, with all it needs, takes as long as Qt.
"""

import contextlib
import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6.QtCore import QStandardPaths, QTimer

from app.gui.kit.services import REFUSALS, Services, Spelling
from app.gui.shell.navigator import Navigator
from app.gui.shell.window import MainWindow
from app.paths import BundledData, bundled_data, user_data
from app.services.catalog import Catalog, load_catalog
from app.services.reports.bin import Bin
from app.services.reports.library import Library
from app.services.reports.recovery import Recovery
from app.storage.data_disk import DataDisk
from app.storage.errors import StorageError
from app.storage.file_reading import is_folder, read_folder
from app.storage.report_store import ReportStore
from app.storage.settings import Settings
from app.storage.word_list import WordList

if TYPE_CHECKING:
    from app.gui.kit.icons import Icons
    from app.services.reading.report_reader import BackgroundReader
    from app.services.report_context import ReportContext
    from app.services.sending.export import Exporter

_MAX_ICON = 100_000


def begin_work(window: MainWindow, file: Path | None, data: Path | None) -> Navigator | None:
    """Make a window that is shown work; None where it has said why it cannot."""
    try:
        services = build_services(data)
    except REFUSALS as error:
        window.start.show_failure(f"Programmet kan inte börja arbeta. {error}")
        return None
    navigator = Navigator(window, services, file)
    # Drawing it takes a while, and the window is of use without.
    QTimer.singleShot(0, window, lambda: window.setWindowIcon(services.icons.get("app")))
    return navigator


def build_services(data: Path | None) -> Services:
    """Raises FormatError or StorageError where the bundled or the user's data cannot be read."""
    bundled, user = bundled_data(), user_data(data)
    catalog = load_catalog(bundled.forms, user.forms)
    disk = DataDisk(user.root)
    store, settings = ReportStore(user.reports, disk), Settings(user.settings, disk)
    library = Library(store, catalog.calendar)
    return Services(
        catalog=catalog,
        library=library,
        recovery=Recovery(store, library, _now),
        bin=Bin(store, library, settings, _now),
        settings=settings,
        make_exporter=lambda: _exporter(bundled, settings, catalog),
        make_spelling=lambda: _spelling(bundled, WordList(user.words, disk), catalog),
        make_icons=lambda: _icons(bundled),
        reader=_reader,
        now=_now,
        new_id=uuid4,
        bundled=bundled,
        user=user,
        documents=documents_folder(),
        disk=disk,
    )


def documents_folder() -> Path:
    """The officer's documents, on Windows perhaps in OneDrive; the home folder if there are none.

    Never the folder that the program happens to run in.
    """
    place = QStandardPaths.StandardLocation.DocumentsLocation
    found = QStandardPaths.writableLocation(place)
    with contextlib.suppress(StorageError):
        if found and is_folder(Path(found)):
            return Path(found)
    return Path.home()


# What is made when it is first used takes a moment to load.


def _exporter(bundled: BundledData, settings: Settings, catalog: Catalog) -> "Exporter":
    from app.services.sending.export import Exporter
    from app.services.sending.recipients import Recipients
    from app.services.sending.report_mail import ReportMail

    mailing = ReportMail(catalog.calendar, Recipients(settings).of, title_of=catalog.title_of)
    return Exporter(catalog.register, bundled.report_template, _now, mailing=mailing)


def _spelling(bundled: BundledData, own: WordList, catalog: Catalog) -> Spelling:
    from app.services.review.dictionary import Suggestions
    from app.services.review.spelling import make_speller

    return Spelling(
        make_speller(bundled.dictionaries, bundled.words, own, catalog.register),
        Suggestions(
            bundled.dictionaries, (*WordList(bundled.words).words(), *catalog.register.words)
        ),
    )


def _icons(bundled: BundledData) -> "Icons":
    from app.gui.kit.icons import Icons

    drawings = read_folder(bundled.resources / "icons", _MAX_ICON, "*.svg")
    return Icons({path.stem: drawing for path, drawing in drawings.items()})


def _reader(context: "ReportContext") -> "BackgroundReader":
    from app.services.helper_process.guarded_reading import GuardedReader

    return GuardedReader(context)


def _now() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC)
