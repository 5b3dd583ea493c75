"""A question is split in two or joined with another; the menu of the outline; what is gone to."""

import datetime

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QMenu

from app.model.base import Location
from tests.support.officer import click
from tests.support.pages.workshop import Workshop
from tests.support.typing import CTRL

FIRST: Location = ("sections", 0, "questions", 0)
SECOND: Location = ("sections", 0, "questions", 1)


def test_a_question_that_is_split_becomes_two_that_are_written_anew(workshop: Workshop) -> None:
    before, names = workshop.draft.text, workshop.names()
    workshop.go_to(*FIRST)
    workshop.page.split()
    assert workshop.place == FIRST
    assert workshop.names()[2:4] == ["Ny fråga (1)", "Ny fråga (1)"]
    assert len(workshop.names()) == len(names) + 1
    assert (
        workshop.said() == "”Vad gjordes [årtal]?” är delad i två. Skriv hur de två frågorna lyder."
    )
    click(workshop.undo_removal)
    assert (workshop.draft.text, workshop.names()) == (before, names)


def test_a_question_is_joined_with_the_next_in_its_section_alone(workshop: Workshop) -> None:
    before = workshop.draft.text
    workshop.go_to(*SECOND)
    workshop.page.join()
    assert workshop.draft.text == before
    assert "ingen nästa fråga" in workshop.said()
    workshop.go_to(*FIRST)
    workshop.page.join()
    assert workshop.names()[2:4] == ["Ny fråga (1)", "3. Sedan"]
    workshop.page.undo()
    assert workshop.draft.text == before


def test_what_is_added_after_the_last_of_a_section_was_removed_stands_in_it(
    workshop: Workshop,
) -> None:
    workshop.go_to(*SECOND)
    workshop.page.remove()
    assert workshop.place == FIRST
    workshop.page.add_question()
    assert workshop.place == SECOND


def test_the_menu_has_what_can_be_done_with_a_place(workshop: Workshop) -> None:
    workshop.go_to(*FIRST)
    workshop.page.outline.menu_wanted.emit(workshop.page.mapToGlobal(workshop.page.rect().center()))
    (menu,) = (one for one in workshop.page.findChildren(QMenu) if one.isVisible())
    offered = {action.text().split("\t")[0]: action.isEnabled() for action in menu.actions()}
    menu.close()
    assert offered == dict.fromkeys(
        [
            *("Kopiera", "Dela i två frågor", "Slå ihop med nästa", "Flytta upp", "Flytta ned"),
            "Ta bort",
        ],
        True,
    )


def test_each_piece_of_advice_is_gone_to_in_turn_by_the_button(workshop: Workshop) -> None:
    for place in (FIRST, SECOND, ("sections", 1, "questions", 0)):
        workshop.draft.set(
            (*place, "short"), "Ett namn som är längre än vad som får plats i listan"
        )
    workshop.go_to()
    button, seen = workshop.page.frame.next_fault, []
    for _ in range(4):
        click(button)
        button.setFocus()
        seen.append(workshop.place)
    assert seen == [FIRST, SECOND, ("sections", 1, "questions", 0), FIRST]


def test_a_last_day_is_understood_as_people_write_it(workshop: Workshop) -> None:
    workshop.go_to()
    field = next(one for one in workshop.page.whole.fields if one.key[0] == "deadline")
    workshop.write("den 14 maj 2027", *field.key)
    workshop.leave_field()
    workshop.page.collect()
    assert workshop.value(*field.key) == datetime.date(2027, 5, 14)
    workshop.press(Qt.Key.Key_Z, CTRL)


def test_the_wheel_moves_the_page_and_no_list_that_is_not_in_use(workshop: Workshop) -> None:
    workshop.go_to()
    rows = workshop.page.whole.committees.rows
    event = QWheelEvent(
        *(QPointF(5, 5), QPointF(rows.mapToGlobal(QPoint(5, 5))), QPoint(), QPoint(0, -120)),
        *(Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase),
        False,
    )
    rows.wheelEvent(event)
    assert not event.isAccepted()
    rows.setFocus()
    event.setAccepted(False)
    rows.wheelEvent(event)
    assert event.isAccepted()
