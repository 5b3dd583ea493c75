"""Damage to a Word file: to its ZIP file, to its parts, and to the XML in them."""

import struct
import warnings
from collections.abc import Callable
from copy import deepcopy
from io import BytesIO
from random import Random
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_LZMA, ZIP_STORED, ZipFile, ZipInfo

from lxml import etree

_LOCAL, _DIRECTORY, _END = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
_NUMBERS = (0, 1, 8, 20, 0x7FFF, 0xFFFF, 0x7FFFFFFF, 0xFFFFFFFF)
_VALUES = ("", "-1", "0", "true", "99999999999", "\u0301" * 300, "å" * 5_000, "w:p", "../../x")
_TEXTS = (
    "",
    " " * 2_000,
    "ord " * 2_000,
    "\u2028\u200b\u202e",
    "Nämnd",
    "a" + "\u0301\u0327" * 300,
)
Parts = dict[str, bytes]


def _parts(data: bytes) -> Parts:
    """What can still be read of the parts."""
    parts = {}
    try:
        with ZipFile(BytesIO(data)) as package:
            for info in package.infolist()[:100]:
                if info.file_size < 1_000_000:
                    parts[info.filename] = package.read(info)
    except Exception:  # noqa: BLE001 - it was damaged before
        return {}
    return parts


def _zipped(parts: Parts, method: int = ZIP_DEFLATED) -> bytes:
    target = BytesIO()
    with warnings.catch_warnings(), ZipFile(target, "w", method) as package:
        warnings.simplefilter("ignore")
        for name, content in parts.items():
            package.writestr(_entry(name or "a", method), content)
    return target.getvalue()


def _entry(name: str, method: int = ZIP_DEFLATED) -> ZipInfo:
    """Without the time of day, which would make another file of the same seed."""
    entry = ZipInfo(name)
    entry.compress_type = method
    return entry


def packed_anew(data: bytes) -> bytes:
    """The same parts in a file that is the same whenever it is made."""
    return _zipped(_parts(data))


# The ZIP file.


def _lie(data: bytes, random: Random) -> bytes:
    """A field in front of an entry, in the directory or at the end says something else."""
    signature, length = random.choice(((_LOCAL, 30), (_DIRECTORY, 46), (_END, 22)))
    places = [i for i in range(len(data)) if data.startswith(signature, i)]
    if not places:
        return data
    changed = bytearray(data)
    place = random.choice(places) + random.randrange(4, length - 1)
    kind = random.choice(("<H", "<I"))
    if place + struct.calcsize(kind) <= len(data):
        number = random.choice(_NUMBERS)
        struct.pack_into(kind, changed, place, number & (0xFFFF if kind == "<H" else 0xFFFFFFFF))
    return bytes(changed)


def _packed_otherwise(data: bytes, random: Random) -> bytes:
    parts = _parts(data)
    return _zipped(parts, random.choice((ZIP_STORED, ZIP_BZIP2, ZIP_LZMA))) if parts else data


def _entry_twice(data: bytes, random: Random) -> bytes:
    parts = _parts(data)
    if not parts:
        return data
    target = BytesIO(data)
    name = random.choice(sorted(parts))
    with warnings.catch_warnings(), ZipFile(target, "a") as package:
        warnings.simplefilter("ignore")
        entry = _entry(random.choice((name, name.upper(), f"../{name}")))
        package.writestr(entry, parts[name])
    return target.getvalue()


# The parts.


def _in_parts(data: bytes, change: Callable[[Parts, str], None], random: Random) -> bytes:
    parts = _parts(data)
    if not parts:
        return data
    change(parts, random.choice(sorted(parts)))
    return _zipped(parts)


def _part_left_out(data: bytes, random: Random) -> bytes:
    return _in_parts(data, lambda parts, name: parts.__delitem__(name), random)


def _parts_exchanged(data: bytes, random: Random) -> bytes:
    def change(parts: Parts, name: str) -> None:
        other = random.choice(sorted(parts))
        parts[name], parts[other] = parts[other], parts[name]

    return _in_parts(data, change, random)


