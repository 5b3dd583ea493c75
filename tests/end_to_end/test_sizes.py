"""Nothing is cut off: not in the smallest window, and not with the largest text."""

from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.gui.kit.theme.appearance import Appearance
from app.gui.report.changes_view import ChangesDialog
from app.gui.shell.unexpected_errors import ErrorDialog
from tests.support.cut_off_texts import cut_off
from tests.support.officer import Officer
from tests.support.reports import FORM, saying, whole_report
from tools.gallery_camera import Cut
from tools.gallery_story import tell

_SETTLES_IN, _SETTLE_MS = 4, 50


class _Measuring:
    """Looks at every page and dialog of the story with a ruler."""

    def __init__(self) -> None:
        self.faults: list[str] = []
        self.measured: list[str] = []

    def take(
        self, name: str, shown: QWidget, *, above: QWidget | None = None, guide: Cut | None = None
    ) -> None:
        self.measured.append(name)
        for _ in range(_SETTLES_IN):
            for _ in range(3):
                QApplication.processEvents()
            faults = cut_off(shown)
            if not faults:
                return
            # What has just been said may not have its room yet.
            QTest.qWait(_SETTLE_MS)
        self.faults += [f"{name}: {fault}" for fault in faults]


@pytest.mark.parametrize(
    ("width", "height", "zoom"),
    [
        (1024, 700, 200),
        (960, 600, 200),
        (960, 600, 75),
        (640, 440, 100),
        (911, 512, 100),
        (1366, 768, 125),
    ],
)
def test_every_page_and_dialog_is_seen_whole(
    appearance: Appearance, tmp_path: Path, width: int, height: int, zoom: int
) -> None:
    appearance.set_zoom(zoom)
    measuring = _Measuring()
    tell(measuring, tmp_path, (width, height))
    assert len(measuring.measured) >= 18
    assert not measuring.faults, "\n".join(measuring.faults)


@pytest.mark.parametrize("zoom", [100, 200])
def test_what_opens_when_something_is_wrong_is_seen_whole(
    appearance: Appearance, officer: Officer, zoom: int
) -> None:
    appearance.set_zoom(zoom)
    officer.window.resize(1024, 700)
    before = whole_report()
    after = saying("Ett annat svar.", 5)
    dialogs = (
        ErrorDialog(officer.window, "ett spår\n" * 40, saved=False),
        ChangesDialog(before, after, FORM, "Sedan i går", officer.window),
    )
    for dialog in dialogs:
        dialog.show()
        for _ in range(3):
            QApplication.processEvents()
        assert dialog.height() <= 700
        assert not cut_off(dialog), type(dialog)
        dialog.reject()


def test_a_line_of_text_has_sixty_to_eighty_characters(
    appearance: Appearance, officer: Officer
) -> None:
    """In the editor and beside it, however wide the window is and however large the text."""
    officer.window.resize(1600, 900)
    officer.start_report("kulturnämnden", "2022-T1")
    officer.go_to("vaxla-upp-stockholm")
    officer.question.fill(_PROSE)
    for zoom in (75, 100, 125):
        appearance.set_zoom(zoom)
        for _ in range(3):
            QApplication.processEvents()
        layout = officer.question.editor.document().firstBlock().layout()
        lines = [layout.lineAt(number).textLength() for number in range(layout.lineCount() - 1)]
        assert lines
        assert 60 <= sum(lines) / len(lines) <= 80, zoom


_PROSE = (
    "Nämnden har under perioden träffat företagarna i stadsdelen vid fyra tillfällen. Mötena har "
    "handlat om trygghet vid torget, om skyltar och uteserveringar och om hur staden upphandlar. "
    "Flera av deltagarna vill ha en fast kontakt på förvaltningen, och en sådan finns nu. Under "
    "hösten fortsätter arbetet tillsammans med fastighetsägarna och den lokala föreningen."
)
