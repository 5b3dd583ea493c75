"""A part of the document, which knows its headings before it is written."""

from collections.abc import Iterator
from typing import Protocol

from app.formats.collation import document_words as words
from app.formats.collation.body import Body, one_line
from app.model.collation.outline import AskedQuestion
from app.model.collation.picture import marked
from app.model.report import Answer

Heading = tuple[int, str]
"""Level and text."""


class Chapter(Protocol):
    """What the document is put together of."""

    def headings(self) -> Iterator[Heading]:
        """At least those of the listed levels, in the order in which they are written."""

    def write(self, body: Body) -> None: ...


def name_told(name: str, mark: str = "") -> str:
    """What somebody is called, as a heading: an empty one is seen by nobody."""
    return marked(one_line(name) or words.NO_NAME, one_line(mark))


def question_told(question: AskedQuestion) -> str:
    """The heading of a question: its short name, or else all of it."""
    return one_line(question.short) or one_line(_usual(question)) or words.NO_TITLE


def wording_told(question: AskedQuestion) -> str:
    """The usual wording, where it says more than the heading."""
    usual = _usual(question)
    return "" if one_line(usual) == question_told(question) else usual


def other_wording(answer: Answer, question: AskedQuestion) -> str:
    """How the question was put, if otherwise than usual."""
    usual = _usual(question)
    return "" if one_line(answer.question) == one_line(usual) else answer.question


def _usual(question: AskedQuestion) -> str:
    return question.wordings[0] if question.wordings else ""
