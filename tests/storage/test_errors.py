"""What an error of the system is told as, on Windows too."""

import errno
import os
from pathlib import Path

import pytest

from app.storage import errors
from app.storage import retry as retries
from app.storage.disk import DISK
from app.storage.errors import StorageError, StorageErrorCode
from app.storage.file_writing import write_bytes
from app.storage.retry import with_retries


@pytest.fixture
def windows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(errors, "ON_WINDOWS", True)
    monkeypatch.setattr(retries, "ON_WINDOWS", True)


class _PausesCounted(type(DISK)):  # type: ignore[misc]
    def __init__(self) -> None:
        self.pauses = 0

    def pause(self, seconds: float) -> None:
        self.pauses += 1


def _code(path: Path, number: int) -> StorageErrorCode:
    return StorageError.from_os(path, OSError(number, "English", str(path))).code


@pytest.mark.usefixtures("windows")
@pytest.mark.parametrize("number", [errno.ENOENT, errno.EINVAL])
def test_a_path_that_is_too_long_is_told_as_that(tmp_path: Path, number: int) -> None:
    assert _code(tmp_path / ("å" * 256), number) is StorageErrorCode.NAME_TOO_LONG
    # The file is first written under a name that has more in it.
    assert _code(tmp_path / ("å" * 242), number) is StorageErrorCode.NAME_TOO_LONG
    assert _code(tmp_path / ("å" * 241), errno.ENOENT) is StorageErrorCode.NOT_THERE


@pytest.mark.usefixtures("windows")
def test_a_short_one_that_is_not_there_is_not_there() -> None:
    assert _code(Path("C:/a.json"), errno.ENOENT) is StorageErrorCode.NOT_THERE


@pytest.mark.usefixtures("windows")
@pytest.mark.parametrize("winerror", [53, 55, 59, 64, 67, 121, 1231, 1232])
def test_a_server_that_does_not_answer_is_told_as_that(tmp_path: Path, winerror: int) -> None:
    error = OSError(errno.EINVAL, "English", str(tmp_path))
    error.winerror = winerror  # type: ignore[attr-defined,unused-ignore]
    assert StorageError.from_os(tmp_path, error).code is StorageErrorCode.UNREACHABLE


@pytest.mark.usefixtures("windows")
def test_a_name_that_windows_refuses_is_told_as_that(tmp_path: Path) -> None:
    error = OSError(errno.EINVAL, "English", str(tmp_path))
    error.winerror = 123  # type: ignore[attr-defined,unused-ignore]
    told = StorageError.from_os(tmp_path / "a?", error)
    assert told.code is StorageErrorCode.INVALID_NAME
    long = StorageError.from_os(tmp_path / ("å" * 300), error)
    assert long.code is StorageErrorCode.NAME_TOO_LONG


@pytest.mark.skipif(os.name != "nt", reason="elsewhere such a name is good")
@pytest.mark.parametrize("name", ["vad?", "a|b"])
def test_windows_itself_refuses_such_a_folder(tmp_path: Path, name: str) -> None:
    with pytest.raises(StorageError) as raised:
        write_bytes(tmp_path / name / "a.json", b"")
    assert raised.value.code is StorageErrorCode.INVALID_NAME


@pytest.mark.usefixtures("windows")
@pytest.mark.parametrize("number", [errno.ENOENT, errno.EINVAL])
def test_so_it_is_where_the_runtime_says_no_more_than_that_it_is_not_there(
    tmp_path: Path, number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(errors, "root_is_there", lambda _: False)
    assert _code(tmp_path / "a.json", number) is StorageErrorCode.UNREACHABLE


@pytest.mark.parametrize("number", [errno.ESTALE, errno.EHOSTUNREACH, errno.ETIMEDOUT])
def test_other_systems_say_it_by_their_codes(tmp_path: Path, number: int) -> None:
    assert _code(tmp_path, number) is StorageErrorCode.UNREACHABLE


@pytest.mark.usefixtures("windows")
def test_a_folder_is_told_as_one_and_a_file_that_is_held_as_that(tmp_path: Path) -> None:
    assert _code(tmp_path, errno.EACCES) is StorageErrorCode.IS_FOLDER
    assert _code(tmp_path / "a.json", errno.EACCES) is StorageErrorCode.NOT_ALLOWED


def test_elsewhere_the_system_says_it_itself(tmp_path: Path) -> None:
    if os.name == "nt":
        pytest.skip("for systems that say it themselves")
    assert _code(tmp_path / ("å" * 256), errno.ENOENT) is StorageErrorCode.NOT_THERE
    assert _code(tmp_path, errno.EACCES) is StorageErrorCode.NOT_ALLOWED


def _refused(path: Path, winerror: int | None) -> OSError:
    error = PermissionError(errno.EACCES, "Access is denied", str(path))
    if winerror is not None:
        error.winerror = winerror  # type: ignore[attr-defined,unused-ignore]
    return error


@pytest.mark.usefixtures("windows")
@pytest.mark.parametrize(
    ("name", "winerror", "waits"),
    [
        ("a.json", None, True),
        ("a.json", 5, True),
        ("a.json", 32, True),
        ("a.json", 33, True),
        ("a.json", 19, False),  # the medium is write-protected
        ("", None, False),
        ("", 5, False),
    ],
)
def test_only_what_may_pass_is_waited_for(
    tmp_path: Path, name: str, winerror: int | None, waits: bool
) -> None:
    disk = _PausesCounted()

    def refuse() -> None:
        raise _refused(tmp_path / name, winerror)

    with pytest.raises(PermissionError):
        with_retries(refuse, disk)
    assert (disk.pauses > 0) is waits


@pytest.mark.parametrize(
    "name",
    [
        "00000000-0000-0000-0000-000000000007.json",
        ".00000000-0000-0000-0000-000000000007.json.0a1b2c3d.tmp",
        "00000000-0000-0000-0000-000000000007_20220914T093000.000000Z.json",
        "000012_20220914T093000.000000Z_48w_1200b.json",
    ],
)
def test_a_name_that_the_program_gave_is_not_told(name: str) -> None:
    error = StorageError(Path("reports") / name, StorageErrorCode.DISK_FULL)
    assert str(error) == "Disken är full. Frigör utrymme och försök igen."
