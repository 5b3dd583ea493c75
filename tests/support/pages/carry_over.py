"""Where a report is begun from earlier ones: what is to come along."""

from PySide6.QtWidgets import QAbstractButton, QPushButton, QWidget

from app.gui.carry_over.carry_over_page import CarryOverPage
from app.gui.carry_over.plan_list import PlanRow
from app.services.reading.report_reader import ReadReport
from tests.support.pages.page import SecondaryPageObject


class CarryOver(SecondaryPageObject[CarryOverPage]):
    """The sources, and the plan they make."""

    _kind = CarryOverPage

    @property
    def reads(self) -> tuple[ReadReport, ...]:
        """What it is begun from."""
        return self._page.sources.sources

    @property
    def create(self) -> QPushButton:
        return self._page.create_button

    @property
    def cancel(self) -> QPushButton:
        return self._page._cancel

    @property
    def rows(self) -> dict[str, PlanRow]:
        """What each question is to begin with."""
        return self._page.plan._rows

    @property
    def sources(self) -> QWidget:
        return self._page.sources

    @property
    def plan(self) -> QWidget:
        return self._page.plan

    def buttons(self) -> list[QAbstractButton]:
        return self._page.findChildren(QAbstractButton)

    def summary(self) -> str:
        return self._page.summary.text()
