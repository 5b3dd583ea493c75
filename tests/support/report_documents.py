"""Exported documents for tests: a rich report, and ways to change a document's parts."""

import datetime
import subprocess
from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path
from shutil import which
from uuid import UUID
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from lxml import etree

from app.formats.docx.markup import w
from app.formats.docx.report_docx import write_report_docx
from app.formats.question_set.form_toml import read_form_file
from app.model.committee import Committee
from app.model.form import FormDefinition
from app.model.report import Answer, Contact, Report, new_report
from app.model.rich_text import Block, Span
from tests.support.example_report import (
    EXAMPLE,
    bold,
    bullet,
    italic,
    number,
    paragraph,
    subheading,
)
from tests.support.patience import PATIENCE_S
from tests.support.terms import CALENDAR, IN_STOCKHOLM, a_term

_ROOT = Path(__file__).parents[2]
_TEMPLATE = _ROOT / "resources" / "report-template"
_LINKED: tuple[Block, ...] = (
    paragraph("Läs mer på ", Span(text="stadens sidor", href="https://start.stockholm/"), "."),
    paragraph(bold("Fet"), " och ", italic("kursiv"), "\noch en rad till."),
    bullet("punkt"),
    bullet("djupare", level=1),
    bullet("djupast", level=2),
    number("ett"),
    number("a", level=1),
    paragraph(),
    number("ett igen"),
    subheading("Sist"),
    paragraph("E\u2011post, 08\u00a0508, närings\u00adliv.\tSlut."),
)


def template() -> dict[str, bytes]:
    """The parts of the document template, as the application hands them over."""
    files = (path for path in _TEMPLATE.rglob("*") if path.is_file())
    return {path.relative_to(_TEMPLATE).as_posix(): path.read_bytes() for path in files}


def form_named(name: str) -> FormDefinition:
    """A question set that is shipped."""
    form = read_form_file((_ROOT / "forms" / f"{name}.toml").read_bytes(), name, CALENDAR)
    assert isinstance(form, FormDefinition)
    return form


def rich_report(form: FormDefinition) -> Report:
    """The example with everything a document can hold, a question without an answer too."""
    report = new_report(
        form,
        Committee(
            id="hagersten-alvsjo",
            name="Hägersten-Älvsjö stadsdelsnämnd",
            administration="Hägersten-Älvsjö stadsdelsförvaltning",
            type="stadsdelsnamnd",
        ),
        a_term(EXAMPLE.term),
        report_id=UUID(int=7),
        now=datetime.datetime(2022, 9, 14, 9, 30, tzinfo=datetime.UTC),
        application_version="1.0",
    )
    contact = Contact(name=EXAMPLE.name, phone=EXAMPLE.phone, email=EXAMPLE.email)
    report = report.model_copy(update={"contact": contact})
    for question_id, blocks in (EXAMPLE.answers | {"dialog-foretag": _LINKED}).items():
        report = report.with_answer(_with(report.answer(question_id), blocks=blocks))
    for question_id, reason in EXAMPLE.reasons.items():
        aside = _with(report.answer(question_id), not_applicable=True, reason=reason)
        report = report.with_answer(aside)
    return report


def _with(answer: Answer, **changes: object) -> Answer:
    return Answer.model_validate({**answer.model_dump(), **changes}, context=IN_STOCKHOLM)


def exported(report: Report, form: FormDefinition, *, draft: bool = False) -> bytes:
    """The report as a document made with the template that is shipped."""
    return write_report_docx(report, form, template(), draft=draft)


def parts_of(document: bytes) -> dict[str, bytes]:
    """The parts of a document by name."""
    with ZipFile(BytesIO(document)) as package:
        return {name: package.read(name) for name in package.namelist()}


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """A document of these parts."""
    target = BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return target.getvalue()


def main_part(document: bytes) -> etree._Element:
    """The root of word/document.xml."""
    return etree.fromstring(parts_of(document)["word/document.xml"])


def edited(document: bytes, change: Callable[[etree._Element], None]) -> bytes:
    """The document after somebody has changed its main part."""
    root = main_part(document)
    change(root)
    return zipped({**parts_of(document), "word/document.xml": etree.tostring(root)})


def control(root: etree._Element, tag: str) -> etree._Element:
    """The content control with this tag."""
    for found in root.iter(w("sdt")):
        if found.find(f"{w('sdtPr')}/{w('tag')}[@{w('val')}='{tag}']") is not None:
            return found
    raise KeyError(tag)


def content(root: etree._Element, tag: str) -> etree._Element:
    """What stands in the control with this tag."""
    found = control(root, tag).find(w("sdtContent"))
    assert found is not None
    return found


def run_program(program: str, *arguments: str) -> str:
    """What a program on PATH prints. Without the program the test is skipped."""
    if which(program) is None:
        pytest.skip(f"{program} is not on PATH")
    done = subprocess.run(
        [program, *arguments], check=True, capture_output=True, timeout=PATIENCE_S
    )
    return done.stdout.decode()
