"""The report as a Word document: written in the order of the printed form, and read back."""

from collections.abc import Mapping

from app.formats.docx.block_writer import BlockWriter, PartReferences
from app.formats.docx.body_writer import BodyWriter, control_tag
from app.formats.docx.control_reader import read_content
from app.formats.docx.document_texts import shown_lines
from app.formats.docx.document_writer import document_bytes, open_template
from app.formats.docx.edits import Standing, as_it_stands
from app.formats.docx.embedded import EMBEDDED_PART, embedded_json, embedded_part, is_collation
from app.formats.docx.package import WordPackage
from app.formats.docx.page_frame import write_page_frame
from app.formats.docx.properties import COMPANY_PART, company_part, write_properties
from app.formats.errors import NotOurReportError, ReportFileError
from app.formats.report_json import A_COLLATION, read_report_json, write_report_json
from app.model.form import FormDefinition
from app.model.report import Report


def write_report_docx(
    report: Report, form: FormDefinition, template: Mapping[str, bytes], *, draft: bool = False
) -> bytes:
    """The report on its question set as a file for Word, with the report's JSON embedded.

    `template` has the files of resources/report-template by part name, such as
    `word/styles.xml`. Raises ValueError for a form that is not the report's.
    """
    return _written(report, form, template, draft=draft, blank=False)


def write_form_docx(report: Report, form: FormDefinition, template: Mapping[str, bytes]) -> bytes:
    """The empty form as a file for Word, from a report without answers; else as the report is."""
    return _written(report, form, template, draft=False, blank=True)


def _written(
    report: Report,
    form: FormDefinition,
    template: Mapping[str, bytes],
    *,
    draft: bool,
    blank: bool,
) -> bytes:
    if [a.question_id for a in report.answers] != [q.id for q in form.questions()]:
        raise ValueError("the report does not answer the questions of this form")
    report_json = write_report_json(report.model_copy(update={"docx": None}))
    document = open_template(
        {
            **template,
            COMPANY_PART: company_part(template[COMPANY_PART], report),
            EMBEDDED_PART: embedded_part(report_json),
        }
    )
    end_of_body = document.element.body[-1]
    blocks = BlockWriter(PartReferences(document.part))
    for element in BodyWriter(report, form, blocks, blank=blank).elements():
        end_of_body.addprevious(element)
    write_page_frame(document, report, form, draft=draft, blank=blank)
    write_properties(document, report, form)
    return document_bytes(document)


def read_report_docx(data: bytes, file: str) -> Standing:
    """Read a document that `write_report_docx` has made, with what was edited in it since.

    Raises NotOurReportError for a Word file of other origin, ReportFileError for a broken one.
    """
    package = WordPackage(data, file)
    content = embedded_json(package)
    if content is None and is_collation(package):
        raise ReportFileError(file, A_COLLATION)
    if content is None:
        raise NotOurReportError(
            file,
            "dokumentet är inte en rapport som är exporterad från det här programmet, eller så har "
            "det sparats om så att rapporten i det har försvunnit. Öppna JSON-filen som hör till",
        )
    report = read_report_json(content, file)
    questions = {control_tag(answer.question_id): answer.question for answer in report.answers}
    return as_it_stands(report, read_content(package, list(shown_lines(report)), questions))
