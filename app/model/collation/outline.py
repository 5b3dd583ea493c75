"""All questions of all committees, by focus area, in one order."""

from collections import Counter
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, field

from pydantic import Field

from app.model.base import CleanLine, FormText, Model, Slug
from app.model.form import FormDefinition
from app.model.form_texts import worded
from app.model.kinds.kind import Kind
from app.model.section_advice import are_alike
from app.model.term import Term

_CLOSING, _UNTITLED = "Övrigt", "Fokusområde {}"


class AskedQuestion(Model):
    """A question, by its id. `wordings` has the most common one first.

    `earlier` are ids that it replaces and that no set of the collation has. `asked` is the number
    of reports with the question. `kinds` are those besides text in which it is put, the most common
    first.
    """

    id: Slug
    short: CleanLine
    wordings: tuple[FormText, ...]
    asked: int = 0
    required: bool = True
    earlier: tuple[Slug, ...] = ()
    kinds: tuple[Kind, ...] = Field(default=(), exclude_if=lambda kinds: not kinds)


class Area(Model):
    """A focus area with its questions; without a number, the questions outside every area."""

    number: int | None
    title: CleanLine
    questions: tuple[AskedQuestion, ...]

    @property
    def heading(self) -> str:
        return f"{self.number}. {self.title}" if self.number is not None else self.title


class Wordings(Model):
    """How many of the reports that count have a question of this kind, with this wording, here."""

    question_id: Slug
    section: int | None
    text: FormText
    kind: Kind = Kind.TEXT
    times: int


@dataclass(frozen=True)
class _Heading:
    """What an area is known by: two sets may have the same number for different matters."""

    number: int | None
    title: str


@dataclass
class _Question:
    """What the sets and the reports say of a question."""

    sections: Counter[_Heading] = field(default_factory=Counter)
    texts: Counter[str] = field(default_factory=Counter)
    kinds: Counter[Kind] = field(default_factory=Counter)
    short: str = ""
    required: bool = False
    earlier: list[str] = field(default_factory=list)


def outline(
    forms: Sequence[FormDefinition], used: Iterable[Wordings], term: Term
) -> tuple[Area, ...]:
    """Every question of the sets and the reports, by focus area.

    `forms` are the sets in use, the most common first; they decide the order, the headings and the
    short names. A question stands in the section where most reports have it.
    """
    entries: dict[str, _Question] = {}
    order: list[str] = []
    headings: list[_Heading] = []
    for form in forms:
        _insert(order, [question.id for question in form.questions()])
        _read_form(form, term, entries, headings)
    for wording in used:
        entry = entries.setdefault(wording.question_id, _Question())
        entry.sections[_heading_in(wording.section, entry, headings)] += wording.times
        entry.texts[wording.text] += wording.times
        entry.kinds[wording.kind] += wording.times
        if wording.question_id not in order:
            order.append(wording.question_id)
    asked = {one: _asked(one, entry, entries) for one, entry in entries.items()}
    stands = {one: entry.sections.most_common(1)[0][0] for one, entry in entries.items()}
    # Sorting keeps the order of the sets for areas with the same number.
    by_number = sorted(headings, key=lambda one: (one.number is None, one.number or 0))
    return tuple(
        Area(number=heading.number, title=heading.title, questions=tuple(questions))
        for heading in by_number
        if (questions := [asked[one] for one in order if stands[one] == heading])
    )


def _heading_in(number: int | None, entry: _Question, headings: list[_Heading]) -> _Heading:
    """A report says only the number: the area with it where a set has the question, or else any."""
    known = [one for one in (*entry.sections, *headings) if one.number == number]
    return known[0] if known else _heading(number, None, headings)


def _heading(number: int | None, title: str | None, headings: list[_Heading]) -> _Heading:
    """The area with this number and title, or a new one after those there are."""
    for one in headings:
        if one.number == number and (title is None or are_alike(one.title, title)):
            return one
    untitled = _CLOSING if number is None else _UNTITLED.format(number)
    headings.append(_Heading(number, title or untitled))
    return headings[-1]


def _asked(question_id: str, entry: _Question, known: Container[str]) -> AskedQuestion:
    return AskedQuestion(
        id=question_id,
        short=entry.short or _usual(entry.texts),
        wordings=tuple(text for text, _ in entry.texts.most_common()),
        asked=sum(entry.texts.values()),
        required=entry.required,
        earlier=tuple(one for one in dict.fromkeys(entry.earlier) if one not in known),
        kinds=tuple(kind for kind, _ in entry.kinds.most_common() if kind is not Kind.TEXT),
    )


def _insert(order: list[str], ids: Sequence[str]) -> None:
    """Insert each new id after the id that precedes it in its own set."""
    place = 0
    for one in ids:
        if one in order:
            place = order.index(one) + 1
        else:
            order.insert(place, one)
            place += 1


def _read_form(
    form: FormDefinition, term: Term, entries: dict[str, _Question], headings: list[_Heading]
) -> None:
    for section in form.sections:
        title = worded(section.title, term) if section.title is not None else None
        heading = _heading(section.number, title, headings)
        for question in section.questions:
            entry = entries.setdefault(question.id, _Question())
            # Counts less than what stands in a report, but makes the question known.
            entry.sections[heading] += 0
            entry.texts[worded(question.text, term)] += 0
            entry.kinds[question.kind] += 0
            entry.short = entry.short or question.short
            entry.required = entry.required or question.required
            entry.earlier += form.ids_answering(question)[1:]


def _usual(texts: Counter[str]) -> str:
    return texts.most_common(1)[0][0] if texts else ""
