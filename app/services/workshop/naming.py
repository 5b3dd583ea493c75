"""Which id a part of a question set gets from its wording."""

from collections.abc import Iterable, Mapping
from typing import Any

from app.formats.question_set.toml_content import value_at
from app.model.base import Location
from app.model.form import FormDefinition
from app.model.form_texts import asks_the_same
from app.model.wording_ids import id_from

_OTHERWISE = {"questions": "fraga", "options": "alternativ", "columns": "kolumn"}
_SET = "uppsattning"


def id_for(
    content: Mapping[str, Any],
    location: Location,
    before: FormDefinition | None,
    forms: Iterable[FormDefinition],
) -> str:
    """An id that nothing beside it has; "" where it has one, or there is no wording to make it of.

    A question that is put as one was before has the id of that, so that its answers are found;
    others have none that was used before.
    """
    part = value_at(content, location)
    if not isinstance(part, dict) or part.get("id"):
        return ""
    if not location:
        title = part.get("short_title") or part.get("title") or ""
        return id_from(title, {form.id for form in forms}, _SET) if _said(title) else ""
    wording = part.get("text", "")
    if not _said(wording):
        return ""
    if location[-2] != "questions":
        beside = value_at(content, location[:-1])
        return id_from(wording, {_id(one) for one in beside}, _OTHERWISE[str(location[-2])])
    taken = {_id(question) for question in _questions(content)}
    earlier = {one.id: one.text for one in before.questions()} if before else {}
    again = [one for one, text in earlier.items() if asks_the_same(text, wording)]
    free = [one for one in again if one not in taken]
    return free[0] if free else id_from(wording, {*taken, *earlier}, _OTHERWISE["questions"])


def _said(text: object) -> bool:
    return isinstance(text, str) and bool(text.strip())


def _id(part: object) -> str:
    return str(part.get("id", "")) if isinstance(part, Mapping) else ""


def _questions(content: Mapping[str, Any]) -> list[Any]:
    sections = content.get("sections", [])
    return [question for section in sections for question in section.get("questions", [])]
