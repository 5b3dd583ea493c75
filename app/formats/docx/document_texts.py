"""The document's own words, and how it shows what is in a report."""

from collections.abc import Sequence

from app.model.form import FormDefinition
from app.model.report import CONTACT_FIELDS, Answer, Report
from app.model.rich_text import Block, BlockKind, Span

NO_ANSWER = "Inget svar."
NOT_FILLED_IN = "Ej ifyllt."
FILL_IN = "Klicka här för att ange text."
FILL_IN_NUMBER = "Klicka här för att ange ett tal."
FILL_IN_DATE = "Klicka här för att ange ett datum."
CHOOSE = "Välj ett alternativ."
# Five en spaces, as in Word's own empty fields.
OPEN = "\u2002" * 5
PROMPTS = (NO_ANSWER, NOT_FILLED_IN, FILL_IN, FILL_IN_NUMBER, FILL_IN_DATE, CHOOSE)
"""Of the program's own documents, beside what is left open."""
NOT_APPLICABLE = "Ej relevant."
# The same for an answer that is copied.
COPIED_NO_ANSWER = "(inget svar)"
COPIED_NOT_APPLICABLE = "Ej relevant:"
DRAFT = "UTKAST"
OUTSIDE = "Text som stod utanför svaren i dokumentet"
CONTACT_TABLE = "{} och kontaktuppgifter"
CONTACT_TABLE_DESCRIPTION = (
    "Två kolumner: till vänster vad uppgiften gäller, till höger uppgiften. Fem rader."
)
TABLE_DESCRIPTION = "Överst vad varje kolumn gäller, därunder en rad för varje uppgift."
COMMENT_ON = "Kommentar till: {}"
FORM_VERSION = "Tom blankett · {} version {}"
REVISION = "Version {} · {}"
PAGE = "Sida "
OF_PAGES = " av "


def shown_blocks(answer: Answer) -> tuple[Block, ...]:
    """The blocks in an answer's control; none for a blank answer.

    A question that is not applicable shows its reason instead of the text that was set aside.
    """
    if not answer.not_applicable:
        return answer.blocks
    reason = f" {answer.reason}" if answer.reason.strip() else ""
    return (Block(spans=(Span(text=NOT_APPLICABLE + reason),)),)


def shown_reason(blocks: Sequence[Block]) -> str | None:
    """The reason, if the blocks say in plain text that the question is not applicable."""
    if any(block.kind is not BlockKind.PARAGRAPH for block in blocks):
        return None
    if any(span != Span(text=span.text) for block in blocks for span in block.spans):
        return None
    text = "\n".join(block.text for block in blocks)
    for beginning in (NOT_APPLICABLE, COPIED_NOT_APPLICABLE):
        if text.startswith(beginning):
            return text.removeprefix(beginning).strip()
    return None


def header_line(report: Report, form: FormDefinition) -> str:
    """The header of every page but the first: title, committee and term."""
    committee = report.committee.name if report.committee else ""
    term = report.term.label if report.term else ""
    return " · ".join(part for part in (form.short_title, committee, term) if part)


def revision_line(report: Report) -> str:
    """The footer: the day it was sent or last changed, and which version it is after the first."""
    # The day in UTC, as in the file's properties: the same wherever the file is made.
    moment = report.submitted_at or report.modified_at
    day = moment.date().isoformat()
    return day if report.revision == 1 else REVISION.format(report.revision, day)


def form_line(form: FormDefinition) -> str:
    """The footer of an empty form: which question set it is."""
    return FORM_VERSION.format(form.id, form.version)


def labelled_lines(report: Report, form: FormDefinition) -> list[tuple[str, str, str]]:
    """The fields above the questions: tag, label as printed, and value."""
    labels = form.labels
    named = {
        "committee": labels.committee,
        "term": labels.term,
        "contact.name": labels.contact,
        "contact.phone": labels.phone,
        "contact.email": labels.email,
    }
    lines = shown_lines(report)
    return [(tag, label, lines[tag]) for tag, label in named.items()]


def shown_lines(report: Report) -> dict[str, str]:
    """The values of the fields by tag; empty where only a prompt is shown."""
    lines = {
        "committee": report.committee.name if report.committee else "",
        "term": report.term.label if report.term else "",
        **{f"contact.{field}": getattr(report.contact, field) for field in CONTACT_FIELDS},
    }
    return {tag: text if text.strip() else "" for tag, text in lines.items()}
