"""What is written is read, and nothing else: a backup is taken whole or refused whole."""

import io
import random
import struct
import subprocess
import zipfile
from pathlib import Path
from shutil import which
from zipfile import ZipInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.formats.backup.archive_reader import BackupArchive
from app.formats.backup.archive_writer import MANIFEST, backup_pieces
from app.formats.backup.recognition import BEGINNING_BYTES, begins_as_backup
from app.formats.errors import BackupFileError, FormatErrorCode
from tests.support.backup_files import (
    backup_of,
    by_hand,
    entries_of,
    forged,
    manifest_of,
    opened,
)
from tests.support.workplace import TODAY

FILES = {
    "forms/Frågor å.toml": b"id = 1",
    "reports/drafts/1.json": b"{}",
    "words.txt": "grönsak\n".encode(),
}
WHOLE = backup_of(FILES)


def _refused(data: bytes) -> FormatErrorCode:
    with pytest.raises(BackupFileError) as refused:
        opened(data).verify()
    assert str(refused.value).startswith("kopia.zip")
    assert str(refused.value).endswith(".")
    return refused.value.code


def test_what_is_written_is_read() -> None:
    archive = opened(WHOLE)
    assert {path: archive.read(path) for path in archive.paths} == FILES
    assert (archive.manifest.made_at, archive.manifest.application_version) == (TODAY, "1.0")
    read: list[None] = []
    archive.verify(lambda: read.append(None))
    assert len(read) == len(FILES)


def test_the_same_files_make_the_same_bytes_with_ascii_names() -> None:
    assert backup_of(FILES) == WHOLE
    assert all(name.isascii() and "\\" not in name for name in entries_of(WHOLE))


@given(st.dictionaries(st.sampled_from("abcdefg"), st.binary(max_size=300)))
def test_whatever_is_in_the_files_is_read(files: dict[str, bytes]) -> None:
    files = {f"reports/drafts/{name}.json": data for name, data in files.items()}
    archive = opened(backup_of(files))
    assert {path: archive.read(path) for path in archive.paths} == files


@pytest.mark.skipif(which("unzip") is None, reason="needs unzip")
def test_another_program_reads_it(tmp_path: Path) -> None:
    (tmp_path / "kopia.zip").write_bytes(WHOLE)
    subprocess.run(["unzip", "-t", tmp_path / "kopia.zip"], check=True, capture_output=True)


def test_never_more_than_one_file_is_held() -> None:
    noise = random.Random(1)
    files = ((f"reports/damaged/{n}.json", noise.randbytes(200_000)) for n in range(20))
    pieces = backup_pieces(files, TODAY, "1.0")
    assert max(map(len, pieces)) < 300_000


def test_it_is_known_by_its_beginning_also_when_it_is_cut() -> None:
    assert begins_as_backup(WHOLE[:BEGINNING_BYTES])
    assert not begins_as_backup(by_hand(("a.txt", b""), first=False)[:BEGINNING_BYTES])
    assert not begins_as_backup(b"")


# Refused.


def test_one_that_is_cut_anywhere_is_refused() -> None:
    for end in range(len(WHOLE)):
        code = _refused(WHOLE[:end])
        known = end >= BEGINNING_BYTES
        assert code is (FormatErrorCode.BACKUP_DAMAGED if known else FormatErrorCode.NO_BACKUP)


def test_whatever_byte_is_changed_nothing_else_is_read() -> None:
    for place in range(len(WHOLE)):
        data = bytearray(WHOLE)
        data[place] ^= 0x55
        try:
            archive = opened(bytes(data))
            archive.verify()
        except BackupFileError:
            continue
        assert {path: archive.read(path) for path in archive.paths} == FILES


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", FormatErrorCode.NO_BACKUP),
        (b"PK", FormatErrorCode.NO_BACKUP),
        (b"hej" * 100, FormatErrorCode.NO_BACKUP),
        (by_hand(("a.txt", b"hej"), first=False), FormatErrorCode.NO_BACKUP),
        (by_hand(("a.txt", b"hej")), FormatErrorCode.NO_BACKUP),
        (by_hand((MANIFEST, manifest_of({})), first=False), FormatErrorCode.NO_BACKUP),
        (by_hand((MANIFEST, b"{")), FormatErrorCode.BACKUP_DAMAGED),
        (by_hand((MANIFEST, b"[]")), FormatErrorCode.BACKUP_DAMAGED),
        (by_hand((MANIFEST, b"\xff")), FormatErrorCode.BACKUP_DAMAGED),
        (by_hand((MANIFEST, b'{"a":' * 50_000)), FormatErrorCode.BACKUP_DAMAGED),
        (by_hand((MANIFEST, b"[" * 400_000)), FormatErrorCode.BACKUP_TOO_BIG),
        (by_hand((MANIFEST, b"0," * 900_000)), FormatErrorCode.BACKUP_TOO_BIG),
        (forged({}, schema="naringslivsrapport/backup/2"), FormatErrorCode.BACKUP_NEWER),
        (forged({}, schema="naringslivsrapport/report/1"), FormatErrorCode.BACKUP_DAMAGED),
        (forged({}, schema=3), FormatErrorCode.BACKUP_DAMAGED),
        (forged({}, made_at="i går"), FormatErrorCode.BACKUP_DAMAGED),
        (forged({}, made_at="2022-09-14T09:30:00"), FormatErrorCode.BACKUP_DAMAGED),
        (forged({}, files=[{"path": "a"}]), FormatErrorCode.BACKUP_DAMAGED),
        (forged({}, more=1), FormatErrorCode.BACKUP_DAMAGED),
    ],
)
def test_what_is_none_is_refused(data: bytes, code: FormatErrorCode) -> None:
    assert _refused(data) is code


