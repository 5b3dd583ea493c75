"""The report: the filled form, one and the same from the first draft to what is sent."""

import datetime
import re
from enum import StrEnum
from typing import Annotated, Literal, Self
from uuid import UUID

from pydantic import (
    AfterValidator,
    AwareDatetime,
    FailFast,
    Field,
    StringConstraints,
    ValidationInfo,
    field_validator,
    model_validator,
)

from app.model import lengths
from app.model.base import (
    CleanLine,
    CleanText,
    Detail,
    FilePath,
    FormText,
    Model,
    Name,
    NestedFaults,
    Slug,
)
from app.model.committee import Committee
from app.model.form import FormDefinition, FormRef
from app.model.form_texts import worded
from app.model.kinds.asked import Condition
from app.model.kinds.kind import Kind
from app.model.kinds.told import value_text
from app.model.kinds.value import Unfinished, Value, misplaced_typing, value_of
from app.model.kinds.worded import WordedColumn, WordedOption, misplaced_wording, worded_value
from app.model.respondent import Respondent
from app.model.rich_text import Block, RichText, paragraphs, plain_text, word_count
from app.model.term import Term

CONTACT_LENGTHS = {"name": lengths.NAME, "phone": lengths.DETAIL, "email": lengths.DETAIL}
CONTACT_FIELDS = tuple(CONTACT_LENGTHS)
# No folder, no drive, no other computer.
_PLAIN_NAME = re.compile(r"(?!\.+$)[^/\\:]+")


class ReportStatus(StrEnum):
    """Being written, or exported and no longer changed."""

    DRAFT = "draft"
    SUBMITTED = "submitted"


class AnswerStatus(StrEnum):
    """What became of a question; follows from the answer's content."""

    BLANK = "blank"
    ANSWERED = "answered"
    NOT_APPLICABLE = "not_applicable"


class CommitteeRef(Model):
    """The committee as it was called when the report was written."""

    id: Slug
    name: Name
    type: Slug

    @classmethod
    def to(cls, committee: Committee) -> Self:
        return cls(id=committee.id, name=committee.name, type=committee.type)


class Contact(Model):
    """Whom the office asks, in the officer's own spelling and spacing."""

    name: Name = ""
    phone: Detail = ""
    email: Detail = ""


class Origin(Model):
    """Where an answer comes from; what was carried over waits for the officer to confirm it."""

    kind: Literal["typed", "carried"] = "typed"
    term: Term | None = None
    committee: Slug | None = None
    confirmed: bool = True


