"""Reads an exported document back, with what was edited in Word since."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.formats.docx import document_texts as wording
from app.formats.docx.control_reader import DocumentContent, read_content
from app.formats.docx.document_texts import (
    shown_blocks,
    shown_lines,
    shown_reason,
)
from app.formats.docx.embedded import embedded_json, is_collation
from app.formats.docx.package import WordPackage
from app.formats.docx.report_body import control_tag
from app.formats.errors import FormatErrorCode, NotOurReportError, ReportFileError
from app.formats.report_json import read_report_json
from app.model.report import CONTACT_FIELDS, Answer, AnswerStatus, Contact, Report, Unplaced
from app.model.rich_text import Block, plain_text
from app.model.term import Term

Controls = Mapping[str, tuple[Block, ...]]


@dataclass(frozen=True)
class EditedReport:
    """The report as its document says now, as it was exported, and what differs.

    The differing are named by question id, or `committee`, `term`, `contact.name` and so on, or
    `unplaced` for text that stands outside all of them. A control that has vanished without a trace
    changes nothing, and is among `not_taken`. Of the committee only the name stands in the
    document; which one it is, the register has to say.
    """

    report: Report
    exported: Report
    edited: tuple[str, ...]
    not_taken: tuple[str, ...]
    committee_name: str


def _with_edits(report: Report, content: DocumentContent) -> EditedReport:
    """Compare what was exported with what the document says now."""
    controls = content.controls
    before = shown_lines(report)
    now = {tag: _line(controls[tag], text) for tag, text in before.items() if tag in controls}
    answers = tuple(_answer(answer, controls) for answer in report.answers)
    edited = [tag for tag, text in before.items() if now.get(tag) != text]
    edited += [
        old.question_id
        for old, new in zip(report.answers, answers, strict=True)
        if new != old or control_tag(old.question_id) not in controls
    ]
    tags = {answer.question_id: control_tag(answer.question_id) for answer in answers}
    not_taken = tuple(place for place in edited if tags.get(place, place) not in controls)
    changed = {tag: text for tag, text in now.items() if text != before[tag]}
    contact = _contact(report.contact, changed)
    update: dict[str, object] = {
        "term": Term.recognised(changed["term"]) if "term" in changed else report.term,
        "contact": contact,
        "contact_confirmed": report.contact_confirmed or contact != report.contact,
        "answers": answers,
    }
    if content.outside:
        beside = Unplaced(question=wording.OUTSIDE, blocks=content.outside)
        update["unplaced"] = (*report.unplaced, beside)
        edited.append("unplaced")
    committee_name = now.get("committee", before["committee"])
    return EditedReport(
        report=report.model_copy(update=update),
        exported=report,
        edited=tuple(edited),
        not_taken=not_taken,
        committee_name=committee_name,
    )


def _line(blocks: tuple[Block, ...], before: str) -> str:
    text = " ".join(block.text for block in blocks)
    # A prompt that a word processor has turned into text.
    return before if not before and text == wording.NOT_FILLED_IN else text


def _contact(contact: Contact, changed: Mapping[str, str]) -> Contact:
    fields = {
        field: changed.get(f"contact.{field}", getattr(contact, field)) for field in CONTACT_FIELDS
    }
    return Contact(**fields)


def _answer(answer: Answer, controls: Controls) -> Answer:
    blocks = controls.get(control_tag(answer.question_id))
    if blocks is None or blocks == shown_blocks(answer):
        return answer
    if answer.status is AnswerStatus.BLANK and plain_text(blocks) == wording.NO_ANSWER:
        return answer
    reason = shown_reason(blocks) if answer.not_applicable else None
    if reason is not None:
        return answer.model_copy(update={"reason": reason})
    return answer.model_copy(update={"not_applicable": False, "reason": "", "blocks": blocks})


def read_report_docx(data: bytes, file: str) -> EditedReport:
    """Read a document of `write_report_docx`, with what was edited in it since.

    Raises NotOurReportError for a Word file of other origin, ReportFileError for a broken one.
    """
    package = WordPackage(data, file)
    content = embedded_json(package)
    if content is None and is_collation(package):
        raise ReportFileError(file, FormatErrorCode.COLLATION)
    if content is None:
        raise NotOurReportError(file, FormatErrorCode.NOT_EXPORTED)
    report = read_report_json(content, file)
    questions = {control_tag(answer.question_id): answer.question for answer in report.answers}
    return _with_edits(report, read_content(package, list(shown_lines(report)), questions))
