"""What the file says about itself: title, author, dates, organisation."""

import datetime

from docx.document import Document
from lxml import etree

from app.formats.docx.markup import xml_bytes
from app.model.form import FormDefinition
from app.model.report import Report

COMPANY_PART = "docProps/app.xml"
_COMPANY = "{http://schemas.openxmlformats.org/officeDocument/2006/extended-properties}Company"
# The longest that python-docx takes.
_MAX = 255


def write_properties(document: Document, report: Report, form: FormDefinition) -> None:
    """Fill the core properties from the report."""
    committee = report.committee.name if report.committee else ""
    term = report.term.label if report.term else ""
    author = report.contact.name.strip() or committee
    properties = document.core_properties
    properties.title = " – ".join(part for part in (form.short_title, committee, term) if part)[
        :_MAX
    ]
    properties.author = properties.last_modified_by = author[:_MAX]
    properties.created = _naive_utc(report.created_at)
    properties.modified = _naive_utc(report.modified_at)
    properties.language = form.language
    properties.revision = report.revision


def company_part(template: bytes, report: Report) -> bytes:
    """The extended properties with the committee as the company."""
    root = etree.fromstring(template)
    company = root.find(_COMPANY)
    if company is not None:
        company.text = report.committee.name if report.committee else ""
    return xml_bytes(root)


def _naive_utc(moment: datetime.datetime) -> datetime.datetime:
    # python-docx writes whatever it is given with a Z at the end.
    return moment.astimezone(datetime.UTC).replace(tzinfo=None)
