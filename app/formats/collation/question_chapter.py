"""The answers question by question, under their focus areas."""

from collections.abc import Iterator

from app.formats.collation import document_words as words
from app.formats.collation.body import Body, one_line
from app.formats.collation.chapters import (
    Heading,
    name_told,
    other_wording,
    question_told,
    wording_told,
)
from app.formats.collation.outside_text import outside_text
from app.model.collation.outline import Area, AskedQuestion
from app.model.collation.picture import Given, Picture
from app.model.report import AnswerStatus


class QuestionChapter:
    """All committees' answers to each question, then what stands outside the questions."""

    def __init__(self, picture: Picture) -> None:
        self._picture = picture
        self._outside = [
            (participant.key, name_told(participant.name, participant.mark))
            for participant in picture.participants()
            if outside_text(picture, participant.key)
        ]

    def headings(self) -> Iterator[Heading]:
        for area in self._picture.areas:
            yield 1, _area_told(area)
            for question in area.questions:
                yield 2, question_told(question)
        if self._outside:
            yield 1, words.OUTSIDE
            for _, name in self._outside:
                yield 2, name

    def write(self, body: Body) -> None:
        for area in self._picture.areas:
            body.heading(1, _area_told(area))
            for question in area.questions:
                self._write_question(body, question)
        if self._outside:
            body.heading(1, words.OUTSIDE)
            for key, name in self._outside:
                body.heading(2, name)
                body.outside(outside_text(self._picture, key), 3)

    def _write_question(self, body: Body, question: AskedQuestion) -> None:
        body.heading(2, question_told(question))
        body.form_text(wording_told(question))
        not_applicable: list[str] = []
        blank: list[str] = []
        answered = False
        for given in self._picture.answers_to(question.id):
            match given.answer.status:
                case AnswerStatus.ANSWERED:
                    answered = True
                    _write_answer(body, given, question)
                case AnswerStatus.NOT_APPLICABLE:
                    not_applicable.append(_with_reason(given))
                case AnswerStatus.BLANK:
                    blank.append(name_told(given.name, given.mark))
        if not answered:
            body.said(words.NOBODY)
        for label, names in ((words.NOT_APPLICABLE, not_applicable), (words.NO_ANSWER, blank)):
            if names:
                body.labelled(label, f"{', '.join(names)}.", "GatheredLine")


def _write_answer(body: Body, given: Given, question: AskedQuestion) -> None:
    body.heading(3, name_told(given.name, given.mark))
    otherwise = other_wording(given.answer, question)
    if otherwise:
        body.form_text(words.ASKED_AS.format(otherwise))
    body.blocks(given.answer.blocks, 4)


def _with_reason(given: Given) -> str:
    name, reason = name_told(given.name, given.mark), one_line(given.answer.reason)
    return f"{name} ({reason})" if reason else name


def _area_told(area: Area) -> str:
    return one_line(area.heading) or words.NO_TITLE
