"""Text from other programs in the window: what did not come along is told above the page."""

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication

from tests.support.example_report import EXAMPLE, paragraph
from tests.support.officer import Officer
from tests.support.typing import CTRL, SHIFT, press

_QUESTION = "svart-ekonomi"


def _copy(html: str, text: str) -> None:
    mime = QMimeData()
    mime.setHtml(html)
    mime.setText(text)
    QGuiApplication.clipboard().setMimeData(mime)


def test_a_table_is_pasted_as_text_and_told_of(officer: Officer) -> None:
    officer.start_report(EXAMPLE.committee, EXAMPLE.term)
    officer.go_to(_QUESTION)
    _copy("<table><tr><td>Besök<td>6</table>", "Besök\t6")
    editor = officer.view.question.editor
    press(editor, Qt.Key.Key_V, CTRL)
    assert editor.blocks() == (paragraph("Besök | 6"),)
    assert officer.view.notice_text().startswith("Tabellen blev vanlig text.")


def test_the_same_as_text_alone(officer: Officer) -> None:
    officer.start_report(EXAMPLE.committee, EXAMPLE.term)
    officer.go_to(_QUESTION)
    _copy("<h2>Besök</h2><ul><li>sex", "Besök\nsex")
    editor = officer.view.question.editor
    editor.setFocus()
    press(editor, Qt.Key.Key_V, CTRL | SHIFT)
    assert editor.blocks() == (paragraph("Besök"), paragraph("sex"))
    assert officer.view.notice_text() == ""
