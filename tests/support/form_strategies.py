"""Question sets that hypothesis may try: few ids, so that two sets have many of them in common."""

import datetime
from functools import cache

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from app.model.form import Audience, FormDefinition, Labels, Question, Section
from app.model.term import Period, Term

_IDS = [f"fraga-{sign}" for sign in "abcdefgh"]
_WORDS = st.sampled_from(
    ["Vad gjordes {year}?", "vad  gjordes 2021?", "Hur gick det?", "Berätta mer.", "Övrigt å ä ö"]
)
_PERHAPS = st.just("") | _WORDS
_SOME_IDS = st.lists(st.sampled_from(_IDS), min_size=1, unique=True)
_AUDIENCES = st.sampled_from(
    [Audience(types=("stadsdelsnamnd",)), Audience(committees=("farsta", "bromma"))]
)
_PERIODS = st.permutations(list(Period)).map(lambda periods: tuple(periods[:2]))
_LABELS = st.builds(Labels, committee=_WORDS, email=_WORDS)
_DEADLINES = st.dictionaries(
    st.sampled_from(["2022-T1", "2023-T2"]),
    st.sampled_from([datetime.date(2022, 6, 3), datetime.date(2023, 10, 7)]),
)


@cache
def _question(question_id: str) -> SearchStrategy[Question]:
    return st.builds(
        Question,
        id=st.just(question_id),
        text=_WORDS,
        short=st.sampled_from(["", "Kort", "Kortare"]),
        hint=st.sampled_from(["", "Tänk efter."]),
        required=st.booleans(),
        word_limit=st.none() | st.integers(1, 3),
        replaces=st.lists(st.sampled_from(_IDS), max_size=2, unique=True).map(tuple),
    )


@st.composite
def _sections(draw: DrawFn) -> tuple[Section, ...]:
    ids = draw(_SOME_IDS)
    made: list[Section] = []
    number = 0
    while ids:
        size = draw(st.integers(1, len(ids)))
        questions, ids = tuple(draw(_question(one)) for one in ids[:size]), ids[size:]
        number += draw(st.integers(1, 2))
        closing = not ids and draw(st.booleans())
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
def forms(draw: DrawFn) -> FormDefinition:
    """Any set, of the same id and for the same committees or others."""
    first = Term(year=draw(st.integers(2022, 2023)), period=draw(st.sampled_from(Period)))
    made = {
        "schema": "naringslivsrapport/form/1",
        "id": "prov",
        "version": draw(st.integers(1, 3)),
        "title": draw(_WORDS),
        "short_title": draw(_WORDS),
        "language": draw(st.sampled_from(["sv-SE", "en-GB"])),
        "office": draw(_WORDS),
        "audience": draw(_AUDIENCES),
        "periods": draw(_PERIODS),
        "valid_from": first,
        "valid_until": draw(st.none() | st.just(Term.parse("2024-VB"))),
        "labels": draw(_LABELS),
        "preamble": draw(_PERHAPS),
        "heading": draw(_PERHAPS),
        "description_heading": draw(_PERHAPS),
        "description": draw(_PERHAPS),
        "instructions": draw(_PERHAPS),
        "recipient": draw(st.sampled_from(["", "a@example.se", "b@example.se"])),
        "deadline": draw(_DEADLINES),
        "sections": draw(_sections()),
    }
    return FormDefinition.model_validate(made)
