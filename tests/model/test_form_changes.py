"""What changes in what two question sets ask and print: all of it is told, and nothing else."""

from collections import Counter
from copy import deepcopy

import pytest
from hypothesis import given

from app.model.comparison import Change
from app.model.form import FormDefinition
from app.model.form_changes import FormChange, FormChangeKind, form_changes
from app.model.kinds.asked_text import asked_text
from tests.support.form_strategies import forms
from tests.support.small_form import form_content, small_form
from tests.support.terms import IN_STOCKHOLM

K = FormChangeKind
FORM = small_form()


def _changed(**changes: object) -> tuple[FormChange, ...]:
    return form_changes(FORM, small_form(version=2, **changes))


def _edited(place: int, **changes: object) -> FormDefinition:
    content = form_content()
    content["sections"][0]["questions"][place].update(changes)
    return FormDefinition.model_validate(content, context=IN_STOCKHOLM)


def _only(changes: tuple[FormChange, ...]) -> FormChange:
    (change,) = changes
    return change


def test_another_version_that_says_the_same_changes_nothing() -> None:
    assert _changed() == ()


def test_a_question_is_reworded_word_by_word() -> None:
    change = _only(form_changes(FORM, _edited(1, text="Vad mer gjordes?")))
    assert (change.kind, change.question_id) == (K.REWORDED, "tva")
    assert [(run.change, run.text) for run in change.runs] == [
        (Change.SAME, "Vad mer "),
        (Change.ADDED, "gjordes"),
        (Change.SAME, "?"),
    ]


def test_long_texts_are_shown_whole() -> None:
    change = FormChange(kind=K.TEXT, before="a " * 4_000, after="")
    assert [run.change for run in change.runs] == [Change.REMOVED]


@pytest.mark.parametrize(
    ("changes", "notes"),
    [
        ({"required": False}, "Frågan är frivillig."),
        ({"word_limit": 200}, "Högst 200 ord."),
        ({"hint": "Nämn tal."}, "Nämn tal."),
    ],
)
def test_what_is_otherwise_about_a_question(changes: dict[str, object], notes: str) -> None:
    change = _only(form_changes(FORM, _edited(1, **changes)))
    assert (change.kind, change.question_id) == (K.NOTES, "tva")
    assert (change.before, change.after) == ("", notes)


OPTIONS = [{"id": "a", "text": "Norr"}, {"id": "b", "text": "Söder"}]
NUMBER = {"kind": "number", "unit": "kr", "min": 0}
CHOICE = {"kind": "choice", "options": OPTIONS}
COLUMNS = [{"id": "ort", "text": "Ort"}, {"id": "antal", "text": "Antal", "kind": "number"}]


@pytest.mark.parametrize(
    ("was", "now", "removed", "added"),
    [
        ({}, NUMBER, "", "Ett heltal i kr, minst 0."),
        (NUMBER, {**NUMBER, "unit": "tkr"}, "kr", "tkr"),
        (NUMBER, {**NUMBER, "min": 5}, "0", "5"),
        (NUMBER, {"kind": "date"}, "Ett heltal i kr, minst 0", "En dag"),
        (CHOICE, {**CHOICE, "options": OPTIONS[:1]}, "; Söder", ""),
        (CHOICE, {**CHOICE, "other": True}, "", "; egna ord"),
        (
            {"kind": "table", "columns": COLUMNS},
            {"kind": "table", "columns": COLUMNS[:1]},
            "; Antal (ett heltal)",
            "",
        ),
        ({"kind": "date"}, {"kind": "date", "comment": True}, "", "Svaret kan ha en kommentar."),
    ],
)
def test_what_is_asked_for_is_told_word_by_word(
    was: dict[str, object], now: dict[str, object], removed: str, added: str
) -> None:
    change = _only(form_changes(_edited(1, **was), _edited(1, **now)))
    assert (change.kind, change.question_id) == (K.ASKED, "tva")
    for kind, said in ((Change.REMOVED, removed), (Change.ADDED, added)):
        assert said in "".join(run.text for run in change.runs if run.change is kind)


def test_when_a_question_is_asked_is_told() -> None:
    before = _edited(0, kind="yes_no")
    content = before.model_dump(by_alias=True, exclude_defaults=True)
    content["sections"][0]["questions"][1]["ask_if"] = {"question": "ett", "is": ["no"]}
    change = _only(
        form_changes(before, FormDefinition.model_validate(content, context=IN_STOCKHOLM))
    )
    assert (change.kind, change.question_id) == (K.ASKED, "tva")
    assert change.after == "Ställs om svaret på ”Vad gjordes {year}?” är Nej."


