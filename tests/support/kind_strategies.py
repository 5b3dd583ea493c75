"""What may be asked for besides text, and values of every kind, that hypothesis may try.

Few ids and few texts, so that two questions have many of them in common.
"""

import datetime
from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import cache
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from app.model.kinds.asked import MOST_DECIMALS, AskedAnswer, AskedValue, Column, plain_number
from app.model.kinds.kind import Kind
from app.model.kinds.worded import WordedOption, worded_value

_MOST = 10**15 - 1
_IDS = ("norr", "soder", "oster", "vaster", "ingen-alls")
_WORDS = (
    "Norr",
    "Söder om ån",
    "Öster, och väster",
    "Väster; allt",
    "Ja",
    "Antal {year}",
    "Å & <b>",
)
_UNITS = ("", "st", "%", "kr", "tkr", "mnkr", "besök per dygn")
_OWN_WORDS = ("", "Egna ord", "Nordost; och <sydost>", "å\u0308 \u200bö")
_TYPED = ("12,", "ca 5", "i maj", "tolv", "  ?", "<12")
_CELL_TEXTS = ("Farsta", "Norr", "12 st", "ca 5", "Ja", "två\nrader", "; : ,", "2022-05-12", "☃")
_COLUMN_KINDS = tuple(kind for kind in Kind if kind is not Kind.TABLE)

Content = dict[str, Any]


@cache
def numbers(decimals: int = MOST_DECIMALS) -> SearchStrategy[Decimal]:
    """Any number that an answer may be, without zeros that say nothing."""
    whole = st.integers(-_MOST + 1, _MOST - 1) | st.integers(-20, 20)
    parts = st.integers(0, 10**decimals - 1)
    return st.tuples(whole, parts).map(
        lambda pair: plain_number(pair[0] + Decimal(pair[1]).scaleb(-decimals))
    )


@cache
def _named() -> SearchStrategy[list[Content]]:
    """Ids with wordings of their own, some of which replace others."""
    ids = st.lists(st.sampled_from(_IDS), min_size=1, max_size=4, unique=True)
    texts = st.permutations(_WORDS)
    replaces = st.lists(st.sampled_from([*_IDS, "gammal"]), max_size=1)
    return st.tuples(ids, texts, replaces).map(
        lambda drawn: [
            {"id": one, "text": text, "replaces": drawn[2] if place == 0 else ()}
            for place, (one, text) in enumerate(zip(drawn[0], drawn[1], strict=False))
        ]
    )


@st.composite
def _limits(draw: DrawFn, kind: Kind) -> Content:
    if kind is Kind.NUMBER:
        decimals = draw(st.integers(0, MOST_DECIMALS))
        least, most = sorted(draw(st.tuples(st.integers(-9, 9), st.integers(-9, 9))))
        limited = draw(st.integers(0, 2))
        return {
            "unit": draw(st.sampled_from(_UNITS)),
            "decimals": decimals,
            "min": Decimal(least) if limited else None,
            "max": Decimal(most) if limited == 2 else None,
        }
    if kind is Kind.DATE:
        first = draw(st.sampled_from([None, "term", datetime.date(2022, 1, 1)]))
        return {"earliest": first, "latest": draw(st.sampled_from([None, "term"]))}
    if kind.has_options:
        options = draw(_named())
        limits: Content = {"options": options, "other": draw(st.booleans())}
        if kind is Kind.CHOICES:
            fewest = draw(st.none() | st.integers(0, len(options)))
            limits |= {
                "min_chosen": fewest,
                "max_chosen": draw(st.sampled_from([None, len(options)])),
            }
        return limits
    return {}


@st.composite
def _columns(draw: DrawFn) -> list[Content]:
    return [
        {**named, "kind": kind, **draw(_limits(kind))}
        for named in draw(_named())
        for kind in [draw(st.sampled_from(_COLUMN_KINDS))]
    ]


