"""A program without a window, on a disk in trouble: it starts, does one thing at a time, dies."""

import datetime
import itertools
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from uuid import UUID

from app.formats.report_json import read_report_json
from app.model.committee import Committee, CommitteeType
from app.model.report import Report
from app.model.rich_text import Block, Span
from app.paths import bundled_data
from app.services.catalog import Catalog
from app.services.report_context import ReportContext
from app.services.reports.bin import Bin
from app.services.reports.library import Library
from app.services.reports.new_reports import NewReports
from app.services.reports.recovery import Recovery
from app.services.sending.export import Exporter
from app.storage.errors import StorageError
from app.storage.report_store import ReportStore
from app.storage.settings import Settings
from tests.durability.mortal_disk import Killed, MortalDisk, Trouble
from tests.durability.paper import Frozen, frozen, said
from tests.support.library_contents import contents_of
from tests.support.small_form import small_form
from tests.support.terms import CALENDAR, a_register
from tests.support.workplace import TODAY

FORM = small_form()
QUESTIONS = tuple(question.id for question in FORM.questions())
COMMITTEE = Committee(
    id="norrmalm",
    name="Norrmalms stadsdelsnämnd",
    administration="Norrmalms stadsdelsförvaltning",
    type="stadsdelsnamnd",
)
_REGISTER = a_register(
    types=(CommitteeType(id="stadsdelsnamnd", name="Stadsdelsnämnder"),), committees=(COMMITTEE,)
)


class Outcome(Enum):
    """How something ended that was done on the disk."""

    DONE = "done"
    REFUSED = "refused"
    KILLED = "killed"


class TickingClock:
    """A second later each time it is looked at."""

    def __init__(self) -> None:
        self._now = TODAY

    def __call__(self) -> datetime.datetime:
        self.wait(1)
        return self._now

    def wait(self, seconds: int) -> None:
        self._now += datetime.timedelta(seconds=seconds)


@dataclass(frozen=True)
class Readable:
    """All that can be read of one report: its draft, what was exported of it, its versions."""

    draft: Frozen | None
    submitted: tuple[Frozen, ...]
    versions: tuple[Frozen, ...]

    @property
    def all(self) -> frozenset[Frozen]:
        draft = () if self.draft is None else (self.draft,)
        return frozenset((*draft, *self.submitted, *self.versions))


class Workshop:
    """A folder of reports, and the program that is started on it again and again."""

    def __init__(self, folder: Path) -> None:
        self.data, self.exports = folder / "reports", folder / "exports"
        self.clock = TickingClock()
        numbers = itertools.count(1)
        self.new_id: Callable[[], UUID] = lambda: UUID(int=next(numbers))
        self.catalog = Catalog(_REGISTER, [FORM])
        self.healthy = Library(ReportStore(self.data), CALENDAR)
        self.start()

    def start(self) -> None:
        """Start the program."""
        self.disk = MortalDisk()
        store = ReportStore(self.data, self.disk)
        self.library = Library(store, CALENDAR)
        self.recovery = Recovery(store, self.library, self.clock)
        self.bin = Bin(
            store, self.library, Settings(self.data / "settings.json", self.disk), self.clock
        )
        template = bundled_data().report_template
        self.exporter = Exporter(_REGISTER, template, self.clock, self.disk)
        context = ReportContext(self.catalog, self.clock, self.new_id, "1.0")
        self.new_reports = NewReports(context)

    def attempt(self, action: Callable[[], object], trouble: Trouble | None) -> Outcome:
        """Do something; whatever is refused is refused with a sentence, and because of the disk."""
        with self.disk.in_trouble(trouble):
            try:
                action()
            except Killed:
                self.disk.die()
                return Outcome.KILLED
            except StorageError:
                assert self.disk.has_failed, "something was refused on a disk that is well"
                return Outcome.REFUSED
        return Outcome.DONE

    # What somebody finds who looks at the folder.

    def readable(self, report_id: UUID) -> Readable:
        """What there is of a report."""
        contents = contents_of(self.healthy)
        drafts = [frozen(said(r)) for r in contents.drafts if r.report_id == report_id]
        submitted = tuple(frozen(said(r)) for r in contents.submitted if r.report_id == report_id)
        versions = self.healthy.history.versions(report_id)
        assert len(drafts) <= 1
        return Readable(
            drafts[0] if drafts else None,
            submitted,
            tuple(frozen(said(version.report)) for version in versions),
        )

    def everything(self) -> list[tuple[Path, Report]]:
        """Every report in any file below the folder, but what is broken or being written."""
        files = (path for path in self.data.rglob("*.json") if path.is_file())
        paths = sorted(path for path in files if path.parent.name != "damaged")
        return [(path, read_report_json(path.read_bytes(), path.name, CALENDAR)) for path in paths]

    def temporary_files(self) -> list[Path]:
        return sorted(self.data.rglob("*.tmp"))

    def exported(self) -> dict[Path, bytes]:
        """Every finished file in the export folders."""
        files = (path for path in self.exports.rglob("*") if path.is_file())
        return {path: path.read_bytes() for path in files if path.suffix != ".tmp"}


def blocks_of(text: str) -> tuple[Block, ...]:
    """A text of one paragraph."""
    return (Block(spans=(Span(text=text),)),)
