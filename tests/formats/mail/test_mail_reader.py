"""Mails that were saved as files: what is attached is found, whatever program has written them."""

import base64
import datetime
from email.message import EmailMessage
from email.policy import SMTP
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.formats.errors import ReportFileError
from app.formats.mail.mail_reader import MAX_ATTACHMENTS, MAX_MAIL_BYTES, Mail, is_mail, read_mail
from app.formats.mail.mail_writer import write_mail
from app.model.letter import Letter
from tests.support.mails import SENT, mail, mail_file, raw_part
from tests.support.mutations import BYTE_DAMAGE

DOCX = b"PK\x03\x04 ett dokument \x00\xff\r\n\n\r slut"
JSON = '{"svar": "Älvsjö"}\n'.encode()


def _files(data: bytes) -> dict[str, bytes]:
    read = read_mail(data, "mejl.eml")
    found = {one.name: one.data for one in read.attachments}
    assert len(found) == len(read.attachments)
    return found


def _refused(data: bytes) -> str:
    with pytest.raises(ReportFileError) as refused:
        read_mail(data, "mejl.eml")
    assert refused.value.file == "mejl.eml"
    return refused.value.reason


# What is attached.


def test_what_is_attached_is_found_byte_for_byte() -> None:
    read = read_mail(mail_file({"rapport.docx": DOCX, "rapport.json": JSON}), "mejl.eml")
    assert [(one.name, one.data) for one in read.attachments] == [
        ("rapport.docx", DOCX),
        ("rapport.json", JSON),
    ]
    assert read.sent_at == SENT


def test_the_mail_that_this_program_prepares_is_read() -> None:
    letter = Letter(recipient="naringsliv@stockholm.se", subject="Rapport", text="Hej å ä ö!")
    data = write_mail(letter, {"rapport.docx": DOCX, "rapport.json": JSON}, SENT)
    assert is_mail(data, "utan-ändelse")
    assert _files(data) == {"rapport.docx": DOCX, "rapport.json": JSON}
    assert read_mail(data, "mejl.eml").sent_at is None


@pytest.mark.parametrize("transfer", ["base64", "quoted-printable", "8bit"])
def test_text_is_found_however_it_is_packed(transfer: str) -> None:
    message = mail({})
    message.add_attachment(
        "Nämnd\nFarsta stadsdelsnämnd\n", filename="svar.txt", cte=transfer, charset="utf-8"
    )
    (data,) = _files(message.as_bytes()).values()
    assert data.decode().split() == ["Nämnd", "Farsta", "stadsdelsnämnd"]


@pytest.mark.parametrize(
    "header",
    [
        "Content-Disposition: attachment; filename*=utf-8''N%C3%A4rings%C3%A5r%20%C3%96st.docx",
        "Content-Disposition: attachment;\r\n filename*0*=iso-8859-1''N%E4rings%E5r;\r\n"
        ' filename*1*=%20%D6st;\r\n filename*2=".docx"',
        'Content-Disposition: attachment; filename="=?utf-8?Q?N=C3=A4rings=C3=A5r_=C3=96st.docx?="',
        "Content-Disposition: attachment;\r\n"
        ' filename="=?iso-8859-1?Q?N=E4rings=E5r?=\r\n =?iso-8859-1?Q?_=D6st.docx?="',
        "Content-Type: application/octet-stream;\r\n"
        ' name="=?Windows-1252?B?TuRyaW5nc+VyINZzdC5kb2N4?="',
        "Content-Disposition: attachment; filename*=utf-8''Na%CC%88rings%C3%A5r%20%C3%96st.docx",
        'Content-Disposition: attachment; filename="C:\\\\Temp\\\\Näringsår Öst.docx"',
        'Content-Disposition: attachment; filename="../../etc/Näringsår Öst.docx"',
    ],
    ids=["2231", "2231-parts", "2047", "2047-parts", "name", "mac", "windows", "folders"],
)
def test_a_swedish_name_is_read_as_mail_programs_write_it(header: str) -> None:
    assert _files(raw_part(header)) == {"Näringsår Öst.docx": b"{}"}


def test_a_mail_that_is_attached_is_looked_into() -> None:
    inner = mail({"rapport.json": JSON}, sent=None)
    outer = mail({"eget.docx": DOCX})
    outer.add_attachment(inner, filename="Vb Rapport.eml")
    assert _files(outer.as_bytes()) == {
        "eget.docx": DOCX,
        "Vb Rapport.eml, rapport.json": JSON,
    }


def test_a_forwarded_mail_in_a_forwarded_mail_is_told_of_by_both() -> None:
    innermost = mail({"rapport.json": JSON})
    inner = mail({})
    inner.add_attachment(innermost)
    outer = mail({})
    outer.add_attachment(inner, filename="FW.eml")
    (name,) = _files(outer.as_bytes())
    assert name == "FW.eml, vidarebefordrat mejl, rapport.json"


