"""What is left of a report, in a few words."""

from collections.abc import Iterable

from app.model.review import Finding, Severity


def what_is_left(findings: Iterable[Finding]) -> str:
    """For example "Kvar: 3 svar och 1 kontaktuppgift"; or that it is ready."""
    errors = [finding for finding in findings if finding.severity is Severity.ERROR]
    answers = sum(finding.question_id is not None for finding in errors)
    others = len(errors) - answers
    parts = [f"{answers} svar"] if answers else []
    if others:
        parts.append(f"{others} kontaktuppgift" + ("er" if others > 1 else ""))
    return "Kvar: " + " och ".join(parts) if parts else "Klar att exportera"
