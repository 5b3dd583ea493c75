"""A backup that is not whole is refused before anything is taken in, and one can be stopped."""

import json
from pathlib import Path
from uuid import UUID

import pytest

from app.formats.errors import BackupFileError, FormatErrorCode
from app.formats.report_json import write_report_json
from app.gui.kit.services import Services
from app.services.errors import StoppedWaitingError
from app.storage.disk import Disk
from app.storage.errors import StorageError
from tests.support.backup_files import backup_of
from tests.support.backups_taken_in import (
    ONE,
    backup,
    drafts_say,
    forged_file,
    reports_files,
    sent,
    take_in,
    taking_in,
)
from tests.support.reports import saying


@pytest.mark.parametrize(
    "path",
    [
        *(f"reports/open/{ONE}.json", "reports/index/a.json"),
        *("reports/open/a/b.json", "running/here/1", "a.json", "forms/a.txt", "forms/a/b.toml"),
        *("reports/a.json", "reports/drafts/a/b/c.json", "reports/drafts/a.exe", "Words.txt"),
    ],
)
def test_what_the_program_does_not_keep_is_refused(
    path: str, here: Services, tmp_path: Path
) -> None:
    kopia = forged_file(tmp_path, {"words.txt": b"ord\n", path: b"{}"})
    with pytest.raises(BackupFileError) as refused:
        taking_in(kopia, here).take_in()
    assert refused.value.code is FormatErrorCode.BACKUP_DAMAGED
    assert not here.user.root.exists()


def test_a_fault_in_the_last_file_is_found_before_the_first_is_taken(
    here: Services, tmp_path: Path
) -> None:
    files = {f"reports/drafts/{ONE}.json": write_report_json(saying("a")), "words.txt": b"ord"}
    data = bytearray(backup_of(files))
    data[data.index(b"words.txt") + 12] ^= 1
    (tmp_path / "kopia.zip").write_bytes(data)
    with pytest.raises(BackupFileError):
        taking_in(tmp_path / "kopia.zip", here).take_in()
    assert not here.user.root.exists()


def test_whatever_settings_and_sending_log_say_it_does_no_harm(
    here: Services, tmp_path: Path
) -> None:
    here.library.save(sent("skickad"))
    deep = b'{"a":' * 9_000
    hostile = [deep, b"[" * 90_000, b"null", b"[]", b"\xff\xfe", json.dumps({"a": "x"}).encode()]
    for number, data in enumerate(hostile):
        files = {"settings.json": data, f"reports/dispatched/{ONE}_r1.json": data}
        taking_in(forged_file(tmp_path, files), here).take_in()
        assert here.settings.value("a") == ("x" if number == len(hostile) - 1 else None)


def test_it_can_be_stopped_and_gone_on_with(there: Services, here: Services) -> None:
    for number in range(5):
        there.library.save(saying("utkast").model_copy(update={"report_id": UUID(int=number + 1)}))
    path = backup(there)

    class Stopping(Disk):
        files = 0

        def create(self, path: Path, mode: int) -> int:
            self.files += 1
            if self.files == 3:
                stopped.stop()
            return super().create(path, mode)

    stopped = taking_in(path, here, Stopping())
    with pytest.raises(StoppedWaitingError):
        stopped.take_in()
    assert 0 < len(drafts_say(here)) < 5
    take_in(path, here)
    assert reports_files(here) == reports_files(there)


def test_one_that_is_not_there_is_refused_with_a_sentence(here: Services, tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="den finns inte"):
        taking_in(tmp_path / "ingen.zip", here).look()