def test_ids_of_options_and_what_a_question_is_called_are_not_told() -> None:
    before = _edited(0, kind="yes_no")
    hanging = before.model_dump(by_alias=True, exclude_defaults=True)
    hanging["sections"][0]["questions"][1]["ask_if"] = {"question": "ett", "is": ["yes"]}
    renamed = deepcopy(hanging)
    renamed["sections"][0]["questions"][0]["short"] = "Kort"
    assert form_changes(*map(FormDefinition.model_validate, (hanging, renamed))) == ()
    other_ids = [{"id": "c", "text": "Norr"}, {"id": "b", "text": "Söder", "replaces": ["a"]}]
    assert form_changes(_edited(1, **CHOICE), _edited(1, **{**CHOICE, "options": other_ids})) == ()


@pytest.mark.parametrize("changes", [{"short": "Mer"}, {"replaces": ("tre",)}])
def test_what_the_author_alone_needs_is_not_told(changes: dict[str, object]) -> None:
    assert form_changes(FORM, _edited(1, **changes)) == ()


def test_questions_come_and_go_and_take_over_from_others() -> None:
    content = form_content()
    first = content["sections"][0]["questions"]
    first[0].update(id="ny", text="Vad har gjorts?", replaces=("ett",))
    first[1].update(id="helt-ny", text="Hur många?")
    changes = form_changes(FORM, FormDefinition.model_validate(content, context=IN_STOCKHOLM))
    assert [(c.kind, c.question_id, c.before, c.after, c.replaced) for c in changes] == [
        (K.REPLACED, "ny", "Vad gjordes {year}?", "Vad har gjorts?", ("ett",)),
        (K.ADDED, "helt-ny", "", "Hur många?", ()),
        (K.DROPPED, "tva", "Vad mer?", "", ()),
    ]


def test_a_question_moves_to_another_section() -> None:
    content = form_content()
    content["sections"][1]["questions"].insert(0, content["sections"][0]["questions"].pop())
    change = _only(form_changes(FORM, FormDefinition.model_validate(content, context=IN_STOCKHOLM)))
    assert (change.kind, change.question_id) == (K.MOVED, "tva")
    assert (change.before, change.after) == ("1. Först", "3. Sedan")


def test_one_question_passes_another() -> None:
    content = form_content()
    content["sections"][0]["questions"].reverse()
    change = _only(form_changes(FORM, FormDefinition.model_validate(content, context=IN_STOCKHOLM)))
    assert change.kind is K.REORDERED


def test_a_section_is_called_otherwise() -> None:
    content = form_content()
    content["sections"][1]["title"] = "Därefter"
    change = _only(form_changes(FORM, FormDefinition.model_validate(content, context=IN_STOCKHOLM)))
    assert (change.kind, change.before, change.after) == (K.SECTION, "3. Sedan", "3. Därefter")


@pytest.mark.parametrize("field", ["title", "office", "preamble", "description", "instructions"])
def test_a_text_is_another(field: str) -> None:
    change = _only(_changed(**{field: "Läs detta."}))
    assert (change.kind, change.field, change.after) == (K.TEXT, field, "Läs detta.")


def _told_of(form: FormDefinition) -> dict[str, object]:
    """All of a set of which a change is to be told."""
    fields = {"title", "short_title", "survey", "office", "sections"}
    fields |= {"preamble", "heading", "description_heading", "description", "instructions"}
    told = form.model_dump(include=fields)
    for section, dumped in zip(form.sections, told["sections"], strict=True):
        # What a question is called, and what ids there are, is for authors alone.
        dumped["questions"] = [
            (question.id, question.text, question.notes, question.ask_if, asked_text(question))
            for question in section.questions
        ]
    return told


@given(before=forms(), after=forms())
def test_nothing_is_told_where_nothing_differs_and_only_there(
    before: FormDefinition, after: FormDefinition
) -> None:
    assert (form_changes(before, after) == ()) == (_told_of(before) == _told_of(after))
    assert form_changes(before, before.model_copy(update={"version": 99})) == ()


@given(before=forms(), after=forms())
def test_every_question_is_accounted_for(before: FormDefinition, after: FormDefinition) -> None:
    changes = form_changes(before, after)
    old, new = ([question.id for question in form.questions()] for form in (before, after))
    of_kind = {kind: {c.question_id for c in changes if c.kind is kind} for kind in FormChangeKind}
    replaced = {one for change in changes for one in change.replaced}
    assert of_kind[K.DROPPED] | (replaced - set(new)) == set(old) - set(new)
    assert not of_kind[K.DROPPED] & replaced
    assert set(new) - set(old) == (of_kind[K.ADDED] | of_kind[K.REPLACED]) - set(old)
    assert of_kind[K.REWORDED] == {
        one for one in set(old) & set(new) if before.question(one).text != after.question(one).text
    }
    once = Counter((c.kind, c.question_id) for c in changes if c.question_id)
    assert all(times == 1 for times in once.values())
