"""Writes a report, or its empty form, as a Word document."""

from collections.abc import Mapping
from io import BytesIO

from app.formats.docx.block_writer import BlockWriter, References
from app.formats.docx.document_properties import PROPERTIES_PART, properties_part
from app.formats.docx.document_texts import form_line, header_line, revision_line
from app.formats.docx.document_writer import XmlWriter, frame_parts, write_document
from app.formats.docx.embedded import EMBEDDED_PART, embedded_part
from app.formats.docx.form_outline import is_answered
from app.formats.docx.markup import tidied, xml_bytes
from app.formats.docx.report_body import ReportBody
from app.formats.report_json import write_report_json
from app.model.form import FormDefinition
from app.model.kinds.kind import Kind
from app.model.report import Report

_COMPANY_PART = "docProps/app.xml"
_COMPANY = "{http://schemas.openxmlformats.org/officeDocument/2006/extended-properties}Company"


def write_report_docx(
    report: Report, form: FormDefinition, template: Mapping[str, bytes], *, draft: bool = False
) -> bytes:
    """The report as a Word file, with its JSON embedded.

    `template` has the files of resources/report-template by part name, such as
    `word/styles.xml`. Raises ValueError for a form that is not the report's.
    """
    return _written(report, form, template, draft=draft, blank=False)


def write_form_docx(report: Report, form: FormDefinition, template: Mapping[str, bytes]) -> bytes:
    """The empty form as a Word file, made from a report without answers."""
    return _written(report, form, template, draft=False, blank=True)


def _written(
    report: Report,
    form: FormDefinition,
    template: Mapping[str, bytes],
    *,
    draft: bool,
    blank: bool,
) -> bytes:
    if not is_answered(form, report):
        raise ValueError("the report does not answer the questions of this form")
    report_json = write_report_json(report.model_copy(update={"docx": None}))
    below = form_line(form) if blank else revision_line(report)
    filled = {
        **frame_parts(header_line(report, form), below, draft=draft),
        PROPERTIES_PART: _properties(report, form),
        _COMPANY_PART: _company_part(template[_COMPANY_PART], report),
        EMBEDDED_PART: embedded_part(report_json),
    }

    def write_text(xml: XmlWriter, references: References) -> None:
        body = ReportBody(report, form, BlockWriter(references), blank=blank)
        for element in body.elements():
            xml.write(element)

    target = BytesIO()
    has_values = any(answer.kind is not Kind.TEXT for answer in report.answers)
    write_document(template, filled, target, write_text, has_values=has_values)
    return target.getvalue()


def _properties(report: Report, form: FormDefinition) -> bytes:
    committee = report.committee.name if report.committee else ""
    term = report.term.label if report.term else ""
    return properties_part(
        title=" – ".join(part for part in (form.short_title, committee, term) if part),
        author=report.contact.name.strip() or committee,
        created=report.created_at,
        modified=report.modified_at,
        language=form.language,
        revision=report.revision,
    )


def _company_part(template: bytes, report: Report) -> bytes:
    """The extended properties with the committee as the company."""
    root = tidied(template)
    company = root.find(_COMPANY)
    if company is not None:
        company.text = report.committee.name if report.committee else ""
    return xml_bytes(root)
