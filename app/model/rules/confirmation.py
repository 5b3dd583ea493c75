"""What was carried over is confirmed, or changed, which is the same."""

from collections.abc import Iterator

from app.model.finding import FieldName, Finding, FindingCode, Severity, about_field
from app.model.report import CONTACT_FIELDS, Answer, AnswerStatus, Report


def contact_unconfirmed(report: Report) -> Iterator[Finding]:
    """Contact details that were carried over are looked at; another may have taken over."""
    if not report.contact_confirmed and any(getattr(report.contact, f) for f in CONTACT_FIELDS):
        yield about_field(
            FieldName.CONTACT,
            FindingCode.CONTACT_UNCONFIRMED,
            "Kontaktuppgifterna är från en tidigare rapport. Ändra dem, eller bekräfta att de "
            "stämmer.",
            report.contact.name,
            Severity.WARNING,
        )


def carried_unconfirmed(report: Report) -> Iterator[Finding]:
    """Every answer that was carried over is confirmed, or changed, which is the same."""
    for answer in report.answers:
        if answer.origin.confirmed or answer.status is AnswerStatus.BLANK:
            continue
        term = answer.origin.term
        earlier = f" från {term.in_a_sentence}" if term else " från en tidigare rapport"
        what, it = f"Svaret är{earlier}", "det"
        if has_new_wording(report, answer):
            what, it = "Frågan har ändrats sedan du svarade", "svaret"
        yield Finding(
            code=FindingCode.CARRIED_UNCONFIRMED,
            severity=Severity.ERROR,
            question_id=answer.question_id,
            message=f"{what}. Ändra {it}, eller bekräfta att det stämmer.",
        )


def has_new_wording(report: Report, answer: Answer) -> bool:
    """Whether the question was reworded after it was answered, and nobody has looked since."""
    origin = answer.origin
    return not origin.confirmed and origin.term is not None and origin.term == report.term
