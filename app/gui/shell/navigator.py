"""The navigator: begins, opens and imports reports, and opens the other rooms.

The rooms are imported when first used: most of them take a moment to load.
"""

import contextlib
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from app.gui.kit.commands import Command
from app.gui.kit.messages import Message
from app.gui.kit.services import REFUSALS, Services
from app.gui.shell.menus import EditCommands
from app.gui.shell.window import MainWindow
from app.gui.start.bin_controller import BinController
from app.gui.start.incoming import Incoming, is_backup, is_question_set
from app.gui.start.recovery_prompt import RecoveryPrompt
from app.gui.start.start_controller import StartController
from app.model.committee import Committee
from app.model.form import FormDefinition
from app.model.report import ListedReport, Report
from app.model.term import Term
from app.services.reports.new_reports import NewReports

if TYPE_CHECKING:
    from app.gui.backup.backups import Backups
    from app.gui.collate.collate_controller import CollateController
    from app.gui.help.guide_window import HelpCommands
    from app.gui.merge.merge_controller import MergeController
    from app.gui.question_sets.question_sets import QuestionSets
    from app.gui.question_sets.set_list_page import NewSet, SetWork
    from app.gui.shell.report_opener import ReportOpener
    from app.gui.workshop.workshop_controller import WorkshopController
    from app.services.reading.report_reader import ReadReport
    from app.services.workshop.workshop import ListedSet

_ASKED = "Du har fått en fråga ur en kollegas rapport. Skriv svaret och välj Skicka tillbaka."
_ALSO_REMOVED = "Du har tagit bort rapporten tidigare. Den du hade ligger kvar under Borttagna."


