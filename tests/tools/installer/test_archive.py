"""The ZIP and the checksums."""

import hashlib
import subprocess
import zipfile
from pathlib import Path

from tools.installer.archive import pack, write_checksums
from tools.installer.payload import Payload


def test_the_folder_is_packed_the_same_each_time(payload: Payload, tmp_path: Path) -> None:
    first, second = tmp_path / "1.zip", tmp_path / "2.zip"
    pack(payload, first)
    pack(payload, second)
    assert first.read_bytes() == second.read_bytes()
    with zipfile.ZipFile(first) as packed:
        assert packed.namelist() == [f"naringslivsrapport/{file}" for file in payload.files]
        assert packed.getinfo("naringslivsrapport/LICENS.txt").date_time[:3] == (2023, 11, 14)
        packed.extractall(tmp_path / "unpacked")
    for file in payload.files:
        unpacked = tmp_path / "unpacked" / "naringslivsrapport" / file
        assert unpacked.read_bytes() == (payload.folder / file).read_bytes()


def test_checksums_are_those_of_the_usual_program(tmp_path: Path) -> None:
    for name in ("b.exe", "a.msi"):
        (tmp_path / name).write_bytes(name.encode())
    sums = tmp_path / "SHA256SUMS"
    write_checksums([tmp_path / "b.exe", tmp_path / "a.msi"], sums)
    digest = hashlib.sha256(b"a.msi").hexdigest()
    assert sums.read_text("ascii").splitlines()[0] == f"{digest}  a.msi"
    command = ["sha256sum", "--check", "--strict", sums.name]
    assert subprocess.run(command, cwd=tmp_path, check=False, capture_output=True).returncode == 0
