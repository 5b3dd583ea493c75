"""The mail in another reader of mails than Python's, where that is installed."""

import json
import subprocess
from base64 import b64encode
from shutil import which

import pytest

from app.formats.mail.mail_writer import write_mail
from tests.formats.mail.test_mail_writer import DOCX, FILES, JSON, LETTER, WRITTEN
from tests.support.patience import PATIENCE_S

# Perl's Email::MIME tells what it makes of a mail, as JSON.
_READER = r"""
use Email::MIME; use JSON::PP; use MIME::Base64;
local $/; my $mail = Email::MIME->new(<STDIN>);
my @parts = map {
    my $type = $_->content_type; $type =~ s/;.*//s;
    +{ type => $type, name => scalar $_->filename,
       text => $type eq 'text/plain' ? $_->body_str : '',
       data => encode_base64($_->body, '') }
} $mail->subparts;
my @names = map { lc } $mail->header_names;
print encode_json({ names => \@names, to => scalar $mail->header_str('To'),
    subject => scalar $mail->header_str('Subject'), parts => \@parts });
"""


def _as_perl_reads(mail: bytes) -> dict[str, object]:
    perl = which("perl")
    if (
        perl is None
        or subprocess.run(
            [perl, "-MEmail::MIME", "-e", "1"], capture_output=True, check=False
        ).returncode
    ):
        pytest.skip("Perl's Email::MIME is not here (Debian: libemail-mime-perl)")
    done = subprocess.run(
        [perl, "-e", _READER], input=mail, capture_output=True, check=True, timeout=PATIENCE_S
    )
    read = json.loads(done.stdout)
    assert isinstance(read, dict)
    return read


def _parts(text: str) -> list[dict[str, str | None]]:
    document = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    kinds = ((DOCX, document), (JSON, "application/json"))
    words: dict[str, str | None] = {"name": None, "text": text, "data": _base64(text.encode())}
    parts: list[dict[str, str | None]] = [{"type": "text/plain", **words}]
    for name, kind in kinds:
        parts.append({"type": kind, "name": name, "text": "", "data": _base64(FILES[name])})
    return parts


def _base64(data: bytes) -> str:
    return b64encode(data).decode()


def test_perl_reads_every_word_and_both_files_byte_for_byte() -> None:
    read = _as_perl_reads(write_mail(LETTER, FILES, WRITTEN))
    assert (read["to"], read["subject"]) == (LETTER.recipient, LETTER.subject)
    assert read["names"] == ["date", "x-unsent", "to", "subject", "mime-version", "content-type"]
    assert read["parts"] == _parts(LETTER.text.replace("\n", "\r\n"))


def test_the_program_that_looks_at_how_files_begin_knows_it_for_a_mail() -> None:
    file = which("file")
    if file is None:
        pytest.skip("the program file is not here (Debian: file)")
    mail = write_mail(LETTER, FILES, WRITTEN)
    done = subprocess.run(
        [file, "--mime-type", "--brief", "-"],
        input=mail,
        capture_output=True,
        check=True,
        timeout=PATIENCE_S,
    )
    assert done.stdout.strip() == b"message/rfc822"


def test_the_lines_of_the_mail_are_what_any_reader_may_rely_on() -> None:
    """The same by nothing but the rules of the format: what stands between the boundaries."""
    mail = write_mail(LETTER, FILES, WRITTEN)
    head, _, body = mail.partition(b"\r\n\r\n")
    boundary = head.rpartition(b'boundary="')[2].strip(b'"')
    preamble, *parts, epilogue = body.split(b"--" + boundary)
    assert (preamble, epilogue) == (b"", b"--\r\n")
    assert len(parts) == 3
    for name, part in zip((DOCX, JSON), parts[1:], strict=True):
        headers, _, content = part.partition(b"\r\n\r\n")
        assert f'filename="{name}"'.encode() in headers
        assert b64encode(FILES[name]) == b"".join(content.split())
