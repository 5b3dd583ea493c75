"""The whole main job on an example report, in the real window, without a screen.

Usage: demo.py FOLDER. Leaves the exported DOCX and JSON, and pictures of the window.
"""

import sys
import tempfile
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

PROJECT = Path(__file__).resolve().parent.parent
# The example and the hand that types it are those of the tests.
sys.path.insert(0, str(PROJECT))

from app.gui.shell.application import prepare  # noqa: E402
from app.gui.shell.navigator import Navigator  # noqa: E402
from app.gui.shell.window import MainWindow  # noqa: E402
from app.model.places import CONTACT, EXPORT, REVIEW  # noqa: E402
from app.storage.settings import Settings  # noqa: E402
from tests.support.example_report import EXAMPLE  # noqa: E402
from tests.support.officer import Officer, click  # noqa: E402
from tests.support.workplace import services_in  # noqa: E402

_SIZE = (1366, 768)
_UNTIL_SAVED_MS = 600
_QUESTION = "samverkan-lokalt-naringsliv"


def main(arguments: list[str]) -> int:
    """Write, review and export the example; tell what lies where."""
    folder = Path(arguments[0] if arguments else "demo-output").resolve()
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication([])
    with tempfile.TemporaryDirectory() as data:
        prepare(app, Settings(Path(data) / "settings.json"))
        window = MainWindow()
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
        QApplication.processEvents()
        pictures.append(folder / f"{name}.png")
        window.grab().save(str(pictures[-1]))

    officer.start_report(EXAMPLE.committee, EXAMPLE.term)
    officer.fill_contact(EXAMPLE.name, "", EXAMPLE.email)
    officer.answer(_QUESTION, EXAMPLE.answers[_QUESTION])
    QTest.qWait(_UNTIL_SAVED_MS)
    picture("window-question")
    officer.go_to(REVIEW)
    picture("window-review")
    officer.leave()
    picture("window-start")
    click(Officer(window).start.open_draft)
    officer.write(EXAMPLE)
    officer.go_to("verksamhetsomraden")
    picture("window-not-applicable")
    officer.go_to(CONTACT)
    picture("window-contact")
    officer.go_to(EXPORT)
    picture("window-export")
    before = set(folder.iterdir())
    written = [file for file in officer.export_to(folder) if file not in before]
    picture("window-exported")
    return written + pictures


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
