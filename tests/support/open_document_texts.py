"""What is read out of OpenDocument texts of our own making."""

from app.formats.open_document.body_reader import read_open_document
from app.formats.source_text import SourceText
from tests.support.open_document import open_document

Read = tuple[str, int, str]


def read(*elements: str, **more: str) -> SourceText:
    return read_open_document(open_document(*elements, **more), "a.odt")  # type: ignore[arg-type]


def texts(*elements: str, **more: str) -> list[str]:
    return [block.text for block in read(*elements, **more).blocks]


def kinds(*elements: str, **more: str) -> list[Read]:
    blocks = read(*elements, **more).blocks
    return [(block.kind.value, block.level, block.text) for block in blocks]
