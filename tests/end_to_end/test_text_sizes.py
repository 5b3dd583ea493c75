"""No text is smaller than the theme's smallest, on any page and in any dialog, nor in what pops up.

Windows brings fonts of its own for menus, lists and boxes: where its platform plugin runs, this is
what finds them.
"""

from pathlib import Path

from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QListView,
    QMenu,
    QMenuBar,
    QMessageBox,
    QToolTip,
    QWidget,
)

from app.gui.kit.theme import measures
from app.gui.kit.theme.appearance import Appearance
from tools.gallery_camera import Cut
from tools.gallery_story import tell

_SLACK = 0.01
_MANY = 1000


class _Measuring:
    """Goes through the story with a ruler."""

    def __init__(self, smallest: float) -> None:
        self._smallest = smallest - _SLACK
        self.too_small: set[str] = set()
        self.measured = 0

    def take(
        self, name: str, shown: QWidget, *, above: QWidget | None = None, guide: Cut | None = None
    ) -> None:
        QApplication.processEvents()
        for window in filter(None, (shown, above)):
            for widget in (window, *window.findChildren(QWidget)):
                self.measure(name, widget)

    def measure(self, name: str, widget: QWidget) -> None:
        self.measured += 1
        font = widget.font()
        size = font.pointSizeF()
        if size <= 0:
            size = font.pixelSize() * 72 / widget.logicalDpiY()
        if size < self._smallest:
            self.too_small.add(f"{name}: {type(widget).__name__} {widget.objectName()} {size} pt")


def test_every_page_and_dialog_as_the_program_starts(
    styled_app: QApplication, tmp_path: Path
) -> None:
    # Once the theme has been applied a second time, the system's fonts are gone in any case.
    _measure_all(tmp_path, 100)


def test_every_page_and_dialog_in_twice_the_size(appearance: Appearance, tmp_path: Path) -> None:
    appearance.set_zoom(200)
    _measure_all(tmp_path, 200)


def _measure_all(folder: Path, zoom: int) -> None:
    measuring = _Measuring(measures.SMALL_PT * zoom / 100)
    tell(measuring, folder, (1366, 768))
    # Made by Qt where it needs them.
    made = (QMessageBox(text="Spara?"), QComboBox(), QMenu(), QMenuBar(), QListView())
    for widget in made:
        for part in (widget, *widget.findChildren(QWidget)):
            measuring.measure("Qt's own", part)
    assert sorted(measuring.too_small) == []
    assert measuring.measured > _MANY
    assert QToolTip.font().pointSizeF() >= measures.SMALL_PT * zoom / 100 - _SLACK
