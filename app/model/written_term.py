"""Which year and which of a year's periods people mean by what they write, or tick."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.model.invisible_characters import visible
from app.model.term import Period

# The numbers that people count a year's periods with.
_NUMBERS = {
    1: r"1|I|(?i:ett|den första|första|1:a|1a|1:sta)",
    2: r"2|(?i:II|två|den andra|andra|2:a|2a|2:dra)",
    3: r"3|(?i:III|tre|den tredje|tredje|3:e|3e|3:dje)",
    4: r"4|(?i:IV|fyra|den fjärde|fjärde|4:e|4e|4:de)",
    **{number: str(number) for number in range(5, 13)},
}
_ROMAN = {1: "I", 2: "II"}
_NUMBERED = r"(?i:\s*(?:nr|nummer)\b\.?)?[\s,:.-]*"
_TO = r"(?i:\s*(?:[-–—]|till(?: och med)?|t\.?o\.?m\.?)\s*)"
_MONTHS = (
    *("jan(?:uari)?", "feb(?:ruari)?", "mars?", "apr(?:il)?", "maj", "juni?", "juli?"),
    *("aug(?:usti)?", "sept?(?:ember)?", "okt(?:ober)?", "nov(?:ember)?", "dec(?:ember)?"),
)
# What may stand right after a short form: a year of two or four digits, written together with it.
_END = r"(?![^\W\d_])(?!\d(?!\d))"
_START = r"(?<![^\W\d_])(?<!\d\.)"
_WITH_A_NUMBER = re.compile(r"(?P<word>[^\W\d_](?:.*[^\W\d_])?)[\s-]*(?P<number>1[0-2]|[1-9])")
_WORD_END = r"(?!\w)"
_LONGEST_SHORT = 3
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
_NOT_THIS_ONE = re.compile(r"\b(?:ej|inte|inget|utom|förutom|jämför\w*|sedan|eller)\b", re.I)

_TICKED = r"[☒☑✓✔✗✘🗹🗸🗵⊠⮽◉●]|[\[(]\s*[xXvV✓✔]\s*[\])]|(?<!\S)_*[xX]_*(?!\S)"
_EMPTY = r"[☐□▢❏❑⬜○◯]|\[\s*\]|\(\s*\)|(?<!\S)_{2,}(?!\S)"
_BOX = re.compile(rf"(?P<ticked>{_TICKED})|(?:{_EMPTY})")
_NEXT_CHOICE = re.compile(r"\n|\t|\s{3,}")
_LONGEST = 300


@dataclass(frozen=True)
class _Written:
    """One way in which a period is written: with a number of the year ("tertial 1"), or without."""

    word: str
    number: int | None

    @classmethod
    def of(cls, text: str) -> "_Written":
        found = _WITH_A_NUMBER.fullmatch(text.strip())
        if found is None:
            return cls(text.strip(), None)
        return cls(found["word"], int(found["number"]))

    @property
    def is_short(self) -> bool:
        """Whether it is initials, which a number or a year may follow without a space."""
        return self.word.isupper() and len(self.word) <= _LONGEST_SHORT

    @property
    def pattern(self) -> str:
        if self.number is None:
            end = _END if self.word.isupper() else _WORD_END
            return rf"(?i:{_letters(self.word)}){end}"
        if self.is_short:
            return rf"(?i:{_letters(self.word)})[ -]?{self.number}(?!\d)"
        word, number = rf"(?i:{_letters(self.word)})", rf"(?:{_NUMBERS[self.number]})"
        return rf"(?:{word}{_NUMBERED}{number}(?!\w)|(?<!\d){number} {word}(?!\w))"


class WrittenPeriods:
    """Knows the periods of a calendar in what people write."""

    def __init__(self, periods: Sequence[Period]) -> None:
        forms = {period.code: _forms_of(period) for period in periods}
        self._each = {
            period.code: re.compile(_any_of(forms[period.code], _months_of(period, periods)))
            for period in periods
        }
        self._other = re.compile(_START + _others([one for some in forms.values() for one in some]))
        any_period = "|".join(pattern.pattern for pattern in self._each.values())
        # Two digits are a year only right after the period: VB22, T1-22, T1 '22.
        self._short_year = re.compile(
            rf"(?:{any_period})[\s,'’/-]*(?:år\s*)?(?P<year>2\d)(?![\d:.-])"
        )

    def term(self, text: str, year: int | None) -> tuple[int, str] | None:
        """The one year and the code of the one period that are meant: None for none or several.

        `year` is what a period without one belongs to.
        """
        if len(text) > _LONGEST or _NOT_THIS_ONE.search(text):
            return None
        plain = visible(text).replace("\u00a0", " ").replace("\u2011", "-")
        choice = _chosen(plain)
        periods = self.periods_in(choice)
        years = self._years_in(choice) or self._years_in(plain) or ({year} if year else set())
        if len(periods) != 1 or len(years) != 1 or "" in periods:
            return None
        return years.pop(), periods.pop()

    def periods_in(self, text: str) -> set[str]:
        """The code of every period that is named, and "" for one that is nobody's."""
        found = [
            (one.span(), code)
            for code, pattern in self._each.items()
            for one in pattern.finditer(text)
        ]
        # "Årsrapport" is not meant where "Årsrapport mars" is.
        named = {
            code
            for (start, end), code in found
            if not any(
                first <= start and end <= last and (first, last) != (start, end)
                for (first, last), _ in found
            )
        }
        return named | {""} if self._other.search(text) else named

    def _years_in(self, text: str) -> set[int]:
        years = {int(found[0]) for found in _YEAR.finditer(text)}
        return years or {2000 + int(found["year"]) for found in self._short_year.finditer(text)}


