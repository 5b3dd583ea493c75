"""What is said to whoever writes in the window has no keys and no ids in it."""

import re

import pytest

from app.model.base import Location
from app.services.workshop.set_draft import SetDraft
from app.services.workshop.workshop import Workshop
from tests.support.question_sets import SHIPPED
from tests.support.workplace import bundled_catalog

FIRST: Location = ("sections", 0, "questions", 0)
NEXT = SHIPPED.replace("version = 1\n", "version = 2\n")
# Keys, and ids of questions.
_OF_A_FILE = re.compile(r"[a-z]_[a-z]|\breplaces\b|\bshort\b|\bhint\b|[a-z]-[a-z]+-| = ")


def draft_with(*changes: tuple[Location, object]) -> SetDraft:
    draft = SetDraft("a", NEXT, bundled_catalog())
    for location, value in changes:
        draft.set(location, value)
    return draft


def test_what_is_empty_is_told_by_what_to_do(workshop: Workshop) -> None:
    draft = workshop.begin_empty()
    assert [(one.location, one.message) for one in draft.remarks] == [
        (("title",), "Skriv titeln."),
        (("sections", 0, "title"), "Skriv rubriken."),
        ((*FIRST, "text"), "Skriv frågan."),
    ]
    draft.set((*FIRST, "text"), "Vad?")
    assert [one.message for one in draft.remarks_at(FIRST)] == ["Saknas."]
    draft.name_question(FIRST)
    assert draft.remarks_at(FIRST) == ()
    draft.remove(FIRST)
    (said,) = draft.remarks_at(("sections", 0, "questions"))
    assert said.message.startswith("Avsnittet har ingen fråga.")


def test_a_condition_is_told_by_what_to_do() -> None:
    draft = draft_with(((*FIRST, "kind"), "yes_no"))
    second = ("sections", 0, "questions", 1)
    draft.set((*second, "ask_if"), {"question": draft.value((*FIRST, "id")), "is": ["yes"]})
    assert draft.form is not None
    draft.set((*FIRST, "kind"), None)
    (said,) = draft.remarks_at((*second, "ask_if"))
    assert said.message.startswith("Ett av svaren finns inte längre")
    draft.move(FIRST, second)
    (said,) = draft.remarks_at((*FIRST, "ask_if"))
    assert said.message.startswith("Frågan som avgör om den här ställs finns inte före den.")


@pytest.mark.parametrize(
    ("code", "changes"),
    [
        ("short-missing", [((*FIRST, "short"), None)]),
        ("long-question", [((*FIRST, "text"), "Beskriv samverkan. " * 20)]),
        ("long-title", [(("sections", 0, "title"), "Rubrik " * 20)]),
        ("no-recipient", [(("deadline",), {"2023-T1": "2023-06-01"})]),
        ("deadline-without-end", [(("deadline",), {"2023-T1": "2023-06-01"})]),
        ("id-changed-meaning", [((*FIRST, "text"), "Vad kostar lokalerna?")]),
        ("unknown-audience", [(("audience", "types"), ["ingen"])]),
        ("replaces-asked", [((*FIRST, "replaces"), ["dialog-foretag"])]),
        ("replaces-unknown", [((*FIRST, "replaces"), ["ingen-alls"])]),
        (
            "own-words-as-option",
            [
                ((*FIRST, "kind"), "choice"),
                (
                    (*FIRST, "options"),
                    [
                        {"id": "annat", "text": "Annat"},
                        {"id": "ett", "text": "Ett"},
                    ],
                ),
            ],
        ),
        (
            "yes-no-as-choice",
            [
                ((*FIRST, "kind"), "choice"),
                (
                    (*FIRST, "options"),
                    [
                        {"id": "ja", "text": "Ja"},
                        {"id": "nej", "text": "Nej"},
                    ],
                ),
            ],
        ),
    ],
)
def test_advice_has_no_keys_in_it(code: str, changes: list[tuple[Location, object]]) -> None:
    draft = draft_with(*changes)
    said = [one.message for one in draft.remarks if one.code == code]
    assert said
    assert [one for one in said if _OF_A_FILE.search(one)] == []


def test_a_question_that_is_gone_is_told_by_its_name() -> None:
    draft = draft_with()
    question = ("sections", 2, "questions", 0)
    was = draft.value((*question, "text"))
    draft.remove(question)
    (said,) = [one.message for one in draft.remarks if one.code == "question-dropped"]
    assert said.startswith("”Verksamhetsområden” i förra versionen finns inte kvar")
    at = draft.add_question(2, 0)
    draft.set((*at, "text"), f"{was} Ge exempel.")
    draft.name_question(at)
    (said,) = [one.message for one in draft.remarks if one.code == "reworded-with-new-id"]
    assert said.startswith("Frågan liknar ”Verksamhetsområden” i förra versionen.")
