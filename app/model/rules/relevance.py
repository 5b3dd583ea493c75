"""An answer that only says that there is none."""

import re
from collections.abc import Iterator

from app.model.finding import Finding, FindingCode
from app.model.form import FormDefinition
from app.model.report import Report
from app.model.rules.passages import about_answer, answered

_LONGEST = 60
_NOT_RELEVANT = re.compile(
    r"(?:(?:frågan|detta|det) )?(?:är )?(?:ej|inte|icke|inget|inte längre)"
    r" (?:relevant|aktuellt?|tillämpligt?|tillämpbart?|berörd|berörda)"
    r"(?: (?:för|hos|i|under|inom|på|just)(?: \w+){1,4})?"
    r"|(?:frågan )?(?:berör|rör|gäller) (?:ej|inte) (?:\w+ )?\w+"
    r"|n/?a|n\.a\.?|e/t|[-–—]+"
    r"|(?:inget|ingenting|inga|finns inget|vi har inget)(?: nytt)?"
    r"(?: att (?:rapportera|redovisa|tillägga|uppge|anföra))?(?: \w+ \w+)?"
    r"|(?:finns|förekommer) (?:ej|inte)|utgår|saknas|ej svar|inget svar",
    re.IGNORECASE,
)


def not_applicable_in_text(report: Report, form: FormDefinition) -> Iterator[Finding]:
    """A required question is set aside as not applicable where its answer says so."""
    required = {question.id for question in form.questions() if question.required}
    for answer in answered(report):
        if answer.question_id not in required or len(answer.blocks) > 2:
            continue
        text = " ".join(block.text for block in answer.blocks).strip()
        if len(text) <= _LONGEST and _NOT_RELEVANT.fullmatch(text.strip(" .,;:!()[]") or text):
            yield about_answer(
                answer,
                code=FindingCode.NOT_APPLICABLE_IN_TEXT,
                message="Svaret säger bara att frågan inte är relevant. Markera den som ej "
                "relevant, och skriv varför.",
            )
