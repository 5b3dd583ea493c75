"""What is refused, and what a file may lack."""

import pytest

from app.formats.errors import FormatErrorCode, ReportFileError
from app.formats.open_document.body_reader import read_open_document
from tests.support.open_document import (
    manifest_with,
    open_document,
    paragraph,
)
from tests.support.open_document_texts import texts


def _code(data: bytes) -> FormatErrorCode:
    with pytest.raises(ReportFileError) as error:
        read_open_document(data, "a.odt")
    assert error.value.file == "a.odt"
    return error.value.code


_KIND = "application/vnd.oasis.opendocument"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (open_document(kind=f"{_KIND}.text-template"), FormatErrorCode.TEMPLATE),
        (open_document(kind=f"{_KIND}.spreadsheet"), FormatErrorCode.OPEN_DOCUMENT),
        (open_document(kind=f"{_KIND}.text-master"), FormatErrorCode.OPEN_DOCUMENT),
        (open_document(parts={"content.xml": b"<x/>"}), FormatErrorCode.OPEN_DOCUMENT),
        (open_document(parts={"content.xml": b"<x>"}), FormatErrorCode.DAMAGED),
        (open_document(parts={"styles.xml": b"<!DOCTYPE x><x/>"}), FormatErrorCode.DOCTYPE),
        (open_document()[:900], FormatErrorCode.DAMAGED),
        (
            open_document(
                parts={
                    "META-INF/manifest.xml": manifest_with(
                        '<manifest:file-entry manifest:full-path="content.xml">'
                        "<manifest:encryption-data/></manifest:file-entry>"
                    ),
                    "content.xml": b"\x00\x01",
                }
            ),
            FormatErrorCode.PASSWORD,
        ),
        (open_document(paragraph() * 50_001), FormatErrorCode.TOO_BIG),
        (open_document(paragraph("<text:s/>" * 200_001)), FormatErrorCode.TOO_BIG),
    ],
)
def test_what_is_no_text_is_refused_by_what_it_is(data: bytes, code: FormatErrorCode) -> None:
    assert _code(data) is code


@pytest.mark.parametrize("wrapper", ["text:span", "text:meta", "draw:a", "text:a"])
def test_what_is_nested_deep_is_read_or_damaged(wrapper: str) -> None:
    inside = f"<{wrapper}>" * 240 + "djupt" + f"</{wrapper}>" * 240
    assert texts(paragraph(inside)) == ["djupt"]
    assert _code(open_document(paragraph(f"<{wrapper}>" * 400 + f"</{wrapper}>" * 400))) is (
        FormatErrorCode.DAMAGED
    )


def test_a_manifest_may_name_a_dtd_as_abiword_writes_it() -> None:
    named = b'<?xml version="1.0"?>\n<!DOCTYPE manifest:manifest PUBLIC "-//a//EN" "M.dtd">\n'
    for doctype, code in ((named, None), (named[:-2] + b" [ ]>", "doctype")):
        data = open_document(
            paragraph("a"), parts={"META-INF/manifest.xml": doctype + manifest_with("")}
        )
        if code is None:
            assert read_open_document(data, "a.odt").blocks
        else:
            assert _code(data) is FormatErrorCode.DOCTYPE


def test_a_file_may_lack_all_but_its_content() -> None:
    content = b'<office:document-content xmlns:office="%s" xmlns:text="%s"><office:body>' % (
        b"urn:oasis:names:tc:opendocument:xmlns:office:1.0",
        b"urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    )
    content += (
        b"<office:text><text:p>ensam</text:p></office:text></office:body></office:document-content>"
    )
    from tests.support.zip_files import packed

    found = read_open_document(packed({"content.xml": content}), "a.odt")
    assert [block.text for block in found.blocks] == ["ensam"]
