"""The fields of a question."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from app.gui.kit.parts import column_in, label
from app.gui.kit.theme import STEP
from app.gui.workshop.asked_fields import AskedFields, ColumnsField, kind_change, kind_of, pair
from app.gui.workshop.draft_fields import (
    DraftField,
    LineField,
    LongField,
    NumberField,
    PickField,
    TickField,
    WordingField,
)
from app.gui.workshop.field_form import FieldForm
from app.gui.workshop.outline import is_question, name_at, places_in
from app.gui.workshop.rows_field import RowsField
from app.gui.workshop.ticks_field import TicksField
from app.model import lengths
from app.model.kinds.asked import NO, YES
from app.model.kinds.kind import Kind

if TYPE_CHECKING:
    from app.model.base import Location

_YEAR_HINT = "Skriv {year} där periodens årtal ska stå."
_SHORT_HINT = "Står i listan över frågor. Behövs när frågan är lång."
_ALWAYS = (None, "Alltid")


class QuestionForm(FieldForm):
    """Its wording first, then how it is answered, and last when and instead of what it is asked."""

    def __init__(self) -> None:
        super().__init__()
        self.text = WordingField(("text",), "Frågan", _YEAR_HINT, most=lengths.WORDING)
        self.short = LineField(("short",), "Kort namn", _SHORT_HINT)
        self.hint = LongField(("hint",), "Hjälptext under frågan", least=1)
        self.asked = AskedFields((), in_column=False)
        self.columns = ColumnsField(("columns",), "Kolumner")
        self.column_asked = AskedFields(("columns", 0), in_column=True)
        self.fixed_rows = RowsField(
            ("fixed_rows",), "Givna rader", "rad", "Står i den första kolumnen."
        )
        self.min_rows = NumberField(("min_rows",), "Minst så många rader")
        self.max_rows = NumberField(("max_rows",), "Högst så många rader")
        self.totals = TickField(("totals",), "Summera kolumner med tal")
        self.required = TickField(("required",), "Frågan måste besvaras", usual=True)
        self.comment = TickField(("comment",), "Plats för en kommentar bredvid svaret")
        self.word_limit = NumberField(("word_limit",), "Högst så många ord")
        self.condition = PickField(("ask_if", "question"), "Ställs")
        self.answers = TicksField(("ask_if", "is"), "Ställs om svaret är")
        self.replaces = TicksField(
            ("replaces",), "Ersätter frågor i förra versionen", (), "Svaren på dem följer med hit."
        )
        self.named = label("", "small")
        self._lay_out()
        self.columns.turned.connect(self._turn_to_column)

    def _lay_out(self) -> None:
        self.add(self.text, self.short, self.hint)
        self.asked.lay_out(self.column)
        self.column.addWidget(self.columns)
        # What belongs to the column in hand stands below the columns, within a frame of its own.
        self._of_column = QWidget()
        inside = column_in(self._of_column, spacing=STEP * 2)
        inside.setContentsMargins(STEP * 3, 0, 0, 0)
        self._column_name = label("", "label")
        inside.addWidget(self._column_name)
        self.column_asked.lay_out(inside)
        self.column.addWidget(self._of_column)
        self.column.addLayout(pair(self.min_rows, self.max_rows))
        for one in (self.fixed_rows, self.totals, self.comment, self.required, self.word_limit):
            self.column.addWidget(one)
        self.column.addWidget(self.condition)
        self.column.addWidget(self.answers)
        self.column.addWidget(self.replaces)
        self.column.addWidget(self.named)
        self._table: tuple[DraftField, ...] = (
            self.columns,
            self.fixed_rows,
            self.min_rows,
            self.max_rows,
            self.totals,
        )
        for field in (
            *(*self.asked.all, *self._table, *self.column_asked.all, self.comment),
            *(self.required, self.word_limit, self.condition, self.answers, self.replaces),
        ):
            self.watch(field)

    # What is shown.

    def prepare(self) -> None:
        kind = kind_of(self.said("kind"))
        self.asked.show_kind(kind)
        for field in self._table:
            field.setVisible(kind is Kind.TABLE)
        self._show_column(kind)
        self.comment.setVisible(kind is not Kind.TEXT)
        self.word_limit.setVisible(kind is Kind.TEXT or bool(self.said("comment")))
        self._offer_conditions()
        assert self.draft is not None
        candidates = self.draft.candidates(self.base)
        self.replaces.offer([(one.id, one.short or one.text) for one in candidates])
        self.replaces.setVisible(bool(candidates or self.said("replaces")))
        self.named.setText(f"Beteckning i filen: {self.said('id') or 'ges av frågan'}")

    def _show_column(self, kind: Kind) -> None:
        columns = self.said("columns") or []
        shown = kind is Kind.TABLE and bool(columns)
        self._of_column.setVisible(shown)
        row = min(self.columns.row, max(len(columns) - 1, 0))
        self.column_asked.stand_at(("columns", row))
        if shown:
            said = columns[row]
            self._column_name.setText(f"Kolumnen ”{said.get('text') or row + 1}”")
            self.column_asked.show_kind(said.get("kind"))

    def _turn_to_column(self, _row: int) -> None:
        self.follow()

    def _offer_conditions(self) -> None:
        before = list(self._asked_before())
        self.condition.offer(
            [_ALWAYS, *((one["id"], f"Om {name}") for one, name in before if one.get("id"))]
        )
        self.condition.setVisible(bool(before) or self.said("ask_if") is not None)
        chosen = self.said("ask_if", "question")
        asked = next((one for one, _ in before if one.get("id") == chosen), {})
        self.answers.offer(_answers_of(asked))
        self.answers.setVisible(self.said("ask_if") is not None)

    def _asked_before(self) -> "list[tuple[dict[str, Any], str]]":
        """The questions before this one whose answer can decide whether it is asked."""
        assert self.draft is not None
        content, found = self.draft.content, []
        places: list[Location] = places_in(content)
        for place in places[: places.index(self.base)] if self.base in places else []:
            question = self.draft.value(place)
            if is_question(place) and _answers_of(question):
                found.append((question, name_at(content, place)))
        return found

    # What is written.

    def put(self, field: DraftField) -> None:
        assert self.draft is not None
        if field is self.condition:
            self._put_condition(field.value())
        elif field in {self.asked.kind, self.column_asked.kind}:
            place = self.base + field.key[:-1]
            self.draft.set_together(
                place, kind_change(self.draft.value(place) or {}, field.value())
            )
        else:
            super().put(field)

    def _put_condition(self, chosen: object) -> None:
        assert self.draft is not None
        condition = None
        if chosen is not None:
            asked = next(one for one, _ in self._asked_before() if one.get("id") == chosen)
            condition = {"question": chosen, "is": [_answers_of(asked)[0][0]]}
        self.draft.set((*self.base, "ask_if"), condition)


def _answers_of(question: Mapping[str, Any]) -> list[tuple[str, str]]:
    """The answers that another question can be asked for, by id and in words."""
    if question.get("kind") == Kind.YES_NO.value:
        return [(YES, "Ja"), (NO, "Nej")]
    options = question.get("options")
    if not isinstance(options, list):
        return []
    return [(str(one["id"]), str(one.get("text", ""))) for one in options if one.get("id")]
