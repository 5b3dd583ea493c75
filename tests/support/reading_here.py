"""What reads the files of a folder in the test's own process, which is sooner done."""

from pathlib import Path
from types import TracebackType

from app.formats.errors import ReportFileError
from app.services.collating.report_finder import ReportFinder
from app.services.errors import ImportRefused
from app.services.helper_process.reading_messages import ReadMode
from app.services.reading.found_reports import FoundReports
from app.services.report_context import ReportContext
from app.storage.errors import StorageError


class _Read:
    """A file that has been read already."""

    ready_connection = None

    def __init__(self, collector: ReportFinder, path: Path) -> None:
        self._collected: FoundReports | ImportRefused
        try:
            self._collected = collector.find_reports(path)
        except ReportFileError as error:
            self._collected = ImportRefused(
                path.name, error.code, *error.details, place=error.place
            )
        except StorageError as error:
            self._collected = ImportRefused(path.name, error.code)

    def done(self) -> bool:
        return True

    def all_reports(self) -> FoundReports:
        if isinstance(self._collected, ImportRefused):
            raise self._collected
        return self._collected

    def stop(self) -> None: ...


class ReadingHere:
    """Stands in for GuardedReader."""

    def __init__(self, context: ReportContext, _at_once: int) -> None:
        self._collector = ReportFinder(context)

    def begin(self, path: Path, mode: ReadMode) -> _Read:
        assert mode is ReadMode.ALL_REPORTS
        return _Read(self._collector, path)

    def __enter__(self) -> "ReadingHere":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None: ...
