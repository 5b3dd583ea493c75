"""A report as it came in: in which file, and which report it claims to be."""

import datetime
from enum import StrEnum
from uuid import UUID

from app.model.base import CleanLine, FilePath, Model
from app.model.report import CommitteeRef, Contact, DocxRef, ReportStatus
from app.model.shown_characters import shown
from app.model.term import Term

UNKNOWN_SURVEY = "?"


class SourceKind(StrEnum):
    """The kind of file; a form is one that was filled in without this program."""

    JSON = "json"
    DOCX = "docx"
    FORM = "form"


class Source(Model):
    """A file, by its path from the folder, or an attachment of a mail.

    An attachment of an attached mail has the names of both.
    """

    path: FilePath
    attachment: FilePath = ""

    @property
    def name(self) -> str:
        """As shown: "mapp/mejl.eml, bilaga rapport.json", "alla.zip, rapport.json"."""
        path, attachment = shown(self.path), shown(self.attachment)
        packed = self.path.lower().endswith(".zip")
        parts = (path, attachment if packed else f"bilaga {attachment}")
        return ", ".join(parts) if attachment else path


class Submission(Model):
    """One report in one file.

    `number` is its place in the list of files. `content` is a digest of the report when it was put
    into the file: the same in both files of a pair. `edited` names the places of a document that
    were changed after that. `dated` is when it was sent or last changed, `sent_at` when it was
    sent, where known. `survey` is empty where there is one only, and UNKNOWN_SURVEY where the set
    is not known. `written` is what the file says instead of a known committee; `assigned`: the
    office has said which committee it is from.
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
    survey: CleanLine = ""
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
        """The same for all reports from one committee; of unknown ones, for copies of a report."""
        if self.committee is not None:
            return self.committee.id
        return f"?{self.content if self.kind is SourceKind.FORM else self.report_id}"
