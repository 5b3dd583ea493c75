"""A comparison of two wordings as text: struck out what went, underlined what came."""

from collections.abc import Sequence

from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor, QTextDocument

from app.gui.theme import colours
from app.model.comparison import Change, Run


def show_comparison(document: QTextDocument, runs: Sequence[Run]) -> None:
    """Replace the document's content. It can be read without seeing its colours."""
    document.setUndoRedoEnabled(False)
    document.clear()
    insert_comparison(QTextCursor(document), runs)


def insert_comparison(cursor: QTextCursor, runs: Sequence[Run]) -> None:
    """Write the comparison where the cursor is."""
    before = Change.SAME
    for run in runs:
        if (before, run.change) == (Change.REMOVED, Change.ADDED):
            cursor.insertText(" ", QTextCharFormat())
        # A line end that came or went is a sign to be seen.
        text = run.text if run.change is Change.SAME else run.text.replace("\n", "¶\n")
        cursor.insertText(text, _format(run.change))
        before = run.change


def _format(change: Change) -> QTextCharFormat:
    form = QTextCharFormat()
    if change is Change.REMOVED:
        form.setFontStrikeOut(True)
        form.setForeground(QColor(colours().error))
    elif change is Change.ADDED:
        form.setFontUnderline(True)
        form.setForeground(QColor(colours().done))
    return form
