"""What a power cut leaves, at any moment and in any of the ways a disk may: nothing is lost."""

import hashlib
import itertools
import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

import pytest

from app.formats import report_json
from app.services.catalog import Catalog
from app.services.reports.crash_leftovers import RecoverableReport
from app.services.reports.library import Library
from app.services.reports.recovery import Recovery
from app.services.sending import export
from app.storage import file_writing as files
from app.storage.disk import Disk
from app.storage.report_store import ReportStore
from tests.support.figures import Figures
from tests.support.memory_disk import MemoryDisk
from tests.support.power_cut import Image, Platter
from tests.support.recorded_disk import Acknowledged, RecordedDisk
from tests.support.terms import CALENDAR
from tests.support.unsafe_writes import write_in_place, write_json_first
from tests.support.working_day import UNREADABLE, WorkingDay, shown
from tests.support.workplace import Clock

Shown = dict[tuple[object, ...], object]


class Fault(StrEnum):
    """What may be wrong with an image."""

    LOST = "not what was saved"
    HALF = "unreadable"
    ALONE = "without its document"
    OFFERED = "wrongly offered"
    ENDS = "the next start ends with it"


@dataclass
class _Cuts:
    """What became of the images that were looked at."""

    images: int = 0
    moments: int = 0
    bad: int = 0
    faults: list[tuple[Fault, str]] = field(default_factory=list)

    def __str__(self) -> str:
        return f"{self.images} images of {self.moments} moments, {self.bad} bad"


@dataclass(frozen=True)
class _Day:
    """What was asked of the disk, and what was shown whenever something was acknowledged."""

    folder: Path
    disk: RecordedDisk
    steps: list[Shown]


def _a_day(folder: Path, catalog: Catalog, seed: int = 0, deaf_to: tuple[str, ...] = ()) -> _Day:
    folder.mkdir()
    disk = RecordedDisk(deaf_to)
    steps = [shown(folder, Disk())]

    def done() -> None:
        disk.acknowledge()
        steps.append(shown(folder, Disk()))

    WorkingDay(folder, disk, catalog, done, seed).work()
    return _Day(folder, disk, steps)


def _cut(days: Iterable[_Day], images: int, a_moment: int) -> _Cuts:
    """Cut the power after every request of every day, until so many images were looked at.

    It is cut in up to `a_moment` ways that are like none before since the last acknowledgement.
    """
    cuts = _Cuts()
    for number, day in enumerate(days):
        for step, image in _images(day, random.Random(number), a_moment, cuts):
            _look_at(image, day, step, cuts)
            if cuts.images == images:
                return cuts
    return cuts


def _images(
    day: _Day, chance: random.Random, a_moment: int, cuts: _Cuts
) -> Iterator[tuple[int, Image]]:
    """What cuts of the day may leave, each with how much had been acknowledged before."""
    platter, step = Platter(day.folder), 0
    seen: set[tuple[int, int]] = set()
    for entry in day.disk.log:
        platter.take(entry)
        step += isinstance(entry, Acknowledged)
        cuts.moments += 1
        # Where little was asked for since the last syncing there are few ways.
        tried = itertools.islice(platter.images(chance), 3 * a_moment)
        ways = {(step, image.key()): image for image in tried}
        new = [key for key in ways if key not in seen][:a_moment]
        seen.update(new)
        yield from ((step, ways[key]) for key in new)


def _look_at(image: Image, day: _Day, step: int, cuts: _Cuts) -> None:
    disk = image.disk()
    before, after = day.steps[step], day.steps[min(step + 1, len(day.steps) - 1)]
    try:
        seen = shown(day.folder, disk)
        faults = [
            *_neither(before, after, seen),
            *_nowhere(before, after, seen),
            *_without_document(seen),
            *_wrongly_offered(day, step, disk, seen),
        ]
    except Exception as error:  # noqa: BLE001 - whatever it is, the next start would end with it
        faults = [(Fault.ENDS, repr(error))]
    cuts.images += 1
    cuts.bad += bool(faults)
    cuts.faults += [(fault, f"{day.folder.name}, step {step}: {what}") for fault, what in faults]


def _neither(before: Shown, after: Shown, seen: Shown) -> Iterator[tuple[Fault, str]]:
    """What is neither as it was acknowledged nor as it was being made."""
    for key in before.keys() | seen.keys():
        value = seen.get(key)
        if value not in (before.get(key), after.get(key)):
            half = key[0] == UNREADABLE or value == UNREADABLE
            yield Fault.HALF if half else Fault.LOST, str(key)


def _nowhere(before: Shown, after: Shown, seen: Shown) -> Iterator[tuple[Fault, str]]:
    """What was acknowledged and is to stay, and is neither a draft, nor removed, nor a version."""
    for report in _reports(before) & _reports(after) - _reports(seen):
        yield Fault.LOST, f"{report} is nowhere"


def _reports(shown_: Shown) -> set[object]:
    return {value for key, value in shown_.items() if key[0] in {"draft", "removed", "version"}}


