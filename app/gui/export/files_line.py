"""Where files lie; their names, which few need, are shown when they are asked for."""

from PySide6.QtWidgets import QWidget

from app.gui.kit.flow import row_of
from app.gui.kit.parts import button, column_in, growing, label
from app.gui.kit.theme import STEP


class FilesLine(QWidget):
    def __init__(self, name: str) -> None:
        """`name` is what the button that shows the names is called."""
        super().__init__()
        self.text = label("")
        self.show_names = button(name, self._toggle, "quiet")
        self.show_names.setCheckable(True)
        self._names = label("", "muted")
        column = column_in(self, spacing=STEP)
        column.addLayout(row_of(growing(self.text), self.show_names))
        column.addWidget(self._names)

    def show_files(self, text: str, names: str) -> None:
        """Without names there are none to be shown."""
        self.text.setText(text)
        self._names.setText(names)
        self.show_names.setVisible(bool(names))
        self._toggle()

    def names(self) -> str:
        """The names that are seen."""
        return "" if self._names.isHidden() else self._names.text()

    def _toggle(self) -> None:
        self._names.setVisible(bool(self._names.text()) and self.show_names.isChecked())
