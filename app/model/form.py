"""The blank form: a question set (form definition) and whom it is for."""

import datetime
import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Annotated, Literal, Self

from pydantic import (
    AfterValidator,
    Field,
    ValidationInfo,
    field_validator,
    model_validator,
)

from app.model import lengths
from app.model.base import Address, CleanLine, FormText, Model, NestedFaults, Slug
from app.model.calendar import Calendar
from app.model.committee import Committee
from app.model.form_texts import (
    Heading,
    OptionalHeading,
    OptionalWording,
    ShortTitle,
    Wording,
)
from app.model.kinds.asked import NO, YES, AskedAnswer, Day, Fault
from app.model.kinds.asked_text import asked_beside_controls, asked_text
from app.model.kinds.kind import Kind
from app.model.rich_text import shortened
from app.model.swedish import in_figures
from app.model.term import PeriodInFile, Term


def _of_a_term(code: str, info: ValidationInfo) -> str:
    return Term.model_validate(code, context=info.context).code


TermCode = Annotated[str, AfterValidator(_of_a_term)]


CLOSING = "Avslutning"
"""What the questions without a section number stand under, for people."""


class Question(AskedAnswer):
    """A question. Its id names the matter and stays when the wording changes."""

    id: Slug
    text: Wording
    short: CleanLine = Field(default="", max_length=lengths.HEADING)
    hint: FormText = Field(default="", max_length=lengths.TEXT)
    required: bool = True
    word_limit: int | None = Field(default=None, gt=0, le=lengths.HIGHEST)
    replaces: tuple[Slug, ...] = Field(default=(), max_length=lengths.NAMED)

    @model_validator(mode="after")
    def _limit_of_words(self) -> Self:
        if self.word_limit and self.kind is not Kind.TEXT and not self.comment:
            raise NestedFaults((("word_limit",), "gäller text; frågan har ingen kommentar"))
        return self

    @property
    def notes(self) -> str:
        """What is to be known of it besides its wording; empty where there is nothing."""
        notes = (
            self.hint,
            f"Högst {in_figures(self.word_limit)} ord." if self.word_limit else "",
            "" if self.required else "Frågan är frivillig.",
        )
        return " ".join(note for note in notes if note)


class Section(Model):
    """A heading of the printed form with its questions. The closing section has no number."""

    number: int | None = Field(default=None, ge=1, le=lengths.HIGHEST)
    title: Heading | None = None
    introduction: OptionalWording = ""
    questions: tuple[Question, ...] = Field(min_length=1, max_length=lengths.QUESTIONS)

    @model_validator(mode="after")
    def _numbered_or_closing(self) -> Self:
        if (self.number is None) != (self.title is None):
            raise ValueError("ett avsnitt har både nummer och rubrik, eller ingetdera")
        return self

    @property
    def heading(self) -> str:
        """Number and title as printed, such as "2. Förbättra service"; empty for the closing."""
        return f"{self.number}. {self.title}" if self.number is not None else ""


class Audience(Model):
    """Whom a set is for: committees of these types, or only those that are named."""

    types: tuple[Slug, ...] = Field(default=(), max_length=lengths.NAMED)
    committees: tuple[Slug, ...] = Field(default=(), max_length=lengths.NAMED)

    @model_validator(mode="after")
    def _somebody(self) -> Self:
        if not self.types and not self.committees:
            raise ValueError("frågeuppsättningen är inte riktad till någon")
        return self

    def includes(self, committee: Committee) -> bool:
        if self.committees:
            return committee.id in self.committees
        return committee.type in self.types


class Labels(Model):
    """What the printed form calls the fields above the questions."""

    committee: Heading = "Nämnd"
    term: Heading = "Period"
    contact: Heading = "Kontaktperson"
    phone: Heading = "Telefon"
    email: Heading = "E-post"

    def by_place(self) -> dict[str, str]:
        """What each field is called, by its place; and what stands outside the fields."""
        return {
            **{"committee": self.committee, "term": self.term},
            **{"contact.name": self.contact, "contact.phone": self.phone},
            **{"contact.email": self.email, "unplaced": "text utanför svaren"},
        }


class FormRef(Model):
    """Which question set, to the letter, a report answers."""

    id: Slug
    version: int = Field(ge=1, le=lengths.HIGHEST)
    sha256: str = Field(pattern=r"^[0-9a-f]{64}$")


def _repeated_questions(sections: Iterable[Section]) -> Iterator[Fault]:
    ids: set[str] = set()
    for index, section in enumerate(sections):
        for place, question in enumerate(section.questions):
            if question.id in ids:
                reason = f"frågan ”{question.id}” står två gånger"
                yield (index, "questions", place, "id"), reason
            ids.add(question.id)


