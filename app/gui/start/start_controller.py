"""Fills the start page from the library."""

from collections.abc import Callable, Collection, Iterable, Mapping
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QListWidgetItem

from app.formats.errors import FormFileError, ReportFileError
from app.gui.kit.broken_files import faults_text, refusal_text
from app.gui.kit.date_texts import time_text
from app.gui.kit.lists import DATA
from app.gui.kit.messages import Level, Message
from app.gui.kit.services import REFUSALS, Services
from app.gui.start.new_report_controller import NewReportController
from app.gui.start.report_cards import ReportCards, RowAction
from app.gui.start.report_rows import CardRows, SendingNotes, newest, show_note, show_reports
from app.gui.start.start_page import StartPage
from app.model.report import ListedReport, Report, ReportHead
from app.model.report_stages import which_questions
from app.model.term import Term
from app.services.errors import NoFormError
from app.services.reports.listing import UnreadableFile

# As many as a window has room for; further ones when they come into sight.
_AT_ONCE = 10


class StartController(QObject):
    """Fills the start page."""

    damage_found = Signal()
    """A report is damaged that nobody has been asked about."""

    def __init__(self, page: StartPage, services: Services) -> None:
        super().__init__(page)
        self.page = page
        self._services = services
        self._asked_about: Collection[str] = ()
        self._damaged: set[str] = set()
        self._titles = services.catalog.titles(())
        self._due: Callable[[ReportHead], Message] = lambda _report: Message()
        self._to_fill: set[UUID] = set()
        self.new_report = NewReportController(page.panel, services)
        self._latest: Mapping[str, Term] = {}
        self._newest: Mapping[UUID, int] = {}
        for cards in (page.drafts, page.submitted):
            CardRows.install(cards)
            dress = partial(self._dress_shown, cards)
            cards.painted.connect(dress, Qt.ConnectionType.QueuedConnection)
        page.submitted.row_actions = self._actions_of_exported
        page.drafts.painted.connect(self._fill_shown, Qt.ConnectionType.QueuedConnection)

    def begin(self) -> None:
        """Show the reports; where something is typed already, the focus stays there."""
        self.refresh()
        if not self.page.panel.committee.text():
            self.new_report.prefill()
            self.page.focus_first()

    def show(self, afresh: bool) -> None:
        """Show the page; if not afresh, with what was chosen for a new report."""
        if afresh:
            self.new_report.begin()
            self.refresh()
            self.page.focus_first()
        else:
            self.new_report.choose_again()

    def hide_unreadable(self, names: Collection[str]) -> None:
        """Do not list these unreadable files: they are asked about."""
        self._asked_about = names
        self.refresh()

    def refresh(self) -> None:
        page, services = self.page, self._services
        listing = services.library.listing()
        sent = services.library.sending_log.sent_times()
        notes = SendingNotes(listing.submitted, sent, services.catalog, services.now())
        self._due = notes.of_draft
        both = (*listing.drafts, *listing.submitted)
        self._titles = titles = services.catalog.titles(both)
        self._latest = newest((r.committee.id, r.term) for r in both if r.committee and r.term)
        self._newest = newest((r.report_id, r.revision) for r in listing.submitted)
        show_reports(page.drafts, listing.drafts, titles, self._when_changed, notes.of_draft)
        exported = listing.submitted
        show_reports(page.submitted, exported, titles, self._when_exported, notes.of_exported)
        for cards in (page.drafts, page.submitted):
            cards.dress([cards.item(row) for row in range(min(_AT_ONCE, cards.count()))])
        self._to_fill = {report.report_id for report in listing.drafts}
        self._fill(page.drafts.item(row) for row in range(min(_AT_ONCE, page.drafts.count())))
        unreadable = [u for u in listing.unreadable if u.path.stem not in self._asked_about]
        # What concerns all folders is found in each of them.
        broken = list(dict.fromkeys(map(_what_is_broken, unreadable)))
        questions, details = self._broken_questions()
        text = "\n".join([*broken, *questions])
        if text != page.unreadable.text():
            page.unreadable.say(Message(text, Level.ERROR, details))
        for said_before in (page.message, page.news, page.removed):
            said_before.say("")
        some = listing.drafts or listing.submitted or listing.unreadable
        page.show_parts(welcome=not some and not self._asked_about, removed=services.bin.how_many())
        self._tell_of_damage({one.path.stem for one in unreadable if one.damaged})

    def _tell_of_damage(self, damaged: set[str]) -> None:
        """Tell of each once: it may be that nobody can be asked about it now."""
        new, self._damaged = damaged - self._damaged, damaged
        if new:
            self.damage_found.emit()

    def select(self, report: ReportHead) -> None:
        """Make it the current one of the drafts."""
        drafts = self.page.drafts
        for row in range(drafts.count()):
            if drafts.item(row).data(DATA).report_id == report.report_id:
                drafts.setCurrentRow(row)

    def _actions_of_exported(self, report: ListedReport) -> tuple[RowAction, ...]:
        """To begin the term after it is its own where that is what comes next."""
        open_it = self.page.open_report.emit
        following = self._services.catalog.calendar.following(report.term) if report.term else None
        if following is None:
            return (RowAction("Öppna", open_it, "Enter", own=True),)
        comes_next = self._comes_next(report, following)
        return (
            RowAction("Öppna", open_it, "Enter", own=not comes_next),
            RowAction(f"Börja {following.label}", self._begin_next, own=comes_next),
        )

    def _comes_next(self, report: ListedReport, following: Term) -> bool:
        if report.committee is None:
            return False
        own = report.committee.id
        heir = self._services.catalog.register.successor_in(own, following)
        begun = [self._latest.get(one) for one in {own, heir.id if heir else own}]
        is_newest = report.revision == self._newest.get(report.report_id)
        return is_newest and not any(term and term >= following for term in begun)

    def _begin_next(self, listed: ListedReport) -> None:
        """Begin from the latest version that was exported of the report."""
        library = self._services.library
        exported = (one for one in library.listing().submitted if _is_same(one, listed))
        latest = max(exported, key=lambda one: one.revision, default=listed)
        try:
            report = library.read(latest)
        except REFUSALS as error:
            self.refresh()
            self.page.say(Message(f"Rapporten kan inte läsas. {error}", Level.ERROR))
        else:
            self.new_report.begin_after(report)

    def _broken_questions(self) -> tuple[list[str], str]:
        """What to say of question files that cannot be used, and what is wrong in them."""
        refused = self._services.catalog.refused
        broken = [error for error in refused if isinstance(error, FormFileError)]
        lines = [f"Frågorna i en fil går inte att läsa. {e}" for e in refused if e not in broken]
        if broken:
            lines.append(refusal_text(broken, "så frågorna i den går inte att använda"))
        return lines, faults_text(broken)

    def _dress_shown(self, cards: ReportCards) -> None:
        cards.dress(cards.shown())

    def _fill_shown(self) -> None:
        if self._to_fill:
            drafts = self.page.drafts
            shown, current = drafts.shown(), drafts.current()
            wanted = current is not None and current.report_id in self._to_fill
            self._fill(shown)
            drafts.fit()
            if drafts.hasFocus() and (wanted or drafts.currentItem() in shown):
                # Rows that have got more lines may have pushed it out of sight; the page is as high
                # as they are when it is laid out anew.
                QTimer.singleShot(0, drafts, drafts.scroll_to_current)

    def _fill(self, rows: Iterable[QListWidgetItem]) -> None:
        """Say what is left of these reports, which have to be read and reviewed for it."""
        for row in rows:
            listed: ListedReport = row.data(DATA)
            if listed.report_id in self._to_fill:
                self._to_fill.remove(listed.report_id)
                try:
                    report = self._services.library.read(listed)
                    title = self._titles.of(report)
                    show_note(row, title, self._remaining(report), self._due(report))
                except ReportFileError:
                    # It is listed as what it is then.
                    QTimer.singleShot(0, self, self.refresh)
                except REFUSALS:
                    pass

    def _remaining(self, report: Report) -> str:
        # Not before there is a report to review: the rules take a moment to load.
        from app.services.review.review import remaining_work, review

        catalog = self._services.catalog
        try:
            form = catalog.form_of(report)
            left = which_questions(report, form)
            left = left or remaining_work(
                review(report, form, catalog.register),
                catalog.register.respondent_of(report.committee),
            )
        except NoFormError:
            return f"Frågorna saknas · ändrad {self._when(report)}"
        if catalog.set_to_move_to(report) is not None and not catalog.answers_wrong_set(report):
            left = f"Frågorna har ändrats · {left[:1].lower()}{left[1:]}"
        correction = "Rättelse · " if report.revision > 1 else ""
        return f"{correction}{left} · ändrad {self._when(report)}"

    def _when_changed(self, report: ListedReport) -> str:
        return f"ändrad {self._when(report)}"

    def _when_exported(self, report: ListedReport) -> str:
        return f"exporterad {self._when(report)}"

    def _when(self, report: Report | ListedReport) -> str:
        return time_text(report.modified_at, self._services.now())


def _is_same(one: ReportHead, other: ReportHead) -> bool:
    return one.report_id == other.report_id


def _what_is_broken(file: UnreadableFile) -> str:
    """A report, or all in a folder that cannot be read; with its path once."""
    what = "En rapport" if file.path.suffix else "Rapporterna"
    text = f"{what} går inte att läsa, {file.reason}"
    return f"{text}." if str(file.path) in text else f"{text}: {file.path}"
