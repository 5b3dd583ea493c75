"""A small program as it is frozen, to make installers of."""

import os
from pathlib import Path

import pytest

from tools.installer.payload import Payload, make_payload
from tools.installer.product import PROGRAMS

WHEN = 1_700_000_000


@pytest.fixture
def frozen(tmp_path: Path) -> Path:
    folder = tmp_path / "frozen" / "naringslivsrapport"
    (folder / "_internal" / "forms").mkdir(parents=True)
    for program in PROGRAMS:
        (folder / program).write_bytes(small_program())
    (folder / "_internal" / "forms" / "nämnd 1.toml").write_text("åäö", "utf-8")
    (folder / "_internal" / "base.zip").write_bytes(os.urandom(5000))
    return folder


@pytest.fixture
def payload(frozen: Path, tmp_path: Path) -> Payload:
    return make_payload(frozen, tmp_path / "payload" / frozen.name, WHEN, None)


def small_program() -> bytes:
    """The least that is a program for 64-bit Windows: headers, and no code."""
    header = bytearray(0x400)
    header[:2], header[0x3C] = b"MZ", 0x80
    header[0x80:0x84] = b"PE\0\0"
    header[0x84:0x86], header[0x94], header[0x96] = (0x8664).to_bytes(2, "little"), 0xF0, 0x22
    optional = 0x98
    header[optional : optional + 2] = (0x20B).to_bytes(2, "little")
    header[optional + 32 + 1], header[optional + 36 + 1] = 0x10, 0x02
    header[optional + 56 + 1], header[optional + 60 + 1] = 0x10, 0x04
    header[optional + 68], header[optional + 108] = 3, 16
    return bytes(header)
