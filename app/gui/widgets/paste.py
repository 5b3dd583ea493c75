"""What comes from the clipboard, as rich text: nothing but what an answer can hold."""

from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QTextDocument

from app.gui.widgets.document import to_blocks
from app.model.rich_text import RichText, paragraphs


class _ClosedDocument(QTextDocument):
    """A document that fetches nothing: no picture in pasted text reaches a disk or a server."""

    def loadResource(self, kind: int, name: QUrl | str) -> object:  # noqa: N802
        return ""


def rich_text_from(source: QMimeData) -> RichText:
    """The clipboard's content; () where it holds no text."""
    if source.hasHtml():
        document = _ClosedDocument()
        document.setHtml(source.html())
        blocks = to_blocks(document)
        return tuple(block for block in blocks if block.text.strip())
    return paragraphs(source.text())
