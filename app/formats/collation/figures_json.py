"""What is counted of questions that ask for values, as the collation's JSON has it."""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from app.model.collation.collation import Collation
from app.model.collation.figures.choice_figures import ChoiceFigures, CommitteeChoices, OptionCount
from app.model.collation.figures.given_values import CommitteeState, Place
from app.model.collation.figures.number_figures import CommitteeNumber, NumberFigures, Summary
from app.model.collation.figures.question_figures import CollationFigures
from app.model.collation.figures.table_figures import CommitteeDays, DateFigures
from app.model.kinds.value import Chosen
from app.model.term import Term


def figures_data(collation: Collation) -> Iterator[dict[str, Any]]:
    """One for each way in which something was asked for, in the order of the questions."""
    figures = CollationFigures(collation)
    places = {one.key: place for place, one in enumerate(collation.participants())}
    for area in collation.areas:
        for question in area.questions:
            found = figures.of(question)
            yield from (_numbers(one, places) for one in found.numbers)
            yield from (_choices(one, places) for one in found.choices)
            yield from (_days(one, places) for one in found.dates)


def _numbers(figures: NumberFigures, places: Mapping[int, int]) -> dict[str, Any]:
    compared = figures.comparison
    return {
        **_place(figures),
        "unit": figures.unit,
        "summary": _summary(figures.summary),
        "comparison": compared
        and {
            "now": _summary(compared.now),
            "earlier": _summary(compared.earlier),
            "change": _number(compared.change),
        },
        "committees": [_committee_number(one, places) for one in figures.committees],
    }


def _choices(figures: ChoiceFigures, places: Mapping[int, int]) -> dict[str, Any]:
    others = [figures.other] if figures.other else []
    return {
        **_place(figures),
        "answered": figures.answered,
        "options": [_option(one) for one in (*figures.options, *others)],
        "committees": [_committee_choices(one, places) for one in figures.committees],
    }


def _days(figures: DateFigures, places: Mapping[int, int]) -> dict[str, Any]:
    return {
        **_place(figures),
        "earliest": _day(figures.earliest),
        "latest": _day(figures.latest),
        "committees": [_committee_days(one, places) for one in figures.committees],
    }


def _place(figures: Place) -> dict[str, Any]:
    return {
        "question_id": figures.question_id,
        "column": figures.way.column or None,
        "text": figures.text,
        "kind": figures.way.kind.value,
    }


def _summary(summary: Summary | None) -> dict[str, Any] | None:
    if summary is None:
        return None
    return {
        "count": summary.count,
        "total": _number(summary.total),
        "mean": _number(summary.mean),
        "median": _number(summary.median),
        "least": _number(summary.least),
        "most": _number(summary.most),
    }


def _option(one: OptionCount) -> dict[str, Any]:
    return {
        "id": one.id or None,
        "text": one.text,
        "count": one.count,
        "gone": one.gone,
        "earlier": one.earlier,
        "change": one.change,
    }


def _state(one: CommitteeState, places: Mapping[int, int]) -> dict[str, Any]:
    return {"participant": places[one.key], "name": one.name, "state": one.state.value}


def _committee_number(one: CommitteeNumber, places: Mapping[int, int]) -> dict[str, Any]:
    return {
        **_state(one, places),
        "value": _number(one.value),
        "earlier": _number(one.earlier),
        "earlier_term": _term(one.earlier_term),
        "change": _number(one.change),
    }


def _committee_choices(one: CommitteeChoices, places: Mapping[int, int]) -> dict[str, Any]:
    return {
        **_state(one, places),
        "chosen": _chosen(one.chosen),
        "earlier": None if one.earlier is None else _chosen(one.earlier),
        "earlier_term": _term(one.earlier_term),
    }


def _committee_days(one: CommitteeDays, places: Mapping[int, int]) -> dict[str, Any]:
    return {**_state(one, places), "days": [_day(day) for day in one.days]}


def _chosen(rows: Sequence[Chosen]) -> list[dict[str, Any]]:
    return [one.model_dump(mode="json") for one in rows]


def _number(number: Decimal | None) -> str | None:
    """As in a report."""
    return None if number is None else format(number, "f")


def _day(day: datetime.date | None) -> str | None:
    return None if day is None else day.isoformat()


def _term(term: Term | None) -> str | None:
    return None if term is None else term.code
