"""What comes from a file is shown as it is written, and never taken for markup."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QCheckBox, QLineEdit, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

import app.gui
from app.gui.kit.choices import TickText
from app.gui.kit.messages import confirm, message_box
from app.gui.kit.parts import field_label, label, title_text
from app.gui.kit.waiting import progress_dialog
from tests.support.plain_widgets import markup_faults

HOSTILE = '<img src="//host/share/x.png"><a href="file:///etc/passwd">Norrmalm</a>'


@pytest.fixture
def parent(styled_app: QApplication, qtbot: QtBot) -> QWidget:
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    return parent


def test_a_question_shows_a_name_as_it_is_written(parent: QWidget) -> None:
    seen: list[str] = []

    def look() -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox):
            seen.extend([box.text(), *markup_faults()])
            box.reject()

    QTimer.singleShot(0, look)
    question = f"Vill du ta bort {HOSTILE}?"
    assert not confirm(parent, question, "Ta bort", "Behåll")
    assert seen == [question]


def test_a_message_box_has_plain_text_alone(parent: QWidget) -> None:
    box = message_box("Titel", HOSTILE, parent)
    box.setInformativeText(HOSTILE)
    assert markup_faults() == []


def test_what_is_waited_for_is_shown_as_it_is_written(parent: QWidget) -> None:
    dialog = progress_dialog("Vänta", parent)
    dialog.setLabelText(f"Läser ”{HOSTILE}” …")
    assert markup_faults() == []
    assert HOSTILE in dialog.labelText()


def test_an_ampersand_in_the_name_of_a_field_is_no_key(parent: QWidget) -> None:
    field, tick = QLineEdit(parent), QCheckBox(parent)
    shown = (field_label("Namn & titel", field), TickText("Namn & titel", tick))
    for one in shown:
        one.setParent(parent)
        assert one.text() == "Namn && titel"
        assert QKeySequence.mnemonic(one.text()).isEmpty()
    assert field.accessibleName() == "Namn & titel"
    assert label("Namn & titel").text() == "Namn & titel", "without a field it is no key anyway"


def test_a_title_is_shown_as_it_is_written(parent: QWidget) -> None:
    parent.setWindowTitle(title_text("Nämnd [*] 2022"))
    # What stands for "changed" would be taken away, unless it is doubled.
    assert parent.windowTitle() == "Nämnd [*][*] 2022"


# One place makes each of the widgets whose text Qt may take for markup.

_CODE = Path(app.gui.__file__).parent
_MADE_IN = {
    "QLabel": "kit/parts.py",
    "QMessageBox": "kit/messages.py",
    "QProgressDialog": "kit/waiting.py",
    "QErrorMessage": "",
    "QInputDialog": "",
    "QSplashScreen": "",
    "QSystemTrayIcon": "",
    "QToolTip": "",
    "QWhatsThis": "",
}


def _made(source: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            called = node.func
            # `QMessageBox.warning` makes one too.
            while isinstance(called, ast.Attribute):
                called = called.value
            if isinstance(called, ast.Name):
                yield called.id


@pytest.mark.parametrize("kind", _MADE_IN)
def test_they_are_made_in_one_place(kind: str) -> None:
    found = {
        path.relative_to(_CODE).as_posix()
        for path in _CODE.rglob("*.py")
        if kind in _made(path.read_text("utf-8"))
    }
    assert found <= {_MADE_IN[kind]}


@pytest.mark.parametrize("code", ["QMessageBox('a')", "QMessageBox.warning(a, 'b', 'c')"])
def test_what_makes_one_is_seen(code: str) -> None:
    assert list(_made(code)) == ["QMessageBox"]
