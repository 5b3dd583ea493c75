"""Opening files that this program has written, and bringing them into the library."""

from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from app.formats.bounded_archive import looks_like_word
from app.formats.errors import FormatErrorCode, NotOurReportError, ReportFileError
from app.formats.file_kinds import why_no_report
from app.formats.limits import MAX_FILE_BYTES
from app.formats.report_json import looks_like_json, read_report_json
from app.model.committee import CommitteeRegister
from app.model.finding import FieldName
from app.model.form import FormDefinition
from app.model.report import CommitteeRef, Report, ReportStatus
from app.model.report_stages import as_correction, content_of, without_set_aside
from app.services.reports.library import Library
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
    """The same for the content of a file with this name.

    Raises NotOurReportError for an intact file of other origin.
    """
    code = why_no_report(data)
    if code is not None:
        raise ReportFileError(file, code)
    if looks_like_json(data):
        return OpenedReport(read_report_json(data, file))
    if not looks_like_word(data):
        raise NotOurReportError(file, FormatErrorCode.NO_REPORT)
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


def bring_in(
    opened: OpenedReport, library: Library, new_id: UUID, *, from_colleague: bool = False
) -> Report:
    """Add the report to the library, unless it is there already word for word.

    Where the library has the same report with other words, the file becomes a draft of its own
    beside it. One from a colleague who is still writing is marked as built on theirs. Raises
    StorageError.
    """
    report = opened.report
    contents = library.contents()
    for version in contents.versions(report.report_id):
        if _says_the_same(version, report):
            return version
    for draft in contents.drafts:
        # A form of other origin is recognised by its content only. A single question belongs to the
        # report that it goes back to.
        if not report.only and content_of(draft) == content_of(report):
            return draft
    if library.contains(report.report_id):
        changes = {"status": ReportStatus.DRAFT, "submitted_at": None, "docx": None}
        report = report.model_copy(update={**changes, "report_id": new_id})
    elif from_colleague:
        report = report.model_copy(update={"built_on": report.modified_at})
    library.save(report)
    return report


def another_for_term(report: Report, library: Library) -> str:
    """The sentence where there is another report for the committee and term already, else ""."""
    if report.committee is None or report.term is None or report.only:
        return ""
    if library.contains(report.report_id):
        return ""
    other = library.for_term(report.committee.id, report.term)
    if other is None or content_of(other) == content_of(report):
        return ""
    return (
        f"Du har redan en rapport från {report.committee.name} för {report.term.in_a_sentence}. "
        "Den är kvar, och filen är en egen rapport."
    )


def _says_the_same(one: Report, other: Report) -> bool:
    return _said(one) == _said(other)


def _said(report: Report) -> Report:
    return without_set_aside(report).model_copy(update={"docx": None, "built_on": None})


def what_was_edited(opened: OpenedReport, form: FormDefinition) -> str:
    """The sentences on a document that was edited since its export."""

    def told(places: tuple[str, ...]) -> str:
        return ", ".join(map(form.place_name, places))

    text = f"Dokumentet har ändrats sedan det exporterades: {told(opened.edited)}."
    if opened.report.unplaced and FieldName.UNPLACED in opened.edited:
        text += " Text som stod utanför svaren finns under Granska."
    if not opened.not_taken:
        return f"{text} Ändringarna är med här."
    lost = told(opened.not_taken)
    return f"{text} Det här gick inte att läsa in: {lost}. Jämför med dokumentet."
