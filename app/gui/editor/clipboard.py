"""The clipboard: pasting only what an answer can hold, copying in every format."""

import contextlib
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

from pydantic import TypeAdapter, ValidationError
from PySide6.QtCore import QByteArray, QMimeData, Qt, QUrl, Signal
from PySide6.QtGui import (
    QAction,
    QGuiApplication,
    QKeySequence,
    QShortcut,
)
from PySide6.QtWidgets import QMenu, QTextEdit

from app.formats.errors import CopiedTextError, FormatErrorCode
from app.formats.html.html_reader import COPIED, Copied, read_html
from app.formats.html.text_to_copy import TextToCopy, blocks_to_copy
from app.gui.editor.clean_typing import keep_typing_clean
from app.gui.editor.text_document import insert, selected
from app.gui.kit.announcements import announce
from app.gui.kit.commands import Command
from app.gui.kit.dropped_files import files_in, pass_files_on
from app.gui.kit.reading_text import blank_image
from app.model.invisible_characters import without_meaningless
from app.model.rich_text import (
    Block,
    RichText,
    paragraphs,
    plain_text,
    without_meaningless_characters,
)
from app.model.typed_lists import typed_text

OWN_FORMAT = "application/x-naringslivsrapport-blocks"
_BLOCKS = TypeAdapter(RichText)
_MAX_CHARACTERS, _MAX_LINES, _MAX_SPANS = 300_000, 1_500, 1_000
_MAX_OWN_BYTES = 2_000_000
# Without it, some programs on Linux take Swedish letters for others.
_ENCODING = '<meta charset="utf-8">'

# Out.


def copy(text: TextToCopy, *, formatted: bool = True) -> None:
    """With its format, or as plain text only."""
    mime = QMimeData()
    if formatted:
        put_on(mime, text)
    else:
        mime.setText(text.plain)
    QGuiApplication.clipboard().setMimeData(mime)


def put_on(target: QMimeData, text: TextToCopy) -> None:
    """Add a text in the formats of a copy: rich for this program, HTML and plain for others."""
    target.setData(OWN_FORMAT, QByteArray(_BLOCKS.dump_json(text.blocks)))
    target.setHtml(_ENCODING + text.html)
    target.setText(text.plain)


# In.


def copied_from(
    source: QMimeData, as_blocks: Callable[[str], tuple[Block, ...]] = paragraphs
) -> Copied:
    """The clipboard's content; no blocks where it holds no text. `as_blocks` reads plain text.

    Invisible signs that carry no meaning are left behind. It is read in the window's own process.
    Raises CopiedTextError for more than an answer, or a whole form, can be.
    """
    text = source.text()
    _check(len(text) <= _MAX_CHARACTERS and text.count("\n") <= _MAX_LINES)
    copied = Copied(_own_from(source))
    if not copied.blocks and source.hasHtml():
        copied = read_html(source.html())
    if not copied.blocks:
        # A picture on its own, such as a screenshot, is in no HTML.
        pictures = copied.pictures or int(source.hasImage() and not text)
        # Before lists are looked for: one may stand before the sign of an item.
        copied = Copied(as_blocks(without_meaningless(text)), pictures=pictures)
    copied = replace(copied, blocks=without_meaningless_characters(copied.blocks))
    _check(sum(max(1, len(block.spans)) for block in copied.blocks) <= _MAX_SPANS)
    return copied


def pasted_from(source: QMimeData) -> Copied:
    """Like copied_from, with lists that are typed in plain text as lists."""
    return copied_from(source, typed_text)


def lines_from(source: QMimeData) -> Copied:
    """The clipboard's content as text alone, a paragraph a line.

    Raises CopiedTextError for the same as copied_from.
    """
    if not source.text():
        return Copied(paragraphs(plain_text(copied_from(source).blocks)))
    alone = QMimeData()
    alone.setText(source.text())
    return copied_from(alone)


def paste_notice(copied: Copied) -> str:
    """What got lost in pasting, in Swedish; mostly nothing."""
    said = []
    if copied.tables:
        which = "Tabellen" if copied.tables == 1 else "Tabellerna"
        said.append(f"{which} blev vanlig text. Läs igenom texten så att den går att förstå.")
    if copied.pictures:
        said.append("Bilder följer inte med. Beskriv i ord det som bilden visar.")
    if copied.notes:
        said.append("Fotnoter följer inte med. Skriv in det som behövs av dem i texten.")
    return " ".join(said)


def add_paste_as_text(menu: QMenu, paste: Callable[[], object]) -> None:
    """Put pasting as text into an editor's context menu, after pasting."""
    actions = menu.actions()
    for formatted, after in pairwise(actions):
        # Qt's own object name.
        if formatted.objectName() == "edit-paste":
            action = QAction(Command.PASTE_AS_TEXT.plain, menu)
            action.setShortcut(Command.PASTE_AS_TEXT.keys[0])
            action.setEnabled(formatted.isEnabled())
            action.triggered.connect(paste)
            menu.insertAction(after, action)


def _own_from(source: QMimeData) -> RichText:
    data = source.data(OWN_FORMAT).data()
    _check(len(data) <= _MAX_OWN_BYTES)
    # Another program may have put anything there under our name.
    with contextlib.suppress(ValidationError):
        return _BLOCKS.validate_json(bytes(data))
    return ()


def _check(within_bounds: bool) -> None:
    if not within_bounds:
        raise CopiedTextError(COPIED, FormatErrorCode.TOO_MUCH_COPIED)


class PastingEdit(QTextEdit):
    """Handles copying, pasting and dropping."""

    notice = Signal(str)
    """Why what was pasted is not taken, or what of it has changed, in Swedish."""

    def __init__(self) -> None:
        super().__init__()
        keys = QShortcut(QKeySequence(Command.PASTE_AS_TEXT.keys[0]), self, self.paste_as_text)
        keys.setContext(Qt.ShortcutContext.WidgetShortcut)
        keep_typing_clean(self)
        pass_files_on(self)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:  # noqa: N802
        # The name of a copied file is no text.
        return not files_in(source) and (source.hasText() or source.hasHtml())

    def createMimeDataFromSelection(self) -> QMimeData:  # noqa: N802
        copied = QMimeData()
        put_on(copied, blocks_to_copy(selected(self.textCursor())))
        return copied

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802
        self._take(source, pasted_from)

    def paste_as_text(self) -> None:
        # None where nothing has been copied yet, whatever Qt's types say.
        source: QMimeData | None = QGuiApplication.clipboard().mimeData()
        if source is not None and not self.isReadOnly():
            self._take(source, lines_from)

    def _take(self, source: QMimeData, read: Callable[[QMimeData], Copied]) -> None:
        try:
            copied = read(source)
        except CopiedTextError as error:
            self._emit_notice(str(error))
            return
        if copied.blocks and not self.isReadOnly():
            insert(self.textCursor(), copied.blocks)
            self.ensureCursorVisible()
        self._emit_notice(paste_notice(copied))

    def _emit_notice(self, text: str) -> None:
        if text:
            self.notice.emit(text)
            announce(self, text)

    def loadResource(self, kind: int, name: QUrl | str) -> object:  # noqa: N802
        return blank_image()
