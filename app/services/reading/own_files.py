"""Opening files that this program has written, edited since or not."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from app.formats.errors import FormatErrorCode, NotOurReportError
from app.formats.file_kinds import FileKind, kind_of
from app.formats.limits import MAX_FILE_BYTES
from app.formats.report_json import read_report_json
from app.model.comment import Comment
from app.model.finding import FieldName
from app.model.form import FormDefinition, Labels
from app.model.kinds.conditions import with_all_questions
from app.model.register import Register
from app.model.report import CommitteeRef, Report, ReportStatus
from app.model.report_stages import as_correction
from app.model.rich_text import shortened
from app.services.reading.document_remarks import document_remarks
from app.storage.file_reading import read_bytes

if TYPE_CHECKING:
    from app.formats.docx.edited_report import EditedReport


@dataclass(frozen=True)
class OpenedReport:
    """A report read from a file.

    `edited` names the places changed since the export, `not_taken` those that could not be read,
    `written` what stands in those of them that say something. `remarks` are Swedish sentences on
    what else is in the document. `exported` is the report as it was when the document was made of
    it; None for a file that is no document.
    """

    report: Report
    edited: tuple[str, ...] = ()
    not_taken: tuple[str, ...] = ()
    written: tuple[tuple[str, str], ...] = ()
    remarks: tuple[str, ...] = ()
    exported: Report | None = None
    comments: tuple[Comment, ...] = ()


def open_report(
    path: Path, register: Register, forms: Sequence[FormDefinition] = ()
) -> OpenedReport:
    """Read our JSON or our DOCX; the content decides, not the name.

    A committee that was renamed in the document is looked up in the register; a name that is not
    there changes nothing, and stays among what was edited. With the report's question set among
    `forms`, what the document prints itself is known. Raises ReportFileError for a file that is no
    report, StorageError.
    """
    return open_data(read_bytes(path, MAX_FILE_BYTES), path.name, register, forms)


def open_data(
    data: bytes, file: str, register: Register, forms: Sequence[FormDefinition] = ()
) -> OpenedReport:
    """Like `open_report`, for the content of a file.

    Raises NotOurReportError for an intact file of other origin.
    """
    kind = kind_of(data, file)
    if kind is FileKind.JSON:
        return OpenedReport(
            with_all_questions(read_report_json(data, file, register.calendar), forms)
        )
    if kind is not FileKind.WORD:
        raise NotOurReportError(file, FormatErrorCode.NO_REPORT)
    # Loaded where a document is: the window starts without the Word format.
    from app.formats.docx.edited_report import read_report_docx

    reading = read_report_docx(data, file, register.calendar, forms)
    report, not_taken = with_all_questions(reading.report, forms), reading.not_taken
    if FieldName.COMMITTEE in reading.edited:
        named = register.named(reading.committee_name)
        if named is None:
            not_taken = (FieldName.COMMITTEE, *not_taken)
        else:
            report = report.model_copy(update={"committee": CommitteeRef.to(named)})
    if reading.edited and report.status is ReportStatus.SUBMITTED:
        # Edited since it was sent, it is the next revision.
        report = as_correction(report, report.modified_at)
    return OpenedReport(
        report,
        reading.edited,
        not_taken,
        written=written_places(reading, not_taken),
        remarks=document_remarks(reading),
        exported=with_all_questions(reading.exported, forms),
        comments=reading.comments,
    )


def written_places(reading: "EditedReport", places: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """What stands in the document in the place of the committee and of the term, if edited."""
    written = {FieldName.COMMITTEE: reading.committee_name, FieldName.TERM: reading.term_text}
    edited = set(places) & set(reading.edited)
    return tuple((place, text) for place, text in written.items() if place in edited and text)


def places_with_text(
    places: Sequence[str],
    form: FormDefinition | None,
    report: Report,
    written: Iterable[tuple[str, str]] = (),
) -> str:
    """The names of places, each with what stands there where that is known.

    Where the report's set is not installed, its questions go by their wording.
    """
    names = {place: _place_name(place, form, report) for place in places}
    for place, text in written:
        if place in names and text:
            names[place] += f" (”{shortened(text)}”)"
    return ", ".join(names.values())


def _place_name(place: str, form: FormDefinition | None, report: Report) -> str:
    if form is not None:
        return form.place_name(place)
    asked = {answer.question_id: shortened(answer.question) for answer in report.answers}
    return {**asked, **Labels().by_place()}.get(place, place)


def describe_edits(opened: OpenedReport, form: FormDefinition) -> str:
    """The sentences on a document that was edited since its export."""

    def names(places: tuple[str, ...]) -> str:
        return ", ".join(map(form.place_name, places))

    text = f"Dokumentet har ändrats sedan det exporterades: {names(opened.edited)}."
    if opened.report.unplaced and FieldName.UNPLACED in opened.edited:
        text += " Text som stod utanför svaren finns under Granska."
    if not opened.not_taken:
        return f"{text} Ändringarna är med här."
    lost = places_with_text(opened.not_taken, form, opened.report, opened.written)
    return f"{text} Det här gick inte att läsa in: {lost}. Jämför med dokumentet."
