"""Finding every report in one file of the folder."""

import datetime
import hashlib
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID, uuid5

from app.formats.docx.edited_report import read_report_docx
from app.formats.errors import FormatErrorCode, NotOurReportError, ReportFileError
from app.formats.file_kinds import FileKind, begins_as_word, kind_of
from app.formats.limits import MAX_FILE_BYTES
from app.formats.report_json import read_report_json, write_report_json
from app.model.collation.judging import content_digest
from app.model.collation.submission import UNKNOWN_SURVEY, Source, SourceKind, Submission
from app.model.finding import FieldName, Finding
from app.model.form import FormDefinition
from app.model.kinds.conditions import as_asked, with_all_questions
from app.model.report import CommitteeRef, Report
from app.model.rules.relevance import set_aside_in_words
from app.services.reading.document_remarks import document_remarks
from app.services.reading.found_reports import (
    FoundAnswer,
    FoundReport,
    FoundReports,
    RefusedPart,
    findings_json,
)
from app.services.reading.own_files import places_with_text, written_places
from app.services.reading.report_reader import ReportReader, source_name
from app.services.reading.unpacking import MAX_BYTES, IncomingFile, Unopened, Unpacked, unpack
from app.services.review.review import review
from app.storage.file_reading import read_bytes, written_at

# All reports of a file are handed over at once.
_MOST_TOGETHER = 3_000_000
_NO_ID = UUID(int=0)
_LONG_AGO = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)
_UNKNOWN_FORM = "Frågorna som rapporten svarar på finns inte här, så svaren är inte granskade."


@dataclass(frozen=True)
class _Found:
    """A report as read, and the digest of its content when it was put into its file."""

    report: Report
    kind: SourceKind
    content: str
    edited: tuple[str, ...] = ()
    not_taken: tuple[str, ...] = ()
    written: tuple[tuple[str, str], ...] = ()
    remarks: tuple[str, ...] = ()


