"""Files are read in a process of their own: whatever that comes to, the program goes on."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtWidgets import QApplication

from app.formats.report_json import write_report_json
from app.services.catalog import Catalog
from app.services.errors import ImportRefused
from app.services.helper_process.guarded_reading import MOST_BYTES, SECONDS, GuardedReader
from app.services.helper_process.reading_messages import ReadMode
from app.services.reading.report_reader import ReportReader
from app.services.report_context import ReportContext
from tests.support.patience import wait_for
from tests.support.process_memory import needs_memory, needs_proc, peak_megabytes, runs
from tests.support.reading_processes import reading_processes
from tests.support.report_documents import exported
from tests.support.reports import FORM, whole_report
from tests.support.shared_data import SHARED
from tests.support.troublesome_readers import TroublesomeReader
from tests.support.wine import skip_under_wine
from tests.support.word_form import paragraph, word_file
from tests.support.workplace import TODAY
from tools.windows.wine_faults import JOB_MEMORY, TIMES_OF_OTHERS

_REAL = sorted(path for path in (SHARED / "legacy").glob("*.docx"))


@pytest.fixture(scope="module")
def context(catalog: Catalog) -> ReportContext:
    return ReportContext(catalog, lambda: TODAY, lambda: UUID(int=1), "0")


@pytest.fixture(scope="module")
def guarded(context: ReportContext) -> Iterator[GuardedReader]:
    with GuardedReader(context) as reader:
        yield reader


@pytest.fixture(scope="module")
def troublesome(context: ReportContext) -> Iterator[GuardedReader]:
    with GuardedReader(context, reader=TroublesomeReader) as reader:
        yield reader


@pytest.fixture(scope="module")
def hasty(context: ReportContext) -> Iterator[GuardedReader]:
    """One that gives a file little time."""
    with GuardedReader(context, reader=TroublesomeReader, seconds=1) as reader:
        yield reader


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "rapport.json"
    path.write_bytes(write_report_json(whole_report()))
    return path


def _refused(reader: GuardedReader, path: Path) -> ImportRefused:
    with pytest.raises(ImportRefused) as refused:
        reader.read(path)
    assert refused.value.file == path.name
    return refused.value


def test_a_file_is_given_the_limits_that_were_promised() -> None:
    assert SECONDS == 10
    assert MOST_BYTES < 300_000_000


def test_our_own_files_come_back_whole(guarded: GuardedReader, report: Path) -> None:
    assert guarded.open(report).report == whole_report()
    document = report.with_suffix(".docx")
    document.write_bytes(exported(whole_report(), FORM))
    assert guarded.read(document).opened.report == whole_report()


@pytest.mark.skipif(not _REAL, reason="needs ../shared, the real forms beside the project")
@pytest.mark.parametrize("path", _REAL, ids=lambda path: path.stem)
def test_what_is_read_there_is_what_is_read_here(
    guarded: GuardedReader, context: ReportContext, path: Path
) -> None:
    assert guarded.read(path) == ReportReader(context).read(path)


def test_only_our_own_files_are_opened(guarded: GuardedReader, tmp_path: Path) -> None:
    path = tmp_path / "annan.docx"
    path.write_bytes(word_file(paragraph("Hej")))
    with pytest.raises(ImportRefused, match="inte en rapport som är exporterad"):
        guarded.open(path)


@skip_under_wine(TIMES_OF_OTHERS)
def test_a_busy_computer_is_no_reason_to_refuse_a_file(
    context: ReportContext, report: Path
) -> None:
    slow = report.rename(report.with_name("gets on slowly.json"))
    with GuardedReader(context, reader=TroublesomeReader, seconds=3) as reader:
        assert reader.read(slow).opened.report == whole_report()


@pytest.mark.parametrize("name", ["sleeps", "keeps the interpreter"])
def test_a_file_that_is_never_done_is_given_up_and_the_next_is_read(
    hasty: GuardedReader, report: Path, name: str
) -> None:
    refused = _refused(hasty, report.with_name(f"{name}.json"))
    assert "tog för lång tid att läsa. Öppna den i Word" in str(refused)
    assert not refused.fault
    assert hasty.read(report).opened.report == whole_report()


@pytest.mark.parametrize(
    ("name", "says"),
    [
        pytest.param(
            *("eats", "för stor eller innehåller för mycket"), marks=skip_under_wine(JOB_MEMORY)
        ),
        ("dies", "gick inte att läsa. Öppna den i Word"),
        ("stumbles", "gick inte att läsa. Öppna den i Word"),
        ("missing", "den finns inte"),
    ],
)
def test_whatever_the_process_comes_to_the_next_file_is_read(
    troublesome: GuardedReader, report: Path, name: str, says: str
) -> None:
    refused = _refused(troublesome, report.with_name(f"{name}.json"))
    assert says in str(refused)
    assert bool(refused.fault) == (name in {"dies", "stumbles"})
    assert troublesome.read(report).opened.report == whole_report()


def test_what_a_reader_tripped_over_is_kept_for_whoever_mends_it(
    troublesome: GuardedReader, tmp_path: Path
) -> None:
    fault = _refused(troublesome, tmp_path / "stumbles.docx").fault
    assert fault.startswith("builtins.KeyError\n")
    assert "a part" not in fault, "what is in the file is nobody's business"


def test_a_reading_is_asked_whether_it_is_done(guarded: GuardedReader, report: Path) -> None:
    readings = [guarded.begin(report), guarded.begin(report, ReadMode.OWN_REPORT)]
    assert len(reading_processes()) >= 2
    for reading in readings:
        wait_for(reading.done)
        assert reading.result().opened.report == whole_report()


def test_a_reading_that_nobody_waits_for_any_more_is_stopped(
    troublesome: GuardedReader, report: Path
) -> None:
    reading = troublesome.begin(report.with_name("sleeps.json"))
    assert not reading.done()
    reading.stop()
    reading.stop()
    assert reading.done()
    with pytest.raises(ImportRefused, match="avbröts"):
        reading.result()
    assert troublesome.read(report).opened.report == whole_report()


def test_one_process_reads_file_after_file(guarded: GuardedReader, report: Path) -> None:
    guarded.read(report)
    before = reading_processes()
    guarded.read(report)
    assert before
    assert reading_processes() == before


def test_a_process_that_somebody_has_ended_is_replaced(
    context: ReportContext, report: Path
) -> None:
    with GuardedReader(context) as reader:
        before = reading_processes()
        reader.read(report)
        (process_id,) = reading_processes() - before
        os.kill(process_id, signal.SIGTERM)
        wait_for(lambda: not runs(process_id))
        assert reader.read(report).opened.report == whole_report()


def test_closing_ends_what_is_being_read(context: ReportContext, tmp_path: Path) -> None:
    before = reading_processes()
    reader = GuardedReader(context, reader=TroublesomeReader)
    reading = reader.begin(tmp_path / "sleeps.json")
    (process_id,) = reading_processes() - before
    reader.close()
    assert not runs(process_id)
    with pytest.raises(ImportRefused, match="avbröts"):
        reading.result()
    reader.close()


@skip_under_wine(JOB_MEMORY)
@needs_memory
def test_a_process_gets_no_more_memory_than_it_may(context: ReportContext, report: Path) -> None:
    with GuardedReader(context, reader=TroublesomeReader) as reader:
        before = reading_processes()
        reading = reader.begin(report.with_name("eats.json"))
        (process_id,) = reading_processes() - before
        peak = 0.0
        while not reading.done():
            peak = max(peak, peak_megabytes(process_id))
        assert 200 < peak < 300


@needs_proc
def test_the_process_has_nothing_of_the_window(
    qapp: QApplication, context: ReportContext, report: Path, tmp_path: Path
) -> None:
    with (tmp_path / "open").open("wb"), GuardedReader(context) as reader:
        before = reading_processes()
        reader.read(report)
        (process_id,) = reading_processes() - before
        process = Path(f"/proc/{process_id}")
        assert "Qt6" in Path("/proc/self/maps").read_text("utf-8")
        assert "Qt6" not in (process / "maps").read_text("utf-8")
        opened = {str(file.readlink()) for file in (process / "fd").iterdir()}
        assert str(tmp_path / "open") not in opened
