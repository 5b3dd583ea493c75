"""The clipboard: what comes from it is only what an answer can hold; what goes there is all."""

import contextlib

from pydantic import TypeAdapter, ValidationError
from PySide6.QtCore import QByteArray, QMimeData

from app.formats.html_reader import read_html
from app.model.rich_text import RichText, paragraphs, plain_text

OWN_FORMAT = "application/x-naringslivsrapport-blocks"
_BLOCKS = TypeAdapter(RichText)


def put_on(target: QMimeData, blocks: RichText) -> None:
    """Add rich text to what a copy offers: whole for this program, plain for every other."""
    target.setData(OWN_FORMAT, QByteArray(_BLOCKS.dump_json(blocks)))
    target.setText(plain_text(blocks))


def rich_text_from(source: QMimeData) -> RichText:
    """The clipboard's content; () where it holds no text."""
    if source.hasFormat(OWN_FORMAT):
        # Another program may have put anything there under our name.
        with contextlib.suppress(ValidationError):
            return _BLOCKS.validate_json(bytes(source.data(OWN_FORMAT).data()))
    html = read_html(source.html()) if source.hasHtml() else ()
    return html or paragraphs(source.text())
