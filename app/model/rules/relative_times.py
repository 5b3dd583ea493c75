"""Times without a year in carried text: "i vår", "första tertialet"; what they mean moves on."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from app.model.report import Answer
from app.model.rules.passages import matches, sentence_at
from app.model.term import Period, Term

# What is another time in every later term.
_ALWAYS = re.compile(
    r"\b(?:i (?:år|fjol|höstas|våras|somras|vintras)"
    r"|(?:nästa|förra) (?:år|året|termin\w*|tertial\w*|period\w*|vår\w*|höst\w*|sommar\w*)"
    r"|nästkommande (?:år|tertial\w*)|(?:föregående|innevarande|kommande) (?:år|tertial\w*)\b"
    r"|(?:detta|innevarande|gångna|aktuella) tertial(?:et)?|under tertialet"
    r"|(?:nästa|förra|föregående|innevarande) (?:månad\w*|vecka\w*))\b(?!s \w)",
    re.IGNORECASE,
)
# Before a noun it is "our".
_IN_SPRING = (
    r"i vår(?=\s*(?:[.,;:)]|$)|\s+(?:ska|kommer|planer\w+|har|är|och|då|när|som|med|på|för|samt"
    r"|börjar|startar|inleds|genomförs|hålls|öppnar|håller|sker|får|kan|blir|ges|invigs|vi"
    r"|bjöd|bjöds|höll|hölls|var|gick|tog|togs|fick|kom|blev|\w{2,}[^n\W]de"
    r"|\w{3,}(?:ade|ades|ar|as|ats|des))\b)"
)
_NO_YEAR = r"(?!\s*(?:år\s*)?20\d\d)(?!\s*(?:och|eller|/)\s*(?:vår|sommar|höst|vinter))"


@dataclass(frozen=True)
class _Part:
    """A part of the year: its last month, the period that it lies in, and its words."""

    last_month: int
    period: Period | None
    words: re.Pattern[str]

    @classmethod
    def of(cls, last_month: int, period: Period | None, *words: str) -> "_Part":
        pattern = rf"\b(?:{'|'.join(words)})(?!\w){_NO_YEAR}"
        return cls(last_month, period, re.compile(pattern, re.IGNORECASE))


def _season(definite: str) -> tuple[str, ...]:
    """As in "under våren" and "vårens"."""
    return f"(?:under|inför|till|före|efter|i) {definite}", f"{definite}s"


_PARTS = (
    _Part.of(
        4,
        Period.T1,
        r"(?:årets )?(?:första|1:a) tertial(?:et)?s?",
        "tertial 1",
        "T1",
        r"(?:årets|de) första (?:fyra )?månader(?:na)?",
    ),
    _Part.of(8, Period.T2, r"(?:årets )?(?:andra|2:a) tertial(?:et)?s?", "tertial 2", "T2"),
    _Part.of(12, None, r"(?:årets )?(?:tredje|3:e|sista) tertial(?:et)?s?", "tertial 3", "T3"),
    _Part.of(4, None, _IN_SPRING, "i vinter"),
    _Part.of(8, Period.T2, "i sommar"),
    _Part.of(12, None, "i höst"),
)
_SEASONS = (
    _Part.of(4, None, *_season("våren"), *_season("vintern")),
    _Part.of(8, Period.T2, *_season("sommaren")),
    _Part.of(12, None, *_season("hösten")),
)
_HINTS = ("tertial", "t1", "t2", "t3", "vår", "sommar", "höst", "vinter", "månader")
_MONTHS = {Period.T1: (1, 4), Period.T2: (5, 8), Period.VB: (9, 12)}
_EVERY_YEAR = re.compile(
    r"\b(?:varje|årlig\w*|återkommande|brukar|traditionell\w*|alltid|vartannat)\b", re.IGNORECASE
)


def moved_on(answer: Answer, earlier: Term, term: Term) -> Iterator[tuple[int, int, int]]:
    """Block, start and end of each time that no longer is what it was in the earlier term."""
    patterns = [
        (_ALWAYS, ()),
        *((p.words, _HINTS) for p in (*_PARTS, *_SEASONS) if _has_passed(p, earlier, term)),
    ]
    found = {
        (number, *match.span())
        for pattern, hints in patterns
        for number, match in matches(answer, pattern, hints)
        if pattern is _ALWAYS or not _EVERY_YEAR.search(_around(answer, number, match))
    }
    block, end = -1, 0
    for words in sorted(found):
        # Of two that overlap, the first says it.
        if (block, end) <= words[:2]:
            yield words
            block, end = words[0], words[2]


def _has_passed(part: _Part, earlier: Term, term: Term) -> bool:
    """Whether the part of the year, as written in the earlier term, is over or another one now."""
    if earlier.year != term.year:
        return True
    if part.period is term.period:
        return False
    first, last = _MONTHS[earlier.period]
    if part in _SEASONS and term.period is Period.VB and part.last_month <= last:
        # The whole year is told of, and what happened in it.
        return False
    if part.last_month > last:
        # It was to come, or had begun.
        return part.last_month <= _MONTHS[term.period][1]
    # What had passed by then already was told as history.
    return part.last_month >= first


def _around(answer: Answer, block: int, match: re.Match[str]) -> str:
    """The sentence, roughly."""
    text = answer.blocks[block].text
    first, last = sentence_at(text, *match.span())
    return text[first:last]
