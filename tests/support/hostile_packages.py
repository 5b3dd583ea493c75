"""Hostile as ZIP files, or none at all."""

import struct
import warnings
from collections.abc import Mapping
from functools import cache
from io import BytesIO
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_LZMA, ZIP_STORED, ZipFile, ZipInfo

from tests.support.hostile_files import READ, READ_OR_DAMAGED, Hostile
from tests.support.report_documents import exported, form_named, parts_of, rich_report, zipped

_OLE = bytes.fromhex("D0CF11E0A1B11AE1")
_MAIN_TYPE = b"wordprocessingml.document.main+xml"
_LOCAL, _DIRECTORY, _END = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
_OFFSET_OF = {"flags": (6, 8), "method": (8, 10), "packed": (18, 20), "size": (22, 24)}
_DAMAGED = "skadad eller inte hel. Öppna den i Word"
_TOO_BIG = "för stor eller innehåller för mycket"


@cache
def whole_document() -> bytes:
    """A document that this program has exported."""
    form = form_named("stadsdelsnamnd")
    return exported(rich_report(form), form)


def with_parts(changes: Mapping[str, bytes | None]) -> bytes:
    """The document with other parts; None leaves one out."""
    parts = {**parts_of(whole_document()), **changes}
    return zipped({name: part for name, part in parts.items() if part is not None})


def _packed(parts: Mapping[str, bytes], method: int) -> bytes:
    target = BytesIO()
    with ZipFile(target, "w", method) as package:
        for name, part in parts.items():
            package.writestr(name, part)
    return target.getvalue()


def _of_type(kind: bytes) -> bytes:
    types = parts_of(whole_document())["[Content_Types].xml"]
    assert _MAIN_TYPE in types
    types = types.replace(
        b"application/vnd.openxmlformats-officedocument." + _MAIN_TYPE, b"application/" + kind
    )
    return with_parts({"[Content_Types].xml": types})


def _added(*entries: tuple[str, bytes]) -> bytes:
    target = BytesIO(whole_document())
    with warnings.catch_warnings(), ZipFile(target, "a", ZIP_DEFLATED) as package:
        warnings.simplefilter("ignore")
        for name, content in entries:
            package.writestr(name, content)
    return target.getvalue()


def set_in_headers(
    data: bytes, name: str, field: str, value: int, *, local: bool, central: bool
) -> bytes:
    """The ZIP file with a field of an entry's headers set to what it is not."""
    changed = bytearray(data)
    with ZipFile(BytesIO(data)) as package:
        info = package.getinfo(name)
        at_local, at_central = _OFFSET_OF[field]
        kind = "<H" if field in {"flags", "method"} else "<I"
        if local:
            struct.pack_into(kind, changed, info.header_offset + at_local, value)
        if central:
            place = package.start_dir
            while True:
                length = struct.unpack_from("<HHH", changed, place + 28)
                if changed[place + 46 : place + 46 + length[0]] == name.encode():
                    break
                place += 46 + sum(length)
            struct.pack_into(kind, changed, place + at_central, value)
    return bytes(changed)


def _lying(field: str, value: int, *, local: bool = False, central: bool = False) -> bytes:
    return set_in_headers(
        whole_document(), "word/document.xml", field, value, local=local, central=central
    )


def _overlapping() -> bytes:
    """A directory in which many names share the content of one: a bomb without a seam."""
    data = _packed({"a" * 8: b"\0" * 1_000_000}, ZIP_DEFLATED)
    with ZipFile(BytesIO(data)) as package:
        start = package.start_dir
    entry = data[start : data.rindex(_END)]
    entries = b"".join(entry.replace(b"a" * 8, b"%08d" % i) for i in range(60))
    end = struct.pack("<4s4H2IH", _END, 0, 0, 60, 60, len(entries), start, 0)
    return data[:start] + entries + end


