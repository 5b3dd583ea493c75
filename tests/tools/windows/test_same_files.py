"""What counts as the same on two systems, and what does not."""

import io
import zipfile
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path
from uuid import uuid4

import pytest

from tools.windows.same_files import differences


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    pair = (tmp_path / "linux", tmp_path / "windows")
    for folder in pair:
        folder.mkdir()
    return pair


def _write(folders: tuple[Path, Path], name: str, *contents: bytes) -> list[str]:
    for folder, content in zip(folders, contents, strict=True):
        (folder / name).write_bytes(content)
    return list(differences(*folders))


def test_ids_moments_and_checksums_may_differ(folders: tuple[Path, Path]) -> None:
    texts = [
        f'{{"id": "{uuid4()}", "at": "2022-09-14T09:3{number}:00Z", "sha": "{number * 64}"}}'
        for number in ("1", "2")
    ]
    assert _write(folders, "a.json", *(text.encode() for text in texts)) == []


def test_anything_else_is_told_with_what_stands_there(folders: tuple[Path, Path]) -> None:
    (found,) = _write(folders, "a.json", b'{"name": "Anna"}', b'{"name": "Anne"}')
    assert found.startswith("a.json ")
    assert "Anna" in found
    assert "Anne" in found


def test_a_line_end_is_a_difference_but_not_in_what_a_command_says(
    folders: tuple[Path, Path],
) -> None:
    assert _write(folders, "a.result", rb"C:/a\b", rb"C:\a/b") == []
    assert len(_write(folders, "a.csv", b"a\n", b"a\r\n")) == 1


def test_a_file_that_one_of_them_has_not(folders: tuple[Path, Path]) -> None:
    (folders[0] / "b").mkdir()
    (folders[0] / "b" / "c.txt").touch()
    assert list(differences(*folders)) == ["b/c.txt: not there on windows"]


def _package(part: str) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as package:
        package.writestr("_rels/.rels", part)
    return written.getvalue()


def test_a_package_is_compared_by_what_its_parts_mean(folders: tuple[Path, Path]) -> None:
    one, same = _package('<a b="1" c="2"/>'), _package('<a\tc="2" b="1"></a>')
    assert _write(folders, "a.docx", one, same) == []
    (found,) = _write(folders, "a.docx", one, _package('<a b="1" c="3"/>'))
    assert found.startswith("a.docx _rels/.rels: ")


def _mail(attached: bytes) -> bytes:
    mail = EmailMessage(policy=SMTP)
    mail["Subject"] = "Rapport från nämnden"
    mail.set_content("Hej")
    mail.add_attachment(
        attached, maintype="application", subtype="octet-stream", filename="rapport.docx"
    )
    mail.set_boundary(f"=_{attached.hex()[-40:]:>040}")
    return mail.as_bytes()


def test_a_mail_is_compared_by_what_is_attached(folders: tuple[Path, Path]) -> None:
    one, same = (_mail(_package(part)) for part in ("<a/>", "<a></a>"))
    assert one != same
    assert _write(folders, "a.eml", one, same) == []
    (found,) = _write(folders, "a.eml", one, _mail(_package("<b/>")))
    assert found.startswith("a.eml rapport.docx _rels/.rels: ")


def test_when_a_mail_was_written_may_differ_and_its_other_headers_may_not(
    folders: tuple[Path, Path],
) -> None:
    mails = [
        f"Date: Mon, 30 Nov 2026 19:5{minute}:33 +0000\nSubject: {subject}\n\nHej\n".encode()
        for minute, subject in ((0, "Rapport"), (2, "Rapport"), (2, "Svar"))
    ]
    assert _write(folders, "a.eml", *mails[:2]) == []
    (found,) = _write(folders, "a.eml", *mails[1:])
    assert found.startswith("a.eml headers: ")
