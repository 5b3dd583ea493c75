"""The editor under the officer's fingers."""

from collections.abc import Callable, Sequence
from typing import ClassVar

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QFont, QImage, QTextDocument
from PySide6.QtWidgets import QApplication

from app.gui.editor.clipboard import OWN_FORMAT, copied_from
from app.gui.editor.rich_text_edit import RichTextEdit
from app.gui.editor.text_document import load
from app.model.rich_text import Block, BlockKind
from tests.support.example_report import bold, bullet, italic, number, paragraph
from tests.support.example_report import subheading as heading
from tests.support.pasting import pasted
from tests.support.typing import SHIFT, press, type_text


def _show(editor: RichTextEdit, *blocks: Block) -> None:
    load(editor.document(), blocks)
    editor.moveCursor(editor.textCursor().MoveOperation.End)


def test_swedish_is_typed_as_it_is_written(editor: RichTextEdit) -> None:
    type_text(editor, "Åtgärder på Östermalm – ”kafé” och 100 m²")
    assert editor.blocks() == (paragraph("Åtgärder på Östermalm – ”kafé” och 100 m²"),)


def test_enter_after_a_sub_heading_begins_a_paragraph(editor: RichTextEdit) -> None:
    editor.toggle_kind(BlockKind.SUBHEADING)
    type_text(editor, "Rubrik")
    press(editor, Qt.Key.Key_Return)
    type_text(editor, "Text")
    assert editor.blocks() == (heading("Rubrik"), paragraph("Text"))


def test_enter_twice_keeps_the_space_between_paragraphs(editor: RichTextEdit) -> None:
    type_text(editor, "Ett")
    press(editor, Qt.Key.Key_Return)
    usual = editor.textCursor().blockFormat()
    press(editor, Qt.Key.Key_Return)
    type_text(editor, "Två")
    assert editor.textCursor().blockFormat() == usual
    assert editor.blocks() == (paragraph("Ett"), paragraph("Två"))


def test_enter_in_an_empty_item_steps_out_of_the_list(editor: RichTextEdit) -> None:
    editor.toggle_kind(BlockKind.BULLET)
    type_text(editor, "en")
    press(editor, Qt.Key.Key_Return)
    editor.change_level(1)
    type_text(editor, "två")
    for _ in range(3):
        press(editor, Qt.Key.Key_Return)
    type_text(editor, "efter")
    assert editor.blocks() == (bullet("en"), bullet("två", level=1), paragraph("efter"))


def test_backspace_first_in_an_item_makes_it_a_paragraph(editor: RichTextEdit) -> None:
    _show(editor, number("ett", level=1))
    editor.moveCursor(editor.textCursor().MoveOperation.Start)
    press(editor, Qt.Key.Key_Backspace)
    assert editor.kind() == (BlockKind.NUMBER, 0)
    press(editor, Qt.Key.Key_Backspace)
    assert editor.blocks() == (paragraph("ett"),)


def test_backspace_first_in_a_sub_heading_makes_it_a_paragraph(editor: RichTextEdit) -> None:
    _show(editor, heading("Rubrik", italic(" kursiv")))
    editor.moveCursor(editor.textCursor().MoveOperation.Start)
    press(editor, Qt.Key.Key_Backspace)
    assert editor.blocks() == (paragraph("Rubrik", italic(" kursiv")),)


def test_levels_go_from_0_to_2(editor: RichTextEdit) -> None:
    _show(editor, bullet("punkt"))
    for level in (1, 2, 2):
        editor.change_level(1)
        assert editor.kind() == (BlockKind.BULLET, level)


def test_a_kind_covers_all_selected_blocks_and_is_taken_back(editor: RichTextEdit) -> None:
    _show(editor, paragraph("a"), paragraph("b"))
    editor.selectAll()
    editor.toggle_kind(BlockKind.NUMBER)
    assert editor.blocks() == (number("a"), number("b"))
    editor.toggle_kind(BlockKind.NUMBER)
    assert editor.blocks() == (paragraph("a"), paragraph("b"))


def test_bold_and_italic_take_and_leave_the_selection(editor: RichTextEdit) -> None:
    _show(editor, paragraph("viktigt"))
    editor.selectAll()
    editor.toggle_bold()
    assert editor.blocks() == (paragraph(bold("viktigt")),)
    editor.toggle_bold()
    editor.toggle_italic()
    assert editor.blocks() == (paragraph(italic("viktigt")),)


def test_every_step_can_be_undone(editor: RichTextEdit) -> None:
    _show(editor, number("a"), paragraph("b"), number("c"))
    before = editor.blocks()
    editor.selectAll()
    editor.toggle_kind(BlockKind.BULLET)
    editor.change_level(1)
    assert editor.blocks() != before
    while editor.document().isUndoAvailable():
        editor.undo()
    assert editor.blocks() == before


