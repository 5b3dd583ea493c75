"""Advice on a question set against the version before it: what becomes of last term's answers."""

from itertools import combinations
from typing import Any

import pytest

from app.model.form import FormDefinition
from app.model.form_succession import advice_on_replacing, advice_on_succession
from app.services.catalog import Catalog
from tests.support.small_form import form_content, small_form
from tests.support.terms import IN_STOCKHOLM

_QUESTION = "Hur samverkar nämnden med polisen och skatteverket mot svart ekonomi?"


def _form(version: int, *questions: dict[str, Any], **changes: object) -> FormDefinition:
    section = {"number": 1, "title": "Först", "questions": list(questions)}
    return small_form(version=version, sections=[section], **changes)


def _question(question_id: str, text: str = _QUESTION, **more: object) -> dict[str, Any]:
    return {"id": question_id, "text": text, "short": "Namn", **more}


_OTHER = _question("annat", "Vilka kurser ordnas för nya lärare i förskolan?")
BEFORE = _form(1, _question("svart-ekonomi"), _OTHER)


def _codes(form: FormDefinition, before: FormDefinition = BEFORE) -> list[str]:
    return [advice.code for advice in advice_on_succession(form, before)]


def test_a_new_version_that_only_rewords_needs_no_advice() -> None:
    reworded = _question("svart-ekonomi", "Beskriv samverkan mot svart ekonomi med skatteverket.")
    assert _codes(_form(2, reworded, _OTHER)) == []


def test_an_id_that_means_something_else_is_told() -> None:
    other = _question("svart-ekonomi", "Hur många torg har fått nya bänkar?")
    (advice,) = advice_on_succession(_form(2, other, _OTHER), BEFORE)
    assert (advice.code, advice.location) == (
        "id-changed-meaning",
        ("sections", 0, "questions", 0, "id"),
    )
    assert _QUESTION in advice.message


def test_a_rewording_with_a_new_id_is_told_once() -> None:
    renamed = _question("ekonomisk-brottslighet", _QUESTION.replace("polisen", "Polisen"))
    (advice,) = advice_on_succession(_form(2, _OTHER, renamed), BEFORE)
    assert (advice.code, advice.location) == (
        "reworded-with-new-id",
        ("sections", 0, "questions", 1, "id"),
    )
    assert 'replaces = ["svart-ekonomi"]' in advice.message


def test_a_rewording_that_says_what_it_replaces_is_not() -> None:
    renamed = _question("ekonomisk-brottslighet", replaces=["svart-ekonomi"])
    assert _codes(_form(2, _OTHER, renamed)) == []


def test_a_question_like_one_that_is_still_asked_is_a_new_one() -> None:
    assert _codes(_form(2, _question("svart-ekonomi"), _OTHER, _question("ny"))) == []


def test_a_dropped_question_is_told() -> None:
    (advice,) = advice_on_succession(_form(2, _OTHER), BEFORE)
    assert (advice.code, advice.location) == ("question-dropped", ("version",))
    assert "”svart-ekonomi”" in advice.message
    added = _question("ny", "Hur många torg har fått nya bänkar?")
    assert _codes(_form(2, _OTHER, added)) == ["question-dropped"]


def test_a_lower_version_is_told_and_nothing_else() -> None:
    assert _codes(_form(1, _question("ny")), _form(2, _OTHER)) == ["version-not-higher"]


def test_a_recipient_that_is_left_out_is_told() -> None:
    before = BEFORE.model_copy(update={"recipient": "svar@example.se"})
    unchanged = BEFORE.model_copy(update={"version": 2})
    assert _codes(unchanged, before) == ["recipient-dropped"]
    elsewhere = unchanged.model_copy(update={"recipient": "annan@example.se"})
    assert _codes(elsewhere, before) == []


@pytest.mark.parametrize(
    ("replaced", "codes"),
    [
        ("fanns", []),
        ("fans", ["replaces-unknown"]),
        ("tva", ["replaces-asked"]),
    ],
)
def test_replaced_ids_are_those_of_questions_that_are_gone(replaced: str, codes: list[str]) -> None:
    content = form_content()
    content["sections"][0]["questions"][0]["replaces"] = [replaced]
    given = list(
        advice_on_replacing(
            FormDefinition.model_validate(content, context=IN_STOCKHOLM), {"fanns", "tva"}
        )
    )
    assert [advice.code for advice in given] == codes
    assert all(a.location == ("sections", 0, "questions", 0, "replaces", 0) for a in given)


def test_wordings_of_one_matter_in_the_shipped_sets_are_known_for_one(catalog: Catalog) -> None:
    for one, other in combinations(catalog.forms, 2):
        # As if one took over from the other.
        after = other.model_copy(update={"id": one.id, "version": 2})
        codes = _codes(after, one)
        assert "id-changed-meaning" not in codes
        assert "reworded-with-new-id" not in codes
