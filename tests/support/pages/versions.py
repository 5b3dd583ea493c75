"""The dialog of a report's earlier versions."""

from PySide6.QtWidgets import QApplication, QListWidget, QPushButton

from app.gui.report.versions_dialog import VersionsDialog
from tests.support.pages.page import PageObject, rows


class Versions(PageObject):
    """What was, and what has come since."""

    @property
    def dialog(self) -> VersionsDialog:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, VersionsDialog)
        return dialog

    @property
    def shown(self) -> QListWidget:
        (versions,) = self.dialog.findChildren(QListWidget)
        return versions

    @property
    def restore(self) -> QPushButton:
        return self.dialog.restore

    @property
    def restore_answer(self) -> QPushButton:
        return self.dialog.restore_answer

    def rows(self) -> list[str]:
        return rows(self.shown)

    def choose(self, told: str) -> None:
        """The newest version of which this is said."""
        (row, *_) = [row for row, text in enumerate(self.rows()) if told in text]
        self.shown.setCurrentRow(row)

    def text(self) -> str:
        """What differs between the chosen one and the report as it is now."""
        return self.dialog.changes.text.toPlainText()

    def legend(self) -> str:
        return self.dialog.changes._legend.text()
