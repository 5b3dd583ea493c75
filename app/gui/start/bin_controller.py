"""Reports are removed, brought back, and removed for good."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.gui.kit.date_texts import time_text
from app.gui.kit.messages import Level, Message, confirm
from app.gui.kit.page_stack import PageStack
from app.gui.kit.services import REFUSALS, Services
from app.gui.kit.signals import signal
from app.gui.start.start_controller import StartController
from app.model.register import Register
from app.model.report import Report, ReportHead
from app.model.swedish import in_figures, some
from app.model.titles import Titles
from app.services.reports.bin import KEPT, RemovedReport

if TYPE_CHECKING:
    from app.gui.start.bin_page import BinPage


class BinController(QObject):
    """Connects the bin with the start page, and with the page of its own."""

    @signal
    def removed(self, report: ReportHead, /) -> None:
        """It is in the bin now."""

    def __init__(self, pages: PageStack, reports: StartController, services: Services) -> None:
        super().__init__(pages)
        self._pages = pages
        self._reports = reports
        self._services = services
        self._last: RemovedReport | None = None
        reports.page.remove_draft.connect(self.remove)
        reports.page.undo_removal.connect(self._undo)
        reports.page.bin_wanted.connect(self._show)

    def check(self) -> None:
        """Say what goes soon, and what has gone, because it was here so long.

        Nothing goes that was not told, so this is for when the start page is looked at. It stays
        there, whatever else is said, until the bin is opened.
        """
        try:
            soon, gone = self._services.bin.empty_of_old()
        except REFUSALS as error:
            self._pages.say_error(f"Det som är borttaget går inte att läsa. {error}")
            return
        sentences = []
        if soon:
            which = (
                "En borttagen rapport har"
                if len(soon) == 1
                else f"{in_figures(len(soon))} borttagna rapporter har"
            )
            sentences.append(
                f"{which} legat under Borttagna i {KEPT.days} dagar, och försvinner för alltid när "
                "du startar programmet i morgon eller senare. Ta tillbaka det du vill ha kvar."
            )
        if gone:
            which = "En rapport" if len(gone) == 1 else f"{in_figures(len(gone))} rapporter"
            sentences.append(
                f"{which} som låg under Borttagna i mer än {KEPT.days} dagar har tagits bort för "
                "alltid."
            )
            self._reports.refresh()
        if sentences:
            self._reports.page.bin_notice.say(" ".join(sentences))

    # The start page.

    def remove(self, report: ReportHead) -> None:
        page = self._reports.page
        row = page.drafts.currentRow()
        problem = ""
        try:
            title = self._services.titles().of(report)
            self._last = self._services.bin.remove(report)
        except REFUSALS as error:
            problem = f"Rapporten kunde inte tas bort. {error}"
        else:
            self.removed.emit(report)
        self._reports.refresh()
        page.drafts.setCurrentRow(min(row, page.drafts.count() - 1))
        if problem:
            self._pages.say_error(problem)
            return
        page.offer_undo(
            f"”{title}” är borttagen. Den finns kvar under Borttagna i {KEPT.days} dagar."
        )

    def _undo(self) -> None:
        if self._last is None:
            return
        problem, report = self._bring_back(self._last)
        self._reports.refresh()
        self._pages.say(problem or Message("Rapporten är tillbaka.", Level.NOTE))
        if report is not None:
            self._reports.select(report)
        self._reports.page.focus_first()

    def _bring_back(self, removed: RemovedReport) -> tuple[Message | None, Report | None]:
        """What went wrong, or what is a draft again."""
        try:
            return None, self._services.bin.bring_back(removed, self._services.new_id())
        except REFUSALS as error:
            return Message(f"Rapporten kunde inte tas tillbaka. {error}", Level.ERROR), None

    # The page of its own.

    def _show(self) -> None:
        from app.gui.start.bin_page import BinPage

        page = BinPage()
        page.left.connect(self._pages.show_home)
        page.bring_back_wanted.connect(partial(self._bring_back_on, page))
        page.remove_wanted.connect(partial(self._remove_for_good, page))
        page.empty_wanted.connect(partial(self._empty, page))
        if self._fill(page):
            self._reports.page.bin_notice.say("")
            self._pages.show_page(page)

    def _fill(self, page: "BinPage") -> bool:
        contents = self._contents()
        if contents is None:
            return False
        page.show_removed(contents, self._titles(contents), self._services.now())
        page.focus_first()
        return True

    def _contents(self) -> tuple[RemovedReport, ...] | None:
        """What is there; where it cannot be read, that is told and this is None."""
        try:
            return self._services.bin.contents()
        except REFUSALS as error:
            self._pages.say_error(f"Det som är borttaget går inte att läsa. {error}")
            return None

    def _bring_back_on(self, page: "BinPage", removed: RemovedReport) -> None:
        name = self._name(removed, page.removed)
        problem, _ = self._bring_back(removed)
        if self._fill(page):
            left = _also_here(removed, page.removed, self._services.catalog.register)
            self._tell(page, problem, f"{name} är tillbaka bland dina rapporter. {left}".rstrip())

    def _remove_for_good(self, page: "BinPage", removed: RemovedReport) -> None:
        name = self._name(removed, page.removed)
        question = (
            f"Vill du ta bort {name} för alltid? Den och dess tidigare versioner går "
            "inte att få tillbaka."
        )
        if confirm(page.window(), question, "Ta bort för alltid", "Behåll"):
            self._remove_all(page, (removed,), f"{name} är borttagen för alltid.")

    def _empty(self, page: "BinPage") -> None:
        contents = self._contents()
        if contents is None:
            return
        many = f"alla {in_figures(len(contents))} rapporter" if len(contents) > 1 else "rapporten"
        question = (
            f"Vill du ta bort {many} här för alltid? De tidigare versionerna går inte heller att "
            "få tillbaka."
        )
        if confirm(page.window(), question, "Töm", "Behåll"):
            self._remove_all(page, contents, "Inga borttagna rapporter finns kvar.")

    def _remove_all(self, page: "BinPage", which: tuple[RemovedReport, ...], done: str) -> None:
        errors: dict[str, str] = {}
        for removed in which:
            try:
                self._services.bin.remove_for_good(removed)
            except REFUSALS as error:
                errors[self._name(removed, page.removed)] = str(error)
        problem = None
        if errors:
            why = " ".join(dict.fromkeys(errors.values()))
            text = f"{some(errors)} kunde inte tas bort för alltid. {why}"
            problem = Message(text, Level.ERROR)
        if self._fill(page):
            self._tell(page, problem, done)

    def _titles(self, contents: Sequence[RemovedReport]) -> Titles:
        return self._services.titles(*(one.report for one in contents if one.report is not None))

    def _name(self, removed: RemovedReport, contents: Sequence[RemovedReport]) -> str:
        if removed.report is None:
            return "Rapporten som är skadad"
        name = f"”{self._titles(contents).of(removed.report)}”"
        if len([one for one in contents if one.entry.report_id == removed.entry.report_id]) == 1:
            return name
        # One report was removed several times.
        return f"{name}, borttagen {time_text(removed.removed_at, self._services.now())},"

    def _tell(self, page: "BinPage", problem: Message | None, done: str) -> None:
        page.say(problem or Message("", Level.ERROR))
        page.done.say("" if problem else done)


def _also_here(back: RemovedReport, left: Sequence[RemovedReport], register: Register) -> str:
    """That there is another of the same committee and term, which may be the one that is wanted."""
    report = back.report
    if report is None:
        return ""
    alike = [one.report for one in left if one.report and _is_alike(one.report, report)]
    if not alike:
        return ""
    newer = any(one.modified_at > report.modified_at for one in alike)
    respondent = register.respondent_of(report.committee)
    same = respondent.fill("En till av samma {one} och period")
    which = "En som är ändrad senare" if newer else same
    return f"{which} ligger kvar här."


def _is_alike(one: Report, other: Report) -> bool:
    return (one.committee, one.term) == (other.committee, other.term)
