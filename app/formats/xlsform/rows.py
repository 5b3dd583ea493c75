"""The rows of a sheet by the headings above them, and what is said of their cells."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from app.formats.errors import Fault
from app.formats.xlsform.expressions import UnsayableError
from app.formats.xlsform.read_form import LeftOut
from app.formats.xlsform.texts import trimmed
from app.formats.xlsform.workbook_file import Cell, Sheet

_ALIASES = {
    "list name": "list_name",
    "value": "name",
    "caption": "label",
    "relevance": "relevant",
    "count": "repeat_count",
    "repeat count": "repeat_count",
    "bind::required": "required",
    "bind::relevant": "relevant",
    "bind::constraint": "constraint",
    "form title": "form_title",
    "set form title": "form_title",
    "form id": "form_id",
    "set form id": "form_id",
    "id_string": "form_id",
    "title": "form_title",
    "choice filter": "choice_filter",
    "default language": "default_language",
}
_BETWEEN_LANGUAGES = re.compile(r"\s*::?\s*")
_SWEDISH = re.compile(r"\b(svenska|swedish|sv|sv-se|swe)\b", re.IGNORECASE)
IN_LANGUAGES = ("label", "hint")

_T = TypeVar("_T")


class Remarks:
    """What is found wrong in a workbook, and what is left out, cell by cell."""

    def __init__(self) -> None:
        self._faults: dict[tuple[str, str], Fault] = {}
        self.left_out: list[LeftOut] = []

    def fault(self, place: str, reason: str) -> None:
        self._faults.setdefault((place, reason), Fault(None, place, reason))

    @property
    def faults(self) -> tuple[Fault, ...]:
        """Each once."""
        return tuple(self._faults.values())

    def leave_out(self, place: str, text: str) -> None:
        self.left_out.append(LeftOut(place, text))

    def attempt(self, place: str, read: Callable[[], _T]) -> _T | None:
        """What is read from a cell; None, and a fault there, where it says what no set can say."""
        try:
            return read()
        except UnsayableError as error:
            self.fault(place, str(error))
            return None


@dataclass(frozen=True)
class Row:
    """A row by its headings. `place` is where it begins."""

    cells: dict[str, Cell]
    place: str

    def text(self, heading: str) -> str:
        """Without white space around it; empty where there is nothing."""
        cell = self.cells.get(heading)
        return trimmed(cell.text) if cell is not None else ""

    def is_blank(self, heading: str) -> bool:
        """Whether there is nothing; a cell that cannot be read is not blank."""
        cell = self.cells.get(heading)
        return cell is None or not (trimmed(cell.text) or cell.problem)

    def place_of(self, heading: str) -> str:
        """The cell, or where the row begins."""
        cell = self.cells.get(heading)
        return cell.place if cell is not None else self.place


class Table:
    """A sheet with a row of headings. Faults and what has no heading are told once."""

    def __init__(self, sheet: Sheet, remarks: Remarks, language: str = "") -> None:
        self._remarks = remarks
        first, *others = sheet.rows or ({},)
        for row in sheet.rows:
            for cell in row.values():
                if cell.problem:
                    remarks.fault(cell.place, cell.problem)
        written = {column: _heading(cell.text) for column, cell in first.items()}
        self._names = _in_one_language(written, language)
        self._tell_twice(first)
        self.place = f"{sheet.name}!A1"
        self.headings = {name: first[column].place for column, name in self._names.items()}
        self.other_languages = [first[column] for column in sorted(set(written) - set(self._names))]
        self.rows = tuple(self._row(row) for row in others)
        self._tell_without_heading(others, written)

    def used(self) -> Iterator[tuple[str, str]]:
        """Each heading that something stands under, with its cell."""
        for name, place in self.headings.items():
            if any(row.text(name) for row in self.rows):
                yield name, place

    def _row(self, cells: dict[int, Cell]) -> Row:
        by_name: dict[str, Cell] = {}
        for column, name in self._names.items():
            if column in cells:
                by_name.setdefault(name, cells[column])
        first = cells[min(cells)]
        return Row(by_name, first.place)

    def _tell_twice(self, first: dict[int, Cell]) -> None:
        seen: set[str] = set()
        for column, name in sorted(self._names.items()):
            if name in seen:
                self._remarks.fault(
                    first[column].place,
                    f"Rubriken ”{trimmed(first[column].text)}” står två gånger. Ta bort den ena",
                )
            seen.add(name)

    def _tell_without_heading(
        self, rows: Sequence[dict[int, Cell]], written: dict[int, str]
    ) -> None:
        places = [
            cell.place for row in rows for column, cell in row.items() if column not in written
        ]
        if places:
            more = f", och {len(places) - 1} till" if len(places) > 1 else ""
            self._remarks.leave_out(places[0], f"Cellen står inte under någon rubrik{more}.")


def _heading(text: str) -> str:
    plain = trimmed(unicodedata.normalize("NFKC", text))
    name = " ".join(plain.lower().split())
    if name in _ALIASES:
        return _ALIASES[name]
    base, *language = _BETWEEN_LANGUAGES.split(plain, maxsplit=1)
    base = base.lower().replace(" ", "_")
    base = _ALIASES.get(base, base)
    return f"{base}::{language[0]}" if language else base


def _in_one_language(written: dict[int, str], language: str) -> dict[int, str]:
    """Columns by heading, of those in several languages the Swedish ones, or the form's own."""
    chosen = dict(written)
    for base in IN_LANGUAGES:
        languages = {
            column: name.partition("::")[2]
            for column, name in written.items()
            if name.partition("::")[0] == base
        }
        best = min(languages.values(), key=partial(_rank, own=language), default="")
        for column, one in languages.items():
            if one == best:
                chosen[column] = base
            else:
                del chosen[column]
    return chosen


def _rank(language: str, own: str) -> int:
    if _SWEDISH.search(language):
        return 0
    if language and language.casefold() == own.casefold():
        return 1
    return 2 if not language else 3
