"""The whole main job on an example report, in the real window, without a screen.

Usage: python -m tools.demo FOLDER. Leaves the exported DOCX and JSON, and pictures of the window.
"""

import signal
import sys
import tempfile
from pathlib import Path

from PySide6.QtTest import QTest

from app.gui.shell.application import new_application, prepare
from app.gui.shell.navigator import Navigator
from app.gui.shell.window import MainWindow
from app.model.places import CONTACT, EXPORT, REVIEW
from app.storage.settings import Settings
from tests.support.example_report import EXAMPLE
from tests.support.officer import Officer
from tests.support.terms import RESPONDENT
from tests.support.workplace import services_in
from tools.settled import hold_carets, settle

_SIZE = (1366, 768)
_QUESTION = "samverkan-lokalt-naringsliv"


def main(arguments: list[str]) -> int:
    """Write, review and export the example; tell what lies where."""
    folder = Path(arguments[0] if arguments else "demo-output").resolve()
    folder.mkdir(parents=True, exist_ok=True)
    # Raised in a slot, KeyboardInterrupt is only told.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    app = new_application()
    with tempfile.TemporaryDirectory() as data:
        prepare(app, Settings(Path(data) / "settings.json"))
        hold_carets()
        window = MainWindow(RESPONDENT)
        window.resize(*_SIZE)
        window.show()
        window.activateWindow()
        QTest.qWaitForWindowActive(window)
        Navigator(window, services_in(Path(data)))
        files = _do_the_job(window, folder)
        window.close()
    for file in files:
        print(file)
    return 0


def _do_the_job(window: MainWindow, folder: Path) -> list[Path]:
    officer = Officer(window)
    pictures = []

    def picture(name: str) -> None:
        settle(window)
        pictures.append(folder / f"{name}.png")
        window.grab().save(str(pictures[-1]))

    officer.start_report(EXAMPLE.committee, EXAMPLE.term)
    officer.fill_contact(EXAMPLE.name, "", EXAMPLE.email)
    officer.answer(_QUESTION, EXAMPLE.answers[_QUESTION])
    picture("window-question")
    officer.go_to(REVIEW)
    picture("window-review")
    officer.leave()
    picture("window-start")
    Officer(window).start.open_draft()
    officer.write(EXAMPLE)
    officer.go_to("verksamhetsomraden")
    picture("window-not-applicable")
    officer.go_to(CONTACT)
    picture("window-contact")
    officer.go_to(EXPORT)
    # Where this computer has it is nobody's matter, in the pictures.
    officer.export.choose_folder(folder.name)
    picture("window-export")
    before = set(folder.iterdir())
    written = [file for file in officer.export_to(folder) if file not in before]
    told = officer.sending.files
    told.setText(told.text().replace(str(folder), folder.name))
    picture("window-exported")
    return written + pictures


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
