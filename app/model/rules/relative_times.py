"""Times without a year in carried text: "i vår", "första tertialet"; what they mean moves on."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from app.model.report import Answer
from app.model.rules.passages import matches, sentence_at
from app.model.term import Term

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
    """A part of the year: its first and its last month, and its words."""

    first_month: int
    last_month: int
    words: re.Pattern[str]

    @classmethod
    def of(cls, first_month: int, last_month: int, *words: str) -> "_Part":
        pattern = rf"\b(?:{'|'.join(words)})(?!\w){_NO_YEAR}"
        return cls(first_month, last_month, re.compile(pattern, re.IGNORECASE))


def _season(definite: str) -> tuple[str, ...]:
    """As in "under våren" and "vårens"."""
    return f"(?:under|inför|till|före|efter|i) {definite}", f"{definite}s"


_PARTS = (
    _Part.of(
        1,
        4,
        r"(?:årets )?(?:första|1:a) tertial(?:et)?s?",
        "tertial 1",
        "T1",
        r"(?:årets|de) första (?:fyra )?månader(?:na)?",
    ),
    _Part.of(5, 8, r"(?:årets )?(?:andra|2:a) tertial(?:et)?s?", "tertial 2", "T2"),
    _Part.of(9, 12, r"(?:årets )?(?:tredje|3:e|sista) tertial(?:et)?s?", "tertial 3", "T3"),
    _Part.of(1, 4, _IN_SPRING, "i vinter"),
    _Part.of(5, 8, "i sommar"),
    _Part.of(9, 12, "i höst"),
)
_SEASONS = (
    _Part.of(1, 4, *_season("våren"), *_season("vintern")),
    _Part.of(5, 8, *_season("sommaren")),
    _Part.of(9, 12, *_season("hösten")),
)
_HINTS = ("tertial", "t1", "t2", "t3", "vår", "sommar", "höst", "vinter", "månader")
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
    if _is_the_time_of(part, term):
        return False
    first, last = earlier.period.new_from, earlier.period.last_month
    is_told = term.period.first_month <= part.first_month
    if part in _SEASONS and is_told and part.last_month <= last:
        # What is told of begins before it, and tells what happened in it.
        return False
    if part.last_month > last:
        # It was to come, or had begun.
        return part.last_month <= term.period.last_month
    # What had passed by then already was told as history.
    return part.last_month >= first


def _is_the_time_of(part: _Part, term: Term) -> bool:
    """Whether it is what the term tells of anew; what tells of a whole year looks back at it."""
    period, whole_year = term.period, (1, 12)
    if (period.first_month, period.last_month) == whole_year:
        return False
    return period.new_from <= part.first_month and part.last_month <= period.last_month


def _around(answer: Answer, block: int, match: re.Match[str]) -> str:
    """The sentence, roughly."""
    text = answer.blocks[block].text
    first, last = sentence_at(text, *match.span())
    return text[first:last]
