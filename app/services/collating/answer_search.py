"""Searching answers across committees: to one question or all, from one committee or all."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.model.collation.collation import EarlierAnswer, GivenAnswer
from app.model.collation.outline import AskedQuestion
from app.model.invisible_characters import visible
from app.model.report import Answer
from app.model.search import pattern_of
from app.services.collating.stored_collation import StoredCollation


@dataclass(frozen=True)
class AnswerFilter:
    """One question (by id) or all, one participant (by key) or all, and words to search for."""

    question_id: str = ""
    key: int | None = None
    words: str = ""


@dataclass(frozen=True)
class AnswerMatch:
    """An answer with its question, whose it is, and the answers of an earlier term."""

    question: AskedQuestion
    name: str
    mark: str
    answer: Answer
    earlier: tuple[EarlierAnswer, ...] = ()


def find_answers(
    collation: StoredCollation, chosen: AnswerFilter, *, with_earlier: bool = False
) -> Iterator[AnswerMatch]:
    """The answers, question by question, and by committee within each question."""
    wanted = pattern_of(chosen.words)
    participants = {one.key: one for one in collation.participants()} if with_earlier else {}
    for question in _questions(collation, chosen):
        for given in _given(collation, question, chosen):
            answer, participant = given.answer, participants.get(given.key)
            text = answer.reason if answer.not_applicable else answer.plain
            if wanted is None or wanted.search(visible(text)):
                earlier = collation.earlier_answers(participant, question.id) if participant else ()
                yield AnswerMatch(question, given.name, given.mark, given.answer, earlier)


def _questions(collation: StoredCollation, chosen: AnswerFilter) -> Iterator[AskedQuestion]:
    for area in collation.areas:
        for question in area.questions:
            if chosen.question_id in {"", question.id}:
                yield question


def _given(
    collation: StoredCollation, question: AskedQuestion, chosen: AnswerFilter
) -> Iterator[GivenAnswer]:
    if chosen.key is None:
        yield from collation.answers_to(question.id)
        return
    one = collation.participant(chosen.key)
    for answer in collation.answers_of(chosen.key):
        if answer.question_id == question.id:
            yield GivenAnswer(key=one.key, name=one.name, mark=one.mark, answer=answer)