def _part_renamed(data: bytes, random: Random) -> bytes:
    def change(parts: Parts, name: str) -> None:
        parts[random.choice((name.upper(), f"x/{name}", f"../{name}", "a\0b"))] = parts.pop(name)

    return _in_parts(data, change, random)


def _part_replaced(data: bytes, random: Random) -> bytes:
    def change(parts: Parts, name: str) -> None:
        parts[name] = random.choice(
            (b"", b"<a/>", bytes(500), random.randbytes(500), b"\xef\xbb\xbf" + parts[name])
        )

    return _in_parts(data, change, random)


def _part_damaged(data: bytes, random: Random) -> bytes:
    def change(parts: Parts, name: str) -> None:
        content = bytearray(parts[name])
        for _ in range(random.choice((1, 3, 20))):
            if content:
                content[random.randrange(len(content))] = random.choice(b'<>&"= /\x00\xffaw:')
        parts[name] = bytes(content)

    return _in_parts(data, change, random)


# The XML.


def _in_xml(
    data: bytes, change: Callable[[etree._Element, list[etree._Element]], None], random: Random
) -> bytes:
    parts = _parts(data)
    # The document itself more often than the rest.
    names = [name for name in parts if name.endswith((".xml", ".rels"))]
    names += [name for name in names if name.endswith("document.xml")] * len(names)
    if not names:
        return data
    name = random.choice(sorted(names))
    try:
        root = etree.fromstring(parts[name])
    except etree.XMLSyntaxError:
        return data
    elements = list(root.iter("*"))[1:]
    if not elements:
        return data
    change(random.choice(elements), elements)
    return _zipped({**parts, name: etree.tostring(root)})


def _element_repeated(data: bytes, random: Random) -> bytes:
    def change(element: etree._Element, elements: list[etree._Element]) -> None:
        for _ in range(random.choice((1, 1, 10, 300))):
            element.addnext(deepcopy(element))

    return _in_xml(data, change, random)


def _element_left_out(data: bytes, random: Random) -> bytes:
    def change(element: etree._Element, _: list[etree._Element]) -> None:
        parent = element.getparent()
        assert parent is not None
        if random.random() < 0.5:
            for child in element:
                element.addprevious(child)
        parent.remove(element)

    return _in_xml(data, change, random)


def _element_elsewhere(data: bytes, random: Random) -> bytes:
    def change(element: etree._Element, elements: list[etree._Element]) -> None:
        random.choice(elements).append(deepcopy(element))

    return _in_xml(data, change, random)


def _element_nested(data: bytes, random: Random) -> bytes:
    def change(element: etree._Element, elements: list[etree._Element]) -> None:
        for _ in range(random.choice((1, 5, 60, 400))):
            outer = etree.Element(element.tag)
            for name, value in element.attrib.items():
                outer.set(name, value)
            element.addprevious(outer)
            outer.append(element)

    return _in_xml(data, change, random)


def _element_renamed(data: bytes, random: Random) -> bytes:
    def change(element: etree._Element, elements: list[etree._Element]) -> None:
        element.tag = random.choice(elements).tag

    return _in_xml(data, change, random)


def _attribute_changed(data: bytes, random: Random) -> bytes:
    def change(element: etree._Element, elements: list[etree._Element]) -> None:
        names = sorted({str(name) for other in elements for name in other.attrib})
        if names:
            element.set(
                random.choice(sorted(map(str, element.attrib)) or names), random.choice(_VALUES)
            )

    return _in_xml(data, change, random)


def _text_changed(data: bytes, random: Random) -> bytes:
    def change(element: etree._Element, elements: list[etree._Element]) -> None:
        texts = [other for other in elements if other.text] or [element]
        random.choice(texts).text = random.choice(_TEXTS)

    return _in_xml(data, change, random)


PACKAGE_DAMAGE = (_lie, _lie, _packed_otherwise, _entry_twice)
PART_DAMAGE = (_part_left_out, _parts_exchanged, _part_renamed, _part_replaced, _part_damaged)
XML_DAMAGE = (
    *(_element_repeated, _element_left_out, _element_elsewhere, _element_nested),
    *(_element_renamed, _attribute_changed, _text_changed),
)
