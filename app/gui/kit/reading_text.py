"""Read-only text, and comparisons of two wordings."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QColor, QImage, QPalette, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextBrowser, QTextEdit

from app.formats.html.elements import Html, element, html, lines
from app.gui.kit.theme import STEP, colours, on_theme_change
from app.model.comparison import Change, Run


def show_comparison(document: QTextDocument, runs: Sequence[Run]) -> None:
    """Replace the document's content. It can be read without seeing the colours."""
    document.setUndoRedoEnabled(False)
    document.clear()
    insert_comparison(QTextCursor(document), runs)


def insert_comparison(cursor: QTextCursor, runs: Sequence[Run]) -> None:
    for run in _parted(runs):
        # A changed line end is made visible.
        text = run.text if run.change is Change.SAME else run.text.replace("\n", "¶\n")
        cursor.insertText(text, change_format(run.change))


def _parted(runs: Sequence[Run]) -> Iterator[Run]:
    """The runs, with a space between removed words and what replaced them."""
    before = Change.SAME
    for run in runs:
        if (before, run.change) == (Change.REMOVED, Change.ADDED):
            yield Run(change=Change.SAME, text=" ")
        yield run
        before = run.change


def change_format(change: Change) -> QTextCharFormat:
    form = QTextCharFormat()
    if change is Change.REMOVED:
        form.setFontStrikeOut(True)
        form.setForeground(QColor(colours().error))
    elif change is Change.ADDED:
        form.setFontUnderline(True)
        form.setForeground(QColor(colours().done))
    return form


def blank_image() -> QImage:
    """For `loadResource`: given nothing, Qt would look for a file itself."""
    nothing = QImage(1, 1, QImage.Format.Format_ARGB32)
    nothing.fill(Qt.GlobalColor.transparent)
    return nothing


def highlighted(cursor: QTextCursor, palette: QPalette) -> QTextEdit.ExtraSelection:
    """What a cursor has selected, in the colours of a selection."""
    mark = QTextEdit.ExtraSelection()
    mark.cursor = cursor
    mark.format.setBackground(palette.brush(QPalette.ColorRole.Highlight))
    mark.format.setForeground(palette.brush(QPalette.ColorRole.HighlightedText))
    return mark


# How many lines are to be seen above and below what was found.
_LINES_AROUND = 3


def show_within(edit: QTextEdit, cursor: QTextCursor) -> None:
    """Select it, and scroll so that some of the text around it is seen, where there is any."""
    edit.setTextCursor(cursor)
    start, end = QTextCursor(cursor), QTextCursor(cursor)
    start.setPosition(cursor.selectionStart())
    end.setPosition(cursor.selectionEnd())
    top, bottom = edit.cursorRect(start).top(), edit.cursorRect(end).bottom()
    height, bar = edit.viewport().height(), edit.verticalScrollBar()
    around = _LINES_AROUND * edit.cursorRect(end).height()
    around = max(0, min(around, (height - (bottom - top)) // 2))
    if top < around:
        bar.setValue(bar.value() + top - around)
    elif bottom > height - around:
        bar.setValue(bar.value() + bottom - height + around)


class ReadingText(QTextBrowser):
    """Shows HTML that the program has made, in the colours of the theme."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._html = ""
        self.setAccessibleName(name)
        self.setOpenLinks(False)
        self.setTabChangesFocus(True)
        self.setProperty("room", "column")
        on_theme_change(self._apply_theme)

    def show_html(self, html: str) -> None:
        """Show HTML from its beginning. It may use the classes muted, gone, come and part."""
        self._html = html
        self._apply_theme()
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def loadResource(self, kind: int, name: QUrl | str) -> object:  # noqa: N802
        return blank_image()

    def _apply_theme(self) -> None:
        document, now = self.document(), colours()
        document.setDefaultFont(self.font())
        document.setDocumentMargin(STEP * 2)
        document.setIndentWidth(STEP * 3)
        document.setDefaultStyleSheet(
            f".muted {{ color: {now.muted}; }} .gone {{ color: {now.error}; }} "
            f".come {{ color: {now.done}; }} .part {{ color: {now.accent}; }} "
            "h2, h3, h4 { font-weight: 600; }"
        )
        self.setHtml(self._html)


def comparison_html(runs: Sequence[Run]) -> Html:
    """Two wordings in one: removed words struck out, new ones underlined."""
    return html(*map(_marked, _parted(runs)))


def _marked(run: Run) -> Html:
    text = lines(run.text)
    if run.change is Change.SAME:
        return text
    gone = run.change is Change.REMOVED
    return element("s", text, css="gone") if gone else element("u", text, css="come")


def side_html(runs: Sequence[Run], change: Change) -> Html:
    """One of two wordings, with what the other does not have underlined."""
    shown = (run for run in runs if run.change in {Change.SAME, change})
    return html(
        *(run.text if run.change is Change.SAME else element("u", run.text) for run in shown)
    )
