"""What was asked of all committees together: focus areas with their questions, in one order."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from app.model.base import CleanLine, CleanText, Model, Slug
from app.model.form import FormDefinition
from app.model.form_texts import worded
from app.model.term import Term

_CLOSING, _UNTITLED = "Övrigt", "Fokusområde {}"


class AskedQuestion(Model):
    """One matter, by the id of its question. `wordings` are as it was put, the usual one first.

    `earlier` are ids that the same matter had before, which no set of the collation asks by itself.
    `asked` is in how many reports the question is.
    """

    id: Slug
    short: CleanLine
    wordings: tuple[CleanText, ...]
    asked: int = 0
    required: bool = True
    earlier: tuple[Slug, ...] = ()


class Area(Model):
    """A focus area by its number, or what belongs to none, with what is asked there."""

    number: int | None
    title: CleanLine
    questions: tuple[AskedQuestion, ...]

    @property
    def heading(self) -> str:
        return f"{self.number}. {self.title}" if self.number is not None else self.title


class Wordings(Model):
    """How often a question was put in these words, in this section, in the reports that count."""

    question_id: Slug
    section: int | None
    text: CleanText
    times: int


@dataclass
class _Matter:
    """What is known of a question from all who ask it."""

    sections: Counter[int | None] = field(default_factory=Counter)
    texts: Counter[str] = field(default_factory=Counter)
    short: str = ""
    required: bool = False
    earlier: list[str] = field(default_factory=list)


def outline(
    forms: Sequence[FormDefinition], used: Iterable[Wordings], term: Term
) -> tuple[Area, ...]:
    """Every question of the sets and the reports under its focus area.

    `forms` are the sets in use, the usual one first: theirs is the order, the headings and the
    short names. A question stands where most have it.
    """
    matters: dict[str, _Matter] = {}
    order: list[str] = []
    for form in forms:
        _take_in(order, [question.id for question in form.questions()])
    for wording in used:
        matter = matters.setdefault(wording.question_id, _Matter())
        matter.sections[wording.section] += wording.times
        matter.texts[wording.text] += wording.times
        if wording.question_id not in order:
            order.append(wording.question_id)
    titles: dict[int | None, str] = {}
    for form in forms:
        _learn(form, term, matters, titles)
    asked = {
        question_id: AskedQuestion(
            id=question_id,
            short=matter.short or _usual(matter.texts),
            wordings=tuple(text for text, _ in matter.texts.most_common()),
            asked=sum(matter.texts.values()),
            required=matter.required,
            earlier=tuple(one for one in dict.fromkeys(matter.earlier) if one not in matters),
        )
        for question_id, matter in matters.items()
    }
    sections = {one: matter.sections.most_common(1)[0][0] for one, matter in matters.items()}
    numbers = sorted(set(sections.values()), key=lambda number: (number is None, number or 0))
    return tuple(
        Area(
            number=number,
            title=titles.get(number, _CLOSING if number is None else _UNTITLED.format(number)),
            questions=tuple(asked[one] for one in order if sections[one] == number),
        )
        for number in numbers
    )


def _take_in(order: list[str], ids: Sequence[str]) -> None:
    """Each id that is not there yet comes after the one before it in its own set."""
    place = 0
    for one in ids:
        if one in order:
            place = order.index(one) + 1
        else:
            order.insert(place, one)
            place += 1


def _learn(
    form: FormDefinition, term: Term, matters: dict[str, _Matter], titles: dict[int | None, str]
) -> None:
    for section in form.sections:
        if section.title is not None:
            titles.setdefault(section.number, worded(section.title, term))
        for question in section.questions:
            matter = matters.setdefault(question.id, _Matter())
            # Those who ask count less than those who have answered, but are known from the start.
            matter.sections[section.number] += 0
            matter.texts[worded(question.text, term)] += 0
            matter.short = matter.short or question.short
            matter.required = matter.required or question.required
            matter.earlier += form.taken_by(question)[1:]


def _usual(texts: Counter[str]) -> str:
    return texts.most_common(1)[0][0] if texts else ""
