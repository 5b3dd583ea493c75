"""The mail as Python's own reader of mails sees it: the words, and the files byte for byte."""

import datetime
import re
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.formats.file_kinds import begins_as_mail
from app.formats.mail.mail_writer import write_mail
from app.model.base import sanitise
from app.model.invisible_characters import clean_name
from app.model.letter import Letter

SUBJECT = "Uppföljningsrapport näringsliv, Norrmalms stadsdelsnämnd, tertialrapport 2 2022"
LETTER = Letter(
    recipient="naringsliv@stockholm.se",
    subject=SUBJECT,
    text="Hej,\n\nhär är rapporten – två filer.\n\nÅsa Öberg\n",
)
WRITTEN = datetime.datetime(2022, 9, 14, 9, 30, tzinfo=datetime.UTC)
DOCX, JSON = "rapport_2022-T2_norrmalm_r1.docx", "rapport_2022-T2_norrmalm_r1.json"
FILES = {
    DOCX: b"PK\x03\x04" + bytes(range(256)) * 40 + b"\r\n.\r\n",
    JSON: '{"a": "å – \\n"}\r\n\n{"lone": "\r"}'.encode(),
}


def _read(mail: bytes) -> EmailMessage:
    read = message_from_bytes(mail, policy=default)
    assert isinstance(read, EmailMessage)
    assert not any(part.defects for part in read.walk())
    return read


def _attached(mail: EmailMessage) -> dict[str | None, object]:
    parts = mail.iter_attachments()
    return {part.get_filename(): part.get_payload(decode=True) for part in parts}


def _text(mail: EmailMessage) -> str:
    body = mail.get_body()
    assert isinstance(body, EmailMessage)
    content = body.get_content()
    assert isinstance(content, str)
    return content.replace("\r\n", "\n")


def test_what_is_written_is_read() -> None:
    mail = _read(write_mail(LETTER, FILES, WRITTEN))
    assert (mail["X-Unsent"], mail["To"], mail["Subject"]) == ("1", LETTER.recipient, SUBJECT)
    assert _text(mail) == LETTER.text
    assert _attached(mail) == FILES


def test_it_says_nothing_that_the_mail_program_is_to_say() -> None:
    mail = _read(write_mail(LETTER, FILES, WRITTEN))
    headers = {"Date", "X-Unsent", "To", "Subject", "MIME-Version", "Content-Type"}
    assert set(mail.keys()) == headers


def test_it_is_as_mail_programs_want_it() -> None:
    mail = write_mail(LETTER, FILES, WRITTEN)
    assert mail.isascii()
    assert b"\n" not in mail.replace(b"\r\n", b"")
    assert max(map(len, mail.split(b"\r\n"))) <= 100
    text, document, data = _read(mail).iter_parts()
    assert text["Content-Transfer-Encoding"] == "quoted-printable"
    assert text.get_content_charset() == "utf-8"
    assert document["Content-Transfer-Encoding"] == data["Content-Transfer-Encoding"] == "base64"
    assert data.get_content_type() == "application/json"
    assert document.get_content_type() == (
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    )


def test_it_begins_as_what_desktops_know_as_a_mail() -> None:
    local = WRITTEN.astimezone(datetime.timezone(datetime.timedelta(hours=2)))
    for moment in (WRITTEN, local):
        mail = write_mail(LETTER, FILES, moment)
        assert mail.startswith(b"Date: Wed, 14 Sep 2022 09:30:00 +0000\r\nX-Unsent: 1\r\n")
        assert begins_as_mail(mail[:1024])


def test_it_is_the_same_each_time_and_another_for_other_content() -> None:
    mail = write_mail(LETTER, FILES, WRITTEN)
    assert write_mail(LETTER, FILES, WRITTEN) == mail
    others = (
        write_mail(LETTER.model_copy(update={"text": "Hej"}), FILES, WRITTEN),
        write_mail(LETTER, {**FILES, JSON: b"{}"}, WRITTEN),
    )
    boundaries = {re.findall(rb'boundary="(.+)"', one)[0] for one in (mail, *others)}
    assert len(boundaries) == 3


def test_without_a_recipient_there_is_none() -> None:
    mail = _read(write_mail(LETTER.model_copy(update={"recipient": ""}), FILES, WRITTEN))
    assert "To" not in mail


def test_a_swedish_domain_is_written_as_the_network_knows_it() -> None:
    mail = write_mail(LETTER.model_copy(update={"recipient": "naring@malmö.se"}), FILES, WRITTEN)
    assert b"\r\nTo: naring@xn--malm-8qa.se\r\n" in mail


@pytest.mark.parametrize("name", ["a" * 120 + ".docx", DOCX])
def test_a_name_is_in_one_piece_however_long(name: str) -> None:
    mail = write_mail(LETTER, {name: b"x"}, WRITTEN)
    assert f'\r\nContent-Disposition: attachment; filename="{name}"\r\n'.encode() in mail
    assert _attached(_read(mail)) == {name: b"x"}


@pytest.mark.parametrize(
    "recipient",
    ["a@b.se, c@d.se", "a@b.se\r\nBcc: c@d.se", "Åsa <a@b.se>", "a@b.se>", "a", "åsa ö@b.se", "@"],
)
def test_what_is_not_one_address_is_no_recipient(recipient: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        write_mail(LETTER.model_copy(update={"recipient": recipient}), FILES, WRITTEN)


_INJECTED = "Rapport\r\nBcc: nagon@exempel.se\r\n\r\nText"


def test_a_subject_brings_in_no_header() -> None:
    mail = _read(write_mail(Letter(subject=_INJECTED, text="Hej"), FILES, WRITTEN))
    assert mail["Bcc"] is None
    assert "Bcc: nagon@exempel.se" in mail["Subject"]


def test_a_subject_that_was_never_made_one_line_is_refused() -> None:
    with pytest.raises(ValueError, match=r"linefeed|newline"):
        write_mail(LETTER.model_copy(update={"subject": _INJECTED}), FILES, WRITTEN)


_LINES = st.text(max_size=120).map(sanitise).map(str)


@given(
    # As a letter has it: Python drops a soft hyphen that stands alone.
    subject=_LINES.map(lambda text: clean_name(" ".join(text.split()))),
    text=_LINES,
    files=st.dictionaries(
        st.from_regex(r"[a-z0-9_-]{1,90}\.(docx|json)", fullmatch=True),
        st.binary(max_size=300),
        min_size=1,
        max_size=3,
    ),
)
def test_any_words_and_any_files_come_back(
    subject: str, text: str, files: dict[str, bytes]
) -> None:
    letter = Letter(subject=subject, text=text)
    mail = _read(write_mail(letter, files, WRITTEN))
    assert mail["Subject"] == letter.subject
    assert _text(mail) == (letter.text if letter.text.endswith("\n") else f"{letter.text}\n")
    assert _attached(mail) == files
    assert set(mail.keys()) == {*("Date", "X-Unsent", "Subject", "MIME-Version", "Content-Type")}