class Answer(Model):
    """The answer to one question, with the question as it was put.

    Text that stands in a question set aside as not applicable is kept in a draft, so that the
    officer can change their mind; it is not part of what is sent.
    """

    question_id: Slug
    section: int | None = Field(default=None, ge=1, le=lengths.HIGHEST)
    question: FormText = Field(max_length=lengths.WORDING)
    kind: Kind = Kind.TEXT
    unit: CleanLine = Field(default="", max_length=lengths.UNIT)
    options: tuple[WordedOption, ...] = Field(default=(), max_length=2 * lengths.OPTIONS)
    """Those of the set, and those that are gone but chosen still."""
    columns: tuple[WordedColumn, ...] = Field(default=(), max_length=lengths.COLUMNS)
    ask_if: Condition | None = None
    value: Value | None = None
    unfinished: tuple[Unfinished, ...] = Field(
        default=(), max_length=lengths.ROWS * lengths.COLUMNS
    )
    not_applicable: bool = False
    reason: CleanText = Field(default="", max_length=lengths.REASON)
    blocks: RichText = ()
    origin: Origin = Origin()

    @field_validator("value", mode="before")
    @classmethod
    def _of_its_kind(cls, given: object, info: ValidationInfo) -> Value | None:
        known = ("kind", "options", "columns")
        if any(name not in info.data for name in known):
            # Those have faults of their own; what is a value follows from them.
            return None
        kind, options, columns = (info.data[name] for name in known)
        return value_of(kind, given, options, columns)

    @model_validator(mode="after")
    def _as_its_kind_is_put(self) -> Self:
        faults = [
            *misplaced_wording(self.kind, self.unit, self.options, self.columns),
            *misplaced_typing(self.kind, self.unfinished, self.columns),
        ]
        if faults:
            raise NestedFaults(*faults)
        return self

    @property
    def status(self) -> AnswerStatus:
        if self.not_applicable:
            return AnswerStatus.NOT_APPLICABLE
        return AnswerStatus.ANSWERED if self.has_content else AnswerStatus.BLANK

    @property
    def has_content(self) -> bool:
        """Whether there is a value, words, or what is not a value yet."""
        return self.has_value or bool(self.blocks)

    @property
    def has_value(self) -> bool:
        """Whether there is a value, or what is not one yet."""
        return self.value is not None or bool(self.unfinished)

    @property
    def told(self) -> str:
        """The value as people read it; empty where there is none."""
        return value_text(self.value, self.unit, self.options, self.columns)

    @property
    def plain(self) -> str:
        """The value and the text, or the comment on it."""
        texts = (self.told, plain_text(self.blocks))
        return "\n\n".join(text for text in texts if text)

    @property
    def told_blocks(self) -> tuple[Block, ...]:
        """The answer as text: its value, what is not a value yet, and its words."""
        if self.kind is Kind.TEXT:
            return self.blocks
        unfinished = (one.text for one in self.unfinished)
        return (*paragraphs("\n".join((self.told, *unfinished))), *self.blocks)

    @property
    def words(self) -> int:
        return word_count(self.blocks)

    def emptied(self) -> Self:
        """The same question, blank."""
        options = tuple(option for option in self.options if not option.gone)
        update = {"value": None, "unfinished": (), "options": options, "blocks": ()}
        return self.model_copy(
            update={**update, "not_applicable": False, "reason": "", "origin": Origin()}
        )


class Unplaced(Model):
    """Text from a source that belongs to no question of the set."""

    question: FormText = Field(max_length=lengths.WORDING)
    blocks: Annotated[tuple[Block, ...], FailFast()] = ()


class Accepted(Model):
    """What the officer has looked at: a warning that is no fault, and why, or a note put aside.

    It holds for the same words in the same sentence; other words are another warning.
    """

    code: str = Field(max_length=lengths.NAME)
    question_id: Slug | None = None
    field: str | None = Field(default=None, max_length=lengths.NAME)
    excerpt: CleanText = ""
    context: CleanText = ""
    reason: CleanText = Field(max_length=lengths.REASON)


def _plain_name(text: str) -> str:
    # It is looked for beside the JSON; a report may come from anybody.
    if not _PLAIN_NAME.fullmatch(text):
        raise ValueError("är inte namnet på en fil")
    return text


class DocxRef(Model):
    """The document that was exported together with this JSON."""

    file: Annotated[
        FilePath, StringConstraints(max_length=lengths.FILE_NAME), AfterValidator(_plain_name)
    ]
    sha256: str = Field(pattern=r"^[0-9a-f]{64}$")


def _utc(moment: datetime.datetime) -> datetime.datetime:
    try:
        utc = moment.astimezone(datetime.UTC)
    except OverflowError:
        raise ValueError("är inte en tidpunkt") from None
    if utc.year in {datetime.MINYEAR, datetime.MAXYEAR}:
        # The first and the last day are none in the time of other places.
        raise ValueError("är inte en tidpunkt")
    return utc


Moment = Annotated[AwareDatetime, AfterValidator(_utc)]


class ReportHead(Model):
    """Which report it is."""

    report_id: UUID
    revision: int = Field(default=1, ge=1, le=lengths.HIGHEST)
    status: ReportStatus = ReportStatus.DRAFT
    form: FormRef
    committee: CommitteeRef | None = None
    term: Term | None = None


class ListedReport(ReportHead):
    """What a list of reports knows of one without reading it again."""

    is_draft: bool
    """Whether it lies among the drafts, whatever its status says."""
    only: tuple[Slug, ...] = ()
    created_at: Moment
    modified_at: Moment

    @classmethod
    def of(cls, report: "Report", *, is_draft: bool) -> Self:
        names = cls.model_fields.keys() - {"is_draft"}
        known = {name: getattr(report, name) for name in names}
        return cls.model_construct(is_draft=is_draft, **known)


