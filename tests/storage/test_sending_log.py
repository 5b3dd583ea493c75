"""What became of exported reports is remembered, and no broken file stands in the way."""

import datetime
import json
from pathlib import Path
from uuid import UUID

import pytest

from app.storage.errors import StorageError
from app.storage.sending_log import SendingLog, SendingRecord
from tests.support.failing import WRITING, FailingDisk, disks_failing_in_turn

ONE, OTHER = UUID(int=1), UUID(int=2)
MOMENT = datetime.datetime(2022, 10, 3, 12, 30, tzinfo=datetime.UTC)


def test_nothing_is_known_before_it_is_told(tmp_path: Path) -> None:
    sending_log = SendingLog(tmp_path / "dispatched")
    assert sending_log.record(ONE, 1) == SendingRecord()
    assert sending_log.sent_times() == {}


def test_folder_and_moment_are_kept_beside_each_other(tmp_path: Path) -> None:
    folder = tmp_path / "ut å\udce4"
    sending_log = SendingLog(tmp_path / "dispatched")
    sending_log.set_folder(ONE, 1, folder)
    sending_log.set_sent_at(ONE, 1, MOMENT)
    assert SendingLog(tmp_path / "dispatched").record(ONE, 1) == SendingRecord(folder, MOMENT)
    sending_log.set_sent_at(ONE, 1, None)
    assert sending_log.record(ONE, 1) == SendingRecord(folder)
    sending_log.set_sent_at(ONE, 1, MOMENT)
    sending_log.set_folder(ONE, 1, tmp_path)
    assert sending_log.record(ONE, 1) == SendingRecord(tmp_path, MOMENT)


def test_each_revision_has_a_mark_of_its_own(tmp_path: Path) -> None:
    sending_log = SendingLog(tmp_path)
    sending_log.set_sent_at(ONE, 1, MOMENT)
    sending_log.set_sent_at(
        ONE, 12, MOMENT.astimezone(datetime.timezone(datetime.timedelta(hours=2)))
    )
    sending_log.set_folder(OTHER, 1, tmp_path)
    assert sending_log.record(ONE, 2) == SendingRecord()
    assert sending_log.sent_times() == {(ONE, 1): MOMENT, (ONE, 12): MOMENT}


@pytest.mark.parametrize(
    "content",
    [
        *(b"", b"{", b"[]", b'"x"', b"\xff", b"[" * 10_000, b" " * 30_000),
        *(b'{"sent_at": 3}', b'{"sent_at": "igar"}', b'{"sent_at": "2022-10-03T12:30:00"}'),
        *(b'{"sent_at": "0001-01-01T00:00:00+23:00"}', b'{"folder": ["a"]}', b'{"folder": ""}'),
    ],
)
def test_a_broken_file_counts_as_empty_and_hides_no_other(tmp_path: Path, content: bytes) -> None:
    sending_log = SendingLog(tmp_path)
    sending_log.set_sent_at(OTHER, 1, MOMENT)
    sending_log.path(ONE, 1).write_bytes(content)
    (tmp_path / "inget_r1.json").write_bytes(b"{}")
    assert sending_log.record(ONE, 1) == SendingRecord()
    assert sending_log.sent_times() == {(OTHER, 1): MOMENT}
    sending_log.set_sent_at(ONE, 1, MOMENT)
    assert sending_log.record(ONE, 1) == SendingRecord(None, MOMENT)


def test_whatever_the_disk_refuses_it_is_as_before_or_as_wanted(tmp_path: Path) -> None:
    outcomes = set()
    before, after = SendingRecord(tmp_path), SendingRecord(tmp_path, MOMENT)
    for disk in disks_failing_in_turn():
        folder = tmp_path / str(disk.fails_at)
        whole = SendingLog(folder)
        whole.set_folder(ONE, 1, tmp_path)
        try:
            SendingLog(folder, disk).set_sent_at(ONE, 1, MOMENT)
        except StorageError as error:
            outcomes.add("refused")
            assert str(error).endswith(".")
            assert whole.record(ONE, 1) in (before, after)
        else:
            outcomes.add("written")
            assert whole.record(ONE, 1) == after
    assert outcomes == {"refused", "written"}


def test_what_cannot_be_read_is_not_written_over(tmp_path: Path) -> None:
    SendingLog(tmp_path).set_sent_at(ONE, 1, MOMENT)
    counted = ("read", *WRITING)
    disk = FailingDisk(1, OSError(5, "Input/output error"), for_good=True, counted=counted)
    sending_log = SendingLog(tmp_path, disk)
    assert sending_log.record(ONE, 1) == SendingRecord()
    with pytest.raises(StorageError):
        sending_log.set_folder(ONE, 1, tmp_path)
    assert json.loads(SendingLog(tmp_path).path(ONE, 1).read_bytes())["sent_at"]


def test_a_folder_that_cannot_be_read_has_nothing_in_it(tmp_path: Path) -> None:
    SendingLog(tmp_path).set_sent_at(ONE, 1, MOMENT)
    disk = FailingDisk(1, PermissionError(13, "Permission denied"), counted=("names",))
    assert SendingLog(tmp_path, disk).sent_times() == {}


def test_of_another_computer_only_what_is_not_known_here_is_remembered(tmp_path: Path) -> None:
    log, there = SendingLog(tmp_path / "here"), SendingLog(tmp_path / "there")
    there.set_folder(ONE, 1, tmp_path)
    there.set_sent_at(ONE, 1, MOMENT)
    data = there.path(ONE, 1).read_bytes()
    log.set_folder(ONE, 1, tmp_path / "ut")
    missing = log.missing(ONE, 1, data)
    log.add(ONE, 1, missing)
    assert log.record(ONE, 1) == SendingRecord(tmp_path / "ut", MOMENT)
    assert log.missing(ONE, 1, data) == {}
    assert log.missing(ONE, 2, b"{") == {}


@pytest.mark.parametrize("folder", ["//host/share", "\\\\host\\share", "ut"])
def test_no_other_server_is_asked_for_what_another_computer_says(
    folder: str, tmp_path: Path
) -> None:
    data = json.dumps({"folder": folder}).encode()
    assert SendingLog(tmp_path).missing(ONE, 1, data) == {}
