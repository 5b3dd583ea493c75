"""Four files stand in the folder, or none: whatever is refused, and whenever it is stopped."""

import contextlib
import errno
import os
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from zipfile import ZipFile

import pytest

from app.model.collation.collation import Participant
from app.paths import bundled_data
from app.services.collating.result_files import ResultFiles, is_result
from app.services.errors import StoppedWaitingError
from app.storage.disk import DISK, Disk
from app.storage.errors import StorageError
from tests.support.collated_values import value_collation
from tests.support.collations import StillCollation, collation_of, example_collation
from tests.support.failing import ASKED, FailingDisk, disks_failing_in_turn, names_in
from tests.support.links import needs_links

EXAMPLE = example_collation()
TEMPLATE = bundled_data().report_template
STEM = "uppfoljningsrapport-naringsliv_2022-T2_sammanstallning"
ENDINGS = (".docx", ".xlsx", ".csv", ".json")
NAMES = sorted(f"{STEM}{ending}" for ending in ENDINGS)


@pytest.fixture(autouse=True)
def temp(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Path]:
    """The folder that the system has for temporary files. Nothing is ever left there."""
    folder = tmp_path_factory.mktemp("temp")
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    yield folder
    assert list(folder.iterdir()) == []


def _write(folder: Path, disk: Disk = DISK) -> tuple[Path, ...]:
    return ResultFiles(TEMPLATE, disk).write(EXAMPLE, folder)


def _is_whole(path: Path) -> bool:
    if path.suffix in {".docx", ".xlsx"}:
        with ZipFile(path) as package:
            return package.testzip() is None
    return path.read_bytes().endswith((b"\n}\n", b"\r\n"))


def test_all_four_are_written_into_a_folder_that_is_made(tmp_path: Path) -> None:
    folder = tmp_path / "ny" / "mapp"
    paths = _write(folder)
    assert [path.name for path in paths] == [f"{STEM}{ending}" for ending in ENDINGS]
    assert names_in(tmp_path) == NAMES
    assert all(map(_is_whole, paths))


@pytest.mark.parametrize("taken", ENDINGS)
def test_where_a_name_is_taken_all_get_another(taken: str, tmp_path: Path) -> None:
    (tmp_path / f"{STEM}{taken}").write_bytes(b"old")
    (tmp_path / f"{STEM}_2.csv").write_bytes(b"old")
    paths = _write(tmp_path)
    assert [path.name for path in paths] == [f"{STEM}_3{ending}" for ending in ENDINGS]
    assert (tmp_path / f"{STEM}{taken}").read_bytes() == b"old"


@needs_links
@pytest.mark.parametrize("there", [True, False])
def test_no_result_is_written_through_a_link(tmp_path: Path, there: bool) -> None:
    outside, folder = tmp_path / "annat.docx", tmp_path / "ut"
    folder.mkdir()
    if there:
        outside.write_bytes(b"old")
    (folder / f"{STEM}.docx").symlink_to(outside)
    paths = _write(folder)
    assert [path.name for path in paths] == [f"{STEM}_2{ending}" for ending in ENDINGS]
    assert outside.exists() == there
    assert not there or outside.read_bytes() == b"old"


def test_tables_that_are_answers_have_a_file_of_their_own(tmp_path: Path) -> None:
    paths = ResultFiles(TEMPLATE).write(value_collation(), tmp_path)
    tables = f"{STEM}_tabeller.csv"
    assert [path.name for path in paths] == [
        *(f"{STEM}{ending}" for ending in ENDINGS[:-1]),
        *(tables, f"{STEM}.json"),
    ]
    assert all(map(_is_whole, paths))
    assert is_result(tables)
    again = ResultFiles(TEMPLATE).write(value_collation(), tmp_path)
    assert again[3].name == f"{STEM}_2_tabeller.csv"
    assert is_result(again[3].name)


def test_the_same_collation_gives_the_same_files(tmp_path: Path) -> None:
    first, second = _write(tmp_path / "1"), _write(tmp_path / "2")
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]


def test_the_document_can_go_committee_by_committee(tmp_path: Path) -> None:
    (document, *_) = _write(tmp_path / "1")
    (other, *_) = ResultFiles(TEMPLATE).write(EXAMPLE, tmp_path / "2", by_committee=True)
    assert document.read_bytes() != other.read_bytes()


def test_results_are_known_by_their_names(tmp_path: Path) -> None:
    for _ in range(2):
        assert all(is_result(path.name) for path in _write(tmp_path))
    assert not is_result("uppfoljningsrapport-naringsliv_2022-T2_farsta_r1.docx")


