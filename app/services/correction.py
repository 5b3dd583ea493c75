"""Correcting a report that has been exported: a draft of its next revision."""

import datetime

from app.model.report import Report, ReportStatus
from app.model.stages import as_correction
from app.services.errors import ServiceError
from app.services.library import Library


class NewerRevisionError(ServiceError):
    """An older revision was to be corrected."""


def correction_of(report: Report, library: Library, now: datetime.datetime) -> Report:
    """The draft to correct an exported report in: the one that is begun already, else a new one.

    Raises NewerRevisionError for a revision that is not the newest, so that what was corrected
    once does not come back; StorageError.
    """
    versions = library.versions(report.report_id)
    for version in versions:
        if version.status is ReportStatus.DRAFT:
            return version
    newest = max((version.revision for version in versions), default=report.revision)
    if newest > report.revision:
        raise NewerRevisionError(
            f"Revision {newest} är den senaste. Öppna den bland dina exporterade rapporter "
            "och rätta den i stället."
        )
    correction = as_correction(report, now)
    library.keep(correction)
    return correction
