"""Opening a file as a report, whatever kind of file it is."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from app.formats.errors import ReportFileError
from app.formats.report_json import NO_REPORT, read_report_json
from app.model.committee import CommitteeRegister
from app.model.report import CommitteeRef, Report, ReportStatus
from app.services.library import Library
from app.storage.files import read_bytes

if TYPE_CHECKING:
    from app.formats.report_docx import DocxReading

MAX_BYTES = 25_000_000

# How a Word file begins: a ZIP file, or the older kind that is also used for one with a password.
_ZIP, _OLE = b"PK", bytes.fromhex("D0CF11E0A1B11AE1")


@dataclass(frozen=True)
class OpenedReport:
    """A report read from a file; `edited` names what differs from what was once exported."""

    report: Report
    edited: tuple[str, ...] = ()


def open_report(path: Path, register: CommitteeRegister) -> OpenedReport:
    """Read our JSON or our DOCX; the content decides, not the name.

    A committee that was renamed in the document is the one in the register with that name; a name
    that is not there changes nothing, and stays among what was edited. Raises ReportFileError for
    a file that is no report, StorageError for one that cannot be read.
    """
    data, file = read_bytes(path, MAX_BYTES), path.name
    if data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"{":
        return OpenedReport(read_report_json(data, file))
    if not data.strip():
        raise ReportFileError(file, "filen är tom. Välj en annan fil")
    if not data.startswith((_ZIP, _OLE)):
        raise ReportFileError(file, NO_REPORT)
    from app.formats.report_docx import read_report_docx

    reading = read_report_docx(data, file)
    report = _with_named_committee(reading, register)
    # What was edited since it was sent is not what was sent.
    return OpenedReport(_as_draft(report) if reading.edited else report, reading.edited)


def _with_named_committee(reading: "DocxReading", register: CommitteeRegister) -> Report:
    named = register.named(reading.committee_name)
    if "committee" not in reading.edited or named is None:
        return reading.report
    return reading.report.model_copy(update={"committee": CommitteeRef.to(named)})


def bring_in(opened: OpenedReport, library: Library, new_id: UUID) -> Report:
    """The report as one of the user's own, kept in the library.

    A report that is there already, word for word, is that report. Where the library has the same
    report with other words, the file comes in beside it as a draft of its own; what was edited in
    the document since it was exported is a draft too. Raises StorageError.
    """
    report = opened.report
    known = library.versions(report.report_id)
    for version in known:
        if _says_the_same(version, report):
            return version
    if known:
        report = _as_draft(report).model_copy(update={"report_id": new_id})
    library.keep(report)
    return report


def _as_draft(report: Report) -> Report:
    changes = {"status": ReportStatus.DRAFT, "submitted_at": None, "docx": None}
    return report.model_copy(update=changes)


def _says_the_same(one: Report, other: Report) -> bool:
    return one.model_copy(update={"docx": None}) == other.model_copy(update={"docx": None})
