"""A backup has everything in it and is whole, or there is none."""

import errno
import sys
import time
from os import utime
from pathlib import Path
from uuid import UUID

import pytest

from app.gui.kit.services import Services
from app.model.report import title_of
from app.model.report_stages import as_submitted
from app.services.backup import making
from app.services.backup.making import BackupMaking, usual_name
from app.services.backup.telling import left_out_text
from app.services.errors import ServiceError, ServiceErrorCode, StoppedWaitingError
from app.storage.disk import DISK, Disk
from app.storage.errors import AlreadyThereError, StorageError, StorageErrorCode
from tests.support.backup_files import entries_of, opened
from tests.support.failing import FailingDisk, names_in
from tests.support.reports import saying
from tests.support.terms import RESPONDENT
from tests.support.workplace import TODAY, Clock, bundled_catalog

ONE, OTHER = saying("").report_id, UUID(int=8)


@pytest.fixture
def root(services: Services) -> Path:
    """The folder of somebody who has something of everything."""
    library = services.library
    library.save(saying("utkast"))
    library.history.save(saying("utkast"))
    library.save_sources(saying("utkast"), [saying("källa")])
    sent = as_submitted(saying("skickad"), 1, TODAY).model_copy(update={"report_id": OTHER})
    library.save(sent)
    library.sending_log.set_sent_at(OTHER, 1, TODAY)
    services.settings.set("zoom", 120)
    services.settings.set("window", "here")
    services.spelling.learn("grönsak")
    for path in ("reports/damaged/1.json", "forms/egen.toml", "reports/deleted/9.json"):
        target = services.user.root / path
        target.parent.mkdir(exist_ok=True)
        target.write_bytes(b"{")
    library.open_reports.lock(ONE, b"")
    return services.user.root


def _making(root: Path, disk: Disk = DISK) -> BackupMaking:
    return BackupMaking(root, bundled_catalog(), Clock(), disk)


def test_everything_is_in_it_but_what_is_of_this_moment_and_this_computer(
    root: Path, tmp_path: Path
) -> None:
    made = _making(root).make(tmp_path / "kopia.zip")
    assert (made.path, made.reports, made.left_out) == (tmp_path / "kopia.zip", 2, ())
    entries = entries_of(made.path.read_bytes())
    here = {path.relative_to(root).as_posix(): path.read_bytes() for path in _files(root)}
    here = {path: data for path, data in here.items() if "/open/" not in path}
    here["settings.json"] = b'{\n "zoom": 120\n}'
    assert {path: entries[path] for path in opened(made.path.read_bytes()).paths} == here
    assert {path.split("/")[1] for path in here if path.startswith("reports")} == {
        *("drafts", "submitted", "dispatched", "sources", "versions", "deleted", "damaged")
    }


def _files(root: Path) -> list[Path]:
    return [path for path in root.rglob("*") if path.is_file()]


def test_where_there_is_nothing_none_is_made(tmp_path: Path) -> None:
    with pytest.raises(ServiceError, match="Det finns inget att säkerhetskopiera") as refused:
        _making(tmp_path / "none").make(tmp_path / "kopia.zip")
    assert refused.value.code is ServiceErrorCode.NOTHING_TO_BACK_UP
    assert not list(tmp_path.iterdir())


def test_what_is_there_is_replaced_only_where_that_is_said(root: Path, tmp_path: Path) -> None:
    target = tmp_path / "kopia.zip"
    target.write_bytes(b"before")
    with pytest.raises(AlreadyThereError):
        _making(root).make(target)
    assert target.read_bytes() == b"before"
    _making(root).make(target, may_replace=True)
    opened(target.read_bytes()).verify()
    assert usual_name(TODAY) == "naringslivsrapport-sakerhetskopia_2022-09-14.zip"


@pytest.mark.parametrize("before", [b"", b"before"])
@pytest.mark.parametrize("for_good", [False, True])
@pytest.mark.parametrize("writes_half", [False, True])
def test_whatever_the_disk_refuses_it_is_whole_or_as_before(
    for_good: bool, writes_half: bool, before: bytes, root: Path, tmp_path: Path
) -> None:
    kept = {path: path.read_bytes() for path in _files(root)}
    for number in range(1, 500):
        folder = tmp_path / str(number)
        folder.mkdir()
        target = folder / "kopia.zip"
        if before:
            target.write_bytes(before)
        disk = FailingDisk(number, for_good=for_good, writes_half=writes_half)
        try:
            _making(root, disk).make(target, may_replace=bool(before))
        except StorageError as error:
            assert error.code is StorageErrorCode.DISK_FULL
        there = target.read_bytes() if target.exists() else b""
        if there != before:
            opened(there).verify()
        left = [name for name in names_in(folder) if not (for_good and name.endswith(".tmp"))]
        assert disk.kept(left) == ["kopia.zip"] * bool(there)
        if not disk.has_failed:
            break
    assert number > 5
    assert {path: path.read_bytes() for path in _files(root)} == kept


