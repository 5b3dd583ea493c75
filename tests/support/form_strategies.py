"""Question sets that hypothesis may try: few ids, so that two sets have many of them in common."""

import datetime
from collections.abc import Sequence
from functools import cache
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from app.model.form import Audience, FormDefinition, Labels, Question, Section
from app.model.kinds.kind import Kind
from app.model.term import Term
from tests.support.kind_strategies import asked_answers
from tests.support.terms import IN_STOCKHOLM, PERIODS, a_term

_IDS = [f"fraga-{sign}" for sign in "abcdefgh"]
_WORDS = st.sampled_from(
    ["Vad gjordes {year}?", "vad  gjordes 2021?", "Hur gick det?", "Berätta mer.", "Övrigt å ä ö"]
)
_PERHAPS = st.just("") | _WORDS
_SOME_IDS = st.lists(st.sampled_from(_IDS), min_size=1, unique=True)
_AUDIENCES = st.sampled_from(
    [Audience(types=("stadsdelsnamnd",)), Audience(committees=("farsta", "bromma"))]
)
_PERIODS = st.permutations(PERIODS).map(lambda periods: tuple(periods[:2]))
_LABELS = st.builds(Labels, committee=_WORDS, email=_WORDS)
_DEADLINES = st.dictionaries(
    st.sampled_from(["2022-T1", "2023-T2"]),
    st.sampled_from([datetime.date(2022, 6, 3), datetime.date(2023, 10, 7)]),
)


@cache
def _question(kind: Kind) -> SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries(
        {
            "text": _WORDS,
            "short": st.sampled_from(["", "Kort", "Kortare"]),
            "hint": st.sampled_from(["", "Tänk efter."]),
            "required": st.booleans(),
            "word_limit": st.none() | st.integers(1, 3) if kind is Kind.TEXT else st.none(),
            "replaces": st.lists(st.sampled_from(_IDS), max_size=2, unique=True).map(tuple),
        }
    )


@st.composite
def _questions(draw: DrawFn, ids: Sequence[str], kinds: Sequence[Kind]) -> list[Question]:
    """Questions, of which some are asked because of one before them."""
    made: list[Question] = []
    for question_id in ids:
        kind = draw(st.sampled_from(kinds))
        asked = draw(asked_answers(kind)) if kind is not Kind.TEXT else {}
        reasons = [one for one in made if one.condition_answers]
        hangs_on_another = draw(st.booleans())
        if reasons and hangs_on_another:
            reason = draw(st.sampled_from(reasons))
            answer = draw(st.sampled_from(reason.condition_answers))
            asked["ask_if"] = {"question": reason.id, "is": (answer,)}
        content = {"id": question_id, **draw(_question(kind)), **asked}
        made.append(Question.model_validate(content))
    return made


@st.composite
def _sections(draw: DrawFn, kinds: Sequence[Kind]) -> tuple[Section, ...]:
    left = draw(_questions(draw(_SOME_IDS), kinds))
    made: list[Section] = []
    number = 0
    while left:
        size = draw(st.integers(1, len(left)))
        questions, left = tuple(left[:size]), left[size:]
        number += draw(st.integers(1, 2))
        closing = not left and draw(st.booleans())
        made.append(
            Section(
                number=None if closing else number,
                title=None if closing else draw(_WORDS),
                introduction=draw(_PERHAPS),
                questions=questions,
            )
        )
    return tuple(made)


@st.composite
def forms(draw: DrawFn, kinds: Sequence[Kind] = (Kind.TEXT, *Kind)) -> FormDefinition:
    """Any set with questions of these kinds, of the same id, for the same committees or others."""
    first = Term(year=draw(st.integers(2022, 2023)), period=draw(st.sampled_from(PERIODS)))
    made = {
        "schema": "naringslivsrapport/form/1",
        "id": "prov",
        "version": draw(st.integers(1, 3)),
        "survey": draw(st.sampled_from([None, "naringsliv", "klimat"])),
        "title": draw(_WORDS),
        "short_title": draw(_WORDS),
        "language": draw(st.sampled_from(["sv-SE", "en-GB"])),
        "office": draw(_WORDS),
        "audience": draw(_AUDIENCES),
        "periods": draw(_PERIODS),
        "valid_from": first,
        "valid_until": draw(st.none() | st.just(a_term("2024-VB"))),
        "labels": draw(_LABELS),
        "preamble": draw(_PERHAPS),
        "heading": draw(_PERHAPS),
        "description_heading": draw(_PERHAPS),
        "description": draw(_PERHAPS),
        "instructions": draw(_PERHAPS),
        "recipient": draw(st.sampled_from(["", "a@example.se", "b@example.se"])),
        "deadline": draw(_DEADLINES),
        "sections": draw(_sections(kinds)),
    }
    return FormDefinition.model_validate(made, context=IN_STOCKHOLM)
