"""Mails in Outlook's own format: the attached files come out as they went in."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.formats.errors import ReportFileError
from app.formats.mail.mail_reader import MAX_ATTACHMENTS, Mail
from app.formats.mail.outlook_mail import is_outlook_mail, read_outlook_mail
from tests.support.outlook_mails import compound_file, message, outlook_mail

SENT = datetime.datetime(2022, 9, 14, 9, 30, tzinfo=datetime.UTC)
LONG = bytes(range(256)) * 60


def _files(mail: Mail) -> dict[str, bytes]:
    return {attachment.name: attachment.data for attachment in mail.attachments}


def test_files_short_and_long_come_out_byte_for_byte() -> None:
    files = {"rapport.docx": LONG, "Årets rapport från nämnden.json": b'{"a": 1}', "tom.txt": b""}
    data = outlook_mail(files, SENT)
    assert is_outlook_mail(data)
    mail = read_outlook_mail(data, "mejl.msg")
    assert _files(mail) == files
    assert mail.sent_at == SENT


def test_a_mail_that_was_never_sent_has_no_day() -> None:
    assert read_outlook_mail(outlook_mail({"a.json": b"x"}), "mejl.msg").sent_at is None


def test_the_files_of_a_forwarded_mail_are_there_with_its_name() -> None:
    data = outlook_mail({"Rapport från Farsta": message({"a.json": b"1"}), "b.json": b"2"})
    assert _files(read_outlook_mail(data, "mejl.msg")) == {
        "Rapport från Farsta, a.json": b"1",
        "b.json": b"2",
    }


def test_pictures_of_the_text_are_left_out() -> None:
    data = outlook_mail({"logo.png": LONG, "foto.png": LONG}, None, {"logo.png": "logo@stad"})
    assert list(_files(read_outlook_mail(data, "mejl.msg"))) == ["foto.png"]


def test_a_name_claims_no_folder() -> None:
    data = outlook_mail({"..\\..\\C:/hemligt/a.json": b"1"})
    assert list(_files(read_outlook_mail(data, "mejl.msg"))) == ["a.json"]


def test_many_files_or_mails_within_mails_are_refused() -> None:
    many = outlook_mail({f"{at}.json": b"1" for at in range(MAX_ATTACHMENTS + 1)})
    with pytest.raises(ReportFileError, match="för stor"):
        read_outlook_mail(many, "mejl.msg")
    deep = message({"a.json": b"1"})
    for _ in range(10):
        deep = message({"mejl": deep})
    with pytest.raises(ReportFileError, match="för stor"):
        read_outlook_mail(compound_file(deep), "mejl.msg")


@given(st.data())
def test_a_damaged_mail_is_read_or_refused(data: st.DataObject) -> None:
    whole = bytearray(outlook_mail({"a.docx": LONG, "b": message({"c.json": b"1"})}, SENT))
    for _ in range(data.draw(st.integers(1, 8))):
        whole[data.draw(st.integers(8, len(whole) - 1))] = data.draw(st.integers(0, 255))
    end = data.draw(st.integers(600, len(whole)))
    try:
        read_outlook_mail(bytes(whole[:end]), "mejl.msg")
    except ReportFileError as error:
        assert "mejl.msg" in str(error)
