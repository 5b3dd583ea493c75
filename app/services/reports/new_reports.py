"""Beginning a term from earlier reports, or from none."""

import datetime
from collections.abc import Sequence
from uuid import UUID

from app.model.carry_over import CarryOverPlan, plan_carry_over, with_carried_answers
from app.model.committee import Committee
from app.model.register import Register
from app.model.report import Report, ReportStatus
from app.model.report_stages import as_correction, content_of
from app.model.swedish import without_last_word_of
from app.model.term import Term
from app.model.titles import Titles
from app.services.catalog import Catalog
from app.services.errors import ServiceError, ServiceErrorCode
from app.services.report_context import ReportContext
from app.services.reports.library import Library


class NewerRevisionError(ServiceError):
    """A newer revision than the one to correct has been exported."""


def correction_of(report: Report, library: Library, now: datetime.datetime) -> Report:
    """The draft that corrects an exported report: the existing one, else a new one.

    Raises NewerRevisionError for a revision that is not the newest, so that what was corrected
    once does not come back; StorageError.
    """
    versions = library.versions(report.report_id)
    for version in versions:
        if version.status is ReportStatus.DRAFT:
            return version
    newest = max((version.revision for version in versions), default=report.revision)
    if newest > report.revision:
        raise NewerRevisionError(ServiceErrorCode.NEWER_REVISION, str(newest))
    correction = as_correction(report, now)
    library.save(correction)
    return correction


class WrongSourceError(ServiceError):
    """A new report cannot begin from this one."""


class NewReports:
    def __init__(self, context: ReportContext) -> None:
        self._context = context
        self._catalog = context.catalog

    def plan(
        self,
        sources: Sequence[Report],
        committee: Committee,
        term: Term,
        survey: str | None = None,
    ) -> CarryOverPlan:
        """What every question of the new report gets.

        The survey need not be named where only one has questions for them. The earlier reports are
        those of the committee itself or of those it came from. Raises WrongSourceError for another
        committee's or a later term's, NoFormError.
        """
        form = self._catalog.form_for(committee, term, survey)
        for report in sources:
            self.check_source(report, committee, term)
        return plan_carry_over(distinct(sources), form, term)

    def begin(
        self,
        committee: Committee,
        term: Term,
        plan: CarryOverPlan | None = None,
        survey: str | None = None,
    ) -> Report:
        """A new report, with each answer that the plan gives it waiting to be confirmed.

        Raises NoFormError.
        """
        form = self._catalog.form_for(committee, term, survey)
        empty = self._context.new_report(form, committee, term)
        return empty if plan is None else with_carried_answers(empty, plan)

    def missing_predecessors(
        self, sources: Sequence[Report], committee: Committee
    ) -> tuple[Committee, ...]:
        """The predecessors that have no report among the sources, where some other has."""
        named = {source.committee.id for source in sources if source.committee is not None}
        predecessors = self._catalog.register.predecessors(committee.id)
        without = tuple(one for one in predecessors if one.id not in named)
        some = committee.id not in named and len(without) < len(predecessors)
        return without if some else ()

    def check_source(self, source: Report, committee: Committee, term: Term) -> None:
        """Raises WrongSourceError for another committee's report, a later one, or a part of one."""
        _check_source(source, committee, term, self._catalog.register)


def _check_source(source: Report, committee: Committee, term: Term, register: Register) -> None:
    if source.only:
        raise WrongSourceError(ServiceErrorCode.SOURCE_IS_ONE_QUESTION)
    named = source.committee
    if (
        named is not None
        and named.id != committee.id
        and committee not in register.lineage(named.id)
    ):
        raise WrongSourceError(
            ServiceErrorCode.SOURCE_OF_ANOTHER,
            named.name,
            without_last_word_of(named.name, committee.name),
        )
    if source.term is not None and source.term >= term:
        raise WrongSourceError(
            ServiceErrorCode.SOURCE_NOT_BEFORE, source.term.in_a_sentence, term.in_a_sentence
        )


def _is_source_for(source: Report, committee: Committee, term: Term, register: Register) -> bool:
    try:
        _check_source(source, committee, term, register)
    except WrongSourceError:
        return False
    return True


def distinct(sources: Sequence[Report]) -> tuple[Report, ...]:
    """Each report once: of several revisions the latest, of two that say the same the first."""
    latest: dict[UUID, Report] = {}
    for report in sources:
        known = latest.get(report.report_id)
        if known is None or report.revision > known.revision:
            latest[report.report_id] = report
    kept: list[Report] = []
    for report in sources:
        if latest[report.report_id] is report and content_of(report) not in map(content_of, kept):
            kept.append(report)
    return tuple(kept)


def sources_for(
    committee: Committee,
    term: Term,
    catalog: Catalog,
    library: Library,
    survey: str | None = None,
) -> tuple[Report, ...]:
    """What to begin from: the committee's newest earlier report, or those of its predecessors.

    They are of one survey, as far as is known, or of any where none is named.
    """
    predecessors = [one.id for one in catalog.register.predecessors(committee.id)]
    found = library.latest_before([committee.id, *predecessors], term, catalog.of_survey(survey))
    if committee.id in found:
        return (found[committee.id],)
    return tuple(found[one] for one in predecessors if one in found)


def earlier_answers(report: Report, catalog: Catalog, library: Library) -> CarryOverPlan | None:
    """The earlier answer to each question of a report; None where nothing is known.

    They are those that the report was begun from, or else those that it could have been, as when it
    turned out to be another committee's.
    """
    committee = catalog.register.get(report.committee.id) if report.committee else None
    if committee is None or report.term is None:
        return None
    begun_from = library.sources_of(report.report_id)
    sources = tuple(
        one for one in begun_from if _is_source_for(one, committee, report.term, catalog.register)
    ) or sources_for(committee, report.term, catalog, library, catalog.surveys.of(report.form))
    return plan_carry_over(sources, catalog.form_of(report), report.term) if sources else None


def describe_sources(sources: Sequence[Report], titles: Titles) -> str:
    """The sources, as a part of a sentence."""
    names = [
        f"{report.committee.name}, {report.term.in_a_sentence}{titles.in_brackets(report)}"
        for report in sources
        if report.committee is not None and report.term is not None
    ]
    return " och ".join(names)
