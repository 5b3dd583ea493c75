"""How a program shows itself on Windows: icon, version in Explorer, picture in its installer."""

import struct
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

_SIZES = (16, 20, 24, 32, 40, 48, 64, 128, 256)
_BITS = 32
_SWEDISH, _UNICODE = 0x041D, 1200


def icon(drawing: Path, folder: Path) -> str:
    """The drawing as an icon file with every size that Windows asks for; gives its path."""
    renderer = QSvgRenderer(str(drawing))
    images = [_png(renderer, size) for size in _SIZES]
    offset = 6 + 16 * len(images)
    header, places = struct.pack("<HHH", 0, 1, len(images)), b""
    for size, image in zip(_SIZES, images, strict=True):
        # A byte: 256 is written as 0.
        side = size % 256
        places += struct.pack("<BBBBHHII", side, side, 0, 0, 1, _BITS, len(image), offset)
        offset += len(image)
    return _written(folder / "icon.ico", header + places + b"".join(images))


def side_picture(drawing: Path, folder: Path) -> str:
    """The drawing as a picture beside the first and the last page of an installer; gives its path.

    Twice as large as it is shown on a screen of 96 dpi.
    """
    width, height, side = 328, 628, 180
    picture = QImage(width, height, QImage.Format.Format_RGB888)
    picture.fill(QColor("#e4eef6"))
    painter = QPainter(picture)
    place = QRectF((width - side) / 2, (height - side) / 3, side, side)
    QSvgRenderer(str(drawing)).render(painter, place)
    painter.end()
    return _written(folder / "side.bmp", _encoded(picture, "BMP"))


def version(name: str, number: str, publisher: str, folder: Path) -> str:
    """What PyInstaller puts in the program's resources; gives the path of the file."""
    parts = (*map(int, number.split(".")), 0)
    told = {
        "CompanyName": publisher,
        "FileDescription": name,
        "FileVersion": number,
        "InternalName": name,
        "LegalCopyright": "MIT",
        "ProductName": name,
        "ProductVersion": number,
    }
    strings = ", ".join(f"StringStruct({key!r}, {text!r})" for key, text in told.items())
    table = f"{_SWEDISH:04x}{_UNICODE:04x}"
    text = (
        f"VSVersionInfo(ffi=FixedFileInfo(filevers={parts}, prodvers={parts}), kids=["
        f"StringFileInfo([StringTable({table!r}, [{strings}])]), "
        f"VarFileInfo([VarStruct('Translation', [{_SWEDISH}, {_UNICODE}])])])\n"
    )
    return _written(folder / "version.txt", text.encode())


def _png(renderer: QSvgRenderer, size: int) -> bytes:
    image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    return _encoded(image, "PNG")


def _encoded(image: QImage, kind: str) -> bytes:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    # A str would do as well, if the types said so.
    image.save(buffer, kind)  # type: ignore[call-overload]
    return bytes(data.data())


def _written(path: Path, data: bytes) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return str(path)
