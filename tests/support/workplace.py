"""The services of a window whose clock, ids and folders a test decides."""

import datetime
import itertools
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from uuid import UUID

from app.gui.kit.icons import Icons
from app.gui.kit.services import Services, Spelling
from app.paths import BundledData, UserData, bundled_data
from app.services.catalog import Catalog, load_catalog
from app.services.reports.bin import Bin
from app.services.reports.library import Library
from app.services.reports.recovery import Recovery
from app.services.review.dictionary import Dictionary, Suggestions, load_dictionary
from app.services.review.spelling import Speller
from app.services.sending.export import Exporter
from app.services.sending.mail_program import WrittenMail, command_for
from app.services.sending.recipients import Recipients
from app.services.sending.report_mail import ReportMail
from app.storage.data_disk import DataDisk
from app.storage.disk import DISK, Disk
from app.storage.file_reading import read_folder
from app.storage.report_store import ReportStore
from app.storage.settings import Settings
from app.storage.word_list import WordList, read_words
from tests.support.plain_reader import PlainReader

TODAY = datetime.datetime(2022, 9, 14, 9, 30, tzinfo=datetime.UTC)


@cache
def bundled_catalog() -> Catalog:
    """The question sets and committees that are shipped; they stay as they are."""
    return load_catalog(bundled_data().forms)


def bundled_icons() -> Icons:
    """The drawings that are shipped."""
    drawings = read_folder(bundled_data().resources / "icons", 100_000, "*.svg")
    return Icons({path.stem: drawing for path, drawing in drawings.items()})


@cache
def _words() -> tuple[str, ...]:
    return read_words(bundled_data().words)


@cache
def _dictionary() -> Dictionary:
    """The shipped one, read once for all tests: what they learn is in their own word lists."""
    return load_dictionary(bundled_data().dictionaries, _words())


def speller_in(folder: Path, disk: Disk = DISK) -> Speller:
    """A speller that remembers its words in a folder."""
    return Speller(_dictionary, bundled_catalog().register, WordList(folder / "words.txt", disk))


class Clock:
    """Stands still, until it is told to go on."""

    def __init__(self) -> None:
        self.now = TODAY

    def __call__(self) -> datetime.datetime:
        return self.now

    def advance(self, **amount: float) -> None:
        self.now += datetime.timedelta(**amount)


class Outside:
    """The programs of the system: they open what they are handed, or nothing.

    All those are installed that the mail program may need.
    """

    def __init__(self) -> None:
        self.opened: list[Path] = []
        self.started: list[list[str]] = []
        self.mail_program = ""
        self.works = True
        self.starts = True

    def mail_command(self, mail: WrittenMail) -> list[str]:
        return command_for(self.mail_program, mail, lambda name: f"/usr/bin/{name}")

    def start(self, command: Sequence[str]) -> bool:
        self.started += [list(command)] * self.starts
        return self.starts

    def __call__(self, path: Path) -> bool:
        self.opened += [path] * self.works
        return self.works


def services_in(
    folder: Path, disk: Disk | None = None, bundled: BundledData | None = None
) -> Services:
    """Services that keep everything below one folder, on the disk that is handed in."""
    user, bundled = UserData(folder / "data"), bundled or bundled_data()
    disk = disk or DataDisk(user.root)
    clock, catalog = Clock(), load_catalog(bundled.forms, user.forms)
    ids = itertools.count(1)
    store = ReportStore(folder / "data" / "reports", disk)
    library = Library(store, catalog.calendar)
    settings = Settings(folder / "data" / "settings.json", disk)
    outside = Outside()
    return Services(
        catalog=catalog,
        library=library,
        recovery=Recovery(store, library, clock),
        bin=Bin(store, library, settings, clock),
        settings=settings,
        make_exporter=lambda: Exporter(
            *(catalog.register, bundled.report_template, clock, disk),
            mailing=ReportMail(
                catalog.calendar, Recipients(settings).of, title_of=catalog.title_of
            ),
        ),
        make_spelling=lambda: Spelling(
            Speller(_dictionary, catalog.register, WordList(folder / "data" / "words.txt", disk)),
            Suggestions(bundled_data().dictionaries, _words()),
        ),
        make_icons=bundled_icons,
        reader=PlainReader,
        now=clock,
        new_id=lambda: UUID(int=next(ids)),
        bundled=bundled,
        user=user,
        documents=folder / "documents",
        disk=disk,
        open_outside=outside,
        mail_command=outside.mail_command,
        start_program=outside.start,
    )
