"""What Windows is told of the program: an icon of every size, and its version."""

import ast
import struct
from pathlib import Path

from PySide6.QtGui import QImage

from app.paths import bundled_data
from tools.windows_files import icon, side_picture, version


def _images(data: bytes) -> list[tuple[int, QImage]]:
    reserved, kind, count = struct.unpack_from("<HHH", data)
    assert (reserved, kind) == (0, 1)
    images = []
    for number in range(count):
        width, height, _, _, _, bits, length, offset = struct.unpack_from(
            "<BBBBHHII", data, 6 + 16 * number
        )
        assert (width, bits) == (height, 32)
        images.append((width or 256, QImage.fromData(data[offset : offset + length])))
    assert offset + length == len(data)
    return images


def test_the_icon_has_every_size_that_is_asked_for(tmp_path: Path) -> None:
    path = Path(icon(bundled_data().resources / "icons" / "app.svg", tmp_path / "work"))
    images = _images(path.read_bytes())
    assert {16, 24, 32, 48, 256} <= {size for size, _ in images}
    for size, image in images:
        assert (image.width(), image.height()) == (size, size)
        # Drawn upon, and with nothing in its corner.
        assert image.pixelColor(0, 0).alpha() == 0
        assert image.pixelColor(size // 2, size // 8).blue() > 100


def test_the_picture_of_the_installer_is_the_drawing_on_a_light_ground(tmp_path: Path) -> None:
    path = Path(side_picture(bundled_data().resources / "icons" / "app.svg", tmp_path))
    # The only kind that NSIS shows.
    assert path.read_bytes().startswith(b"BM")
    picture = QImage(str(path))
    assert (picture.width(), picture.height()) == (2 * 164, 2 * 314)
    assert picture.pixelColor(0, 0).lightness() > 200
    assert picture.pixelColor(picture.width() // 2, picture.height() // 3).lightness() < 100


def test_the_version_is_what_pyinstaller_reads(tmp_path: Path) -> None:
    text = Path(version("Näringslivsrapport", "1.2.3", "Stockholms stad", tmp_path)).read_text(
        "utf-8"
    )
    call = ast.parse(text, mode="eval").body
    assert isinstance(call, ast.Call)
    numbers = {k.arg: ast.literal_eval(k.value) for k in call.keywords[0].value.keywords}  # type: ignore[attr-defined]
    assert numbers == {"filevers": (1, 2, 3, 0), "prodvers": (1, 2, 3, 0)}
    assert "StringStruct('ProductName', 'Näringslivsrapport')" in text
    assert "StringStruct('CompanyName', 'Stockholms stad')" in text
    assert "StringTable('041d04b0'" in text
