"""After a program that came to its end in the middle of the work: asks what to go on with."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.gui.services import REFUSALS, Services
from app.gui.views import Views
from app.model.report import Report
from app.services.recovery import Found

if TYPE_CHECKING:
    from app.gui.widgets.recovery_panel import RecoveryPanel


class Recovering(QObject):
    """Looks once for what is left, asks on the start page, does what is chosen."""

    settled = Signal(object)
    """This report is to be gone on with."""

    def __init__(self, views: Views, services: Services) -> None:
        super().__init__(views)
        self._views = views
        self._services = services
        self._panel: RecoveryPanel | None = None

    def look(self) -> None:
        """Ask about whatever there is."""
        try:
            found = self._services.recovery.find()
        except REFUSALS as error:
            self._views.tell(f"Det går inte att se om något blev kvar sedan sist. {error}")
            return
        if not found:
            return
        # What asks takes a moment to load, and is seldom needed.
        from app.gui.widgets.recovery_panel import RecoveryPanel

        panel = self._panel = RecoveryPanel()
        panel.go_on_wanted.connect(self._go_on)
        panel.go_back_wanted.connect(self._go_back)
        panel.set_aside_wanted.connect(self._set_aside)
        panel.compare_wanted.connect(self._compare)
        self._views.start.show_above(panel)
        panel.ask(found, self._services.now())
        self._views.start.leave_to_question(panel.damaged())
        panel.buttons()[0].setFocus()

    def opened(self, report: Report) -> None:
        """Take note that the officer has gone on with a report without answering."""
        if self._panel is not None:
            self._panel.without(report, self._services.now())

    def _go_on(self, found: Found) -> None:
        self._settle(found, self._services.recovery.go_on_with)

    def _go_back(self, found: Found) -> None:
        self._settle(found, self._services.recovery.go_back)

    def _settle(self, found: Found, choice: Callable[[Found], Report]) -> None:
        try:
            report = choice(found)
        except REFUSALS as error:
            self._views.tell(f"Det gick inte. Allt finns kvar som det var. {error}")
            return
        self._forget(found)
        self.settled.emit(report)

    def _set_aside(self, found: Found) -> None:
        try:
            target = self._services.recovery.set_aside(found)
        except REFUSALS as error:
            self._views.tell(f"Filen gick inte att lägga undan. {error}")
            return
        self._forget(found)
        self._views.tell(f"Filen ligger nu i {target}.")

    def _forget(self, found: Found) -> None:
        if self._panel is not None:
            self._panel.forget(found, self._services.now())
            self._views.start.leave_to_question(self._panel.damaged())

    def _compare(self, found: Found) -> None:
        from app.gui.changes_dialog import ChangesDialog

        if found.report is None or found.before is None:
            return
        try:
            form = self._services.catalog.form_of(found.report)
        except REFUSALS as error:
            self._views.tell(str(error))
            return
        ChangesDialog(found.before, found.report, form, self._views.window()).open()
