"""A set is written: its fields, its outline, what is remarked, undone and saved."""

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.gui.kit.commands import Command
from app.gui.kit.services import Services
from app.gui.shell.window import MainWindow
from tests.support.officer import click
from tests.support.pages.workshop import Workshop
from tests.support.patience import wait_for
from tests.support.typing import CTRL, press, type_text
from tests.support.window import actions_of

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier
FIRST, SECOND = ("sections", 0, "questions", 0), ("sections", 0, "questions", 1)
ADDED = ("sections", 0, "questions", 2)


def _pause() -> None:
    QTest.qWait(10)


def test_the_outline_has_every_part(workshop: Workshop) -> None:
    assert workshop.names() == [
        *("Om frågorna", "1. Först", "Vad gjordes [årtal]?", "Vad mer?"),
        *("3. Sedan", "Hur gick det?", "Avslutning", "Övrigt"),
    ]


def test_what_is_typed_is_saved_by_itself(workshop: Workshop, services: Services) -> None:
    workshop.go_to(*FIRST)
    workshop.write("Vad gjorde ni åren före {year}?", "text")
    key = workshop.draft.key
    wait_for(lambda: "åren före" in services.workshop.open(key).text, _pause)
    wait_for(lambda: workshop.state().startswith("Sparad"), _pause)
    assert workshop.value(*FIRST, "text") == "Vad gjorde ni åren före {year}?"
    # Its id names the matter.
    assert workshop.value(*FIRST, "id") == "ett"


def test_nothing_typed_is_lost_by_leaving_in_the_middle_of_a_word(
    workshop: Workshop, services: Services
) -> None:
    workshop.go_to(*FIRST)
    workshop.write("Vad gjor", "text")
    key = workshop.draft.key
    workshop.page.go_back()
    assert services.workshop.open(key).value((*FIRST, "text")) == "Vad gjor"


def test_a_new_question_gets_its_id_when_its_wording_is_left(workshop: Workshop) -> None:
    workshop.go_to(*SECOND)
    workshop.press(Key.Key_Insert)
    assert workshop.place == ADDED
    type_text(QApplication.focusWidget() or workshop.page, "Hur många besökte er?")
    wait_for(lambda: workshop.value(*ADDED, "text") == "Hur många besökte er?", _pause)
    assert workshop.value(*ADDED, "id") is None
    workshop.leave_field()
    wait_for(lambda: workshop.value(*ADDED, "id") is not None, _pause)
    named = workshop.value(*ADDED, "id")
    workshop.write("Hur många kom?", "text")
    workshop.leave_field()
    wait_for(lambda: workshop.value(*ADDED, "text") == "Hur många kom?", _pause)
    assert workshop.value(*ADDED, "id") == named