def _misplaced_conditions(sections: Iterable[Section]) -> Iterator[Fault]:
    before: dict[str, Question] = {}
    for index, section in enumerate(sections):
        for place, question in enumerate(section.questions):
            at = index, "questions", place, "ask_if"
            condition = question.ask_if
            if condition is not None and condition.question not in before:
                reason = f"”{condition.question}” är ingen fråga före den här"
                yield (*at, "question"), reason
            elif condition is not None:
                there = before[condition.question].condition_answers
                for number, answer in enumerate(condition.answers):
                    if answer not in there:
                        reason = f"”{answer}” är inget svar på ”{condition.question}”"
                        yield (*at, "is", number), reason
            before[question.id] = question


def _misplaced_sections(sections: Sequence[Section]) -> Iterator[Fault]:
    highest = 0
    for index, section in enumerate(sections):
        if section.number is None:
            if index < len(sections) - 1:
                yield (index,), "bara det sista avsnittet får sakna nummer"
        elif section.number <= highest:
            yield (index, "number"), "avsnittens nummer ska stiga, vart och ett en gång"
        else:
            highest = section.number


def _in_a_sentence(title: str) -> str:
    said = title.capitalize() if title.isupper() else title
    return said if len(said) <= lengths.SHORT_TITLE else shortened(said, lengths.SHORT_TITLE)


