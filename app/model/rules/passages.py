"""What the rules on answers share: searching them, and making findings on them."""

import hashlib
import re
from collections.abc import Iterable, Iterator

from app.model.finding import CellPlace, Finding, FindingCode, Position, Severity
from app.model.report import Answer, AnswerStatus, Report
from app.model.rich_text import BlockKind, shortened

_SENTENCE_ENDS = ".!?\n"
_SENTENCE_END = re.compile(f"[{_SENTENCE_ENDS}]")
_NEAR = 200


def given(report: Report) -> Iterator[Answer]:
    """The answers with a value, a text, or both: what is set aside is not sent."""
    return (answer for answer in report.answers if answer.status is AnswerStatus.ANSWERED)


def answered(report: Report) -> Iterator[Answer]:
    """Those with a text."""
    return (answer for answer in given(report) if answer.blocks)


def matches(
    answer: Answer, pattern: re.Pattern[str], hints: Iterable[str] = ()
) -> Iterator[tuple[int, re.Match[str]]]:
    """Every match, with the block it stands in.

    `hints` are letters, in small, of which one stands in every match: looking for them first is
    many times as fast where there is none.
    """
    wanted = tuple(hints)
    for number, block in enumerate(answer.blocks):
        text = block.text
        if wanted:
            small = text.lower()
            if not any(hint in small for hint in wanted):
                continue
        for match in pattern.finditer(text):
            yield number, match


def matches_in_sentences(
    answer: Answer, pattern: re.Pattern[str], hints: Iterable[str]
) -> Iterator[tuple[int, re.Match[str]]]:
    """As `matches`, for a pattern that never matches the end of a sentence: many times as fast."""
    for number, block in enumerate(answer.blocks):
        for start, end in _sentences_with(block.text, hints):
            for match in pattern.finditer(block.text, start, end):
                yield number, match


def _sentences_with(text: str, hints: Iterable[str]) -> Iterator[tuple[int, int]]:
    """From one end of a sentence to the next, both of which a pattern sees."""
    small = text.lower()
    places = sorted(place for hint in hints for place in _places_of(hint, small))
    if len(small) != len(text):
        # A letter that is two in small, as in Turkish: the places are others.
        yield from [(0, len(text))] if places else []
        return
    end = 0
    for place in places:
        if place >= end:
            start = max(text.rfind(sign, end, place) for sign in _SENTENCE_ENDS) + 1
            following = _SENTENCE_END.search(text, place)
            start, end = max(start, end), following.end() if following else len(text)
            yield start, end


def _places_of(words: str, text: str) -> Iterator[int]:
    place = text.find(words)
    while place >= 0:
        yield place
        place = text.find(words, place + 1)


def about_words(  # noqa: PLR0913
    answer: Answer,
    block: int,
    start: int,
    end: int,
    *,
    code: FindingCode,
    message: str,
    severity: Severity = Severity.WARNING,
) -> Finding:
    """A finding about some words of an answer."""
    text = answer.blocks[block].text
    return Finding(
        code=code,
        severity=severity,
        message=message,
        question_id=answer.question_id,
        excerpt=text[start:end],
        position=Position(block=block, start=start, end=end),
        context=_under(answer, block, _sentence_around(text, start, end)),
    )


def _under(answer: Answer, block: int, sentence: str) -> str:
    """The sentence with the sub-heading it stands under, by which it may mean something else."""
    above = (one.text for one in answer.blocks[:block][::-1] if one.kind is BlockKind.SUBHEADING)
    heading = shortened(next(above, ""))
    return f"{heading}: {sentence}" if heading else sentence


def about_answer(
    answer: Answer,
    *,
    code: FindingCode,
    message: str,
    because: str = "",
    severity: Severity = Severity.WARNING,
    cell: CellPlace | None = None,
) -> Finding:
    """A finding about an answer as a whole, or a cell of it.

    `because` tells it from others with its code.
    """
    return Finding(
        code=code,
        severity=severity,
        message=message,
        question_id=answer.question_id,
        excerpt=shortened(answer.plain),
        context=mark_of(f"{because}\n{answer.plain}"),
        cell=cell,
    )


def mark_of(text: str) -> str:
    """What a text is known by again, where it is too long to be kept."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _sentence_around(text: str, start: int, end: int) -> str:
    """The words with what stands before and after them, to the ends of the sentence."""
    first, last = sentence_at(text, start, end)
    return " ".join(text[first:last].split())


def sentence_at(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the sentence of these words begins and ends, or what is near of a very long one."""
    first, last = max(start - _NEAR, 0), min(end + _NEAR, len(text))
    before = max(text.rfind(sign, first, start) for sign in _SENTENCE_ENDS) + 1
    after = (text.find(sign, end, last) for sign in _SENTENCE_ENDS)
    return max(before, first), min((place for place in after if place >= 0), default=last)
