"""What came in, put together: read in the background, looked at, saved, and reminded of."""

from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from app.gui.collation_output import CollationOutput, chosen_folder
from app.gui.services import REFUSALS, Services
from app.gui.views import Views
from app.gui.waiting import begun
from app.model.term import Term
from app.services.errors import NothingCollectedError, StoppedWaitingError

if TYPE_CHECKING:
    from app.gui.pages.collate_page import CollatePage
    from app.services.collating.collation import Collation
    from app.services.collating.collecting import Collecting

_LOOK_MS = 50
_INCOMING = "incoming_folder"
_NO_REPORT = (
    "Det finns ingen rapport i mappen. Under Filer står vad som blev av det som ligger där."
)


@dataclass(frozen=True)
class _Collected:
    """What was collected from these folders, the first of which is the one of the term."""

    collecting: "Collecting"
    folders: tuple[Path, ...]


class Collating(QObject):
    """Does what the officer chooses on the page, and says what came of it.

    What is read takes the place of what is shown when all of it is there, and not before.
    """

    def __init__(self, views: Views, services: Services) -> None:
        super().__init__(views)
        self._views = views
        self._services = services
        self._page: CollatePage | None = None
        self._output: CollationOutput | None = None
        self._shown: _Collected | None = None
        self._next: _Collected | None = None
        self._collation: Collation | None = None
        self._reading: Future[Collation] | None = None
        self._progress: tuple[int, int, str] | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self._look)

    def show(self, folder: Path | None = None) -> None:
        """Show the page; with a folder, read it."""
        from app.gui.pages.collate_page import CollatePage

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
        from app.services.collating.collecting import Collecting

        if self._page is None:
            return
        self._give_up_next()
        before = self._shown
        same = before is not None and before.folders[0] == folders[0]
        named = before.collecting.named if before is not None and same else None
        term = self._collation.term if self._collation is not None and same else None
        try:
            following = _Collected(Collecting(self._services.making, named=named), folders)
        except REFUSALS as error:
            self._page.show_problem(f"Det gick inte att sammanställa. {error}")
            return
        self._next, self._progress = following, None
        self._page.show_reading(folders[0])
        self._reading = begun(lambda: self._gathered(following, term))
        self._timer.start()

    def _gathered(self, following: _Collected, term: Term | None) -> "Collation":
        """Runs in another thread: read the folders, and count. Raises what is in REFUSALS."""
        collecting = following.collecting
        for place, folder in enumerate(following.folders):
            called = f"{folder.name}/" if place else ""
            collecting.gather(folder, self._note_progress, called, earlier=place > 0)
        try:
            return collecting.picture(term)
        except NothingCollectedError:
            if not collecting.has_files:
                raise
            today = self._services.now().astimezone().date()
            return collecting.picture(Term.to_report(today))

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
            self._show_picture(collation)

    def _go_back(self, text: str) -> None:
        """Show what was there before, if there was anything."""
        self._give_up_next()
        if self._page is not None:
            self._page.show_what_was_there(is_picture=self._collation is not None)
            self._page.show_problem(text)

    def _show_picture(self, collation: "Collation") -> None:
        page, shown = self._page, self._shown
        if page is None or shown is None:
            return
        self._collation = collation
        page.show_picture(collation, shown.collecting.terms, self._services.now())
        if shown.collecting.has_reports:
            page.show_problem("")
        else:
            page.show_problem(_NO_REPORT)
            page.view.show_files()

    def _turn_to(self, term: Term) -> None:
        """Show the picture of another term."""
        if self._shown is None or self._page is None:
            return
        try:
            collation = self._shown.collecting.picture(term)
        except REFUSALS as error:
            self._page.show_problem(f"Det gick inte att byta period. {error}")
            return
        self._page.tell_done("")
        self._show_picture(collation)

    def _assign(self, key: int, committee_id: str) -> None:
        committee = self._services.catalog.register.get(committee_id)
        if self._shown is None or self._collation is None or committee is None:
            return
        self._shown.collecting.assign(key, committee)
        self._turn_to(self._collation.term)
        if self._page is not None:
            self._page.view.committees.go_to(key)
            self._page.show_note(f"Rapporten räknas nu till {committee.name}.")

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
