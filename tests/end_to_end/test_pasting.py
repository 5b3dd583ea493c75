"""Text from other programs in the window: what did not come along is told above the page."""

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication

from app.model.rich_text import BlockKind
from tests.support.example_report import EXAMPLE, paragraph
from tests.support.officer import Officer
from tests.support.typing import CTRL, SHIFT, press, type_text

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


def test_paragraphs_that_come_with_a_list_stay_paragraphs_in_a_list(officer: Officer) -> None:
    officer.start_report(EXAMPLE.committee, EXAMPLE.term)
    officer.go_to(_QUESTION)
    editor = officer.view.question.editor
    type_text(editor, "- min punkt")
    press(editor, Qt.Key.Key_Return)
    _copy("<p>Hej</p><ul><li>ett</ul><p>Hälsningar</p>", "Hej\nett\nHälsningar")
    press(editor, Qt.Key.Key_V, CTRL)
    kinds = [block.kind for block in editor.blocks()]
    bullet, plain = BlockKind.BULLET, BlockKind.PARAGRAPH
    assert kinds == [bullet, bullet, bullet, plain]
    press(editor, Qt.Key.Key_Z, CTRL)
    _copy("<p>en<br></p><p>två</p>", "en\ntvå")
    press(editor, Qt.Key.Key_V, CTRL)
    assert {block.kind for block in editor.blocks()} == {bullet}, "mere lines are items"


def test_where_all_is_taken_away_one_begins_afresh(officer: Officer) -> None:
    officer.start_report(EXAMPLE.committee, EXAMPLE.term)
    officer.go_to(_QUESTION)
    editor = officer.view.question.editor
    type_text(editor, "- min punkt")
    press(editor, Qt.Key.Key_A, CTRL)
    press(editor, Qt.Key.Key_Delete)
    type_text(editor, "Text")
    assert [block.kind for block in editor.blocks()] == [BlockKind.PARAGRAPH]
    for _ in range(2):
        press(editor, Qt.Key.Key_Z, CTRL)
    assert [block.kind for block in editor.blocks()] == [BlockKind.BULLET]


def test_what_is_told_of_a_text_is_not_told_on_another_page(officer: Officer) -> None:
    officer.start_report(EXAMPLE.committee, EXAMPLE.term)
    officer.go_to(_QUESTION)
    _copy("<table><tr><td>Besök<td>6</table>", "Besök\t6")
    press(officer.view.question.editor, Qt.Key.Key_V, CTRL)
    officer.view.autosave.save_now()
    assert officer.view.notice_text().startswith("Tabellen"), "it is to be read in peace"
    officer.go_to("dialog-foretag")
    assert officer.view.notice_text() == ""
