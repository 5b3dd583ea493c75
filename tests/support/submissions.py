"""Files that came in, as they are judged: what is in them is a word."""

import datetime
import hashlib
from uuid import UUID

from app.model.collation.notes import Standing
from app.model.collation.submission import Source, SourceKind, Submission
from app.model.report import DocxRef, ReportStatus
from tests.support.terms import IN_STOCKHOLM

DAY = datetime.datetime(2022, 9, 14, tzinfo=datetime.UTC)
JSON, DOCX, FORM = SourceKind.JSON, SourceKind.DOCX, SourceKind.FORM
COUNTS, BELONGS, SET_ASIDE = Standing.COUNTS, Standing.BELONGS, Standing.SET_ASIDE


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def submission(
    number: int,
    kind: SourceKind = JSON,
    says: str = "svar",
    *,
    report: int = 1,
    revision: int = 1,
    draft: bool = False,
    day: int = 0,
    edited: str = "",
    exported_with: str | None = "",
    **more: object,
) -> Submission:
    """A file called by its number.

    `says` is what it said when it was written. The hash of a document follows from what is in it;
    that in a JSON is of the document that says the same, or what is `exported_with` instead of it;
    None for no hash at all.
    """
    status = ReportStatus.DRAFT if draft or kind is FORM else ReportStatus.SUBMITTED
    # As in a file, what it says is also which report it is.
    content = digest(f"{report} {revision} {status} {day} {says}")
    written = digest(f"docx {content}")
    sha256 = digest(f"{kind} {content} {edited} {exported_with}")
    docx = None
    if kind is DOCX and not edited:
        sha256 = written
    if kind is JSON and not draft and exported_with is not None:
        wanted = digest(exported_with) if exported_with else written
        docx = DocxRef(file="rapport.docx", sha256=wanted)
    values: dict[str, object] = {
        "number": number,
        "source": Source(path=f"{number}.{kind}"),
        "kind": kind,
        "sha256": sha256,
        "content": digest(says) if kind is FORM else content,
        "report_id": UUID(int=1000 + number if kind is FORM else report),
        "revision": revision,
        "status": status,
        "dated": DAY + datetime.timedelta(days=day),
        "docx": docx,
        "edited": edited,
        **more,
    }
    return Submission.model_validate(values, context=IN_STOCKHOLM)


def changed_json(number: int, document: Submission, says: str, **changes: object) -> Submission:
    """A JSON that was exported with this very document and has been changed since."""
    own = submission(number, JSON, says, exported_with=None)
    exported_with = DocxRef(file=document.source.path, sha256=document.sha256)
    values = {"docx": exported_with, "report_id": document.report_id, **changes}
    return own.model_copy(update=values)
