"""What is not decided yet, and may be by now."""

import re
from collections.abc import Iterator

from app.model.finding import Finding, FindingCode, Severity
from app.model.report import Report
from app.model.rules.passages import about_words, answered, matches_in_sentences

_PENDING = re.compile(
    r"\(?\b(?:ännu )?(?:ej|inte)(?: ännu)? (?:formellt |slutligt )?"
    r"(?:beslutade?|beslutat|beslutats|fastställda?|fastställt|antagen|antaget|antagna|antagits)"
    r"\b(?! att| om)(?: ännu| än)?\)?"
    r"|\b(?:väntar|inväntar) (?:på )?(?:\w+ ){0,2}beslut\b"
    r"|\bbeslut (?:är |har )?(?:ännu )?inte (?:ännu )?fattat?s?\b",
    re.IGNORECASE,
)
# "If the committee has not decided within four months" tells of no decision.
_NEAR = 200
_CONDITION = re.compile(r"\b(?:om|såvida|ifall|när)\b[^.!?]*$", re.IGNORECASE)


def pending_decision(report: Report) -> Iterator[Finding]:
    """What is said not to be decided yet. Information only, for it may well be so."""
    for answer in answered(report):
        for block, match in matches_in_sentences(
            answer, _PENDING, ("beslut", "fastställ", "antag")
        ):
            before = answer.blocks[block].text[max(match.start() - _NEAR, 0) : match.start()]
            if _CONDITION.search(before):
                continue
            yield about_words(
                answer,
                block,
                *match.span(),
                code=FindingCode.PENDING_DECISION,
                severity=Severity.INFO,
                message="Här står att något inte är beslutat. Kontrollera att det fortfarande "
                "stämmer.",
            )
