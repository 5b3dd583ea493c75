"""The files of an exported report, and what is done with them."""

import contextlib
import datetime
from enum import Enum, auto
from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.gui.export.exporting import written_in_background
from app.gui.kit.date_texts import due_text, is_late, time_text
from app.gui.kit.messages import Level, Message
from app.gui.kit.other_programs import Opened
from app.gui.kit.services import Folder, Services
from app.model.letter import Letter
from app.model.shown_characters import shown
from app.services.reports.editing_session import EditingSession
from app.services.sending.deadline import write_deadline
from app.services.sending.export import Exporter
from app.services.sending.mail_program import WrittenMail
from app.services.sending.report_mail import NotAsExportedError, files_of
from app.storage.errors import StorageError, StorageErrorCode
from app.storage.sending_log import SendingRecord


class Files(Enum):
    """What has become of the files since they were exported."""

    AS_EXPORTED = auto()
    CHANGED = auto()
    MISSING = auto()


class Sending:
    """Finds the files, opens the mail, and knows whether it was sent."""

    def __init__(self, session: EditingSession, services: Services, parent: QWidget) -> None:
        self._session = session
        self._services = services
        self._parent = parent
        self._record: SendingRecord | None = None
        self.files = Files.MISSING
        self.fault = ""
        """What is wrong with the files, and what to do about it."""
        self.folder: Path | None = None
        """Where the files were put; None where that is not known."""

    def refresh(self) -> None:
        """Look up what is known of the report, and check its files on disk."""
        self._record = None
        known = self._known
        # Earlier versions of the program did not record it.
        folder = known.folder or self._services.folder(Folder.EXPORT)
        self.files, self.fault = Files.AS_EXPORTED, ""
        try:
            self._check_files_in(folder)
        except NotAsExportedError as error:
            self.files, self.fault = Files.CHANGED, str(error)
        except StorageError:
            self.files = Files.MISSING
        if known.folder or self.files is Files.AS_EXPORTED:
            self.folder = folder
        else:
            # Files with the same names there were exported by somebody else.
            self.files, self.folder = Files.MISSING, None

    def exported_to(self, folder: Path) -> None:
        """Remember the folder where the files were written."""
        folder = folder.absolute()
        # Not being able to remember it is no error.
        with contextlib.suppress(StorageError):
            sending_log, report = self._services.library.sending_log, self._session.report
            sending_log.set_folder(report.report_id, report.revision, folder)
        self._record = None
        self.files, self.fault, self.folder = Files.AS_EXPORTED, "", folder

    def find_in(self, folder: Path) -> None:
        """Remember that the files are in this folder now.

        Raises NotAsExportedError, StorageError where they are not.
        """
        self._check_files_in(folder)
        self.exported_to(folder)

    def _check_files_in(self, folder: Path) -> None:
        report = self._session.report
        if report.docx is None:
            raise StorageError(folder, StorageErrorCode.NO_FILES)
        self._services.exporter.mailing.read_pair(report, folder)

    # State.

    @property
    def _known(self) -> SendingRecord:
        if self._record is None:
            report, log = self._session.report, self._services.library.sending_log
            self._record = log.record(report.report_id, report.revision)
        return self._record

    @property
    def look_in(self) -> Path:
        """Where to begin to look for the files."""
        return self.folder or self._services.folder(Folder.EXPORT)

    @property
    def names(self) -> list[str]:
        report = self._session.report
        return [path.name for path in files_of(report, Path())] if report.docx else []

    @property
    def letter(self) -> Letter:
        return self._services.exporter.mailing.letter(self._session.report, self._session.form)

    @property
    def recipient_begun(self) -> str:
        """An address that was left half written."""
        return self._services.recipients.half_written(self._session.form)

    @property
    def sent_at(self) -> datetime.datetime | None:
        return self._known.sent_at

    def sent_text(self) -> str:
        """When it was sent and to whom; empty where it was not."""
        known = self._known
        if known.sent_at is None:
            return ""
        when = time_text(known.sent_at, self._services.now())
        return f"{when} till {known.sent_to}" if known.sent_to else when

    @property
    def _due(self) -> datetime.date | None:
        return self._services.catalog.due(self._session.report)

    @property
    def due(self) -> Message:
        """The deadline; an empty message where the set has none."""
        due, now = self._due, self._services.now()
        if due is None:
            return Message()
        level = Level.WARNING if is_late(due, now) else Level.INFO
        return Message(f"Rapporten {due_text(due, now)}.", level)

    # Actions, which raise what is in REFUSALS.

    def open_mail(self) -> Opened:
        if self.folder is None:
            return Opened.NOT
        report, form, folder = self._session.report, self._session.form, self.folder

        def make_ready(exporter: Exporter) -> tuple[WrittenMail, list[str]]:
            mail = exporter.mailing.ensure_mail(report, form, folder)
            return mail, self._services.mail_command(mail)

        mail, command = written_in_background(
            self._services.exporter, make_ready, "Gör i ordning mejlet …", self._parent
        )
        return self._services.open_mail(mail, command)

    def show_files(self) -> bool:
        """False where the system could not show the folder."""
        return self.folder is not None and self._services.open_outside(self.folder)

    def open_calendar(self) -> tuple[Path, bool]:
        """Write the day when it is due as a file, and whether the system could open that."""
        if self._due is None:
            raise ValueError("there is no such day")
        services, session = self._services, self._session
        mailing = services.exporter.mailing
        path = write_deadline(
            session.report, session.form, self._due, self.look_in, mailing, services.now()
        )
        return path, services.open_outside(path)

    def choose_recipient(self, address: str) -> None:
        """Use this address for reports on this set from now on."""
        self._services.recipients.choose(self._session.form, address)

    def remember_recipient(self, written: str) -> None:
        """Use it if it is an address; else keep it to be completed."""
        self._services.recipients.remember(self._session.form, written)

    def mark(self, *, sent: bool) -> None:
        """Record that the report was sent now, to the recipient, or that it was not."""
        moment, to = (self._services.now(), self.letter.recipient) if sent else (None, "")
        report, log = self._session.report, self._services.library.sending_log
        log.set_sent_at(report.report_id, report.revision, moment, to)
        self._record = None


FILES_TITLES = {
    Files.AS_EXPORTED: "Klar att skicka",
    Files.CHANGED: "Filerna har ändrats",
    Files.MISSING: "Filerna saknas",
}
_GONE = "Filerna finns inte kvar i mappen {}, eller går inte att läsa där."
_UNKNOWN = "Programmet vet inte i vilken mapp filerna ligger."
_WAYS = (
    "Leta upp mappen om de ligger någon annanstans. Annars väljer du Rätta rapporten och "
    "exporterar igen."
)


def file_names(sending: Sending) -> str:
    return "\n".join(map(shown, sending.names))


def files_text(sending: Sending) -> str:
    """Where the files are, or what is wrong with them and what to do."""
    folder = shown(str(sending.folder))
    if sending.files is Files.CHANGED:
        return f"{sending.fault}\nFilerna ligger i mappen {folder}"
    if sending.files is Files.AS_EXPORTED:
        same = " De är oförändrade sedan dess." if sending.sent_at else ""
        return f"Filerna ligger i mappen {folder}.{same}"
    names = file_names(sending)
    where = _GONE.format(folder) if sending.folder else _UNKNOWN
    return "\n".join(filter(None, (names, where, _WAYS)))
