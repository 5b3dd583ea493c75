"""Remarks in the words of the window: there the keys and ids of a file are not to be seen."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from app.formats.question_set.toml_content import MISSING, value_at
from app.model.base import Location
from app.model.form import FormDefinition
from app.model.form_advice import LONGEST_NAME, LONGEST_QUESTION, LONGEST_TITLE
from app.model.swedish import in_figures
from app.services.question_sets.set_remarks import NO_SET, DraftRemark

_PLAIN: Mapping[str, str] = MappingProxyType(
    {
        "long-title": "Rubriken får inte plats på en rad. Korta den till högst "
        f"{in_figures(LONGEST_TITLE)} tecken, eller lägg resten i avsnittets inledning.",
        "long-question": "Frågan är svår att läsa som rubrik. Korta den till högst "
        f"{in_figures(LONGEST_QUESTION)} tecken, eller lägg förklaringen i hjälptexten.",
        "short-missing": "Frågan är för lång för listan över frågor. Ge den ett kort namn, högst "
        f"{in_figures(LONGEST_NAME)} tecken.",
        "deadline-missing": "Det finns perioder utan sista dag. Lägg till den, eller ändra till "
        "och med vilken period frågorna gäller.",
        "deadline-without-end": "Frågorna gäller tills vidare, men efter det sista datumet finns "
        "ingen sista dag. Välj till och med vilken period de gäller, eller gör en ny version med "
        "fler dagar när det är dags.",
        "no-recipient": "Det finns en sista dag men ingen adress att skicka rapporten till. Skriv "
        "adressen.",
        "deadline-outside": "Frågorna ställs inte i den perioden. Ta bort dagen, eller ändra vilka "
        "perioder frågorna gäller.",
        "always-asked": "Frågan ställs vad än svaret är. Låt den alltid ställas, eller ta bort "
        "något av svaren.",
        "yes-no-as-choice": "Det enda som går att välja är ja och nej. Låt frågan besvaras med ja "
        "eller nej i stället.",
        "own-words-as-option": "Den som väljer det här kan inte säga vad. Ta bort alternativet och "
        "låt det gå att svara med egna ord.",
        "recipient-dropped": "Svaren på förra versionen skickades till en adress, den här till "
        "ingen. Skriv adressen.",
        "limit-narrowed": "Gränsen är snävare än i förra versionen. Förra periodens svar kan hamna "
        "utanför.",
        "reworded-with-new-id": "Frågan liknar ”{about}” i förra versionen. Välj den bland dem som "
        "frågan ersätter, så följer förra periodens svar med.",
        "question-dropped": "”{about}” i förra versionen finns inte kvar och ersätts inte. Förra "
        "periodens svar läggs då vid sidan om. Tar en annan fråga över väljer du det där.",
        "id-changed-meaning": "I förra versionen löd frågan helt annorlunda: ”{was}”. Gäller den "
        "något annat lägger du till en ny fråga och tar bort den här, annars följer fel svar med.",
        "replaces-asked": "”{about}” ställs fortfarande, så svaret följer med till båda frågorna. "
        "Ersätt den inte här, om inte det är meningen.",
        "replaces-unknown": "En fråga som den här ersätter finns inte i någon version som är känd "
        "här. Ta bort den.",
        "option-dropped": "Ett alternativ från förra versionen finns inte kvar. Den som valde det "
        "får välja på nytt.",
        "column-dropped": "En kolumn från förra versionen finns inte kvar. Det som står i den "
        "läggs bredvid som text.",
        "unknown-audience": "Den här finns inte bland dem som svarar. Ta bort den.",
    }
)
_EMPTY: Mapping[tuple[str, ...], str] = MappingProxyType(
    {
        ("title",): "Skriv titeln.",
        ("audience",): "Välj vem frågorna ställs till.",
        ("periods",): "Välj minst en period.",
        ("valid_from",): "Välj den första perioden.",
        ("sections",): "Lägg till ett avsnitt med en fråga.",
        ("sections", "title"): "Skriv rubriken.",
        ("sections", "questions"): "Avsnittet har ingen fråga. Lägg till en, eller ta bort "
        "avsnittet.",
        ("questions", "text"): "Skriv frågan.",
        ("questions", "options"): "Lägg till det som ska gå att välja.",
        ("columns", "options"): "Lägg till det som ska gå att välja.",
        ("questions", "columns"): "Lägg till en kolumn.",
        ("options", "text"): "Skriv alternativet.",
        ("columns", "text"): "Skriv kolumnens rubrik.",
        ("ask_if", "question"): "Välj vilken fråga som avgör om den här ställs.",
        ("ask_if", "is"): "Välj minst ett svar.",
    }
)

# What can be wrong there is one thing.
_WRONG: Mapping[tuple[str, ...], str] = MappingProxyType(
    {
        ("ask_if", "question"): "Frågan som avgör om den här ställs finns inte före den. Flytta "
        "någon av dem, eller välj en annan.",
        ("ask_if", "is"): "Ett av svaren finns inte längre på frågan som avgör om den här ställs. "
        "Välj svaren på nytt.",
    }
)


def plainly(
    remarks: Iterable[DraftRemark], content: Mapping[str, Any], before: FormDefinition | None
) -> Iterator[DraftRemark]:
    """The same remarks; of what has no wording not that it has no id, which follows from it."""
    for remark in remarks:
        if remark.code != NO_SET:
            yield replace(remark, message=_advice(remark, content, before))
        elif not _follows(remark.location, content):
            yield replace(remark, message=_fault(remark.location, content) or remark.message)


def _advice(remark: DraftRemark, content: Mapping[str, Any], before: FormDefinition | None) -> str:
    plain = _PLAIN.get(remark.code)
    if plain is None:
        return remark.message
    own = value_at(content, remark.location)
    was = [one.text for one in before.questions() if one.id == own] if before else []
    name = before.place_name(remark.about) if before else remark.about
    return plain.format(about=name, was=next(iter(was), ""))


def _fault(location: Location, content: Mapping[str, Any]) -> str:
    """What to do, where that is plain from the place; else empty."""
    names = tuple(step for step in location if isinstance(step, str))
    if not _is_empty(value_at(content, location)):
        return _WRONG.get(names[-2:], "")
    return _EMPTY.get(names[-2:]) or _EMPTY.get(names, "")


def _follows(location: Location, content: Mapping[str, Any]) -> bool:
    if location[-1:] != ("id",) or not _is_empty(value_at(content, location)):
        return False
    key = "text" if len(location) > 1 else "title"
    return _is_empty(value_at(content, (*location[:-1], key)))


def _is_empty(value: object) -> bool:
    return value is MISSING or (isinstance(value, str) and not value.strip()) or value in ([], {})
