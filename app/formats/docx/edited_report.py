"""Reads an exported document back, with what was edited in Word since."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from app.formats.docx import document_texts as wording
from app.formats.docx.comments import read_comments
from app.formats.docx.control_names import control_tag
from app.formats.docx.control_reader import DocumentContent, read_content
from app.formats.docx.document_texts import (
    shown_blocks,
    shown_lines,
    shown_reason,
)
from app.formats.docx.embedded import embedded_json, is_collation
from app.formats.docx.form_outline import is_answered
from app.formats.docx.markup import w
from app.formats.docx.package import WordPackage
from app.formats.errors import FormatErrorCode, NotOurReportError, ReportFileError
from app.formats.prompts import without_prompts
from app.formats.report_json import read_report_json
from app.formats.source_text import Omission
from app.formats.value_reading import ValueReader
from app.model import lengths
from app.model.base import fits
from app.model.calendar import Calendar
from app.model.comment import Comment
from app.model.form import FormDefinition, referred_form
from app.model.invisible_characters import clean_name
from app.model.kinds.kind import Kind
from app.model.report import (
    CONTACT_LENGTHS,
    Answer,
    AnswerStatus,
    Contact,
    Report,
    Unplaced,
)
from app.model.rich_text import Block, plain_text, without_meaningless_characters
from app.model.term import Term


@dataclass(frozen=True)
class EditedReport:
    """The report as its document says now, as it was exported, and what differs.

    The differing are named by question id, or `committee`, `term`, `contact.name` and so on, or
    `unplaced` for text that stands outside all of them. Among `not_taken` are a control that has
    vanished without a trace, which changes nothing, a term that is none, and contact details that
    are longer than they may be. Of the committee only the name stands in the document; which one it
    is, the register has to say.

    `form` is the report's question set, if it was among those to read by. `form_text` is what the
    form prints and was changed, `omissions` what a report has no place for.
    """

    report: Report
    exported: Report
    edited: tuple[str, ...]
    not_taken: tuple[str, ...]
    committee_name: str
    term_text: str = ""
    form: FormDefinition | None = None
    form_text: tuple[str, ...] = ()
    omissions: tuple[Omission, ...] = ()
    comments: tuple[Comment, ...] = ()
    has_tracked_changes: bool = False


def with_edits(
    report: Report, content: DocumentContent, form: FormDefinition | None, calendar: Calendar
) -> EditedReport:
    """Compare what was exported with what the document says now."""
    controls = content.controls
    before = shown_lines(report)
    now = {tag: _line(controls[tag], text) for tag, text in before.items() if tag in controls}
    read = {
        answer.question_id: _read(answer, content, form, report.term) for answer in report.answers
    }
    answers = tuple(read[answer.question_id] or answer for answer in report.answers)
    edited = [tag for tag, text in before.items() if now.get(tag) != text]
    edited += [
        old.question_id
        for old, new in zip(report.answers, answers, strict=True)
        if new != old or read[old.question_id] is None
    ]
    tags = {answer.question_id: control_tag(answer.question_id) for answer in answers}
    changed = {tag: text for tag, text in now.items() if text != before[tag]}
    contact, too_long = _contact(report.contact, changed)
    update: dict[str, object] = {
        "term": calendar.recognised(changed["term"]) if "term" in changed else report.term,
        "contact": contact,
        "contact_confirmed": report.contact_confirmed or contact != report.contact,
        "answers": answers,
    }
    gone = {tag for tag in before if tag not in controls}
    gone |= {question for question, answer in read.items() if answer is None}
    not_taken = [place for place in edited if place in gone | too_long]
    if changed.get("term") and update["term"] is None:
        not_taken.insert(0, "term")
    if content.outside:
        beside = Unplaced(question=wording.OUTSIDE, blocks=content.outside)
        update["unplaced"] = (*report.unplaced, beside)
        edited.append("unplaced")
    ids = {tag: question_id for question_id, tag in tags.items()}
    return EditedReport(
        report=report.model_copy(update=update),
        exported=report,
        edited=tuple(edited),
        not_taken=tuple(not_taken),
        committee_name=now.get("committee", before["committee"]),
        term_text=now.get("term", before["term"]),
        form_text=content.form_text,
        omissions=tuple(Omission(kind, ids.get(tag, tag)) for tag, kind in content.omissions),
    )


def _line(blocks: tuple[Block, ...], before: str) -> str:
    # As names and contact details are read everywhere.
    text = clean_name(" ".join(block.text for block in blocks))
    # A prompt that a word processor has turned into text.
    is_prompt = text == wording.NOT_FILLED_IN or _is_prompt(text)
    return before if not before and is_prompt else text


def _is_prompt(text: str) -> bool:
    return not without_prompts(text)


def _contact(contact: Contact, changed: Mapping[str, str]) -> tuple[Contact, set[str]]:
    """The details as they are now, and the places of those that are longer than they may be."""
    places = {field: f"contact.{field}" for field in CONTACT_LENGTHS}
    now = {field: changed[place] for field, place in places.items() if place in changed}
    taken = {field: text for field, text in now.items() if fits(text, CONTACT_LENGTHS[field])}
    too_long = {places[field] for field in now.keys() - taken}
    return Contact.model_validate({**contact.model_dump(), **taken}), too_long


def _read(
    answer: Answer, content: DocumentContent, form: FormDefinition | None, term: Term | None
) -> Answer | None:
    """The answer as it stands there; None for one that is gone, or has no room in a report."""
    if answer.question_id not in content.questions:
        # It is not asked, and so not printed.
        return answer
    tag = control_tag(answer.question_id)
    blocks = content.controls.get(tag)
    if blocks is None:
        return None
    if answer.kind is Kind.TEXT:
        return _text(answer, blocks)
    question = form.question(answer.question_id) if form else None
    return ValueReader(answer, question, term).read(blocks, content.tables.get(tag, ()))


def _text(answer: Answer, blocks: tuple[Block, ...]) -> Answer:
    if without_meaningless_characters(blocks) == without_meaningless_characters(
        shown_blocks(answer)
    ):
        return answer
    text = plain_text(blocks)
    if answer.status is AnswerStatus.BLANK and (text == wording.NO_ANSWER or _is_prompt(text)):
        return answer
    reason = shown_reason(blocks) if answer.not_applicable else None
    if reason is not None and fits(reason, lengths.REASON):
        return answer.model_copy(update={"reason": reason})
    return answer.model_copy(update={"not_applicable": False, "reason": "", "blocks": blocks})


def read_report_docx(
    data: bytes, file: str, calendar: Calendar, forms: Sequence[FormDefinition] = ()
) -> EditedReport:
    """Read a document of `write_report_docx`, with what was edited in it since.

    With the report's form among `forms`, what the form prints is told from what was written.
    Raises NotOurReportError for a Word file of other origin, ReportFileError for a broken one.
    """
    package = WordPackage(data, file)
    content = embedded_json(package)
    if content is None and is_collation(package):
        raise ReportFileError(file, FormatErrorCode.COLLATION)
    if content is None:
        raise NotOurReportError(file, FormatErrorCode.NOT_EXPORTED)
    report = read_report_json(content, file, calendar)
    form = _form_of(report, forms)
    stands = read_content(package, report, form)
    by_tag = {control_tag(answer.question_id): answer.question_id for answer in report.answers}
    places = {comment: by_tag.get(tag, tag) for comment, tag in stands.commented.items()}
    return replace(
        with_edits(report, stands, form, calendar),
        form=form,
        comments=read_comments(package, places),
        has_tracked_changes=_has_tracked_changes(package),
    )


def _form_of(report: Report, forms: Sequence[FormDefinition]) -> FormDefinition | None:
    form = referred_form(report.form, forms)
    return form if form and is_answered(form, report) else None


def _has_tracked_changes(package: WordPackage) -> bool:
    names = (w(name) for name in ("ins", "del", "moveFrom", "moveTo"))
    return next(package.document.iter(*names), None) is not None
