"""Warnings that the officer has found to be no fault."""

from app.model.finding import Finding
from app.model.report import Accepted


def accept(finding: Finding, reason: str) -> Accepted:
    """The record in the report of a warning that is no fault."""
    return Accepted(
        code=finding.code,
        question_id=finding.question_id,
        field=finding.field,
        excerpt=finding.excerpt,
        context=finding.context,
        reason=reason,
    )


def is_about(accepted: Accepted, finding: Finding) -> bool:
    """Whether it is this warning that was accepted: the same words in the same sentence."""
    return accepted == accept(finding, accepted.reason)