def test_joining_two_lists_is_undone_in_one_step(editor: RichTextEdit) -> None:
    _show(editor, number("a"), paragraph("b"), number("c"))
    cursor = editor.textCursor()
    cursor.setPosition(editor.document().findBlockByNumber(1).position())
    cursor.select(cursor.SelectionType.BlockUnderCursor)
    editor.setTextCursor(cursor)
    press(editor, Qt.Key.Key_Delete)
    QApplication.processEvents()
    assert editor.blocks() == (number("a"), number("c"))
    editor.undo()
    QApplication.processEvents()
    assert editor.blocks() == (number("a"), paragraph("b"), number("c"))
    assert editor.document().isRedoAvailable()


def test_shift_enter_breaks_the_line_within_the_paragraph(editor: RichTextEdit) -> None:
    type_text(editor, "Gatan 1\n129 52 Hägersten")
    assert editor.blocks() == (paragraph("Gatan 1\n129 52 Hägersten"),)


def test_pasted_html_keeps_what_an_answer_can_hold(editor: RichTextEdit) -> None:
    html = (
        '<h2>Rubrik</h2><p style="color:red;font-size:40pt">Stor <b>fet</b> '
        '<a href="https://stockholm.se/">länk</a> <a href="javascript:x()">fälla</a></p>'
        "<ol><li>ett<ul><li>under</li></ul></li><li>två</li></ol>"
    )
    blocks = pasted(editor, html=html)
    assert [(b.kind, b.level, b.text) for b in blocks] == [
        (BlockKind.SUBHEADING, 0, "Rubrik"),
        (BlockKind.PARAGRAPH, 0, "Stor fet länk fälla"),
        (BlockKind.NUMBER, 0, "ett"),
        (BlockKind.BULLET, 1, "under"),
        (BlockKind.NUMBER, 0, "två"),
    ]
    assert [span.href for span in blocks[1].spans if span.href] == ["https://stockholm.se/"]
    assert [span.text for span in blocks[1].spans if span.bold] == ["fet"]


def test_pasted_text_becomes_paragraphs(editor: RichTextEdit) -> None:
    assert pasted(editor, text="ett\r\n\r\ntvå\r\n") == (paragraph("ett"), paragraph("två"))


def test_what_is_copied_here_is_pasted_as_it_was(editor: RichTextEdit) -> None:
    blocks = (
        heading("Rubrik"),
        paragraph("Vanligt, ", bold("fett"), italic(" och kursivt")),
        bullet("punkt"),
        bullet("under", level=1),
        number("ett"),
    )
    _show(editor, *blocks)
    editor.selectAll()
    source = editor.createMimeDataFromSelection()
    load(editor.document(), ())
    editor.insertFromMimeData(source)
    assert editor.blocks() == blocks


def test_a_part_of_a_text_is_copied_as_that_part(editor: RichTextEdit) -> None:
    _show(editor, bullet("👩🏽‍🔧 en ", bold("fet punkt")), paragraph("nästa stycke"))
    cursor = editor.textCursor()
    cursor.setPosition(editor.toPlainText().index("fet") + 5)
    cursor.setPosition(cursor.position() + 14, cursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)
    copied = editor.createMimeDataFromSelection()
    assert copied.text() == "• " + cursor.selectedText().replace("\u2029", "\n\n")
    assert not any(span.bold is False for span in copied_from(copied).blocks[0].spans)


def test_no_resource_is_ever_read(editor: RichTextEdit) -> None:
    kind = QTextDocument.ResourceType.ImageResource.value
    found = editor.loadResource(kind, QUrl("file:///etc/passwd"))
    # For nothing at all, Qt would look for the file by itself.
    assert isinstance(found, QImage)
    assert (found.width(), found.height()) == (1, 1)


def test_a_picture_leaves_nothing_behind(editor: RichTextEdit) -> None:
    html = '<p>före <img src="https://example.invalid/x.png"> efter</p>'
    assert pasted(editor, html=html)[0].text == "före efter"


def test_a_line_pasted_in_an_empty_item_is_that_item(editor: RichTextEdit) -> None:
    editor.toggle_kind(BlockKind.BULLET)
    assert pasted(editor, text="punkt") == (bullet("punkt"),)


def test_a_document_begins_without_the_format_of_the_one_before(editor: RichTextEdit) -> None:
    type_text(editor, "vanligt ")
    editor.toggle_bold()
    type_text(editor, "fett")
    other = QTextDocument(editor)
    load(other, ())
    editor.show_document(other)
    type_text(editor, "nytt")
    assert editor.blocks() == (paragraph("nytt"),)


def test_a_sub_heading_looks_like_one_from_its_first_letter(editor: RichTextEdit) -> None:
    editor.toggle_kind(BlockKind.SUBHEADING)
    type_text(editor, "R")
    assert editor.fontWeight() > 400
    editor.toggle_kind(BlockKind.SUBHEADING)
    type_text(editor, "x")
    assert editor.blocks() == (paragraph("Rx"),)
    assert editor.fontWeight() == 400


@pytest.mark.parametrize(
    ("typed", "first"),
    [("- punkt", bullet("punkt")), ("* punkt", bullet("punkt")), ("1. ett", number("ett"))],
)
def test_a_list_begins_with_its_sign(editor: RichTextEdit, typed: str, first: Block) -> None:
    type_text(editor, typed)
    assert editor.blocks() == (first,)


