"""Workbooks made to break their reader: read or refused, in time and within the memory."""

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest

from app.formats.errors import FormFileError
from app.services.catalog import Catalog
from app.services.helper_process.guarded_reading import GuardedReader
from app.services.report_context import ReportContext
from tests.support.figures import Figures
from tests.support.hostile_workbooks import READ, WORKBOOKS, HostileWorkbook
from tests.support.reading_processes import peak_of_reading, time_of_reading
from tests.support.wine import skip_under_wine
from tests.support.workplace import TODAY
from tests.support.xlsforms import workbook
from tools.windows.wine_faults import JOB_MEMORY, under_wine

_WORTH_TELLING = 1.0
_SECONDS, _MEGABYTES = 5, 300


@pytest.fixture(scope="module")
def guarded(catalog: Catalog) -> Iterator[GuardedReader]:
    with GuardedReader(ReportContext(catalog, lambda: TODAY, lambda: UUID(int=1), "0")) as reader:
        yield reader


@pytest.mark.parametrize("hostile", WORKBOOKS, ids=str)
def test_it_is_read_or_refused_in_time_and_within_the_memory(
    guarded: GuardedReader, tmp_path: Path, figures: Figures, hostile: HostileWorkbook
) -> None:
    path = tmp_path / "fil.xlsx"
    path.write_bytes(hostile.make())
    begun = time_of_reading()
    refused = _refusal(guarded, path)
    seconds, peak = time_of_reading() - begun, peak_of_reading()
    if seconds > _WORTH_TELLING:
        figures(f"{seconds:.1f} s, {peak:.0f} MB at most so far")
    if hostile.says == READ:
        assert refused is None
    else:
        assert refused is not None
        assert hostile.says in str(refused)
        assert refused.file == "fil.xlsx"
    assert seconds <= _SECONDS
    assert peak <= _MEGABYTES or under_wine(), JOB_MEMORY
    assert list(tmp_path.iterdir()) == [path]


def _refusal(reader: GuardedReader, path: Path) -> FormFileError | None:
    try:
        assert reader.read_workbook(path).content["sections"]
    except FormFileError as refused:
        return refused
    return None


@skip_under_wine(JOB_MEMORY)
def test_what_takes_more_memory_than_there_is_is_told_as_a_workbook(
    catalog: Catalog, tmp_path: Path
) -> None:
    path = tmp_path / "fil.xlsx"
    path.write_bytes(next(one for one in WORKBOOKS if one.what == "thousands of questions").make())
    context = ReportContext(catalog, lambda: TODAY, lambda: UUID(int=1), "0")
    with GuardedReader(context, most_bytes=50_000_000) as reader:
        refused = _refusal(reader, path)
    assert refused is not None
    assert "innehåller för mycket för att vara frågor" in str(refused)


def test_what_is_left_out_comes_along(guarded: GuardedReader, tmp_path: Path) -> None:
    path = tmp_path / "fil.xlsx"
    path.write_bytes(workbook(("start", "start", ""), ("text", "hur", "Hur?")))
    read = guarded.read_workbook(path)
    assert [one.place for one in read.left_out] == ["survey!A2"]
    assert read.missing == ("audience", "periods", "valid_from")