class ReportFinder(ReportReader):
    """A ReportReader that also finds all reports in a file, in a mail and a ZIP file too."""

    def find_reports(self, path: Path) -> FoundReports:
        """All reports in a file, and what in it is not a report, and why. Raises StorageError."""
        data, name = read_bytes(path, MAX_BYTES), path.name
        reports: list[FoundReport] = []
        refused: list[RefusedPart] = []
        size = 0
        for item in unpack(IncomingFile(name, data, written_at(path))):
            one = self._try(item)
            if isinstance(one, RefusedPart):
                refused.append(one)
                continue
            size += len(one.report)
            if size > _MOST_TOGETHER and reports:
                attachment = one.submission.source.attachment
                refused.append(RefusedPart(attachment=attachment, code=FormatErrorCode.TOO_BIG))
            else:
                reports.append(one)
        return FoundReports(reports=tuple(reports), refused=tuple(refused))

    def _try(self, item: Unpacked) -> FoundReport | RefusedPart:
        if isinstance(item, Unopened):
            return _refused(item.item, item.error)
        try:
            return self._found_report(item)
        except ReportFileError as error:
            return _refused(item, error)

    def _found_report(self, item: IncomingFile) -> FoundReport:
        found = self._read_file(item)
        report = with_all_questions(found.report, self._catalog.forms)
        known = self._catalog.has_form_of(report)
        form = self._catalog.form_of(report) if known else None
        remarks = found.remarks if known else (*found.remarks, _UNKNOWN_FORM)
        asked = as_asked(report)
        submission = Submission(
            number=0,
            source=Source(path=item.name, attachment=item.attachment),
            kind=found.kind,
            sha256=hashlib.sha256(item.data).hexdigest(),
            content=found.content,
            report_id=report.report_id,
            revision=report.revision,
            status=report.status,
            committee=self._registered(report),
            survey=self._survey(report),
            written=_written_committee(found),
            term=report.term,
            dated=_dated(found, item),
            sent_at=_sent(found, item),
            contact=report.contact,
            docx=report.docx,
            edited=places_with_text(found.edited, form, report, found.written),
            not_taken=places_with_text(found.not_taken, form, report),
            one_question=bool(report.only),
            remarks=remarks,
        )
        return FoundReport(
            submission=submission,
            form=f"{report.form.id} {report.form.version}",
            report=write_report_json(asked).decode(),
            answers=_answers(asked),
            findings=findings_json(self._review(report, form)),
        )

    def _read_file(self, item: IncomingFile) -> _Found:
        """Raises ReportFileError for a file without a report."""
        if len(item.data) > MAX_FILE_BYTES:
            raise ReportFileError(item.name, FormatErrorCode.TOO_BIG)
        kind = kind_of(item.data, item.name)
        if kind is FileKind.JSON:
            report = read_report_json(item.data, item.name, self._calendar)
            return _Found(report, SourceKind.JSON, content_digest(report))
        if kind is FileKind.WORD:
            try:
                return self._document(item)
            except NotOurReportError:
                pass
        read = self.read_form(item.data, item.name, source_name(Path(item.name)))
        own_id = uuid5(self._context.new_id(), item.name)
        report = read.opened.report.model_copy(update={"report_id": own_id})
        return _Found(
            report,
            SourceKind.FORM,
            _form_digest(report),
            written=((FieldName.COMMITTEE, read.written_committee),),
            remarks=read.about_answers,
        )

    def _document(self, item: IncomingFile) -> _Found:
        document = read_report_docx(item.data, item.name, self._calendar, self._catalog.forms)
        exported = document.exported
        # The committee and the term are those it was exported with: it belongs to its JSON. What
        # somebody has written instead is noted like every other change.
        report = document.report.model_copy(
            update={"committee": exported.committee, "term": exported.term}
        )
        return _Found(
            report,
            SourceKind.DOCX,
            content_digest(exported),
            document.edited,
            not_taken=tuple(
                place
                for place in document.not_taken
                if place not in {FieldName.COMMITTEE, FieldName.TERM}
            ),
            written=written_places(document, (*document.not_taken, FieldName.COMMITTEE)),
            remarks=document_remarks(document),
        )

    def _registered(self, report: Report) -> CommitteeRef | None:
        """The committee in the register, by its id or its name."""
        if report.committee is None:
            return None
        register = self._catalog.register
        known = register.get(report.committee.id) or register.named(report.committee.name)
        return CommitteeRef.to(known) if known else None

    def _survey(self, report: Report) -> str:
        surveys = self._catalog.surveys
        return (surveys.of(report.form) or UNKNOWN_SURVEY) if surveys.several else ""

    def _review(self, report: Report, form: FormDefinition | None) -> tuple[Finding, ...]:
        if form is None:
            return ()
        found = review(report, form, self._catalog.register)
        return tuple(finding for finding in found if finding.accepted is None)


def _refused(item: IncomingFile, error: ReportFileError) -> RefusedPart:
    return RefusedPart(
        attachment=item.attachment,
        code=error.code,
        details=error.details,
        place=error.place,
        is_document=begins_as_word(item.data),
    )


def _dated(found: _Found, item: IncomingFile) -> datetime.datetime:
    if found.kind is SourceKind.FORM:
        return item.sent_at or item.written_at
    return found.report.submitted_at or found.report.modified_at


def _sent(found: _Found, item: IncomingFile) -> datetime.datetime | None:
    # A form does not say when it was sent.
    return item.sent_at if found.kind is SourceKind.FORM else found.report.submitted_at


def _form_digest(report: Report) -> str:
    # A form has no id of its own; the one made up for it would make two copies differ.
    same = {"report_id": _NO_ID, "created_at": _LONG_AGO, "modified_at": _LONG_AGO}
    return content_digest(report.model_copy(update=same))


def _written_committee(found: _Found) -> str:
    own = found.report.committee
    return dict(found.written).get(FieldName.COMMITTEE) or (own.name if own else "")


def _answers(report: Report) -> tuple[FoundAnswer, ...]:
    return tuple(
        FoundAnswer(
            question_id=answer.question_id,
            section=answer.section,
            wording=answer.question,
            kind=answer.kind,
            status=answer.status,
            words=answer.words,
            answer=answer.model_dump_json(),
        )
        for answer in map(set_aside_in_words, report.answers)
    )
