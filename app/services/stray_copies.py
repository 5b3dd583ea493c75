"""Copies of drafts under other names, as programs leave them that synchronise folders."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from app.model.report import Report, ReportStatus
from app.services.history import same_work
from app.services.library import Library
from app.services.library_contents import Misnamed
from app.storage.errors import StorageError


@dataclass(frozen=True)
class StrayCopy:
    """A whole draft in a file of another name, and what stands under its own, if anything."""

    file: Misnamed
    beside: Report | None

    @property
    def report(self) -> Report:
        return self.file.report


def stray_copies(library: Library) -> tuple[StrayCopy, ...]:
    """The copies that say something else than what stands under their own names."""
    contents = library.contents()
    own = {draft.report_id: draft for draft in contents.drafts}
    copies = (StrayCopy(file, own.get(file.report.report_id)) for file in contents.misnamed)
    return tuple(
        one for one in copies if one.beside is None or not same_work(one.beside, one.report)
    )


def take_in(copy: StrayCopy, library: Library, new_id: Callable[[], UUID]) -> Report:
    """Have a copy be a draft of its own. Its file is removed when that is safe.

    Raises StorageError, ReportFileError.
    """
    report = copy.report
    if library.holds(report.report_id) or report.status is not ReportStatus.DRAFT:
        changes = {"report_id": new_id(), "status": ReportStatus.DRAFT, "submitted_at": None}
        report = report.model_copy(update={**changes, "docx": None})
    library.keep(report)
    kept = library.draft(report.report_id)
    if kept is None or kept.report != report:
        raise StorageError(copy.file.path, "kopian gick inte att läsa tillbaka. Försök igen")
    library.remove_misnamed(copy.file)
    return report
