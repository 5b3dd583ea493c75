"""Lists in the editor: typed signs, numbers that go on, begin anew, or are kept."""

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QContextMenuEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QMenu

from app.gui.editor.block_kinds import list_of
from app.gui.editor.rich_text_edit import RichTextEdit
from app.gui.editor.text_document import load
from app.model.rich_text import Block, BlockKind
from tests.support.example_report import bold, bullet, number, paragraph
from tests.support.pasting import pasted
from tests.support.typing import press, type_text

_PARTED = (number("ett"), number("två"), paragraph("Mellan."), number("tre", start=3), number("4"))


def _show(editor: RichTextEdit, *blocks: Block) -> None:
    load(editor.document(), blocks)
    editor.selectAll()


def _go_to(editor: RichTextEdit, block: int, *, end: bool = False) -> None:
    cursor = QTextCursor(editor.document().findBlockByNumber(block))
    if end:
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
    editor.setTextCursor(cursor)


def _labels(editor: RichTextEdit) -> list[str]:
    blocks = [
        editor.document().findBlockByNumber(at) for at in range(editor.document().blockCount())
    ]
    return [items.itemText(block) if (items := list_of(block)) else "" for block in blocks]


def _menu(editor: RichTextEdit, block: int) -> QMenu:
    place = editor.cursorRect(QTextCursor(editor.document().findBlockByNumber(block))).center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, editor.mapToGlobal(place))
    QApplication.sendEvent(editor.viewport(), event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def _choose(editor: RichTextEdit, block: int, text: str) -> bool:
    menu = _menu(editor, block)
    found = [action for action in menu.actions() if action.text() == text]
    for action in found:
        action.trigger()
    menu.close()
    QApplication.processEvents()
    return bool(found)


def test_the_buttons_take_away_the_signs_that_were_typed(editor: RichTextEdit) -> None:
    _show(editor, paragraph("1. ett"), paragraph("2. ", bold("två")), paragraph("tre"))
    editor.toggle_kind(BlockKind.NUMBER)
    assert editor.blocks() == (number("ett"), number(bold("två")), number("tre"))
    _show(editor, paragraph("- ett"), paragraph("• två"), paragraph("2022. Året"))
    editor.toggle_kind(BlockKind.BULLET)
    assert editor.blocks() == (bullet("ett"), bullet("två"), bullet("2022. Året"))
    _show(editor, bullet("1) ett"), bullet("2) två"))
    editor.toggle_kind(BlockKind.NUMBER)
    assert editor.blocks() == (number("ett"), number("två"))


def test_the_numbers_that_were_typed_are_kept(editor: RichTextEdit) -> None:
    _show(editor, paragraph("3. tre"), paragraph("4. fyra"), paragraph("7. sju"))
    editor.toggle_kind(BlockKind.NUMBER)
    assert editor.blocks() == (number("tre", start=3), number("fyra"), number("sju", start=7))
    assert _labels(editor) == ["3.", "4.", "7."]
    editor.undo()
    assert editor.blocks()[0] == paragraph("3. tre")


def test_lines_within_a_paragraph_become_items(editor: RichTextEdit) -> None:
    _show(editor, paragraph("Vi 🎉 har:\n- ", bold("möten"), "\n- besök\n  långa"))
    editor.toggle_kind(BlockKind.BULLET)
    assert editor.blocks() == (
        paragraph("Vi 🎉 har:"),
        bullet(bold("möten")),
        bullet("besök\n  långa"),
    )


def test_a_list_that_goes_on_counts_on_with_the_one_before(editor: RichTextEdit) -> None:
    _show(editor, *_PARTED)
    assert _labels(editor) == ["1.", "2.", "", "3.", "4."]
    _go_to(editor, 1, end=True)
    press(editor, Qt.Key.Key_Return)
    type_text(editor, "ny")
    QApplication.processEvents()
    assert _labels(editor) == ["1.", "2.", "3.", "", "4.", "5."]
    assert editor.blocks()[4] == number("tre", start=4)
    _go_to(editor, 4, end=True)
    press(editor, Qt.Key.Key_Return)
    type_text(editor, "efter")
    QApplication.processEvents()
    assert _labels(editor)[4:] == ["4.", "5.", "6."]
    assert editor.blocks()[5] == number("efter")


def test_a_paragraph_in_the_middle_of_a_list_does_not_end_it(editor: RichTextEdit) -> None:
    _show(editor, number("ett"), number("två"), number("tre"), number("fyra"))
    _go_to(editor, 1)
    press(editor, Qt.Key.Key_Backspace)
    expected = (number("ett"), paragraph("två"), number("tre", start=2), number("fyra"))
    assert editor.blocks() == expected
    editor.undo()
    assert _labels(editor) == ["1.", "2.", "3.", "4."]
    editor.redo()
    assert editor.blocks() == expected
    _go_to(editor, 1)
    editor.toggle_kind(BlockKind.NUMBER)
    assert _labels(editor) == ["1.", "2.", "3.", "4."]


def test_the_first_item_that_leaves_takes_no_number_along(editor: RichTextEdit) -> None:
    _show(editor, number("före"), paragraph("Text."), number("ett"), number("två"))
    _go_to(editor, 2)
    press(editor, Qt.Key.Key_Backspace)
    assert editor.blocks()[-1] == number("två")


def test_the_next_number_typed_after_text_goes_on(editor: RichTextEdit) -> None:
    load(editor.document(), (*_PARTED[:3], paragraph("x")))
    _go_to(editor, 3)
    press(editor, Qt.Key.Key_Delete)
    type_text(editor, "3. tre")
    assert editor.blocks() == (*_PARTED[:3], number("tre", start=3))
    press(editor, Qt.Key.Key_Return)
    press(editor, Qt.Key.Key_Return)
    type_text(editor, "7. sju")
    assert editor.blocks()[-1] == paragraph("7. sju")


def test_the_menu_offers_to_begin_anew_and_to_go_on(editor: RichTextEdit) -> None:
    _show(editor, *_PARTED)
    assert not _choose(editor, 0, "Börja om från 1")
    assert not _choose(editor, 2, "Börja om från 1")
    assert not _choose(editor, 3, "Fortsätt numreringen")
    assert _choose(editor, 3, "Börja om från 1")
    assert editor.blocks() == (*_PARTED[:3], number("tre"), number("4"))
    assert _choose(editor, 3, "Fortsätt numreringen")
    assert editor.blocks() == _PARTED
    assert _choose(editor, 4, "Börja om från 1")
    assert _labels(editor) == ["1.", "2.", "", "3.", "1."]
    editor.undo()
    assert editor.blocks() == _PARTED
    editor.setReadOnly(True)
    assert not _choose(editor, 3, "Börja om från 1")


def test_two_lists_that_meet_are_one(editor: RichTextEdit) -> None:
    _show(editor, *_PARTED)
    _go_to(editor, 2)
    editor.toggle_kind(BlockKind.NUMBER)
    assert _labels(editor) == ["1.", "2.", "3.", "4.", "5."]
    assert all(block.start is None for block in editor.blocks())


def test_a_mail_with_typed_lists_is_pasted_with_lists(editor: RichTextEdit) -> None:
    mail = "Hej,\n\n*Våren:*\n- möten\n   - med SBR\n- besök\n\n> 1. ett\n> 2. två\n\nHälsningar"
    expected = (
        paragraph("Hej,"),
        paragraph(bold("Våren:")),
        bullet("möten"),
        bullet("med SBR", level=1),
        bullet("besök"),
        number("ett"),
        number("två"),
        paragraph("Hälsningar"),
    )
    assert pasted(editor, text=mail) == expected
    editor.undo()
    assert editor.blocks() == ()
    html = "<div>Hej,</div><div><br></div><div>Vi har:</div><div>- möten</div><div>-&nbsp;besök<br>"
    assert pasted(editor, html=html) == (
        paragraph("Hej,"),
        paragraph("Vi har:"),
        bullet("möten"),
        bullet("besök"),
    )


def test_a_list_pasted_after_text_begins_below_it(editor: RichTextEdit) -> None:
    type_text(editor, "Vi har:")
    assert pasted(editor, text="- möten\n- besök") == (
        paragraph("Vi har:"),
        bullet("möten"),
        bullet("besök"),
    )
    editor.undo()
    assert editor.blocks() == (paragraph("Vi har:"),)


def test_a_list_pasted_into_a_list_is_part_of_it(editor: RichTextEdit) -> None:
    type_text(editor, "1. ett ")
    assert pasted(editor, text="- två\n- tre") == (number("ett två"), number("tre"))


def test_pasting_as_text_leaves_the_signs(editor: RichTextEdit) -> None:
    mime = QMimeData()
    mime.setText("- möten\n- besök")
    QApplication.clipboard().setMimeData(mime)
    editor.paste_as_text()
    assert editor.blocks() == (paragraph("- möten"), paragraph("- besök"))
    QApplication.clipboard().clear()
