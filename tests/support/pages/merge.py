"""The page where two versions of a report are made one."""

from collections.abc import Mapping

from PySide6.QtWidgets import QAbstractButton, QPushButton

from app.gui.merge.difference_row import DifferenceRow
from app.gui.merge.merge_page import TwoVersionsPage
from app.model.merge import Side
from tests.support.pages.page import SecondaryPageObject


class TwoVersions(SecondaryPageObject[TwoVersionsPage]):
    """Two versions of a report, and what each of them says."""

    _kind = TwoVersionsPage

    @property
    def cancel(self) -> QPushButton:
        return self._page._cancel

    @property
    def merge(self) -> QPushButton:
        return self._page.merge

    @property
    def own(self) -> QPushButton:
        """Open the other one as a report of its own."""
        return self._page._own

    @property
    def rows(self) -> Mapping[str, DifferenceRow]:
        """What differs, by its place."""
        return self._page._rows

    def side(self, place: str, side: Side) -> QAbstractButton:
        """The button that chooses what one of them says."""
        return self.rows[place].choices[side]

    def chosen(self, place: str) -> Side | None:
        return self.rows[place].choice()

    def summary(self) -> str:
        return self._page.summary.text()
