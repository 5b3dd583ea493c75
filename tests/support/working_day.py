"""What officers do with their reports, one thing after the other, each told of when it is done."""

import datetime
import random
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import UUID

from app.model.report import Report, ReportStatus
from app.paths import bundled_data
from app.services.catalog import Catalog
from app.services.reports.bin import Bin
from app.services.reports.draft_saver import open_draft
from app.services.reports.editing_session import EditingSession
from app.services.reports.library import Library
from app.services.reports.new_reports import correction_of
from app.services.sending.export import Exporter
from app.storage import file_reading as reading
from app.storage.disk import Disk
from app.storage.report_store import ReportStore
from app.storage.settings import Settings
from app.storage.word_list import WordList
from tests.support.example_report import paragraph
from tests.support.library_contents import contents_of
from tests.support.report_documents import form_named, rich_report
from tests.support.reports import export_report
from tests.support.terms import CALENDAR

_FORM = form_named("stadsdelsnamnd")
_REPORT = rich_report(_FORM)
_QUESTION = "svart-ekonomi"
_EVERYTHING: tuple[str, ...] = (
    "save",
    "save",
    "set",
    "export",
    "correct",
    "save",
    "learn",
    "export",
    "begin",
)
_AND_THEN: tuple[str, ...] = (
    *("save", "save", "leave", "save", "remove", "set", "bring_back", "remove", "begin", "save"),
    "empty",
)
_WITHOUT_A_REPORT = {"set", "learn", "begin", "bring_back", "empty"}
_SETTING = "export_folder"
UNREADABLE = "unreadable"


class WorkingDay:
    """Everything once, in `folder` on `disk`; by a seed other than 0 anything in any order.

    `done` is called after each thing, when the officer has been told that it is done.
    """

    def __init__(
        self, folder: Path, disk: Disk, catalog: Catalog, done: Callable[[], object], seed: int = 0
    ) -> None:
        self.library, self._settings, self._words = _kept_in(folder, disk)
        self._bin = _bin_in(folder, disk, self._now)
        self._exporter = Exporter(catalog.register, bundled_data().report_template, self._now, disk)
        self._exports = _exports_in(folder)
        self._done = done
        self._chance = random.Random(seed)
        self._plan = _EVERYTHING + _AND_THEN
        if seed:
            self._plan = tuple(self._chance.choices(self._plan, k=len(self._plan)))
        self._moment = _REPORT.modified_at
        self._number = 0
        self._begun = 0
        self._session: EditingSession | None = None

    def work(self) -> None:
        for number, what in enumerate(self._plan, 1):
            self._number = number
            if self._session is None and what not in _WITHOUT_A_REPORT:
                self._begin()
            getattr(self, f"_{what}")()
            self._done()

    # Each thing that is done.

    def _begin(self) -> None:
        self._leave()
        self._begun += 1
        report = _REPORT.model_copy(update={"report_id": UUID(int=self._begun)})
        self.library.save(report)
        self._done()
        self.library.save_sources(report, [_REPORT])
        self._done()
        self._take_up(report)

    def _save(self) -> None:
        session = self._open
        text = f"Sparad som nummer {self._number}. " + "Mer text. " * self._chance.randrange(900)
        session.set_blocks(_QUESTION, (paragraph(text.strip()),))
        session.save()
        assert session.saver is not None
        assert not session.saver.version_problem

    def _export(self) -> None:
        self._save()
        self._done()
        export_report(self._open, self._exporter, self._exports)
        assert not self._open.unsaved
        self._done()
        self._leave()

    def _correct(self) -> None:
        self._leave()
        sent = contents_of(self.library).submitted
        if sent:
            newest = max(sent, key=lambda report: (report.report_id, report.revision))
            correction = correction_of(newest, self.library, self._now())
            self._done()
            self._take_up(correction)

    def _remove(self) -> None:
        report = self._open.report
        self._leave()
        self._done()
        self._bin.remove(report)

    def _bring_back(self) -> None:
        self._leave()
        for removed in self._bin.contents()[:1]:
            self._bin.bring_back(removed, UUID(int=2000 + self._number))

    def _empty(self) -> None:
        self._leave()
        for removed in self._bin.contents():
            self._bin.remove_for_good(removed)
            self._done()

    def _set(self) -> None:
        self._settings.set(_SETTING, f"/mapp/{self._number}")

    def _learn(self) -> None:
        self._words.add(f"ord{self._number}")

    def _leave(self) -> None:
        if self._session is not None:
            self._session.close()
            self._session = None

    def _take_up(self, report: Report) -> None:
        assert report.status is ReportStatus.DRAFT
        saver = open_draft(report, self.library, self._now(), lambda: UUID(int=1000 + self._number))
        self._session = EditingSession(saver.saved, _FORM, saver, self._now)

    @property
    def _open(self) -> EditingSession:
        assert self._session is not None
        return self._session

    def _now(self) -> datetime.datetime:
        self._moment += datetime.timedelta(seconds=40)
        return self._moment


def shown(folder: Path, disk: Disk) -> dict[tuple[object, ...], object]:
    """All that the officer has, as the program shows it at its next start.

    What cannot be read is there as such, so that it is like nothing that anybody has saved.
    """
    library, settings, words = _kept_in(folder, disk)
    contents = contents_of(library)
    found: dict[tuple[object, ...], object] = {
        ("draft", report.report_id): report for report in contents.drafts
    }
    for removed in _bin_in(folder, disk, lambda: _REPORT.modified_at).contents():
        found["removed", removed.entry.path.name] = removed.report or UNREADABLE
    for report in contents.submitted:
        found["submitted", report.report_id, report.revision] = report
    for unreadable in contents.unreadable:
        found[UNREADABLE, unreadable.path.name] = unreadable.reason
    found["setting",] = settings.get(_SETTING)
    found["words",] = words.words()
    for name, data in _exported(folder, disk):
        found["exported", name] = data
    reports = reading.folders_in(folder / "data" / "reports" / "versions", disk)
    for report_id in {UUID(path.name) for path in reports}:
        found |= _history(ReportStore(folder / "data" / "reports", disk), library, report_id)
    return found


def _history(
    store: ReportStore, library: Library, report_id: UUID
) -> Iterator[tuple[tuple[object, ...], object]]:
    read = {version.entry: version.report for version in library.history.versions(report_id)}
    for entry in store.versions.entries(report_id):
        yield ("version", report_id, entry), read.get(entry, UNREADABLE)
    for number, source in enumerate(store.sources(report_id)):
        yield ("source", report_id, number), source.content


def _exported(folder: Path, disk: Disk) -> Iterator[tuple[str, bytes]]:
    for path in reading.files_in(_exports_in(folder), "[!.]*", disk):
        yield path.name, reading.read_bytes(path, 5_000_000, disk)


def _exports_in(folder: Path) -> Path:
    return folder / "documents" / "exports"


def _bin_in(folder: Path, disk: Disk, now: Callable[[], datetime.datetime]) -> Bin:
    store = ReportStore(folder / "data" / "reports", disk)
    return Bin(
        store, Library(store, CALENDAR), Settings(folder / "data" / "settings.json", disk), now
    )


def _kept_in(folder: Path, disk: Disk) -> tuple[Library, Settings, WordList]:
    data = folder / "data"
    return (
        Library(ReportStore(data / "reports", disk), CALENDAR),
        Settings(data / "settings.json", disk),
        WordList(data / "words.txt", disk),
    )
