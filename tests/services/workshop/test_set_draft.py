"""A draft of a question set: what can be done with it, and taken back."""

import pytest

from app.model.base import Location
from app.services.workshop.set_draft import SetDraft
from tests.support.question_sets import SHIPPED
from tests.support.workplace import bundled_catalog

FIRST: Location = ("sections", 0, "questions", 0)


@pytest.fixture
def draft() -> SetDraft:
    return SetDraft("one", SHIPPED.replace("version = 1\n", "version = 2\n"), bundled_catalog())


def test_a_set_without_errors_is_one(draft: SetDraft) -> None:
    assert draft.form is not None
    assert draft.before is not None
    assert (draft.form.version, draft.before.version) == (2, 1)
    assert [one.kind for one in draft.remarks] == ["advice"] * len(draft.remarks)
    assert draft.preview_form() == draft.form


def test_an_error_is_told_at_its_place(draft: SetDraft) -> None:
    draft.set((*FIRST, "text"), "")
    assert draft.form is None
    assert [(one.kind, one.location) for one in draft.remarks_at(FIRST)] == [
        ("error", (*FIRST, "text"))
    ]
    assert draft.remarks_at(("sections", 1)) == ()
    preview = draft.preview_form()
    assert preview is not None
    assert next(preview.questions()).id == "samverkan-lokalt-naringsliv"


def test_typing_in_one_field_is_one_step(draft: SetDraft) -> None:
    before = draft.text
    called: list[str] = []
    draft.watch(lambda: called.append(draft.text))
    for text in ("N", "Ny", "Ny?"):
        draft.set((*FIRST, "text"), text)
    draft.set((*FIRST, "hint"), "Tänk.")
    assert len(called) == 4
    assert draft.undo() == (*FIRST, "hint")
    assert draft.undo() == (*FIRST, "text")
    assert draft.text == before
    assert not draft.can_undo
    assert draft.undo() is None
    assert draft.redo() == (*FIRST, "text")
    assert draft.value((*FIRST, "text")) == "Ny?"
    assert draft.can_redo


def test_a_question_is_named_once(draft: SetDraft) -> None:
    at = draft.add_question(1, 0)
    assert at == ("sections", 1, "questions", 0)
    draft.name_question(at)
    assert draft.value((*at, "id")) is None
    draft.set((*at, "text"), "Hur många företagsbesök har nämnden gjort under {year}?")
    draft.name_question(at)
    named = draft.value((*at, "id"))
    assert named == "foretagsbesok-namnden"
    draft.set((*at, "text"), "Något helt annat?")
    draft.name_question(at)
    assert draft.value((*at, "id")) == named
    # The name came with the wording, and goes with it.
    draft.undo()
    draft.undo()
    assert draft.value(at) == {"text": ""}


def test_questions_and_sections_are_moved_copied_and_removed(draft: SetDraft) -> None:
    assert draft.move(FIRST, ("sections", 1, "questions", 1)) == ("sections", 1, "questions", 1)
    copy = draft.copy(("sections", 1, "questions", 1))
    assert draft.value((*copy, "text")) == draft.value(("sections", 1, "questions", 1, "text"))
    assert draft.value((*copy, "id")) != "samverkan-lokalt-naringsliv"
    draft.remove(copy)
    assert draft.move(("sections", 2), ("sections", 0)) == ("sections", 0)
    assert [one.get("number") for one in draft.content["sections"]] == [1, 2, 3, None]
    assert draft.move(("sections", 3), ("sections", 0)) == ("sections", 3)
    assert draft.form is not None


def test_a_section_is_added_before_the_closing_one(draft: SetDraft) -> None:
    assert draft.add_section(9) == ("sections", 3)
    assert draft.add_section(1) == ("sections", 1)
    numbers = [one.get("number") for one in draft.content["sections"]]
    assert numbers == [1, 2, 3, 4, 5, None]
    preview = draft.preview_form()
    assert preview is not None
    assert [section.number for section in preview.sections] == [1, 3, 4, None]


def test_what_is_asked_no_more_can_be_replaced(draft: SetDraft) -> None:
    assert draft.candidates(FIRST) == ()
    draft.remove(("sections", 1, "questions", 0))
    assert [one.id for one in draft.candidates(FIRST)] == ["svart-ekonomi"]
    draft.set((*FIRST, "replaces"), ["svart-ekonomi"])
    assert [one.id for one in draft.candidates(FIRST)] == ["svart-ekonomi"]


def test_text_is_such_that_every_format_can_carry_it(draft: SetDraft) -> None:
    draft.set((*FIRST, "text"), "a\x00\r\nb\ud800")
    assert draft.value((*FIRST, "text")) == "a\ufffd\nb\ufffd"
