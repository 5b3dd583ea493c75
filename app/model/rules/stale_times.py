"""Times that have passed: plans that lie in the past, and what was carried from an earlier term."""

import datetime
import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise, takewhile
from typing import TypeAlias

from app.model.calendar import Calendar
from app.model.finding import Finding, FindingCode
from app.model.report import Answer, Report
from app.model.rich_text import Block, BlockKind
from app.model.rules.passages import about_words, answered
from app.model.rules.relative_times import moved_on
from app.model.swedish import MONTHS
from app.model.term import Term

# The last month of what a word means. Winter spans two years and is left alone.
_ENDS = {
    **{month: number for number, month in enumerate(MONTHS, 1)},
    **{"våren": 5, "vårterminen": 6, "sommaren": 8, "hösten": 11, "höstterminen": 12},
    **{"första halvåret": 6, "andra halvåret": 12},
    **{"första kvartalet": 3, "andra kvartalet": 6, "tredje kvartalet": 9, "fjärde kvartalet": 12},
    **{"kvartal 1": 3, "kvartal 2": 6, "kvartal 3": 9, "kvartal 4": 12},
    **{"tertial 1": 4, "tertial 2": 8, "tertial 3": 12},
    **{"första tertialet": 4, "andra tertialet": 8, "tredje tertialet": 12},
}
_TIME = re.compile(
    r"(?:\b(?P<how>under|i|inför|senast|före|innan|kring|runt|vid|den|till)\s+)?"
    r"(?:(?:början|slutet|mitten)\s+av\s+|(?:sen|tid)?(?=vår|höst))?"
    r"(?:(?P<day>\d{1,2})\s+)?"
    rf"(?:(?P<part>\b(?:{'|'.join(_ENDS)}))\s*)?"
    r"(?<![\d.:/–-])\b(?P<year>20\d\d)\b"
    r"(?!\s*[-–/:]\s*\d|:|\s*(?:års|kronor|kr|personer|företag)\b)",
    re.IGNORECASE,
)
_YEAR = re.compile(r"20\d\d")
# What stands before it is looked at last: the search for its first figures is fast.
_LONE_YEAR = re.compile(r"20\d\d(?!\w)(?<!\w.{4})")
_WORD = re.compile(r"\S+")
# "i början av den 1 första halvåret 2020", as far as the expression is concerned.
_MOST_WORDS = 8
_PLAN = re.compile(
    r"\b(?:ska|skall|kommer(?!\s+\w+\s+ihåg)|planerar|planeras|planera[dt]e?|avser"
    r"|avses|ämnar|väntas|förväntas|beräknas|tänker)\b",
    re.IGNORECASE,
)
# After words on a decision, what follows is what was decided, not a plan of this report.
_DECIDED = re.compile(
    r"\b(?:beslut\w*|antog\w*|antagi\w*|antagen|fastställ\w*|uppdrog|gav|fick|tilldelades|framgick"
    r"|konstatera\w*|enligt|avtal\w*|bedömde\w*)\b",
    re.IGNORECASE,
)
_HISTORY = re.compile(
    r"\b(?:sedan|från|fr\.?o\.?m\.?|med|budget\w*|mål|strateg\w*|policy\w*|program\w*|plan|planen"
    r"|agenda|dnr|sfs|lag|lagen|förordning\w*|beslut\w*|antog\w*|antagi\w*|antagen|fastställ\w*"
    r"|version|upplaga|rapport\w*|bokslut\w*|uppdrag\w*|jämfört|jämförelse|än|sommar|vision)"
    r"(?:\s+(?:och med|med|år|i|under|för|den|våren|hösten)){0,2}\s*$",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?\n](?:(?<!\.)|(?=\s+[A-ZÅÄÖ•]|\s*$))")
_CLAUSE_ENDS = re.compile(
    r"[,;:]|\boch\b(?=\s+\w+\s+(?:ska|kommer|har|är|planerar)\b)"
    r"|\b(?:som|där|eftersom|men|vilket|vilka|medan|efter)\b"
    r"|(?<!kommer)(?<!planerar)(?<!avser)(?<!tänker)(?<!ämnar)(?<!beräknas)(?<!väntas)\s+att\b",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:har|hade|var|blev|gick|hölls|gjorde\w*|tog\w*|\w{2,}(?:ade|ades|dde|ddes))\b",
    re.IGNORECASE,
)
# As far as anything that is said of a time can stand from it, in letters.
_NEAR = 300
_LONGEST_HEADING = 80
_PLANNED = re.compile(r"\b(?:planer\w*|planlagt|kommande|framöver|på gång)\b", re.IGNORECASE)
_PASSED = "Tiden har passerat. Skriv hur det gick, eller ta bort det."


_Words: TypeAlias = tuple[int, int, int]
"""Some words of an answer: their block, start and end."""


