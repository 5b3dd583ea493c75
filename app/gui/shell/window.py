"""The main window, which is shown before the services are loaded."""

import logging
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QMainWindow

from app import PRODUCT_NAME
from app.gui.kit.commands import Command
from app.gui.kit.dropped_files import files_in, offers_no_files
from app.gui.kit.messages import Level, Message
from app.gui.kit.page_stack import PageStack
from app.gui.kit.parts import fit_on_screen, title_text
from app.gui.kit.signals import signal
from app.gui.shell.menus import Menus
from app.gui.start.start_page import StartPage
from app.model.respondent import Respondent
from app.model.shown_characters import shown

if TYPE_CHECKING:
    # Each imported class of Qt delays the start.
    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QPaintEvent


_NO_FILES = (
    "Det som drogs hit är ingen fil än, som när det dras ur Outlook. Spara mejlet eller bilagan i "
    "en mapp först, och dra filen därifrån."
)


class MainWindow(QMainWindow):
    """Usable for typing at once; the navigator connects it to the services."""

    first_painted = Signal()

    @signal
    def files_dropped(self, files: list[Path], /) -> None: ...

    @signal
    def file_wanted(self, file: Path, /) -> None:
        """A file that was named from outside is to be opened."""

    closed = Signal()

    def __init__(self, respondent: Respondent) -> None:
        super().__init__()
        self.setWindowTitle(PRODUCT_NAME)
        fit_on_screen(self, 1240, 800)
        # A screen of 1366 x 768 at 150 % has no more.
        self.setMinimumSize(640, min(440, self.height()))
        self._painted = False
        self.start = StartPage(respondent)
        # Within the window at once: all of a page is dressed anew in each new place.
        self.pages = PageStack(self.start, self)
        self.setCentralWidget(self.pages)
        self.menus = Menus()
        self.setMenuBar(self.menus)
        self.first_painted.connect(self.menus.fill)
        self.menus.serve("window", {Command.QUIT: self.close})
        self.pages.page_changed.connect(self._page_changed)
        self.start.focus_first()

    def paintEvent(self, event: "QPaintEvent") -> None:  # noqa: N802
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self, self.first_painted.emit)

    def _page_changed(self) -> None:
        page = self.pages.current
        titles = (title_text(shown(page.window_title)), PRODUCT_NAME)
        self.setWindowTitle(" – ".join(filter(None, titles)))
        self.menus.serve("page", page.commands())
        self.menus.show_format(page.format_actions())

    def bring_to_front(self, file: Path | None) -> None:
        """With a file opened, if one is named."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.raise_()
        self.activateWindow()
        if file is not None:
            self.file_wanted.emit(file)

    # Dropped files.

    def dragEnterEvent(self, event: "QDragEnterEvent") -> None:  # noqa: N802
        if files_in(event.mimeData()) or offers_no_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: "QDropEvent") -> None:  # noqa: N802
        event.acceptProposedAction()
        files = files_in(event.mimeData())
        # Not within the drag: the source program waits for the answer.
        QTimer.singleShot(0, self, lambda: self._dropped(files))

    def _dropped(self, files: list[Path]) -> None:
        if files:
            self.files_dropped.emit(files)
        else:
            self.pages.say(Message(_NO_FILES, Level.ERROR))

    # Unexpected errors.

    def save_after_error(self) -> bool:
        """Save, and say that something unexpected went wrong. Gives whether all is saved."""
        safe = self.save_now()
        if safe:
            text = "Något gick fel i programmet. Det du har skrivit är sparat."
        else:
            text = (
                "Något gick fel i programmet, och det senaste du skrev är inte sparat. Det finns "
                "kvar i fönstret. Kopiera det till ett annat program innan du stänger."
            )
        self.pages.say(Message(text, Level.ERROR, passing=True))
        return safe

    # Closing.

    def closeEvent(self, event: "QCloseEvent") -> None:  # noqa: N802
        """Save what was typed last; if that fails, ask before it is lost."""
        event.ignore()
        if self.save_now() or self.pages.current.confirm_loss("stänger", "Stäng ändå"):
            self.pages.close_page()
            self.closed.emit()
            event.accept()

    def end(self) -> None:
        """Save, and release the report: the system may end the program at any moment."""
        if self.save_now():
            self.pages.current.release()

    def save_now(self) -> bool:
        """Whatever goes wrong means that it is not saved."""
        try:
            return self.pages.save_now()
        except Exception as error:  # noqa: BLE001 - nothing at all may stop the officer from knowing
            from app.services.error_report import error_trail

            # Not the error itself: its message may quote an answer.
            logging.getLogger(__name__).error(  # noqa: TRY400
                "the report could not be saved\n%s", error_trail(error)
            )
            return False
