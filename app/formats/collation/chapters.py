"""The chapters of the document. Each knows its headings before it is written, for the contents."""

import json
import re
from collections.abc import Iterator
from typing import Protocol

from pydantic import TypeAdapter

from app.formats.collation import collation_texts as words
from app.formats.collation.collation_body import Body, one_line, write_table
from app.formats.collation.collation_texts import by_the_clock
from app.formats.collation.figure_tables import write_figures, write_table_answer
from app.formats.shown_values import shown_answer
from app.model.collation.collation import (
    Collation,
    GivenAnswer,
    MissingCommittee,
    Participant,
    marked,
)
from app.model.collation.figures.question_figures import CollationFigures
from app.model.collation.notes import FileNote
from app.model.collation.outline import Area, AskedQuestion
from app.model.collation.submission import SourceKind
from app.model.kinds.kind import Kind
from app.model.report import CONTACT_FIELDS, Answer, AnswerStatus, ReportStatus, Unplaced
from app.model.respondent import Respondent
from app.model.rich_text import Block, BlockKind, Span, breakable
from app.model.swedish import long_date

# Within a string a quotation mark is escaped, so this can only be the key.
_HAS_UNPLACED = re.compile(r'"unplaced"\s*:\s*\[\s*[^\]\s]')
_UNPLACED: TypeAdapter[tuple[Unplaced, ...]] = TypeAdapter(tuple[Unplaced, ...])


def unplaced_text(collation: Collation, key: int) -> tuple[Unplaced, ...]:
    """The text outside the questions of one report."""
    text = collation.report_json(key)
    # Few reports have any, and parsing takes a hundred times as long as this search.
    if _HAS_UNPLACED.search(text) is None:
        return ()
    found = _UNPLACED.validate_python(json.loads(text)["unplaced"])
    return tuple(one for one in found if one.question.strip() or _has_text(one))


def _has_text(one: Unplaced) -> bool:
    return any(block.text.strip() for block in one.blocks)


Heading = tuple[int, str]
"""Level and text."""


class Chapter(Protocol):
    """A part of the document, begun by a heading."""

    def headings(self) -> Iterator[Heading]:
        """In the order of writing; levels that the contents do not list may be missing."""

    def write(self, body: Body) -> None: ...


def participant_heading(name: str, mark: str, respondent: Respondent) -> str:
    """The participant's name and mark; never empty, as nobody would see such a heading."""
    return marked(one_line(name) or respondent.fill(words.NO_NAME), one_line(mark))


def question_heading(question: AskedQuestion) -> str:
    """The short name of a question, or else its whole wording."""
    return one_line(question.short) or one_line(_usual_wording(question)) or words.NO_TITLE


def full_wording(question: AskedQuestion) -> str:
    """The usual wording, where it says more than the heading."""
    usual = _usual_wording(question)
    return "" if one_line(usual) == question_heading(question) else usual


def other_wording(answer: Answer, question: AskedQuestion) -> str:
    """The wording this committee was asked, where it is not the usual one."""
    usual = _usual_wording(question)
    return "" if one_line(answer.question) == one_line(usual) else answer.question


def _usual_wording(question: AskedQuestion) -> str:
    return question.wordings[0] if question.wordings else ""


# In twentieths of a point; the table stands out from the text column on both sides. The longest
# words are not to be broken: of a file's name up to a hyphen, of a committee's all of it.
_WIDTHS = (2850, 2950, 4406)


class AboutChapter:
    """The last chapter: when the collation was made, who is missing, which files need a look."""

    def __init__(self, collation: Collation) -> None:
        self._collation = collation

    def headings(self) -> Iterator[Heading]:
        yield 1, words.ABOUT
        if self._collation.missing:
            yield 2, words.MISSING
        if self._has_files():
            yield 2, words.FILES

    def write(self, body: Body) -> None:
        collation = self._collation
        body.heading(1, words.ABOUT)
        made = long_date(by_the_clock(collation.made_at).date())
        body.form_text(words.MADE.format(made, collation.application_version))
        if collation.missing:
            body.heading(2, words.MISSING)
            body.blocks([_missing_item(one, body.respondent) for one in collation.missing], 3)
        if self._has_files():
            body.heading(2, words.FILES)
            rows = (_row(note) for note in collation.files() if note.calls)
            fill = body.respondent.fill
            description = words.FILES, fill(words.FILES_DESCRIPTION)
            write_table(
                body.xml,
                description,
                dict(zip(map(fill, words.COLUMNS), _WIDTHS, strict=True)),
                rows,
            )

    def _has_files(self) -> bool:
        return any(note.calls for note in self._collation.files())


def _missing_item(one: MissingCommittee, respondent: Respondent) -> Block:
    spans = [Span(text=participant_heading(one.committee.name, "", respondent))]
    for email in one.emails:
        spans += [Span(text=", "), Span(text=email, href=f"mailto:{email}")]
    if one.hints:
        spans.append(Span(text=f" – {' '.join(one.hints)}"))
    return Block(kind=BlockKind.BULLET, spans=tuple(spans))


def _row(note: FileNote) -> tuple[str, ...]:
    return (
        breakable(note.source.name),
        breakable(note.committee or words.UNKNOWN),
        breakable(f"{note.standing.label}. {note.text}"),
    )


