"""The figures of a question: what all participants of a collation have given, counted."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from app.model.collation.collation import Collation, Participant
from app.model.collation.figures.choice_figures import ChoiceFigures, choice_figures
from app.model.collation.figures.given_values import (
    CommitteeState,
    FigureState,
    Place,
    Reply,
    ways_in,
)
from app.model.collation.figures.number_figures import NumberFigures, number_figures
from app.model.collation.figures.table_figures import (
    DateFigures,
    TableFigures,
    date_figures,
    table_figures,
)
from app.model.collation.outline import AskedQuestion
from app.model.kinds.kind import Kind


@dataclass(frozen=True)
class QuestionFigures:
    """Of the question itself or of the columns of its table, each way it was put by itself.

    Numbers in several units are several figures; so is what one version of a set asked for
    otherwise than another.
    """

    question: AskedQuestion
    numbers: tuple[NumberFigures, ...] = ()
    choices: tuple[ChoiceFigures, ...] = ()
    dates: tuple[DateFigures, ...] = ()
    table: TableFigures | None = None


def states_of(committees: Iterable[CommitteeState]) -> Counter[FigureState]:
    """How many have given something, and how many have not, and why."""
    return Counter(one.state for one in committees)


class CollationFigures:
    """The figures of the questions of a collation, each when it is asked for."""

    def __init__(self, collation: Collation) -> None:
        self._collation = collation

    def of(self, question: AskedQuestion) -> QuestionFigures:
        """Empty for a question that is answered with text alone."""
        if not question.kinds:
            return QuestionFigures(question)
        replies = self._replies(question.id)
        places = [Place(question.id, way, text) for way, text in ways_in(replies)]

        def of_kind(*kinds: Kind) -> list[Place]:
            return [place for place in places if place.way.kind in kinds]

        return QuestionFigures(
            question,
            numbers=tuple(number_figures(one, replies) for one in of_kind(Kind.NUMBER)),
            choices=tuple(
                choice_figures(one, replies)
                for one in of_kind(Kind.YES_NO, Kind.CHOICE, Kind.CHOICES)
            ),
            dates=tuple(date_figures(one, replies) for one in of_kind(Kind.DATE)),
            table=table_figures(question.id, replies),
        )

    @cached_property
    def _participants(self) -> tuple[Participant, ...]:
        return tuple(self._collation.participants())

    def _replies(self, question_id: str) -> list[Reply]:
        answers = {one.key: one.answer for one in self._collation.answers_to(question_id)}
        compared = bool(self._collation.earlier_terms)
        return [
            Reply(
                one.key,
                one.name,
                one.mark,
                answers.get(one.key),
                self._collation.earlier_answers(one, question_id) if compared else (),
            )
            for one in self._participants
        ]
