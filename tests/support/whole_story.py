"""All that an officer does with a report, in the program as it is started. Arguments: a folder.

Prints what it has done. One text stands in all that is typed, and in errors that are provoked.
"""

import logging
import sys
from collections.abc import Callable
from pathlib import Path
from unittest import mock

from PySide6.QtCore import QTimer
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from app.__main__ import main
from app.gui.shell import application
from app.gui.shell.unexpected_errors import ErrorDialog
from app.gui.shell.window import MainWindow
from app.model.places import EXPORT
from app.services.reports.library import Library
from app.storage.errors import StorageError, StorageErrorCode
from tests.support.example_report import EXAMPLE, paragraph
from tests.support.officer import Officer, click
from tests.support.patience import wait_for

TYPED = "Vattenkannan"
"""A word of no list; it stands in no file of the program."""
MISSPELLED = f"{TYPED.lower()}mm"
_ANSWER, _REASON = "svart-ekonomi", "verksamhetsomraden"


class Story:
    """Told step by step, in the window's own time."""

    def __init__(self, window: MainWindow, folder: Path) -> None:
        self._window = window
        self._officer = Officer(window)
        self._folder = folder

    def tell(self) -> None:
        """All of it; the program ends whatever happens."""
        steps = (
            self._write,
            self._spell,
            self._fail,
            self._refuse,
            self._preview,
            self._hand_over,
        )
        try:
            self._window.activateWindow()
            for step in steps:
                step()
                sys.stdout.write(f"{step.__name__}\n")
        except BaseException:
            QApplication.exit(1)
            raise
        QTimer.singleShot(0, QApplication.closeAllWindows)

    def _write(self) -> None:
        officer = self._officer
        officer.start_report(EXAMPLE.committee, EXAMPLE.term)
        officer.write(EXAMPLE)
        officer.fill_contact(f"Åsa {TYPED}", EXAMPLE.phone, f"asa.{TYPED.lower()}@stockholm.se")
        officer.answer(_ANSWER, (paragraph(f"{TYPED} och {MISSPELLED} i Älvsjö."),))
        officer.set_aside(_REASON, f" {TYPED}")
        officer.go_to(_ANSWER)
        QTest.qWait(1500)

    def _spell(self) -> None:
        menu = self._officer.menu_of(MISSPELLED)
        _wait_for(lambda: menu.actions()[2].text() != "Söker förslag …")
        menu.close()

    def _fail(self) -> None:
        button = QPushButton()

        def fail() -> None:
            try:
                int(self._officer.question.text())
            except ValueError as error:
                error.add_note(self._officer.question.text())
                raise RuntimeError(self._officer.question.text()) from error

        button.clicked.connect(fail)
        self._officer.question.type(f" {TYPED}")
        button.click()
        QTest.qWait(200)
        (dialog,) = self._error_dialogs()
        assert TYPED not in dialog.report.toPlainText()
        dialog.accept()

    def _refuse(self) -> None:
        self._save_refused(StorageError(self._folder / TYPED, StorageErrorCode.DISK_FULL))
        self._save_refused(RuntimeError(TYPED))
        _wait_for(lambda: any(dialog.isVisible() for dialog in self._error_dialogs()))
        for dialog in self._error_dialogs():
            dialog.accept()
        assert self._officer.save_now()

    def _save_refused(self, refusal: Exception) -> None:
        with mock.patch.object(Library, "save", side_effect=refusal) as save:
            self._officer.question.type(f" {TYPED}")
            _wait_for(lambda: save.called and "Kunde inte spara" in self._officer.saving())

    def _error_dialogs(self) -> list[ErrorDialog]:
        return self._window.findChildren(ErrorDialog)

    def _preview(self) -> None:
        self._officer.go_to(EXPORT)
        click(self._officer.export.preview)
        QTest.qWait(500)
        (dialog,) = self._officer.previews()
        assert dialog.isVisible()
        # Qt looks for printers when it asks for one.
        QTimer.singleShot(500, _leave_what_asks)
        click(dialog.print)
        dialog.reject()

    def _hand_over(self) -> None:
        files = self._officer.export_to(self._folder / "ut")
        assert len(files) == 3, self._officer.findings()
        self._officer.leave()
        for file in (one for one in files if one.suffix != ".eml"):
            self._officer.open_file(file)
            # It is read in a process of its own.
            _wait_for(self._officer.has_report)
            assert self._officer.read_only
            self._officer.leave()


def _leave_what_asks() -> None:
    asking = QApplication.activeModalWidget()
    assert isinstance(asking, QPrintDialog)
    asking.reject()


def _wait_for(condition: Callable[[], bool]) -> None:
    wait_for(condition, lambda: QTest.qWait(50))


def _run(folder: Path) -> int:
    begin = application.begin

    def begin_and_tell(window: MainWindow, file: Path | None, data: Path | None) -> None:
        begin(window, file, data)
        QTimer.singleShot(0, window, Story(window, folder).tell)

    with mock.patch.object(application, "begin", begin_and_tell):
        return main(["--data", str(folder / "data")])


if __name__ == "__main__":
    # Every record there is, with what errors say.
    logging.basicConfig(level=logging.DEBUG)
    sys.exit(_run(Path(sys.argv[1])))
