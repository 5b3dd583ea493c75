"""Advice on a question set by itself: each piece where it helps, and not where it does not."""

from typing import Any

import pytest

from app.model.form import FormDefinition
from app.model.form_advice import advice_on
from app.services.catalog import Catalog
from tests.support.small_form import form_content, small_form
from tests.support.terms import IN_STOCKHOLM

_DAYS = {"2022-T1": "2022-06-03", "2022-T2": "2022-10-07", "2022-VB": "2023-02-03"}
_WHOLE_YEAR = {"valid_until": "2022-VB", "recipient": "svar@example.se"}


def _with_question(**changes: object) -> FormDefinition:
    content = form_content()
    content["sections"][0]["questions"][0].update(changes)
    return FormDefinition.model_validate(content, context=IN_STOCKHOLM)


def _with_section(**changes: object) -> FormDefinition:
    content = form_content()
    content["sections"][0].update(changes)
    return FormDefinition.model_validate(content, context=IN_STOCKHOLM)


def _with_label(text: str) -> FormDefinition:
    return small_form(labels={"email": text})


def _given(catalog: Catalog, form: FormDefinition) -> list[tuple[str, tuple[object, ...]]]:
    return [(advice.code, advice.location) for advice in advice_on(form, catalog.register)]


_FIRST = ("sections", 0, "questions", 0)

FIRES: list[tuple[FormDefinition, str, tuple[object, ...]]] = [
    (_with_section(title="r" * 81), "long-title", ("sections", 0, "title")),
    (_with_section(title="Två\nrader"), "line-break", ("sections", 0, "title")),
    (_with_question(text="Två\nrader"), "line-break", (*_FIRST, "text")),
    (small_form(heading="Två\nrader"), "line-break", ("heading",)),
    (_with_question(text="f" * 251, short="F"), "long-question", (*_FIRST, "text")),
    (_with_question(text="f" * 41), "short-missing", _FIRST),
    (_with_question(short="f" * 41), "long-short", (*_FIRST, "short")),
    (_with_question(short="År {year}"), "year-not-filled-in", (*_FIRST, "short")),
    (_with_question(hint="Under {year}."), "year-not-filled-in", (*_FIRST, "hint")),
    (_with_label("E-post {year}"), "year-not-filled-in", ("labels", "email")),
    (small_form(short_title="Prov {year}"), "year-not-filled-in", ("short_title",)),
    (_with_question(text="Vad gjordes 2022?"), "written-year", (*_FIRST, "text")),
    (small_form(preamble="I budget 2022."), "written-year", ("preamble",)),
    (_with_question(id="budget-2022"), "year-in-id", (*_FIRST, "id")),
    (_with_question(text="Vad gjordes? "), "space-at-an-end", (*_FIRST, "text")),
    (small_form(description="En rad \noch en."), "space-at-an-end", ("description",)),
    (
        small_form(deadline=_DAYS | {"2023-T1": "2023-06-03"}, **_WHOLE_YEAR),
        "deadline-outside",
        ("deadline", "2023-T1"),
    ),
    (
        small_form(deadline=_DAYS | {"2022-T2": "2022-06-02"}, **_WHOLE_YEAR),
        "deadline-order",
        ("deadline", "2022-T2"),
    ),
    (
        small_form(deadline=_DAYS | {"2022-VB": "2024-02-03"}, **_WHOLE_YEAR),
        "deadline-year",
        ("deadline", "2022-VB"),
    ),
    (small_form(deadline="2022-06-03", **_WHOLE_YEAR), "deadline-missing", ("deadline",)),
    (
        small_form(deadline=_DAYS, recipient="svar@example.se"),
        "deadline-without-end",
        ("deadline",),
    ),
    (small_form(deadline=_DAYS, valid_until="2022-VB"), "no-recipient", ("deadline",)),
    (
        small_form(audience={"committees": ["bromma", "norrmalm"]}, valid_from="2023-T2"),
        "committee-not-there",
        ("audience", "committees", 1),
    ),
    (
        small_form(audience={"committees": ["jarva"]}, valid_until="2023-T1"),
        "committee-not-there",
        ("audience", "committees", 0),
    ),
]

SILENT: list[FormDefinition] = [
    small_form(),
    _with_section(title="r" * 80),
    _with_question(text="f" * 250, short="f" * 40),
    _with_question(text="f" * 40),
    _with_question(text="Vad har policyn 2020–2024 lett till?"),
    _with_question(text="Vad har policyn 2020-2024 lett till?"),
    _with_question(text="Hur används lokal 20221?"),
    small_form(preamble="I budget 2022.", valid_until="2022-VB"),
    _with_question(id="fraga-12022"),
    small_form(preamble="Ett stycke.\n\nEtt till.\n"),
    small_form(recipient="svar@example.se"),
    small_form(deadline=_DAYS, **_WHOLE_YEAR),
    small_form(deadline="2022-06-03", recipient="a@b.se", valid_until="2022-T1"),
    small_form(audience={"committees": ["norrmalm"]}, valid_from="2023-T1"),
    small_form(audience={"committees": ["jarva"]}, valid_from="2022-T1"),
    small_form(audience={"committees": ["okand"]}),
]


@pytest.mark.parametrize(
    ("form", "code", "location"), FIRES, ids=[f"{n}-{code}" for n, (_, code, _) in enumerate(FIRES)]
)
def test_advice_is_given_where_it_helps(
    catalog: Catalog, form: FormDefinition, code: str, location: tuple[object, ...]
) -> None:
    assert (code, location) in _given(catalog, form)
    assert {given for given, _ in _given(catalog, form)} == {code}


@pytest.mark.parametrize("form", SILENT, ids=range(len(SILENT)))
def test_no_advice_is_given_where_all_is_well(catalog: Catalog, form: FormDefinition) -> None:
    assert _given(catalog, form) == []


def test_the_sets_that_are_shipped_need_no_advice(catalog: Catalog) -> None:
    for form in catalog.forms:
        assert _given(catalog, form) == []


def test_advice_says_what_to_do(catalog: Catalog) -> None:
    for form, code, _ in FIRES:
        texts: dict[str, Any] = {a.code: a.message for a in advice_on(form, catalog.register)}
        assert texts[code].endswith(".")
        assert "!" not in texts[code]
        assert texts[code].count(". ") + texts[code].count("; ") >= 1


def test_of_many_terms_without_a_day_the_first_are_named(catalog: Catalog) -> None:
    form = small_form(deadline="2022-06-03", valid_until="2099-VB")
    given = advice_on(form, catalog.register)
    found = [one.message for one in given if one.code == "deadline-missing"]
    (message,) = found
    assert message.startswith("2022-T2, 2022-VB, 2023-T1, 2023-T2, 2023-VB, 2024-T1 och 227 till ")
