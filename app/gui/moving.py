"""Drafts whose questions have changed: the newer ones are offered, taken, and left again."""

import contextlib

from PySide6.QtCore import QObject, Signal

from app.gui.services import REFUSALS, Services
from app.gui.views import Views
from app.model.form import FormDefinition
from app.model.report import Report
from app.storage.errors import StorageError


class Moving(QObject):
    """Asks on a page of its own the first time, and by a notice in the report after that."""

    kept = Signal(object)
    """This report is to be opened on the questions that it has."""
    moved = Signal(object, str, object)
    """This report is to be opened now; what to say of it; and what would undo it."""

    def __init__(self, views: Views, services: Services) -> None:
        super().__init__(views)
        self._views = views
        self._services = services

    def asks_about(self, report: Report) -> bool:
        """Whether the officer is asked first, before the report is shown; then it is done here."""
        instead = self._services.catalog.instead_of(report)
        if instead is None:
            return False
        settled = self._services.kept_questions.are_kept(report.report_id, instead)
        if settled and self._services.catalog.has_form_of(report):
            return False
        self.show(report, instead)
        return True

    def show(self, report: Report, instead: FormDefinition) -> None:
        """Show what would become of every question."""
        from app.gui.pages.move_page import MovePage
        from app.model.moving import plan_move

        can_keep = self._services.catalog.has_form_of(report)
        page = MovePage(report, instead, plan_move(report, instead), can_keep=can_keep)
        page.left.connect(self._views.show_start)
        page.keep_wanted.connect(lambda: self.keep(report))
        page.move_wanted.connect(lambda: self._move(report, instead))
        self._views.show_aside(page)

    def keep(self, report: Report) -> None:
        """Have it opened as it is; from now on the newer questions are offered by a notice only."""
        instead = self._services.catalog.instead_of(report)
        if instead is not None:
            # It is asked once more, if this is not remembered.
            with contextlib.suppress(StorageError):
                self._services.kept_questions.keep(report.report_id, instead)
        self.kept.emit(report)

    def _move(self, report: Report, instead: FormDefinition) -> None:
        from app.gui.pages.move_page import called
        from app.services.moving import move

        services = self._services
        try:
            before, after = move(report, instead, services.library, services.making)
        except REFUSALS as error:
            self._views.tell(f"Frågorna är inte bytta. {error}")
            return
        here = services.catalog.has_form_of(before)
        which = called(instead, before, here=here)
        beside = (
            " Text som inte hör till någon fråga finns under Granska." if after.unplaced else ""
        )
        self.moved.emit(
            after,
            f"Du har bytt till {which}.{_told_of_waiting(after)}{beside}",
            before if here else None,
        )


def _told_of_waiting(report: Report) -> str:
    from app.model.rules.confirmation import carried_unconfirmed

    waiting = sum(1 for _ in carried_unconfirmed(report))
    if not waiting:
        return ""
    if waiting == 1:
        return " Ett svar väntar på att du bekräftar det."
    return f" {waiting} svar väntar på att du bekräftar dem."
