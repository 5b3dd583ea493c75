"""The main window: what happens to it as a window. What it shows is `views`."""

import logging
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMainWindow

from app import PRODUCT_NAME
from app.gui.kit.commands import Command
from app.gui.kit.dropped_files import files_in
from app.gui.kit.messages import Level, Message
from app.gui.kit.page_stack import PageStack
from app.gui.shell.menus import Menus

if TYPE_CHECKING:
    # Each class of Qt that is named takes its time at the start.
    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QPaintEvent

    from app.gui.kit.services import Services
    from app.gui.shell.navigator import Navigator


class MainWindow(QMainWindow):
    """Shows at once; works when it has been given its services."""

    first_painted = Signal()
    begun = Signal()
    """It works, or has said why it cannot."""
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle(PRODUCT_NAME)
        # Not `self.screen()`: where Python collects this window, it takes the screen along.
        room = QGuiApplication.primaryScreen().availableSize()
        self.resize(min(1240, room.width() - 40), min(800, room.height() - 60))
        self.setMinimumSize(640, 440)
        self._painted = False
        self._desk: Navigator | None = None
        self.services: Services | None = None
        self.views = PageStack()
        self.setCentralWidget(self.views)
        self.menus = Menus()
        self.setMenuBar(self.menus)
        self.first_painted.connect(self.menus.fill)
        self.menus.serve("window", {Command.QUIT: self.close})
        self.views.turned.connect(self._follow_view)
        self.setAcceptDrops(True)
        self.views.start.focus_first()

    def paintEvent(self, event: "QPaintEvent") -> None:  # noqa: N802
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self, self.first_painted.emit)

    def connect_services(self, services: "Services") -> None:
        """Begin to work."""
        # Not before the first paint: what works with reports needs the model, which takes time.
        from app.gui.help.guide_window import HelpCommands
        from app.gui.shell.menus import EditCommands
        from app.gui.shell.navigator import Navigator

        self.services = services
        desk = self._desk = Navigator(self.views, services)
        helping = HelpCommands(self.views, services)
        self.menus.serve(
            "desk",
            {
                Command.NEW: desk.begin_new,
                Command.OPEN: desk.incoming.choose,
                Command.QUESTION_SETS: desk.show_question_sets,
                Command.COLLATE: desk.show_collating,
                Command.GUIDE: helping.open_guide,
                Command.ABOUT: helping.open_about,
            },
        )
        EditCommands(self.menus)
        desk.recovering.look()
        self.views.start.connect_services(services)
        desk.recovering.focus_first()

    def _follow_view(self) -> None:
        self.menus.serve("view", self.views.commands())
        self.menus.show_format(self.views.format_actions())

    def open_path(self, path: Path) -> None:
        """Open a file as a report. Only for a window that has been given its services."""
        if self._desk is None:
            raise RuntimeError("the window was used before it was given its services")
        self._desk.open_path(path)

    def come_forward(self, path: Path | None) -> None:
        """Be before all other windows, with a file opened if one is named."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.raise_()
        self.activateWindow()
        if path is not None and self._desk is not None:
            self.open_path(path)

    def take_files(self, files: Sequence[Path]) -> None:
        """Read files that were handed over, and ask what is to be done with them."""
        if self._desk is not None:
            self._desk.incoming.take(files)

    # Files that are dropped.

    def dragEnterEvent(self, event: "QDragEnterEvent") -> None:  # noqa: N802
        if self._desk is not None and files_in(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: "QDropEvent") -> None:  # noqa: N802
        if self._desk is not None:
            event.acceptProposedAction()
            files = files_in(event.mimeData())
            # Not within the drag: the program that is dragged from waits for the answer.
            QTimer.singleShot(0, self, lambda: self.take_files(files))

    # What goes wrong.

    def show_failure(self, text: str) -> None:
        """Say that the program cannot work, where the reports would be."""
        self.views.start.empty.hide()
        self.views.start.say(Message(text, Level.ERROR))
        self.views.start.panel.create_button.setEnabled(False)

    def tell_unexpected(self) -> bool:
        """Save; say that something went wrong which nobody foresaw. Gives whether all is saved."""
        safe = self.put_away()
        if safe:
            text = "Något gick fel i programmet. Det du har skrivit är sparat."
        else:
            text = (
                "Något gick fel i programmet, och det senaste du skrev är inte sparat. Det finns "
                "kvar i fönstret. Kopiera det till ett annat program innan du stänger."
            )
        self.views.say(Message(text, Level.ERROR, passing=True))
        return safe

    # Closing.

    def closeEvent(self, event: "QCloseEvent") -> None:  # noqa: N802
        """Save what was typed last; if that fails, ask before it is lost."""
        event.ignore()
        if self.put_away() or self._leave_unsaved():
            self.views.take_down()
            if self._desk is not None:
                self._desk.close()
            self.closed.emit()
            event.accept()

    def end(self) -> None:
        """Save, and let others have the report: the system may end the program at any moment."""
        if self.put_away() and self.views.report is not None:
            self.views.report.remember_page()
            self.views.report.session.close()

    def put_away(self) -> bool:
        """Put the report away, where whatever goes wrong means that it is not saved."""
        try:
            return self.views.put_away()
        except Exception as error:  # noqa: BLE001 - nothing at all may stop the officer from knowing
            from app.services.error_report import error_trail

            # Not the error itself: its message may quote an answer.
            logging.getLogger(__name__).error(  # noqa: TRY400
                "the report could not be saved\n%s", error_trail(error)
            )
            return False

    def _leave_unsaved(self) -> bool:
        report = self.views.report
        return report is None or report.copies.may_be_lost("stänger", "Stäng ändå")
