"""What is installed: the frozen program and its licence, the same whenever it was frozen."""

import os
from pathlib import Path, PurePosixPath

import pytest

from tests.tools.installer.conftest import WHEN
from tools.failure import SetupError
from tools.installer.payload import LICENCE, Payload, make_payload
from tools.installer.product import PROGRAM, PROGRAMS


def test_the_program_is_there_with_its_licence(payload: Payload) -> None:
    assert payload.parts == sorted([LICENCE, "_internal", *PROGRAMS])
    assert PurePosixPath("_internal/forms/nämnd 1.toml") in payload.files
    raw = (payload.folder / LICENCE).read_bytes()
    text = raw.decode("utf-8-sig")
    assert text.startswith("MIT License\r\n")
    assert "Om programmet" in text


def test_every_file_is_as_old(payload: Payload) -> None:
    assert {(payload.folder / file).stat().st_mtime for file in payload.files} == {WHEN}


def test_the_digest_is_that_of_names_and_contents(frozen: Path, tmp_path: Path) -> None:
    first = make_payload(frozen, tmp_path / "1", WHEN, None)
    for path in frozen.rglob("*"):
        os.utime(path, (1, 1))
    again = make_payload(frozen, tmp_path / "2", WHEN, None)
    assert (first.digest, first.size) == (again.digest, again.size)
    (frozen / "_internal" / "base.zip").rename(frozen / "_internal" / "other.zip")
    assert make_payload(frozen, tmp_path / "3", WHEN, None).digest != first.digest


def test_what_is_no_frozen_program_is_refused(frozen: Path, tmp_path: Path) -> None:
    (frozen / PROGRAM).unlink()
    with pytest.raises(SetupError, match=PROGRAM):
        make_payload(frozen, tmp_path / "payload", WHEN, None)
