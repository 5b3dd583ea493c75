"""Whether two folders hold the same, whatever the system: all but ids, moments and checksums."""

import email
import email.policy
import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path, PurePath

from lxml import etree

_VARIES = re.compile(
    rb"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"  # an id
    rb"|\d{4}-\d\d-\d\dT[\d:.]+(Z|\+\d\d:\d\d)?"  # a moment
    rb"|\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d [+-]\d{4}"  # a moment in a mail
    rb"|[0-9a-f]{64}"  # SHA-256
    rb"|=_[0-9a-f]{40}"  # what parts a mail, made from its parts
)
_PACKAGES = {".docx", ".xlsx"}


def differences(one: Path, other: Path) -> Iterator[str]:
    """What is not the same, a line each: the file and, where it has parts, the part."""
    names = _names(one) | _names(other)
    for name in sorted(names):
        if missing := [folder.name for folder in (one, other) if not (folder / name).exists()]:
            yield f"{name}: not there on {missing[0]}"
            continue
        parts, others = (
            dict(_parts(name, (folder / name).read_bytes())) for folder in (one, other)
        )
        for part in sorted(parts.keys() | others.keys()):
            if parts.get(part) != others.get(part):
                yield _told(name, part, parts.get(part, b""), others.get(part, b""))


def _names(folder: Path) -> set[str]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix() for path in files}


def _parts(name: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    """A file as what it consists of, each in one way of writing it."""
    suffix = PurePath(name).suffix
    if suffix in _PACKAGES:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            for part in package.namelist():
                yield from _within(part, package.read(part))
    elif suffix == ".eml":
        message = email.message_from_bytes(data, policy=email.policy.default)
        headers = "\n".join(f"{key}: {text}" for key, text in message.items())
        yield "headers", _VARIES.sub(b"#", headers.encode())
        for at, within in enumerate(message.iter_parts()):
            content = within.get_payload(decode=True)
            assert isinstance(content, bytes)
            yield from _within(within.get_filename() or str(at), content)
    elif suffix == ".result":
        # What is written to a console there has the line ends and separators of the system.
        yield "", _VARIES.sub(b"#", data.replace(b"\\", b"/"))
    elif name.endswith((".xml", ".rels")):
        yield "", _VARIES.sub(b"#", etree.tostring(etree.fromstring(data), method="c14n"))
    else:
        yield "", _VARIES.sub(b"#", data)


def _within(name: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    for part, content in _parts(name, data):
        yield f"{name} {part}".rstrip(), content


def _told(name: str, part: str, one: bytes, other: bytes) -> str:
    at = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), 0)
    nearby = slice(max(0, at - 40), at + 80)
    return f"{name} {part}: {one[nearby]!r} and {other[nearby]!r}"
