"""What is told of an answer that came along, where something else is asked for than before."""

from app.model.carry_over import Outcome, PlannedAnswer
from app.model.kinds.kind import Kind
from app.model.kinds.value import Table
from app.model.report import AnswerStatus


def changed_text(planned: PlannedAnswer) -> str:
    """Swedish sentences; empty where the same is asked for, and may still be answered."""
    if planned.outcome is Outcome.READ:
        return f"Frågan besvaras på annat sätt nu. {_reading_text(planned)}"
    if planned.is_to_choose_anew:
        return "Ett alternativ som är valt finns inte längre. Välj på nytt."
    if planned.outcome is Outcome.KEPT and _says_something_else(planned):
        return (
            "Tabellen har andra kolumner eller rader nu. Det som inte har plats är kvar som text."
        )
    return ""


def _says_something_else(planned: PlannedAnswer) -> bool:
    before = next((source.answer.value for source in planned.sources), None)
    return isinstance(before, Table) and before != planned.answer.value


def _reading_text(planned: PlannedAnswer) -> str:
    answer = planned.answer
    if answer.status is AnswerStatus.BLANK:
        return "Inget svar än."
    if answer.kind is Kind.TEXT:
        return "Svaret är kvar som text, och väntar på att du bekräftar det."
    if answer.value is None:
        return "Svaret gick inte att läsa, och är kvar som text."
    return "Svaret är läst ur det som stod där, och väntar på att du bekräftar det."
