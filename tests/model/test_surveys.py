"""Which sets are on offer where there are several surveys, and what tells surveys apart."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.model.committee import Committee
from app.model.form import FormDefinition
from app.model.surveys import UNKNOWN, Surveys, offered
from app.model.term import Term
from tests.support.form_strategies import forms
from tests.support.small_form import small_form
from tests.support.terms import a_term

TERMS = [a_term(code) for code in ("2022-T1", "2022-VB", "2023-T2", "2024-T1")]
COMMITTEES = [
    Committee(id=one, name=one.title(), administration="x", type="stadsdelsnamnd")
    for one in ("farsta", "skarpnack")
]
_SETS = st.lists(
    st.builds(
        lambda form, number, survey: form.model_copy(
            update={"id": f"prov-{number}", "survey": survey}
        ),
        forms(),
        st.integers(1, 3),
        st.sampled_from(["naringsliv", "klimat", "idrott"]),
    ),
    max_size=6,
    unique_by=lambda form: (form.id, form.version),
)


@given(_SETS.flatmap(lambda sets: st.tuples(st.just(sets), st.permutations(sets))))
def test_one_set_of_each_survey_is_on_offer_whatever_the_order(
    both: tuple[list[FormDefinition], list[FormDefinition]],
) -> None:
    sets, shuffled = both
    for committee in COMMITTEES:
        for term in TERMS:
            found = offered(sets, committee, term)
            assert offered(shuffled, committee, term) == found
            covering = [one for one in sets if one.covers(committee, term)]
            assert sorted(one.survey or "" for one in found) == sorted(
                {one.survey or "" for one in covering}
            )
            for one in found:
                rivals = [other for other in covering if other.survey == one.survey]
                assert _closeness(one) == max(map(_closeness, rivals))


def _closeness(form: FormDefinition) -> tuple[bool, Term, int]:
    return bool(form.audience.committees), form.valid_from, form.version


def _surveys(*sets: dict[str, object]) -> tuple[Surveys, Sequence[FormDefinition]]:
    made = [small_form(**content) for content in sets]
    return Surveys(made), made


def test_one_survey_is_told_nowhere() -> None:
    surveys, (form,) = _surveys({"survey": "klimat"})
    assert not surveys.several
    assert surveys.told(form.reference()) == ""
    assert surveys.all() == ("klimat",)


def test_several_are_told_apart_by_title() -> None:
    surveys, (one, other) = _surveys(
        {"survey": "klimat", "short_title": "Klimatrapport"},
        {"id": "annat", "survey": "idrott", "short_title": "Anläggningar"},
    )
    assert surveys.several
    assert surveys.all() == ("idrott", "klimat")
    assert surveys.told(one.reference()) == "Klimatrapport"
    assert surveys.told(other.reference()) == "Anläggningar"


def test_two_with_one_title_are_told_apart_by_id() -> None:
    surveys, (one, other, _) = _surveys(
        {"survey": "klimat"},
        {"id": "annat", "survey": "idrott"},
        {"id": "tredje", "survey": "klimat"},
    )
    assert surveys.title("klimat") == surveys.told(one.reference()) == "Prov på rapport (klimat)"
    assert surveys.told(other.reference()) == "Prov på rapport (idrott)"


@pytest.mark.parametrize(("form_id", "survey"), [("prov", "klimat"), ("ingen", None)])
def test_a_version_that_is_not_here_is_known_by_another(form_id: str, survey: str | None) -> None:
    surveys, (form, _) = _surveys({"survey": "klimat"}, {"id": "annat", "survey": "idrott"})
    other = form.reference().model_copy(update={"id": form_id, "version": 7, "sha256": "0" * 64})
    assert surveys.of(other) == survey
    assert (surveys.told(other) == UNKNOWN) is (survey is None)


def test_a_survey_is_called_as_its_newest_set() -> None:
    surveys, _ = _surveys(
        {"survey": "klimat", "version": 2, "short_title": "Nytt"},
        {"survey": "klimat", "short_title": "Gammalt"},
    )
    assert surveys.title("klimat") == "Nytt"
    assert surveys.title("okand") == "okand"
