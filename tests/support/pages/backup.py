"""The page of a backup that is about to be taken in."""

from PySide6.QtWidgets import QPushButton

from app.gui.backup.backup_page import BackupPage
from tests.support.pages.page import SecondaryPageObject


class Backup(SecondaryPageObject[BackupPage]):
    _kind = BackupPage

    @property
    def cancel(self) -> QPushButton:
        return self._page._cancel

    @property
    def take_in(self) -> QPushButton:
        return self._page.take_in

    @property
    def close(self) -> QPushButton:
        """Where there is nothing to be taken in."""
        return self._page.close_it

    def text(self) -> str:
        return self._page.text.toPlainText()
