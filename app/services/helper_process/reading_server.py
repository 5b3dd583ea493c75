"""What runs in the process that files are read in: it is told of a file, and gives the result.

That is JSON, so that nothing in a file can make more of it than a report.
"""

from collections.abc import Callable, Iterable
from multiprocessing.connection import Connection

from app.formats.errors import FormatErrorCode, ReportFileError
from app.formats.report_json import MAX_BYTES
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
)
from app.services.process_limits import be_silent, end_after, end_with_parent, limit_memory
from app.services.reading.report_reader import FindsReports, Reader, ReadReport
from app.services.report_context import ReportContext
from app.storage.errors import StorageError

# The program ends a reading itself; this is for when the program is no more.
_LONGER_S = 2.0


def serve(tasks: Connection, results: Connection, setup: ReaderSetup) -> None:
    """Read one file after another, until nobody asks any more."""
    # First, for the threads that the others begin are a part of it.
    limit_memory(setup.most_bytes)
    end_with_parent()
    be_silent()
    _load_what_reads_word()
    catalog = load_catalog(*setup.folders)
    results.send_bytes(READY)
    for task in _asked(tasks):
        context = _context(catalog, task, setup.application_version)
        with end_after(setup.seconds + _LONGER_S):
            result = _result(setup.reader, context, task)
        results.send_bytes(result)


def _load_what_reads_word() -> None:
    # Later it would be a part of the time that the first file has.
    from app.formats.docx import block_reader, edited_report  # noqa: F401


def _context(catalog: Catalog, task: ReadTask, version: str) -> ReportContext:
    return ReportContext(catalog, lambda: task.now, lambda: task.new_id, version)


def _asked(tasks: Connection) -> Iterable[ReadTask]:
    while True:
        try:
            yield tasks.recv()
        except EOFError:
            return


def _result(
    reader: Callable[[ReportContext], Reader], context: ReportContext, task: ReadTask
) -> bytes:
    try:
        result = _of(reader(context), task)
        data = result.to_json()
        # A longer report could not be kept either.
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
    except Exception as error:  # noqa: BLE001 - whatever a reader trips over, its file is refused
        refused = Refused(ServiceErrorCode.UNREADABLE, fault=error_trail(error))
    return ReadResult(refused=refused).to_json()


def _of(reader: Reader, task: ReadTask) -> ReadResult:
    if task.mode is ReadMode.OWN_REPORT:
        return ReadResult.of(ReadReport("", reader.open(task.path)))
    if task.mode is ReadMode.REPORT:
        return ReadResult.of(reader.read(task.path))
    if not isinstance(reader, FindsReports):
        raise TypeError("this reader gives reports only")
    return ReadResult(found=reader.find_reports(task.path))
