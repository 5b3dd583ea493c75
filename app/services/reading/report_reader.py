"""Reading a filled report from any source: our own files, the city's Word form, plain text."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, Self, runtime_checkable
from uuid import uuid5

from app.formats.errors import FormatErrorCode, NotOurReportError, ReportFileError
from app.formats.file_kinds import FileKind, kind_of
from app.formats.filled_form.form_reader import FilledForm, as_shown, read_filled_form
from app.formats.limits import MAX_FILE_BYTES
from app.formats.source_text import SourceText
from app.formats.text_reader import read_text
from app.model.calendar import Calendar
from app.model.finding import FieldName
from app.model.form import FormDefinition
from app.model.report import CONTACT_LENGTHS, Answer, Report, ReportStatus, Unplaced
from app.model.rewording import as_put
from app.model.rich_text import Block
from app.model.shown_characters import shown
from app.model.swedish import in_figures
from app.model.term import Term
from app.services.reading.committee_and_term import committee_of, not_said, not_understood, term_of
from app.services.reading.found_reports import FoundReports
from app.services.reading.omissions import describe_omissions
from app.services.reading.own_files import OpenedReport, describe_edits, open_data, open_report
from app.services.report_context import ReportContext
from app.services.reports.new_reports import distinct
from app.storage.file_reading import read_bytes

if TYPE_CHECKING:
    from app.formats.xlsform.read_form import ReadForm
    from app.services.reading.unpacking import IncomingFile, Unpacked

_COPIED = "Den kopierade texten"
_GUESSED = (
    "Svaren är lästa ur en PDF som inte säger vad som är stycken, listor och underrubriker. "
    "Titta igenom dem."
)
_UNPLACED = "Text som inte hör till någon fråga"


@dataclass(frozen=True)
class ReadReport:
    """A report read from a source, with Swedish remarks on the reading."""

    source: str
    opened: OpenedReport
    remarks: tuple[str, ...] = ()
    filled_in_elsewhere: bool = False
    changes: str = ""
    """Sentences on what was edited in a document since its export."""
    about_answers: tuple[str, ...] = ()
    """The remarks on the answers."""
    not_said: tuple[tuple[FieldName, str], ...] = ()
    """The remarks on fields that the source says nothing of."""
    written_committee: str = ""
    """What a form that was filled in elsewhere says in the place of the committee."""

    @property
    def is_being_written(self) -> bool:
        """Whether it is an unedited draft of this program, to go on writing."""
        edited = self.filled_in_elsewhere or bool(self.opened.edited or self.opened.remarks)
        return not edited and self.opened.report.status is ReportStatus.DRAFT

    @property
    def is_edited_document(self) -> bool:
        """Whether it is a document of this program that somebody has edited, or commented on."""
        opened = self.opened
        touched = opened.edited or opened.remarks
        return opened.exported is not None and bool(touched)

    @classmethod
    def of(cls, report: Report) -> Self:
        """For a report in the library."""
        return cls("", OpenedReport(report))


def deduplicated(reads: Iterable[ReadReport]) -> tuple[ReadReport, ...]:
    """Without duplicates and older revisions: see `distinct`."""
    reads = tuple(reads)
    kept = distinct([read.opened.report for read in reads])
    return tuple(read for read in reads if any(read.opened.report is one for one in kept))


class Reader(Protocol):
    """Reads files, in this process or another."""

    def read(self, path: Path) -> ReadReport: ...
    def open(self, path: Path) -> OpenedReport: ...


@runtime_checkable
class FindsReports(Protocol):
    """Reads all reports in a file. The one in app/services/collating is unknown here."""

    def find_reports(self, path: Path) -> FoundReports: ...


class Reading(Protocol):
    def done(self) -> bool: ...
    def result(self) -> ReadReport: ...
    def stop(self) -> None: ...


class BackgroundReader(Protocol):
    def begin(self, path: Path) -> Reading: ...
    def read_workbook(self, path: Path) -> "ReadForm":
        """Read a workbook as a question set. Raises FormFileError with cells, ImportRefused."""

    def close(self) -> None: ...


def source_name(path: Path) -> str:
    return f"”{shown(path.name)}”"


def source_names(paths: Sequence[Path]) -> list[str]:
    """Likewise of several; those of the same name are told apart by where they lie."""
    names = Counter(path.name for path in paths)
    return [
        f"{source_name(path)} i {shown(str(path.parent))}"
        if names[path.name] > 1
        else source_name(path)
        for path in paths
    ]


class ReportReader:
    """Reads reports with the question sets and committees of a catalog."""

    def __init__(self, context: ReportContext) -> None:
        self._context = context
        self._catalog = context.catalog
        self._calendar = context.catalog.calendar

    def read(self, path: Path) -> ReadReport:
        """Read a file, or the one report in a mail or a ZIP file; its content decides what it is.

        Raises ReportFileError for one that holds no report, or several, StorageError for one that
        cannot be read.
        """
        # Loaded where a file is read: the window starts without mails and documents.
        from app.services.reading.unpacking import MAX_BYTES, IncomingFile, unpack

        whole = IncomingFile(path.name, read_bytes(path, MAX_BYTES), self._context.now())
        inside = unpack(whole)
        first = next(inside)
        if first is whole:
            return self._read_data(whole.data, whole.name, source_name(path))
        return self._read_packed(path, chain([first], inside))

    def _read_packed(self, path: Path, inside: "Iterable[Unpacked]") -> ReadReport:
        from app.services.reading.packed_report import only_report

        read, others = only_report(path.name, inside, self._read_inside)
        told = f"Det här i filen är inte läst: {', '.join(others)}."
        remarks = (*read.remarks, told) if others else read.remarks
        return replace(read, source=source_name(path), remarks=remarks)

    def _read_inside(self, item: "IncomingFile") -> ReadReport:
        read = self._read_data(item.data, item.name, item.name)
        if not read.filled_in_elsewhere:
            return read
        # A form has no id of its own, and there may be several.
        own_id = uuid5(self._context.new_id(), item.attachment)
        report = read.opened.report.model_copy(update={"report_id": own_id})
        return replace(read, opened=OpenedReport(report))

    def _read_data(self, data: bytes, file: str, source: str) -> ReadReport:
        if len(data) > MAX_FILE_BYTES:
            raise ReportFileError(file, FormatErrorCode.TOO_BIG)
        try:
            opened = open_data(data, file, self._catalog.register, self._catalog.forms)
        except NotOurReportError:
            return self.read_form(data, file, source)
        changes = ""
        if opened.edited:
            changes = describe_edits(opened, self._catalog.form_of(opened.report))
        return ReadReport(source, opened, opened.remarks, changes=changes)

    def read_form(self, data: bytes, file: str, source: str) -> ReadReport:
        """Read a form that was filled in elsewhere. Raises ReportFileError."""
        controls = _form_by_controls(data, file, self._calendar, self._catalog.forms)
        if controls is not None:
            return self._read(controls, source)
        text = _text_of(data, file)
        filled = read_filled_form(text, self._catalog.forms, self._calendar, file)
        return self._read(_with_tables(filled, data, file, self._calendar), source, text.guessed)

    def open(self, path: Path) -> OpenedReport:
        """Read a file that this program has written. Raises like `open_report`."""
        return open_report(path, self._catalog.register, self._catalog.forms)

    def read_copied(self, blocks: tuple[Block, ...], text: str) -> ReadReport:
        """Read copied text: as rich text if that contains a form, else as lines.

        Raises ReportFileError where it holds no report.
        """
        forms = self._catalog.forms
        try:
            filled = read_filled_form(SourceText(blocks), forms, self._calendar, _COPIED)
        except ReportFileError:
            plain = read_text(text.encode(errors="replace"), _COPIED)
            filled = read_filled_form(plain, forms, self._calendar, _COPIED)
        return self._read(filled, _COPIED)

    def _read(self, filled: FilledForm, source: str, guessed: bool = False) -> ReadReport:
        report = self._report(filled)
        called = "texten" if source == _COPIED else "filen"
        respondent = self._catalog.register.respondent
        missing = not_said(filled, report, called, respondent)
        about_answers = (*((_GUESSED,) if guessed else ()), *_about_answers(filled, called))
        return ReadReport(
            source,
            OpenedReport(report),
            (
                *(remark for _, remark in missing),
                *not_understood(filled, report, respondent),
                *about_answers,
            ),
            filled_in_elsewhere=True,
            not_said=missing,
            about_answers=about_answers,
            written_committee=filled.committee,
        )

    def _report(self, filled: FilledForm) -> Report:
        form = filled.form
        committee = committee_of(filled, self._catalog.register)
        term = term_of(filled, self._calendar)
        empty = self._context.new_report(form, committee, term)
        answers = tuple(_answer(filled, answer, term) for answer in empty.answers)
        unplaced = Unplaced(question=_UNPLACED, blocks=filled.unplaced)
        return empty.model_copy(
            update={
                "contact": filled.contact,
                "answers": answers,
                "unplaced": (unplaced,) if filled.unplaced else (),
            }
        )


def _form_by_controls(
    data: bytes, file: str, calendar: Calendar, forms: Sequence[FormDefinition]
) -> FilledForm | None:
    if kind_of(data, file) is not FileKind.WORD:
        return None
    from app.formats.docx.tagged_form import read_tagged_form

    return read_tagged_form(data, file, calendar, forms)


def _with_tables(filled: FilledForm, data: bytes, file: str, calendar: Calendar) -> FilledForm:
    if kind_of(data, file) is not FileKind.WORD:
        return filled
    from app.formats.docx.tagged_form import read_tables

    term = term_of(filled, calendar)
    return replace(filled, values=read_tables(data, file, filled.form, term))


def _answer(filled: FilledForm, empty: Answer, term: Term | None) -> Answer:
    read = filled.values.get(empty.question_id)
    if read is not None:
        return as_put(read, empty)
    blocks = filled.answers.get(empty.question_id, ())
    return as_shown(empty, blocks, filled.form.question(empty.question_id), term)


def _text_of(data: bytes, file: str) -> SourceText:
    kind = kind_of(data, file)
    # Loaded where a file of the kind is: the window starts without them.
    if kind is FileKind.WORD:
        from app.formats.docx.block_reader import read_word_text

        return read_word_text(data, file)
    if kind is FileKind.OPEN_DOCUMENT:
        from app.formats.open_document.body_reader import read_open_document

        return read_open_document(data, file)
    if kind is FileKind.PDF:
        from app.formats.pdf.pdf_reader import read_pdf

        return read_pdf(data, file)
    return read_text(data, file)


def _about_answers(filled: FilledForm, source: str) -> tuple[str, ...]:
    remarks = []
    missing = [
        question.short or question.text
        for question in filled.form.questions()
        # One that is asked only after some answers may be left out.
        if question.id not in filled.answers and question.ask_if is None
    ]
    if missing:
        these = "Den här frågan" if len(missing) == 1 else "De här frågorna"
        remarks.append(f"{these} finns inte i {source}: {', '.join(missing)}.")
    remarks += describe_omissions(filled.omissions, filled.form)
    for field in filled.too_long:
        called = filled.form.place_name(f"contact.{field}")
        most = CONTACT_LENGTHS[field]
        remarks.append(
            f"{called} är längre än {in_figures(most)} tecken i filen, och står kvar för sig."
        )
    if filled.unplaced:
        remarks.append("En del text hör inte till någon fråga. Den finns kvar för sig.")
    return tuple(remarks)
