"""Where the words of a finding stand in the editor, whatever Qt counts."""

import pytest
from PySide6.QtGui import QTextCursor, QTextDocument
from pytestqt.qtbot import QtBot

from app.gui.editor.marks import Marks
from app.gui.editor.rich_text_edit import RichTextEdit
from app.gui.editor.text_document import load, to_blocks
from app.gui.editor.text_places import cursors_at
from app.gui.kit.services import Services
from app.model.finding import Position
from app.model.rich_text import Block
from tests.support.example_report import bold, bullet, paragraph, subheading

WORDS = "hösten 2021"

pytestmark = pytest.mark.usefixtures("styled_app")


def cursor_at(document: QTextDocument, position: Position) -> QTextCursor | None:
    return next(cursors_at(document, [position]), None)


def _document(*blocks: Block) -> QTextDocument:
    document = QTextDocument()
    load(document, blocks)
    return document


def _position(document: QTextDocument, words: str = WORDS) -> Position:
    """Where a rule would say that the words stand: in the answer, not in the editor."""
    blocks = to_blocks(document)
    number = next(number for number, block in enumerate(blocks) if words in block.text)
    start = blocks[number].text.index(words)
    return Position(block=number, start=start, end=start + len(words))


@pytest.mark.parametrize(
    "blocks",
    [
        (paragraph(f"Till {WORDS}."),),
        (paragraph("Först."), subheading("Rubrik"), bullet(f"Till {WORDS}.")),
        (paragraph(), paragraph(), paragraph(f"Till {WORDS}.")),
        (paragraph(), paragraph("Först."), paragraph(), paragraph(WORDS)),
        # What is only white space is no empty block of an answer.
        (paragraph(), paragraph("  "), paragraph(WORDS)),
        (paragraph(f"☀️ 👩🏽‍🔧 🇸🇪 till {WORDS}."),),
        (paragraph(f"rad ett\nrad två 👍\ntill {WORDS}."),),
        (paragraph("Till ", bold("hösten"), " 2021."),),
    ],
    ids=[
        "plain",
        "later block",
        "empty blocks before",
        "empty block between",
        "blank block before",
        "emoji before",
        "line ends before",
        "formats within",
    ],
)
def test_the_very_words_are_selected(blocks: tuple[Block, ...]) -> None:
    document = _document(*blocks)
    cursor = cursor_at(document, _position(document))
    assert cursor is not None
    assert cursor.selectedText() == WORDS


def test_a_block_that_is_gone_has_no_place() -> None:
    document = _document(paragraph(), paragraph(f"Till {WORDS}."))
    assert cursor_at(document, Position(block=0, start=0, end=4)) is not None
    assert cursor_at(document, Position(block=1, start=0, end=4)) is None


def test_words_that_are_cut_short_do_not_run_into_the_next_block() -> None:
    document = _document(paragraph("Kort."), paragraph("Nästa stycke."))
    cursor = cursor_at(document, Position(block=0, start=2, end=40))
    assert cursor is not None
    assert cursor.selectedText() == "rt."


def test_only_words_that_are_there_are_marked(services: Services, qtbot: QtBot) -> None:
    editor = RichTextEdit()
    qtbot.addWidget(editor)
    marks = Marks(editor, services.spelling)
    load(editor.document(), (paragraph("Kort."), paragraph(f"Till {WORDS}.")))
    gone, there = Position(block=0, start=90, end=99), Position(block=1, start=5, end=16)
    marks.show_findings([gone, there])
    marked = [selection.cursor.selectedText() for selection in editor.extraSelections()]
    assert marked == [WORDS]
    marks.show_findings([])
    assert editor.extraSelections() == []


def test_words_are_found_behind_letters_that_are_typed_in_two_parts() -> None:
    document = QTextDocument()
    document.setPlainText(f"Cafe\u0301er och kafe\u0301er {WORDS}")
    cursor = cursor_at(document, _position(document))
    assert cursor is not None
    assert cursor.selectedText() == WORDS


def test_what_is_misspelled_is_underlined_whatever_the_letters_are_made_of(
    services: Services, qtbot: QtBot
) -> None:
    editor = RichTextEdit()
    qtbot.addWidget(editor)
    editor.setPlainText("Fo\u0308rvaltningen a\u0308r o\u0308ppen. Ett felstavatt ord.")
    services.spelling.speller.load()
    Marks(editor, services.spelling).update()
    marked = [selection.cursor.selectedText() for selection in editor.extraSelections()]
    assert marked == ["felstavatt"]


def test_a_long_text_in_another_language_is_marked_from_its_beginning(
    services: Services, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.gui.editor.marks._MOST_MARKED", 3)
    editor = RichTextEdit()
    qtbot.addWidget(editor)
    services.spelling.speller.load()
    load(editor.document(), (paragraph("Felstavt ord, ign."), paragraph("Felstavt ochx slutx.")))
    Marks(editor, services.spelling).update()
    marked = [mark.cursor.selectedText() for mark in editor.extraSelections()]
    assert marked == ["Felstavt", "ign", "Felstavt"]