def _without_document(seen: Shown) -> Iterator[tuple[Fault, str]]:
    exported = {key[1]: data for key, data in seen.items() if key[0] == "exported"}
    for name, data in exported.items():
        if isinstance(data, bytes) and str(name).endswith(".json"):
            named = report_json.read_report_json(data, str(name), CALENDAR).docx
            document = exported.get(named.file if named else None)
            found = hashlib.sha256(document).hexdigest() if isinstance(document, bytes) else None
            mail = exported.get(f"{str(name).removesuffix('.json')}.eml")
            if named is None or named.sha256 != found or not isinstance(mail, bytes):
                yield Fault.ALONE, str(name)


def _wrongly_offered(
    day: _Day, step: int, disk: MemoryDisk, seen: Shown
) -> Iterator[tuple[Fault, str]]:
    """What is wrong with what the next start asks about, and does when it is told to go on."""
    store, clock = ReportStore(day.folder / "data" / "reports", disk), Clock()
    clock.advance(days=1)
    its_library = Library(store, CALENDAR)
    after_it = Recovery(store, its_library, clock)
    offered = after_it.find()
    # What was never put in its place may have become a version; nothing else.
    if not seen.items() <= shown(day.folder, disk).items():
        yield Fault.OFFERED, "looking for what is left has changed what there is"
    for found in offered:
        if found.report is None and not _saved(day, step - 1, found):
            # The very first save of it was cut off; what there is of it is kept, and named.
            after_it.set_aside(found)
            continue
        if found.damaged or {found.report, found.before} - {None} - _saved(day, step, found):
            yield Fault.OFFERED, f"{found.report_id} was never saved so"
            continue
        after_it.keep_newest(found)
        draft = its_library.draft(found.report_id)
        if draft is None or draft.report != found.report:
            yield Fault.OFFERED, f"{found.report_id} is another draft than the one chosen"
    if after_it.find():
        yield Fault.OFFERED, "what was settled is asked about again"


def _saved(day: _Day, step: int, found: RecoverableReport) -> set[object]:
    """All that was saved of a report before the next step, or was being saved in it."""
    then = day.steps[: step + 2]
    return {value for shown_ in then for key, value in shown_.items() if found.report_id in key}


def test_a_power_cut_loses_nothing_and_shows_nothing_half(
    tmp_path: Path, catalog: Catalog, full: bool, figures: Figures
) -> None:
    seeds = itertools.count() if full else [0]
    days = (_a_day(tmp_path / str(seed), catalog, seed) for seed in seeds)
    cuts = _cut(days, images=10_000, a_moment=8 if full else 2)
    figures(str(cuts))
    assert cuts.images >= (10_000 if full else 500)
    assert cuts.faults == []


def test_where_names_cannot_be_made_to_last_the_latest_may_be_lost_but_nothing_is_half(
    tmp_path: Path, catalog: Catalog, full: bool, figures: Figures
) -> None:
    # Windows cannot be asked to, and some network folders.
    day = _a_day(tmp_path / "day", catalog, deaf_to=("sync_folder",))
    cuts = _cut([day], images=1000 if full else 300, a_moment=4 if full else 1)
    figures(str(cuts))
    kinds = {fault for fault, _ in cuts.faults}
    assert Fault.LOST in kinds
    assert kinds <= {Fault.LOST, Fault.ALONE}


# The harness itself: the model without a cut, and programs that are careless.


def test_without_a_cut_the_model_has_what_the_disk_has(tmp_path: Path, catalog: Catalog) -> None:
    day = _a_day(tmp_path / "day", catalog)
    platter = Platter(day.folder)
    for entry in day.disk.log:
        platter.take(entry)
    there = {path for path in day.folder.rglob("*") if path.is_file()}
    image = platter.whole()
    assert image.files == {path: path.read_bytes() for path in there}
    assert image.folders == {day.folder, *(set(day.folder.rglob("*")) - there)}


def test_the_disk_in_memory_is_like_the_real_one(tmp_path: Path, catalog: Catalog) -> None:
    day = _a_day(tmp_path / "day", catalog)
    disk = MemoryDisk({}, {day.folder})
    steps: list[Shown] = [shown(day.folder, disk)]
    WorkingDay(day.folder, disk, catalog, lambda: steps.append(shown(day.folder, disk))).work()
    assert steps == day.steps


@pytest.mark.parametrize("careless", ["in place", "json first", "sync"])
def test_a_careless_program_is_caught(
    careless: str,
    tmp_path: Path,
    catalog: Catalog,
    monkeypatch: pytest.MonkeyPatch,
    figures: Figures,
) -> None:
    if careless == "in place":
        monkeypatch.setattr(files, "write_bytes", write_in_place)
    if careless == "json first":
        monkeypatch.setattr(export, "write_new_together", write_json_first)
    cuts = _cut([_a_day(tmp_path / "day", catalog, deaf_to=(careless,))], images=300, a_moment=1)
    figures(f"{careless}: {cuts}")
    assert cuts.faults
