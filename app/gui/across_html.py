"""Answers of several committees as HTML to be read."""

from collections.abc import Sequence
from html import escape

from app.formats.html_writer import write_heading, write_html
from app.gui.widgets.reading_text import compared
from app.model.comparison import Change, compare
from app.model.report import Answer, AnswerStatus
from app.model.term import Term
from app.services.collating.reading_across import Choice, ReadAnswer


def answers_html(answers: Sequence[ReadAnswer], choice: Choice, *, comparing: bool) -> str:
    """Each under its question and committee; what all have in common is said once, above."""
    parts = []
    question_id, name = "", ""
    for one in answers:
        if one.question.id != question_id:
            parts.append(_question(one))
            question_id, name = one.question.id, ""
        if choice.key is None and one.name != name:
            parts.append(write_heading(3, one.name))
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
    if one.earlier is None:
        return _said(one.answer) + "<p class='muted'>Inget tidigare svar att jämföra med.</p>"
    term, earlier = one.earlier
    runs = compare(_plain(earlier), _plain(one.answer))
    if all(run.change is Change.SAME for run in runs):
        return _said(one.answer) + _since(term, "Oförändrat sedan")
    return f"<p>{compared(runs)}</p>" + _since(term, "Jämfört med")


def _since(term: Term, how: str) -> str:
    return f"<p class='muted'>{how} {escape(term.in_a_sentence)}.</p>"


def _plain(answer: Answer) -> str:
    return f"Ej relevant. {answer.reason}".strip() if answer.not_applicable else answer.plain
