"""Finds the questions of a set among the lines of a filled form."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from app.formats.filled_form.lines import Line
from app.formats.filled_form.wording_match import likeness, normal
from app.model.form import FormDefinition

# The most lines over which a question is wrapped or split.
_MOST_LINES = 6


@dataclass(frozen=True)
class FoundQuestion:
    """A question's first line, and the first line after it."""

    question_id: str
    start: int
    end: int
    likeness: float


def find_form(
    lines: Sequence[Line], forms: Sequence[FormDefinition]
) -> tuple[FormDefinition, tuple[FoundQuestion, ...]] | None:
    """The set with the most questions among the lines, and where they stand; None if none does.

    Of sets with equally many, the one that asks for the least that is not there, then the newest.
    """
    candidates = [(form, find_questions(lines, form)) for form in forms]
    found = [(form, places) for form, places in candidates if _says_enough(form, places)]
    return max(found, key=_fit, default=None)


def _says_enough(form: FormDefinition, places: tuple[FoundQuestion, ...]) -> bool:
    """Whether a required question is among them; the closing heading alone is not enough."""
    required = {question.id for question in form.questions() if question.required}
    return any(place.question_id in required for place in places)


def _fit(candidate: tuple[FormDefinition, tuple[FoundQuestion, ...]]) -> tuple[int, int, int, int]:
    form, places = candidate
    missing = sum(1 for _ in form.questions()) - len(places)
    return len(places), -missing, form.valid_from.year, form.version


def find_questions(lines: Sequence[Line], form: FormDefinition) -> tuple[FoundQuestion, ...]:
    """Each question once, in the form's order, so that one quoted in an answer is not taken."""
    wordings = [(question.id, normal(question.text)) for question in form.questions()]
    everywhere = [
        [
            found
            for start in range(len(lines))
            if (found := _question_at(lines, start, question_id, wording))
        ]
        for question_id, wording in wordings
    ]
    return _in_order(everywhere)


def _question_at(
    lines: Sequence[Line], start: int, question_id: str, text: str
) -> FoundQuestion | None:
    """The question if it begins on this line, over as many lines as match best."""
    if not lines[start].normal:
        # Blank, or what is left out of what is compared: a year, or signs such as a tick.
        return None
    words = ""
    best = FoundQuestion(question_id, start, start, 0)
    for end in range(start, min(start + _MOST_LINES, len(lines))):
        words = f"{words} {lines[end].normal}".strip()
        if len(words) > len(text) * 1.2 + 10:
            break
        score = likeness(words, text)
        if score > best.likeness:
            best = FoundQuestion(question_id, start, end + 1, score)
    return best if best.likeness else None


def _in_order(everywhere: list[list[FoundQuestion]]) -> tuple[FoundQuestion, ...]:
    """At most one place a question, ascending: as many as possible, then the most alike."""
    best = [_Candidate()]
    for places in everywhere:
        ends = [chain.end for chain in best]
        longer = [best[bisect_right(ends, place.start) - 1].and_then(place) for place in places]
        best = _worthwhile([*best, *longer])
    return best[-1].places()


def _worthwhile(chains: list["_Candidate"]) -> list["_Candidate"]:
    """Ordered by end, those that are better than all that end earlier."""
    kept: list[_Candidate] = []
    for chain in sorted(chains, key=lambda chain: (chain.end, *(-worth for worth in chain.worth))):
        if not kept or chain.worth > kept[-1].worth:
            kept.append(chain)
    return kept


@dataclass(frozen=True)
class _Candidate:
    """A choice of places in ascending order: where it ends, how many and how alike they are."""

    end: int = 0
    worth: tuple[int, float] = (0, 0)
    last: FoundQuestion | None = None
    before: "_Candidate | None" = None

    def and_then(self, place: FoundQuestion) -> "_Candidate":
        count, likeness = self.worth
        return _Candidate(place.end, (count + 1, likeness + place.likeness), place, self)

    def places(self) -> tuple[FoundQuestion, ...]:
        if self.before is None or self.last is None:
            return ()
        return (*self.before.places(), self.last)
