"""Broken and hostile files: refused with a Swedish sentence, at once, and with nothing else."""

import struct
import warnings
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_LZMA, ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.formats import limits
from app.formats.docx.edited_report import read_report_docx
from app.formats.errors import ReportFileError
from tests.support.report_documents import exported, form_named, parts_of, rich_report, zipped
from tests.support.terms import CALENDAR

FORM = form_named("stadsdelsnamnd")
DOCUMENT = exported(rich_report(FORM), FORM)
PARTS = parts_of(DOCUMENT)
MAIN = PARTS["word/document.xml"]
OLE = bytes.fromhex("D0CF11E0A1B11AE1") + b"\0" * 600


def _refusal(data: bytes) -> str:
    with pytest.raises(ReportFileError) as refused:
        read_report_docx(data, "rapport.docx", CALENDAR)
    return str(refused.value)


def _with_main(content: bytes) -> bytes:
    return zipped({**PARTS, "word/document.xml": content})


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "tom"),
        (b"Hej", "inget Word-dokument"),
        (b"PK\x03\x04" + b"\0" * 50, "skadad"),
        (DOCUMENT[: len(DOCUMENT) // 2], "skadad"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "lösenord"),
        (OLE + "WordDocument".encode("utf-16-le"), ".docx"),
        (zipped({"a.txt": b"a"}), "inget Word-dokument"),
        (zipped({n: p for n, p in PARTS.items() if n != "word/document.xml"}), "skadad"),
        (_with_main(b"<w:document"), "skadad"),
        (_with_main(b"<annat/>"), "inget Word-dokument"),
        (_with_main(b""), "skadad"),
        (_with_main(MAIN.replace(b"<w:document ", b"<!DOCTYPE x><w:document ", 1)), "DOCTYPE"),
        (_with_main(b"<a>" * 5_000 + b"</a>" * 5_000), "skadad"),
    ],
)
def test_what_is_wrong_is_said(data: bytes, says: str) -> None:
    assert says in _refusal(data)


def test_an_entity_bomb_is_refused() -> None:
    entities = "".join(f'<!ENTITY e{i} "{f"&e{i - 1};" * 10}">' for i in range(1, 12))
    bomb = f'<!DOCTYPE x [<!ENTITY e0 "ha">{entities}]><x>&e11;</x>'
    assert "rapport.docx" in _refusal(_with_main(bomb.encode()))


def test_a_part_that_grows_too_big_is_refused() -> None:
    assert "för stor" in _refusal(_with_main(b" " * (limits.MAX_PART_BYTES + 1)))


def test_many_parts_that_are_big_together_are_refused() -> None:
    many = {f"bild{i}.bin": b"\0" * 16_000_000 for i in range(5)}
    assert "för stor" in _refusal(zipped({**PARTS, **many}))


def test_a_part_that_lies_about_its_size_is_refused() -> None:
    bomb = _with_main(b"<a/>" + b" " * (limits.MAX_PART_BYTES + 1))
    size = struct.pack("<I", limits.MAX_PART_BYTES + 5)
    assert bomb.count(size) == 2
    assert "skadad" in _refusal(bomb.replace(size, struct.pack("<I", 100)))


def test_too_many_elements_are_refused() -> None:
    paragraphs = b"<w:p/>" * limits.MAX_ELEMENTS + b"<w:sectPr"
    assert "för stor" in _refusal(_with_main(MAIN.replace(b"<w:sectPr", paragraphs, 1)))


def test_too_many_entries_are_refused() -> None:
    many = {f"{i}.xml": b"" for i in range(limits.MAX_ENTRIES)}
    assert "för stor" in _refusal(zipped({**PARTS, **many}))


def test_a_directory_of_a_million_entries_is_not_even_read() -> None:
    assert "för stor" in _refusal(DOCUMENT[:4] + b"PK\x01\x02" * 30_000 + DOCUMENT)


def test_a_file_that_is_too_big_is_not_even_opened() -> None:
    assert "för stor" in _refusal(DOCUMENT + b"\0" * limits.MAX_FILE_BYTES)


@pytest.mark.parametrize("name", ["word/document.xml", "WORD/Document.XML"])
def test_the_same_name_twice_is_refused(name: str) -> None:
    target = BytesIO(DOCUMENT)
    with warnings.catch_warnings(), ZipFile(target, "a", ZIP_DEFLATED) as package:
        warnings.simplefilter("ignore")
        package.writestr(name, MAIN)
    assert "två gånger" in _refusal(target.getvalue())


def test_an_encrypted_entry_is_refused() -> None:
    data = bytearray(DOCUMENT)
    entry = data.rindex(b"PK\x01\x02")
    data[entry + 8] |= 1
    assert "lösenord" in _refusal(bytes(data))


def test_an_unusual_compression_is_refused() -> None:
    target = BytesIO()
    with ZipFile(target, "w", ZIP_LZMA) as package:
        for name, part in PARTS.items():
            package.writestr(name, part)
    assert "skadad" in _refusal(target.getvalue())


def test_parts_are_found_whatever_the_case_of_their_names() -> None:
    parts = {name.replace("document.xml", "Document.XML"): part for name, part in PARTS.items()}
    assert read_report_docx(zipped(parts), "rapport.docx", CALENDAR).edited == ()


@given(at=st.floats(0, 1, exclude_max=True), junk=st.binary(min_size=1, max_size=40))
def test_a_damaged_file_is_read_or_refused(at: float, junk: bytes) -> None:
    place = int(at * len(DOCUMENT))
    damaged = DOCUMENT[:place] + junk + DOCUMENT[place + len(junk) :]
    try:
        read_report_docx(damaged, "rapport.docx", CALENDAR)
    except ReportFileError as refused:
        assert refused.reason


@given(
    part=st.sampled_from(sorted(PARTS)),
    at=st.floats(0, 1, exclude_max=True),
    junk=st.sampled_from([b"", b"<w:p>", b"<w:sdt/>", b"&amp;", b"\xff", b'w:val="-1"', b"x" * 9]),
    length=st.integers(0, 60),
)
def test_a_damaged_part_is_read_or_refused(part: str, at: float, junk: bytes, length: int) -> None:
    content = PARTS[part]
    place = int(at * len(content))
    damaged = content[:place] + junk + content[place + length :]
    try:
        read_report_docx(zipped({**PARTS, part: damaged}), "rapport.docx", CALENDAR)
    except ReportFileError as refused:
        assert refused.reason
