"""Words are replaced one by one and in the whole report, by keys, and that is undone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor

from app.gui.kit.commands import Command
from app.gui.kit.services import Services
from app.model.places import REVIEW
from app.model.version_history import VersionCause
from tests.support.example_report import paragraph
from tests.support.officer import Officer, click
from tests.support.typing import CTRL, press, type_text

FIRST, SECOND, THIRD = (
    "kulturella-kreativa-naringar",
    "vaxla-upp-stockholm",
    "platssamverkan-platsaktivering",
)


@pytest.fixture
def writing(officer: Officer) -> Officer:
    officer.start_report("kulturnämnden", "2022-T1")
    officer.fill_contact("Teater Ek", "08-508 21 000", "ek@stockholm.se")
    officer.answer(FIRST, (paragraph("Teatern och teater på torget."),))
    officer.set_aside(SECOND, "Ingen teater berörs")
    officer.answer(THIRD, (paragraph("Ingenting."),))
    officer.go_to(FIRST)
    officer.question.editor.moveCursor(QTextCursor.MoveOperation.Start)
    return officer


def _look(officer: Officer, wanted: str, new: str) -> None:
    officer.press(Qt.Key.Key_H, CTRL)
    bar = officer.find
    bar.field.selectAll()
    type_text(bar.field, wanted)
    bar.new.setFocus()
    type_text(bar.new, new)


def test_one_by_one(writing: Officer) -> None:
    _look(writing, "teater", "scen")
    bar = writing.find
    press(bar.new, Qt.Key.Key_Return)
    assert writing.report.answer(FIRST).plain == "Teatern och teater på torget.", "only found"
    assert bar.new.hasFocus()
    press(bar.new, Qt.Key.Key_Return)
    assert writing.question.text() == "Scenn och teater på torget."
    assert writing.question.selected() == "teater"
    press(bar.new, Qt.Key.Key_Return)
    assert writing.report.answer(FIRST).plain == "Scenn och scen på torget."
    assert writing.navigation.current() == SECOND
    press(bar.new, Qt.Key.Key_Return)
    assert writing.report.answer(SECOND).reason == "Ingen scen berörs"


def test_one_that_is_replaced_is_undone_by_its_key(writing: Officer) -> None:
    _look(writing, "torget", "platsen")
    press(writing.find.new, Qt.Key.Key_Return)
    press(writing.find.new, Qt.Key.Key_Return)
    assert writing.question.text().endswith("på platsen.")
    writing.question.press(Qt.Key.Key_Z, CTRL)
    assert writing.question.text().endswith("på torget.")


def test_all_at_once_and_undone(writing: Officer, services: Services) -> None:
    _look(writing, "teater", "scen")
    click(writing.find.replace_all)
    assert writing.navigation.current() == FIRST
    assert writing.question.text() == "Scenn och scen på torget."
    assert writing.report.answer(SECOND).reason == "Ingen scen berörs"
    assert writing.report.contact.name == "Teater Ek"
    said = writing.notices.text()
    where = "Kulturella och kreativa näringar och Växla upp Stockholm"
    assert f"3 ställen är ändrade i {where}. Kontaktuppgifterna är inte ändrade." in said
    entries = services.library.history.entries(writing.report.report_id)
    assert VersionCause.REPLACED in {entry.cause for entry in entries}
    click(writing.notices.undo)
    assert writing.report.answer(FIRST).plain == "Teatern och teater på torget."


def test_nothing_to_replace_is_told(writing: Officer) -> None:
    _look(writing, "cirkus", "scen")
    click(writing.find.replace_all)
    assert writing.find.count() == "Inga träffar"


def test_looking_alone_offers_no_replacing(writing: Officer) -> None:
    writing.press(Qt.Key.Key_F, CTRL)
    assert not writing.find.new.isVisible()
    writing.go_to(REVIEW)
    writing.press(Qt.Key.Key_H, CTRL)
    assert writing.find.new.isVisible()


def test_what_is_locked_offers_none(officer: Officer, exported: object) -> None:
    assert exported
    assert not officer.action(Command.REPLACE).isEnabled()