def _quoted() -> bytes:
    """One entry stands in the content of another, both whole."""
    parts = parts_of(whole_document())
    inner = _packed({"word/document.xml": parts["word/document.xml"]}, ZIP_STORED)
    with ZipFile(BytesIO(inner)) as package:
        inner_entry = inner[package.start_dir : inner.rindex(_END)]
        inner_local = inner[: package.start_dir]
    rest = {name: part for name, part in parts.items() if name != "word/document.xml"}
    outer = _packed({**rest, "media/x.bin": inner_local}, ZIP_STORED)
    with ZipFile(BytesIO(outer)) as package:
        start, offset = package.start_dir, outer.index(inner_local)
        entries = outer[start : outer.rindex(_END)]
    entry = bytearray(inner_entry)
    struct.pack_into("<I", entry, 42, offset)
    count = len(parts)
    size = len(entries) + len(entry)
    end = struct.pack("<4s4H2IH", _END, 0, 0, count, count, size, start, 0)
    return outer[:start] + entries + bytes(entry) + end


def _zip64(size: int) -> bytes:
    """An entry that says in its zip64 field that it is of another size."""
    target = BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as package:
        for name, part in parts_of(whole_document()).items():
            with package.open(ZipInfo(name), "w", force_zip64=True) as stream:
                stream.write(part)
    data = bytearray(target.getvalue())
    place = data.rindex(_DIRECTORY)
    lengths = struct.unpack_from("<HHH", data, place + 28)
    struct.pack_into("<II", data, place + 20, 0xFFFFFFFF, 0xFFFFFFFF)
    extra = struct.pack("<HHQQ", 1, 16, size, size)
    struct.pack_into("<H", data, place + 30, len(extra))
    at = place + 46 + lengths[0]
    data[at : at + lengths[1]] = extra
    end = data.rindex(_END)
    struct.pack_into("<I", data, end + 12, end - struct.unpack_from("<I", data, end + 16)[0])
    return bytes(data)


def _end_says(offset: int, value: int, kind: str) -> bytes:
    data = bytearray(whole_document())
    struct.pack_into(kind, data, data.rindex(_END) + offset, value)
    return bytes(data)


def _open_document(first: str) -> bytes:
    kind = b"application/vnd.oasis.opendocument.text"
    rest = {"content.xml": b"<x/>", "META-INF/manifest.xml": b"<x/>"}
    entries = {"mimetype": kind, **rest} if first == "mimetype" else {**rest, "mimetype": kind}
    return _packed(entries, ZIP_STORED)


