"""Reads files within the test's own process, at once."""

from pathlib import Path

from app.formats.xlsform.read_form import ReadForm
from app.services.reading.report_reader import ReadReport, ReportReader
from app.services.reading.workbooks import read_workbook
from app.services.report_context import ReportContext


class PlainReading:
    """A file that was read when it was asked for."""

    def __init__(self, reader: ReportReader, path: Path) -> None:
        self._reader = reader
        self._path = path

    def done(self) -> bool:
        return True

    def result(self) -> ReadReport:
        return self._reader.read(self._path)

    def stop(self) -> None:
        """There is nothing to stop."""


class PlainReader:
    """In the place of a reader that works in a process of its own."""

    def __init__(self, context: ReportContext) -> None:
        self._reader = ReportReader(context)
        self._calendar = context.catalog.calendar

    def begin(self, path: Path) -> PlainReading:
        return PlainReading(self._reader, path)

    def read_workbook(self, path: Path) -> ReadForm:
        return read_workbook(path, self._calendar)

    def close(self) -> None:
        """There is nothing to end."""
