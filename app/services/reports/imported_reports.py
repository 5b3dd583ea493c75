"""Reports from files become reports in the library."""

from uuid import UUID

from app.model.report import Report, ReportStatus
from app.model.report_stages import content_of, without_set_aside
from app.services.catalog import Catalog
from app.services.reports.library import Library


def import_report(
    report: Report, library: Library, new_id: UUID, *, from_colleague: bool = False
) -> Report:
    """Add the report to the library, unless it is there already word for word.

    Where the library has the same report with other words, the file becomes a draft of its own
    beside it. One from a colleague who is still writing is marked as built on theirs. Raises
    StorageError.
    """
    for version in library.versions(report.report_id):
        if _comparable(version) == _comparable(report):
            return version
    # A form of other origin is recognised by its content only. A single question belongs to the
    # report that it goes back to.
    about = (report.committee, report.term, ())
    alike = (
        one for one in library.listing().drafts if (one.committee, one.term, one.only) == about
    )
    for draft in library.read_all(alike):
        if content_of(draft) == content_of(report):
            return draft
    if library.contains(report.report_id):
        changes = {"status": ReportStatus.DRAFT, "submitted_at": None, "docx": None}
        report = report.model_copy(update={**changes, "report_id": new_id})
    elif from_colleague:
        report = report.model_copy(update={"built_on": report.modified_at})
    library.save(report)
    return report


def another_for_term(report: Report, library: Library, catalog: Catalog) -> str:
    """The sentence where there is another report for committee, term and survey, else ""."""
    if report.committee is None or report.term is None or report.only:
        return ""
    if library.contains(report.report_id):
        return ""
    other = library.for_term(report.committee.id, report.term, catalog.of_survey_of(report))
    if other is None or content_of(other) == content_of(report):
        return ""
    return (
        f"Du har redan en rapport från {report.committee.name} för {report.term.in_a_sentence}. "
        "Den är kvar, och filen är en egen rapport."
    )


def _comparable(report: Report) -> Report:
    return without_set_aside(report).model_copy(update={"docx": None, "built_on": None})
