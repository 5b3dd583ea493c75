"""What is in a library, read in full from its files."""

from dataclasses import dataclass

from app.model.report import Report
from app.services.reports.library import Library
from app.services.reports.listing import UnreadableFile


@dataclass(frozen=True)
class Contents:
    """Newest first."""

    drafts: tuple[Report, ...]
    submitted: tuple[Report, ...]
    unreadable: tuple[UnreadableFile, ...]


def contents_of(library: Library) -> Contents:
    """Raises StorageError, ReportFileError where one is listed that cannot be read."""
    listing = library.listing()
    drafts, submitted = map(library.read, listing.drafts), map(library.read, listing.submitted)
    return Contents(tuple(drafts), tuple(submitted), listing.unreadable)
