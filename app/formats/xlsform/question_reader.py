"""Questions and columns of tables, each from its row."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.formats.xlsform.choices_reader import Choices
from app.formats.xlsform.expressions import condition_of, limits_of
from app.formats.xlsform.names import OWN, YES_NO_LIST, column_id_of, id_of, rows_name
from app.formats.xlsform.parts import Part
from app.formats.xlsform.rows import Remarks, Row
from app.formats.xlsform.texts import trimmed
from app.formats.xlsform.types import RowType
from app.formats.xlsform.values import CellReader
from app.formats.xlsform.workbook_file import Cell
from app.model.kinds.asked import MOST_DECIMALS, WITHIN_TERM
from app.model.kinds.kind import Kind

_NOT_HERE = {
    "choice_filter": "Urval bland alternativen finns inte här. Ta bort det, eller gör flera frågor",
    "calculation": "Uträkningar finns inte här. Ta bort uträkningen eller raden",
}


@dataclass(frozen=True)
class Asked:
    """A question that others may hang on: its id and the list that it is answered from."""

    id: str
    list_name: str


class QuestionReader:
    def __init__(self, choices: Choices, remarks: Remarks) -> None:
        self._choices, self._remarks = choices, remarks
        self._cells = CellReader(remarks)
        self._asked: dict[str, Asked] = {}
        self._names: dict[str, str] = {}
        self._refused: set[str] = set()

    def refuse(self, row: Row) -> None:
        """A row that cannot be read: what hangs on it is no fault of its own."""
        self._refused.add(row.text("name"))

    def question(self, row: Row, asked: RowType, inherited: Cell | None) -> Part:
        """A question, with the condition of the group that it stands in where it has none."""
        part = Part(row.place)
        self._identify(part, row)
        self._word(part, row)
        if not self._cells.truth(row, "required"):
            part.content["required"] = False
        self._read_value(part, row, asked)
        for key in ("comment", "word_limit", "replaces"):
            part.put(key, self._cells.own(row, key), row.place_of(f"{OWN}{key}"))
        self._read_condition(part, row, inherited)
        self._asked[row.text("name")] = Asked(part.content.get("id", ""), asked.list_name)
        return part

    def table(self, row: Row, columns: list[Part], inherited: Cell | None) -> Part:
        """A table, whose columns have been read already."""
        part = Part(row.place)
        self._identify(part, row)
        self._word(part, row)
        if not self._cells.truth(row, "required"):
            part.content["required"] = False
        part.put("kind", Kind.TABLE, row.place_of("type"))
        part.put_parts("columns", columns)
        for key in ("min_rows", "max_rows", "totals", "comment", "word_limit", "replaces"):
            part.put(key, self._cells.own(row, key), row.place_of(f"{OWN}{key}"))
        self._read_rows(part, row)
        self._read_condition(part, row, inherited)
        return part

    def column(self, row: Row, asked: RowType, table: str) -> Part:
        part = Part(row.place)
        name = row.text("name")
        part.put("id", column_id_of(table, name), row.place_of("name"))
        self._require_name(row, part)
        text = self._cells.text(row, "label")
        if row.is_blank("label"):
            self._remarks.fault(
                row.place_of("label"), "Kolumnen saknar text. Skriv den under label"
            )
        part.put("text", text, row.place_of("label"))
        self._read_value(part, row, asked)
        part.put("replaces", self._cells.own(row, "replaces"), row.place_of(f"{OWN}replaces"))
        if row.text("relevant"):
            self._remarks.fault(
                row.place_of("relevant"),
                "En kolumn i en tabell kan inte ha ett villkor. Ta bort det",
            )
        if row.text("hint"):
            self._remarks.leave_out(
                row.place_of("hint"), "En kolumn i en tabell har ingen ledtext (hint)."
            )
        return part

    def _identify(self, part: Part, row: Row) -> None:
        name = row.text("name")
        question_id = id_of(name)
        self._require_name(row, part if not question_id else None)
        if question_id in self._names:
            self._remarks.fault(
                row.place_of("name"),
                f"Namnet ”{name}” finns redan i {self._names[question_id]}. Ge frågan ett eget",
            )
        self._names.setdefault(question_id, row.place_of("name"))
        part.put("id", question_id, row.place_of("name"))

    def _require_name(self, row: Row, part: Part | None) -> None:
        if part is not None and "id" not in part.content:
            name = row.text("name")
            self._remarks.fault(
                row.place_of("name"),
                f"Namnet ”{name}” går inte att använda. Skriv ett med bokstäver"
                if name
                else "Namn saknas. Skriv ett kort under name, utan mellanslag",
            )

    def _word(self, part: Part, row: Row) -> None:
        text = self._cells.text(row, "label")
        if row.is_blank("label"):
            self._remarks.fault(row.place_of("label"), "Frågan saknar text. Skriv den under label")
        part.put("text", text, row.place_of("label"))
        part.put("hint", self._cells.text(row, "hint"), row.place_of("hint"))
        part.put("short", self._cells.own(row, "short"), row.place_of(f"{OWN}short"))

    def _read_value(self, part: Part, row: Row, asked: RowType) -> None:
        kind = asked.kind
        if asked.list_name:
            kind = self._read_options(part, row, asked)
        if kind is not Kind.TEXT:
            part.put("kind", kind, row.place_of("type"))
        part.put("unit", self._cells.own(row, "unit"), row.place_of(f"{OWN}unit"))
        decimals = self._cells.own(row, "decimals")
        if asked.of_decimals:
            decimals = MOST_DECIMALS if decimals is None else decimals
        part.put("decimals", decimals, row.place_of(f"{OWN}decimals"))
        place = row.place_of("constraint")
        limits = self._remarks.attempt(
            place, lambda: limits_of(row.text("constraint"), kind, decimals or 0)
        )
        for key, limit in (limits or {}).items():
            part.put(key, limit, place)
        for key in ("earliest", "latest"):
            self._read_period(part, row, key)
        for heading, reason in _NOT_HERE.items():
            if row.text(heading):
                self._remarks.fault(row.place_of(heading), reason)

    def _read_period(self, part: Part, row: Row, key: str) -> None:
        said, place = self._cells.own(row, key), row.place_of(f"{OWN}{key}")
        if said and said != WITHIN_TERM:
            self._remarks.fault(
                place, f"Skriv {WITHIN_TERM} för periodens gräns, och en dag under constraint"
            )
        elif said and key in part.content:
            self._remarks.fault(place, "Gränsen står också under constraint. Ta bort den ena")
        elif said:
            part.put(key, said, place)

    def _read_options(self, part: Part, row: Row, asked: RowType) -> Kind:
        name, place = asked.list_name, row.place_of("type")
        choices = self._choices
        is_known_pair = name not in choices and name == YES_NO_LIST
        if (
            asked.kind is Kind.CHOICE
            and not asked.other
            and (is_known_pair or choices.is_yes_no(name))
        ):
            choices.used.add(name)
            return Kind.YES_NO
        if name not in choices:
            self._remarks.fault(
                place,
                f"Listan ”{name}” finns inte på bladet choices. Rätta namnet, eller lägg till den",
            )
        part.put_parts("options", choices.options(name))
        if asked.other:
            part.put("other", True, place)
        return asked.kind

    def _read_rows(self, part: Part, row: Row) -> None:
        """The given rows of a table, or how many there are."""
        place = row.place_of("repeat_count")
        rows = self._choices.texts(rows_name(row.text("name")))
        if rows:
            part.put("fixed_rows", [text for text, _ in rows], rows[0][1])
            for index, (_, where) in enumerate(rows):
                part.places["fixed_rows", index] = where
            return
        count = row.text("repeat_count")
        if not count:
            return
        if not (count.isascii() and count.isdigit()):
            self._remarks.fault(
                place, "Antalet rader kan inte räknas ut. Skriv ett heltal, eller lämna tomt"
            )
            return
        for key in ("min_rows", "max_rows"):
            part.put(key, int(count), place)

    def _read_condition(self, part: Part, row: Row, inherited: Cell | None) -> None:
        own, place = row.text("relevant"), row.place_of("relevant")
        if own and inherited:
            self._remarks.fault(
                place, "Gruppen har ett villkor också, och en fråga kan ha ett. Ta bort det ena"
            )
        elif inherited:
            own, place = trimmed(inherited.text), inherited.place
        if not own or any(f"${{{name}}}" in own for name in self._refused):
            return
        ids: Mapping[str, str] = {name: asked.id for name, asked in self._asked.items()}
        found = self._remarks.attempt(place, lambda: condition_of(own, ids))
        if found is not None:
            question_id, answers = found
            part.put("ask_if", self._condition(question_id, answers), place)

    def _condition(self, question_id: str, answers: list[str]) -> dict[str, Any]:
        lists = {asked.id: asked.list_name for asked in self._asked.values()}
        name = lists.get(question_id, "")
        return {"question": question_id, "is": [self._choices.answer(name, one) for one in answers]}
