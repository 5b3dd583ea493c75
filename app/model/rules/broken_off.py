"""Sentences that end in the middle, as when a line of a copied text is missing or broken."""

import re
from collections.abc import Iterator

from app.model.finding import Finding, FindingCode
from app.model.report import Answer, Report
from app.model.rich_text import Block, BlockKind
from app.model.rules.passages import about_words, answered

# Nothing can end on these, or on half a word.
_GOES_ON = re.compile(
    r"(?:(?<!\w)(?:och|samt|eller|men|att|som|såsom|eftersom|medan|genom|mellan|från|inklusive"
    r"|exempelvis|bland annat|till exempel)|[^\W\d_]{2,}[-\u00ad])\s*$",
    re.IGNORECASE,
)
# In other words: what may go on ends on a letter, a figure, or one of these.
_LAST_SIGNS = "_,-\u00ad"
_COMMA = re.compile(r"\w,\s*$")
# No end of a sentence, of brackets or of a quotation.
_OPEN_END = re.compile(r"[\w,]\s*$")
_ADDRESS = re.compile(r"@|https?://|www\.", re.IGNORECASE)
_SMALL = re.compile(r"(?![a-zåäö][).:]|e-|https?:|www\.|\S+@)[a-zåäö]")
# What is shorter may be a heading that somebody typed.
_FEWEST_WORDS = 5
_LAST_LETTERS = 20
_AT_THE_END = "Meningen slutar mitt i. Skriv klart den."
_ABOVE_A_LINE = "Meningen slutar mitt i. Skriv klart den, eller sätt ihop den med raden under."


def broken_off(report: Report) -> Iterator[Finding]:
    """Every sentence goes on to its end. Of broken lines in an answer the first is told."""
    for answer in answered(report):
        words = next(_broken(answer), None)
        if words is not None:
            number, _start, end = words
            message = _ABOVE_A_LINE if _has_more(answer, number, end) else _AT_THE_END
            yield about_words(answer, *words, code=FindingCode.BROKEN_OFF, message=message)


def _has_more(answer: Answer, number: int, end: int) -> bool:
    below = (block.text for block in answer.blocks[number + 1 :])
    return any(text.strip() for text in (answer.blocks[number].text[end:], *below))


def _broken(answer: Answer) -> Iterator[tuple[int, int, int]]:
    lines = list(_lines(answer))
    for place, (number, start, text) in enumerate(lines):
        block = answer.blocks[number]
        following = lines[place + 1] if place + 1 < len(lines) else None
        if _is_broken(block, text, following, answer):
            end = len(text.rstrip())
            yield number, start + text.rfind(" ", 0, max(end - _LAST_LETTERS, 0)) + 1, start + end


def _is_broken(
    block: Block, text: str, following: tuple[int, int, str] | None, answer: Answer
) -> bool:
    end = text.rstrip()[-40:]
    may_go_on = end[-1].isalnum() or end[-1] in _LAST_SIGNS
    if not may_go_on or block.kind is BlockKind.SUBHEADING or _ends_on_an_address(text):
        return False
    below = answer.blocks[following[0]] if following else None
    if below is not None and below.kind.is_list_item:
        # An item may end on "och" where another follows; a line above a list may end on anything.
        return False
    if _GOES_ON.search(end):
        return True
    if block.kind.is_list_item:
        return False
    if following is None or (below is not None and below.kind is BlockKind.SUBHEADING):
        return _COMMA.search(end) is not None
    is_long = len(text.split(None, _FEWEST_WORDS)) >= _FEWEST_WORDS
    return bool(is_long and _OPEN_END.search(end) and _SMALL.match(following[2].lstrip()))


def _ends_on_an_address(text: str) -> bool:
    return _ADDRESS.search(text.rstrip().rpartition(" ")[2]) is not None


def _lines(answer: Answer) -> Iterator[tuple[int, int, str]]:
    """Block, start and text of every line that is not blank."""
    for number, block in enumerate(answer.blocks):
        start = 0
        for text in block.text.split("\n"):
            if text.strip():
                yield number, start, text
            start += len(text) + 1
