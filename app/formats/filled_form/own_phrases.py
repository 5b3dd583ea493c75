"""What we write in the place of an answer, where it is copied or a document has no controls."""

from app.formats.docx import wording
from app.formats.docx.shown import shown_reason
from app.model.report import Answer
from app.model.rich_text import Block, plain_text


def as_shown(answer: Answer, blocks: tuple[Block, ...]) -> Answer:
    """The answer that these blocks show, be it that there is none, or why."""
    if plain_text(blocks) in {wording.NO_ANSWER, wording.COPIED_NO_ANSWER}:
        return answer
    reason = shown_reason(blocks)
    if reason:
        return answer.model_copy(update={"not_applicable": True, "reason": reason})
    return answer.model_copy(update={"blocks": blocks})
