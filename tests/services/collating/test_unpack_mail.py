"""A file is itself; a mail is all that is attached to it, and to the mails in it."""

import datetime

import pytest

from app.formats.errors import FormatErrorCode
from app.services.collating.unpack_mail import IncomingFile, UnopenedMail, unpack
from tests.support.mails import SENT, mail, mail_file
from tests.support.outlook_mails import message, outlook_mail

WRITTEN = datetime.datetime(2022, 9, 30, tzinfo=datetime.UTC)
LATER = SENT + datetime.timedelta(days=3)
JSON = b'{"a": 1}'


def _apart(data: bytes, name: str = "mejl.eml") -> list[IncomingFile | UnopenedMail]:
    return list(unpack(IncomingFile(name, data, WRITTEN)))


def _items(data: bytes, name: str = "mejl.eml") -> list[IncomingFile]:
    found = _apart(data, name)
    assert all(isinstance(one, IncomingFile) for one in found)
    return [one for one in found if isinstance(one, IncomingFile)]


def _nested(deep: int, inside: bytes) -> bytes:
    """A file within so many mails, each attached as a file to the next."""
    name, data = "a.json", inside
    for number in range(deep):
        data = mail_file({name: data})
        name = f"{number}.eml"
    return data


@pytest.mark.parametrize("data", [b"", JSON, b"PK\x03\x04", b"From whom it may concern"])
def test_a_file_is_itself(data: bytes) -> None:
    assert _apart(data, "a.docx") == [IncomingFile("a.docx", data, WRITTEN)]


def test_what_is_attached_comes_in_its_order_with_the_time_of_the_mail() -> None:
    found = _items(mail_file({"b.docx": b"PK", "a.json": JSON}))
    assert found == [
        IncomingFile("b.docx", b"PK", WRITTEN, SENT, "b.docx"),
        IncomingFile("a.json", JSON, WRITTEN, SENT, "a.json"),
    ]


def test_a_mail_that_outlook_has_saved_is_opened_too() -> None:
    data = outlook_mail({"a.json": JSON}, SENT)
    assert _items(data, "mejl.msg") == [IncomingFile("a.json", JSON, WRITTEN, SENT, "a.json")]


def test_mails_that_are_attached_as_files_are_opened() -> None:
    outer = mail({"1.eml": mail_file({"a.json": JSON}, sent=SENT), "b.json": JSON}, sent=LATER)
    outer.add_attachment(
        outlook_mail({"c.json": JSON}),
        maintype="application",
        subtype="vnd.ms-outlook",
        filename="2.msg",
    )
    found = _items(outer.as_bytes())
    assert [(one.attachment, one.sent_at) for one in found] == [
        ("1.eml, a.json", SENT),
        ("b.json", LATER),
        # A mail that does not say when it was sent was sent before it was sent on.
        ("2.msg, c.json", LATER),
    ]
    assert [one.name for one in found] == ["a.json", "b.json", "c.json"]


def test_mails_that_are_forwarded_within_are_opened_whatever_saved_them() -> None:
    inner = outlook_mail({"VB": message({"a.json": JSON})}, SENT)
    (found,) = _items(mail_file({"svar.msg": inner}))
    assert (found.attachment, found.data) == ("svar.msg, VB, a.json", JSON)


def test_mails_in_mails_are_opened_until_it_is_too_much() -> None:
    (found,) = _items(_nested(3, JSON))
    assert found.attachment == "1.eml, 0.eml, a.json"
    (one,) = _apart(_nested(4, JSON))
    assert isinstance(one, UnopenedMail)
    assert (one.error.code, one.item.attachment) == (FormatErrorCode.TOO_BIG, "2.eml, 1.eml, 0.eml")


def test_many_mails_within_each_other_are_not_gone_through() -> None:
    assert len(_apart(_nested(12, JSON))) == 1


def test_a_mail_without_a_file_says_so_wherever_it_is() -> None:
    (one,) = _apart(mail_file({}))
    assert isinstance(one, UnopenedMail)
    assert (one.error.code, one.item.attachment) == (FormatErrorCode.NO_ATTACHMENT, "")
    good, empty = _apart(mail_file({"a.json": JSON, "tomt.eml": mail_file({})}))
    assert isinstance(good, IncomingFile)
    assert isinstance(empty, UnopenedMail)
    assert (empty.error.code, empty.item.attachment) == (FormatErrorCode.NO_ATTACHMENT, "tomt.eml")


def test_a_mail_that_cannot_be_opened_costs_the_others_nothing() -> None:
    cut_off = outlook_mail({"a.json": JSON})[:2_000]
    first, second = _apart(mail_file({"trasigt.msg": cut_off, "b.json": JSON}))
    assert isinstance(first, UnopenedMail)
    assert (first.item.attachment, bool(first.error.reason)) == ("trasigt.msg", True)
    assert isinstance(second, IncomingFile)
    assert second.attachment == "b.json"


def test_of_hundreds_of_files_the_rest_is_told_of_as_one() -> None:
    inside = mail_file({f"{number}.json": JSON for number in range(80)})
    found = _apart(mail_file({f"{number}.eml": inside for number in range(5)}))
    assert all(isinstance(one, IncomingFile) for one in found[:300])
    (rest,) = found[300:]
    assert isinstance(rest, UnopenedMail)
    assert rest.error.code is FormatErrorCode.TOO_BIG
    assert rest.item.name == "mejl.eml"
