"""Dead keys, input methods and AltGr, as a Swedish keyboard of Windows has them."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from app.gui.editor.format_bar import FormatBar
from app.gui.editor.rich_text_edit import RichTextEdit
from app.gui.kit.commands import Command
from tests.support.example_report import paragraph
from tests.support.typing import compose, type_text
from tests.support.workplace import bundled_icons

_ALT_GR = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
# What AltGr types on a Swedish keyboard, by its keys.
_TYPED_WITH_ALT_GR = {
    **{"2": "@", "3": "£", "4": "$", "5": "€", "7": "{", "8": "[", "9": "]", "0": "}"},
    **{"E": "€", "M": "µ", "+": "\\", "<": "|"},
}


@pytest.mark.parametrize(("dead", "typed"), [("´", "é"), ("¨", "ü"), ("^", "ê"), ("~", "ñ")])
def test_a_dead_key_and_a_letter_are_one_sign(editor: RichTextEdit, dead: str, typed: str) -> None:
    type_text(editor, "kaf")
    compose(editor, dead)
    assert editor.blocks() == (paragraph("kaf"),), "what is being composed is not written yet"
    compose(editor, "", typed)
    assert editor.blocks() == (paragraph(f"kaf{typed}"),)


def test_what_was_composed_is_undone_as_one_step(editor: RichTextEdit) -> None:
    type_text(editor, "Ett ")
    compose(editor, "n")
    compose(editor, "nå")
    compose(editor, "", "något")
    assert editor.blocks() == (paragraph("Ett något"),)
    editor.undo()
    assert editor.toPlainText() in {"Ett ", ""}, "nothing half is left"
    editor.redo()
    assert editor.blocks() == (paragraph("Ett något"),)


@pytest.mark.parametrize("field", [QLineEdit, QPlainTextEdit])
def test_other_fields_take_it_too(
    styled_app: QApplication, qtbot: QtBot, field: type[QLineEdit] | type[QPlainTextEdit]
) -> None:
    widget = field()
    qtbot.addWidget(widget)
    changes = list[str]()
    widget.textChanged.connect(lambda *_: changes.append(""))
    type_text(widget, "Andr")
    compose(widget, "´")
    compose(widget, "", "é")
    text = widget.text() if isinstance(widget, QLineEdit) else widget.toPlainText()
    assert text == "André"
    assert changes


def _press_with_alt_gr(widget: QWidget, key: str, text: str) -> None:
    # Qt numbers these keys as ASCII does.
    code = ord(key)
    for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QCoreApplication.sendEvent(widget, QKeyEvent(kind, code, _ALT_GR, text))


@pytest.mark.parametrize(("key", "text"), _TYPED_WITH_ALT_GR.items())
def test_alt_gr_types_its_sign(editor: RichTextEdit, key: str, text: str) -> None:
    bar = FormatBar(editor, bundled_icons())
    _press_with_alt_gr(editor, key, text)
    assert editor.blocks() == (paragraph(text),)
    bar.deleteLater()


def test_no_command_takes_what_alt_gr_types(editor: RichTextEdit) -> None:
    bar = FormatBar(editor, bundled_icons())
    keys = [QKeySequence(keys) for command in Command for keys in command.keys]
    keys += [action.shortcut() for action in bar.formats]
    taken = {QKeySequence(f"Ctrl+Alt+{key}") for key in _TYPED_WITH_ALT_GR}
    assert not [key.toString() for key in keys if key in taken]
    bar.deleteLater()
