"""The command that makes a release."""

import shutil
from pathlib import Path

import pytest

from app import __version__
from tests.tools.installer.test_building import needs_all
from tools.failure import SetupError
from tools.installer.__main__ import main
from tools.installer.signing import make_test_certificate, verify


@needs_all
def test_files_are_named_from_where_one_stands(
    frozen: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    _, certificate = make_test_certificate(tmp_path / "stad")
    shutil.move(frozen, tmp_path / "fryst")
    monkeypatch.chdir(tmp_path)
    sign = "-pkcs12 stad/certificate.p12 -readpass stad/password.txt"
    code = main(["fryst", "--output", "ut", "--sign", sign, "--no-system-packages"])
    assert code == 0
    installer = tmp_path / "ut" / f"Naringslivsrapport-{__version__}-installation.exe"
    verify(installer, certificate)
    assert f"MB  {installer}" in capsys.readouterr().out


def test_what_is_no_program_is_told(tmp_path: Path) -> None:
    with pytest.raises(SetupError, match="is not the frozen Windows program"):
        main([str(tmp_path), "--output", str(tmp_path / "ut"), "--no-system-packages"])
