"""Reading answers across committees: to one question or all, from one committee or all."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from app.model.collation.collation import Given, Participant
from app.model.collation.outline import AskedQuestion
from app.model.report import Answer
from app.model.search import pattern_of
from app.services.collating.stored_collation import Earlier, StoredCollation


@dataclass(frozen=True)
class Choice:
    """What is read: a question or all, a participant by key or all, answers with these words."""

    question_id: str = ""
    key: int | None = None
    words: str = ""


@dataclass(frozen=True)
class ReadAnswer:
    """An answer with its question and who gave it; and what was said of the matter before."""

    question: AskedQuestion
    name: str
    mark: str
    answer: Answer
    earlier: tuple[Earlier, ...] = ()


def read_across(
    collation: StoredCollation, choice: Choice, *, with_earlier: bool = False
) -> Iterator[ReadAnswer]:
    """The answers, question by question; those of committees in their order."""
    wanted = pattern_of(choice.words)
    participants = {one.key: one for one in collation.participants()} if with_earlier else {}
    for question in _questions(collation, choice):
        for given in _given(collation, question, choice):
            if wanted is None or _says(given.answer, wanted):
                earlier = _earlier(collation, given, participants)
                yield ReadAnswer(question, given.name, given.mark, given.answer, earlier)


def _questions(collation: StoredCollation, choice: Choice) -> Iterator[AskedQuestion]:
    for area in collation.areas:
        for question in area.questions:
            if choice.question_id in {"", question.id}:
                yield question


def _given(collation: StoredCollation, question: AskedQuestion, choice: Choice) -> Iterator[Given]:
    if choice.key is None:
        yield from collation.answers_to(question.id)
        return
    one = collation.participant(choice.key)
    for answer in collation.answers_of(choice.key):
        if answer.question_id == question.id:
            yield Given(key=one.key, name=one.name, mark=one.mark, answer=answer)


def _earlier(
    collation: StoredCollation, given: Given, participants: dict[int, Participant]
) -> tuple[Earlier, ...]:
    participant = participants.get(given.key)
    if participant is None:
        return ()
    return collation.earlier_answers(participant, given.answer.question_id)


def _says(answer: Answer, wanted: re.Pattern[str]) -> bool:
    return wanted.search(answer.reason if answer.not_applicable else answer.plain) is not None
