"""The page of what was removed."""

from PySide6.QtWidgets import QListWidget, QPushButton

from app.gui.start.bin_page import BinPage
from tests.support.pages.page import SecondaryPageObject, rows


class Bin(SecondaryPageObject[BinPage]):
    _kind = BinPage

    @property
    def reports(self) -> QListWidget:
        return self._page.list

    @property
    def bring_back(self) -> QPushButton:
        return self._page.bring_back

    @property
    def remove(self) -> QPushButton:
        return self._page.remove

    @property
    def empty(self) -> QPushButton:
        return self._page.empty

    def listed(self) -> list[str]:
        return rows(self._page.list)

    def done(self) -> str:
        """What was done last."""
        return self._page.done.text()
