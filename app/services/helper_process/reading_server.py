"""What runs in the process that files are read in: it is told of a file, and gives the outcome.

That is JSON, so that nothing in a file can make more of it than a report.
"""

from collections.abc import Callable, Iterable
from multiprocessing.connection import Connection

from app.formats.errors import ReportFileError
from app.formats.limits import TOO_BIG
from app.formats.report_json import MAX_BYTES
from app.services.catalog import Catalog, load_catalog
from app.services.error_report import error_trail
from app.services.errors import ServiceError
from app.services.helper_process.reading_messages import (
    LONGEST_OUTCOME,
    READY,
    UNREADABLE,
    Equipment,
    Outcome,
    Refused,
    Task,
    Wanted,
)
from app.services.process_limits import be_silent, end_after, end_with_parent, limit_memory
from app.services.reading.report_reader import Collects, Reader, ReadReport
from app.services.report_context import ReportContext
from app.storage.errors import StorageError

# The program ends a reading itself; this is for when the program is no more.
_LONGER_S = 2.0


def serve(tasks: Connection, outcomes: Connection, equipment: Equipment) -> None:
    """Read one file after another, until nobody asks any more."""
    # First, for the threads that the others begin are a part of it.
    limit_memory(equipment.most_bytes)
    end_with_parent()
    be_silent()
    _load_what_reads_word()
    catalog = load_catalog(*equipment.folders)
    outcomes.send_bytes(READY)
    for task in _asked(tasks):
        context = _making(catalog, task, equipment.application_version)
        with end_after(equipment.seconds + _LONGER_S):
            outcome = _outcome(equipment.reader, context, task)
        outcomes.send_bytes(outcome)


def _load_what_reads_word() -> None:
    # Later it would be a part of the time that the first file has.
    from app.formats.docx import block_reader, report_docx  # noqa: F401


def _making(catalog: Catalog, task: Task, version: str) -> ReportContext:
    return ReportContext(catalog, lambda: task.now, lambda: task.new_id, version)


def _asked(tasks: Connection) -> Iterable[Task]:
    while True:
        try:
            yield tasks.recv()
        except EOFError:
            return


def _outcome(
    reader: Callable[[ReportContext], Reader], context: ReportContext, task: Task
) -> bytes:
    try:
        outcome = _of(reader(context), task)
        data = outcome.to_json()
        # A longer report could not be kept either.
        if len(data) <= (LONGEST_OUTCOME if outcome.collected else MAX_BYTES):
            return data
        refused = Refused(TOO_BIG)
    except ReportFileError as error:
        refused = Refused(error.reason, error.place)
    except StorageError as error:
        refused = Refused(error.reason)
    except ServiceError as error:
        refused = Refused(str(error).removesuffix("."))
    except MemoryError:
        refused = Refused(TOO_BIG, spent=True)
    except Exception as error:  # noqa: BLE001 - whatever a reader trips over, its file is refused
        refused = Refused(UNREADABLE, fault=error_trail(error))
    return Outcome(refused=refused).to_json()


def _of(reader: Reader, task: Task) -> Outcome:
    if task.wanted is Wanted.OWN_REPORT:
        return Outcome.of(ReadReport("", reader.open(task.path)))
    if task.wanted is Wanted.REPORT:
        return Outcome.of(reader.read(task.path))
    if not isinstance(reader, Collects):
        raise TypeError("this reader gives reports only")
    return Outcome(collected=reader.collect(task.path))
