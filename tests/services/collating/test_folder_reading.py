"""Many files are read at once, and what one of them does costs nobody else anything."""

import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from threading import Thread

import pytest

from app.model.collation.notes import Standing
from app.services.catalog import Catalog
from app.services.collating import folder_reading
from app.services.collating.folder_collation import FolderCollation
from app.services.collating.folder_reading import FolderFile
from app.services.errors import StoppedWaitingError
from app.services.helper_process.guarded_reading import GuardedReader
from app.services.report_context import ReportContext
from app.storage.errors import StorageError
from tests.support.incoming_folder import TERM, IncomingFolder, collating_with
from tests.support.links import needs_links
from tests.support.mails import mail_file
from tests.support.patience import PATIENCE_S, wait_for
from tests.support.reading_here import ReadingHere
from tests.support.reading_processes import reading_processes
from tests.support.troublesome_finders import TroublesomeFinder

Read = list[tuple[int, int, str]]


def _troublesome(context: ReportContext, at_once: int, seconds: float = 10) -> GuardedReader:
    return GuardedReader(context, reader=TroublesomeFinder, at_once=at_once, seconds=seconds)


@pytest.fixture
def incoming(tmp_path: Path, catalog: Catalog) -> IncomingFolder:
    folder = tmp_path / "in"
    folder.mkdir()
    return IncomingFolder(folder, catalog)


@pytest.fixture
def collecting(catalog: Catalog) -> Iterator[Callable[..., FolderCollation]]:
    """Makes what collects, here or in processes of their own."""
    made: list[FolderCollation] = []

    def make(**how: object) -> FolderCollation:
        made.append(collating_with(catalog, **{"reader": ReadingHere, **how}))
        return made[-1]

    yield make
    for one in made:
        one.close()
    assert reading_processes() == set()


def _told(collecting: FolderCollation) -> dict[str, tuple[Standing, str]]:
    return {
        note.source.name: (note.standing, note.text) for note in collecting.collation(TERM).files()
    }


def _gather(collecting: FolderCollation, folder: Path, called: str = "") -> Read:
    seen: Read = []
    collecting.read_folder(folder, lambda *told: seen.append(told), called)
    return seen


# What a file does to its reader.


def test_a_file_that_hangs_costs_its_own_time_while_the_others_are_read(
    incoming: IncomingFolder, collecting: Callable[..., FolderCollation]
) -> None:
    incoming.put("sleeps.json", b"{}")
    others = [incoming.put_json(f"z{n}.json", incoming.report("farsta")) for n in range(6)]
    own = collecting(reader=partial(_troublesome, seconds=2))
    seen = _gather(own, incoming.folder)
    assert [name for *_, name in seen] == [*(path.name for path in others), "sleeps.json"]
    told = _told(own)
    assert told["sleeps.json"][0] is Standing.REFUSED
    assert "Filen tog för lång tid att läsa." in told["sleeps.json"][1]
    assert all(told[path.name][0] is not Standing.REFUSED for path in others)


def test_a_process_that_dies_takes_one_file_with_it(
    incoming: IncomingFolder, collecting: Callable[..., FolderCollation]
) -> None:
    for name in ("dies", "dies again", "stumbles"):
        incoming.put(f"{name}.json", b"{}")
    incoming.put_json("a.json", incoming.report("farsta"))
    incoming.put_json("z.json", incoming.report("bromma"))
    own = collecting(reader=_troublesome)
    assert len(_gather(own, incoming.folder)) == 5
    standings = {name: standing for name, (standing, _) in _told(own).items()}
    assert standings == {
        **dict.fromkeys(("a.json", "z.json"), Standing.COUNTS),
        **dict.fromkeys(("dies.json", "dies again.json", "stumbles.json"), Standing.REFUSED),
    }


def test_as_many_files_as_may_be_are_read_at_the_same_time(
    incoming: IncomingFolder, collecting: Callable[..., FolderCollation]
) -> None:
    incoming.put_json("rapport.json", incoming.report("farsta"))
    for number in "123":
        # Each is read when two others are being read.
        incoming.put(f"waits 3 {number}.json", b"{}")
    own = collecting(at_once=3, reader=_troublesome)
    most = 0

    def look(*_: object) -> None:
        nonlocal most
        most = max(most, len(reading_processes()))

    own.read_folder(incoming.folder, look)
    assert all(standing is not Standing.REFUSED for standing, _ in _told(own).values())
    assert most == 3


# Stopping.


def test_who_stops_gets_what_was_read_until_then(
    incoming: IncomingFolder, collecting: Callable[..., FolderCollation]
) -> None:
    incoming.put_json("a.json", incoming.report("farsta"))
    for number in range(8):
        incoming.put(f"sleeps {number}.json", b"{}")
    own = collecting(reader=_troublesome)
    with pytest.raises(StoppedWaitingError):
        own.read_folder(incoming.folder, lambda *_: own.stop())
    assert list(_told(own)) == ["a.json"]


def test_somebody_else_can_stop_what_waits(
    incoming: IncomingFolder, collecting: Callable[..., FolderCollation]
) -> None:
    incoming.put("sleeps.json", b"{}")
    own = collecting(reader=_troublesome)
    ended: list[BaseException] = []

    def read_folder() -> None:
        try:
            _gather(own, incoming.folder)
        except StoppedWaitingError as error:
            ended.append(error)

    thread = Thread(target=read_folder)
    thread.start()
    wait_for(lambda: bool(reading_processes()))
    own.stop()
    thread.join(PATIENCE_S)
    assert len(ended) == 1
    assert reading_processes() == set()


