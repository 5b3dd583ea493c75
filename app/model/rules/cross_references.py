"""Words that point outside the answer, where a reader of many answers cannot follow."""

import re
from collections.abc import Iterator

from app.model.finding import Finding, FindingCode
from app.model.report import Answer, Report
from app.model.rules.passages import about_words, answered, matches_in_sentences
from app.model.swedish import with_capital

_OTHER_ANSWER = (
    r"(?:se|jfr|jämför|enligt|samma som|som i|likt|upprepar|hänvisar till|hänvisas till|i)"
    r" (?:\w+ ){0,2}?(?:svar(?:et)?|frågan?|punkt|avsnitt)"
    r"(?: (?:på|till|i|under|från))?(?: (?:förra|föregående|förgående|tidigare|nästa|ovanstående))?"
    r" (?:frågan?|svar(?:et)?|punkten?|avsnittet?|ovan|nedan|nr \d|\d)\b(?! ?%| om\b| i \w)"
    r"|(?:förra|föregående|nästa) (?:frågan?|svar(?:et)?|punkten)\b"
    r"|(?:se|enligt) tidigare svar\b"
    r"|(?:se|enligt|sedan) (?:förra|föregående|tidigare) (?:\w*rapport\w*|tertial\w*)"
    r"|\b(?:frågan?|svaret|punkten|avsnittet) (?:ovan|nedan)\b"
    r"|\bsvar(?:et)? (?:på|till|under) frågan? \d\b"
    r"|\bsamma (?:svar|text) som (?=(?:i|på|till|under|ovan|förra|föregående)\b)"
    r"|\bsamma som (?:ovan|förra|föregående|i? ?svaret|på? ?fråga)\w*"
)
_ATTACHED = (
    r"\b(?:se|enligt|framgår av|finns i|redovisas i|i) (?:den )?"
    r"(?:bifogad\w*|bilaga(?: \d+)?|bilagan|bilagor(?:na)?)\b(?! till)(?: \w+)?"
    r"|\bbifogas\b|\bbifogat?\b (?:fil|dokument|underlag|pm|material)\w*|\bbifogade? \w+"
)
_OUTSIDE = re.compile(rf"\b(?:{_OTHER_ANSWER})|{_ATTACHED}", re.IGNORECASE)
_OUTSIDE_HINTS = (
    *("fråga", "svar", "rapport", "tertial", "punkt", "avsnitt"),
    *("bila", "bifoga", "samma "),
)
_ABOVE = re.compile(
    r"\b(?:ovannämn\w+|ovanstående|ovan nämn\w+|ovan angiv\w+|ovan beskriv\w+"
    r"|(?:se|enligt|som|jfr|beskrivs|beskrivits|nämnts|nämns|redovisats|redovisas|framgår)"
    r" (?:\w+ )?ovan)\b(?! (?:mark|jord|vatten|gatu))",
    re.IGNORECASE,
)
_BELOW = re.compile(
    r"\b(?:nedanstående|nedan nämn\w+|nedan angiv\w+"
    r"|(?:se|enligt|beskrivs|redovisas|framgår|följer) (?:\w+ )?nedan)\b(?! (?:mark|jord))",
    re.IGNORECASE,
)
# What is attached to an application is the applicant's.
_APPLICATION = re.compile(r"\b(?:\w*ansökan|ansöker|sökande|\w*anmälan)\b", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?:]\s")
_NO_ANSWER = re.compile(r"bila|bifog|rapport|tertial", re.IGNORECASE)


def cross_reference(report: Report) -> Iterator[Finding]:
    """Every answer can be read by itself.

    What is above or below may stand in the answer itself: only from its first block there is
    nothing above, only from its last nothing below.
    """
    for answer in answered(report):
        for block, start, end in sorted(_pointing(answer)):
            words = answer.blocks[block].text[start:end]
            where = "utanför svaret" if _NO_ANSWER.search(words) else "i ett annat svar"
            message = f"”{with_capital(words)}” syftar på något {where}. Skriv ut vad du menar."
            yield about_words(
                answer, block, start, end, code=FindingCode.CROSS_REFERENCE, message=message
            )


def _pointing(answer: Answer) -> set[tuple[int, int, int]]:
    last = len(answer.blocks) - 1
    outside = {
        (block, *m.span()) for block, m in matches_in_sentences(answer, _OUTSIDE, _OUTSIDE_HINTS)
    }
    of_applicants = {
        block
        for block in {block for block, *_ in outside}
        if _APPLICATION.search(answer.blocks[block].text)
    }
    found = {words for words in outside if words[0] not in of_applicants}
    taken = {(block, place) for block, start, end in found for place in range(start, end)}
    for pattern, hint, edge in ((_ABOVE, "ovan", 0), (_BELOW, "nedan", last)):
        text = answer.blocks[edge].text
        if hint not in text.lower():
            continue
        ends = [end.span() for end in _SENTENCE_END.finditer(text)]
        for match in pattern.finditer(text):
            # A sentence of the same block, in that direction, may be what is meant.
            is_above = bool(ends) and ends[0][1] <= match.start()
            is_below = bool(ends) and ends[-1][0] >= match.end()
            within = is_above if pattern is _ABOVE else is_below
            if not within and (edge, match.start()) not in taken:
                found.add((edge, *match.span()))
    return found
