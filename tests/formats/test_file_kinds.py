"""Files of other kinds are refused with what they are and what to do."""

import pytest

from app.formats.errors import FormatErrorCode
from app.formats.file_kinds import FileKind, is_archive, kind_of, why_no_report
from tests.support.word_form import paragraph, word_file
from tests.support.zip_files import packed


def _open_document() -> bytes:
    return packed({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<x/>"})


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "filen är tom"),
        (b" \r\n\t", "filen är tom"),
        (b"{\\rtf1\\ansi Hej}", "RTF. Öppna den i Word och spara den som .docx"),
        (b"\x89PNG\r\n\x1a\n", "är en bild"),
        (b"Date: x\r\nX-Unsent: 1\r\nMIME-Version: 1.0\r\n\r\n", "är ett mejl"),
        (b"X-Unsent: 1\r\nSubject: Rapport\r\nMIME-Version: 1.0\r\n\r\n", "är ett mejl"),
        (b"From: a@b.se\nSubject: Rapport\nMIME-Version: 1.0\n\n", "är ett mejl"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "är en bild"),
        (b"GIF89a", "är en bild"),
        (b"RIFF\x00\x00\x00\x00WEBP", "är en bild"),
        (b"\x00\x00\x00\x18ftypheic", "är en bild"),
        (bytes.fromhex("789F3E22"), "bara Outlook kan öppna"),
        (b"0\x80" + bytes.fromhex("06092A864886F70D010702"), "bara Outlook kan öppna"),
        (b"<!DOCTYPE html><html>", "är en webbsida eller XML"),
        (b"\xef\xbb\xbf<?xml version='1.0'?>", "är en webbsida eller XML"),
        (b"\r\n<HTML lang=sv>", "är en webbsida eller XML"),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related", "är en webbsida eller XML"),
        (
            bytes.fromhex("D0CF11E0A1B11AE1") + "__substg1.0_3701000D".encode("utf-16-le"),
            "Outlooks eget format (.msg). Spara bilagorna",
        ),
    ],
)
def test_what_it_is_is_told_with_what_to_do(data: bytes, says: str) -> None:
    code = why_no_report(data)
    assert code is not None
    assert says in code.reason()


@pytest.mark.parametrize(
    "data",
    [
        word_file(paragraph("Hej")),
        b'{"schema": "naringslivsrapport/report/1"}',
        "Nämnd\nFarsta stadsdelsnämnd".encode(),
        "\ufeffNämnd".encode("utf-16"),
        b"From: Farsta\nTill: kontoret\n\nVi har svarat.",
        b"Vi har skrivit om formatet {\\rtf i svaret.",
        b"Vi har lagt ut <html> i svaret.",
        b"0123456789",
        _open_document(),
        # As LibreOffice writes it, and cut off.
        packed({"_rels/.rels": b"<x/>", "word/document.xml": b"<x/>" * 99})[:200],
    ],
)
def test_what_may_be_a_report_is_read(data: bytes) -> None:
    assert why_no_report(data) is None


def test_what_is_packed_is_no_document() -> None:
    for files in ({"mapp/rapport.docx": b"x", "bild.png": b"x"}, {"Mejl.MSG": b"x"}, {"a": b""}):
        assert is_archive(packed(files))
        assert why_no_report(packed(files)) is FormatErrorCode.PACKED
    for data in (word_file(paragraph("Hej")), _open_document(), b"PK", packed({})):
        assert not is_archive(data)
    assert not is_archive(packed({"rapport.docx": b"x" * 99})[:60])


def test_a_document_of_either_kind_is_told_by_its_parts() -> None:
    late = packed({"content.xml": b"<x/>", "META-INF/manifest.xml": b"<x/>", "mimetype": b"x"})
    for data in (_open_document(), _open_document()[:80], late):
        assert kind_of(data, "a.odt") is FileKind.OPEN_DOCUMENT
    both = packed({"[Content_Types].xml": b"<x/>", "content.xml": b"<x/>"})
    for data in (word_file(paragraph("content.xml")), both, b"PK content.xml"):
        assert kind_of(data, "a.docx") is FileKind.WORD