class FormDefinition(Model):
    """A question set as the office writes it; see forms/README.md for the file."""

    # The name in the file; "schema" alone would hide a name that pydantic's own class has.
    format: Literal["naringslivsrapport/form/1"] = Field(alias="schema")
    id: Slug
    version: int = Field(ge=1, le=lengths.HIGHEST)
    survey: Slug | None = None
    """The follow-up it belongs to; None for the one that the register names."""
    title: Heading
    short_title: ShortTitle = Field(default_factory=lambda fields: _in_a_sentence(fields["title"]))
    """The title in a sentence; the title itself, without its capitals, where it is not given."""
    language: str = Field(pattern=r"^[a-z]{2}-[A-Z]{2}$")
    office: Heading = "den som ställer frågorna"
    audience: Audience
    periods: tuple[PeriodInFile, ...] = Field(min_length=1)
    valid_from: Term
    valid_until: Term | None = None
    labels: Labels = Labels()
    preamble: OptionalWording = ""
    heading: OptionalHeading = ""
    description_heading: OptionalHeading = ""
    description: OptionalWording = ""
    instructions: OptionalWording = ""
    """What follows the description in an empty form, for whoever fills it in. A report that is
    finished does not have it."""
    recipient: Address = ""
    deadline: dict[TermCode, Day] = Field(default_factory=dict, max_length=lengths.NAMED)
    """The day on which the report is to be there, by term; in a file also a day alone, which is
    that of the first term the set asks in."""
    sections: tuple[Section, ...] = Field(min_length=1, max_length=lengths.SECTIONS)

    @field_validator("deadline", mode="before")
    @classmethod
    def _by_term(cls, value: object, info: ValidationInfo) -> object:
        first, periods = info.data.get("valid_from"), info.data.get("periods")
        if isinstance(value, dict):
            return value
        if first is None or not periods:
            # Those have faults of their own; the day alone says nothing then.
            return {}
        calendar = (info.context or {}).get("calendar")
        onwards = calendar.onwards(first) if isinstance(calendar, Calendar) else iter(())
        asked = (term for term in onwards if term.period in periods)
        return {next(asked, first).code: value} if value else {}

    @field_validator("sections")
    @classmethod
    def _in_order(cls, sections: tuple[Section, ...]) -> tuple[Section, ...]:
        faults = [
            *_repeated_questions(sections),
            *_misplaced_sections(sections),
            *_misplaced_conditions(sections),
        ]
        if faults:
            raise NestedFaults(*faults)
        return sections

    @field_validator("valid_until")
    @classmethod
    def _not_before_it_begins(cls, last: Term | None, info: ValidationInfo) -> Term | None:
        first = info.data.get("valid_from")
        if last is not None and first is not None and last < first:
            raise ValueError("ligger före den första perioden (valid_from)")
        return last

    @property
    def title_of_reports(self) -> str:
        """The title over a report: without its capitals where the set has it so too."""
        same = self.short_title.casefold() == self.title.casefold()
        return self.short_title if same else self.title

    @property
    def printed_description(self) -> str:
        """The description with the instructions, as an empty form has them."""
        return " ".join(filter(None, (self.description, self.instructions)))

    def questions(self) -> Iterator[Question]:
        """Every question, in the order of the form."""
        for section in self.sections:
            yield from section.questions

    def notes_of(self, question: Question) -> str:
        """What is to be known of a question besides its wording: when it is asked, and for what."""
        notes = (self.condition_text(question), asked_text(question), question.notes)
        return " ".join(note for note in notes if note)

    def printed_notes_of(self, question: Question) -> str:
        """The same for a form that shows the options, and the columns of a table."""
        notes = (self.condition_text(question), asked_beside_controls(question), question.notes)
        return " ".join(note for note in notes if note)

    def condition_text(self, question: Question) -> str:
        """For example "Ställs om svaret på ”Samverkan” är Ja."; empty where it is always asked."""
        condition = question.ask_if
        if condition is None:
            return ""
        asked = self.question(condition.question)
        texts = {YES: "Ja", NO: "Nej", **{option.id: option.text for option in asked.options}}
        answers = " eller ".join(texts[answer] for answer in condition.answers)
        return f"Ställs om svaret på ”{self.place_name(asked.id)}” är {answers}."

    def ids_answering(self, question: Question) -> tuple[str, ...]:
        """The ids of earlier answers that are to this question: its own, and those it replaces.

        What the set still asks by itself is not replaced.
        """
        asked = {one.id for one in self.questions()}
        return question.id, *(one for one in question.replaces if one not in asked)

    def place_name(self, place: str) -> str:
        """What a question, by its id, or a field such as `contact.name` is called."""
        names = {question.id: question.short or question.text for question in self.questions()}
        return {**names, **self.labels.by_place()}.get(place, place)

    def section_of(self, question_id: str) -> Section:
        """The section a question stands in. Raises KeyError for an unknown id."""
        for section in self.sections:
            if any(question.id == question_id for question in section.questions):
                return section
        raise KeyError(question_id)

    def question(self, question_id: str) -> Question:
        """Raises KeyError for an unknown id."""
        for question in self.questions():
            if question.id == question_id:
                return question
        raise KeyError(question_id)

    def asks_in(self, term: Term) -> bool:
        return (
            term.period in self.periods
            and self.valid_from <= term
            and (self.valid_until is None or term <= self.valid_until)
        )

    def terms(self, calendar: Calendar) -> Iterator[Term]:
        """Every term it asks in; where it is for good, to the last year there is."""
        for term in calendar.onwards(self.valid_from):
            if self.valid_until is not None and term > self.valid_until:
                return
            if term.period in self.periods:
                yield term

    def due(self, term: Term) -> datetime.date | None:
        """The day on which a report of this term is to be there; None where none is set."""
        return self.deadline.get(term.code)

    def covers(self, committee: Committee, term: Term) -> bool:
        return self.asks_in(term) and self.audience.includes(committee)

    def in_survey(self, default: str | None) -> Self:
        """The set with its survey, which is the default where it names none."""
        return self if self.survey else self.model_copy(update={"survey": default})

    def reference(self) -> FormRef:
        """Id, version and SHA-256 of the content.

        The content is what the set says, as JSON with sorted keys and without defaults: comments,
        line ends and key order in the file do not count, nor which part of the description is
        instructions, nor the survey.
        """
        # Reports refer to sets that were written before there were several surveys.
        content = self.model_dump(
            mode="json", by_alias=True, exclude_defaults=True, exclude={"survey"}
        )
        if content.pop("instructions", ""):
            content["description"] = self.printed_description
        canonical = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        return FormRef(
            id=self.id, version=self.version, sha256=hashlib.sha256(canonical.encode()).hexdigest()
        )


def referred_form(reference: FormRef, forms: Iterable[FormDefinition]) -> FormDefinition | None:
    """The set with this id, version and content; None where it is not among them."""
    # The content of a set is worked out only for one that may be it.
    wanted = reference.id, reference.version
    same = (form for form in forms if (form.id, form.version) == wanted)
    return next((form for form in same if form.reference() == reference), None)


def is_version_taken(form: FormDefinition, others: Iterable[FormDefinition]) -> bool:
    """Whether one of them has its id and version, with other content."""
    own = form.id, form.version
    return any((other.id, other.version) == own and other != form for other in others)


def version_before(form: FormDefinition, others: Iterable[FormDefinition]) -> FormDefinition | None:
    """The latest version of the set before this one; where there is none, the latest of all."""
    return latest_before(form.id, form.version, others)


def latest_before(
    form_id: str, version: int, others: Iterable[FormDefinition]
) -> FormDefinition | None:
    """Likewise for the set with this id and version."""
    same = [one for one in others if one.id == form_id and one.version != version]
    earlier = [one for one in same if one.version < version]
    return max(earlier or same, key=lambda one: one.version, default=None)
