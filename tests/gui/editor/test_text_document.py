"""Rich text in a QTextDocument: in, out, and numbered as the rich text says."""

import gc
import weakref

import pytest
from hypothesis import given
from PySide6.QtGui import QTextCursor, QTextDocument

from app.gui.editor.block_kinds import list_of, text_blocks
from app.gui.editor.numbering import arrange_lists
from app.gui.editor.text_document import TextReader, insert, load, to_blocks
from app.model.rich_text import Block, item_numbers, trimmed
from tests.support.example_report import EXAMPLE, bold, bullet, italic, number, paragraph
from tests.support.example_report import subheading as heading
from tests.support.strategies import rich_texts

pytestmark = pytest.mark.usefixtures("styled_app")


@given(rich_texts())
def test_what_goes_in_comes_out(blocks: tuple[Block, ...]) -> None:
    document = QTextDocument()
    load(document, blocks)
    assert to_blocks(document) == trimmed(blocks)


@given(rich_texts())
def test_the_editor_numbers_items_as_the_rich_text_does(blocks: tuple[Block, ...]) -> None:
    document = QTextDocument()
    load(document, blocks)
    shown = [
        items.itemNumber(block) + items.format().start() if (items := list_of(block)) else None
        for block in text_blocks(document)
    ]
    for said, seen in zip(item_numbers(blocks), shown, strict=False):
        assert said is None or said == seen


def test_a_paragraph_that_has_not_changed_is_not_made_anew() -> None:
    document = QTextDocument()
    load(document, (paragraph("Hej ", bold("du")), paragraph("Text")))
    reader = TextReader()
    before = reader.blocks(document)
    QTextCursor(document.lastBlock()).insertText("Mer ")
    after = reader.blocks(document)
    assert after == to_blocks(document) == (paragraph("Hej ", bold("du")), paragraph("Mer Text"))
    assert after[0] is before[0]


def test_no_text_is_kept_when_its_reader_is_gone() -> None:
    document = QTextDocument()
    load(document, (paragraph("Ett svar"),))
    (block,) = TextReader().blocks(document)
    kept = weakref.ref(block)
    del block
    gc.collect()
    assert kept() is None


def test_loading_is_no_change_and_cannot_be_undone() -> None:
    document = QTextDocument()
    load(document, (paragraph("Hej"),))
    assert not document.isModified()
    assert not document.isUndoAvailable()


def test_lists_that_have_come_together_count_on() -> None:
    document = QTextDocument()
    load(document, (number("ett"), paragraph("mitt emellan"), number("två")))
    middle = QTextCursor(document.findBlockByNumber(1))
    middle.select(QTextCursor.SelectionType.BlockUnderCursor)
    middle.removeSelectedText()
    arrange_lists(document)
    last = document.findBlockByNumber(1)
    items = list_of(last)
    assert items is not None
    assert items.itemText(last) == "2."


def test_inserting_is_one_step_of_undo() -> None:
    document = QTextDocument()
    load(document, (paragraph("före"),))
    cursor = QTextCursor(document)
    cursor.movePosition(QTextCursor.MoveOperation.End)
    insert(cursor, (paragraph(" och"), bullet("punkt"), heading("Rubrik")))
    assert to_blocks(document) == (paragraph("före och"), bullet("punkt"), heading("Rubrik"))
    document.undo()
    assert to_blocks(document) == (paragraph("före"),)


def test_text_inserted_in_a_heading_is_no_bolder_for_it() -> None:
    document = QTextDocument()
    load(document, (heading("Rubrik"),))
    cursor = QTextCursor(document)
    cursor.movePosition(QTextCursor.MoveOperation.End)
    insert(cursor, (paragraph(bold(" fet"), italic(" kursiv")),))
    assert to_blocks(document) == (heading("Rubrik fet", italic(" kursiv")),)


@pytest.mark.parametrize("question_id", EXAMPLE.answers)
def test_the_example_comes_through(question_id: str) -> None:
    document = QTextDocument()
    load(document, EXAMPLE.answers[question_id])
    assert to_blocks(document) == EXAMPLE.answers[question_id]
