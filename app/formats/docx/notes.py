"""Footnotes and endnotes, as text to be put beside the word they belong to."""

from functools import cache

from app.formats.docx.markup import Element, w
from app.formats.docx.package import WordPackage

_DELETED = frozenset((w("del"), w("moveFrom")))


class Notes:
    """The notes of a document by kind, `footnotes` or `endnotes`, and id."""

    def __init__(self, package: WordPackage) -> None:
        self._package = package
        self._of_kind = cache(self._read)

    def text(self, kind: str, note_id: str) -> str:
        """What a note says, on one line; "" where there is none."""
        return self._of_kind(kind).get(note_id, "")

    def _read(self, kind: str) -> dict[str, str]:
        return {
            note.get(w("id"), ""): " ".join(" ".join(_texts(note)).split())
            for root in self._package.related(kind)
            for note in root.iterchildren()
        }


def _texts(note: Element) -> list[str]:
    """The text of each paragraph."""
    return ["".join(_text(paragraph)) for paragraph in note.iter(w("p"))]


def _text(paragraph: Element) -> list[str]:
    parts: list[str] = []
    for child in paragraph:
        if child.tag == w("t"):
            parts.append(child.text or "")
        elif child.tag in (w("tab"), w("br")):
            parts.append(" ")
        elif child.tag not in _DELETED:
            parts += _text(child)
    return parts