class CommitteeChapters:
    """A chapter for each participant; only these are listed, as all have the same questions."""

    def __init__(self, collation: Collation) -> None:
        self._collation = collation
        questions = (question for area in collation.areas for question in area.questions)
        self._names = {question.id: question_heading(question) for question in questions}

    def headings(self) -> Iterator[Heading]:
        for participant in self._collation.participants():
            yield 1, self._heading(participant)

    def _heading(self, one: Participant) -> str:
        return participant_heading(one.name, one.mark, self._collation.respondent)

    def write(self, body: Body) -> None:
        for participant in self._collation.participants():
            body.heading(1, self._heading(participant))
            body.form_text(self._facts(participant))
            for answer in self._collation.answers_of(participant.key):
                self._write_answer(body, answer)
            outside = unplaced_text(self._collation, participant.key)
            if outside:
                body.heading(2, words.OUTSIDE)
                body.outside(outside, 3)

    def _facts(self, participant: Participant) -> str:
        contact = (getattr(participant.contact, field).strip() for field in CONTACT_FIELDS)
        reached = ", ".join(part for part in contact if part)
        return " · ".join(
            (
                self._collation.term.label,
                _version(participant),
                words.CONTACT.format(reached) if reached else words.NO_CONTACT,
            )
        )

    def _write_answer(self, body: Body, answer: Answer) -> None:
        asked = one_line(answer.question)
        name = self._names.get(answer.question_id, "") or asked or words.NO_TITLE
        body.heading(2, name)
        if asked != name:
            body.form_text(answer.question)
        match answer.status:
            case AnswerStatus.ANSWERED:
                _write_told(body, answer, name, 3)
            case AnswerStatus.NOT_APPLICABLE if answer.reason.strip():
                body.labelled(words.NOT_APPLICABLE, answer.reason.strip())
            case AnswerStatus.NOT_APPLICABLE:
                body.said(words.NOT_APPLICABLE_ALONE)
            case AnswerStatus.BLANK:
                body.said(words.BLANK)


def _version(participant: Participant) -> str:
    if participant.kind is SourceKind.FORM:
        return words.FORM
    draft = participant.status is ReportStatus.DRAFT
    return (words.DRAFT if draft else words.REVISION).format(participant.revision)


class QuestionChapter:
    """All committees' answers to each question, then what stands outside the questions."""

    def __init__(self, collation: Collation) -> None:
        self._collation = collation
        self._figures = CollationFigures(collation)
        self._outside = [
            (one.key, participant_heading(one.name, one.mark, collation.respondent))
            for one in collation.participants()
            if unplaced_text(collation, one.key)
        ]

    def headings(self) -> Iterator[Heading]:
        for area in self._collation.areas:
            yield 1, _area_heading(area)
            for question in area.questions:
                yield 2, question_heading(question)
        if self._outside:
            yield 1, words.OUTSIDE
            for _, name in self._outside:
                yield 2, name

    def write(self, body: Body) -> None:
        for area in self._collation.areas:
            body.heading(1, _area_heading(area))
            for question in area.questions:
                self._write_question(body, question)
        if self._outside:
            body.heading(1, words.OUTSIDE)
            for key, name in self._outside:
                body.heading(2, name)
                body.outside(unplaced_text(self._collation, key), 3)

    def _write_question(self, body: Body, question: AskedQuestion) -> None:
        body.heading(2, question_heading(question))
        body.form_text(full_wording(question))
        title = question_heading(question)
        write_figures(body, self._figures.of(question), self._collation.earlier_terms, title)
        not_applicable: list[str] = []
        blank: list[str] = []
        answered = False
        for given in self._collation.answers_to(question.id):
            match given.answer.status:
                case AnswerStatus.ANSWERED:
                    answered = True
                    if _says_more(given.answer, question):
                        _write_answer(body, given, question)
                case AnswerStatus.NOT_APPLICABLE:
                    not_applicable.append(_with_reason(given, body.respondent))
                case AnswerStatus.BLANK:
                    blank.append(_heading_of(given, body.respondent))
        if not answered:
            body.said(body.respondent.fill(words.NOBODY))
        for label, names in ((words.NOT_APPLICABLE, not_applicable), (words.NO_ANSWER, blank)):
            if names:
                body.labelled(label, f"{', '.join(names)}.", "GatheredLine")


def _write_answer(body: Body, given: GivenAnswer, question: AskedQuestion) -> None:
    body.heading(3, _heading_of(given, body.respondent))
    otherwise = other_wording(given.answer, question)
    if otherwise:
        body.form_text(words.ASKED_AS.format(otherwise))
    _write_told(body, given.answer, question_heading(question), 4)


def _write_told(body: Body, answer: Answer, title: str, level: int) -> None:
    """The value and the words of an answer; its sub-headings get this level."""
    if answer.kind is Kind.TABLE:
        write_table_answer(body, answer, title)
        body.blocks(shown_answer(answer, None, None).comment, level)
    else:
        body.blocks(answer.told_blocks, level)


def _says_more(answer: Answer, question: AskedQuestion) -> bool:
    """Whether there is more to an answer than the tables of figures have."""
    if answer.kind in {Kind.TEXT, Kind.TABLE}:
        return True
    return bool(answer.blocks or answer.unfinished or other_wording(answer, question))


def _heading_of(given: GivenAnswer, respondent: Respondent) -> str:
    return participant_heading(given.name, given.mark, respondent)


def _with_reason(given: GivenAnswer, respondent: Respondent) -> str:
    # The line that it is gathered in ends with a full stop of its own.
    name, reason = _heading_of(given, respondent), one_line(given.answer.reason)
    reason = reason.removesuffix(".").rstrip()
    return f"{name} ({reason})" if reason else name


def _area_heading(area: Area) -> str:
    return one_line(area.heading) or words.NO_TITLE
