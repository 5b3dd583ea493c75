"""Unexpected errors: the work is saved, the officer is told, the program goes on."""

import contextlib
import datetime
import logging
import sys
import threading
from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSysInfo, Qt, QTimer, Signal, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QPlainTextEdit, QWidget

from app.gui.kit.announcements import announce
from app.gui.kit.flow import Flow
from app.gui.kit.parts import (
    button,
    column_in,
    field_label,
    fit_on_screen,
    fixed_font,
    label,
    scrolled,
)
from app.gui.kit.theme import STEP
from app.gui.shell.window import MainWindow
from app.model.swedish import in_figures
from app.services.error_report import Environment, error_report, error_trail

if TYPE_CHECKING:
    from sys import UnraisableHookArgs

_SAFE = "Det du har skrivit är sparat. Programmet är fortfarande igång och du kan arbeta vidare."
_NOT_SAFE = (
    "Det senaste du skrev är inte sparat, men det finns kvar i fönstret och programmet försöker "
    "spara igen. Kopiera det till ett annat program innan du stänger fönstret."
)
_WHAT_TO_DO = (
    "Kopiera rapporten nedan och skicka den till den som har hand om programmet. Den visar var "
    "i programmet felet uppstod. Inget av det du har skrivit finns med."
)
_SIZE = (620, 560)
_LEAST_WIDTH, _LEAST_HEIGHT = 480, 400
_MOST_TRAILS = 10
_COUNT_MS = 250


class ErrorDialog(QDialog):
    """Modeless, so that the window can still be used. Later errors are added to it."""

    def __init__(self, parent: QWidget, report: str, *, saved: bool) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Något gick fel")
        fit_on_screen(self, *_SIZE)
        self.setMinimumSize(_LEAST_WIDTH, min(_LEAST_HEIGHT, self.height()))
        self._trails = 1
        self._times = 1
        self.message = label("")
        self.report = _report_field(report)
        self.counted = label("", "muted")
        self.counted.hide()
        self.copy = button("Kopiera", self._copy)
        self._copied = label("", "done", wrap=False)
        self._close_button = button("Stäng", self.accept, "primary")
        self._close_button.setDefault(True)
        # Updated a few times a second at most: showing it may be what fails.
        self._counting = QTimer(self)
        self._counting.setSingleShot(True)
        self._counting.setInterval(_COUNT_MS)
        self._counting.timeout.connect(self._show_count)
        self._lay_out()
        self.say(saved=saved)
        self.report.setFocus()

    def _lay_out(self) -> None:
        page = QWidget()
        column = column_in(page)
        column.addWidget(label("Något gick fel i programmet", "question"))
        column.addWidget(self.message)
        column.addWidget(label(_WHAT_TO_DO))
        column.addSpacing(STEP)
        column.addWidget(field_label("Felrapport", self.report))
        self.report.setProperty("room", "answer")
        column.addWidget(self.report, 1)
        column.addWidget(self.counted)
        row = Flow()
        row.add(self.copy, self._copied)
        row.add_at_the_end(self._close_button)
        outer = column_in(self, margin=STEP * 3, spacing=STEP * 2)
        outer.addWidget(scrolled(page, "wide"), 1)
        outer.addLayout(row)

    def open_beside(self) -> None:
        """Show it so that it can be closed whatever else is open."""
        # Over a modal dialog, only another modal one can be used.
        if QApplication.activeModalWidget() is not None:
            self.setWindowModality(Qt.WindowModality.ApplicationModal)
        self.show()
        self.raise_()
        self.activateWindow()

    def say(self, *, saved: bool) -> None:
        self.message.setText(_SAFE if saved else _NOT_SAFE)
        self.setAccessibleDescription(f"{self.message.text()} {_WHAT_TO_DO}")

    def count(self) -> None:
        """The same error has happened again."""
        self._times += 1
        if not self._counting.isActive():
            self._counting.start()

    def add(self, trail: str) -> None:
        """Another error has happened."""
        if self._trails < _MOST_TRAILS:
            self._trails += 1
            # Keeps the selection.
            self.report.appendPlainText(f"\n{trail}")
        self.count()

    def _show_count(self) -> None:
        self.counted.setText(f"Fel har uppstått {in_figures(self._times)} gånger.")
        self.counted.show()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.report.toPlainText())
        self._copied.setText("Rapporten är kopierad.")
        announce(self._copied, self._copied.text())


