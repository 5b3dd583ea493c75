"""What is left of a report, in a few words."""

from collections.abc import Iterable

from app.model.finding import Finding, Severity

_ABOUT_THE_REPORT = {"committee": "nämnd", "term": "period"}
_WRONG_FORM = "rätt frågor"


def what_is_left(findings: Iterable[Finding]) -> str:
    """For example "Kvar: 3 svar och 1 kontaktuppgift"; or that it is ready to be exported."""
    errors = [finding for finding in findings if finding.severity is Severity.ERROR]
    answers = sum(finding.question_id is not None for finding in errors)
    about = [
        _WRONG_FORM if f.code == "wrong-form" else _ABOUT_THE_REPORT[f.field]
        for f in errors
        if f.field in _ABOUT_THE_REPORT
    ]
    contact = len(errors) - answers - len(about)
    parts = [f"{answers} svar"] if answers else []
    if contact:
        parts.append(f"{contact} kontaktuppgift" + ("er" if contact > 1 else ""))
    *first, last = [*parts, *about] or [""]
    if not last:
        return "Klar att exportera"
    return "Kvar: " + (f"{', '.join(first)} och {last}" if first else last)
