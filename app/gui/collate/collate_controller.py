"""What came in, put together: read in the background, looked at, saved, and reminded of."""

from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QFileDialog

from app.gui.kit.date_texts import due_told
from app.gui.kit.messages import Message
from app.gui.kit.page_stack import PageStack
from app.gui.kit.services import REFUSALS, Services
from app.gui.kit.waiting import begun, wait_for
from app.model.swedish import with_capital
from app.model.term import Term
from app.services.errors import NothingToCollateError, StoppedWaitingError

if TYPE_CHECKING:
    from app.gui.collate.collate_page import CollatePage
    from app.services.collating.folder_collation import FolderCollation
    from app.services.collating.stored_collation import StoredCollation

_RESULTS = "collation_folder"
_SAVING = "Skriver sammanställningen …"


class CollationOutput:
    """Makes it, and says on the page what came of it."""

    def __init__(self, page: "CollatePage", services: Services) -> None:
        self._page = page
        self._services = services
        self._written = Path()

    def save(self, collation: "StoredCollation", *, by_committee: bool) -> None:
        """The collation as four files, in a folder that the officer chooses."""
        from app.services.collating.result_files import ResultFiles

        folder = chosen_folder(self._page, self._services, "Mappen för sammanställningen", _RESULTS)
        if folder is None:
            return
        results = ResultFiles(self._services.bundled.report_template)
        try:
            paths = wait_for(
                lambda: results.write(collation, folder, by_committee=by_committee),
                results.stop,
                _SAVING,
                self._page,
            )
        except REFUSALS as error:
            self._page.problem.say(f"Sammanställningen är inte sparad. {error}")
            return
        self._tell(folder, f"Sparad som {paths[0].stem} ({_kinds(paths)}) i {folder}.")

    def remind(self, collation: "StoredCollation") -> None:
        """A mail to those who are missing, opened in the mail program."""
        from app.services.collating.reminder_mail import reminder, without_address, write_reminder

        services, due = self._services, collation.due
        when = f"Den {due_told(due, services.now())}." if due else ""
        letter = reminder(collation, when, with_capital(collation.office))
        folder = services.folder_for(_RESULTS)
        try:
            path = write_reminder(letter, collation, folder)
        except REFUSALS as error:
            self._page.problem.say(f"Påminnelsen är inte skriven. {error}")
            return
        opened = services.open_outside(path)
        where = f"är öppen i ditt mejlprogram och ligger i {path}" if opened else f"ligger i {path}"
        unknown = without_address(collation.missing)
        rest = f" Skriv själv dit adressen till {', '.join(unknown)}." if unknown else ""
        self._tell(folder, f"Påminnelsen {where}.{rest}")

    def show_written(self) -> None:
        """Show the folder of what was written last."""
        if not self._services.open_outside(self._written):
            where = f"Filerna ligger i {self._written}."
            self._page.problem.say(f"Mappen gick inte att öppna. {where}")

    def open_file(self, path: str, folders: Sequence[Path]) -> None:
        """Open a file that came in, by its path from one of the folders that were read."""
        for place, folder in enumerate(folders):
            # Those of earlier folders begin with what these are called.
            called = f"{folder.name}/" if place else ""
            found = folder / path.removeprefix(called)
            if path.startswith(called) and self._services.is_there(found):
                if not self._services.open_outside(found):
                    self._page.problem.say(f"Filen gick inte att öppna. Den finns i {folder}.")
                return

    def _tell(self, folder: Path, text: str) -> None:
        self._page.problem.say("")
        self._written = folder
        self._page.done.say(text)


def chosen_folder(page: "CollatePage", services: Services, title: str, setting: str) -> Path | None:
    """Let the officer choose a folder; None where nothing was chosen."""
    chosen = QFileDialog.getExistingDirectory(page, title, str(services.folder_for(setting)))
    if not chosen:
        return None
    services.remember_folder_for(setting, Path(chosen))
    return Path(chosen)


def _kinds(paths: Sequence[Path]) -> str:
    return ", ".join(path.suffix.removeprefix(".").upper() for path in paths)


_LOOK_MS = 50
_INCOMING = "incoming_folder"
_NO_REPORT = (
    "Det finns ingen rapport i mappen. Under Filer står vad som blev av det som ligger där."
)


@dataclass(frozen=True)
class _Collected:
    """What was collected from these folders, the first of which is the one of the term."""

    collecting: "FolderCollation"
    folders: tuple[Path, ...]


