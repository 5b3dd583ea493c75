"""Every kind of document that is written, against the schemas and rules of Open XML."""

import re
import zipfile
from pathlib import Path

import pytest
from lxml import etree
from openxml_audit import OpenXmlValidator

from app.formats.docx.markup import MC, named
from app.formats.docx.report_docx import write_form_docx
from app.model.report import Contact
from tests.formats.collation.collation_documents import written
from tests.support.collations import example_collation
from tests.support.every_kind import empty_report, every_kind, full_report
from tests.support.report_documents import (
    exported,
    form_named,
    parts_of,
    rich_report,
    template,
    zipped,
)

FORM = form_named("stadsdelsnamnd")
VALUES = every_kind()
REPORT = rich_report(FORM)
BLANK = REPORT.model_copy(
    update={
        "committee": None,
        "term": None,
        "contact": Contact(),
        "answers": tuple(
            answer.model_copy(update={"blocks": (), "not_applicable": False, "reason": ""})
            for answer in REPORT.answers
        ),
    }
)
DOCUMENTS = {
    "report": exported(REPORT, FORM),
    "draft": exported(REPORT, FORM, draft=True),
    "without answers": exported(BLANK, FORM),
    "form": write_form_docx(BLANK, FORM, template()),
    "collation": written(example_collation()),
    "report with values": exported(full_report(VALUES), VALUES, draft=True),
    "form with values": write_form_docx(empty_report(VALUES), VALUES, template()),
}
# The standard leaves the theme to each document; only the validator wants one.
_NO_FAULT = "Sem_MissingRelationshipType"


def _faults(document: bytes, folder: Path) -> list[str]:
    path = folder / "document.docx"
    path.write_bytes(document)
    found = OpenXmlValidator().validate(path).errors
    return [f"{one.part_uri} {one.description}" for one in found if one.id != _NO_FAULT]


@pytest.mark.parametrize("kind", DOCUMENTS)
def test_a_document_is_valid(kind: str, tmp_path: Path) -> None:
    assert _faults(DOCUMENTS[kind], tmp_path) == []


def test_the_validator_sees_what_the_schema_does_not_allow(tmp_path: Path) -> None:
    parts = parts_of(DOCUMENTS["report"])
    body = parts["word/document.xml"].replace(b"<w:alias ", b"<w:aliases ", 1)
    assert _faults(zipped({**parts, "word/document.xml": body}), tmp_path) != []


@pytest.mark.parametrize("kind", DOCUMENTS)
def test_no_part_has_a_comment_before_its_root(kind: str) -> None:
    # Calligra Words takes such a part for none.
    for name, part in parts_of(DOCUMENTS[kind]).items():
        assert re.match(rb"(<\?xml[^>]*\?>)?\s*<[^!?]", part), name


@pytest.fixture(scope="module")
def ecma(tmp_path_factory: pytest.TempPathFactory) -> etree.XMLSchema:
    folder = tmp_path_factory.mktemp("ecma-376")
    with zipfile.ZipFile(Path(__file__).with_name("ecma-376.zip")) as schemas:
        schemas.extractall(folder)
    return etree.XMLSchema(etree.parse(folder / "wml.xsd"))


def _as_old_programs_read(content: bytes) -> etree._Element:
    """A part without what it says may be ignored (mc:Ignorable, ECMA-376 part 3)."""
    root = etree.fromstring(content)
    prefixes = str(root.attrib.pop(named(MC, "Ignorable"), "")).split()
    for prefix in prefixes:
        for element in list(root.iter(f"{{{root.nsmap[prefix]}}}*")):
            parent = element.getparent()
            if parent is not None:
                parent.remove(element)
    return root


@pytest.mark.parametrize("kind", DOCUMENTS)
def test_each_part_is_what_the_standard_says(kind: str, ecma: etree.XMLSchema) -> None:
    parts = {
        name: _as_old_programs_read(content)
        for name, content in parts_of(DOCUMENTS[kind]).items()
        if name.startswith("word/") and name.endswith(".xml")
    }
    assert "word/document.xml" in parts
    faults = {name: str(ecma.error_log) for name, root in parts.items() if not ecma.validate(root)}
    assert faults == {}


def test_the_standard_allows_no_element_of_another_name(ecma: etree.XMLSchema) -> None:
    document = parts_of(DOCUMENTS["report"])["word/document.xml"]
    assert not ecma.validate(etree.fromstring(document.replace(b"<w:tcW ", b"<w:tcV ")))
