"""The process that reads files, when it does not start, and when there is no program any more."""

import errno
import os
import pickle
import subprocess
import sys
import time
from multiprocessing import resource_tracker, set_executable
from multiprocessing.context import SpawnProcess
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from app.formats.report_json import write_report_json
from app.paths import bundled_data
from app.services.catalog import Catalog, load_catalog
from app.services.errors import ImportRefused
from app.services.helper_process.guarded_reading import GuardedReader
from app.services.helper_process.reading_messages import ReaderSetup
from app.services.reading.report_reader import ReportReader
from app.services.report_context import ReportContext
from tests.support.patience import wait_for
from tests.support.process_memory import needs_proc, runs
from tests.support.reading_processes import reading_processes
from tests.support.reports import whole_report
from tests.support.troublesome_readers import TroublesomeReader
from tests.support.workplace import TODAY

ROOT = Path(__file__).parents[3]


def _context(catalog: Catalog) -> ReportContext:
    return ReportContext(catalog, lambda: TODAY, lambda: UUID(int=1), "0")


def _report_in(folder: Path, name: str = "rapport.json") -> Path:
    path = folder / name
    path.write_bytes(write_report_json(whole_report()))
    return path


@pytest.fixture
def no_process(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """While it lasts the system has no room for a process."""

    def refuse(process: SpawnProcess) -> None:
        raise OSError(errno.EMFILE, os.strerror(errno.EMFILE))

    monkeypatch.setattr(SpawnProcess, "start", refuse)
    return monkeypatch


def test_a_process_that_cannot_be_started_is_not_the_fault_of_the_file(
    catalog: Catalog,
    tmp_path: Path,
    no_process: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    path = _report_in(tmp_path)
    with GuardedReader(_context(catalog)) as reader:
        reading = reader.begin(path)
        assert reading.done()
        with pytest.raises(ImportRefused, match=r"kom inte i gång\. Försök igen") as refused:
            reading.result()
        assert "EMFILE" in refused.value.fault
        assert "EMFILE" in caplog.text, "otherwise nobody ever knows why"
        no_process.undo()
        assert reader.read(path).opened.report == whole_report()


def test_a_process_that_cannot_take_the_place_of_another_is_told_of(
    catalog: Catalog, tmp_path: Path, no_process: pytest.MonkeyPatch
) -> None:
    no_process.undo()
    with GuardedReader(_context(catalog), reader=TroublesomeReader) as reader:
        reader.read(_report_in(tmp_path))
        reading = reader.begin(tmp_path / "dies.json")
        no_process.setattr(SpawnProcess, "start", _raise_blocked)
        with pytest.raises(ImportRefused, match="kom inte i gång"):
            reading.result()


def _raise_blocked(process: SpawnProcess) -> None:
    raise PermissionError(errno.EACCES, "blocked")


@needs_proc
def test_a_process_that_cannot_be_started_leaves_nothing_open(
    catalog: Catalog, tmp_path: Path, no_process: pytest.MonkeyPatch
) -> None:
    def opened() -> set[str]:
        return {os.readlink(file) for file in _files() if file.exists()}  # noqa: PTH115

    def _files() -> list[Path]:
        return list(Path("/proc/self/fd").iterdir())

    with GuardedReader(_context(catalog)) as reader:
        before = opened()
        for _ in range(3):
            with pytest.raises(ImportRefused):
                reader.read(tmp_path / "a.json")
        assert {name for name in opened() - before if name.startswith("pipe")} == set()


@pytest.mark.skipif(sys.platform == "win32", reason="needs a program that ends at once")
@pytest.mark.parametrize("program", ["/bin/false", "/does/not/exist"])
def test_a_process_that_ends_before_it_is_ready_is_not_the_fault_of_the_file(
    catalog: Catalog, tmp_path: Path, program: str
) -> None:
    with GuardedReader(_context(catalog)) as reader:
        # It stays, and would be such a program too.
        resource_tracker.ensure_running()
        set_executable(program)
        try:
            with pytest.raises(ImportRefused, match="kom inte i gång"):
                reader.read(_report_in(tmp_path))
        finally:
            set_executable(sys.executable)


def test_without_question_sets_no_file_is_to_blame(catalog: Catalog, tmp_path: Path) -> None:
    elsewhere = Catalog(catalog.register, catalog.forms, folders=(tmp_path / "none",))
    with (
        GuardedReader(_context(elsewhere)) as reader,
        pytest.raises(ImportRefused, match="kom inte i gång"),
    ):
        reader.read(_report_in(tmp_path))


def test_what_is_handed_to_the_process_is_small(catalog: Catalog) -> None:
    setup = ReaderSetup(ReportReader, catalog.folders, "1.0", 10, 1000)
    # A pipe of Windows takes 4 kB before its other end is read.
    assert len(pickle.dumps(setup)) < 1000


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such names")
def test_a_name_that_is_no_text_is_the_name_of_a_file_all_the_same(
    catalog: Catalog, tmp_path: Path
) -> None:
    name = os.fsdecode(b"S\xf6dermalm.json")
    with GuardedReader(_context(catalog)) as reader:
        read = reader.read(_report_in(tmp_path, name))
        assert read == ReportReader(_context(catalog)).read(tmp_path / name)
        (tmp_path / name).write_bytes(b"{half")
        with pytest.raises(ImportRefused, match="skadad eller inte hel") as refused:
            reader.read(tmp_path / name)
        assert refused.value.file == name


def start_for_good(path: Path) -> None:
    """Runs in a program of its own: reads a file that is never done, and tells by whom."""
    context = ReportContext(load_catalog(bundled_data().forms), lambda: TODAY, uuid4, "0")
    reader = GuardedReader(context, reader=TroublesomeReader, seconds=0.5)
    reader.read(_report_in(path.parent))
    reading = reader.begin(path)
    time.sleep(0.5)
    print(*reading_processes(), flush=True)  # noqa: T201
    reading.result()


@needs_proc
@pytest.mark.parametrize("name", ["sleeps", "keeps the interpreter"])
def test_the_process_ends_with_a_program_that_is_killed(tmp_path: Path, name: str) -> None:
    code = (
        "import sys; from pathlib import Path;"
        "from tests.services.helper_process.test_reading_process import start_for_good;"
        "start_for_good(Path(sys.argv[1]))"
    )
    command = [sys.executable, "-c", code, str(tmp_path / f"{name}.json")]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as program:
        assert program.stdout is not None
        process_id = int(program.stdout.readline())
        assert runs(process_id)
        program.kill()
        wait_for(lambda: not runs(process_id))
