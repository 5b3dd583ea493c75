"""Reads the cells of an Excel workbook (.xlsx) that may be broken or hostile, as text.

Only cells that hold something are looked at, so that one far down and to the right costs no more
than any other.
"""

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from app.formats.bounded_archive import BoundedArchive
from app.formats.errors import Fault, FormatErrorCode, FormFileError, ReportFileError
from app.formats.file_kinds import OLE
from app.formats.xlsform.cell_values import CellValues, Found
from app.formats.xlsform.read_form import TOO_MUCH
from app.model.base import sanitise

MOST_CELLS = 100_000
MOST_CHARACTERS = 5_000_000
MOST_SHEETS = 100

_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_CONTENT_TYPES = "[Content_Types].xml"
_MACROS = (b"macroEnabled", b"vbaProject")
_AGAIN = "Öppna den i Excel, spara en kopia som Excel-arbetsbok (.xlsx) och försök med kopian"
_SAVE = "Spara den som Excel-arbetsbok (.xlsx) och försök igen"
_REASONS = {
    FormatErrorCode.EMPTY: "filen är tom. Välj en annan fil",
    FormatErrorCode.TOO_BIG: TOO_MUCH,
    FormatErrorCode.PASSWORD: (
        "filen är lösenordsskyddad. Ta bort lösenordet i Excel (Arkiv > Info > Skydda arbetsbok) "
        "och försök igen"
    ),
    FormatErrorCode.OLD_WORD: f"filen är sparad i ett äldre format (.xls). {_SAVE}",
    FormatErrorCode.NO_WORD: f"filen är ingen Excel-arbetsbok. {_SAVE}",
    FormatErrorCode.DOCTYPE: f"filen innehåller en DOCTYPE, som inte Excel skriver. {_AGAIN}",
}
_DAMAGED = f"filen är skadad eller inte hel. {_AGAIN}"


@dataclass(frozen=True)
class Cell:
    """What a cell shows, as text. A `problem` is why that cannot be told."""

    text: str
    place: str
    problem: str = ""


@dataclass(frozen=True)
class Sheet:
    """The rows of a sheet that hold something, from the top; each has its cells by column."""

    name: str
    rows: tuple[dict[int, Cell], ...]


def read_workbook_file(data: bytes, file: str) -> tuple[Sheet, ...]:
    """The sheets of a workbook, hidden ones too. Raises FormFileError for what is none."""
    try:
        return _Workbook(BoundedArchive(data, file)).sheets()
    except ReportFileError as error:
        code = error.code
        if code is FormatErrorCode.OLD_WORD and not data.startswith(OLE):
            code = FormatErrorCode.NO_WORD
        raise FormFileError(file, Fault(None, "", _REASONS.get(code, _DAMAGED))) from None


class _Workbook:
    def __init__(self, archive: BoundedArchive) -> None:
        self._archive = archive
        self._cells = self._characters = 0
        self._main = self._main_part()
        self._relations = self._relations_of(self._main)

    def sheets(self) -> tuple[Sheet, ...]:
        book = self._parsed(self._main)
        dates = book.find("{*}workbookPr")
        since_1904 = dates is not None and dates.get("date1904") in {"1", "true"}
        values = CellValues(self._root("styles"), self._root("sharedStrings"), since_1904)
        named = book.findall("{*}sheets/{*}sheet")
        if len(named) > MOST_SHEETS:
            raise self._refused(TOO_MUCH)
        return tuple(self._sheet(one, values) for one in named)

    def _main_part(self) -> str:
        archive = self._archive
        if _CONTENT_TYPES not in archive:
            is_open = "content.xml" in archive
            raise self._refused(
                f"filen är i OpenDocument-format (.ods). {_SAVE}" if is_open else _DAMAGED
            )
        types = archive.read(_CONTENT_TYPES)
        if any(sign in types for sign in _MACROS):
            raise self._refused(f"filen innehåller makron. {_SAVE}, utan makron")
        for kind, target in self._relations_of("").values():
            if kind == "officeDocument" and target.endswith("workbook.xml"):
                return target
        raise self._refused(f"filen är ingen Excel-arbetsbok. {_SAVE}")

    def _relations_of(self, part: str) -> dict[str, tuple[str, str]]:
        """The kind and the part of each, by its id, but for those outside the file."""
        folder, name = posixpath.split(part)
        rels = f"{folder}/_rels/{name}.rels".lstrip("/")
        found = {}
        for one in self._parsed(rels) if rels in self._archive else ():
            said = {str(key): str(value) for key, value in one.items()}
            kind = said.get("Type", "").rpartition("/")[2]
            target = posixpath.normpath(posixpath.join(f"/{folder}", said.get("Target", "")))
            if said.get("TargetMode") != "External":
                found[said.get("Id", "")] = kind, target.lstrip("/")
        return found

    def _root(self, kind: str) -> etree._Element | None:
        """A part beside the workbook, where there is one."""
        for found, target in self._relations.values():
            if found == kind and target in self._archive:
                return self._parsed(target)
        return None

    def _sheet(self, named: etree._Element, values: CellValues) -> Sheet:
        name = named.get("name", "")
        ids = [str(value) for key, value in named.items() if str(key).endswith("}id")]
        kind, target = self._relations.get(ids[0] if ids else "", ("", ""))
        if kind != "worksheet" or target not in self._archive:
            return Sheet(name, ())
        root = self._parsed(target)
        rows = [self._row(row, name, values) for row in _rows(root)]
        return Sheet(name, tuple(cells for cells in rows if cells))

    def _row(
        self, row: tuple[int, etree._Element], sheet: str, values: CellValues
    ) -> dict[int, Cell]:
        number, element = row
        found: dict[int, Cell] = {}
        column = 0
        for one in element:
            reference = _REFERENCE.fullmatch(one.get("r", ""))
            column = _column(reference[1]) if reference else column + 1
            value = values.of(one)
            if value.text.strip() or value.problem:
                found[column] = self._cell(value, f"{sheet}!{_letters(column)}{number}")
        return found

    def _cell(self, value: Found, place: str) -> Cell:
        self._cells += 1
        self._characters += len(value.text)
        if self._cells > MOST_CELLS or self._characters > MOST_CHARACTERS:
            raise self._refused(TOO_MUCH)
        return Cell(str(sanitise(value.text)), place, value.problem)

    def _parsed(self, part: str) -> etree._Element:
        return self._archive.parse(self._archive.read(part))

    def _refused(self, reason: str) -> FormFileError:
        return FormFileError(self._archive.file, Fault(None, "", reason))


def _rows(root: etree._Element) -> Iterator[tuple[int, etree._Element]]:
    number = 0
    for row in root.iterfind("{*}sheetData/{*}row"):
        given = row.get("r", "")
        number = int(given) if given.isascii() and given.isdigit() else number + 1
        yield number, row


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = 26 * number + ord(letter) - ord("A") + 1
    return number


def _letters(column: int) -> str:
    text = ""
    while column:
        column, last = divmod(column - 1, 26)
        text = chr(ord("A") + last) + text
    return text
