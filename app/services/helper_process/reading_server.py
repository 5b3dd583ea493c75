"""What runs in the helper process: it gets tasks and returns results.

Results are JSON, so that a hostile file can produce nothing but a report.
"""

from collections.abc import Iterable
from multiprocessing.connection import Connection

from app.formats.errors import Fault, FormatErrorCode, FormFileError, ReportFileError
from app.formats.report_json import MAX_BYTES
from app.formats.xlsform.read_form import TOO_MUCH
from app.model.calendar import Calendar
from app.services.catalog import Catalog, load_catalog
from app.services.error_report import error_trail
from app.services.errors import ServiceError, ServiceErrorCode
from app.services.helper_process.reading_messages import (
    LONGEST_RESULT,
    READY,
    ReaderSetup,
    ReadMode,
    ReadResult,
    ReadTask,
    Refused,
    longest,
)
from app.services.process_limits import end_after, end_with_parent, limit_memory, silence_stderr
from app.services.reading.report_reader import FindsReports, Reader, ReadReport
from app.services.reading.workbooks import read_workbook
from app.services.report_context import ReportContext
from app.storage.errors import StorageError

# The program ends a slow reading itself; this is for when the program is gone.
_LONGER_S = 2.0


def serve(tasks: Connection, results: Connection, setup: ReaderSetup) -> None:
    """Read one file after another, until the program closes its end."""
    # First, as the stacks of the threads started below count as well.
    limit_memory(setup.most_bytes)
    end_with_parent()
    silence_stderr()
    catalog = load_catalog(*setup.folders)
    results.send_bytes(READY)
    for task in _received(tasks):
        with end_after(longest(setup.seconds) + _LONGER_S):
            result = _result(setup, catalog, task)
        results.send_bytes(result)


def _received(tasks: Connection) -> Iterable[ReadTask]:
    while True:
        try:
            yield tasks.recv()
        except EOFError:
            return


def _result(setup: ReaderSetup, catalog: Catalog, task: ReadTask) -> bytes:
    context = ReportContext(
        catalog, lambda: task.now, lambda: task.new_id, setup.application_version
    )
    try:
        result = _read(setup.reader(context), task, catalog.calendar)
        data = result.to_json()
        # A longer report could not be saved either.
        if len(data) <= (LONGEST_RESULT if result.found else MAX_BYTES):
            return data
        refused = Refused(FormatErrorCode.TOO_BIG)
    except ReportFileError as error:
        refused = Refused(error.code, error.details, error.place)
    except StorageError as error:
        refused = Refused(error.code)
    except ServiceError as error:
        refused = Refused(error.code, error.details)
    except MemoryError:
        refused = Refused(FormatErrorCode.TOO_BIG, spent=True)
    except Exception as error:  # noqa: BLE001 - whatever fails in a reader, the file is refused
        refused = Refused(ServiceErrorCode.UNREADABLE, fault=error_trail(error))
    return ReadResult(refused=refused).to_json()


def _read(reader: Reader, task: ReadTask, calendar: Calendar) -> ReadResult:
    if task.mode is ReadMode.WORKBOOK:
        return _read_workbook(task, calendar)
    if task.mode is ReadMode.OWN_REPORT:
        return ReadResult.of(ReadReport("", reader.open(task.path)))
    if task.mode is ReadMode.REPORT:
        return ReadResult.of(reader.read(task.path))
    if not isinstance(reader, FindsReports):
        raise TypeError("this reader gives reports only")
    return ReadResult(found=reader.find_reports(task.path))


def _read_workbook(task: ReadTask, calendar: Calendar) -> ReadResult:
    try:
        return ReadResult(form=read_workbook(task.path, calendar))
    except FormFileError as error:
        faults, spent = error.faults, False
    except MemoryError:
        faults, spent = (Fault(None, "", TOO_MUCH),), True
    cells = tuple((fault.place, fault.reason) for fault in faults)
    return ReadResult(refused=Refused(FormatErrorCode.BROKEN_SET, spent=spent, cells=cells))
