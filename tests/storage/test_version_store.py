"""Earlier versions on disk: each under its moment, and nothing else is taken for one."""

import datetime
from pathlib import Path
from uuid import UUID

import pytest

from app.storage.errors import StorageError
from app.storage.version_store import MAX_BYTES, VersionStore
from tests.support.failing import names_in
from tests.support.workplace import TODAY

ONE, TWO = UUID(int=1), UUID(int=2)
LATER = TODAY + datetime.timedelta(microseconds=1)


@pytest.fixture
def store(tmp_path: Path) -> VersionStore:
    return VersionStore(tmp_path / "versions")


def test_a_report_without_versions_has_none(store: VersionStore) -> None:
    assert store.moments(ONE) == []
    store.remove(ONE, TODAY)
    store.remove_all(ONE)
    with pytest.raises(StorageError, match="den finns inte"):
        store.read(ONE, TODAY)


def test_versions_are_kept_the_earliest_first(store: VersionStore) -> None:
    before = TODAY - datetime.timedelta(days=400)
    for moment in (TODAY, LATER, before):
        store.save(ONE, moment, str(moment).encode())
    store.save(TWO, TODAY, b"other")
    assert store.moments(ONE) == [before, TODAY, LATER]
    assert store.read(ONE, LATER) == str(LATER).encode()
    assert store.moments(TWO) == [TODAY]


def test_a_moment_is_the_same_wherever_on_earth(store: VersionStore) -> None:
    store.save(ONE, TODAY.astimezone(datetime.timezone(datetime.timedelta(hours=2))), b"x")
    assert store.moments(ONE) == [TODAY]
    assert store.read(ONE, TODAY) == b"x"


@pytest.mark.parametrize("year", [1, 999, 9999])
def test_any_year_is_found_again(store: VersionStore, year: int) -> None:
    moment = datetime.datetime(year, 1, 2, 3, 4, 5, 6, tzinfo=datetime.UTC)
    store.save(ONE, moment, b"x")
    assert store.moments(ONE) == [moment]
    assert store.read(ONE, moment) == b"x"


def test_a_name_is_one_that_windows_takes(store: VersionStore) -> None:
    assert store.path(ONE, LATER).name == "20220914T093000.000001Z.json"


def test_other_files_are_no_versions_and_left_alone(store: VersionStore, tmp_path: Path) -> None:
    store.save(ONE, TODAY, b"x")
    folder = store.path(ONE, TODAY).parent
    for name in ("anteckningar.json", "20220914.json", ".20220914.json.12345678.tmp"):
        (folder / name).write_bytes(b"y")
    (folder / "20220914T093000.000002Z.json").mkdir()
    assert store.moments(ONE) == [TODAY]
    store.remove(ONE, TODAY)
    assert len(names_in(tmp_path)) == 3


def test_all_versions_of_a_report_are_removed_and_no_others(
    store: VersionStore, tmp_path: Path
) -> None:
    for report_id in (ONE, TWO):
        for moment in (TODAY, LATER):
            store.save(report_id, moment, b"x")
    store.remove(TWO, LATER)
    store.remove_all(ONE)
    assert (store.moments(ONE), store.moments(TWO)) == ([], [TODAY])
    assert [path.name for path in (tmp_path / "versions").iterdir()] == [str(TWO)]


def test_a_version_that_is_too_long_is_told(store: VersionStore) -> None:
    store.save(ONE, TODAY, b"x" * (MAX_BYTES + 1))
    with pytest.raises(StorageError, match="filen är för stor"):
        store.read(ONE, TODAY)
