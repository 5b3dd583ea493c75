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


def test_one_question_is_split_in_two_that_take_over_its_answer(draft: SetDraft) -> None:
    draft.set((*FIRST, "word_limit"), 200)
    before = draft.text
    was = draft.value((*FIRST, "id"))
    count = len(draft.value(FIRST[:-1]))
    assert draft.split(FIRST) == FIRST
    second = (*FIRST[:-1], 1)
    expected = {"text": "", "word_limit": 200, "replaces": [was]}
    assert [draft.value(FIRST), draft.value(second)] == [expected, expected]
    assert len(draft.value(FIRST[:-1])) == count + 1
    for place, wording in ((FIRST, "Vilka träffade ni?"), (second, "Vad ledde det till?")):
        draft.set((*place, "text"), wording)
        draft.name_question(place)
    assert draft.form is not None
    assert all(
        was in draft.form.ids_answering(draft.form.question(i))
        for i in (draft.value((*FIRST, "id")), draft.value((*second, "id")))
    )
    while draft.text != before:
        assert draft.undo() is not None


def test_two_questions_are_joined_to_one_that_takes_over_both_answers(draft: SetDraft) -> None:
    ids = [draft.value((*FIRST[:-1], place, "id")) for place in (0, 1)]
    before = draft.text
    assert draft.join(FIRST) == FIRST
    assert draft.value(FIRST) == {"text": "", "replaces": ids}
    assert draft.undo() == FIRST
    assert draft.text == before
    last = (*FIRST[:-1], len(draft.value(FIRST[:-1])) - 1)
    assert draft.join(last) is None
    assert draft.text == before


def test_a_question_that_no_officer_has_seen_takes_nothing_along_when_it_is_split(
    draft: SetDraft,
) -> None:
    place = draft.add_question(0, 0)
    draft.set((*place, "text"), "Helt ny?")
    draft.name_question(place)
    draft.split(place)
    assert draft.value(place) == {"text": ""}


def test_advice_does_not_come_and_go_with_errors_elsewhere(draft: SetDraft) -> None:
    advised = ("sections", 1, "questions", 0)
    draft.set((*advised, "short"), "Ett kort namn som är längre än vad som får plats i listan")
    told = draft.remarks_at(advised)
    assert [one.code for one in told] == ["long-short"]
    empty = draft.add_question(0, 0)
    assert any(one.kind == "error" for one in draft.remarks_at(empty))
    assert draft.remarks_at(advised) == told
    # Of what is faulty itself only the fault is told.
    draft.set((*advised, "word_limit"), -1)
    assert [one.kind for one in draft.remarks_at(advised)] == ["error"]


def test_text_is_such_that_every_format_can_carry_it(draft: SetDraft) -> None:
    draft.set((*FIRST, "text"), "a\x00\r\nb\ud800")
    assert draft.value((*FIRST, "text")) == "a\ufffd\nb\ufffd"
