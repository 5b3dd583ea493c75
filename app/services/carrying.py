"""Beginning a term from earlier reports."""

import datetime
from collections.abc import Callable, Sequence
from uuid import UUID

from app.model.carry_over import carried_over, plan_carry_over
from app.model.committee import Committee
from app.model.report import Report, new_report
from app.model.term import Term
from app.services.catalog import Catalog
from app.services.errors import ServiceError
from app.services.library import Library


class WrongSourceError(ServiceError):
    """A report cannot be what the new one begins from."""


def begin_from(  # noqa: PLR0913
    reports: Sequence[Report],
    committee: Committee,
    term: Term,
    catalog: Catalog,
    *,
    report_id: UUID,
    now: Callable[[], datetime.datetime],
    application_version: str,
) -> Report:
    """A new report with the answers of earlier ones, each waiting to be confirmed.

    The earlier reports are those of the committee itself or of those it came from. Raises
    WrongSourceError for another committee's or a later term's, NoFormError.
    """
    form = catalog.form_for(committee, term)
    allowed = {committee.id, *(c.id for c in catalog.register.predecessors(committee.id))}
    for report in reports:
        if report.committee is not None and report.committee.id not in allowed:
            raise WrongSourceError(
                f"Rapporten är {report.committee.name}s och kan inte bli {committee.name}s."
            )
        if report.term is not None and report.term >= term:
            raise WrongSourceError(
                f"Rapporten gäller {report.term.label.lower()}, som inte ligger före "
                f"{term.label.lower()}."
            )
    empty = new_report(
        form,
        committee,
        term,
        report_id=report_id,
        now=now(),
        application_version=application_version,
    )
    return carried_over(empty, plan_carry_over(reports, form, committee, term), reports)


def sources_for(
    committee: Committee, term: Term, catalog: Catalog, library: Library
) -> tuple[Report, ...]:
    """What to begin from: the committee's newest earlier report, or those of its predecessors."""
    own = library.latest_before(committee.id, term)
    if own is not None:
        return (own,)
    found = (
        library.latest_before(predecessor.id, term)
        for predecessor in catalog.register.predecessors(committee.id)
    )
    return tuple(report for report in found if report is not None)


def what_to_begin_from(sources: Sequence[Report]) -> str:
    """The sources, as a part of a sentence."""
    names = [
        f"{report.committee.name}, {report.term.label.lower()}"
        for report in sources
        if report.committee is not None and report.term is not None
    ]
    return " och ".join(names)