def test_stopped_before_it_begins_nothing_is_read(
    incoming: IncomingFolder, collecting: Callable[..., FolderCollation]
) -> None:
    incoming.put_json("a.json", incoming.report("farsta"))
    own = collecting()
    own.stop()
    seen: Read = []
    with pytest.raises(StoppedWaitingError):
        own.read_folder(incoming.folder, lambda *told: seen.append(told))
    assert seen == []
    assert not own.has_files
    assert not own.has_reports


def test_stopped_while_the_folder_is_looked_through_nothing_is_read(
    incoming: IncomingFolder,
    collecting: Callable[..., FolderCollation],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    own, looked = collecting(), list[int]()

    def endless(*_: object) -> Iterator[FolderFile]:
        for number in range(1_000_000):
            looked.append(number)
            if number == 3:
                own.stop()
            yield FolderFile(incoming.folder / f"{number}.json", f"{number}.json")

    monkeypatch.setattr(folder_reading, "walk_folder", endless)
    with pytest.raises(StoppedWaitingError):
        _gather(own, incoming.folder)
    assert looked == [0, 1, 2, 3]
    assert not own.has_files


# What is told.


def test_progress_is_told_of_every_file_that_is_read(
    incoming: IncomingFolder, collecting: Callable[..., FolderCollation]
) -> None:
    for name in ("a.json", "b/c.json", "x_sammanstallning.xlsx", "~$a.docx"):
        incoming.put(name, b"{}")
    own = collecting()
    assert _gather(own, incoming.folder) == [(1, 2, "a.json"), (2, 2, "b/c.json")]
    told = _told(own)
    assert list(told) == ["a.json", "x_sammanstallning.xlsx", "b/c.json"]
    result = told["x_sammanstallning.xlsx"]
    assert result == (Standing.SET_ASIDE, "En tidigare sammanställning, ingen rapport.")


@needs_links
def test_a_link_that_leads_nowhere_is_told_of_and_not_read(
    incoming: IncomingFolder, collecting: Callable[..., FolderCollation]
) -> None:
    incoming.put("a.json", b"{}")
    (incoming.folder / "länk.docx").symlink_to("ingenstans")
    own = collecting()
    assert _gather(own, incoming.folder) == [(1, 1, "a.json")]
    assert _told(own)["länk.docx"][0] is Standing.REFUSED


def test_what_is_in_a_mail_is_told_of_by_its_own_name(
    incoming: IncomingFolder, collecting: Callable[..., FolderCollation]
) -> None:
    pair = incoming.add("farsta", only=(".json",))
    data = {"rapport.json": pair.json.read_bytes(), "skräp.pdf": b"%PDF-1"}
    pair.json.unlink()
    incoming.put("m/mejl.eml", mail_file(data))
    incoming.put("tomt.eml", mail_file({}))
    own = collecting()
    _gather(own, incoming.folder)
    told = _told(own)
    assert {name: standing for name, (standing, _) in told.items()} == {
        "tomt.eml": Standing.REFUSED,
        "m/mejl.eml, bilaga rapport.json": Standing.COUNTS,
        "m/mejl.eml, bilaga skräp.pdf": Standing.REFUSED,
    }
    empty = "Mejlet har ingen bifogad fil. Öppna det och se vad nämnden har skrivit."
    assert told["tomt.eml"][1] == empty
    assert own.file_notes()[0] == f"tomt.eml: {empty}"


def test_more_folders_follow_under_their_own_names(
    incoming: IncomingFolder, collecting: Callable[..., FolderCollation]
) -> None:
    incoming.put_json("a.json", incoming.report("farsta"))
    own = collecting()
    _gather(own, incoming.folder)
    _gather(own, incoming.folder, "förra/")
    assert list(_told(own)) == ["a.json", "förra/a.json"]


def test_a_folder_that_is_none_is_refused_and_changes_nothing(
    incoming: IncomingFolder, collecting: Callable[..., FolderCollation]
) -> None:
    own = collecting()
    incoming.put_json("a.json", incoming.report("farsta"))
    _gather(own, incoming.folder)
    with pytest.raises(StorageError, match="mappen finns inte"):
        _gather(own, incoming.folder / "ingen")
    assert list(_told(own)) == ["a.json"]


def test_a_folder_that_disappears_while_it_is_read_is_told_of(
    incoming: IncomingFolder, collecting: Callable[..., FolderCollation]
) -> None:
    for name in ("a", "b", "c"):
        incoming.put_json(f"{name}.json", incoming.report("farsta"))
    own, there = collecting(at_once=1), incoming.folder
    elsewhere = there.with_name("bort")

    def unplug(done: int, *_: object) -> None:
        if done == 1:
            there.rename(elsewhere)

    with pytest.raises(StorageError, match="mappen försvann medan den lästes"):
        own.read_folder(there, unplug)


def test_whether_there_is_anything_is_known_of_every_folder(
    incoming: IncomingFolder, collecting: Callable[..., FolderCollation]
) -> None:
    own = collecting()
    _gather(own, incoming.folder)
    assert (own.has_files, own.has_reports) == (False, False)
    incoming.put("x_sammanstallning.xlsx", b"x")
    _gather(own, incoming.folder)
    assert (own.has_files, own.has_reports) == (True, False)
    other = IncomingFolder(incoming.folder.with_name("mer"), incoming.catalog)
    other.put_json("a.json", other.report("farsta"))
    _gather(own, other.folder)
    assert (own.has_files, own.has_reports) == (True, True)


def test_nothing_of_it_is_left_on_the_disk(
    incoming: IncomingFolder, catalog: Catalog, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    temp = tmp_path / "temp"
    temp.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temp))
    incoming.put_json("a.json", incoming.report("farsta"))
    with collating_with(catalog, reader=ReadingHere) as own:
        _gather(own, incoming.folder)
        assert list(temp.iterdir())
    assert list(temp.iterdir()) == []
