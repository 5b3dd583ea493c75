"""Putting other words in the place of those that a search finds, in all answers of a report."""

import re
from collections.abc import Iterator, Sequence

from app.model.kinds.conditions import not_asked
from app.model.report import Answer, Report
from app.model.rich_text import Block, Span
from app.model.search import pattern_of, places_of


def replaced(report: Report, wanted: str, new: str) -> tuple[Report, int]:
    """The report with other words in its answers and reasons, and in how many places.

    Contact details stay: another name has another number. An answer that waits to be confirmed goes
    on doing so.
    """
    pattern = pattern_of(wanted)
    if pattern is None:
        return report, 0
    count, answers, skipped = 0, [], not_asked(report)
    for answer in report.answers:
        seen = answer.question_id not in skipped
        changed, many = _answer(answer, pattern, new) if seen else (answer, 0)
        answers.append(changed)
        count += many
    return (report.model_copy(update={"answers": tuple(answers)}), count) if count else (report, 0)


def in_place_of(found: str, new: str) -> str:
    """The new words as they stand where these stood: a sentence goes on with a capital."""
    begins = found[:1].isupper() and not found.isupper()
    return new[:1].upper() + new[1:] if begins else new


def _answer(answer: Answer, pattern: re.Pattern[str], new: str) -> tuple[Answer, int]:
    changed: dict[str, object]
    if answer.not_applicable:
        places = list(places_of(pattern, answer.reason))
        reason = _part(answer.reason, 0, len(answer.reason), places, new)
        changed = {"reason": reason}
    else:
        found = [list(places_of(pattern, block.text)) for block in answer.blocks]
        places = [place for of_block in found for place in of_block]
        blocks = zip(answer.blocks, found, strict=True)
        changed = {"blocks": tuple(_block(block, of_it, new) for block, of_it in blocks)}
    # Validated: what is too long for a report is refused whole.
    return (Answer.model_validate({**dict(answer), **changed}) if places else answer), len(places)


def _block(block: Block, places: Sequence[tuple[int, int]], new: str) -> Block:
    return block.with_spans(_spans(block, places, new)) if places else block


def _spans(block: Block, places: Sequence[tuple[int, int]], new: str) -> Iterator[Span]:
    """The new words have the format of where the old ones begin."""
    text, start = block.text, 0
    for span in block.spans:
        end = start + len(span.text)
        if left := _part(text, start, end, places, new):
            yield span.with_text(left)
        start = end


def _part(text: str, start: int, end: int, places: Sequence[tuple[int, int]], new: str) -> str:
    """What becomes of a part of a text."""
    pieces, at = [], start
    for place, behind in places:
        if behind <= start or place >= end:
            continue
        pieces.append(text[at : max(place, at)])
        if place >= start:
            pieces.append(in_place_of(text[place:behind], new))
        at = min(behind, end)
    return "".join((*pieces, text[at:end]))
