"""Text from other programs in the window: what did not come along is told above the page."""

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication

from app.model.rich_text import BlockKind
from tests.support.example_report import EXAMPLE, paragraph
from tests.support.officer import Officer
from tests.support.typing import CTRL, SHIFT

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
    officer.question.press(Qt.Key.Key_V, CTRL)
    assert officer.question.blocks() == (paragraph("Besök | 6"),)
    assert officer.notices.text().startswith("Tabellen blev vanlig text.")


def test_the_same_as_text_alone(officer: Officer) -> None:
    officer.start_report(EXAMPLE.committee, EXAMPLE.term)
    officer.go_to(_QUESTION)
    _copy("<h2>Besök</h2><ul><li>sex", "Besök\nsex")
    officer.question.focus()
    officer.question.press(Qt.Key.Key_V, CTRL | SHIFT)
    assert officer.question.blocks() == (paragraph("Besök"), paragraph("sex"))
    assert officer.notices.text() == ""


def test_paragraphs_that_come_with_a_list_stay_paragraphs_in_a_list(officer: Officer) -> None:
    officer.start_report(EXAMPLE.committee, EXAMPLE.term)
    officer.go_to(_QUESTION)
    officer.question.type("- min punkt")
    officer.question.press(Qt.Key.Key_Return)
    _copy("<p>Hej</p><ul><li>ett</ul><p>Hälsningar</p>", "Hej\nett\nHälsningar")
    officer.question.press(Qt.Key.Key_V, CTRL)
    kinds = [block.kind for block in officer.question.blocks()]
    bullet, plain = BlockKind.BULLET, BlockKind.PARAGRAPH
    assert kinds == [bullet, bullet, bullet, plain]
    officer.question.press(Qt.Key.Key_Z, CTRL)
    _copy("<p>en<br></p><p>två</p>", "en\ntvå")
    officer.question.press(Qt.Key.Key_V, CTRL)
    assert {block.kind for block in officer.question.blocks()} == {bullet}, "mere lines are items"


def test_where_all_is_taken_away_one_begins_afresh(officer: Officer) -> None:
    officer.start_report(EXAMPLE.committee, EXAMPLE.term)
    officer.go_to(_QUESTION)
    officer.question.type("- min punkt")
    officer.question.press(Qt.Key.Key_A, CTRL)
    officer.question.press(Qt.Key.Key_Delete)
    officer.question.type("Text")
    assert [block.kind for block in officer.question.blocks()] == [BlockKind.PARAGRAPH]
    for _ in range(2):
        officer.question.press(Qt.Key.Key_Z, CTRL)
    assert [block.kind for block in officer.question.blocks()] == [BlockKind.BULLET]


def test_what_is_told_of_a_text_is_not_told_on_another_page(officer: Officer) -> None:
    officer.start_report(EXAMPLE.committee, EXAMPLE.term)
    officer.go_to(_QUESTION)
    _copy("<table><tr><td>Besök<td>6</table>", "Besök\t6")
    officer.question.press(Qt.Key.Key_V, CTRL)
    officer.save_now()
    assert officer.notices.text().startswith("Tabellen"), "it is to be read in peace"
    officer.go_to("dialog-foretag")
    assert officer.notices.text() == ""