@pytest.mark.parametrize(
    ("items", "kind"),
    [(("1. ett", "2. två", "3) tre"), number), (("- ett", "- två", "* tre"), bullet)],
)
def test_a_sign_that_an_item_has_already_is_not_written_twice(
    editor: RichTextEdit, items: tuple[str, ...], kind: Callable[[str], Block]
) -> None:
    for item in items:
        type_text(editor, item)
        press(editor, Qt.Key.Key_Return)
    press(editor, Qt.Key.Key_Return)
    assert editor.blocks() == (kind("ett"), kind("två"), kind("tre"))


@pytest.mark.parametrize("typed", ["4. maj", "2 maj", "12. december"])
def test_another_number_in_an_item_is_text(editor: RichTextEdit, typed: str) -> None:
    type_text(editor, "1. ett")
    press(editor, Qt.Key.Key_Return)
    type_text(editor, typed)
    assert editor.blocks() == (number("ett"), number(typed))


@pytest.mark.parametrize("typed", ["2022 - 2023", "-5 grader", "x 1. ett", "1.5 miljoner"])
def test_other_text_begins_no_list(editor: RichTextEdit, typed: str) -> None:
    type_text(editor, typed)
    assert editor.blocks() == (paragraph(typed),)


def test_tab_first_in_an_item_moves_it_as_far_as_it_goes(editor: RichTextEdit) -> None:
    editor.toggle_kind(BlockKind.BULLET)
    for level in (1, 2):
        press(editor, Qt.Key.Key_Tab)
        assert editor.kind() == (BlockKind.BULLET, level)
    press(editor, Qt.Key.Key_Backtab, SHIFT)
    assert editor.kind() == (BlockKind.BULLET, 1)


def test_spaces_at_the_edges_of_pasted_text_are_kept(editor: RichTextEdit) -> None:
    type_text(editor, "Vi såg")
    assert pasted(editor, text=" och hörde ") == (paragraph("Vi såg och hörde "),)


def test_what_another_program_calls_ours_is_passed_over(editor: RichTextEdit) -> None:
    source = QMimeData()
    source.setData(OWN_FORMAT, b"[1, 2]")
    source.setText("Reserv")
    assert copied_from(source).blocks == (paragraph("Reserv"),)


def test_bold_comes_back_when_a_sub_heading_becomes_text_again(editor: RichTextEdit) -> None:
    _show(editor, paragraph("vanlig, ", bold("fet")))
    editor.toggle_kind(BlockKind.SUBHEADING)
    assert editor.blocks() == (heading("vanlig, fet"),)
    editor.toggle_kind(BlockKind.SUBHEADING)
    assert editor.blocks() == (paragraph("vanlig, ", bold("fet")),)


def test_lines_pasted_into_a_list_are_items_of_it(editor: RichTextEdit) -> None:
    editor.toggle_kind(BlockKind.BULLET)
    assert pasted(editor, text="ett\ntvå") == (bullet("ett"), bullet("två"))


@pytest.mark.parametrize(
    "data",
    [
        ("text/plain", "rad\n" * 1_100),
        ("text/plain", "\n" * 1_600 + "rad"),
        ("text/plain", "långt " * 60_000),
        ("text/html", "<p>stycke" * 1_100),
        ("text/html", "<b>fet</b>vanlig" * 1_000),
        (OWN_FORMAT, "[" + " " * 2_100_000 + "]"),
    ],
)
def test_more_than_an_answer_can_be_is_refused_with_a_sentence(
    editor: RichTextEdit, data: tuple[str, str]
) -> None:
    kind, content = data
    said: list[str] = []
    editor.notice.connect(said.append)
    type_text(editor, "kvar")
    source = QMimeData()
    source.setData(kind, content.encode())
    editor.selectAll()
    editor.insertFromMimeData(source)
    assert editor.blocks() == (paragraph("kvar"),)
    assert said == [
        "Den kopierade texten: den är för lång att läsa in på en gång. Kopiera en del i taget."
    ]


def test_a_long_answer_is_pasted_whole(editor: RichTextEdit) -> None:
    assert len(pasted(editor, text="rad\n" * 900)) == 900
    assert len(pasted(editor, html="<p>stycke med text" * 900)) == 1_799


class _Document(QTextDocument):
    fonts: ClassVar[list[QFont]] = []

    def setDefaultFont(self, font: QFont | str | Sequence[str]) -> None:  # noqa: N802
        assert isinstance(font, QFont)
        self.fonts.append(font)
        super().setDefaultFont(font)


def test_a_document_that_is_shown_again_is_not_laid_out_for_its_font(
    editor: RichTextEdit,
) -> None:
    document = _Document(editor)
    editor.setFont(QFont(editor.font().family(), editor.font().pointSize() + 3))
    for _ in range(2):
        editor.show_document(document)
    assert document.fonts == [editor.font()]
    assert document.defaultFont() == editor.font()