def test_what_a_crash_has_left_is_swept_away_and_not_what_a_colleague_writes(
    tmp_path: Path,
) -> None:
    hour_ago = time.time() - 3600
    for name, written in (("left", 0.0), ("underway", hour_ago)):
        path = tmp_path / f".{name}_sammanstallning.csv.0123abcd.tmp"
        path.write_bytes(b"x")
        os.utime(path, (written, written))
    _write(tmp_path)
    assert names_in(tmp_path) == sorted([".underway_sammanstallning.csv.0123abcd.tmp", *NAMES])


def test_a_collation_without_anything_in_it_is_written(tmp_path: Path) -> None:
    paths = ResultFiles(TEMPLATE).write(collation_of([], []), tmp_path)
    assert all(map(_is_whole, paths))


# What the disk refuses.


@pytest.mark.parametrize("writes_half", [False, True])
def test_whatever_request_is_refused_all_four_stand_or_none(
    tmp_path: Path, writes_half: bool
) -> None:
    tried = 0
    for disk in disks_failing_in_turn(writes_half=writes_half, counted=ASKED):
        folder = tmp_path / str(tried)
        tried += 1
        try:
            _write(folder, disk)
        except StorageError:
            assert disk.kept(names_in(folder)) == []
        else:
            assert names_in(folder) in ([], NAMES) or disk.requests[disk.fails_at - 1] == "remove"
            assert set(NAMES) <= set(names_in(folder))
    assert tried > 20


def test_where_the_disk_is_sick_for_good_the_json_stands_only_beside_the_others(
    tmp_path: Path,
) -> None:
    sick = OSError(errno.EIO, "Input/output error")
    for number in range(1, 200):
        folder = tmp_path / str(number)
        disk = FailingDisk(number, sick, for_good=True, counted=ASKED)
        with contextlib.suppress(StorageError):
            _write(folder, disk)
        standing = [name for name in names_in(folder) if not name.endswith(".tmp")]
        assert all(_is_whole(folder / name) for name in standing)
        if f"{STEM}.json" in standing:
            assert standing == NAMES
        if not disk.has_failed:
            return
    raise AssertionError("the disk never did what it was asked")


def test_a_folder_that_is_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "fil").write_bytes(b"x")
    for folder in (tmp_path / "fil", tmp_path / "fil" / "inne", tmp_path / ("a" * 300)):
        with pytest.raises(StorageError):
            _write(folder)
    assert names_in(tmp_path) == ["fil"]


def test_no_room_for_temporary_files_is_told_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "none"))
    with pytest.raises(StorageError):
        _write(tmp_path / "ut")
    assert not (tmp_path / "ut").exists()


# Stopping.


@dataclass(frozen=True)
class _Stopping(StillCollation):
    """Is stopped when it is asked for something for the n-th time."""

    left: list[int] = field(default_factory=list)
    results: list[ResultFiles] = field(default_factory=list)

    def participants(self) -> Iterator[Participant]:
        self.left[0] -= 1
        if self.left[0] == 0:
            self.results[0].stop()
        return super().participants()


def test_stopped_in_any_of_the_writers_there_is_nothing(tmp_path: Path) -> None:
    for number in range(1, 100):
        results = ResultFiles(TEMPLATE)
        collation = _Stopping(
            *(EXAMPLE.reports, EXAMPLE.areas, EXAMPLE.missing, EXAMPLE.found, EXAMPLE.notes),
            left=[number],
            results=[results],
        )
        folder = tmp_path / str(number)
        try:
            results.write(collation, folder)
        except StoppedWaitingError:
            assert not folder.exists()
        else:
            assert collation.left[0] > 0, "it was stopped, and went on"
            assert names_in(folder) == NAMES
            assert number > 6
            return
    raise AssertionError("it never came to its end")


class _StopsAt(FailingDisk):
    """A whole disk; what writes to it is stopped at the n-th request."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.results: ResultFiles | None = None
        super().__init__()

    def _watched(self, name: str, original):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202
        def asked(*args: object) -> object:
            self.asked += 1
            if self.asked == self.number and self.results is not None:
                self.results.stop()
            return original(*args)

        return asked


def test_stopped_while_they_are_put_in_place_there_is_all_or_nothing(tmp_path: Path) -> None:
    whole = 0
    for number in range(1, 100):
        disk = _StopsAt(number)
        disk.results = results = ResultFiles(TEMPLATE, disk)
        folder = tmp_path / str(number)
        try:
            results.write(EXAMPLE, folder)
        except StoppedWaitingError:
            assert names_in(folder) == []
        else:
            assert names_in(folder) == NAMES
            whole += 1
        if disk.asked < number:
            assert number > 20
            assert whole < 10
            return
    raise AssertionError("it never came to its end")


def test_stopped_before_it_begins_there_is_nothing(tmp_path: Path) -> None:
    results = ResultFiles(TEMPLATE)
    results.stop()
    with pytest.raises(StoppedWaitingError):
        results.write(EXAMPLE, tmp_path / "ut")
    assert not (tmp_path / "ut").exists()
