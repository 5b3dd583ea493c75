"""What is told of a file that came in: what became of it, and why."""

from enum import StrEnum

from app.model.base import CleanLine, Model
from app.model.collation.submission import Source
from app.model.term import Term


class Standing(StrEnum):
    """What became of a file."""

    COUNTS = "counts"
    """Its answers are those in the collation."""
    BELONGS = "belongs"
    """It says the same as one that counts."""
    SET_ASIDE = "set_aside"
    """A report whose answers are not in the collation."""
    REFUSED = "refused"
    """No report could be read."""

    @property
    def label(self) -> str:
        return _STANDINGS[self]


_STANDINGS = {
    Standing.COUNTS: "Med",
    Standing.BELONGS: "Hör till",
    Standing.SET_ASIDE: "Inte med",
    Standing.REFUSED: "Gick inte att läsa",
}


class Note(Model):
    """One thing to know of a file, in a Swedish sentence.

    `calls` is whether somebody has to do something about it.
    """

    code: str
    message: str
    calls: bool = False


class FileNote(Model):
    """A file, what became of it, and everything there is to know of it."""

    source: Source
    standing: Standing
    notes: tuple[Note, ...] = ()
    committee: CleanLine = ""
    term: Term | None = None
    revision: int | None = None

    @property
    def calls(self) -> bool:
        """Whether somebody has to do something about it."""
        return any(note.calls for note in self.notes)

    @property
    def told(self) -> str:
        """All notes as running text."""
        return " ".join(note.message for note in self.notes)
