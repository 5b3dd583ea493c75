"""Nothing is lost and nothing else appears, in whatever order things happen."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import Phase, seed, settings
from hypothesis.stateful import run_state_machine_as_test

from app.formats.errors import FormatError
from app.model.report import Report
from app.services.reports import draft_saver
from app.services.reports.draft_saver import DraftSaver
from app.storage import file_writing as files
from app.storage.disk import DISK, Disk
from app.storage.errors import StorageError
from tests.durability.any_order import AnyOrder
from tests.support.figures import Figures


# Four cases, so that they can be spread over several processes.
@pytest.mark.parametrize("case", range(4))
def test_nothing_is_lost_in_any_order(case: int, full: bool, figures: Figures) -> None:
    size = settings(max_examples=500 if full else 12, stateful_step_count=100 if full else 40)
    happened: Counter[str] = Counter()

    class Counted(AnyOrder):
        def __init__(self) -> None:
            super().__init__(happened)

    # Where hypothesis tries the same each time, each case tries something else.
    own = seed(case)(Counted) if size.derandomize else Counted
    run_state_machine_as_test(own, settings=size)
    figures(
        f"{sum(happened[outcome] for outcome in ('done', 'refused', 'killed'))} things done, "
        f"{happened['refused']} refused by the disk, {happened['killed']} killed half-way; "
        f"{happened['asked about at the start']} found after a crash, "
        f"{happened['brought back']} brought back, {happened['parted']} changed elsewhere, "
        f"{happened['exported']} exported, {happened['removed']} removed; nothing lost"
    )


# That it would be seen.


class _WritesOver(DraftSaver):
    """Does not look at what stands there."""

    def save(self, report: Report) -> Report:
        standing = self._library.draft(report.report_id)
        self._replaceable = {standing.fingerprint} if standing else set()
        return super().save(report)


class _AcknowledgesFirst(DraftSaver):
    """Writes what it has said is saved when it is given the next, or is put away."""

    _late: Report | None = None

    def save(self, report: Report) -> Report:
        late, self._late = self._late, report
        return report if late is None else super().save(late).model_copy(update=dict(report))

    def release(self) -> None:
        if self._late is not None:
            super().save(self._late)
        super().release()


def _write_in_place(
    target: Path, data: bytes, disk: Disk = DISK, pauses: Sequence[float] = ()
) -> None:
    """Write as most programs do."""
    try:
        files.make_private_folder(target.parent, disk)
        target.unlink(missing_ok=True)
        files._write_through(target, data, disk, private=True)
    except OSError as error:
        raise StorageError.from_os(target, error) from None


def _must_be_found_out() -> None:
    size = settings(
        max_examples=300,
        stateful_step_count=40,
        phases=[Phase.generate],
        derandomize=True,
        database=None,
        report_multiple_bugs=False,
    )
    with pytest.raises((AssertionError, FormatError)):
        run_state_machine_as_test(AnyOrder, settings=size)


@pytest.mark.parametrize("naive", [_WritesOver, _AcknowledgesFirst])
def test_a_keeper_that_is_naive_would_be_found_out(
    naive: type[DraftSaver], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(draft_saver, "DraftSaver", naive)
    _must_be_found_out()


def test_a_disk_written_to_in_place_would_be_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "write_bytes", _write_in_place)
    _must_be_found_out()
