"""What differs between two versions of a report."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QDialog, QTextBrowser, QWidget

from app.gui.kit.parts import button, column_in, fit_on_screen, label
from app.gui.kit.reading_text import insert_comparison
from app.gui.kit.theme import STEP, on_theme_change
from app.model.form import FormDefinition
from app.model.report import Report
from app.model.report_changes import PlaceChange, count_changes, differs_in_form, report_changes
from app.model.swedish import in_figures, with_capital

_DIALOG_SIZE = (720, 520)


class ChangesView(QWidget):
    """A line that says how much differs, and below it the differences."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[Report, Report, FormDefinition, str] | None = None
        self._legend = label("")
        on_theme_change(self._apply_theme)
        self.text = QTextBrowser()
        self.text.setAccessibleName("Vad som skiljer de båda versionerna")
        self.text.setOpenLinks(False)
        self.text.setTabChangesFocus(True)
        column = column_in(self)
        column.addWidget(self._legend)
        column.addWidget(self.text, 1)
        # Keeps the line at the top where the text is hidden.
        column.addStretch()

    def _apply_theme(self) -> None:
        # The colours are written into a comparison.
        if self._shown is not None:
            self.show_changes(*self._shown)

    def say(self, text: str) -> None:
        """Say something in the place of a comparison."""
        self._shown = None
        self.text.hide()
        self._legend.setText(text)

    def show_changes(self, before: Report, after: Report, form: FormDefinition, since: str) -> bool:
        """Show what differs, `since` in words; gives whether anything does."""
        self._shown = (before, after, form, since)
        changes = report_changes(before, after)
        added, removed = count_changes(changes)
        in_form = not changes and differs_in_form(before, after)
        self.text.setDocument(_document(changes, form, self.text))
        self.text.setVisible(bool(changes))
        if changes:
            parts = [f"understruket har tillkommit ({in_figures(added)} ord)"] if added else []
            parts += [f"överstruket är borta ({in_figures(removed)} ord)"] if removed else []
            self._legend.setText(f"{since}: {', '.join(parts) or 'skiljetecken har ändrats'}.")
        elif in_form:
            self._legend.setText("Orden är desamma. Fetstil, listor eller länkar skiljer.")
        else:
            self._legend.setText("Så här är rapporten nu.")
        return bool(changes) or in_form


def _document(
    changes: Sequence[PlaceChange], form: FormDefinition, parent: QWidget
) -> QTextDocument:
    document = QTextDocument(parent)
    cursor = QTextCursor(document)
    heading = QTextCharFormat()
    heading.setFontWeight(600)
    for number, change in enumerate(changes):
        if number:
            cursor.insertText("\n\n", QTextCharFormat())
        name = change.question or form.place_name(change.place)
        cursor.insertText(f"{with_capital(name)}\n", heading)
        insert_comparison(cursor, change.runs)
    return document


class ChangesDialog(QDialog):
    def __init__(
        self, before: Report, after: Report, form: FormDefinition, since: str, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Vad som skiljer")
        fit_on_screen(self, *_DIALOG_SIZE)
        self.changes = ChangesView()
        self.changes.show_changes(before, after, form, since)
        self.leave = button("Stäng", self.reject)
        column = column_in(self, spacing=STEP * 2)
        column.setContentsMargins(STEP * 3, STEP * 3, STEP * 3, STEP * 2)
        column.addWidget(self.changes, 1)
        column.addWidget(self.leave, 0, Qt.AlignmentFlag.AlignRight)
