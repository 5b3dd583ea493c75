"""All that the program says, on the screen and in its files, and what no other city's may say."""

import re
import zipfile
from collections.abc import Iterator
from email import message_from_bytes
from email.policy import default
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

from tests.support.plain_widgets import names_in

_PRODUCT = re.compile(r"n[äa]ringslivsrapport", re.IGNORECASE)
_STOCKHOLM = re.compile(
    r"stockholm|n[äa]ringsliv|tertial|verksamhetsberätt|stadslednings|stadsdel|facknämnd"
    r"|(?<![\w-])(?:T[123]|VB)(?![\w-])",
    re.IGNORECASE,
)
_NAMND = re.compile(r"\bnämnd", re.IGNORECASE)
_MARKUP = re.compile(r"<[^>]*>")
_ENDS = {".xml", ".rels", ".txt"}


def of_stockholm(texts: Iterator[str]) -> list[str]:
    return [text for text in texts if _STOCKHOLM.search(_PRODUCT.sub("", text))]


def of_a_committee(texts: Iterator[str]) -> list[str]:
    """What calls somebody nämnd."""
    return [text for text in texts if _NAMND.search(text)]


def on_the_screen(within: QWidget | None = None) -> Iterator[str]:
    """All that any widget says, or those within one."""
    QApplication.processEvents()
    widgets = QApplication.allWidgets() if within is None else within.findChildren(QWidget)
    for widget in widgets:
        yield from filter(None, names_in(widget))


def in_files(folder: Path) -> Iterator[str]:
    """The name of every file below a folder, and all text in it."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield path.name
            yield from _texts_in(path.name, path.read_bytes())


def _texts_in(name: str, data: bytes) -> Iterator[str]:
    ending = Path(name).suffix
    if ending in {".docx", ".xlsx"}:
        yield from _texts_in_package(data)
    elif ending == ".eml":
        mail = message_from_bytes(data, policy=default)
        yield from (str(value) for value in mail.values())
        for part in mail.walk():
            inside = part.get_payload(decode=True)
            if isinstance(inside, bytes):
                yield from _texts_in(part.get_filename() or "a.txt", inside)
    else:
        yield from data.decode("utf-8-sig").splitlines()


def _texts_in_package(data: bytes) -> Iterator[str]:
    """What is read in Word or Excel, not the names of elements."""
    import io

    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in package.namelist():
            if Path(name).suffix in _ENDS:
                text = package.read(name).decode("utf-8")
                yield from filter(None, (one.strip() for one in _MARKUP.split(text)))
                yield from re.findall(r'\b(?:val|name|title|descr|w:val)="([^"]*)"', text)
