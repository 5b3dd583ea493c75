"""The status of a file that came in, and notes on it."""

from enum import StrEnum

from app.model.base import CleanLine, Model
from app.model.collation.submission import Source
from app.model.term import Term


class Standing(StrEnum):
    """The status of a file in the collation."""

    COUNTS = "counts"
    """Its answers are in the collation."""
    BELONGS = "belongs"
    """It says the same as a file that counts."""
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


class NoteCode(StrEnum):
    """What kind of thing it is; the values are published in the JSON of a collation."""

    ONE_QUESTION = "one-question"
    CONTESTED = "contested"
    FILLED_FORM = "filled-form"
    DRAFT = "draft"
    DOCUMENT_EDITED = "document-edited"
    NOT_TAKEN = "not-taken"
    REMARK = "remark"
    DIFFERS = "differs"
    DOCUMENT_MISSING = "document-missing"
    JSON_MISSING = "json-missing"
    DRAFT_REVISION = "draft-revision"
    DUPLICATE = "duplicate"
    DOCUMENT_RESAVED = "document-resaved"
    PAIR = "pair"
    JSON_CHANGED = "json-changed"
    OTHER_REPORT = "other-report"
    OLDER_REVISION = "older-revision"
    OTHER_TERM = "other-term"
    NO_TERM = "no-term"
    OTHER_SURVEY = "other-survey"
    UNKNOWN_SURVEY = "unknown-survey"
    TERM_ASSUMED = "term-assumed"
    UNKNOWN_COMMITTEE = "unknown-committee"
    COMMITTEE_ASSIGNED = "committee-assigned"
    COMMITTEE_NOT_IN_TERM = "committee-not-in-term"
    NOT_ASKED = "not-asked"
    UNREADABLE = "unreadable"
    NO_REPORT = "no-report"
    COLLATION = "collation"


class Note(Model):
    """One thing to know about a file, as a Swedish sentence.

    `calls`: somebody has to act on it.
    """

    code: NoteCode
    message: str
    calls: bool = False


class FileNote(Model):
    """A file with its status and all notes on it."""

    source: Source
    standing: Standing
    notes: tuple[Note, ...] = ()
    committee: CleanLine = ""
    term: Term | None = None
    revision: int | None = None

    @property
    def calls(self) -> bool:
        """Whether somebody has to act on any of the notes."""
        return any(note.calls for note in self.notes)

    @property
    def text(self) -> str:
        return " ".join(note.message for note in self.notes)