def _outlook() -> bytes:
    """With a logotype in the signature, and the report after it."""
    message = EmailMessage(policy=SMTP)
    message["Received"] = "from mail by mail; Tue, 20 Sep 2022 10:15:00 +0200"
    message["Date"] = "Tue, 20 Sep 2022 10:15:00 +0200"
    message.set_content("Hej")
    message.add_alternative('<p>Hej <img src="cid:logga@stad"></p>', subtype="html")
    html = message.get_payload()[1]  # type: ignore[index]
    assert isinstance(html, EmailMessage)
    html.add_related(b"\x89PNG", "image", "png", cid="<logga@stad>", filename="image001.png")
    message.add_attachment(JSON, "application", "json", filename="rapport.json")
    return message.as_bytes()


def test_pictures_in_the_text_are_no_attachments_and_attached_ones_are() -> None:
    read = read_mail(_outlook(), "mejl.eml")
    assert [one.name for one in read.attachments] == ["rapport.json"]
    assert read.sent_at == SENT
    message = mail({"rapport.json": JSON})
    message.add_attachment(b"\x89PNG", "image", "png", filename="foto.png")
    assert set(_files(message.as_bytes())) == {"rapport.json", "foto.png"}


def test_what_outlook_packs_in_its_own_way_is_not_left_out() -> None:
    packed = raw_part(
        "Content-Type: application/ms-tnef; name=winmail.dat", body=b"\x78\x9f\x3e\x22"
    )
    assert set(_files(packed)) == {"winmail.dat"}


@pytest.mark.parametrize(
    "headers",
    [
        ("Content-Type: application/json",),
        ("Content-Type: application/json", "Content-Disposition: attachment"),
        ("Content-Type: text/plain", "Content-Disposition: attachment"),
        ('Content-Disposition: attachment; filename=""',),
        ('Content-Disposition: attachment; filename="rapport/"',),
        ("Content-Disposition: attachment; filename*=",),
    ],
)
def test_what_is_attached_without_a_name_is_not_left_out(headers: tuple[str, ...]) -> None:
    assert _files(raw_part(*headers)) == {"bilaga utan namn": b"{}"}


def test_the_text_of_a_mail_is_nothing_that_is_attached() -> None:
    assert _files(mail_file({})) == {}
    assert _files(raw_part("Content-Type: text/html; charset=utf-8", body=b"<p>Hej")) == {}


# What is a mail.


@pytest.mark.parametrize(
    "data",
    [
        mail_file({"a.json": JSON}),
        b"\xef\xbb\xbf\r\n" + mail_file({}),
        b"Received: from a\r\n" * 2_000 + b"MIME-Version: 1.0\r\n\r\nHej",
        b"X-Unsent: 1\nmime-version: 1.0\n\nHej",
    ],
)
def test_a_mail_is_known_by_how_it_begins(data: bytes) -> None:
    assert is_mail(data, "nedladdat")


def test_what_begins_otherwise_is_one_where_its_name_says_so() -> None:
    data = b"Subject: Rapport\r\nMIME-Version: 1.0\r\n\r\nHej"
    assert is_mail(data, "a.EML")
    assert not is_mail(data, "a.txt")
    for other in (b"", b"{}", b"PK\x03\x04", b"Hej"):
        assert not is_mail(other, "a.eml")


def test_a_letter_that_begins_like_a_mail_is_none() -> None:
    letter = "From: Åsa\n\nBeskriv arbetet med Växla upp Stockholm.".encode()
    assert not is_mail(letter, "brev.txt")


# When it was sent.


@pytest.mark.parametrize(
    ("date", "sent"),
    [
        ("Tue, 20 Sep 2022 10:15:00 +0200", SENT),
        ("Tue, 20 Sep 2022 08:15:00 -0000", SENT),
        ("20 Sep 2022 08:15 GMT", SENT),
        ("i tisdags", None),
        ("", None),
        ("Fri, 31 Dec 9999 23:59:59 -1200", None),
        ("Fri, 31 Dec 99999999999999 23:59:59 +0000", None),
        ("Tue, 99 Sep 2022 10:15:00 +0200", None),
        ("Tue, 20 Sep 2022 10:15:00 +9999", None),
        ("1" * 4_000, None),
    ],
)
def test_a_date_is_a_moment_or_nothing(date: str, sent: datetime.datetime | None) -> None:
    read = read_mail(raw_part(f"Date: {date}", "Content-Type: application/json"), "mejl.eml")
    assert len(read.attachments) == 1
    if sent is not None or read.sent_at is None:
        assert read.sent_at == sent
    else:
        # What the library makes of it can be told of in any place.
        assert 1 < read.sent_at.astimezone(datetime.UTC).year < 9999


# Broken and hostile ones.


def _nested(levels: int) -> bytes:
    heads = (f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(levels))
    return b"From: a\nMIME-Version: 1.0\n" + "".join(heads).encode() + b"\n{}"