@pytest.mark.parametrize(
    "path",
    [
        *("../words.txt", "reports/../../words.txt", "/words.txt", "C:/words.txt", "a\\b.json"),
        *("forms/con.toml", "forms/a.toml.", "reports/drafts/.a.json.deadbeef.tmp"),
    ],
)
def test_a_path_that_leads_elsewhere_is_refused(path: str) -> None:
    assert _refused(forged({path: b"{}"})) is FormatErrorCode.BACKUP_DAMAGED
    raw = by_hand((ZipInfo(path), b"{}"), (MANIFEST, manifest_of({path: b"{}"})))
    assert _refused(raw) is FormatErrorCode.BACKUP_DAMAGED


def test_what_is_not_as_the_manifest_says_is_refused() -> None:
    listed = {"words.txt": b"a\n"}
    for entries in (
        [],
        [("words.txt", b"b\n")],
        [("words.txt", b"a\n "), ("settings.json", b"{}")],
        [("words.txt", b"a\n" * 100)],
    ):
        data = by_hand(*entries, (MANIFEST, manifest_of(listed)))
        assert _refused(data) is FormatErrorCode.BACKUP_DAMAGED


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_files_that_are_one_are_refused() -> None:
    same, folded = {"a.json": b"1"}, {"a.json": b"1", "A.JSON": b"2"}
    twice = by_hand(("a.json", b"1"), ("a.json", b"2"), (MANIFEST, manifest_of(same)))
    assert _refused(twice) is FormatErrorCode.BACKUP_DAMAGED
    assert _refused(forged(folded)) is FormatErrorCode.BACKUP_DAMAGED
    one, again = manifest_of(same), {"path": "a.json", "size": 1, "sha256": "0" * 64}
    listed_twice = one.replace(
        b'"files": [', b'"files": [' + str(again).replace("'", '"').encode() + b","
    )
    assert (
        _refused(by_hand(("a.json", b"1"), (MANIFEST, listed_twice)))
        is FormatErrorCode.BACKUP_DAMAGED
    )


def test_a_link_is_refused_and_a_folder_that_others_put_in_is_passed_over() -> None:
    link = ZipInfo("words.txt")
    link.create_system, link.external_attr = 3, 0o120777 << 16
    listed = {"words.txt": b"/etc/passwd"}
    data = by_hand((link, b"/etc/passwd"), (MANIFEST, manifest_of(listed)))
    assert _refused(data) is FormatErrorCode.BACKUP_DAMAGED
    repacked = by_hand(
        ("reports/", b""), ("words.txt", b"a\n"), (MANIFEST, manifest_of({"words.txt": b"a\n"}))
    )
    assert opened(repacked).read("words.txt") == b"a\n"


def test_one_that_is_encrypted_is_refused() -> None:
    data = bytearray(WHOLE)
    at = data.index(b"PK\x01\x02", data.index(b"PK\x01\x02") + 4)
    data[at + 8] |= 1
    assert _refused(bytes(data)) is FormatErrorCode.BACKUP_DAMAGED


# Budgets.


def test_a_bomb_is_refused_before_it_goes_off() -> None:
    zeros = bytes(19_000_000)
    bomb = {f"reports/damaged/{number}.json": zeros for number in range(7)}
    assert _refused(forged(bomb)) is FormatErrorCode.BACKUP_TOO_BIG
    assert _refused(forged({"words.txt": bytes(20_000_001)})) is FormatErrorCode.BACKUP_TOO_BIG


def test_a_size_that_lies_is_found_out() -> None:
    data = bytearray(forged({"words.txt": bytes(1_000_000)}))
    at = data.index(b"PK\x01\x02", data.index(b"PK\x01\x02") + 4)
    struct.pack_into("<I", data, at + 24, 10)
    assert _refused(bytes(data)) is FormatErrorCode.BACKUP_DAMAGED


def test_a_directory_without_end_is_not_read() -> None:
    class Counted(io.BytesIO):
        most = 0

        def read(self, size: int | None = -1, /) -> bytes:
            data = super().read(size)
            self.most = max(self.most, len(data))
            return data

    data = bytearray(WHOLE[:-22]) + bytes(41_000_000) + bytearray(WHOLE[-22:])
    struct.pack_into("<I", data, len(data) - 10, 41_000_000)
    file = Counted(bytes(data))
    with pytest.raises(BackupFileError) as refused:
        BackupArchive(file, "kopia.zip")
    assert refused.value.code is FormatErrorCode.BACKUP_TOO_BIG
    assert file.most < 100_000


def test_one_with_more_files_than_the_usual_directory_has_room_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """With more than 65,535 files the end of a ZIP file is written in another way (ZIP64)."""
    monkeypatch.setattr(zipfile, "ZIP_FILECOUNT_LIMIT", 3)
    data = backup_of(FILES)
    assert b"PK\x06\x07" in data
    assert set(opened(data).paths) == FILES.keys()
    elsewhere = data.replace(b"PK\x06\x06", b"PK\x06\x06" + b"PK\x06\x06", 1)
    assert _refused(elsewhere) is FormatErrorCode.BACKUP_DAMAGED
