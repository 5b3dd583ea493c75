"""A mail with one file, which arrives byte for byte, whatever it is called."""

from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import pytest

from app.model.letter import Letter
from app.services.sending.file_mail import write_file_mail
from app.storage.errors import StorageError
from tests.support.workplace import TODAY

LETTER = Letter(subject="Fråga: Svart ekonomi", text="Hej,\n")


@pytest.mark.parametrize(
    ("name", "attached"),
    [("fraga.nrapport", "fraga.nrapport"), ("Fråga till Åsa.nrapport", "fraga-till-asa.nrapport")],
)
def test_it_lies_beside_the_file_and_has_it(tmp_path: Path, name: str, attached: str) -> None:
    file = tmp_path / name
    file.write_bytes(b'{"a": "\xc3\xa5"}\r\n')
    mail = write_file_mail(LETTER, file, TODAY)
    assert (mail.letter, mail.attachments) == (LETTER, (file,))
    assert mail.file == tmp_path / f"{file.stem}_mejl.eml"
    read = message_from_bytes(mail.file.read_bytes(), policy=default)
    assert isinstance(read, EmailMessage)
    assert read["X-Unsent"] == "1"
    (part,) = read.iter_attachments()
    assert (part.get_filename(), part.get_content()) == (attached, file.read_bytes())


def test_no_mail_is_written_without_the_file(tmp_path: Path) -> None:
    with pytest.raises(StorageError):
        write_file_mail(LETTER, tmp_path / "borta.nrapport", TODAY)
    assert list(tmp_path.iterdir()) == []