_HOSTILE = {
    "nested": lambda: _nested(3_000),
    "nested-mails": lambda: raw_part("") + b"Content-Type: message/rfc822\n\n" * 3_000,
    "parameters": lambda: raw_part(f"Content-Type: application/json;{' a=b;' * 100_000}"),
    "comments": lambda: raw_part(f"Content-Disposition: attachment; filename={'(' * 3_000}"),
    "encoded-words": lambda: raw_part(
        f'Content-Disposition: attachment; filename="{"=?utf-8?q?a?= " * 50_000}"'
    ),
    "folded": lambda: raw_part("Content-Type: y" + "\r\n y" * 30_000),
    "boundary": lambda: raw_part(f'Content-Type: multipart/mixed; boundary="{"y" * 1_000_000}"'),
    "many-parts": lambda: (
        raw_part("Content-Type: multipart/mixed; boundary=b") + b"\n--b\n\nx\n" * 2_000
    ),
    "many-attachments": lambda: mail_file({f"{n}": b"" for n in range(MAX_ATTACHMENTS + 1)}),
    "too-long": lambda: raw_part(body=bytes(MAX_MAIL_BYTES)),
}


@pytest.mark.parametrize("name", _HOSTILE)
def test_a_mail_that_is_made_to_break_its_reader_is_refused(name: str) -> None:
    data = _HOSTILE[name]()
    if name == "nested-mails":
        data = data.replace(b"\r\n\r\n\r\n{}", b"\r\n")
    assert "för stor eller innehåller för mycket" in _refused(data)


@pytest.mark.parametrize(
    "header",
    [
        "Content-Type: /",
        "Content-Type: multipart/mixed",
        "Content-Type: multipart/mixed; boundary=",
        "Content-Type: application/json; charset=finns-inte",
        "Content-Transfer-Encoding: x-uuencode",
        "Content-Transfer-Encoding: =?utf-8?b?////?=",
        "Content-Disposition: attachment; filename*1*=a; filename*3*=b",
        "Content-Disposition: attachment; filename*=finns-inte''a%FF.json",
        "Content-Disposition: attachment; filename*=''",
        "Content-Disposition: ; ; =",
        "Content-Disposition: =",
        "Content-Disposition: attachment; filename=\x00\x1b\ud83d".encode(
            "utf-8", "surrogatepass"
        ).decode("latin-1"),
        "Content-ID: <",
    ],
)
def test_a_broken_header_takes_no_file_with_it(header: str) -> None:
    others = "Content-Disposition: attachment; filename=rapport.json", "Content-Type: application/x"
    data = raw_part(header, *others)
    read = read_mail(data, "mejl.eml")
    assert [one.data[:2] for one in read.attachments] == [b"{}"] or "uuencode" in header
    assert len(read.attachments) == 1


def test_a_mail_that_was_cut_off_has_what_is_left() -> None:
    data = mail_file({"ett.json": JSON, "två.docx": DOCX * 100})
    cut = data[: -len(data) // 3]
    files = _files(cut)
    assert files["ett.json"] == JSON
    assert files["två.docx"], "what it is worth is for others to say"


_BASES = (
    mail_file({"rapport.docx": DOCX, "räksmörgås å.json": JSON}),
    _outlook(),
    raw_part(
        "Content-Type: application/json; name*0*=utf-8''%C3%A5; name*1=b.json",
        "Content-Transfer-Encoding: base64",
        body=base64.encodebytes(JSON),
    ),
)


@given(
    base=st.sampled_from(_BASES),
    seed=st.integers(0, 1 << 32),
    ways=st.lists(st.sampled_from(BYTE_DAMAGE), min_size=1, max_size=4),
)
def test_a_damaged_mail_is_read_or_refused(base: bytes, seed: int, ways: list[object]) -> None:
    random, data = Random(seed), base
    for way in ways:
        data = way(data, random)  # type: ignore[operator]
    is_mail(data, "a.eml")
    try:
        read = read_mail(data, "a.eml")
    except ReportFileError:
        return
    assert isinstance(read, Mail)
    for one in read.attachments:
        assert one.name
        assert one.name.isprintable() or "\ufffd" in one.name or not one.name.isascii()


_HEADER_TEXT = st.text(st.sampled_from("a=?;*'\"()<>\\/:,[]%. \t\r\n0utf-8åÿ\x00"), max_size=60)


@given(
    name=st.sampled_from(
        ("Content-Type", "Content-Disposition", "Content-Transfer-Encoding", "Content-ID", "Date")
    ),
    value=_HEADER_TEXT,
)
def test_whatever_stands_in_a_header_the_file_is_read_or_refused(name: str, value: str) -> None:
    data = raw_part(f"{name}: {value}", "Content-Disposition: attachment; filename=a.json")
    try:
        read_mail(data, "a.eml")
    except ReportFileError:
        return