PACKAGES = (
    Hostile("empty", lambda: b"", "filen är tom. Välj en annan"),
    Hostile("blank", lambda: b" \r\n\t" * 1000, "filen är tom. Välj en annan"),
    Hostile("old-doc", lambda: _OLE + "WordDocument".encode("utf-16-le"), "spara den som Word-dok"),
    Hostile(
        "encrypted",
        lambda: _OLE + "EncryptedPackage".encode("utf-16-le"),
        "lösenordsskyddad. Spara den utan lösenord i Word",
    ),
    Hostile(
        "macros",
        lambda: _of_type(b"vnd.ms-word.document.macroEnabled.main+xml"),
        "innehåller makron. Öppna den i Word och spara den som Word-dokument (.docx)",
    ),
    Hostile(
        "macro-template",
        lambda: _of_type(b"vnd.ms-word.template.macroEnabledTemplate.main+xml"),
        "innehåller makron. Öppna den i Word",
    ),
    Hostile(
        "template",
        lambda: _of_type(b"vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"),
        "är en mall, inget dokument. Öppna den i Word och spara den som Word-dokument (.docx)",
    ),
    Hostile("open-document", lambda: _open_document("mimetype"), "OpenDocument-format, men"),
    Hostile("open-document-late", lambda: _open_document("content"), "OpenDocument-format, men"),
    Hostile("rtf", lambda: b"{\\rtf1\\ansi Hej}", "RTF. Öppna den i Word och spara den som .docx"),
    Hostile("pdf", lambda: b"%PDF-1.7\n" + bytes(range(256)), "PDF-filen är skadad eller inte hel"),
    Hostile("web-page", lambda: b"<!DOCTYPE html><p>Hej", "webbsida eller XML. Öppna den i Word"),
    Hostile("flat-xml", lambda: b'\xef\xbb\xbf<?xml version="1.0"?><w/>', "webbsida eller XML"),
    Hostile("excel", lambda: zipped({"xl/workbook.xml": b"<x/>"}), "inget Word-dokument. Öppna"),
    Hostile("picture", lambda: b"\x89PNG\r\n\x1a\n" + bytes(99), "är en bild"),
    Hostile("signature-only", lambda: _LOCAL + bytes(50), _DAMAGED),
    Hostile("cut-in-half", lambda: whole_document()[: len(whole_document()) // 2], _DAMAGED),
    Hostile("cut-at-end", lambda: whole_document()[:-30], _DAMAGED),
    Hostile("more-after-the-end", lambda: whole_document() + b"\r\n--boundary--\r\n", READ),
    Hostile("more-before", lambda: b"PK junk" + whole_document(), READ),
    Hostile("bomb", lambda: with_parts({"word/document.xml": bytes(20_000_001)}), _TOO_BIG),
    Hostile(
        "bombs",
        lambda: with_parts({f"bild{i}.bin": bytes(16_000_000) for i in range(5)}),
        _TOO_BIG,
    ),
    Hostile(
        "bomb-that-lies",
        lambda: set_in_headers(
            with_parts({"word/document.xml": bytes(200_000_000)}),
            *("word/document.xml", "size", 100),
            local=True,
            central=True,
        ),
        _DAMAGED,
    ),
    Hostile(
        "bombs-of-empty-parts",
        lambda: with_parts({f"{i}.xml": b"" for i in range(2_000)}),
        _TOO_BIG,
    ),
    Hostile(
        "directory-of-many",
        lambda: whole_document()[:4] + _DIRECTORY * 30_000 + whole_document(),
        _TOO_BIG,
    ),
    Hostile("too-long", lambda: whole_document() + bytes(25_000_001), "filen är för stor"),
    Hostile("overlapping", _overlapping, "delar som ligger på varandra"),
    Hostile("entry-in-entry", _quoted, "delar som ligger på varandra"),
    Hostile("twice", lambda: _added(("word/document.xml", b"<x/>")), "två gånger"),
    Hostile("twice-in-capitals", lambda: _added(("WORD/document.XML", b"<x/>")), "två gånger"),
    Hostile("twice-with-nul", lambda: _added(("word/document.xml\0", b"<x/>")), "två gånger"),
    Hostile(
        "paths-outside",
        lambda: _added(("../../ut.xml", b"x"), ("/etc/ut.xml", b"x"), ("C:\\ut.xml", b"x")),
        READ,
    ),
    Hostile("password-in-entry", lambda: _lying("flags", 1, central=True), "lösenord"),
    Hostile("password-hidden", lambda: _lying("flags", 1, local=True), "lösenord"),
    Hostile("other-method", lambda: _lying("method", 0, central=True), _DAMAGED),
    Hostile("other-method-hidden", lambda: _lying("method", 0, local=True), _DAMAGED),
    Hostile("packed-longer", lambda: _lying("packed", 0x7FFFFFFF, central=True), _DAMAGED),
    Hostile("packed-shorter", lambda: _lying("packed", 20, central=True), _DAMAGED),
    Hostile("packed-other", lambda: _lying("packed", 20, local=True), _DAMAGED),
    Hostile("size-other", lambda: _lying("size", 20, local=True), _DAMAGED),
    Hostile("size-longer", lambda: _lying("size", 10_000_000, central=True), _DAMAGED),
    Hostile("zip64-huge", lambda: _zip64(1 << 60), _TOO_BIG),
    Hostile("zip64-negative", lambda: _zip64((1 << 64) - 1), _TOO_BIG),
    Hostile("zip64-small", lambda: _zip64(10), READ_OR_DAMAGED),
    Hostile("directory-elsewhere", lambda: _end_says(16, 0x7FFFFFFF, "<I"), _DAMAGED),
    Hostile("directory-longer", lambda: _end_says(12, 0x7FFFFFFF, "<I"), _DAMAGED),
    Hostile("of-many-disks", lambda: _end_says(4, 3, "<H"), READ),
    Hostile("lzma", lambda: _packed(parts_of(whole_document()), ZIP_LZMA), _DAMAGED),
    Hostile("bzip2", lambda: _packed(parts_of(whole_document()), ZIP_BZIP2), _DAMAGED),
    Hostile("stored", lambda: _packed(parts_of(whole_document()), ZIP_STORED), READ),
)