def _forms_of(period: Period) -> tuple[_Written, ...]:
    texts = (period.code, period.name, period.short, *period.written)
    return tuple(dict.fromkeys(_Written.of(text) for text in texts))


def _any_of(forms: Iterable[_Written], months: str) -> str:
    return rf"{_START}(?:{'|'.join((*(one.pattern for one in forms), months))})"


def _letters(word: str) -> str:
    """A word may be parted at a hyphen, and where there is a space be written with more of them."""
    escaped = re.escape(word).replace(r"\-", r"-?\s?")
    return escaped.replace(r"\ ", r"[\s\u00a0]+")


def _months_of(period: Period, periods: Iterable[Period]) -> str:
    """As in "maj-augusti", and "januari-augusti" where that is no other period."""
    first, last = period.first_month, period.last_month
    others = {(one.first_month, one.last_month) for one in periods if one != period}
    begins = {first} if (1, last) in others else {1, first}
    months = "|".join(_MONTHS[month - 1] for month in sorted(begins))
    return rf"(?i:{months})\.?{_TO}(?i:{_MONTHS[last - 1]})\b"


def _others(forms: Sequence[_Written]) -> str:
    """A number that no period has, two in one, and quarters."""
    counted = [one for one in forms if one.number is not None]
    numbers = sorted({one.number for one in counted if one.number is not None})
    own = "|".join(filter(None, (*map(str, numbers), *(_ROMAN.get(one) for one in numbers))))
    free = [one for one in range(1, 10) if one not in numbers]
    short = [f"(?i:{_letters(w)})[ -]?" for w in _words(counted, short=True)]
    long = [f"(?i:{_letters(w)})" for w in _words(counted, short=False)]
    patterns = []
    if counted:
        either = "|".join((*short, *(word + _NUMBERED for word in long)))
        patterns.append(rf"(?:{either})(?:{own})\s*(?:och|[+&/,-])\s*(?:{own})(?!\w)")
    if short:
        figures = "|".join(map(str, free))
        patterns.append(rf"(?:{'|'.join(short)})(?:{figures})(?!\d)")
    if long:
        words, figures = "|".join(long), "|".join(_NUMBERS[one] for one in free)
        patterns.append(rf"(?:{words}){_NUMBERED}(?:{figures})(?!\w)")
        patterns.append(rf"(?<!\d)(?:{figures}) (?:{words})")
    known = {one.word.casefold() for one in forms}
    if "q" not in known:
        patterns.append(r"(?i:Q[ -]?[1-4])\b")
    if "kvartal" not in known:
        patterns.append(r"(?i:kvartal\w*)\b")
    return f"(?:{'|'.join(patterns) or '(?!)'})"


def _words(forms: Iterable[_Written], *, short: bool) -> list[str]:
    return list(dict.fromkeys(one.word for one in forms if one.is_short is short))


def has_boxes(text: str) -> bool:
    """Whether something is ticked, or can be."""
    return _BOX.search(text) is not None


def _chosen(text: str) -> str:
    """What is ticked, where there are boxes: "" where nothing is, or more than one."""
    boxes = list(_BOX.finditer(text))
    if not boxes:
        return text
    before = not text[: boxes[0].start()].strip()
    after = not text[boxes[-1].end() :].strip()
    ticked = [number for number, box in enumerate(boxes) if box["ticked"]]
    if len(ticked) != 1 or before == after:
        return ""
    number = ticked[0]
    if before:
        end = boxes[number + 1].start() if number + 1 < len(boxes) else len(text)
        return _NEXT_CHOICE.split(text[boxes[number].end() : end].strip())[0]
    start = boxes[number - 1].end() if number else 0
    return _NEXT_CHOICE.split(text[start : boxes[number].start()].strip())[-1]
