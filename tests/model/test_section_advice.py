"""Headings that other sets have by the same number."""

import pytest

from app.model.form import FormDefinition
from app.model.section_advice import advice_on_sections
from tests.support.small_form import small_form


def _form(set_id: str, *headings: tuple[int, str], **changes: object) -> FormDefinition:
    sections = [
        {"number": number, "title": title, "questions": [{"id": f"f{number}", "text": "Vad?"}]}
        for number, title in headings
    ]
    return small_form(id=set_id, sections=sections, **changes)


def test_another_heading_by_a_number_is_told_with_where_it_stands() -> None:
    form = _form("ny", (1, "Företagen"), (2, "Föreningarna"))
    (advice,) = advice_on_sections(form, [_form("gammal", (1, "Företagen"), (2, "Platsen"))])
    assert (advice.code, advice.location) == ("another-heading", ("sections", 1, "title"))
    assert advice.message.startswith("Avsnitt 2 heter ”Platsen” i gammal version 1.")


@pytest.mark.parametrize(
    "other",
    [
        _form("gammal", (2, "Platsen")).model_copy(update={"survey": "annan"}),
        _form("ny", (1, "Företagen"), (2, "Platsen")),
        _form("gammal", (1, "Företagen"), (2, "Platsen"), valid_until="2022-T2"),
        _form("gammal", (1, "Företagen"), (2, "Platsen"), periods=["VB"]),
    ],
    ids=["another survey", "another version", "ended before", "other periods"],
)
def test_what_is_never_collated_with_it_does_not_count(other: FormDefinition) -> None:
    form = _form("ny", (1, "Företagen"), (2, "Föreningarna"), valid_from="2023-T1", periods=["T1"])
    assert not list(advice_on_sections(form, [other]))


def test_what_has_nothing_in_common_with_it_does_not_count() -> None:
    sections = [{"number": 1, "title": "Platsen", "questions": [{"id": "annan", "text": "Vad?"}]}]
    other = small_form(id="gammal", sections=sections)
    assert not list(advice_on_sections(_form("ny", (1, "Företagen")), [other]))


def test_the_same_heading_or_a_number_of_its_own_is_nothing_to_tell() -> None:
    form = _form("ny", (1, "Företagen och platsen"), (4, "Föreningarna"))
    others = [_form("gammal", (1, "Företagen, och platsen"), (2, "Något helt annat"))]
    assert not list(advice_on_sections(form, others))
