"""Earlier versions are kept under names that say what they are, and none in another's place."""

import datetime
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.model.base import SLUG
from app.model.version_history import VersionCause, VersionEntry
from app.storage.disk import Disk
from app.storage.errors import StorageError, StorageErrorCode
from app.storage.version_store import MAX_BYTES, VersionStore
from tests.support.failing import names_in
from tests.support.workplace import TODAY

ONE, TWO = UUID(int=1), UUID(int=2)
FIRST = VersionEntry(1, TODAY)
ENTRIES = st.builds(
    VersionEntry,
    st.integers(0, 10_000_000),
    st.datetimes(timezones=st.just(datetime.UTC)),
    st.sampled_from(VersionCause),
    st.just("") | st.from_regex(SLUG, fullmatch=True).map(lambda slug: slug[:80].strip("-")),
    st.integers(0, 100_000),
    st.integers(0, MAX_BYTES),
    st.booleans(),
)


class _ReadsNothing(Disk):
    def read(self, path: Path, most: int) -> bytes:
        raise AssertionError(path)


@pytest.fixture
def store(tmp_path: Path) -> VersionStore:
    return VersionStore(tmp_path / "versions")


def test_a_report_without_versions_has_none(store: VersionStore) -> None:
    assert store.entries(ONE) == []
    store.remove(ONE, FIRST)
    store.remove_all(ONE)
    with pytest.raises(StorageError) as refused:
        store.read(ONE, FIRST)
    assert refused.value.code is StorageErrorCode.NOT_THERE


def test_versions_are_in_the_order_they_were_written_whatever_the_clock_said(
    store: VersionStore,
) -> None:
    entries = [
        VersionEntry(number, TODAY - datetime.timedelta(hours=number))
        for number in (9, 10, 11, 999_999, 1_000_000)
    ]
    for entry in entries:
        store.save(ONE, entry, str(entry).encode())
    store.save(TWO, FIRST, b"other")
    assert store.entries(ONE) == entries
    assert store.read(ONE, entries[1]) == str(entries[1]).encode()
    assert store.entries(TWO) == [FIRST]


def test_no_version_is_read_to_list_them(store: VersionStore, tmp_path: Path) -> None:
    store.save(ONE, FIRST, b"x")
    assert VersionStore(tmp_path / "versions", _ReadsNothing()).entries(ONE) == [FIRST]


def test_a_moment_is_the_same_wherever_on_earth(store: VersionStore) -> None:
    zone = datetime.timezone(datetime.timedelta(hours=2))
    store.save(ONE, VersionEntry(1, TODAY.astimezone(zone)), b"x")
    assert store.entries(ONE) == [FIRST]
    assert store.read(ONE, FIRST) == b"x"


@given(entry=ENTRIES)
def test_a_name_says_all_of_a_version(
    entry: VersionEntry, tmp_path_factory: pytest.TempPathFactory
) -> None:
    store = VersionStore(tmp_path_factory.getbasetemp() / "names")
    store.save(ONE, entry, b"x")
    assert store.entries(ONE) == [entry]
    store.remove(ONE, entry)


def test_a_name_is_one_that_windows_takes(store: VersionStore) -> None:
    later = TODAY + datetime.timedelta(microseconds=1)
    entry = VersionEntry(7, later, VersionCause.EMPTIED, "svart-ekonomi", 312, 4096)
    assert (
        store.path(ONE, entry).name
        == "000007_20220914T093000.000001Z_312w_4096b_emptied_svart-ekonomi.json"
    )


def test_other_files_are_no_versions_and_left_alone(store: VersionStore, tmp_path: Path) -> None:
    store.save(ONE, FIRST, b"x")
    folder = store.path(ONE, FIRST).parent
    own = store.path(ONE, FIRST).name
    unknown = own.replace("saved", "unheard-of")
    impossible = own.replace("20220914", "20221399")
    for name in ("anteckningar.json", "20220914.json", f".{own}.12345678.tmp", unknown):
        (folder / name).write_bytes(b"y")
    (folder / impossible).write_bytes(b"y")
    assert store.entries(ONE) == [FIRST]
    store.remove(ONE, FIRST)
    assert len(names_in(tmp_path)) == 5


def test_all_versions_of_a_report_are_removed_and_no_others(
    store: VersionStore, tmp_path: Path
) -> None:
    second = VersionEntry(2, TODAY)
    for report_id in (ONE, TWO):
        for entry in (FIRST, second):
            store.save(report_id, entry, b"x")
    store.remove(TWO, second)
    store.remove_all(ONE)
    assert (store.entries(ONE), store.entries(TWO)) == ([], [FIRST])
    assert [path.name for path in (tmp_path / "versions").iterdir()] == [str(TWO)]


def test_a_version_that_is_too_long_is_told(store: VersionStore) -> None:
    store.save(ONE, FIRST, b"x" * (MAX_BYTES + 1))
    with pytest.raises(StorageError) as refused:
        store.read(ONE, FIRST)
    assert refused.value.code is StorageErrorCode.TOO_LARGE
