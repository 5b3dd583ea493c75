"""The sheet survey: sections, questions and tables, in the order of its rows."""

from dataclasses import dataclass, field

from app.formats.xlsform.choices_reader import Choices, tell_headings
from app.formats.xlsform.names import (
    BEGIN_GROUP,
    BEGIN_REPEAT,
    OWN,
    PRINTED_TEXTS,
    comment_name,
    section_name,
)
from app.formats.xlsform.parts import Part
from app.formats.xlsform.question_reader import QuestionReader
from app.formats.xlsform.rows import Remarks, Row, Table
from app.formats.xlsform.sections import ReadSection
from app.formats.xlsform.types import RowKind, RowType, read_type
from app.formats.xlsform.values import OWN_OF_SURVEY, CellReader
from app.formats.xlsform.workbook_file import Cell

_KNOWN = frozenset(
    (
        *("type", "name", "label", "hint", "required", "relevant", "constraint", "repeat_count"),
        *("choice_filter", "calculation", "disabled"),
        *(f"{OWN}{key}" for key in OWN_OF_SURVEY),
    )
)
_ASKS_NOTHING = "”{}” frågar inget och är inte med."
_PARAGRAPHS = "\n\n"


@dataclass
class _Open:
    """A group or a table that has begun. `columns` are the table's so far."""

    row: Row
    kind: RowKind
    is_section: bool = False
    relevant: Cell | None = None
    columns: list[Part] = field(default_factory=list)


class SurveyReader:
    """Reads the rows once; then has the sections and the texts before them."""

    def __init__(self, table: Table, choices: Choices, remarks: Remarks) -> None:
        self._remarks, self._cells = remarks, CellReader(remarks)
        self._questions = QuestionReader(choices, remarks)
        self.sections: list[ReadSection] = []
        self.texts: dict[str, tuple[str, str]] = {}
        self._open: list[_Open] = []
        self._section: ReadSection | None = None
        self._commented = ""
        self._read(table)

    def _read(self, table: Table) -> None:
        for heading in ("type", "name", "label"):
            if heading not in table.headings:
                self._remarks.fault(
                    table.place, f"Kolumnen ”{heading}” saknas. Skriv rubriken på första raden"
                )
                return
        for row in table.rows:
            self._read_row(row)
        for one in self._open:
            word = BEGIN_REPEAT if one.kind is RowKind.BEGIN_REPEAT else BEGIN_GROUP
            end = word.replace("begin", "end")
            self._remarks.fault(
                one.row.place_of("type"), f"”{word}” avslutas inte. Lägg till en rad ”{end}”"
            )
        tell_headings(table, _KNOWN, self._remarks)

    def _read_row(self, row: Row) -> None:
        written, name = row.text("type"), row.text("name")
        if not written:
            if name or row.text("label"):
                self._remarks.fault(row.place, "Raden saknar typ. Skriv den under type")
            return
        if self._cells.truth(row, "disabled"):
            self._remarks.leave_out(row.place, "Raden är avstängd (disabled) och inte med.")
            return
        commented, self._commented = self._commented, ""
        asked = self._remarks.attempt(row.place_of("type"), lambda: read_type(written))
        if asked is None:
            self._questions.refuse(row)
        elif not commented or name != commented:
            self._read_as(row, asked)

    def _read_as(self, row: Row, asked: RowType) -> None:
        match asked.row:
            case RowKind.BEGIN_GROUP | RowKind.BEGIN_REPEAT:
                self._begin(row, asked.row)
            case RowKind.END_GROUP | RowKind.END_REPEAT:
                self._end(row, asked.row)
            case RowKind.NOTE:
                self._note(row)
            case RowKind.ASKS_NOTHING:
                self._remarks.leave_out(row.place, _ASKS_NOTHING.format(row.text("type")))
            case RowKind.QUESTION:
                self._ask(row, asked)

    def _begin(self, row: Row, kind: RowKind) -> None:
        one = _Open(row, kind, relevant=row.cells.get("relevant"))
        if kind is RowKind.BEGIN_GROUP:
            self._begin_group(one)
        elif self._table() is not None:
            self._remarks.fault(
                row.place_of("type"),
                "En tabell kan inte stå i en tabell. Gör den till en egen fråga efter den andra",
            )
        self._open.append(one)

    def _begin_group(self, one: _Open) -> None:
        label = self._cells.text(one.row, "label")
        if one.relevant and (self._table() or any(outer.relevant for outer in self._open)):
            self._remarks.fault(
                one.relevant.place,
                "Gruppen står i en tabell eller i en grupp med villkor. Ta bort det ena villkoret",
            )
        if not self._table() and not any(outer.is_section for outer in self._open):
            closing = one.row.text("name") == section_name(None)
            if label or closing:
                one.is_section = True
                number = self._cells.own(one.row, "number")
                self._section = ReadSection(one.row, label, number, closing)
                self.sections.append(self._section)
        elif label:
            self._remarks.leave_out(
                one.row.place_of("label"),
                f"Rubriken ”{label}” är inte med, för gruppen står i en annan. Frågorna är med.",
            )

    def _end(self, row: Row, kind: RowKind) -> None:
        begins = RowKind.BEGIN_GROUP if kind is RowKind.END_GROUP else RowKind.BEGIN_REPEAT
        if not self._open or self._open[-1].kind is not begins:
            self._remarks.fault(
                row.place_of("type"), "Inget som ska avslutas här har börjat. Ta bort raden"
            )
            return
        one = self._open.pop()
        if one.is_section:
            self._section = None
        if one.kind is RowKind.BEGIN_REPEAT and self._table() is None:
            self._add(self._questions.table(one.row, one.columns, self._relevant()), one.row)

    def _note(self, row: Row) -> None:
        place = row.place_of("label")
        text = self._cells.text(row, "label")
        key = row.text("name").removeprefix(OWN)
        if not text:
            return
        if row.text("name").startswith(OWN) and key in PRINTED_TEXTS:
            self.texts[key] = text, place
        elif self._section is not None and not self._section.questions and not self._table():
            self._section.introductions.append((text, place))
        elif not self.sections and not self._table():
            before = self.texts.get("description")
            both = f"{before[0]}{_PARAGRAPHS}{text}" if before else text
            self.texts["description"] = both, before[1] if before else place
        else:
            self._remarks.leave_out(
                place,
                "Texten står mellan frågor och är inte med. Flytta den till ledtexten (hint) på "
                "frågan som den hör till.",
            )

    def _ask(self, row: Row, asked: RowType) -> None:
        table = self._table()
        if table is not None:
            column = self._questions.column(row, asked, table.row.text("name"))
            table.columns.append(column)
        else:
            self._add(self._questions.question(row, asked, self._relevant()), row)

    def _add(self, question: Part, row: Row) -> None:
        if self._section is None:
            if not self.sections or not self.sections[-1].is_loose:
                self.sections.append(ReadSection(row, "", None, closing=False, is_loose=True))
            section = self.sections[-1]
        else:
            section = self._section
        section.questions.append(question)
        if question.content.get("comment"):
            self._commented = comment_name(row.text("name"))

    def _table(self) -> _Open | None:
        """The outermost table that the row stands in."""
        tables = (one for one in self._open if one.kind is RowKind.BEGIN_REPEAT)
        return next(tables, None)

    def _relevant(self) -> Cell | None:
        """The condition of the groups that the row stands in."""
        return next((one.relevant for one in self._open if one.relevant), None)
