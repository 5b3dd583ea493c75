"""A draft for another committee or term: the questions it goes on with, and what is beside it."""

from dataclasses import dataclass
from typing import Self

from app.model.committee import Committee
from app.model.form import FormDefinition
from app.model.report import CommitteeRef, Report
from app.model.term import Term
from app.services.catalog import Catalog
from app.services.reports.library import Library


@dataclass(frozen=True)
class Identity:
    """Whose report it is, and for which term."""

    committee: Committee
    term: Term

    @classmethod
    def of(cls, report: Report, catalog: Catalog) -> Self | None:
        """None where the report does not say it, or names a committee that is unknown."""
        known = catalog.register.get(report.committee.id) if report.committee else None
        return cls(known, report.term) if known is not None and report.term is not None else None

    @property
    def reference(self) -> CommitteeRef:
        return CommitteeRef.to(self.committee)

    def __str__(self) -> str:
        return f"{self.committee.name}, {self.term.in_a_sentence}"


def questions_for(report: Report, identity: Identity, catalog: Catalog) -> FormDefinition:
    """The set that a draft goes on with when it is for somebody else.

    It is of the same survey: its own, also an older version of what is on offer, as long as that
    is asked. Raises UnknownCommitteeError for a committee that does not exist in the term,
    NoFormError.
    """
    own, term = catalog.form_of(report), identity.term
    committee = catalog.committee(identity.committee.id, term)
    offered = catalog.form_for(committee, term, own.survey)
    return own if own.id == offered.id and own.covers(identity.committee, term) else offered


def another_report(report: Report, identity: Identity, library: Library, catalog: Catalog) -> str:
    """That there is another report for committee, term and survey, as a sentence; or empty."""
    other = library.for_term(
        identity.committee.id,
        identity.term,
        catalog.of_survey_of(report),
        other_than=report.report_id,
    )
    return f"Du har en rapport till för {identity}, och båda är kvar." if other else ""
