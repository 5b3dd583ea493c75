"""Pasting into the editor, without the clipboard of the system."""

from PySide6.QtCore import QMimeData

from app.gui.editor.rich_text_edit import RichTextEdit
from app.model.rich_text import Block


def pasted(editor: RichTextEdit, *, html: str = "", text: str = "") -> tuple[Block, ...]:
    """What the editor holds after this was pasted."""
    source = QMimeData()
    if html:
        source.setHtml(html)
    if text:
        source.setText(text)
    editor.insertFromMimeData(source)
    return editor.blocks()
