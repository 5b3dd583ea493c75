"""Which year and which of a year's periods people mean by what they write, or tick."""

import re

from app.model.invisible_characters import visible

_FIRST = r"(?:1|I|(?i:ett|den första|första|1:a|1a|1:sta))"
_SECOND = r"(?:2|(?i:II|två|den andra|andra|2:a|2a|2:dra))"
_TERTIAL = r"(?i:tertial(?:s?rapport(?:en)?|et)?)"
_NUMBERED = r"(?i:\s*(?:nr|nummer)\b\.?)?[\s,:.-]*"
_MONTHS = r"(?i:\s*(?:[-–—]|till(?: och med)?|t\.?o\.?m\.?)\s*)"
_TO_APRIL = rf"(?i:jan(?:uari)?)\.?{_MONTHS}(?i:apr(?:il)?)\b"
_TO_AUGUST = rf"(?i:maj|jan(?:uari)?)\.?{_MONTHS}(?i:aug(?:usti)?)\b"
_TO_DECEMBER = rf"(?i:jan(?:uari)?)\.?{_MONTHS}(?i:dec(?:ember)?)\b"
# What may stand right after a short form: a year of two or four digits, written together with it.
_END = r"(?![^\W\d_])(?!\d(?!\d))"
_START = r"(?<![^\W\d_])(?<!\d\.)"
_PERIODS = {
    "T1": rf"{_START}(?:(?i:TR?)[ -]?1(?!\d)|{_TERTIAL}{_NUMBERED}{_FIRST}(?!\w)"
    rf"|(?<!\d){_FIRST} {_TERTIAL}(?!\w)|{_TO_APRIL})",
    "T2": rf"{_START}(?:(?i:TR?)[ -]?2(?!\d)|{_TERTIAL}{_NUMBERED}{_SECOND}(?!\w)"
    rf"|(?<!\d){_SECOND} {_TERTIAL}(?!\w)|{_TO_AUGUST})",
    "VB": rf"{_START}(?:(?i:VB){_END}|(?i:verksamhets-?\s?berättelsen?)\b|(?i:helår(?:et)?)\b"
    rf"|{_TO_DECEMBER})",
}
# A third one is none that is asked about, nor are a quarter and two in one.
_OTHER = re.compile(
    rf"{_START}(?:(?i:TR?)[ -]?[3-9](?!\d)|{_TERTIAL}{_NUMBERED}(?:[3-9]|(?i:III|tre))(?!\w)"
    rf"|(?:(?i:TR?)[ -]?|{_TERTIAL}{_NUMBERED})[12I]\s*(?:och|[+&/,-])\s*(?:[12](?!\d)|II?\b)"
    rf"|(?i:tredje|3:e) {_TERTIAL}|(?i:Q[ -]?[1-4]|kvartal\w*)\b)"
)
_EACH = {period: re.compile(pattern) for period, pattern in _PERIODS.items()}
_ANY = re.compile("|".join(_PERIODS.values()))
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
# Two digits are a year only right after the period: VB22, T1-22, T1 '22.
_SHORT_YEAR = re.compile(rf"(?:{_ANY.pattern})[\s,'’/-]*(?:år\s*)?(?P<year>2\d)(?![\d:.-])")
_NOT_THIS_ONE = re.compile(r"\b(?:ej|inte|inget|utom|förutom|jämför\w*|sedan|eller)\b", re.I)

_TICKED = r"[☒☑✓✔✗✘🗹🗸🗵⊠⮽◉●]|[\[(]\s*[xXvV✓✔]\s*[\])]|(?<!\S)_*[xX]_*(?!\S)"
_EMPTY = r"[☐□▢❏❑⬜○◯]|\[\s*\]|\(\s*\)|(?<!\S)_{2,}(?!\S)"
_BOX = re.compile(rf"(?P<ticked>{_TICKED})|(?:{_EMPTY})")
_NEXT_CHOICE = re.compile(r"\n|\t|\s{3,}")
_LONGEST = 300


def written_term(text: str, year: int | None) -> tuple[int, str] | None:
    """The one year and the one period that are meant: None where there are none, or several.

    `year` is what a period without one belongs to.
    """
    if len(text) > _LONGEST or _NOT_THIS_ONE.search(text):
        return None
    plain = visible(text).replace("\u00a0", " ").replace("\u2011", "-")
    choice = _chosen(plain)
    periods = periods_in(choice)
    years = _years_in(choice) or _years_in(plain) or ({year} if year else set())
    if len(periods) != 1 or len(years) != 1:
        return None
    return years.pop(), periods.pop()


def periods_in(text: str) -> set[str]:
    """Every period that is named: T1, T2, VB, and "" for one that is nobody's."""
    named = {period for period, pattern in _EACH.items() if pattern.search(text)}
    return named | {""} if _OTHER.search(text) else named


def has_boxes(text: str) -> bool:
    """Whether something is ticked, or can be."""
    return _BOX.search(text) is not None


def _years_in(text: str) -> set[int]:
    years = {int(found[0]) for found in _YEAR.finditer(text)}
    return years or {2000 + int(found["year"]) for found in _SHORT_YEAR.finditer(text)}


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
