"""An editor with nothing in it yet."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.gui.editor.rich_text_edit import RichTextEdit
from app.gui.editor.text_document import load


@pytest.fixture
def editor(styled_app: QApplication, qtbot: QtBot) -> Iterator[RichTextEdit]:
    editor = RichTextEdit()
    qtbot.addWidget(editor)
    document = QTextDocument(editor)
    load(document, ())
    editor.show_document(document)
    editor.show()
    editor.setFocus()
    yield editor
    QApplication.processEvents()
