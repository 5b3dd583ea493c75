"""An answer that only says that there is none."""

import re
from collections.abc import Iterator

from app.model.finding import Finding, FindingCode
from app.model.form import FormDefinition
from app.model.report import Answer, AnswerStatus, Report
from app.model.rules.passages import about_answer, answered

_LONGEST, _MOST_BLOCKS = 60, 2
_SAID = (
    r"(?:(?:frågan|detta|det) )?(?:är )?(?:ej|inte|icke|inget|inte längre)"
    r" (?:relevant|aktuellt?|tillämpligt?|tillämpbart?|berörd|berörda)"
)
_ABBREVIATED = r"n/?a|n\.a\.?|e/t"
_SET_ASIDE = (
    rf"{_SAID}(?: (?:för|hos|i|under|inom|på|just)(?: \w+){{1,4}})?"
    r"|(?:frågan )?(?:berör|rör|gäller) (?:ej|inte) (?:\w+ )?\w+"
    rf"|{_ABBREVIATED}"
)
_WITHOUT_REASON = re.compile(rf"{_SAID}|{_ABBREVIATED}", re.IGNORECASE)
_SAYS_SET_ASIDE = re.compile(_SET_ASIDE, re.IGNORECASE)
_NOT_RELEVANT = re.compile(
    rf"{_SET_ASIDE}|[-–—]+"
    r"|(?:inget|ingenting|inga|finns inget|vi har inget)(?: nytt)?"
    r"(?: att (?:rapportera|redovisa|tillägga|uppge|anföra))?(?: \w+ \w+)?"
    r"|(?:finns|förekommer) (?:ej|inte)|utgår|saknas|ej svar|inget svar",
    re.IGNORECASE,
)


def not_applicable_in_text(report: Report, form: FormDefinition) -> Iterator[Finding]:
    """A required question is set aside as not applicable where its answer says so."""
    required = {question.id for question in form.questions() if question.required}
    for answer in answered(report):
        if answer.question_id not in required:
            continue
        if _NOT_RELEVANT.fullmatch(_short_text(answer)):
            yield about_answer(
                answer,
                code=FindingCode.NOT_APPLICABLE_IN_TEXT,
                message="Svaret säger bara att frågan inte är relevant. Markera den som ej "
                "relevant, och skriv varför.",
            )


def set_aside_in_words(answer: Answer) -> Answer:
    """The answer, set aside as not applicable where all it says is that ("Ej relevant.", "N/A").

    What it says is the reason, unless it gives none.
    """
    text = _short_text(answer)
    if answer.status is not AnswerStatus.ANSWERED or not _SAYS_SET_ASIDE.fullmatch(text):
        return answer
    reason = "" if _WITHOUT_REASON.fullmatch(text) else text
    return answer.model_copy(update={"not_applicable": True, "reason": reason, "blocks": ()})


def _short_text(answer: Answer) -> str:
    """What a text says without the signs around it; empty where it is long."""
    text = " ".join(block.text for block in answer.blocks).strip()
    is_long = len(text) > _LONGEST or len(answer.blocks) > _MOST_BLOCKS
    return "" if is_long or answer.value is not None else text.strip(" .,;:!()[]") or text