class Report(ReportHead):
    """A committee's report for a term. `answers` has every question of its set, in order.

    Contact details that were carried over wait, like answers, for the officer to confirm them.
    Where `only` names questions it is these alone, to be answered by a colleague: everything else
    is blank. `built_on` is when the version was changed last that came from a colleague and that
    this one has taken into account.
    """

    contact: Contact = Contact()
    contact_confirmed: bool = True
    only: Annotated[tuple[Slug, ...], FailFast()] = ()
    answers: Annotated[tuple[Answer, ...], FailFast()]
    unplaced: Annotated[tuple[Unplaced, ...], FailFast()] = ()
    accepted: Annotated[tuple[Accepted, ...], FailFast()] = ()
    created_at: Moment
    modified_at: Moment
    built_on: Moment | None = None
    submitted_at: Moment | None = None
    application_version: CleanLine = Field(max_length=lengths.VERSION)
    docx: DocxRef | None = None

    @model_validator(mode="after")
    def _each_question_once(self) -> Self:
        ids = [answer.question_id for answer in self.answers]
        if len(set(ids)) != len(ids):
            raise ValueError("samma fråga besvaras två gånger")
        return self

    @model_validator(mode="after")
    def _nothing_but_its_questions(self) -> Self:
        if not self.only:
            return self
        if len(set(self.only)) != len(self.only):
            raise ValueError("samma fråga nämns två gånger")
        if not set(self.only) <= {answer.question_id for answer in self.answers}:
            raise ValueError("filen gäller en fråga som den inte har")
        others = (answer for answer in self.answers if answer.question_id not in self.only)
        of_the_rest = any(
            answer.not_applicable or answer.reason or answer.has_content for answer in others
        )
        if of_the_rest or self.contact != Contact() or self.unplaced:
            raise ValueError("filen gäller bara en del av frågorna men har mer än dem")
        if self.status is not ReportStatus.DRAFT:
            raise ValueError("bara en hel rapport kan vara exporterad")
        return self

    def answer(self, question_id: str) -> Answer:
        """Raises KeyError for a question that is not in the set."""
        for answer in self.answers:
            if answer.question_id == question_id:
                return answer
        raise KeyError(question_id)

    def with_answer(self, changed: Answer) -> Self:
        """A copy with this answer replacing the one to the same question."""
        self.answer(changed.question_id)
        answers = tuple(
            changed if answer.question_id == changed.question_id else answer
            for answer in self.answers
        )
        return self.model_copy(update={"answers": answers})


def empty_answers(form: FormDefinition, term: Term | None) -> tuple[Answer, ...]:
    """A blank answer for every question of the set, worded for the term."""
    return tuple(
        Answer(
            question_id=question.id,
            section=section.number,
            question=worded(question.text, term),
            **worded_value(question, term),
        )
        for section in form.sections
        for question in section.questions
    )


AS_PUT = (
    *("question_id", "section", "question"),
    *("kind", "unit", "options", "columns", "ask_if"),
)
"""What of an answer is how its question was put."""


def new_report(
    form: FormDefinition,
    committee: Committee | None,
    term: Term | None,
    *,
    report_id: UUID,
    now: datetime.datetime,
    application_version: str,
) -> Report:
    return Report(
        report_id=report_id,
        form=form.reference(),
        committee=CommitteeRef.to(committee) if committee else None,
        term=term,
        answers=empty_answers(form, term),
        created_at=now,
        modified_at=now,
        application_version=application_version,
    )


def title_of(report: ReportHead, respondent: Respondent) -> str:
    """Committee and term, for people."""
    committee = report.committee.name if report.committee else respondent.fill("{One} saknas")
    title = f"{committee} · {report.term.label if report.term else 'period saknas'}"
    return title if report.revision == 1 else f"{title} · version {report.revision}"