def test_one_that_is_not_read_back_as_it_was_written_is_none(root: Path, tmp_path: Path) -> None:
    class Forgetful(Disk):
        def write(self, handle: int, data: bytes | memoryview) -> int:
            written = bytearray(data)
            written[len(written) // 2] ^= 1
            return super().write(handle, bytes(written))

    with pytest.raises(StorageError) as refused:
        _making(root, Forgetful()).make(tmp_path / "kopia.zip")
    assert refused.value.code is StorageErrorCode.COPY_NOT_READ_BACK
    assert not list(tmp_path.glob("*.zip*"))


class _Stopping(Disk):
    """Has the making stopped when it reads or writes for the n-th time."""

    def __init__(self, turn: int) -> None:
        self._turn = turn
        self.making: BackupMaking | None = None

    def _count(self) -> None:
        self._turn -= 1
        if self._turn == 0 and self.making:
            self.making.stop()

    def read(self, path: Path, most: int) -> bytes:
        self._count()
        return super().read(path, most)

    def write(self, handle: int, data: bytes | memoryview) -> int:
        self._count()
        return super().write(handle, data)


def test_it_can_be_stopped_and_leaves_nothing(root: Path, tmp_path: Path) -> None:
    stopped = 0
    for turn in range(1, 40):
        disk = _Stopping(turn)
        disk.making = _making(root, disk)
        try:
            disk.making.make(tmp_path / "kopia.zip")
        except StoppedWaitingError:
            assert not list(tmp_path.glob("*.zip*"))
            stopped += 1
        else:
            break
    assert stopped > 10


def test_what_a_crash_has_left_of_another_is_swept_away(root: Path, tmp_path: Path) -> None:
    for name in (usual_name(TODAY), "kopia.zip", "annat.zip"):
        left = tmp_path / f".{name}.deadbeef.tmp"
        left.write_bytes(b"half")
        utime(left, (0, 0))
    # Another one's, which is being read back.
    underway = tmp_path / ".kopia.zip.0badcafe.tmp"
    underway.write_bytes(b"whole")
    utime(underway, (time.time() - 3600,) * 2)
    _making(root).make(tmp_path / "kopia.zip")
    names = {path.name for path in tmp_path.glob(".*")}
    assert names == {f".{usual_name(TODAY)}.deadbeef.tmp", ".annat.zip.deadbeef.tmp", underway.name}


def test_a_report_that_is_saved_meanwhile_is_the_one_or_the_other(
    root: Path, tmp_path: Path, services: Services
) -> None:
    class Busy(Disk):
        saved = 0

        def read(self, path: Path, most: int) -> bytes:
            data = super().read(path, most)
            self.saved += 1
            services.library.save(saying(f"nummer {self.saved}"))
            return data

    made = _making(root, Busy()).make(tmp_path / "kopia.zip")
    archive = opened(made.path.read_bytes())
    archive.verify()
    assert f"reports/drafts/{ONE}.json" in archive.paths


def test_what_cannot_be_read_is_left_out_and_told(root: Path, tmp_path: Path) -> None:
    (root / "reports" / "damaged" / "huge.json").write_bytes(bytes(20_000_001))

    version = next((root / "reports" / "versions").rglob("*.json"))

    class Closed(Disk):
        def read(self, path: Path, most: int) -> bytes:
            if path.name == f"{OTHER}_r1.json":
                raise OSError(errno.EACCES, "closed")
            if path == version:
                raise OSError(errno.EIO, "Input/output error")
            return super().read(path, most)

    made = _making(root, Closed()).make(tmp_path / "kopia.zip")
    assert made.reports == 1
    # No name says which report it is but its title.
    assert left_out_text(made) == (
        "Det här gick inte att läsa, och är inte med: huge.json, en rapport, filer som hör till "
        f"”{title_of(saying(''), RESPONDENT)}”."
    )
    assert {one.path for one in made.left_out} == {
        version.relative_to(root).as_posix(),
        "reports/damaged/huge.json",
        f"reports/submitted/{OTHER}_r1.json",
        f"reports/dispatched/{OTHER}_r1.json",
    }


def test_where_the_folder_is_gone_in_the_middle_there_is_none(root: Path, tmp_path: Path) -> None:
    disk = FailingDisk(9, OSError(errno.EHOSTUNREACH, "gone"), for_good=True, counted=("read",))
    for number in (1, 4):
        disk.fail(number, OSError(errno.EHOSTUNREACH, "gone"), for_good=True)
        with pytest.raises(StorageError) as refused:
            _making(root, disk).make(tmp_path / "kopia.zip")
        assert refused.value.code is StorageErrorCode.UNREACHABLE
        assert not list(tmp_path.glob("*.zip*"))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such names")
def test_what_has_a_name_that_not_every_system_takes_is_told_by_that(
    root: Path, tmp_path: Path
) -> None:
    (root / "forms" / "con.toml").write_bytes(b"")
    assert left_out_text(_making(root).make(tmp_path / "kopia.zip")) == (
        "Det här har namn som programmet inte känner igen, och är inte med: con.toml."
    )


@pytest.mark.parametrize("limit", ["MAX_TOTAL_BYTES", "MAX_FILES"])
def test_more_than_can_be_taken_in_again_is_refused_by_a_code_of_its_own(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: str
) -> None:
    monkeypatch.setattr(making, limit, 5)
    with pytest.raises(ServiceError) as refused:
        _making(root).make(tmp_path / "kopia.zip")
    assert refused.value.code is ServiceErrorCode.TOO_MUCH_TO_BACK_UP
    assert not list(tmp_path.glob("*.zip*"))
