"""The code signature, with a certificate that vouches for itself."""

import shutil
from pathlib import Path

import pytest

from tests.tools.installer.conftest import WHEN, small_program
from tools.failure import SetupError
from tools.installer.signing import Signer, is_signed, make_test_certificate, verify

needs_signing = pytest.mark.skipif(
    not all(map(shutil.which, ("osslsigncode", "openssl"))),
    reason="osslsigncode and openssl are not installed",
)


@pytest.fixture
def program(tmp_path: Path) -> Path:
    path = tmp_path / "ett program.exe"
    path.write_bytes(small_program())
    return path


@needs_signing
def test_a_program_is_signed_in_its_place(program: Path, tmp_path: Path) -> None:
    key, certificate = make_test_certificate(tmp_path / "certificate")
    assert not is_signed(program)
    with pytest.raises(SetupError, match="verify"):
        verify(program, certificate)
    Signer(key, WHEN).sign(program)
    assert is_signed(program)
    verify(program, certificate)
    program.write_bytes(program.read_bytes().replace(b"PE\0\0", b"PE\0\0", 1)[:0x300] + b"x")
    with pytest.raises(SetupError, match="verify"):
        verify(program, certificate)


@needs_signing
def test_the_same_program_gets_the_same_signature(program: Path, tmp_path: Path) -> None:
    key, _ = make_test_certificate(tmp_path / "certificate")
    again = tmp_path / "again.exe"
    shutil.copy(program, again)
    for path in (program, again):
        Signer(key, WHEN).sign(path)
    assert program.read_bytes() == again.read_bytes()


@needs_signing
def test_libraries_are_signed_where_that_is_wanted(tmp_path: Path) -> None:
    key, certificate = make_test_certificate(tmp_path / "certificate")
    folder = tmp_path / "program"
    folder.mkdir()
    for name in ("a.exe", "b.dll", "c.pyd", "d.txt"):
        (folder / name).write_bytes(small_program())
    Signer(key, WHEN).sign_programs(folder, ["a.exe"])
    assert is_signed(folder / "a.exe")
    assert not is_signed(folder / "b.dll")
    Signer(key, WHEN, with_libraries=True).sign_programs(folder, ["a.exe"])
    for name in ("a.exe", "b.dll", "c.pyd"):
        verify(folder / name, certificate)
    assert (folder / "d.txt").read_bytes() == small_program()


@needs_signing
def test_a_wrong_password_is_told(program: Path, tmp_path: Path) -> None:
    key, _ = make_test_certificate(tmp_path / "certificate")
    (tmp_path / "certificate" / "password.txt").write_text("another", "ascii")
    with pytest.raises(SetupError, match="Signing failed"):
        Signer(key, WHEN).sign(program)
