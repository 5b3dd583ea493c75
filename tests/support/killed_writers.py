"""Writers that are killed while they save: `python -m tests.support.killed_writers FOLDER ...`.

A process of its own, with nothing but what saving needs: a writer is forked from it, which takes
a hundredth of what starting one would.
"""

import datetime
import itertools
import json
import random
import sys
import time
import traceback
from dataclasses import asdict, dataclass
from pathlib import Path

from app.formats.errors import ReportFileError
from app.model.report import Report
from app.services.reports.crash_leftovers import RecoverableReport
from app.services.reports.library import Library
from app.services.reports.recovery import Recovery
from app.storage.errors import StorageError
from app.storage.report_store import ReportStore
from tests.support.library_contents import contents_of
from tests.support.terms import CALENDAR
from tests.support.writers import ForkedWriter, GoingClock, report_saying, said

_MEASURED = 20
# After how many kills all versions are read; one that is damaged stays so.
_LOOKED_THROUGH = 10


@dataclass
class Outcome:
    """What came of the kills; how many of them left a file behind that was being written."""

    kills: int = 0
    in_a_writing: int = 0
    acknowledged: int = 0
    asked_about: int = 0
    corrupt: int = 0
    lost: int = 0


class _Arena:
    """Kills one writer after the other over the same reports."""

    def __init__(self, folder: Path, kind: str, chance: random.Random) -> None:
        self.outcome = Outcome()
        self._folder, self._kind, self._chance = folder, kind, chance
        self._numbers = itertools.count()
        self._begin()
        self._until_first, self._each = self._measured()

    def kill_one(self) -> None:
        """Let one write, kill it at a random moment of its work, and look at what is left."""
        started, before = self._standing(), self._temporary()
        writer = ForkedWriter(self._reports, self._kind)
        if self._chance.random() < 0.7:
            writer.wait_for_one()
            time.sleep(self._chance.uniform(0, 2 * self._each))
        else:
            # The opening of the report writes too.
            time.sleep(self._chance.uniform(0, self._until_first))
        acknowledged = [started, *writer.kill()]
        self.outcome.kills += 1
        self.outcome.acknowledged += len(acknowledged) - 1
        self.outcome.in_a_writing += bool(self._temporary() - before)
        try:
            standing = self._standing()
            if standing not in {acknowledged[-1], acknowledged[-1] + 1}:
                self.outcome.lost += 1
                self._begin()
                return
            self._start_again(acknowledged)
        except (StorageError, ReportFileError, ValueError):
            traceback.print_exc()
            self.outcome.corrupt += 1
            self._begin()

    def _begin(self) -> None:
        """A report in a folder of its own."""
        self._reports = self._folder / str(next(self._numbers)) / "reports"
        self._store = ReportStore(self._reports)
        self._library = Library(self._store, CALENDAR)
        self._library.save(report_saying(0))

    def _measured(self) -> tuple[float, float]:
        """How long it takes until the first save is acknowledged, and each one after that."""
        started = time.monotonic()
        writer = ForkedWriter(self._reports, self._kind)
        writer.wait_for_one()
        until_first = time.monotonic() - started
        for _ in range(_MEASURED):
            writer.wait_for_one()
        each = (time.monotonic() - started - until_first) / _MEASURED
        writer.kill()
        self._begin()
        return until_first, each

    def _standing(self) -> int:
        """What the draft says. Raises ValueError unless it is the only one, and whole."""
        contents = contents_of(self._library)
        if contents.unreadable or len(contents.drafts) != 1:
            raise ValueError("not one whole draft")
        return said(contents.drafts[0])

    def _temporary(self) -> set[Path]:
        return set(self._reports.rglob("*.tmp"))

    def _start_again(self, acknowledged: list[int]) -> None:
        """What the next start does: look at what is left, ask, and do as it is told."""
        (draft,) = contents_of(self._library).drafts
        left_open = draft.report_id in self._store.open_reports.left_open()
        if len(acknowledged) > 1 and not left_open:
            raise ValueError("a report that was open has no mark")
        # Later than what was being written, as a clock would have it.
        later = draft.modified_at + datetime.timedelta(minutes=10)
        recovery = Recovery(self._store, self._library, GoingClock(later))
        for found in recovery.find():
            self.outcome.asked_about += 1
            if found.damaged or found.report is None or said(found.report) < acknowledged[-1]:
                raise ValueError("what is offered is not the newest")
            if found.before is not None:
                said(found.before)
            self._choose(recovery, found)
        if recovery.find() or self._store.unfinished_drafts():
            raise ValueError("what was settled is asked about again")
        if self.outcome.kills % _LOOKED_THROUGH == 0:
            self._check_versions(draft)

    def _choose(self, recovery: Recovery, found: RecoverableReport) -> None:
        if found.before is not None and self._chance.random() < 0.2:
            chosen = recovery.restore_previous(found)
        else:
            chosen = recovery.keep_newest(found)
        if said(chosen) != self._standing():
            raise ValueError("another draft than the one that was chosen")

    def _check_versions(self, draft: Report) -> None:
        entries = self._store.versions.entries(draft.report_id)
        versions = self._library.history.versions(draft.report_id)
        if len(entries) != len(versions):
            raise ValueError("a version that cannot be read")
        for version in versions:
            said(version.report)


def main(folder: Path, kills: int, kind: str, seed: str) -> Outcome:
    arena = _Arena(folder, kind, random.Random(seed))
    for _ in range(kills):
        arena.kill_one()
    return arena.outcome


if __name__ == "__main__":
    place, number, which, beginning = sys.argv[1:]
    sys.stdout.write(json.dumps(asdict(main(Path(place), int(number), which, beginning))))
