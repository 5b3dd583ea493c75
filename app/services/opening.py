"""Opening a file as a report, whatever kind of file it is."""

from dataclasses import dataclass
from pathlib import Path

from app.formats.report_json import read_report_json
from app.model.report import Report
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
