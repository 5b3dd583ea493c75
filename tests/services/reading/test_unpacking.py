"""A file is itself; a mail or a ZIP file is all that is in it, and in those in it."""

import datetime
import io
import zipfile

import pytest

from app.formats.errors import FormatErrorCode
from app.services.reading.unpacking import IncomingFile, Unopened, unpack
from tests.support.hostile_packages import set_in_headers
from tests.support.mails import SENT, mail, mail_file
from tests.support.outlook_mails import message, outlook_mail
from tests.support.zip_files import packed

WRITTEN = datetime.datetime(2022, 9, 30, tzinfo=datetime.UTC)
LATER = SENT + datetime.timedelta(days=3)
JSON = b'{"a": 1}'


def _apart(data: bytes, name: str = "mejl.eml") -> list[IncomingFile | Unopened]:
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
    assert isinstance(one, Unopened)
    assert (one.error.code, one.item.attachment) == (FormatErrorCode.TOO_BIG, "2.eml, 1.eml, 0.eml")


def test_many_mails_within_each_other_are_not_gone_through() -> None:
    assert len(_apart(_nested(12, JSON))) == 1


def test_a_mail_without_a_file_says_so_wherever_it_is() -> None:
    (one,) = _apart(mail_file({}))
    assert isinstance(one, Unopened)
    assert (one.error.code, one.item.attachment) == (FormatErrorCode.NO_ATTACHMENT, "")
    good, empty = _apart(mail_file({"a.json": JSON, "tomt.eml": mail_file({})}))
    assert isinstance(good, IncomingFile)
    assert isinstance(empty, Unopened)
    assert (empty.error.code, empty.item.attachment) == (FormatErrorCode.NO_ATTACHMENT, "tomt.eml")


def test_a_mail_that_cannot_be_opened_costs_the_others_nothing() -> None:
    cut_off = outlook_mail({"a.json": JSON})[:2_000]
    first, second = _apart(mail_file({"trasigt.msg": cut_off, "b.json": JSON}))
    assert isinstance(first, Unopened)
    assert (first.item.attachment, bool(first.error.reason)) == ("trasigt.msg", True)
    assert isinstance(second, IncomingFile)
    assert second.attachment == "b.json"


def test_of_hundreds_of_files_the_rest_is_told_of_as_one() -> None:
    inside = mail_file({f"{number}.json": JSON for number in range(80)})
    found = _apart(mail_file({f"{number}.eml": inside for number in range(5)}))
    assert all(isinstance(one, IncomingFile) for one in found[:300])
    (rest,) = found[300:]
    assert isinstance(rest, Unopened)
    assert rest.error.code is FormatErrorCode.TOO_BIG
    assert rest.item.name == "mejl.eml"


# ZIP files.


def test_what_is_packed_comes_by_its_name_without_folders() -> None:
    files = {
        "Farsta/": b"",
        "Farsta/b.docx": b"x",
        "a.json": JSON,
        "__MACOSX/._a.json": b"x",
        ".DS_Store": b"x",
    }
    found = _items(packed(files), "alla.zip")
    assert [(one.name, one.data, one.attachment) for one in found] == [
        ("b.docx", b"x", "b.docx"),
        ("a.json", JSON, "a.json"),
    ]


def test_mails_and_packed_files_within_each_other_are_opened_until_it_is_too_much() -> None:
    inner = packed({"1.eml": mail_file({"a.json": JSON}), "b.json": JSON})
    found = _items(packed({"inre.zip": inner}), "alla.zip")
    assert [one.attachment for one in found] == ["inre.zip, 1.eml, a.json", "inre.zip, b.json"]
    # Only then it is sent.
    assert [one.sent_at for one in found] == [SENT, None]
    (mailed,) = _items(mail_file({"alla.zip": packed({"a.json": JSON})}))
    assert (mailed.attachment, mailed.sent_at) == ("alla.zip, a.json", SENT)
    deep = packed({"2.zip": packed({"1.zip": packed({"a.json": JSON})})})
    assert [one.attachment for one in _items(deep, "3.zip")] == ["2.zip, 1.zip"]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (packed({"mapp/": b""}), FormatErrorCode.EMPTY),
        (packed({f"{number}": b"" for number in range(2_001)}), FormatErrorCode.TOO_BIG),
        (packed({"a": bytes(20_000_001)}), FormatErrorCode.TOO_BIG),
        (
            set_in_headers(packed({"a": b"x"}), "a", "flags", 1, local=True, central=True),
            FormatErrorCode.PACKED_PASSWORD,
        ),
        (
            set_in_headers(packed({"a": b"x"}), "a", "method", 99, local=True, central=True),
            FormatErrorCode.DAMAGED,
        ),
    ],
)
def test_a_packed_file_that_cannot_be_opened_says_why(data: bytes, code: FormatErrorCode) -> None:
    (one,) = _apart(data, "a.zip")
    assert isinstance(one, Unopened)
    assert (one.error.code, one.error.file) == (code, "a.zip")


def test_packed_files_that_unfold_to_too_much_are_left_in_the_middle() -> None:
    # 16 MB each time, and small when packed.
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("a.bin", bytes(16_000_000))
    many = packed({f"{number}.zip": target.getvalue() for number in range(50)})
    *files, rest = _apart(many, "bomb.zip")
    assert isinstance(rest, Unopened)
    assert rest.error.code is FormatErrorCode.TOO_BIG
    assert len(files) == 5
