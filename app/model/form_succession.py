"""What the author of a question set may want to change, seen against the version before it."""

import re
from collections.abc import Collection, Iterator

from rapidfuzz import fuzz

from app.model.form import FormDefinition
from app.model.form_advice import Advice, places_of_questions
from app.model.invisible_characters import visible

# Of 100, by the words that two wordings share. In the sets that are shipped, wordings of one matter
# have 83 or more, of two matters 73 or less; what is between is left to the author.
_ALIKE = 78
_HARDLY_ALIKE = 60
_SIGNS = re.compile(r"[^\w\s{}]")


def advice_on_succession(form: FormDefinition, before: FormDefinition) -> Iterator[Advice]:
    """Advice on a set that takes over from one with the same id.

    An answer finds its question in the next set by the id, or by `replaces`.
    """
    if form.version < before.version:
        yield Advice(
            "version-not-higher",
            ("version",),
            f"Version {before.version} används redan. Ge den här ett högre nummer, annars väljs "
            "den inte.",
        )
        return
    yield from _on_ids_kept(form, before)
    yield from _on_ids_added(form, before)
    yield from _on_ids_dropped(form, before)
    if before.recipient and not form.recipient:
        yield Advice(
            "recipient-dropped",
            ("version",),
            f"Version {before.version} skickades till {before.recipient}, den här till ingen. Ange "
            "recipient.",
        )


def advice_on_replacing(form: FormDefinition, known_ids: Collection[str]) -> Iterator[Advice]:
    """Advice on `replaces`. `known_ids` are those of the questions of all other sets."""
    asked = {question.id for question in form.questions()}
    for location, question in places_of_questions(form):
        for index, replaced in enumerate(question.replaces):
            place = (*location, "replaces", index)
            if replaced in asked:
                yield Advice(
                    "replaces-asked",
                    place,
                    f"”{replaced}” ställs fortfarande, så svaret följer med till båda frågorna. Ta "
                    "bort den här, om inte det är meningen.",
                    replaced,
                )
            elif replaced not in known_ids:
                yield Advice(
                    "replaces-unknown",
                    place,
                    f"Ingen fråga som är känd här har haft id:t ”{replaced}”. Se efter hur det "
                    "stavas.",
                )


def _on_ids_kept(form: FormDefinition, before: FormDefinition) -> Iterator[Advice]:
    texts = {question.id: question.text for question in before.questions()}
    for location, question in places_of_questions(form):
        was = texts.get(question.id)
        if was is not None and _likeness(was, question.text) < _HARDLY_ALIKE:
            yield Advice(
                "id-changed-meaning",
                (*location, "id"),
                f"I version {before.version} hade ”{question.id}” en helt annan lydelse: ”{was}”. "
                "Ge frågan ett nytt id om den gäller något annat, annars följer fel svar med.",
            )


def _on_ids_added(form: FormDefinition, before: FormDefinition) -> Iterator[Advice]:
    asked = {question.id for question in form.questions()}
    earlier = {question.id for question in before.questions()}
    replaced = {replaced for question in form.questions() for replaced in question.replaces}
    dropped = [q for q in before.questions() if q.id not in asked | replaced]
    for location, question in places_of_questions(form):
        if question.id in earlier or not dropped:
            continue
        nearest = max(dropped, key=lambda was: _likeness(was.text, question.text))
        if _likeness(nearest.text, question.text) >= _ALIKE:
            yield Advice(
                "reworded-with-new-id",
                (*location, "id"),
                f"Frågan liknar ”{nearest.id}” i version {before.version}. Behåll det id:t, eller "
                f'skriv replaces = ["{nearest.id}"], så följer förra periodens svar med.',
                nearest.id,
            )


def _on_ids_dropped(form: FormDefinition, before: FormDefinition) -> Iterator[Advice]:
    kept = {i for question in form.questions() for i in (question.id, *question.replaces)}
    asked = {question.id for question in before.questions()}
    added = [question for question in form.questions() if question.id not in asked]
    for question in before.questions():
        reworded = any(_likeness(question.text, new.text) >= _ALIKE for new in added)
        if question.id not in kept and not reworded:
            yield Advice(
                "question-dropped",
                ("version",),
                f"”{question.id}” i version {before.version} finns inte kvar och ersätts inte. "
                "Förra periodens svar läggs då vid sidan om; nämn id:t i replaces om en annan "
                "fråga tar över.",
                question.id,
            )


def _likeness(one: str, other: str) -> float:
    return fuzz.token_set_ratio(_normal(one), _normal(other))


def _normal(text: str) -> str:
    return " ".join(_SIGNS.sub(" ", visible(text)).casefold().split())
