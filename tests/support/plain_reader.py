"""Reads files within the test's own process, at once."""

from pathlib import Path

from app.services.reading.report_reader import ReadReport, ReportReader
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

    def begin(self, path: Path) -> PlainReading:
        return PlainReading(self._reader, path)

    def close(self) -> None:
        """There is nothing to end."""
