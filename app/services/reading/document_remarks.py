"""What is said of an exported document that somebody has had open in a word processor."""

from typing import TYPE_CHECKING

from app.formats.source_text import OmissionKind
from app.model.rich_text import shortened
from app.model.swedish import in_words
from app.services.reading.omissions import describe_omissions

if TYPE_CHECKING:
    from app.formats.docx.edited_report import EditedReport


def document_remarks(reading: "EditedReport") -> tuple[str, ...]:
    """Swedish sentences on what is in the document and not in the report."""
    remarks = []
    if reading.form_text:
        changed = ", ".join(f"”{shortened(line)}”" for line in reading.form_text)
        remarks.append(f"Den tryckta texten har ändrats i dokumentet: {changed}. Frågorna är kvar.")
    # Comments are told for the document as a whole.
    left_out = [one for one in reading.omissions if one.kind is not OmissionKind.COMMENT]
    remarks += describe_omissions(left_out, reading.form)
    if reading.comments:
        many = len(reading.comments)
        them = "Kommentaren" if many == 1 else f"De {in_words(many)} kommentarerna"
        remarks.append(f"{them} i dokumentet följer inte med in i rapporten.")
    if reading.has_tracked_changes:
        remarks.append(
            "I dokumentet finns spårade ändringar som inte är godkända. De är lästa som godkända."
        )
    return tuple(remarks)
