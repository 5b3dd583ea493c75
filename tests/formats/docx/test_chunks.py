"""Other files that are put into a document as they are."""

import pytest

from app.formats.source_text import OmissionKind
from tests.support.filled_word_form import Part
from tests.support.word_answers import read_answer, texts
from tests.support.word_form import paragraph, table, word_file

_CHUNK = '<w:altChunk r:id="chunk"/>'
_PAGE = "<html><body><p>Svar å</p></body></html>"
_ARCHIVE = (
    'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\n'
    'Content-Type: text/html; charset="utf-8"\r\n'
    "Content-Transfer-Encoding: quoted-printable\r\n\r\n<p>Svar =C3=A5</p>\r\n--b--\r\n"
)


def _part(name: str, content: str | bytes) -> Part:
    return Part(f"word/{name}", "aFChunk", content, key="chunk")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.html", _PAGE),
        ("a.htm", _PAGE.encode("utf-16")),
        ("a.htm", "<p>Svar å</p>"),
        ("afchunk.dat", f"<!DOCTYPE html>{_PAGE}"),
        ("afchunk.xml", f'<?xml version="1.0"?>{_PAGE}'),
        ("a.mht", _ARCHIVE),
        ("afchunk.dat", _ARCHIVE),
        ("a.txt", "Svar å"),
        ("a.docx", word_file(paragraph("Svar å"))),
    ],
)
def test_a_file_of_text_is_read(name: str, content: str | bytes) -> None:
    assert texts(_CHUNK, _part(name, content)) == ["Svar å"]


@pytest.mark.parametrize(("name", "content"), [("a.rtf", "{\\rtf1 hej}"), ("a.docx", "PK\x03\x04")])
def test_another_file_is_told(name: str, content: str) -> None:
    assert read_answer(_CHUNK, _part(name, content)) == ([], [OmissionKind.EMBEDDED_FILE])


def test_a_page_of_nothing_but_a_picture_is_told() -> None:
    page = _part("a.html", '<img src="a.png" width="300" height="200">')
    assert read_answer(_CHUNK, page) == ([], [OmissionKind.PICTURE])


def test_a_file_that_is_missing_is_told() -> None:
    assert read_answer(_CHUNK) == ([], [OmissionKind.EMBEDDED_FILE])


def test_a_file_in_a_cell() -> None:
    assert texts(table([_CHUNK + "<w:p/>"]), _part("a.html", _PAGE)) == ["Svar å"]