@st.composite
def asked_answers(draw: DrawFn, kind: Kind) -> Content:
    """What a question may say of a kind, but for its condition."""
    asked: Content = {"kind": kind, **draw(_limits(kind))}
    if kind is Kind.TABLE:
        columns = draw(_columns())
        fixed = columns[0]["kind"] is Kind.TEXT and len(columns) > 1 and draw(st.booleans())
        numeric = any(column["kind"] is Kind.NUMBER for column in columns)
        asked |= {"columns": columns, "totals": numeric and draw(st.booleans())}
        asked["fixed_rows"] = ("Farsta", "Norr") if fixed else ()
    if kind is not Kind.TEXT:
        asked["comment"] = draw(st.booleans())
    return asked


@cache
def _chosen(kind: Kind, ids: tuple[str, ...]) -> SearchStrategy[Content]:
    own = st.sampled_from(_OWN_WORDS)
    if kind is Kind.CHOICE:
        one = st.sampled_from(ids).map(lambda chosen: {"chosen": [chosen], "other": ""})
        return one | own.map(lambda other: {"chosen": [], "other": other})
    several = st.lists(st.sampled_from(ids), unique=True)
    return st.tuples(several, own).map(lambda both: {"chosen": both[0], "other": both[1]})


def _cell(asked: AskedValue, ids: tuple[str, ...]) -> SearchStrategy[object]:
    """A value as a file has it."""
    match asked.kind:
        case Kind.NUMBER:
            return numbers(asked.decimals).map(str)
        case Kind.YES_NO:
            return st.booleans()
        case Kind.DATE:
            return st.dates().map(str)
        case Kind.TEXT:
            return st.sampled_from(_CELL_TEXTS)
    return _chosen(asked.kind, ids)


def _rows(columns: Iterable[Column], fixed: tuple[str, ...]) -> SearchStrategy[Content]:
    cells = {
        column.id: _cell(column, tuple(option.id for option in column.options))
        for column in columns
    }
    first = next(iter(cells))
    if not fixed:
        row = st.fixed_dictionaries({}, optional=cells)
        return st.lists(row, max_size=3).map(lambda rows: {"rows": rows})
    del cells[first]
    rows = (st.fixed_dictionaries({first: st.just(name)}, optional=cells) for name in fixed)
    return st.tuples(*rows).map(lambda rows: {"rows": list(rows)})


def _typed(asked: AskedAnswer) -> SearchStrategy[list[Content]]:
    """What is no value yet, in places where something is typed."""
    text = st.sampled_from(_TYPED)
    if asked.kind is Kind.TEXT:
        return st.just([])
    if asked.kind is not Kind.TABLE:
        return st.lists(text.map(lambda typed: {"text": typed}), max_size=1)
    columns = [column.id for column in asked.columns if column.kind is not Kind.TEXT]
    if not columns:
        return st.just([])
    place = st.fixed_dictionaries(
        {"text": text, "row": st.integers(0, 2), "column": st.sampled_from(columns)}
    )
    return st.lists(place, max_size=2, unique_by=lambda one: (one["row"], one["column"]))


def answered_values(asked: AskedAnswer) -> SearchStrategy[Mapping[str, object]]:
    """How the question is put, with any value of its kind; an option may be gone."""
    put = worded_value(asked, None)
    if asked.kind is Kind.TEXT:
        return st.just(put)
    ids = tuple(option.id for option in asked.options)
    gone: tuple[WordedOption, ...] = ()
    if asked.kind.has_options and "borta" not in ids:
        gone = (WordedOption(id="borta", text="Det som fanns", gone=True),)
        ids = (*ids, "borta")
    value = _rows(asked.columns, asked.fixed_rows) if asked.columns else _cell(asked, ids)

    def answered(drawn: tuple[Any, list[Content]]) -> Mapping[str, object]:
        value, typed = drawn
        # An option that is gone is there as long as it is chosen.
        chosen = gone if gone and value and "borta" in value["chosen"] else ()
        options = (*put["options"], *chosen)
        return {**put, "options": options, "value": value, "unfinished": typed}

    return st.tuples(st.none() | value, _typed(asked)).map(answered)
