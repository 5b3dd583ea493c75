"""Answers that have been given before: last term, or to another question."""

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import accumulate

from app.model.finding import Finding, FindingCode
from app.model.form import FormDefinition
from app.model.invisible_characters import visible
from app.model.report import Answer, Report
from app.model.rich_text import plain_text, word_count
from app.model.rules.passages import about_answer, answered

_FEWEST_WORDS = 5


def same_answer_twice(report: Report, form: FormDefinition) -> Iterator[Finding]:
    """No answer says what another question's answer says."""
    first: dict[str, Answer] = {}
    told = [answer for answer in answered(report) if not _is_short(answer)]
    beginnings = Counter(map(_beginning, told))
    for answer in told:
        # Most begin like no other, and need not be read to their ends.
        if beginnings[_beginning(answer)] == 1:
            continue
        other = first.setdefault(_essence(answer), answer)
        if other is not answer:
            yield about_answer(
                answer,
                code=FindingCode.UNCHANGED_ANSWER,
                because=other.question_id,
                message="Svaret är detsamma som på frågan "
                f"”{form.place_name(other.question_id).rstrip('.')}”. Kontrollera att det står på "
                "rätt ställe.",
            )


def same_as_last_term(report: Report, earlier: Mapping[str, Answer]) -> Iterator[Finding]:
    """No answer is last term's, word for word, without anybody having said that it is still true.

    An answer that was carried over is confirmed by itself; this is for what was pasted or typed.
    """
    for answer in answered(report):
        before = earlier.get(answer.question_id)
        carried = answer.origin.kind == "carried"
        if before is None or carried or _is_short(answer):
            continue
        if _essence(before) == _essence(answer):
            yield about_answer(
                answer,
                code=FindingCode.UNCHANGED_ANSWER,
                message="Svaret är ordagrant förra periodens. Kontrollera att det fortfarande "
                "stämmer.",
            )


def _is_short(answer: Answer) -> bool:
    # Not all of a long text is counted for it.
    counts = accumulate(word_count((block,)) for block in answer.blocks)
    return all(count < _FEWEST_WORDS for count in counts)


def _beginning(answer: Answer) -> tuple[str, ...]:
    """The first words of its essence: all but one of the fewest that it has."""
    words: list[str] = []
    for last in range(1, len(answer.blocks) + 1):
        words = visible(plain_text(answer.blocks[:last])).casefold().split(None, _FEWEST_WORDS)
        if len(words) >= _FEWEST_WORDS:
            break
    return tuple(words[: _FEWEST_WORDS - 1])


def _essence(answer: Answer) -> str:
    return " ".join(visible(answer.plain).casefold().split()).rstrip(". ")
