"""One thing that the program does, begun on a whole disk; what must hold when that refuses."""

import itertools
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

from app.formats.errors import FormatError
from app.formats.report_json import write_report_json
from app.model.form import FormDefinition
from app.model.report import Report, empty_answers
from app.model.version_history import VersionEntry
from app.services.errors import ServiceError
from app.services.reports.draft_saver import open_draft
from app.services.reports.editing_session import EditingSession
from app.services.reports.library import Library
from app.storage.disk import Disk
from app.storage.errors import StorageError
from app.storage.report_store import ReportStore
from tests.support import reports
from tests.support.example_report import paragraph
from tests.support.library_contents import contents_of
from tests.support.reports import FORM, library_in, said
from tests.support.small_form import small_form
from tests.support.terms import CALENDAR
from tests.support.workplace import TODAY, Clock

# Of four questions, for it is read and written some ten thousand times.
_FORM = small_form()
_REPORT = Report(
    report_id=UUID(int=7),
    form=_FORM.reference(),
    answers=empty_answers(_FORM, None),
    created_at=TODAY,
    modified_at=TODAY,
    application_version="1.0",
)
MANY = 32
ONE, OTHER, NEW = _REPORT.report_id, UUID(int=9), UUID(int=10)
Refusal = StorageError | ServiceError | FormatError
REFUSALS = (StorageError, ServiceError, FormatError)


def saying(text: str, seconds: float = 0) -> Report:
    return reports.saying(text, seconds, _REPORT)


def other_report() -> Report:
    return saying("other").model_copy(update={"report_id": OTHER})


class Attempt:
    """One thing that is done once, in a folder of its own.

    It is made on a whole disk; `do` is what the disk may refuse, and `faults` looks at what is
    there then, on a whole disk again.
    """

    def __init__(self, folder: Path, disk: Disk) -> None:
        self.folder = folder
        self.disk = disk
        self.clock = Clock()
        # As a start on a whole disk finds it.
        self.store = ReportStore(folder / "reports")
        self.library = Library(self.store, CALENDAR)
        self.begin()

    def begin(self) -> None:
        """What is there before."""

    def do(self) -> None:
        raise NotImplementedError

    def faults(self, refusal: Refusal | None) -> Iterator[str]:
        raise NotImplementedError

    # What several attempts look at.

    def texts(self) -> set[str]:
        """Every text that can be read: drafts, what was exported, and versions."""
        contents = contents_of(self.library)
        ids = {ONE, OTHER, *(draft.report_id for draft in contents.drafts)}
        versions = (v.report for one in ids for v in self.library.history.versions(one))
        return {said(report) for report in (*contents.drafts, *contents.submitted, *versions)}

    def lost(self, *texts: str) -> Iterator[str]:
        """Of texts that were acknowledged, those that cannot be read."""
        yield from (f"lost: {text}" for text in sorted({*texts} - self.texts()))

    def opened(
        self, disk: Disk, report: Report | None = None, form: FormDefinition = _FORM
    ) -> EditingSession:
        """A session on a draft that says "begun"."""
        report = report or saying("begun")
        self.library.save(report)
        numbers = itertools.count(1001)
        library = library_in(self.folder, disk)
        saver = open_draft(
            saying("begun"), library, self.clock.now, lambda: UUID(int=next(numbers))
        )
        return EditingSession(saver.saved, FORM, saver, self.clock)

    def many_versions(self, before_s: int = 0) -> None:
        """A minute apart, so many that the next one is in the place of others."""
        for number in range(MANY):
            report = saying(f"{number}", 60 * number - before_s)
            path = self.store.versions.path(ONE, VersionEntry(number, report.modified_at))
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(write_report_json(report))

    def write(self, session: EditingSession, text: str, after_s: float = 60) -> None:
        self.clock.advance(seconds=after_s)
        session.set_blocks(session.report.answers[0].question_id, (paragraph(text),))
