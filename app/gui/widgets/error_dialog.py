"""What is shown of an error that nobody foresaw: that the work goes on, and a report to hand on."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from app.gui.theme import STEP
from app.gui.widgets.announcing import announce
from app.gui.widgets.columns import scrolled
from app.gui.widgets.flow import Flow
from app.gui.widgets.parts import button, field_label, label, page_column

_SAFE = "Det du har skrivit är sparat. Programmet är fortfarande igång och du kan arbeta vidare."
_NOT_SAFE = (
    "Det senaste du skrev är inte sparat, men det finns kvar i fönstret och programmet försöker "
    "spara igen. Kopiera det till ett annat program innan du stänger fönstret."
)
_WHAT_TO_DO = (
    "Kopiera rapporten nedan och skicka den till den som har hand om programmet. Den visar var "
    "i programmet felet uppstod. Inget av det du har skrivit finns med."
)
_SIZE = (620, 560)
_SMALLEST = (480, 400)
_MOST_TRAILS = 10
_COUNT_MS = 250


class ErrorDialog(QDialog):
    """Stands beside the window, which can still be written in. Errors that follow come into it."""

    def __init__(self, parent: QWidget, report: str, *, saved: bool) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Något gick fel")
        self.setMinimumSize(*_SMALLEST)
        self.resize(*_SIZE)
        self._trails = 1
        self._times = 1
        self.message = label("")
        self.report = _report_field(report)
        self.counted = label("", "muted")
        self.counted.hide()
        self.copy = button("Kopiera", self._copy)
        self.copied = label("", "done", wrap=False)
        self.close_button = button("Stäng", self.accept, "primary")
        self.close_button.setDefault(True)
        # The count is shown a few times a second at most: to show it may be what goes wrong.
        self._counting = QTimer(self)
        self._counting.setSingleShot(True)
        self._counting.setInterval(_COUNT_MS)
        self._counting.timeout.connect(self._show_count)
        self._lay_out()
        self.say(saved=saved)
        self.report.setFocus()

    def _lay_out(self) -> None:
        page = QWidget()
        column = page_column(page)
        column.addWidget(label("Något gick fel i programmet", "question"))
        column.addWidget(self.message)
        column.addWidget(label(_WHAT_TO_DO))
        column.addSpacing(STEP)
        column.addWidget(field_label("Felrapport", self.report))
        self.report.setProperty("room", "answer")
        column.addWidget(self.report, 1)
        column.addWidget(self.counted)
        row = Flow()
        row.add(self.copy, self.copied)
        row.add_at_the_end(self.close_button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(STEP * 3, STEP * 3, STEP * 3, STEP * 3)
        whole.setSpacing(STEP * 2)
        whole.addWidget(scrolled(page, "wide"), 1)
        whole.addLayout(row)

    def open_beside(self) -> None:
        """Show it, so that it can be closed whatever else is open."""
        # What is opened over a question that must be answered first could not be reached.
        if QApplication.activeModalWidget() is not None:
            self.setWindowModality(Qt.WindowModality.ApplicationModal)
        self.show()
        self.raise_()
        self.activateWindow()

    def say(self, *, saved: bool) -> None:
        """Tell whether what was typed is saved."""
        self.message.setText(_SAFE if saved else _NOT_SAFE)
        self.setAccessibleDescription(f"{self.message.text()} {_WHAT_TO_DO}")

    def count(self) -> None:
        """The same has happened again."""
        self._times += 1
        if not self._counting.isActive():
            self._counting.start()

    def add(self, trail: str) -> None:
        """Something else has gone wrong too."""
        if self._trails < _MOST_TRAILS:
            self._trails += 1
            # What is selected in it stays selected.
            self.report.appendPlainText(f"\n{trail}")
        self.count()

    def _show_count(self) -> None:
        self.counted.setText(f"Fel har uppstått {self._times} gånger.")
        self.counted.show()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.report.toPlainText())
        self.copied.setText("Rapporten är kopierad.")
        announce(self.copied, self.copied.text())


def _report_field(report: str) -> QPlainTextEdit:
    field = QPlainTextEdit(report)
    field.setReadOnly(True)
    field.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse
        | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    field.setTabChangesFocus(True)
    field.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
    return field
