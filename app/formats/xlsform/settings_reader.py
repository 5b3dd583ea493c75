"""The sheet settings: what a set says of itself, and for whom and when it is."""

import datetime
from functools import partial
from typing import Any

from app.formats.xlsform.choices_reader import tell_headings
from app.formats.xlsform.expressions import UnsayableError
from app.formats.xlsform.names import OWN, PRINTED_TEXTS, id_of
from app.formats.xlsform.parts import Part
from app.formats.xlsform.rows import Remarks, Row, Table
from app.formats.xlsform.values import CellReader
from app.model.form import FormDefinition, Labels
from app.model.lengths import HIGHEST

SCHEMA = "naringslivsrapport/form/1"
LISTS = {"types": ("audience", "types"), "committees": ("audience", "committees"), "periods": ()}
"""What has an item a row, and where it stands in a set that has it elsewhere."""
DEADLINE_TERM, DEADLINE_DAY = "deadline_term", "deadline_day"
LABEL = "label_"
_ELSEWHERE = frozenset(
    (
        *("schema", "id", "version", "title", "audience", "periods", "labels", "deadline"),
        *("sections", *PRINTED_TEXTS),
    )
)
_LANGUAGE = "sv-SE"


def text_keys() -> tuple[str, ...]:
    """The keys of a set that are a text each, with a column of their own."""
    keys = (field.alias or name for name, field in FormDefinition.model_fields.items())
    return tuple(key for key in keys if key not in _ELSEWHERE)


def read_settings(table: Table | None, file: str, remarks: Remarks) -> Part:
    """What the sheet says; without one a set is called as its file."""
    rows = table.rows if table is not None else ()
    first = rows[0] if rows else Row({}, table.place if table else "")
    part, cells = Part(first.place), CellReader(remarks)
    stem = file.rpartition(".")[0] or file
    title = cells.text(first, "form_title") or stem
    part.put("schema", SCHEMA)
    part.put("id", id_of(first.text("form_id")) or id_of(stem), first.place_of("form_id"))
    part.put("version", _version(first, remarks), first.place_of("version"))
    part.put("title", title, first.place_of("form_title"))
    part.put("language", _LANGUAGE)
    for key in text_keys():
        part.put(key, cells.text(first, f"{OWN}{key}"), first.place_of(f"{OWN}{key}"))
    labels = Part(first.place)
    for field in Labels.model_fields:
        heading = f"{OWN}{LABEL}{field}"
        labels.put(field, cells.text(first, heading), first.place_of(heading))
    _put_table(part, "labels", labels)
    _read_lists(part, rows, cells)
    _read_deadlines(part, rows, remarks)
    if table is not None:
        known = {*text_keys(), *LISTS, DEADLINE_TERM, DEADLINE_DAY}
        known |= {f"{LABEL}{field}" for field in Labels.model_fields}
        own = {f"{OWN}{key}" for key in known}
        standard = {"form_title", "form_id", "version", "default_language", "name"}
        tell_headings(table, frozenset(own | standard), remarks)
    return part


def _day(said: str) -> datetime.date:
    try:
        return datetime.date.fromisoformat(said)
    except ValueError:
        raise UnsayableError(f"”{said}” är ingen dag. Skriv till exempel 2026-10-07") from None


def _version(row: Row, remarks: Remarks) -> int:
    said = row.text("version")
    if said.isascii() and said.isdigit() and 1 <= int(said) <= HIGHEST:
        return int(said)
    if said:
        remarks.leave_out(row.place_of("version"), f"Versionen ”{said}” är ersatt med 1.")
    return 1


def _put_table(part: Part, key: str, inner: Part) -> None:
    if inner.content:
        part.put(key, inner.content, inner.place)
        part.places |= {(key, *location): place for location, place in inner.places.items()}


def _read_lists(part: Part, rows: tuple[Row, ...], cells: CellReader) -> None:
    audience = Part(part.place)
    for name, location in LISTS.items():
        heading = f"{OWN}{name}"
        found = [(one, row.place_of(heading)) for row in rows for one in cells.ids(row, heading)]
        holder, key = (audience, location[-1]) if location else (part, name)
        if found:
            holder.put(key, [one for one, _ in found], found[0][1])
            holder.places |= {(key, index): place for index, (_, place) in enumerate(found)}
    _put_table(part, "audience", audience)


def _read_deadlines(part: Part, rows: tuple[Row, ...], remarks: Remarks) -> None:
    term, day = f"{OWN}{DEADLINE_TERM}", f"{OWN}{DEADLINE_DAY}"
    days: dict[str, Any] = {}
    for row in rows:
        code, said = row.text(term), row.text(day)
        if bool(code) != bool(said):
            remarks.fault(row.place_of(term if code else day), "Skriv både period och dag")
        elif code:
            days[code] = remarks.attempt(row.place_of(day), partial(_day, said))
            part.places["deadline", code] = row.place_of(day)
    if days:
        part.put("deadline", days)
