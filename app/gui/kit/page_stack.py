"""What the window shows: one page at a time, each of which answers for itself."""

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QStackedWidget

from app.gui.kit.messages import Message
from app.gui.kit.page import Page


class PageStack(QStackedWidget):
    """The page that is shown; the home page is always there."""

    turned = Signal()
    """Another page is shown, or the menus can do something else with the one that is."""
    went_home = Signal(bool)
    """The home page is shown again: afresh, or with what was chosen on it."""

    def __init__(self, home: Page) -> None:
        super().__init__()
        self._home = home
        self._waiting: list[tuple[str, Callable[[], object]]] = []
        self.addWidget(home)
        self.turned.connect(lambda: QTimer.singleShot(0, self, self._let_come))

    @property
    def current(self) -> Page:
        """The page that is shown."""
        shown = self.currentWidget()
        return shown if isinstance(shown, Page) else self._home

    @property
    def is_home(self) -> bool:
        return self.current is self._home

    def show_home(self, *, afresh: bool = True) -> None:
        """Take down what is shown, saved or not, and show the home page."""
        self.take_down()
        self.setCurrentWidget(self._home)
        self.went_home.emit(afresh)
        self.turned.emit()

    def show_page(self, page: Page) -> None:
        """Take down what is shown, saved or not, and show this."""
        self.take_down()
        self.addWidget(page)
        self.setCurrentWidget(page)
        page.focus_first()
        page.commands_changed.connect(self.turned)
        self.turned.emit()

    def take_down(self) -> None:
        """Leave nothing but the home page; what was not saved is gone."""
        page = self.current
        page.discard()
        if page is not self._home:
            self.removeWidget(page)
            page.deleteLater()

    # What waits until the officer has chosen.

    def when_free(self, what: str, come: Callable[[], object]) -> None:
        """Have it come now; where the officer is choosing, when that page is left, which is told.

        What a page asks about is not replaced by what the officer did not choose there.
        """
        if not self.current.is_choosing and not self._waiting:
            come()
            return
        self._waiting.append((what, come))
        self._tell_what_waits()

    def is_free(self) -> bool:
        """Whether another page may be shown; if not, what to do first is told."""
        if self.current.is_choosing:
            self.say(Message("Gör klart här först, eller gå till Mina rapporter."))
        return not self.current.is_choosing

    def _let_come(self) -> None:
        if self._waiting and not self.current.is_choosing:
            _, come = self._waiting.pop(0)
            try:
                come()
            finally:
                # Where nothing was turned to, the next one would wait for ever.
                QTimer.singleShot(0, self, self._let_come)
        self._tell_what_waits()

    def _tell_what_waits(self) -> None:
        if self.current.is_choosing and self._waiting:
            names = " och ".join(what for what, _ in self._waiting)
            self.say(Message(f"{names} visas när du är klar här."))

    # What the page that is shown is asked.

    def say(self, message: Message) -> None:
        self.current.say(message)

    def save_now(self) -> bool:
        return self.current.save_now()

    def discard(self) -> None:
        self.current.discard()
