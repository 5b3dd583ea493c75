"""The services of a window on this machine: real clock, real ids, the user's own folders."""

import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6.QtCore import QStandardPaths

from app.gui.icons import Icons
from app.gui.services import Services, Spelling
from app.paths import BundledData, UserData, bundled_data, user_data
from app.services.catalog import Catalog, load_catalog
from app.services.dictionary import Suggestions
from app.services.export import Exporter
from app.services.library import Library
from app.services.mailing import Mailing
from app.services.making import Making
from app.services.recipients import Recipients
from app.services.recovery import Recovery
from app.services.spelling import speller_by
from app.storage.reading import read_folder
from app.storage.report_store import ReportStore
from app.storage.settings import Settings
from app.storage.word_list import WordList

if TYPE_CHECKING:
    from app.services.reading import BackgroundReader

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
            mailing=Mailing(Recipients(settings).of),
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


def _reader(making: Making) -> "BackgroundReader":
    # What reads foreign files takes a moment to load, and is not needed before there is one.
    from app.services.guarded_reading import GuardedReader

    return GuardedReader(making)


def _now() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC)