class Navigator(QObject):
    """Connects the rooms of the window, and begins, with a file if one is named.

    Errors are shown on the current page.
    """

    def __init__(self, window: MainWindow, services: Services, file: Path | None = None) -> None:
        super().__init__(window)
        self._pages = pages = window.pages
        self._start = start = window.start
        self.services = services
        self._new_reports = NewReports(services.context)
        self._reports = StartController(start, services)
        self._recovery = RecoveryPrompt(pages, self._reports, services)
        self._bin = BinController(pages, self._reports, services)
        self._incoming = Incoming(pages, services)
        self._connect(window)
        window.menus.serve(
            "navigator",
            {
                Command.NEW: self.begin_new,
                Command.OPEN: self._incoming.choose,
                Command.QUESTION_SETS: self.show_question_sets,
                Command.COLLATE: self.show_collating,
                Command.BACKUP: self._make_backup,
                Command.TAKE_IN_BACKUP: self._choose_backup,
                Command.GUIDE: self._show_guide,
                Command.ABOUT: self._show_about,
            },
        )
        EditCommands(window.menus, window.pages)
        self._recovery.check()
        self._reports.begin()
        self._recovery.focus_first()
        if file is None:
            self._bin.check()
        else:
            # The start page is not what the officer looks at.
            once = Qt.ConnectionType.SingleShotConnection
            self._pages.home_shown.connect(self._bin.check, once)
            self.open_path(file)

    def _connect(self, window: MainWindow) -> None:
        start, incoming = self._start, self._incoming
        window.setAcceptDrops(True)
        window.files_dropped.connect(incoming.receive)
        window.file_wanted.connect(self.open_path)
        window.closed.connect(self._close)
        self._pages.home_shown.connect(self._reports.show)
        self._recovery.settled.connect(self._continue_with)
        self._recovery.comparison_wanted.connect(self._compare)
        incoming.reports_received.connect(self.receive)
        incoming.refused.connect(self._pages.say)
        incoming.sets_received.connect(self._show_sets)
        incoming.folder_received.connect(self.show_collating)
        incoming.backup_received.connect(self._open_backup)
        start.open_report.connect(self._open_listed)
        self._bin.removed.connect(self._recovery.removed)
        self._recovery.unwanted.connect(self._bin.remove)
        start.guide_wanted.connect(self._show_guide)
        self._reports.new_report.wanted.connect(self._begin)
        self._reports.new_report.existing_wanted.connect(self._open)
        start.panel.handed.file_wanted.connect(incoming.choose)
        start.panel.handed.copied_wanted.connect(incoming.receive_copied)
        start.panel.handed.open_wanted.connect(self._open_read)

    # The rooms, imported when first used.

    @cached_property
    def _opener(self) -> "ReportOpener":
        from app.gui.shell.report_opener import ReportOpener

        opener = ReportOpener(self._pages, self.services)
        opener.opened.connect(self._recovery.opened)
        return opener

    @cached_property
    def _merging(self) -> "MergeController":
        from app.gui.merge.merge_controller import MergeController

        merging = MergeController(self._pages, self.services)
        merging.settled.connect(self._continue_with)
        merging.left.connect(self._go_back_to)
        merging.import_wanted.connect(self._import)
        return merging

    @cached_property
    def _question_sets(self) -> "QuestionSets":
        from app.gui.question_sets.question_sets import QuestionSets

        sets = QuestionSets(self._pages, self.services)
        sets.file_wanted.connect(self._incoming.choose_sets)
        sets.changed.connect(self._reports.new_report.offer_years)
        sets.back_wanted.connect(self._go_back_and_say)
        sets.work_wanted.connect(self._work_on_set)
        sets.new_wanted.connect(self._begin_set)
        return sets

    @cached_property
    def _workshop(self) -> "WorkshopController":
        from app.gui.workshop.workshop_controller import WorkshopController

        workshop = WorkshopController(self._pages, self.services)
        workshop.list_wanted.connect(self._question_sets.show_list)
        workshop.changed.connect(self._reports.new_report.offer_years)
        return workshop

    @cached_property
    def _collating(self) -> "CollateController":
        from app.gui.collate.collate_controller import CollateController

        return CollateController(self._pages, self.services)

    @cached_property
    def _backups(self) -> "Backups":
        from app.gui.backup.backups import Backups

        backups = Backups(self._pages, self.services)
        backups.changed.connect(self._reports.new_report.offer_years)
        backups.back_wanted.connect(self._go_back_and_say)
        return backups

    @cached_property
    def _help(self) -> "HelpCommands":
        from app.gui.help.guide_window import HelpCommands

        return HelpCommands(self._pages, self.services)

    def _show_guide(self) -> None:
        self._help.open_guide()

    def _show_about(self) -> None:
        self._help.open_about()

    def _show_sets(self, files: Sequence[Path]) -> None:
        self._question_sets.open(files)

    def _work_on_set(self, work: "SetWork", listed: "ListedSet") -> None:
        self._workshop.work(work, listed)

    def _begin_set(self, begins: "NewSet") -> None:
        self._workshop.begin(begins)

    def _make_backup(self) -> None:
        self._backups.make()

    def _choose_backup(self) -> None:
        if self._pages.is_free():
            self._backups.choose()

    def _open_backup(self, path: Path) -> None:
        self._backups.open(path)

    def _open(self, report: Report) -> None:
        self._opener.open(report)

    def _continue_with(self, report: Report, text: str, undo: Report | None) -> None:
        self._opener.continue_with(report, text, undo)

    def _compare(self, before: Report, after: Report) -> None:
        self._opener.compare(before, after)

    # A new report.

    def begin_new(self) -> None:
        if self._pages.is_free() and self._pages.save_now():
            self._pages.show_home()
            self._start.panel.committee.setFocus()

    def show_question_sets(self) -> None:
        if self._pages.is_free():
            self._question_sets.show_list()

    def show_collating(self, folder: Path | None = None) -> None:
        if self._pages.is_free():
            self._collating.show(folder)

    def _begin(
        self,
        committee: Committee,
        term: Term,
        form: FormDefinition,
        sources: "Sequence[ReadReport]",
    ) -> None:
        """Make a report; where it has sources, first ask what to carry over."""
        reports = self._new_reports
        if not sources:
            self._save_new(reports.begin(committee, term, survey=form.survey), ())
            return
        from app.gui.carry_over.carry_over_page import CarryOverPage

        told = self.services.catalog.surveys.told(form.reference())
        page = CarryOverPage(committee, term, form, reports, self.services.titles, told)
        page.left.connect(lambda: self._pages.show_home(afresh=False))
        page.sources.file_wanted.connect(self._incoming.choose)
        page.wanted.connect(
            lambda earlier, plan: self._save_new(
                reports.begin(committee, term, plan, form.survey), earlier
            )
        )
        page.add(sources)
        self._pages.show_page(page)

    def _save_new(self, report: Report, sources: Sequence[Report]) -> None:
        library = self.services.library
        try:
            library.save_sources(report, sources)
            library.save(report)
        except REFUSALS as error:
            title = self.services.titles(report).of(report)
            self._pages.say_error(f"”{title}” kunde inte sparas. {error}")
            return
        self._open(report)

    # A report of the library.

    def _open_listed(self, listed: ListedReport) -> None:
        try:
            report = self.services.library.read(listed)
        except REFUSALS as error:
            self._reports.refresh()
            if self._recovery.asks_about(listed.report_id):
                self._recovery.focus_first()
            else:
                self._pages.say_error(f"Rapporten kan inte öppnas. {error}")
        else:
            self._open(report)

    # Opened files.

    def open_path(self, path: Path) -> None:
        """Open a file as a report, and add it to the officer's own; or as a question set."""
        if is_question_set(path) or is_backup(path):
            self._incoming.receive([path])
            return
        self._incoming.read(
            [path],
            lambda reads: self._open_read(reads[0]),
            lambda reason: self._pages.say_error(f"Filen kan inte öppnas. {reason}"),
        )

    def receive(self, reads: "tuple[ReadReport, ...]") -> None:
        """Give reports to the current page, or ask what to do with them."""
        if self._pages.current.accept_reports(reads):
            return
        # What was said of another file is no longer true.
        self._pages.say(Message())
        if all(read.is_being_written or self._came_back(read) for read in reads):
            for read in reads:
                self._open_read(read)
        else:
            from app.services.reading.report_reader import deduplicated

            reads = deduplicated(reads)
            names = " och ".join(read.source for read in reads)
            self._pages.when_free(names, lambda: self._ask(reads))

    def _came_back(self, read: "ReadReport") -> bool:
        """Whether it is the document of a draft that is here, as somebody else has left it."""
        if not read.is_edited_document:
            return False
        with contextlib.suppress(*REFUSALS):
            return self.services.library.draft(read.opened.report.report_id) is not None
        return False

    def _ask(self, reads: "tuple[ReadReport, ...]") -> None:
        if self._pages.save_now():
            if not self._pages.is_home:
                self._pages.show_home()
            self._start.panel.handed.ask(reads)

    def _open_read(self, read: "ReadReport") -> None:
        self._pages.when_free(read.source, lambda: self._open_now(read))

    def _open_now(self, read: "ReadReport") -> None:
        if not self._pages.save_now():
            return
        try:
            if (read.is_being_written or self._came_back(read)) and self._merging.begin(read):
                return
            self.services.catalog.form_of(read.opened.report)
        except REFUSALS as error:
            self._pages.say_error(f"Filen kan inte öppnas. {error}")
        else:
            self._import(read)

    def _import(self, read: "ReadReport") -> None:
        """Open it as a report of its own, or as the one it is identical to."""
        from app.services.reports.imported_reports import another_for_term, import_report

        services = self.services
        try:
            another = another_for_term(read.opened.report, services.library, services.catalog)
            report = import_report(
                read.opened.report,
                services.library,
                services.new_id(),
                from_colleague=read.is_being_written,
            )
        except REFUSALS as error:
            self._pages.say_error(f"Filen kan inte öppnas. {error}")
            return
        self._open(report)
        asked = _ASKED if report.only else ""
        removed = _ALSO_REMOVED if services.bin.holds(report.report_id) else ""
        notes = [note for note in (asked, read.changes, *read.remarks, another, removed) if note]
        if notes:
            self._pages.say_error("\n".join(notes))

    def _go_back_to(self, report: Report | None) -> None:
        if report is None:
            self._pages.show_home()
        else:
            self._open(report)

    def _go_back_and_say(self, report: Report, text: str) -> None:
        self._open(report)
        # If it could not be opened, the error is shown.
        if text and not self._pages.is_home:
            self._pages.say(Message(text))

    def _close(self) -> None:
        self._incoming.close()
        self.services.close()
