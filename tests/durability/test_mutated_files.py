"""Damaged files are read or refused, and nothing else: 2,000 of them, in full 100,000."""

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID

import pytest

from app.services.catalog import Catalog
from app.services.errors import ImportRefused
from app.services.helper_process.guarded_reading import GuardedReader
from app.services.reading.report_reader import Reader, ReportReader
from app.services.report_context import ReportContext
from tests.support.figures import Figures
from tests.support.hostile_json import whole_json
from tests.support.mutations import Mutant, mutant
from tests.support.naive_reader import NaiveReader
from tests.support.reading_processes import peak_of_reading, time_of_reading
from tests.support.workplace import TODAY

_CASES = 10
_SOME, _ALL = 2_000, 100_000
_SECONDS, _MEGABYTES = 5, 300


@dataclass
class Survey:
    """What became of the files; each failure with the seed that makes its file again."""

    read: int = 0
    refused: int = 0
    failures: list[str] = field(default_factory=list)
    slowest: float = 0
    peak: float = 0

    def __str__(self) -> str:
        return (
            f"{self.read} read, {self.refused} refused, {len(self.failures)} failed; "
            f"slowest {self.slowest:.2f} s, peak {self.peak:.0f} MB"
        )


def _survey(reader: GuardedReader, mutants: Iterable[Mutant], path: Path) -> Survey:
    survey = Survey()
    path.write_bytes(whole_json())
    reader.read(path)
    for one in mutants:
        path.write_bytes(one.data)
        begun = time_of_reading()
        try:
            reader.read(path)
            survey.read += 1
        except ImportRefused as refused:
            survey.refused += 1
            if refused.fault:
                survey.failures.append(f"{one}: {refused.fault}")
        seconds, peak = time_of_reading() - begun, peak_of_reading()
        if seconds > _SECONDS or peak > _MEGABYTES:
            survey.failures.append(f"{one}: {seconds:.1f} s, {peak:.0f} MB")
        survey.slowest = max(survey.slowest, seconds)
        survey.peak = max(survey.peak, peak)
    return survey


def _guarded(
    catalog: Catalog, reader: Callable[[ReportContext], Reader] = ReportReader
) -> GuardedReader:
    context = ReportContext(catalog, lambda: TODAY, lambda: UUID(int=1), "0")
    return GuardedReader(context, reader=reader)


@pytest.fixture(scope="module")
def guarded(catalog: Catalog) -> Iterator[GuardedReader]:
    """One for all cases, as one reads all that an officer opens."""
    with _guarded(catalog) as reader:
        yield reader


@pytest.fixture
def seeds(full: bool) -> Iterator[range]:
    yield range((_ALL if full else _SOME) // _CASES)


@pytest.mark.parametrize("case", range(_CASES))
def test_a_damaged_file_is_read_or_refused(
    guarded: GuardedReader, tmp_path: Path, figures: Figures, seeds: range, case: int
) -> None:
    mutants = (mutant(case * _ALL + seed) for seed in seeds)
    survey = _survey(guarded, mutants, tmp_path / "fil.docx")
    figures(str(survey))
    assert not survey.failures, "\n".join(survey.failures[:5])
    assert survey.read
    assert survey.refused


def test_a_reader_that_thinks_of_whole_files_alone_fails(
    catalog: Catalog, tmp_path: Path, figures: Figures
) -> None:
    with _guarded(catalog, NaiveReader) as reader:
        survey = _survey(reader, map(mutant, range(100)), tmp_path / "fil.docx")
    figures(str(survey))
    assert len(survey.failures) > 10
    assert survey.failures[0].startswith("seed ")


def test_the_same_seed_makes_the_same_file(monkeypatch: pytest.MonkeyPatch) -> None:
    mutants = [mutant(seed) for seed in range(50)]
    monkeypatch.setattr(time, "time", lambda: 1_000_000_000.0)
    assert [mutant(seed) for seed in range(50)] == mutants
    assert len({mutant(seed).data for seed in range(50)}) > 40
