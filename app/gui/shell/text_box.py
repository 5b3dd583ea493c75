"""A box with what would have been written to a console, where there is none."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QDialogButtonBox, QVBoxLayout

from app import PRODUCT_NAME
from app.gui.kit.parts import fixed_font, label

_LINE = 80
"""Characters of one line of running text."""
_MARGIN = 80


class TextBox(QDialog):
    """Lines stand as they were written, in columns; only those too wide for the screen wrap."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.setWindowTitle(PRODUCT_NAME)
        lines = text.strip().splitlines()
        self.text = label("\n".join(lines))
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        if len(lines) > 1:
            self.text.setFont(fixed_font())
        self.text.setMinimumWidth(self._wanted_width(lines))
        buttons = QDialogButtonBox()
        buttons.addButton("Stäng", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        outer = QVBoxLayout(self)
        outer.addWidget(self.text)
        outer.addWidget(buttons)

    def _wanted_width(self, lines: list[str]) -> int:
        metrics = self.text.fontMetrics()
        widest = max((metrics.horizontalAdvance(line) for line in lines), default=0)
        most = QGuiApplication.primaryScreen().availableSize().width() - _MARGIN
        running = metrics.horizontalAdvance("n" * _LINE)
        # A little more than needed: rounding would wrap the widest line.
        return min(widest + metrics.averageCharWidth(), most, running if len(lines) == 1 else most)


def show_text(text: str) -> None:
    """Show it until the officer closes it. Needs no window of the program."""
    app = QApplication.instance() or QApplication([PRODUCT_NAME])
    TextBox(text).exec()
    del app
