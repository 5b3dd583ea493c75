"""Files of other kinds are refused with what they are and what to do."""

import pytest

from app.formats.file_kinds import is_packed, why_no_report
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
        (_open_document(), "OpenDocument-format"),
        (b"\x89PNG\r\n\x1a\n", "är en bild"),
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
        # As LibreOffice writes it, and cut off.
        packed({"_rels/.rels": b"<x/>", "word/document.xml": b"<x/>" * 99})[:200],
    ],
)
def test_what_may_be_a_report_is_read(data: bytes) -> None:
    assert why_no_report(data) is None


def test_what_is_packed_has_documents_or_mails_in_it() -> None:
    assert is_packed(packed({"mapp/rapport.docx": b"x", "bild.png": b"x"}))
    assert is_packed(packed({"Mejl.MSG": b"x"}))
    for data in (word_file(paragraph("Hej")), _open_document(), packed({"bild.png": b"x"}), b"PK"):
        assert not is_packed(data)
    assert not is_packed(packed({"rapport.docx": b"x" * 99})[:60])
