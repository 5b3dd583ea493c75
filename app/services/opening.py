"""Opening a file as a report, whatever kind of file it is."""

from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from app.formats.report_json import read_report_json
from app.model.report import Report, ReportStatus
from app.services.library import Library
from app.storage.files import read_bytes

MAX_BYTES = 25_000_000


@dataclass(frozen=True)
class OpenedReport:
    """A report read from a file; `edited` names what differs from what was once exported."""

    report: Report
    edited: tuple[str, ...] = ()


def open_report(path: Path) -> OpenedReport:
    """Read our JSON or our DOCX; the content decides, not the name.

    Raises ReportFileError for a file that is no report, StorageError for one that cannot be read.
    """
    data = read_bytes(path, MAX_BYTES)
    if data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"{":
        return OpenedReport(read_report_json(data, str(path)))
    from app.formats.report_docx import read_report_docx

    reading = read_report_docx(data, str(path))
    return OpenedReport(reading.report, reading.edited)


def bring_in(opened: OpenedReport, library: Library, new_id: UUID) -> Report:
    """The report as one of the user's own, kept in the library.

    A report that is there already, word for word, is that report. Where the library has the same
    report with other words, the file comes in beside it as a draft of its own; what was edited in
    the document since it was exported is a draft too. Raises StorageError.
    """
    report = opened.report
    known = library.find(report.report_id)
    if known is not None and _says_the_same(known, report):
        return known
    if known is not None or opened.edited:
        changes = {"status": ReportStatus.DRAFT, "submitted_at": None, "docx": None}
        identity = {"report_id": new_id} if known is not None else {}
        report = report.model_copy(update={**changes, **identity})
    library.keep(report)
    return report


def _says_the_same(one: Report, other: Report) -> bool:
    return one.model_copy(update={"docx": None}) == other.model_copy(update={"docx": None})