class CollateController(QObject):
    """Does what the officer chooses on the page, and says what came of it.

    What is read takes the place of what is shown when all of it is there, and not before.
    """

    def __init__(self, views: PageStack, services: Services) -> None:
        super().__init__(views)
        self._views = views
        self._services = services
        self._page: CollatePage | None = None
        self._output: CollationOutput | None = None
        self._shown: _Collected | None = None
        self._next: _Collected | None = None
        self._collation: StoredCollation | None = None
        self._reading: Future[StoredCollation] | None = None
        self._progress: tuple[int, int, str] | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self._look)

    def show(self, folder: Path | None = None) -> None:
        """Show the page; with a folder, read it."""
        from app.gui.collate.collate_page import CollatePage

        if not self._views.put_away():
            return
        if self._page is None:
            page = self._page = CollatePage()
            page.left.connect(self._views.show_start)
            page.folder_wanted.connect(self._choose)
            page.earlier_wanted.connect(self._choose_earlier)
            page.again_wanted.connect(self._read_again)
            page.stop_wanted.connect(self._stop)
            page.term_chosen.connect(self._turn_to)
            page.committee_told.connect(self._assign)
            page.file_wanted.connect(self._open_file)
            page.save_wanted.connect(self._save)
            page.reminder_wanted.connect(self._remind)
            self._output = CollationOutput(page, self._services)
            page.shown_wanted.connect(self._output.show_written)
            page.turned.connect(self._views.turned)
            page.gone.connect(self._forget)
            self._views.show_aside(page)
        if folder is not None:
            self._read((folder,))

    # Reading.

    def _choose(self) -> None:
        folder = self._chosen("Mappen med det som har kommit in")
        if folder is not None:
            self._read((folder,))

    def _choose_earlier(self) -> None:
        folder = self._chosen("Mappen med en tidigare periods rapporter")
        if folder is not None and self._shown is not None:
            self._read(tuple(dict.fromkeys((*self._shown.folders, folder))))

    def _chosen(self, title: str) -> Path | None:
        return chosen_folder(self._page, self._services, title, _INCOMING) if self._page else None

    def _read_again(self) -> None:
        if self._shown is not None:
            self._read(self._shown.folders)

    def _read(self, folders: tuple[Path, ...]) -> None:
        from app.services.collating.folder_collation import FolderCollation

        if self._page is None:
            return
        self._give_up_next()
        before = self._shown
        same = before is not None and before.folders[0] == folders[0]
        assigned = before.collecting.assigned if before is not None and same else None
        term = self._collation.term if self._collation is not None and same else None
        try:
            following = _Collected(
                FolderCollation(self._services.context, assigned=assigned), folders
            )
        except REFUSALS as error:
            self._page.problem.say(f"Det gick inte att sammanställa. {error}")
            return
        self._next, self._progress = following, None
        self._page.show_reading(folders[0])
        self._reading = begun(lambda: self._gathered(following, term))
        self._timer.start()

    def _gathered(self, following: _Collected, term: Term | None) -> "StoredCollation":
        """Runs in another thread: read the folders, and count. Raises what is in REFUSALS."""
        collecting = following.collecting
        for place, folder in enumerate(following.folders):
            called = f"{folder.name}/" if place else ""
            collecting.read_folder(folder, self._note_progress, called, earlier=place > 0)
        try:
            return collecting.collation(term)
        except NothingToCollateError:
            if not collecting.has_files:
                raise
            today = self._services.now().astimezone().date()
            return collecting.collation(Term.to_report(today))

    def _note_progress(self, done: int, total: int, name: str) -> None:
        # From the other thread; what is shown is looked up here.
        self._progress = done, total, name

    def _stop(self) -> None:
        if self._next is not None:
            self._next.collecting.stop()

    def _look(self) -> None:
        if self._reading is None or self._page is None:
            self._timer.stop()
            return
        if self._progress is not None:
            self._page.show_progress(*self._progress)
        if not self._reading.done():
            return
        self._timer.stop()
        reading, following = self._reading, self._next
        try:
            collation = reading.result()
        except StoppedWaitingError:
            self._go_back("")
        except REFUSALS as error:
            self._go_back(f"Det gick inte att sammanställa. {error}")
        except BaseException:
            self._go_back("")
            raise
        else:
            before, self._shown = self._shown, following
            self._next = self._reading = None
            if before is not None:
                before.collecting.close()
            self._show_collation(collation)

    def _go_back(self, text: str) -> None:
        """Show what was there before, if there was anything."""
        self._give_up_next()
        if self._page is not None:
            self._page.show_what_was_there(is_collation=self._collation is not None)
            self._page.problem.say(text)

    def _show_collation(self, collation: "StoredCollation") -> None:
        page, shown = self._page, self._shown
        if page is None or shown is None:
            return
        self._collation = collation
        page.show_collation(collation, shown.collecting.terms, self._services.now())
        if shown.collecting.has_reports:
            page.problem.say("")
        else:
            page.problem.say(_NO_REPORT)
            page.view.show_files()

    def _turn_to(self, term: Term) -> None:
        """Show the collation of another term."""
        if self._shown is None or self._page is None:
            return
        try:
            collation = self._shown.collecting.collation(term)
        except REFUSALS as error:
            self._page.problem.say(f"Det gick inte att byta period. {error}")
            return
        self._page.done.say("")
        self._show_collation(collation)

    def _assign(self, key: int, committee_id: str) -> None:
        committee = self._services.catalog.register.get(committee_id)
        if self._shown is None or self._collation is None or committee is None:
            return
        self._shown.collecting.assign(key, committee)
        self._turn_to(self._collation.term)
        if self._page is not None:
            self._page.view.committees.go_to(key)
            self._page.say(Message(f"Rapporten räknas nu till {committee.name}."))

    # What is made of it.

    def _save(self, by_committee: bool) -> None:
        if self._collation is not None and self._output is not None:
            self._output.save(self._collation, by_committee=by_committee)

    def _remind(self) -> None:
        if self._collation is not None and self._output is not None:
            self._output.remind(self._collation)

    def _open_file(self, path: str) -> None:
        if self._shown is not None and self._output is not None:
            self._output.open_file(path, self._shown.folders)

    # The end.

    def _forget(self) -> None:
        self._page = self._output = self._collation = None
        self._timer.stop()
        self._give_up_next()
        if self._shown is not None:
            self._shown.collecting.close()
            self._shown = None

    def _give_up_next(self) -> None:
        """Let go of what is being read, when the other thread has heard."""
        following, reading = self._next, self._reading
        self._next = self._reading = None
        if following is not None and reading is not None:
            following.collecting.stop()
            reading.add_done_callback(lambda _: following.collecting.close())
