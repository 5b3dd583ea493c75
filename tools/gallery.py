"""Pictures of every page and dialog, of the real window, filled with an example report.

Run in the project's environment, as python -m tools.gallery:
    FOLDER [--size 1366x768]    NN-name-SIZE-LOOK-ZOOM.png for every look and zoom
    FOLDER --every-size         at 1240x712, 1366x768 and 1920x1080, light and dark, 100 and 150 %
    --guide                     the pictures of the guide, in resources/help

Two runs give the same pictures, but for `collate-reading`, which is taken in the middle of work.
No screen is needed, but fonts are. QT_QPA_PLATFORM from outside is heeded.
"""

import argparse
import json
import os
import signal
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TypeAlias

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from app.gui.kit.theme.appearance import Appearance, Scheme
from app.gui.shell.application import prepare
from app.gui.shell.window import MainWindow
from app.paths import bundled_data
from app.storage.settings import Settings
from tools.gallery_camera import Cut
from tools.gallery_story import tell
from tools.settled import hold_carets, settle

Size: TypeAlias = tuple[int, int]
Look: TypeAlias = tuple[Scheme, int]
_NORMAL = (Scheme.LIGHT, 100)
LOOKS = (
    _NORMAL,
    (Scheme.LIGHT, 200),
    (Scheme.DARK, 100),
    (Scheme.DARK, 200),
    (Scheme.CONTRAST, 100),
)
"""Every look there is a picture of: the colours, and the size of the text in per cent."""
EVERY_SIZE = ((1366, 768), (1240, 712), (1920, 1080))
LOOKS_AT_EVERY_SIZE = tuple(
    (scheme, zoom) for scheme in (Scheme.LIGHT, Scheme.DARK) for zoom in (100, 150)
)
_GUIDE_SIZE = (960, 640)
_MARGIN = 12
_SCREEN = {
    **{"name": "screen", "x": 0, "y": 0, "width": 2560, "height": 1600},
    **{"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1},
}
_MAX_BYTES = 80_000
_COLOURS = 256
# In the text a picture of a window would look like a window.
_FRAME = "#7b8794"


class Gallery:
    """Takes every picture, in every look; of the main window at every size, too."""

    def __init__(
        self, appearance: Appearance, folder: Path, sizes: Sequence[Size], looks: Sequence[Look]
    ) -> None:
        self._appearance = appearance
        self._folder = folder
        self._sizes = sizes
        self._looks = looks
        self._count = 0

    def take(
        self, name: str, shown: QWidget, *, above: QWidget | None = None, guide: Cut | None = None
    ) -> None:
        """A picture of a window, with what has popped up above it."""
        self._count += 1
        before = shown.size().toTuple()
        # What has popped up stays where it was.
        several = isinstance(shown, MainWindow) and above is None
        for width, height in self._sizes if several else [before]:
            shown.resize(width, height)
            for scheme, zoom in self._looks:
                self._wear(scheme, zoom)
                look = f"{width}x{height}-{scheme}-{zoom}"
                _save(_picture(shown, above), self._folder / f"{self._count:02}-{name}-{look}.png")
        self._wear(*_NORMAL)
        shown.resize(*before)

    def _wear(self, scheme: Scheme, zoom: int) -> None:
        if (scheme, zoom) != (self._appearance.scheme, self._appearance.zoom):
            self._appearance.choose(scheme)
            self._appearance.set_zoom(zoom)


class GuidePictures:
    """Takes what the guide shows: parts of windows, light, at 100 %."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def take(
        self, name: str, shown: QWidget, *, above: QWidget | None = None, guide: Cut | None = None
    ) -> None:
        """A picture of these parts of a window; none where there are none."""
        if guide is None:
            return
        before = shown.size()
        if above is None:
            shown.resize(guide.width, guide.height or before.height())
        picture = _picture(shown, above).copy(_around(guide, shown))
        shown.resize(before)
        with QPainter(picture) as painter:
            painter.setPen(QColor(_FRAME))
            painter.drawRect(picture.rect().adjusted(0, 0, -1, -1))
        _save(picture, self._folder / f"{name}.png", limit=_MAX_BYTES)


def _picture(shown: QWidget, above: QWidget | None) -> QPixmap:
    settle(shown)
    picture = shown.grab()
    if above is not None:
        with QPainter(picture) as painter:
            painter.drawPixmap(shown.mapFromGlobal(above.mapToGlobal(QPoint())), above.grab())
    return picture


def _around(cut: Cut, shown: QWidget) -> QRect:
    """What has all of the parts in it, with a margin."""
    within = cut.within or shown
    whole = QRect()
    for part in cut.parts:
        whole |= _place(part, shown)
    return whole.adjusted(-_MARGIN, -_MARGIN, _MARGIN, _MARGIN) & _place(within, shown)


def _place(part: QWidget, shown: QWidget) -> QRect:
    return QRect(part.mapTo(shown, QPoint()), part.size())


def _save(picture: QPixmap, file: Path, limit: int = 0) -> None:
    """As small as it can be written; one that has a limit has few colours, too."""
    image = picture.toImage().convertToFormat(QImage.Format.Format_RGB32)
    if limit:
        counted = Counter(memoryview(image.constBits()).cast("I"))
        table = [colour for colour, _ in counted.most_common(_COLOURS)]
        nearest = Qt.ImageConversionFlag.ThresholdDither
        image = image.convertToFormat(QImage.Format.Format_Indexed8, table, nearest)
    if not image.save(str(file), quality=0):
        raise OSError(f"{file} could not be written")
    size = file.stat().st_size
    if limit and size > limit:
        raise ValueError(f"{file} has {size} bytes; {limit} are allowed")
    print(file)


def main(arguments: list[str]) -> int:
    """Go through the story once, with a camera."""
    options = _parse(arguments)
    folder = bundled_data().help / "pictures" if options.guide else options.folder.resolve()
    folder.mkdir(parents=True, exist_ok=True)
    # Raised in a slot, KeyboardInterrupt is only told.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    app = _start()
    size = _GUIDE_SIZE if options.guide else options.size
    with tempfile.TemporaryDirectory() as data:
        appearance = prepare(app, Settings(Path(data) / "look.json"))
        appearance.choose(_NORMAL[0])
        hold_carets()
        camera = GuidePictures(folder) if options.guide else _gallery(appearance, folder, options)
        tell(camera, Path(data), size)
    return 0


def _gallery(appearance: Appearance, folder: Path, options: argparse.Namespace) -> Gallery:
    if options.every_size:
        return Gallery(appearance, folder, EVERY_SIZE, LOOKS_AT_EVERY_SIZE)
    return Gallery(appearance, folder, [options.size], LOOKS)


def _start() -> QApplication:
    """The application, on a screen that nobody sees and that has room for every dialog."""
    with tempfile.TemporaryDirectory() as folder:
        screens = Path(folder) / "screens.json"
        screens.write_text(json.dumps({"screens": [_SCREEN]}), "utf-8")
        os.environ.setdefault("QT_QPA_PLATFORM", f"offscreen:configfile={screens}")
        return QApplication([])


def _parse(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m tools.gallery",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("folder", type=Path, nargs="?", metavar="FOLDER")
    parser.add_argument("--size", type=_size, default=(1366, 768), metavar="WIDTHxHEIGHT")
    parser.add_argument("--every-size", action="store_true")
    parser.add_argument("--guide", action="store_true")
    options = parser.parse_args(arguments)
    if options.guide == (options.folder is not None):
        parser.error("name a folder, or --guide")
    return options


def _size(text: str) -> tuple[int, int]:
    width, _, height = text.partition("x")
    return int(width), int(height)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
