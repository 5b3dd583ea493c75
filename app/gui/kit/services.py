"""What the window works with, built once by `shell/composition.py` and handed down."""

import contextlib
import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from app import __version__
from app.formats.errors import FormatError
from app.gui.kit.other_programs import Opened, mail_command, open_outside, start_program
from app.paths import BundledData, UserData
from app.services.errors import ServiceError
from app.storage.disk import DISK, Disk
from app.storage.errors import StorageError
from app.storage.file_reading import exists, is_link
from app.storage.settings import Settings

if TYPE_CHECKING:
    # The rooms of the services take longer to load than the window: each when it is needed.
    from app.gui.kit.icons import Icons
    from app.model.report import Report
    from app.model.titles import Titles
    from app.services.catalog import Catalog
    from app.services.question_sets.draft_move import DeclinedSets
    from app.services.question_sets.form_library import FormLibrary
    from app.services.reading.report_reader import BackgroundReader
    from app.services.report_context import ReportContext
    from app.services.reports.bin import Bin
    from app.services.reports.library import Library
    from app.services.reports.page_memory import PageMemory
    from app.services.reports.recovery import Recovery
    from app.services.review.dictionary import Suggestions
    from app.services.review.spelling import Speller
    from app.services.sending.export import Exporter
    from app.services.sending.mail_program import WrittenMail
    from app.services.sending.recipients import Recipients
    from app.services.workshop.workshop import Workshop


REFUSALS = (ServiceError, FormatError, StorageError)
"""Every error whose `str()` is a sentence for the officer."""


class Folder(Enum):
    """A folder that is remembered, by the name of its setting."""

    EXPORT = "export_folder"
    OPEN = "open_folder"
    INCOMING = "incoming_folder"
    COLLATION = "collation_folder"
    BACKUP = "backup_folder"


@dataclass(frozen=True)
class Spelling:
    """The spell checker, and its suggestions."""

    speller: "Speller"
    suggestions: "Suggestions"

    def learn(self, word: str) -> None:
        # It applies now, even if it cannot be remembered.
        with contextlib.suppress(StorageError):
            self.speller.learn(word)


@dataclass(frozen=True)
class Services:
    """The services, with a clock and a source of ids that tests can set."""

    catalog: "Catalog"
    library: "Library"
    recovery: "Recovery"
    bin: "Bin"
    settings: Settings
    make_exporter: Callable[[], "Exporter"]
    make_spelling: Callable[[], Spelling]
    make_icons: Callable[[], "Icons"]
    reader: Callable[["ReportContext"], "BackgroundReader"]
    """Makes what reads files that come from elsewhere."""
    now: Callable[[], datetime.datetime]
    new_id: Callable[[], UUID]
    bundled: BundledData
    user: UserData
    documents: Path
    """Where exports go until another folder is chosen."""
    disk: Disk = DISK
    """The one that the user's data is on."""
    open_outside: Callable[[Path], bool] = open_outside
    """Hands a file or a folder to the program the system has for it."""
    mail_command: Callable[["WrittenMail"], list[str]] = mail_command
    """The command that shows a mail as a new message; asks the system, which may take a while."""
    start_program: Callable[[Sequence[str]], bool] = start_program

    @cached_property
    def exporter(self) -> "Exporter":
        return self.make_exporter()

    @cached_property
    def spelling(self) -> Spelling:
        return self.make_spelling()

    @cached_property
    def icons(self) -> "Icons":
        return self.make_icons()

    @cached_property
    def recipients(self) -> "Recipients":
        from app.services.sending.recipients import Recipients

        return Recipients(self.settings)

    @cached_property
    def pages(self) -> "PageMemory":
        from app.services.reports.page_memory import PageMemory

        return PageMemory(self.settings)

    @cached_property
    def context(self) -> "ReportContext":
        from app.services.report_context import ReportContext

        return ReportContext(self.catalog, self.now, self.new_id, __version__)

    def titles(self, *more: "Report") -> "Titles":
        """What the reports of the library are called, and these."""
        listing = self.library.listing()
        return self.catalog.titles((*listing.drafts, *listing.submitted, *more))

    @cached_property
    def form_library(self) -> "FormLibrary":
        from app.services.question_sets.form_library import FormLibrary
        from app.storage.form_store import FormStore

        return FormLibrary(self.catalog, self.bundled.forms, FormStore(self.user.forms, self.disk))

    @cached_property
    def workshop(self) -> "Workshop":
        from app.services.workshop.workshop import Workshop
        from app.storage.set_draft_store import SetDraftStore

        store = SetDraftStore(self.user.workshop, self.disk)
        template = self.bundled.report_template
        return Workshop(self.context, self.form_library, store, template, self.disk)

    @cached_property
    def declined_sets(self) -> "DeclinedSets":
        """Which drafts are to keep their questions."""
        from app.services.question_sets.draft_move import DeclinedSets

        return DeclinedSets(self.settings)

    def close(self) -> None:
        """Stop what works in the background."""
        if "spelling" in vars(self):
            self.spelling.suggestions.close()

    def open_mail(self, mail: "WrittenMail", command: list[str]) -> Opened:
        """Open it with the command that `mail_command` gave; else its file."""
        if command and self.start_program(command):
            return Opened.AS_NEW
        return Opened.AS_FILE if self.open_outside(mail.file) else Opened.NOT

    def is_there(self, path: Path) -> bool:
        """False also where it cannot be told."""
        with contextlib.suppress(StorageError):
            return exists(path)
        return False

    def is_link(self, path: Path) -> bool:
        """True also where it cannot be told."""
        with contextlib.suppress(StorageError):
            return is_link(path)
        return True

    def folder(self, which: Folder) -> Path:
        """The folder used last time; else the one for exports, for backups that of documents."""
        beside = which not in {Folder.EXPORT, Folder.BACKUP}
        usual = self.folder(Folder.EXPORT) if beside else self.documents
        return Path(self.settings.get(which.value, str(usual)))

    def remember_folder(self, which: Folder, folder: Path) -> None:
        # Not being able to remember it is no error.
        with contextlib.suppress(StorageError):
            self.settings.set(which.value, str(folder))