def _report_field(report: str) -> QPlainTextEdit:
    field = QPlainTextEdit(report)
    field.setReadOnly(True)
    field.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse
        | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    field.setTabChangesFocus(True)
    field.setFont(fixed_font())
    return field


_LOG = logging.getLogger(__name__)
_REPEATED_WITHIN = datetime.timedelta(seconds=10)
_NOT_OURS = (KeyboardInterrupt, SystemExit)


def _now() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC)


class UnexpectedErrors(QObject):
    """Replaces `sys.excepthook`, and the hooks of threads and destructors.

    A repeated error is shown once. Only reports are logged: messages of errors may
    quote what was typed. Nothing is raised from here, for Python would then print both errors.
    """

    _raised_elsewhere = Signal(str)

    def __init__(self, window: MainWindow, now: Callable[[], datetime.datetime] = _now) -> None:
        super().__init__()
        self._window = window
        self._now = now
        self._dialog: ErrorDialog | None = None
        self._in_dialog: set[str] = set()
        self._latest: dict[str, datetime.datetime] = {}
        self._showing = False
        self._safe = True
        self._raised_elsewhere.connect(self._report_safely, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        sys.excepthook = self
        threading.excepthook = self._of_a_thread
        sys.unraisablehook = self._unraisable

    def __call__(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, _NOT_OURS):
            sys.__excepthook__(kind, error, trace)
        elif self.thread().isCurrentThread():
            self._report_safely(error_trail(error))
        else:
            self._send(error)

    def _of_a_thread(self, raised: threading.ExceptHookArgs) -> None:
        # As by default, an exit that ends a thread is ignored.
        if not issubclass(raised.exc_type, _NOT_OURS):
            self._send(raised.exc_value or raised.exc_type())

    def _unraisable(self, raised: "UnraisableHookArgs") -> None:
        # It may be raised anywhere.
        self._send(raised.exc_value or raised.exc_type())

    def _send(self, error: BaseException) -> None:
        """Have the window's own thread show it."""
        # The window may be gone by now, and this with it.
        with contextlib.suppress(RuntimeError):
            self._raised_elsewhere.emit(error_trail(error))

    def _report_safely(self, trail: str) -> None:
        try:
            self._report(trail)
        except Exception as error:  # noqa: BLE001 - whatever goes wrong in telling of an error
            _LOG.error(error_trail(error))

    def _report(self, trail: str) -> None:
        now = self._now()
        latest = self._latest.get(trail)
        self._latest[trail] = now
        again = latest is not None and now - latest < _REPEATED_WITHIN
        report = error_report(trail, _circumstances(now))
        if not again:
            _LOG.error(report)
        # Errors while an error is shown are only logged.
        if self._showing:
            return
        self._showing = True
        try:
            # A failing disk is not tried again for each of a hundred errors.
            if self._safe or not again:
                self._safe = self._window.save_after_error()
            self._show(trail, report, again=again)
        finally:
            self._showing = False

    def _show(self, trail: str, report: str, *, again: bool) -> None:
        if self._dialog is not None:
            self._dialog.say(saved=self._safe)
            if trail in self._in_dialog:
                self._dialog.count()
            else:
                self._dialog.add(trail)
        elif not again:
            self._dialog = ErrorDialog(self._window, report, saved=self._safe)
            self._dialog.finished.connect(self._forget_dialog)
            # Not here: the window may be painting.
            QTimer.singleShot(0, self._dialog, self._dialog.open_beside)
        else:
            return
        self._in_dialog.add(trail)

    def _forget_dialog(self) -> None:
        self._dialog = None
        self._in_dialog.clear()


def _circumstances(now: datetime.datetime) -> Environment:
    system = f"{QSysInfo.prettyProductName()} ({QSysInfo.currentCpuArchitecture()})"
    return Environment(qVersion(), system, now)
