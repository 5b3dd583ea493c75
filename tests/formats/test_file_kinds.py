"""Files of other kinds are refused with what they are and what to do."""

import io
import zipfile

import pytest

from app.formats.file_kinds import why_no_report
from tests.support.word_form import paragraph, word_file


def _open_document() -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        package.writestr("content.xml", "<x/>")
    return target.getvalue()


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "filen är tom"),
        (b" \r\n\t", "filen är tom"),
        (b"%PDF-1.7\n%\xe2\xe3", "är en PDF"),
        (b"\n\njunk before it\n%PDF-1.4", "är en PDF"),
        (b"{\\rtf1\\ansi Hej}", "RTF. Öppna den i Word och spara den som .docx"),
        (_open_document(), "OpenDocument-format"),
        (b"\x89PNG\r\n\x1a\n", "är en bild"),
        (b"X-Unsent: 1\r\nSubject: Rapport\r\nMIME-Version: 1.0\r\n\r\n", "är ett mejl"),
        (b"From: a@b.se\nSubject: Rapport\nMIME-Version: 1.0\n\n", "är ett mejl"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "är en bild"),
        (
            bytes.fromhex("D0CF11E0A1B11AE1") + "__substg1.0_3701000D".encode("utf-16-le"),
            "Outlooks eget format (.msg). Spara bilagorna",
        ),
    ],
)
def test_what_it_is_is_told_with_what_to_do(data: bytes, says: str) -> None:
    reason = why_no_report(data)
    assert reason is not None
    assert says in reason


@pytest.mark.parametrize(
    "data",
    [
        word_file(paragraph("Hej")),
        b'{"schema": "naringslivsrapport/report/1"}',
        "Nämnd\nFarsta stadsdelsnämnd".encode(),
        "\ufeffNämnd".encode("utf-16"),
        b"From: Farsta\nTill: kontoret\n\nVi har svarat.",
        b"Vi har skrivit om formatet {\\rtf i svaret.",
    ],
)
def test_what_may_be_a_report_is_read(data: bytes) -> None:
    assert why_no_report(data) is None
