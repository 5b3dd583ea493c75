"""Export: the DOCX + JSON pair that is sent, with its mail, or a DOCX marked as a draft."""

import datetime
import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from app.formats.report_json import write_report_json
from app.model import lengths
from app.model.committee import fold
from app.model.finding import Severity
from app.model.form import FormDefinition
from app.model.register import Register
from app.model.report import DocxRef, Report, ReportStatus
from app.model.report_stages import as_submitted, without_set_aside
from app.model.rewording import reworded
from app.services.errors import ExportRefusedError, OneQuestionError
from app.services.review.review import review
from app.services.sending.report_mail import MAIL, ReportMail
from app.storage.disk import DISK, Disk
from app.storage.errors import AlreadyThereError
from app.storage.file_reading import read_folder
from app.storage.file_writing import (
    SHARED_STALE_S,
    remove_stale_temp_files,
    write_new,
    write_new_together,
)
from app.storage.stoppable_disk import StoppableDisk

MAX_TEMPLATE_PART = 1_000_000
# The names that `export_pair` and `export_draft` give.
_EXPORTED = re.compile(r"[a-z0-9-]+_[\w-]+_[a-z0-9-]+_(r\d+\.(docx|eml|json)|utkast(-\d+)?\.docx)")


@dataclass(frozen=True)
class ExportedPair:
    """The files that an export has written, and the report as it is saved in the library.

    What is set aside is not in the files. The mail has both of them attached.
    """

    report: Report
    docx: Path
    json: Path
    mail: Path


class Exporter:
    def __init__(
        self,
        register: Register,
        template: Path,
        now: Callable[[], datetime.datetime],
        disk: Disk = DISK,
        mailing: ReportMail | None = None,
    ) -> None:
        self.mailing = (mailing or ReportMail(register.calendar)).with_disk(disk)
        self._register = register
        self._disk = disk
        self._template = template
        self._now = now

    def export_pair(
        self, report: Report, form: FormDefinition, folder: Path, *, sent: int = 0
    ) -> ExportedPair:
        """Write the pair as the first revision, from the report's on, whose names are free.

        `sent` is the latest revision that is known to be sent, perhaps to another folder.
        The pair and its mail appear, or nothing. Raises ExportRefusedError with what stops it,
        OneQuestionError, StorageError.
        """
        if report.only:
            raise OneQuestionError
        errors = tuple(
            finding
            for finding in review(report, form, self._register)
            if finding.severity is Severity.ERROR
        )
        if errors:
            raise ExportRefusedError(errors)
        report = self._as_next(report, form, sent)
        while True:
            try:
                return self._write_pair(report, form, folder)
            except AlreadyThereError:
                report = report.model_copy(update={"revision": report.revision + 1})

    def previewed(
        self, report: Report, form: FormDefinition, *, draft: bool, sent: int = 0
    ) -> Report:
        """The report as the document of an export would show it."""
        return without_set_aside(
            reworded(report, form) if draft else self._as_next(report, form, sent)
        )

    def _as_next(self, report: Report, form: FormDefinition, sent: int) -> Report:
        # What was sent once and is sent again is another revision.
        revision = max(report.revision + (report.status is ReportStatus.SUBMITTED), sent + 1)
        return as_submitted(reworded(report, form), revision, self._now())

    def stoppable(self) -> "tuple[Exporter, Callable[[], None]]":
        """An exporter like this one, and a function that stops it: it then raises StorageError."""
        disk = StoppableDisk(self._disk)
        stoppable = Exporter(self._register, self._template, self._now, disk, self.mailing)
        return stoppable, disk.stop

    def export_draft(self, report: Report, form: FormDefinition, folder: Path) -> Path:
        """Write the DOCX alone, marked as a draft on every page, under a free name.

        Raises OneQuestionError, StorageError.
        """
        if report.only:
            raise OneQuestionError
        shown = self.previewed(report, form, draft=True)
        data = self._document(shown, form, draft=True)
        number = 1
        while True:
            mark = "utkast" if number == 1 else f"utkast-{number}"
            target = folder / f"{file_stem(report, self.mailing.title_of(form))}_{mark}.docx"
            try:
                write_new(target, data, self._disk)
            except AlreadyThereError:
                number += 1
            else:
                return target

    def sweep(self, folder: Path) -> None:
        """Remove what an interrupted export has left in a folder, where possible."""
        remove_stale_temp_files(folder, SHARED_STALE_S, self._disk, _EXPORTED.fullmatch)

    def _write_pair(self, report: Report, form: FormDefinition, folder: Path) -> ExportedPair:
        stem = f"{file_stem(report, self.mailing.title_of(form))}_r{report.revision}"
        docx, json = folder / f"{stem}.docx", folder / f"{stem}.json"
        document = self._document(without_set_aside(report), form)
        reference = DocxRef(file=docx.name, sha256=hashlib.sha256(document).hexdigest())
        kept = report.model_copy(update={"docx": reference})
        sent = write_report_json(without_set_aside(kept))
        message = self.mailing.mail(kept, form, {docx.name: document, json.name: sent})
        mail = docx.with_suffix(MAIL)
        # The JSON last: where it is, the document it names is too.
        write_new_together({docx: document, mail: message, json: sent}, self._disk)
        return ExportedPair(kept, docx, json, mail)

    def _document(self, report: Report, form: FormDefinition, *, draft: bool = False) -> bytes:
        # Loaded where a document is: the window starts without the Word format.
        from app.formats.docx.report_docx import write_report_docx

        return write_report_docx(report, form, read_template(self._template), draft=draft)


@dataclass(frozen=True)
class ExportJob:
    """A report that is saved and can be exported; `sent` is the latest revision known to be."""

    report: Report
    form: FormDefinition
    sent: int

    def write(self, exporter: Exporter, folder: Path) -> ExportedPair:
        """See `Exporter.export_pair`."""
        return exporter.export_pair(self.report, self.form, folder, sent=self.sent)


def read_template(folder: Path) -> dict[str, bytes]:
    """The parts of the document template by name. Raises StorageError."""
    return {
        path.relative_to(folder).as_posix(): part
        for path, part in read_folder(folder, MAX_TEMPLATE_PART).items()
    }


def ascii_name(title: str) -> str:
    """A title as it stands in file names: "Årlig rapport" -> "arlig-rapport"."""
    name = re.sub(r"[^a-z0-9]+", "-", fold(title)).strip("-")
    return name[: lengths.FILE_STEM].rstrip("-")


def file_stem(report: Report, title: str) -> str:
    """The ASCII name of a report's files, without revision and ending; the title is its set's."""
    term = report.term.code if report.term else "utan-period"
    committee = report.committee.id if report.committee else "utan-namnd"
    return f"{ascii_name(title)}_{term}_{committee}"
