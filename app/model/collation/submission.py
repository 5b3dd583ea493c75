"""A report as it came in: in which file, which report it says it is, and what speaks for it."""

import datetime
from enum import StrEnum
from uuid import UUID

from app.model.base import CleanLine, Model
from app.model.report import CommitteeRef, Contact, DocxRef, ReportStatus
from app.model.term import Term


class SourceKind(StrEnum):
    """What kind of file a report stands in; a form is one that was filled in elsewhere."""

    JSON = "json"
    DOCX = "docx"
    FORM = "form"


class Source(Model):
    """A file, by its path from the folder that is looked through, or what is attached to a mail.

    What is attached to a mail that is itself attached has the names of both.
    """

    path: CleanLine
    attachment: CleanLine = ""

    @property
    def name(self) -> str:
        """For people: "mapp/mejl.eml, bilaga rapport.json"."""
        return f"{self.path}, bilaga {self.attachment}" if self.attachment else self.path


class Submission(Model):
    """One report in one file.

    `number` is its place in the order in which files are told of. `content` is a digest of what the
    report said when it was put into the file: the same in both files of a pair. `edited` is what
    differs from that in a document, in words. `dated` is when it was sent or changed last,
    `sent_at` when it was sent, if that is known. `written` is what stands in the place of a
    committee that is not recognised; `assigned` is whether somebody has said which one it is.
    """

    number: int
    source: Source
    kind: SourceKind
    sha256: str
    content: str
    report_id: UUID
    revision: int = 1
    status: ReportStatus = ReportStatus.DRAFT
    committee: CommitteeRef | None = None
    written: CleanLine = ""
    assigned: bool = False
    term: Term | None = None
    dated: datetime.datetime
    sent_at: datetime.datetime | None = None
    contact: Contact = Contact()
    docx: DocxRef | None = None
    edited: CleanLine = ""
    not_taken: CleanLine = ""
    one_question: bool = False
    remarks: tuple[str, ...] = ()

    @property
    def group(self) -> str:
        """The same for all that are from one committee; of nobody known, for those alike."""
        if self.committee is not None:
            return self.committee.id
        return f"?{self.content if self.kind is SourceKind.FORM else self.report_id}"
