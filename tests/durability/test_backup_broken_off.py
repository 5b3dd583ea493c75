"""Making a backup and taking one in, killed or refused at every request: nothing is lost.

The same against one that writes in place must be found out.
"""

import shutil
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from uuid import UUID

import pytest

from app.formats.errors import BackupFileError
from app.formats.report_json import read_report_json
from app.model.report_stages import as_submitted
from app.services.backup.making import BackupMaking
from app.services.backup.taking_in import BackupTakingIn
from app.services.question_sets.form_library import FormLibrary
from app.services.reports.recovery import Recovery
from app.storage.errors import StorageError
from app.storage.form_store import FormStore
from app.storage.report_store import ReportStore
from app.storage.settings import Settings
from app.storage.user_files import UserFiles
from app.storage.word_list import WordList
from tests.durability.mortal_disk import Killed, Kind, MortalDisk, Trouble
from tests.support.backup_files import opened
from tests.support.figures import Figures
from tests.support.refusals.attempt import saying
from tests.support.reports import library_in, said
from tests.support.terms import CALENDAR
from tests.support.workplace import TODAY, Clock, bundled_catalog

_MOST = 1_000


def _begin(root: Path, text: str) -> None:
    """Somebody's reports: two drafts with versions, one that was exported, words and settings."""
    library = library_in(root)
    for number in (7, 8):
        own_id = {"report_id": UUID(int=number)}
        report = saying(f"{text} {number}").model_copy(update=own_id)
        library.save(report)
        library.history.save(saying(f"förr {text}", -60).model_copy(update=own_id))
    library.save_sources(report, [saying("källa")])
    sent = saying("skickad").model_copy(update={"report_id": UUID(int=9)})
    library.save(as_submitted(sent, 1, TODAY))
    library.sending_log.set_sent_at(UUID(int=9), 1, TODAY)
    WordList(root / "words.txt").add(f"ord-{text}")
    Settings(root / "settings.json").set(text, "x")


def _files(root: Path) -> dict[str, bytes]:
    files = UserFiles(root)
    return {path: files.read(path, 10**7) or b"" for path in files.paths()}


def _said(root: Path) -> set[str]:
    """Every text that can be read in any report's file; each has to be whole."""
    files = _files(root).items()
    reports = (data for path, data in files if "reports/" in path and "/dispatched/" not in path)
    return {said(read_report_json(data, "", CALENDAR)) for data in reports}


@pytest.fixture
def kopia(tmp_path: Path) -> Path:
    """A backup of somebody's."""
    _begin(tmp_path / "there", "där")
    return (
        BackupMaking(tmp_path / "there", bundled_catalog(), Clock())
        .make(tmp_path / "kopia.zip")
        .path
    )


@pytest.fixture(scope="module")
def sets() -> FormLibrary:
    return FormLibrary(bundled_catalog(), Path(), FormStore(Path()))


def _is_hit(disk: MortalDisk, trouble: Trouble, action: Callable[[], object]) -> bool:
    """Do something; whether trouble befell it."""
    with disk.in_trouble(trouble):
        try:
            action()
        except Killed:
            disk.die()
        except StorageError:
            assert disk.has_failed
        return disk.has_failed


def _kinds(*, full: bool) -> tuple[Kind, ...]:
    return tuple(Kind) if full else (Kind.KILLED_HALF_WRITTEN, Kind.REFUSED_FROM_NOW_ON)


@pytest.mark.parametrize("begun", [False, True], ids=["new computer", "beside others"])
def test_wherever_taking_in_is_broken_off_nothing_is_lost_and_it_is_completed(
    begun: bool, kopia: Path, sets: FormLibrary, tmp_path: Path, figures: Figures, full: bool
) -> None:
    ours, here = tmp_path / "ours", tmp_path / "here"
    _begin(ours, "här") if begun else ours.mkdir()

    def take_in(disk: MortalDisk) -> None:
        BackupTakingIn(kopia, here, sets, disk).take_in()

    def begin_again() -> None:
        shutil.rmtree(here, ignore_errors=True)
        shutil.copytree(ours, here)

    begin_again()
    take_in(MortalDisk())
    whole, before = _said(here), _files(ours)
    for kind in _kinds(full=full):
        for number in range(1, _MOST):
            begin_again()
            disk = MortalDisk()
            hit = _is_hit(disk, Trouble(number, kind), partial(take_in, disk))
            after = _files(here)
            assert {path: after.get(path) for path in before if _is_report(path)} == {
                path: data for path, data in before.items() if _is_report(path)
            }
            assert _said(here) <= whole
            store = ReportStore(here / "reports")
            assert Recovery(store, library_in(here), Clock()).find() == ()
            take_in(MortalDisk())
            assert _said(here) == whole
            if not hit:
                break
        assert number > 20
        figures(f"{kind.value}: {number - 1} requests")


def _is_report(path: str) -> bool:
    return path.startswith("reports/")


def test_wherever_making_is_broken_off_there_is_a_whole_one_or_none(
    tmp_path: Path, figures: Figures, full: bool
) -> None:
    root = tmp_path / "there"
    _begin(root, "där")
    before = _files(root)
    for kind in _kinds(full=full):
        for number in range(1, _MOST):
            target, disk = tmp_path / f"{kind.name} {number}.zip", MortalDisk()
            make = partial(BackupMaking(root, bundled_catalog(), Clock(), disk).make, target)
            hit = _is_hit(disk, Trouble(number, kind), make)
            if target.exists():
                opened(target.read_bytes()).verify()
            assert _files(root) == before
            if not hit:
                break
        assert number > 10
        figures(f"{kind.value}: {number - 1} requests")


def test_one_that_writes_in_place_is_found_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without the temporary file there would be half a backup under the name of a whole one."""
    root = tmp_path / "there"
    _begin(root, "där")

    def write_in_place(
        target: Path, pieces: Iterator[bytes], disk: MortalDisk, **_: object
    ) -> None:
        handle = disk.create(target, 0o600)
        for piece in pieces:
            disk.write(handle, piece)
        disk.close(handle)

    monkeypatch.setattr("app.services.backup.making.write_new", write_in_place)
    disk = MortalDisk()
    make = partial(
        BackupMaking(root, bundled_catalog(), Clock(), disk).make, tmp_path / "kopia.zip"
    )
    assert _is_hit(disk, Trouble(5, Kind.KILLED_HALF_WRITTEN), make)
    with pytest.raises(BackupFileError):
        opened((tmp_path / "kopia.zip").read_bytes()).verify()
