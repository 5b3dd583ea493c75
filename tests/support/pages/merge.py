"""The page where two versions of a report are made one."""

from collections.abc import Mapping

from PySide6.QtWidgets import QAbstractButton, QPushButton, QWidget

from app.gui.merge.difference_row import DifferenceRow
from app.gui.merge.merge_page import TwoVersionsPage
from app.model.merge import Side
from tests.support.pages.page import PageObject


class TwoVersions(PageObject):
    """Two versions of a report, and what each of them says."""

    @property
    def _page(self) -> TwoVersionsPage:
        return self._aside(TwoVersionsPage)

    @property
    def page(self) -> QWidget:
        return self._page

    @property
    def back(self) -> QPushButton:
        return self._page.header.back

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

    def is_shown(self) -> bool:
        return isinstance(self._window.pages.current, TwoVersionsPage)

    def side(self, place: str, side: Side) -> QAbstractButton:
        """The button that chooses what one of them says."""
        return self.rows[place].choices[side]

    def chosen(self, place: str) -> Side | None:
        return self.rows[place].choice()

    def note(self) -> str:
        return self._page.note.text()

    def problem(self) -> str:
        return self._page.problem.text()

    def summary(self) -> str:
        return self._page.summary.text()
