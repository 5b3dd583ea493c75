"""The clipboard: what comes from it is only what an answer can hold; what goes there is all."""

import contextlib

from pydantic import TypeAdapter, ValidationError
from PySide6.QtCore import QByteArray, QMimeData

from app.formats.errors import CopiedTextError
from app.formats.html_reader import COPIED, TOO_MUCH, read_html
from app.model.rich_text import RichText, paragraphs, plain_text

OWN_FORMAT = "application/x-naringslivsrapport-blocks"
_BLOCKS = TypeAdapter(RichText)
_MAX_CHARACTERS, _MAX_LINES, _MAX_SPANS = 300_000, 1_500, 1_000
_MAX_OWN_BYTES = 2_000_000


def put_on(target: QMimeData, blocks: RichText) -> None:
    """Add rich text to what a copy offers: whole for this program, plain for every other."""
    target.setData(OWN_FORMAT, QByteArray(_BLOCKS.dump_json(blocks)))
    target.setText(plain_text(blocks))


def rich_text_from(source: QMimeData) -> RichText:
    """The clipboard's content; () where it holds no text.

    It is read in the window's own process. Raises CopiedTextError for more than an answer, or a
    whole form, can be.
    """
    text = source.text()
    _check(len(text) <= _MAX_CHARACTERS and text.count("\n") <= _MAX_LINES)
    blocks = _own_from(source) or _html_from(source) or paragraphs(text)
    _check(sum(max(1, len(block.spans)) for block in blocks) <= _MAX_SPANS)
    return blocks


def _own_from(source: QMimeData) -> RichText:
    data = source.data(OWN_FORMAT).data()
    _check(len(data) <= _MAX_OWN_BYTES)
    # Another program may have put anything there under our name.
    with contextlib.suppress(ValidationError):
        return _BLOCKS.validate_json(bytes(data))
    return ()


def _html_from(source: QMimeData) -> RichText:
    return read_html(source.html()) if source.hasHtml() else ()


def _check(within_bounds: bool) -> None:
    if not within_bounds:
        raise CopiedTextError(COPIED, TOO_MUCH)
