"""Collates folders in the background, and does what is chosen on the page."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeAlias

from PySide6.QtCore import QObject, QTimer

from app.gui.collate.collate_page import CollatePage
from app.gui.collate.collation_output import CollationOutput, chosen_folder
from app.gui.kit.messages import Message
from app.gui.kit.page_controller import PageController
from app.gui.kit.page_stack import PageStack
from app.gui.kit.services import REFUSALS, Folder, Services
from app.gui.kit.waiting import run_in_thread
from app.model.term import Term
from app.services.collating.folder_collation import FolderCollation
from app.services.collating.stored_collation import StoredCollation
from app.services.errors import NothingToCollateError, StoppedWaitingError

_POLL_MS = 50
_NO_REPORT = (
    "Det finns ingen rapport i mappen. Under Filer står vad som blev av det som ligger där."
)


@dataclass(frozen=True)
class Idle:
    """No folder has been read."""


@dataclass(frozen=True)
class Shown:
    """A collation of the reports in these folders; the first is the folder of the term."""

    reports: FolderCollation
    folders: tuple[Path, ...]
    collation: StoredCollation


class Reading:
    """Reads folders in another thread. `before` is shown again if that is stopped or fails."""

    def __init__(
        self,
        before: Idle | Shown,
        reports: FolderCollation,
        folders: tuple[Path, ...],
        wanted: tuple[Term | None, str],
        usual_term: Term,
    ) -> None:
        """`wanted` is the term and the survey to show; those of most reports where none is said."""
        self.before = before
        self.reports = reports
        self.folders = folders
        self.progress = (0, 0, "")
        self.result = run_in_thread(lambda: self._collate(*wanted, usual_term))

    def _collate(self, term: Term | None, survey: str, usual_term: Term) -> StoredCollation:
        for number, folder in enumerate(self.folders):
            prefix = f"{folder.name}/" if number else ""
            self.reports.read_folder(folder, self._note_progress, prefix, earlier=number > 0)
        try:
            return self.reports.collation(term, survey)
        except NothingToCollateError:
            if not self.reports.has_files:
                raise
            return self.reports.collation(usual_term, survey)

    def _note_progress(self, done: int, total: int, name: str) -> None:
        self.progress = (done, total, name)

    def give_up(self) -> None:
        """Stop reading, and forget what was read once the other thread has stopped."""
        self.reports.stop()
        self.result.add_done_callback(lambda _: self.reports.close())


State: TypeAlias = Idle | Reading | Shown


class CollateController(PageController):
    """Shows the page, and does what the officer chooses on it."""

    def __init__(self, pages: PageStack, services: Services) -> None:
        super().__init__(pages, services)
        self._open: _OpenPage | None = None

    def show(self, folder: Path | None = None) -> None:
        """Show the page; with a folder, read it."""
        if not self._pages.save_now():
            return
        if self._open is None:
            page = CollatePage(self._services.catalog.register.respondent)
            page.left.connect(self._pages.show_home)
            page.closed.connect(self._close)
            self._open = _OpenPage(page, self._services)
            self._pages.show_page(page)
        if folder is not None:
            self._open.read((folder,))

    def _close(self) -> None:
        if self._open is not None:
            self._open.close()
            self._open = None


class _OpenPage(QObject):
    """The page while it is open. What is shown is replaced when a reading has succeeded."""

    def __init__(self, page: CollatePage, services: Services) -> None:
        super().__init__(page)
        self._page = page
        self._services = services
        self._state: State = Idle()
        self._output = CollationOutput(page, services)
        self._timer = QTimer(self)
        self._timer.setInterval(_POLL_MS)
        self._timer.timeout.connect(self._poll)
        page.folder_wanted.connect(self._choose)
        page.earlier_wanted.connect(self._choose_earlier)
        page.again_wanted.connect(self._read_again)
        page.stop_wanted.connect(self._stop)
        page.term_chosen.connect(self._turn_to)
        page.survey_chosen.connect(self._turn_to_survey)
        page.committee_assigned.connect(self._assign)
        page.file_wanted.connect(self._open_file)
        page.save_wanted.connect(self._save)
        page.reminder_wanted.connect(self._remind)
        page.written_wanted.connect(self._output.show_written)

    # Reading.

    def _choose(self) -> None:
        folder = self._chosen("Mappen med det som har kommit in")
        if folder is not None:
            self.read((folder,))

    def _choose_earlier(self) -> None:
        folder = self._chosen("Mappen med en tidigare periods rapporter")
        if folder is not None and isinstance(self._state, Shown):
            self.read(tuple(dict.fromkeys((*self._state.folders, folder))))

    def _chosen(self, title: str) -> Path | None:
        return chosen_folder(self._page, self._services, title, Folder.INCOMING)

    def _read_again(self) -> None:
        if isinstance(self._state, Shown):
            self.read(self._state.folders)

    def read(self, folders: tuple[Path, ...]) -> None:
        """Read these; reading the same folder again keeps what is chosen and assigned."""
        before = self._give_up_reading()
        assigned: dict[str, str] = {}
        wanted: tuple[Term | None, str] = (None, "")
        if isinstance(before, Shown) and before.folders[0] == folders[0]:
            assigned = before.reports.assigned
            wanted = before.collation.term, before.collation.survey
        try:
            reports = FolderCollation(self._services.context, assigned=assigned)
        except REFUSALS as error:
            self._page.problem.say(f"Det gick inte att sammanställa. {error}")
            return
        self._page.show_reading(folders[0])
        today = self._services.now().astimezone().date()
        usual = self._services.catalog.calendar.to_report(today)
        self._state = Reading(before, reports, folders, wanted, usual)
        self._timer.start()

    def _stop(self) -> None:
        if isinstance(self._state, Reading):
            self._state.reports.stop()

    def _poll(self) -> None:
        reading = self._state
        if not isinstance(reading, Reading):
            self._timer.stop()
            return
        if reading.progress[1]:
            self._page.show_progress(*reading.progress)
        if not reading.result.done():
            return
        self._timer.stop()
        try:
            collation = reading.result.result()
        except StoppedWaitingError:
            self._go_back("")
        except REFUSALS as error:
            self._go_back(f"Det gick inte att sammanställa. {error}")
        except BaseException:
            self._go_back("")
            raise
        else:
            if isinstance(reading.before, Shown):
                reading.before.reports.close()
            self._show(Shown(reading.reports, reading.folders, collation))

    def _go_back(self, problem: str) -> None:
        before = self._give_up_reading()
        self._page.show_panel_before(is_collation=isinstance(before, Shown))
        self._page.problem.say(problem)

    def _give_up_reading(self) -> Idle | Shown:
        """The state without a reading: what is shown, or was shown before it."""
        if isinstance(self._state, Reading):
            self._state.give_up()
            self._state = self._state.before
        return self._state

    # What is shown.

    def _show(self, shown: Shown) -> None:
        self._state = shown
        title = self._services.catalog.surveys.title
        surveys = {survey: title(survey) for survey in shown.reports.surveys}
        self._page.view.offer_surveys(shown.collation.survey, surveys)
        self._page.show_collation(shown.collation, shown.reports.terms, self._services.now())
        if shown.reports.has_reports:
            self._page.problem.say("")
        else:
            self._page.problem.say(_NO_REPORT)
            self._page.view.show_files()

    def _turn_to(self, term: Term) -> None:
        if isinstance(self._state, Shown):
            self._collate_anew(self._state, term, self._state.collation.survey)

    def _turn_to_survey(self, survey: str) -> None:
        if isinstance(self._state, Shown):
            self._collate_anew(self._state, None, survey)

    def _collate_anew(self, shown: Shown, term: Term | None, survey: str) -> None:
        try:
            collation = shown.reports.collation(term, survey)
        except REFUSALS as error:
            self._page.problem.say(f"Det gick inte att sammanställa. {error}")
            return
        self._page.done.say("")
        self._show(replace(shown, collation=collation))

    def _assign(self, key: int, committee_id: str) -> None:
        committee = self._services.catalog.register.get(committee_id)
        if not isinstance(self._state, Shown) or committee is None:
            return
        self._state.reports.assign(key, committee)
        self._turn_to(self._state.collation.term)
        self._page.view.committees.go_to(key)
        self._page.say(Message(f"Rapporten räknas nu till {committee.name}."))

    def _save(self, by_committee: bool) -> None:
        if isinstance(self._state, Shown):
            self._output.save(self._state.collation, by_committee=by_committee)

    def _remind(self) -> None:
        if isinstance(self._state, Shown):
            self._output.remind(self._state.collation)

    def _open_file(self, path: str) -> None:
        if isinstance(self._state, Shown):
            self._output.open_file(path, self._state.folders)

    def close(self) -> None:
        """Stop reading, and forget what was read."""
        self._timer.stop()
        before = self._give_up_reading()
        if isinstance(before, Shown):
            before.reports.close()
        self._state = Idle()
