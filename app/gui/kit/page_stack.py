"""The page stack, which shows one page at a time."""

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from app.gui.kit.announcements import Weight, announce
from app.gui.kit.messages import Level, Message
from app.gui.kit.page import Page
from app.gui.kit.stack import Stack


class PageStack(Stack):
    """The page that is shown; the home page is always there."""

    page_changed = Signal()
    """Another page is shown, or the menus can do something else with the one that is."""
    home_shown = Signal(bool)
    """The home page is shown again: afresh, or with what was chosen on it."""

    def __init__(self, home: Page, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._home = home
        self._waiting: list[tuple[str, Callable[[], object]]] = []
        self.add_page(home)
        self.page_changed.connect(lambda: QTimer.singleShot(0, self, self._run_waiting))

    @property
    def current(self) -> Page:
        shown = self.shown_page()
        return shown if isinstance(shown, Page) else self._home

    @property
    def is_home(self) -> bool:
        return self.current is self._home

    def show_home(self, *, afresh: bool = True) -> None:
        """Close the current page, saved or not."""
        self.hold_focus(self._focus_first if afresh else self._focus_again)
        self.close_page()
        self.turn_to(self._home)
        self.home_shown.emit(afresh)
        self.page_changed.emit()

    def show_page(self, page: Page) -> None:
        """Close the current page, saved or not."""
        self.hold_focus(self._focus_first)
        self.close_page()
        self.add_page(page)
        self.turn_to(page)
        page.commands_changed.connect(self.page_changed)
        self.page_changed.emit()

    def close_page(self) -> None:
        """Leave only the home page; what was not saved is gone."""
        page = self.current
        page.discard()
        if page is not self._home:
            self.remove_page(page)
            page.deleteLater()

    def _focus_first(self) -> None:
        # The page that was turned to may have been left meanwhile.
        page = self.current
        page.focus_first()
        if page.spoken_summary:
            announce(page, page.spoken_summary, Weight.OUTCOME)

    def _focus_again(self) -> None:
        """Put the focus back to where it was on the page, if it has been anywhere."""
        # None where the focus has been nowhere, whatever Qt's types say.
        before: QWidget | None = self.current.focusWidget()
        if before is not None:
            before.setFocus()
        else:
            self.current.focus_first()

    # Waiting until the officer has chosen.

    def when_free(self, name: str, action: Callable[[], object]) -> None:
        """Run the action now, or when the page where the officer is choosing is left.

        What a page asks about is not replaced by what the officer did not choose there.
        """
        if not self.current.is_choosing and not self._waiting:
            action()
            return
        self._waiting.append((name, action))
        self._announce_waiting()

    def is_free(self) -> bool:
        """Whether another page may be shown; if not, the officer is told what to do first."""
        if self.current.is_choosing:
            self.say(Message("Gör klart här först, eller gå till Mina rapporter."))
        return not self.current.is_choosing

    def _run_waiting(self) -> None:
        if self._waiting and not self.current.is_choosing:
            _, action = self._waiting.pop(0)
            try:
                action()
            finally:
                # If the action showed no page, the next one would wait forever.
                QTimer.singleShot(0, self, self._run_waiting)
        self._announce_waiting()

    def _announce_waiting(self) -> None:
        if self.current.is_choosing and self._waiting:
            names = " och ".join(name for name, _ in self._waiting)
            self.say(Message(f"{names} visas när du är klar här."))

    # Passed on to the current page.

    def say(self, message: Message) -> None:
        self.current.say(message)

    def say_error(self, text: str) -> None:
        self.current.say(Message(text, Level.ERROR))

    def save_now(self) -> bool:
        return self.current.save_now()

    def discard(self) -> None:
        self.current.discard()
