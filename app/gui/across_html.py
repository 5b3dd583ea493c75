"""Answers of several committees as HTML to be read."""

from collections.abc import Sequence
from html import escape

from app.formats.html_writer import write_heading, write_html
from app.gui.widgets.reading_text import compared
from app.model.collation.picture import marked
from app.model.comparison import compare
from app.model.report import Answer, AnswerStatus
from app.services.collating.collation import Earlier
from app.services.collating.reading_across import Choice, ReadAnswer

# Of an answer that is compared word by word; the time it takes grows with the square of it.
_MOST_WORDS = 4_000


def answers_html(answers: Sequence[ReadAnswer], choice: Choice, *, comparing: bool) -> str:
    """Each under its question and committee; what all have in common is said once, above."""
    parts = []
    question_id, name = "", ""
    for one in answers:
        if one.question.id != question_id:
            parts.append(_question(one))
            question_id, name = one.question.id, ""
        if choice.key is None and one.name != name:
            parts.append(write_heading(3, marked(one.name, one.mark)))
            name = one.name
        asked = one.answer.question
        if asked != one.question.wordings[0]:
            parts.append(f"<p class='muted'>Frågan löd: {escape(asked)}</p>")
        parts.append(_compared(one) if comparing else _said(one.answer))
    return "".join(parts)


def _question(one: ReadAnswer) -> str:
    heading = write_heading(2, one.question.short)
    usual = one.question.wordings[0]
    return heading + (
        f"<p class='muted'>{escape(usual)}</p>" if usual != one.question.short else ""
    )


def _said(answer: Answer) -> str:
    if answer.status is AnswerStatus.BLANK:
        return "<p class='muted'>Inget svar.</p>"
    if answer.status is AnswerStatus.NOT_APPLICABLE:
        reason = escape(answer.reason.strip()).replace("\n", "<br>")
        return f"<p class='muted'>Ej relevant. {reason}</p>"
    return write_html(answer.blocks, "h4")


def _compared(one: ReadAnswer) -> str:
    if not one.earlier:
        return _said(one.answer) + _told("Inget tidigare svar att jämföra med")
    before, now = "\n\n".join(_plain(earlier.answer) for earlier in one.earlier), _plain(one.answer)
    whose = _whose(one.earlier)
    if before == now:
        return _said(one.answer) + _told(f"Oförändrat sedan {whose}")
    if max(len(before.split()), len(now.split())) > _MOST_WORDS:
        return _said(one.answer) + _told(f"Svaret är för långt för att jämföras med {whose}")
    return f"<p>{compared(compare(before, now))}</p>" + _told(f"Jämfört med {whose}")


def _whose(earlier: Sequence[Earlier]) -> str:
    """The term, and who said it where that is not the committee itself alone."""
    term = earlier[0].term.in_a_sentence
    if len(earlier) == 1:
        return term
    return f"{term} från {' och '.join(one.name for one in earlier)}"


def _told(text: str) -> str:
    return f"<p class='muted'>{escape(text)}.</p>"


def _plain(answer: Answer) -> str:
    return f"Ej relevant. {answer.reason}".strip() if answer.not_applicable else answer.plain
