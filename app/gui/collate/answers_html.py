"""Answers of committees as they are read, and compared with earlier ones."""

from collections.abc import Sequence

from app.formats.html.elements import Html, element, html, lines
from app.formats.html.html_writer import write_heading, write_html
from app.gui.kit.reading_text import comparison_html
from app.model.collation.collation import EarlierAnswer, marked
from app.model.comparison import compare
from app.model.report import Answer, AnswerStatus
from app.services.collating.answer_search import AnswerFilter, AnswerMatch

# Comparing takes time that grows with the square of the length.
_MOST_WORDS = 4_000


def answers_html(answers: Sequence[AnswerMatch], choice: AnswerFilter, *, comparing: bool) -> Html:
    """The answers under their questions and committees, each heading once."""
    parts = []
    question_id, name = "", ""
    for found in answers:
        if found.question.id != question_id:
            parts.append(_question(found))
            question_id, name = found.question.id, ""
        if choice.key is None and found.name != name:
            parts.append(write_heading(3, marked(found.name, found.mark)))
            name = found.name
        asked = found.answer.question
        if asked != found.question.wordings[0]:
            parts.append(_muted(f"Frågan löd: {asked}"))
        parts.append(_compared(found) if comparing else _shown(found.answer))
    return html(*parts)


def _question(found: AnswerMatch) -> Html:
    short, usual = found.question.short, found.question.wordings[0]
    return html(write_heading(2, short), _muted(usual) if usual != short else "")


def _shown(answer: Answer) -> Html:
    if answer.status is AnswerStatus.BLANK:
        return _muted("Inget svar.")
    if answer.status is AnswerStatus.NOT_APPLICABLE:
        return _muted(html("Ej relevant. ", lines(answer.reason.strip())))
    return write_html(answer.told_blocks, "h4")


def _compared(found: AnswerMatch) -> Html:
    if not found.earlier:
        return html(_shown(found.answer), _muted("Inget tidigare svar att jämföra med."))
    before = "\n\n".join(_plain(earlier.answer) for earlier in found.earlier)
    now = _plain(found.answer)
    whose = _compared_with(found.earlier)
    if before == now:
        return html(_shown(found.answer), _muted(f"Oförändrat sedan {whose}."))
    if max(len(before.split()), len(now.split())) > _MOST_WORDS:
        too_long = _muted(f"Svaret är för långt för att jämföras med {whose}.")
        return html(_shown(found.answer), too_long)
    changes = element("p", comparison_html(compare(before, now)))
    return html(changes, _muted(f"Jämfört med {whose}."))


def _compared_with(earlier: Sequence[EarlierAnswer]) -> str:
    """The term, and the committees unless the answer is the committee's own."""
    term = earlier[0].term.in_a_sentence
    if len(earlier) == 1:
        return term
    return f"{term} från {' och '.join(answer.name for answer in earlier)}"


def _muted(text: str) -> Html:
    return element("p", text, css="muted")


def _plain(answer: Answer) -> str:
    return f"Ej relevant. {answer.reason}".strip() if answer.not_applicable else answer.plain