def stale_year(report: Report, calendar: Calendar) -> Iterator[Finding]:
    """No plan lies in the past, and carried text speaks of no other term's time."""
    if report.term is None:
        return
    for answer in answered(report):
        found: dict[_Words, str] = {}
        for words in _past_plans(answer, report.term):
            found[words] = _PASSED
        # A file that names no term is most likely from the one before.
        earlier = answer.origin.term or calendar.preceding(report.term)
        if answer.origin.kind == "carried" and earlier is not None and earlier < report.term:
            told = answer.origin.term.in_a_sentence if answer.origin.term else "en tidigare period"
            message = f"Texten kommer från {told}. Kontrollera att tiden fortfarande stämmer."
            for words in _earlier_times(answer, earlier, report.term):
                found.setdefault(words, message)
        for words, message in sorted(found.items(), key=lambda item: item[0][:2]):
            yield about_words(answer, *words, code=FindingCode.STALE_YEAR, message=message)


def last_day(term: Term) -> datetime.date:
    """The day that the report's term ends."""
    return term.days[1]


def _past_plans(answer: Answer, term: Term) -> Iterator[_Words]:
    end = last_day(term)
    yield from _plans_under_passed_headings(answer, end)
    for words, sentence, time in _times(answer):
        if not (time["how"] or time["part"]) or _last_day_of(time) > end:
            # A year alone may be a part of a name.
            continue
        before = _before(sentence, time)
        if _DECIDED.search(before) or _HISTORY.search(before):
            continue
        clause = _clause(sentence, time)
        if _PLAN.search(clause) and not _PAST.search(clause):
            yield words


def _plans_under_passed_headings(answer: Answer, end: datetime.date) -> Iterator[_Words]:
    """A sub-heading whose time has passed, where it or the text below it tells of plans."""
    for number, block in enumerate(answer.blocks):
        if block.kind is not BlockKind.SUBHEADING or len(block.text) > _LONGEST_HEADING:
            continue
        time = _TIME.search(block.text)
        if time is None or _last_day_of(time) > end or _HISTORY.search(_before(block.text, time)):
            continue
        below = takewhile(
            lambda one: one.kind is not BlockKind.SUBHEADING, answer.blocks[number + 1 :]
        )
        is_only_time = not block.text.replace(time[0], "", 1).strip(" .:,–-()")
        if _PLANNED.search(block.text) or (is_only_time and any(map(_is_plan, below))):
            yield number, *_trimmed(time[0], time.start())


def _is_plan(block: Block) -> bool:
    """Whether a block without a year of its own tells of plans only."""
    text = block.text
    return bool(_PLAN.search(text)) and not (_YEAR.search(text) or _PAST.search(text))


def _earlier_times(answer: Answer, earlier: Term, term: Term) -> Iterator[_Words]:
    yield from moved_on(answer, earlier, term)
    if earlier.year == term.year:
        return
    for words, sentence, time in _times(answer):
        if int(time["year"]) != earlier.year or _HISTORY.search(_before(sentence, time)):
            continue
        # When something was decided stays true.
        if not _DECIDED.search(_clause(sentence, time)):
            yield words


def _times(answer: Answer) -> Iterator[tuple[_Words, str, re.Match[str]]]:
    """Every time with a year: its words, its sentence, and where it stands in that."""
    for number, block in enumerate(answer.blocks):
        text = block.text
        for start, end in _sentences_with_years(text):
            sentence = text[start:end]
            for time in _times_in(sentence):
                yield (number, *_trimmed(time[0], start + time.start())), sentence, time


def _sentences_with_years(text: str) -> Iterator[tuple[int, int]]:
    if _YEAR.search(text):
        ends = [0, *(one.end() for one in _SENTENCE_END.finditer(text)), len(text)]
        yield from (words for words in pairwise(ends) if _YEAR.search(text, *words))


def _times_in(sentence: str) -> Iterator[re.Match[str]]:
    """What `_TIME.finditer` finds, tried only just before a year: many times as fast."""
    years = list(_LONE_YEAR.finditer(sentence))
    words = [word.start() for word in _WORD.finditer(sentence)] if years else []
    end = 0
    for year in years:
        first = bisect_right(words, year.start()) - _MOST_WORDS
        begin = max(words[first] if first > 0 else 0, end)
        # No time reaches over a year that is not its own, so that no place is tried twice.
        end = year.start() + 1
        for start in range(begin, end):
            time = _TIME.match(sentence, start)
            if time is not None:
                end = time.end()
                yield time
                break


def _before(sentence: str, time: re.Match[str]) -> str:
    return sentence[max(time.start() - _NEAR, 0) : time.start()]


def _clause(sentence: str, time: re.Match[str]) -> str:
    """The part of the sentence that the time stands in."""
    start, end = max(time.start() - _NEAR, 0), min(time.end() + _NEAR, len(sentence))
    for border in _CLAUSE_ENDS.finditer(sentence, start, end):
        if border.end() <= time.start():
            start = border.end()
        elif border.start() >= time.end():
            end = border.start()
            break
    return sentence[start:end]


def _last_day_of(time: re.Match[str]) -> datetime.date:
    year = int(time["year"])
    month = _ENDS.get(" ".join(time["part"].casefold().split()), 12) if time["part"] else 12
    if time["day"] and time["part"]:
        day = int(time["day"])
        if 1 <= day <= 28:
            return datetime.date(year, month, day)
    following = datetime.date(year + month // 12, month % 12 + 1, 1)
    return following - datetime.timedelta(days=1)


def _trimmed(words: str, start: int) -> tuple[int, int]:
    """Where the words begin and end without the space around them."""
    start += len(words) - len(words.lstrip())
    return start, start + len(words.strip())
