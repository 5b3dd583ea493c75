"""Reports for tests of the services: a whole one, an empty one, and what they need around them."""

import datetime
from collections.abc import Callable
from pathlib import Path
from uuid import uuid4

from app.model.report import Report
from app.paths import bundled_data
from app.services.catalog import Catalog
from app.services.reports.bin import Bin
from app.services.reports.draft_saver import DraftSaver
from app.services.reports.editing_session import EditingSession
from app.services.reports.library import Library
from app.services.sending.export import ExportedPair, Exporter
from app.storage.disk import DISK, Disk
from app.storage.report_store import ReportStore
from app.storage.settings import Settings
from tests.support.example_report import paragraph
from tests.support.report_documents import form_named, rich_report
from tests.support.terms import CALENDAR
from tests.support.workplace import TODAY, Clock

FORM = form_named("stadsdelsnamnd")


def whole_report() -> Report:
    """A report that nothing stops from being exported."""
    return rich_report(FORM)


def unfinished_report() -> Report:
    """The same without two answers."""
    report = whole_report()
    for question_id in ("svart-ekonomi", "dialog-foretag"):
        report = report.with_answer(report.answer(question_id).model_copy(update={"blocks": ()}))
    return report


def saying(text: str, seconds: float = 0, report: Report | None = None) -> Report:
    """A report whose first answer is this, saved so long after the day began."""
    report = report or whole_report()
    answer = report.answers[0].model_copy(update={"blocks": (paragraph(text),)})
    moment = TODAY + datetime.timedelta(seconds=seconds)
    return report.with_answer(answer).model_copy(update={"modified_at": moment})


def said(report: Report | None) -> str:
    """What such a report says."""
    assert report is not None
    return report.answers[0].plain


def library_in(folder: Path, disk: Disk = DISK) -> Library:
    return Library(ReportStore(folder / "reports", disk), CALENDAR)


def bin_in(
    folder: Path, disk: Disk = DISK, now: Callable[[], datetime.datetime] = lambda: TODAY
) -> Bin:
    """The bin of the library in the same folder."""
    store = ReportStore(folder / "reports", disk)
    return Bin(store, Library(store, CALENDAR), Settings(folder / "settings.json", disk), now)


def saver_of(report: Report, library: Library) -> DraftSaver:
    """Keeps a report that nobody has kept yet."""
    return DraftSaver(report, library, uuid4)


def exporter(catalog: Catalog, disk: Disk = DISK) -> Exporter:
    return Exporter(catalog.register, bundled_data().report_template, Clock(), disk)


def export_report(session: EditingSession, exporter: Exporter, folder: Path) -> ExportedPair:
    """Export the report of a session, as the window does."""
    pair = session.prepare_export().write(exporter, folder)
    session.exported(pair)
    return pair
