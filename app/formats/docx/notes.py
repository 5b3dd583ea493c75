"""Footnotes and endnotes, as text to be put beside the word they belong to."""

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import NamedTuple, TypeAlias

from app.formats.docx.markup import Element, w
from app.formats.errors import ReportFileError
from app.formats.limits import MAX_CHARACTERS
from app.formats.source_text import OmissionKind, SourceText

Read: TypeAlias = Callable[[Iterable[Element]], SourceText]


class Note(NamedTuple):
    """What a note says, on one line, and what of it cannot be read."""

    text: str = ""
    omitted: tuple[OmissionKind, ...] = ()


class Notes:
    """The notes of a document by kind, `footnotes` or `endnotes`, and id.

    `parts_of` gives the root of each part of a kind, and how its text is read. `too_big` is raised
    for a file whose notes are referred to so often that they are more than a report.
    """

    def __init__(
        self,
        parts_of: Callable[[str], Iterable[tuple[Element, Read]]],
        too_big: ReportFileError,
    ) -> None:
        self._parts_of = parts_of
        self._too_big = too_big
        self._left = MAX_CHARACTERS
        self._of_kind = cache(lambda kind: dict(self._notes(kind)))

    def note(self, kind: str, note_id: str) -> Note:
        """A note; an empty one where there is none."""
        note = self._of_kind(kind).get(note_id, Note())
        self._left -= len(note.text)
        if self._left < 0:
            raise self._too_big
        return note

    def _notes(self, kind: str) -> Iterator[tuple[str, Note]]:
        for root, read in self._parts_of(kind):
            for note in root.iterchildren():
                source = read(note)
                words = " ".join(block.text for block in source.blocks).split()
                omitted = tuple(kind for _, kind in source.omissions)
                yield note.get(w("id"), ""), Note(" ".join(words), omitted)
