"""Ctrl+Z takes back what was done last with a whole report, where no text has anything to undo."""

from PySide6.QtCore import Qt

from app.gui.kit.services import Services
from tests.support.example_report import paragraph
from tests.support.library_contents import contents_of
from tests.support.officer import Officer, click
from tests.support.typing import press

CTRL = Qt.KeyboardModifier.ControlModifier
_QUESTION = "samverkan-lokalt-naringsliv"


def test_a_removal_is_undone_by_the_keys(officer: Officer, services: Services) -> None:
    officer.start_report("älvsjö", "2022-T2")
    officer.answer(_QUESTION, (paragraph("Tjugo minuters arbete."),))
    officer.leave()
    officer.start.remove()
    assert contents_of(services.library).drafts == ()
    press(officer.start.undo_removal, Qt.Key.Key_Z, CTRL)
    assert len(contents_of(services.library).drafts) == 1
    assert officer.start.message() == "Rapporten är tillbaka."


def _replace_all(officer: Officer) -> None:
    officer.press(Qt.Key.Key_H, CTRL)
    officer.find.field.setText("teater")
    officer.find.new.setText("scen")
    click(officer.find.replace_all)


def test_all_words_replaced_are_undone_by_the_keys(officer: Officer) -> None:
    officer.start_report("älvsjö", "2022-T2")
    officer.answer(_QUESTION, (paragraph("Teater och teater."),))
    _replace_all(officer)
    assert officer.report.answer(_QUESTION).plain == "Scen och scen."
    officer.question.press(Qt.Key.Key_Z, CTRL)
    assert officer.report.answer(_QUESTION).plain == "Teater och teater."


def test_what_is_written_after_it_is_undone_first(officer: Officer) -> None:
    officer.start_report("älvsjö", "2022-T2")
    officer.answer(_QUESTION, (paragraph("Teater."),))
    _replace_all(officer)
    officer.question.press(Qt.Key.Key_X)
    assert officer.question.text() != "Scen."
    officer.question.press(Qt.Key.Key_Z, CTRL)
    assert officer.question.text() == "Scen."
