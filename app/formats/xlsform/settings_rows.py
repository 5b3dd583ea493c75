"""What a question set says of itself, as columns of the sheet settings."""

from collections.abc import Iterator
from typing import Any

from app.formats.xlsform.names import OWN, ROOT
from app.formats.xlsform.settings_reader import (
    DEADLINE_DAY,
    DEADLINE_TERM,
    LABEL,
    LISTS,
    text_keys,
)
from app.formats.xlsform.texts import in_cell
from app.model.form import FormDefinition, Labels


def settings_columns(form: FormDefinition) -> Iterator[tuple[str, list[str]]]:
    """Each heading with what stands under it; a list has an item a row."""
    said = form.model_dump(mode="json", by_alias=True)
    given = form.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    yield "form_title", [in_cell(form.title)]
    yield "form_id", [form.id]
    yield "version", [str(form.version)]
    yield "name", [ROOT]
    for name, location in LISTS.items():
        inner: Any = said
        for key in location or (name,):
            inner = inner[key]
        yield f"{OWN}{name}", [str(one) for one in inner]
    for key in text_keys():
        yield f"{OWN}{key}", [in_cell(str(given.get(key) or ""))]
    yield f"{OWN}{DEADLINE_TERM}", list(said["deadline"])
    yield f"{OWN}{DEADLINE_DAY}", list(said["deadline"].values())
    labels = given.get("labels", {})
    for field in Labels.model_fields:
        yield f"{OWN}{LABEL}{field}", [in_cell(labels.get(field, ""))]