def test_a_dragged_question_comes_before_what_it_is_dropped_on(workshop: Workshop) -> None:
    workshop.go_to(*SECOND)
    outline = workshop.page.outline
    above = outline.visualItemRect(outline.item(2))
    drop = QDropEvent(
        QPointF(above.center()),
        Qt.DropAction.MoveAction,
        outline.mimeData([outline.currentItem()]),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    outline.dropEvent(drop)
    assert workshop.value(*FIRST, "id") == "tva"
    assert workshop.place == FIRST


def test_nothing_is_said_of_a_field_before_it_was_left(workshop: Workshop) -> None:
    workshop.go_to(*SECOND)
    workshop.press(Key.Key_Insert)
    assert workshop.remark("text") == ""
    workshop.leave_field()
    wait_for(lambda: workshop.remark("text") == "Behöver fyllas i.", _pause)
    assert "Ny fråga (1)" in workshop.names()


def test_what_is_wrong_is_said_at_its_field_and_counted(workshop: Workshop) -> None:
    workshop.go_to(*FIRST)
    workshop.write("Vad gjordes {månad}?", "text")
    wait_for(lambda: "{månad}" in workshop.remark("text"), _pause)
    assert "Vad gjordes {månad}? (1)" in workshop.names()
    assert workshop.page.frame.next_fault.text() == "Nästa fel (1 fel)"
    workshop.write("Vad gjordes {year}?", "text")
    wait_for(lambda: workshop.remark("text") == "", _pause)


def test_what_has_no_field_of_its_own_is_said_at_the_first(workshop: Workshop) -> None:
    workshop.draft.set_together(FIRST, {"foo": 1})
    workshop.go_to(*FIRST)
    assert "okänt" in workshop.remark("text")


def test_the_next_fault_is_gone_to_by_a_key(workshop: Workshop, window: MainWindow) -> None:
    workshop.draft.set((*FIRST, "word_limit"), -1)
    workshop.draft.set((*SECOND, "text"), "")
    review = actions_of(window.menus)[Command.REVIEW]
    review.trigger()
    assert workshop.place == FIRST
    assert workshop.field("word_limit").control.hasFocus()
    review.trigger()
    assert workshop.place == SECOND
    review.trigger()
    assert workshop.place == FIRST


def test_typing_in_a_field_is_undone_in_one_step(workshop: Workshop, window: MainWindow) -> None:
    workshop.go_to(*FIRST)
    workshop.write("Något annat", "text")
    wait_for(lambda: workshop.value(*FIRST, "text") == "Något annat", _pause)
    workshop.press(Key.Key_Z, CTRL)
    assert workshop.value(*FIRST, "text") == "Vad gjordes {year}?"
    assert workshop.field("text").value() == "Vad gjordes {year}?"
    workshop.press(Key.Key_Y, CTRL)
    assert workshop.field("text").value() == "Något annat"


def test_what_was_just_typed_is_undone_before_it_is_saved(workshop: Workshop) -> None:
    workshop.go_to(*FIRST)
    workshop.write("Ko", "short")
    workshop.press(Key.Key_Z, CTRL)
    assert workshop.value(*FIRST, "short") is None
    assert workshop.field("short").value() is None


def test_undoing_leads_to_where_it_was(workshop: Workshop) -> None:
    workshop.go_to(*FIRST)
    workshop.write("Kort", "short")
    workshop.go_to(*SECOND)
    workshop.press(Key.Key_Z, CTRL)
    assert workshop.place == FIRST
    assert workshop.field("short").control.hasFocus()


def test_a_question_is_removed_and_taken_back(workshop: Workshop) -> None:
    before = workshop.draft.text
    workshop.go_to(*FIRST)
    workshop.press(Key.Key_Delete)
    assert "Vad gjordes [årtal]?" not in workshop.names()
    assert "är borttagen" in workshop.said()
    click(workshop.undo_removal)
    assert workshop.draft.text == before
    assert workshop.place == FIRST


def test_questions_are_moved_by_keys_from_section_to_section(workshop: Workshop) -> None:
    workshop.go_to(*SECOND)
    workshop.press(Key.Key_Down, ALT)
    assert workshop.place == ("sections", 1, "questions", 0)
    assert workshop.names()[3:6] == ["3. Sedan", "Vad mer?", "Hur gick det?"]
    workshop.press(Key.Key_Up, ALT)
    assert workshop.place == SECOND
    workshop.press(Key.Key_Up, ALT)
    assert workshop.place == FIRST
    assert workshop.value(*FIRST, "id") == "tva"


def test_sections_keep_the_order_of_their_numbers(workshop: Workshop) -> None:
    workshop.go_to("sections", 0)
    workshop.press(Key.Key_Down, ALT)
    assert [name for name in workshop.names() if ". " in name] == ["1. Sedan", "3. Först"]


def test_a_copy_has_an_id_of_its_own(workshop: Workshop) -> None:
    workshop.go_to(*FIRST)
    workshop.press(Key.Key_D, CTRL)
    assert workshop.place == SECOND
    assert workshop.value(*SECOND, "text") == workshop.value(*FIRST, "text")
    assert workshop.value(*SECOND, "id") not in {None, "ett"}


@pytest.mark.parametrize(
    ("kind", "shown", "hidden"),
    [
        ("number", ("unit", "min", "max", "decimals", "comment"), ("options", "columns")),
        ("choice", ("options", "other"), ("unit", "min_chosen")),
        ("choices", ("options", "min_chosen", "max_chosen"), ("unit", "earliest")),
        ("date", ("earliest", "latest"), ("options",)),
        ("table", ("columns", "min_rows", "totals"), ("options", "unit")),
        ("yes_no", ("comment",), ("options", "columns")),
    ],
)
def test_a_kind_has_the_fields_of_its_limits(
    workshop: Workshop, kind: str, shown: tuple[str, ...], hidden: tuple[str, ...]
) -> None:
    workshop.go_to(*FIRST)
    box = workshop.page.question.asked.kind.box
    box.setCurrentIndex(box.row_of(kind))
    wait_for(lambda: workshop.value(*FIRST, "kind") == kind, _pause)
    fields = workshop.page.question.fields
    keys = {field.key[0] for field in fields if field.isVisibleTo(workshop.page)}
    assert keys >= set(shown)
    assert not keys & set(hidden)


def test_what_belongs_to_another_kind_goes_in_the_same_step(workshop: Workshop) -> None:
    workshop.draft.set((*FIRST, "kind"), "number")
    workshop.draft.set((*FIRST, "unit"), "tkr")
    before = workshop.draft.text
    workshop.go_to(*FIRST)
    box = workshop.page.question.asked.kind.box
    box.setCurrentIndex(box.row_of("yes_no"))
    wait_for(lambda: workshop.value(*FIRST, "kind") == "yes_no", _pause)
    assert workshop.value(*FIRST, "unit") is None
    workshop.page.outline.setFocus()
    workshop.press(Key.Key_Z, CTRL)
    assert workshop.draft.text == before


def test_options_are_written_one_after_the_other(workshop: Workshop) -> None:
    workshop.draft.set((*FIRST, "kind"), "choice")
    workshop.go_to(*FIRST)
    options = workshop.page.question.asked.options
    click(options.add_button)
    for text in ("Handel", "Bygg", "Annan bransch"):
        type_text(QApplication.focusWidget() or options, text)
        workshop.press(Key.Key_Return)
    workshop.press(Key.Key_Backspace)
    wait_for(lambda: len(workshop.value(*FIRST, "options") or []) == 3, _pause)
    options.focus_row(2)
    workshop.press(Key.Key_Up, ALT)
    workshop.leave_field()
    ids = ["handel", "annan-bransch", "bygg"]
    wait_for(lambda: [o.get("id") for o in workshop.value(*FIRST, "options")] == ids, _pause)
    assert workshop.draft.form is not None


def test_a_row_too_many_goes_when_the_rows_are_left(workshop: Workshop) -> None:
    workshop.draft.set((*FIRST, "kind"), "choice")
    workshop.go_to(*FIRST)
    options = workshop.page.question.asked.options
    click(options.add_button)
    type_text(QApplication.focusWidget() or options, "Handel")
    workshop.press(Key.Key_Return)
    assert len(options.lines) == 2
    assert options.remark.text() == ""
    workshop.page.outline.setFocus()
    wait_for(lambda: len(workshop.value(*FIRST, "options")) == 1, _pause)
    assert workshop.draft.form is not None


def test_a_question_is_asked_only_after_some_answers(workshop: Workshop) -> None:
    workshop.draft.set((*FIRST, "kind"), "yes_no")
    workshop.go_to(*SECOND)
    form = workshop.page.question
    form.condition.box.setCurrentIndex(form.condition.box.row_of("ett"))
    wait_for(lambda: workshop.value(*SECOND, "ask_if") is not None, _pause)
    assert workshop.value(*SECOND, "ask_if") == {"question": "ett", "is": ["yes"]}
    assert form.answers.isVisibleTo(workshop.page)
    form.condition.box.setCurrentIndex(form.condition.box.row_of(None))
    wait_for(lambda: workshop.value(*SECOND, "ask_if") is None, _pause)


def test_the_preview_is_the_page_that_is_answered(workshop: Workshop) -> None:
    workshop.go_to(*FIRST)
    workshop.write("Vad gjordes under {year}?", "text")
    shown = workshop.page.preview

    def heading() -> str:
        page = shown._page
        return page._heading._question.text() if page is not None else ""

    wait_for(lambda: heading() == "Vad gjordes under 2022?", _pause)


def test_the_preview_of_a_section_is_its_own_also_after_an_empty_one(workshop: Workshop) -> None:
    workshop.draft.remove(("sections", 0, "questions", 1))
    workshop.draft.remove(("sections", 0, "questions", 0))
    workshop.go_to("sections", 1)
    shown = workshop.page.preview
    wait_for(lambda: "3. Sedan" in shown.text.toPlainText(), _pause)
    workshop.go_to("sections", 0)
    wait_for(lambda: shown._pages.currentIndex() == 0, _pause)


def test_a_column_has_a_kind_of_its_own(workshop: Workshop) -> None:
    columns = [{"id": "a", "text": "Vad"}, {"id": "b", "text": "Antal", "kind": "number"}]
    workshop.draft.set_together(FIRST, {"kind": "table", "columns": columns})
    workshop.go_to(*FIRST)
    form = workshop.page.question
    form.columns.focus_row(1)
    assert form.column_asked.kind.key == ("columns", 1, "kind")
    assert form.column_asked.kind.value() == "number"
    assert form.column_asked.unit.isVisibleTo(workshop.page)
    form.columns.focus_row(0)
    assert form.column_asked.kind.value() is None
    assert not form.column_asked.unit.isVisibleTo(workshop.page)


def test_the_focus_stays_where_one_writes(workshop: Workshop) -> None:
    workshop.go_to(*FIRST)
    workshop.write("Vad hände {year}?", "text")
    wait_for(lambda: workshop.value(*FIRST, "text") == "Vad hände {year}?", _pause)
    assert workshop.field("text").control.hasFocus()
    press(workshop.field("text").control, Key.Key_End)
    type_text(workshop.field("text").control, "!")
    assert workshop.field("text").value() == "Vad hände {year}?!"
