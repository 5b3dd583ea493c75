"""A stack of pages, of which one is shown, and how the focus comes to it."""

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QStackedLayout, QWidget

from app.gui.kit.announcements import is_followed

# How long a screen reader may need to take in that the focus has left the page. Until then it would
# take a field that both pages have, such as the answer, for where the focus has been all the time.
_TO_BE_TOLD_MS = 100


class Stack(QWidget):
    """Shows one of several pages.

    Unlike Qt's own it is nothing that a screen reader would tell of: no pane with so many objects.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages = QStackedLayout(self)
        self._between = _BetweenPages(self)
        self._between.typed.connect(self._arrive_now)
        self._arrive: Callable[[], object] = lambda: None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._arrive_now)

    def add_page(self, page: QWidget) -> None:
        self._pages.addWidget(page)

    def remove_page(self, page: QWidget) -> None:
        self._pages.removeWidget(page)

    def count(self) -> int:
        return self._pages.count()

    def shown_page(self) -> QWidget | None:
        return self._pages.currentWidget()

    def turn_to(self, page: QWidget) -> None:
        self._pages.setCurrentWidget(page)

    # The focus.

    def page_has_focus(self) -> bool:
        page, now = self.shown_page(), self.window().focusWidget()
        return page is not None and page.isAncestorOf(now)

    def hold_focus(self, arrive: Callable[[], object]) -> None:
        """Have the focus until this puts it on the page that is shown by then.

        Otherwise Qt would hand it on from field to field as they are hidden, each read aloud; and a
        text that is put where the focus is already is read without the question that it answers.
        If it is put elsewhere meanwhile, it stays there.
        """
        self._arrive = arrive
        self._between.setFocus()
        self._soon.start(_TO_BE_TOLD_MS if is_followed() else 0)

    def focus_when_shown(self, arrive: Callable[[], object]) -> None:
        """Put the focus somewhere with this: now, or when a page is shown that is turned to."""
        if self._holds_focus():
            self._arrive = arrive
        else:
            arrive()

    def _holds_focus(self) -> bool:
        return self._soon.isActive() and self.window().focusWidget() is self._between

    def _arrive_now(self) -> None:
        self._soon.stop()
        if self.window().focusWidget() is self._between:
            self._arrive()


class _BetweenPages(QWidget):
    """Has the focus while pages are turned; what is typed meanwhile is for the page that comes."""

    typed = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        self.typed.emit()
        now = QApplication.focusWidget()
        if now is None or now is self:
            super().keyPressEvent(event)
        else:
            QApplication.sendEvent(now, event)


def hold_focus_around(widget: QWidget, arrive: Callable[[], object]) -> None:
    """Have the stack around a widget hold the focus, while what has it is hidden."""
    around = widget.parentWidget()
    while around is not None and not isinstance(around, Stack):
        around = around.parentWidget()
    if around is None:
        arrive()
    else:
        around.hold_focus(arrive)
