"""The mail that an exported report is sent with: written beside the pair, and made anew."""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from app.formats.errors import FormatError
from app.formats.limits import MAX_FILE_BYTES
from app.formats.report_json import MAX_BYTES, read_report_json
from app.model.calendar import Calendar
from app.model.form import FormDefinition
from app.model.letter import Letter, covering_letter
from app.model.report import Report
from app.model.report_stages import without_set_aside
from app.services.errors import ServiceError, ServiceErrorCode
from app.services.sending.mail_program import WrittenMail
from app.services.sending.recipients import recipient_in
from app.storage.disk import DISK, Disk
from app.storage.errors import TooLargeError
from app.storage.file_reading import exists, read_bytes
from app.storage.file_writing import write_bytes

MAIL = ".eml"
# Base64 and line ends; of what the program writes itself nothing is larger.
_MAX_MAIL = 2 * (MAX_FILE_BYTES + MAX_BYTES)


class NotAsExportedError(ServiceError):
    """A file of the pair is not what was exported."""

    def __init__(self, file: str) -> None:
        super().__init__(ServiceErrorCode.NOT_AS_EXPORTED, file)


class ReportMail:
    """Writes mails; for a set, `recipient` gives the address and `title_of` what it is called."""

    def __init__(
        self,
        calendar: Calendar,
        recipient: Callable[[FormDefinition], str] = recipient_in,
        disk: Disk = DISK,
        title_of: Callable[[FormDefinition], str] = lambda form: form.short_title,
    ) -> None:
        self._calendar = calendar
        self._recipient = recipient
        self.disk = disk
        self.title_of = title_of

    def with_disk(self, disk: Disk) -> "ReportMail":
        return ReportMail(self._calendar, self._recipient, disk, self.title_of)

    def letter(self, report: Report, form: FormDefinition) -> Letter:
        return covering_letter(report, self.title_of(form), self._recipient(form))

    def mail(self, report: Report, form: FormDefinition, files: Mapping[str, bytes]) -> bytes:
        # Brings in the mail policies of the standard library, which take a moment to load.
        from app.formats.mail.mail_writer import write_mail

        written_at = report.submitted_at or report.modified_at
        return write_mail(self.letter(report, form), files, written_at)

    def ensure_mail(self, report: Report, form: FormDefinition, folder: Path) -> WrittenMail:
        """The mail for a pair in a folder.

        Its file is written where there is none, or replaced where the recipient has changed. Raises
        NotAsExportedError, StorageError; the file is then unchanged.
        """
        mail = self.mail(report, form, self.read_pair(report, folder))
        pair = tuple(path.absolute() for path in files_of(report, folder))
        target = pair[0].with_suffix(MAIL)
        if not (exists(target, self.disk) and self._is(target, mail)):
            write_bytes(target, mail, self.disk, private=False)
        return WrittenMail(self.letter(report, form), target, pair)

    def read_pair(self, report: Report, folder: Path) -> dict[str, bytes]:
        """The files of a report by their names, if they are those that were exported.

        Others may have the same names. Raises NotAsExportedError, StorageError.
        """
        docx, json = files_of(report, folder)
        document = self._read(docx, MAX_FILE_BYTES)
        data = self._read(json, MAX_BYTES)
        if report.docx is None or hashlib.sha256(document).hexdigest() != report.docx.sha256:
            raise NotAsExportedError(docx.name)
        try:
            read = read_report_json(data, json.name, self._calendar)
        except FormatError:
            raise NotAsExportedError(json.name) from None
        if read != without_set_aside(report):
            raise NotAsExportedError(json.name)
        return {docx.name: document, json.name: data}

    def _read(self, path: Path, limit: int) -> bytes:
        try:
            return read_bytes(path, limit, self.disk)
        except TooLargeError:
            raise NotAsExportedError(path.name) from None

    def _is(self, path: Path, data: bytes) -> bool:
        try:
            return read_bytes(path, _MAX_MAIL, self.disk) == data
        except TooLargeError:
            return False


def without_their_mails(paths: Iterable[Path]) -> list[Path]:
    """The files of a folder that somebody has taken all of: a mail says no more than its pair."""
    paths = list(paths)
    stems = {path.with_suffix("") for path in paths if path.suffix != MAIL}
    return [path for path in paths if path.suffix != MAIL or path.with_suffix("") not in stems]


def files_of(report: Report, folder: Path) -> tuple[Path, Path]:
    """The document and the JSON of an exported report. Raises ValueError for a draft."""
    if report.docx is None:
        raise ValueError("a draft has no files")
    docx = folder / report.docx.file
    return docx, docx.with_suffix(".json")
