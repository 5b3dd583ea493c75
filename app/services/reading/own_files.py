"""Opening files that this program has written, edited since or not."""

from dataclasses import dataclass
from pathlib import Path

from app.formats.errors import FormatErrorCode, NotOurReportError
from app.formats.file_kinds import FileKind, kind_of
from app.formats.limits import MAX_FILE_BYTES
from app.formats.report_json import read_report_json
from app.model.committee import CommitteeRegister
from app.model.finding import FieldName
from app.model.form import FormDefinition
from app.model.report import CommitteeRef, Report, ReportStatus
from app.model.report_stages import as_correction
from app.storage.file_reading import read_bytes


@dataclass(frozen=True)
class OpenedReport:
    """A report read from a file.

    `edited` names the places changed since the export, `not_taken` those that could not be read.
    """

    report: Report
    edited: tuple[str, ...] = ()
    not_taken: tuple[str, ...] = ()


def open_report(path: Path, register: CommitteeRegister) -> OpenedReport:
    """Read our JSON or our DOCX; the content decides, not the name.

    A committee that was renamed in the document is looked up in the register; a name that is not
    there changes nothing, and stays among what was edited. Raises ReportFileError for a file that
    is no report, StorageError.
    """
    return open_data(read_bytes(path, MAX_FILE_BYTES), path.name, register)


def open_data(data: bytes, file: str, register: CommitteeRegister) -> OpenedReport:
    """Like `open_report`, for the content of a file.

    Raises NotOurReportError for an intact file of other origin.
    """
    kind = kind_of(data, file)
    if kind is FileKind.JSON:
        return OpenedReport(read_report_json(data, file))
    if kind is not FileKind.WORD:
        raise NotOurReportError(file, FormatErrorCode.NO_REPORT)
    # Loaded where a document is: the window starts without the Word format.
    from app.formats.docx.edited_report import read_report_docx

    reading = read_report_docx(data, file)
    report, not_taken = reading.report, reading.not_taken
    if FieldName.COMMITTEE in reading.edited:
        named = register.named(reading.committee_name)
        if named is None:
            not_taken = (FieldName.COMMITTEE, *not_taken)
        else:
            report = report.model_copy(update={"committee": CommitteeRef.to(named)})
    if reading.edited and report.status is ReportStatus.SUBMITTED:
        # Edited since it was sent, it is the next revision.
        report = as_correction(report, report.modified_at)
    return OpenedReport(report, reading.edited, not_taken)


def describe_edits(opened: OpenedReport, form: FormDefinition) -> str:
    """The sentences on a document that was edited since its export."""

    def names(places: tuple[str, ...]) -> str:
        return ", ".join(map(form.place_name, places))

    text = f"Dokumentet har ändrats sedan det exporterades: {names(opened.edited)}."
    if opened.report.unplaced and FieldName.UNPLACED in opened.edited:
        text += " Text som stod utanför svaren finns under Granska."
    if not opened.not_taken:
        return f"{text} Ändringarna är med här."
    lost = names(opened.not_taken)
    return f"{text} Det här gick inte att läsa in: {lost}. Jämför med dokumentet."
