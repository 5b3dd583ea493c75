"""Warnings that the officer has found to be no fault, and notes that are put aside."""

from collections.abc import Mapping

from app.model.finding import Finding, Severity
from app.model.report import Accepted, Report


def accept(finding: Finding, reason: str) -> Accepted:
    """The record in the report of a warning that is no fault, or of a note that is put aside."""
    return Accepted(
        code=finding.code,
        question_id=finding.question_id,
        field=finding.field,
        excerpt=finding.excerpt,
        context=finding.context,
        reason=reason,
    )


def is_about(accepted: Accepted, finding: Finding) -> bool:
    """Whether it is this one that was accepted: the same words in the same sentence."""
    return accepted == accept(finding, accepted.reason)


def reasons(report: Report) -> dict[Accepted, str]:
    """Why they are accepted, by their records without the reason; the first one counts."""
    return {one.model_copy(update={"reason": ""}): one.reason for one in reversed(report.accepted)}


def with_acceptance(finding: Finding, known: Mapping[Accepted, str]) -> Finding:
    """The finding, with one of the `reasons` if it has been accepted, which no error can be."""
    if finding.severity is Severity.ERROR:
        return finding
    reason = known.get(accept(finding, "")) if known else None
    return finding if reason is None else finding.model_copy(update={"accepted": reason})
