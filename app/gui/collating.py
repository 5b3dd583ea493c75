"""What came in, put together: read in the background, looked at, saved, and reminded of."""

from concurrent.futures import Future
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QFileDialog

from app.gui.services import REFUSALS, Services
from app.gui.views import Views
from app.gui.waiting import begun, wait_for
from app.model.term import Term
from app.services.errors import NothingCollectedError, StoppedWaitingError

if TYPE_CHECKING:
    from app.gui.pages.collate_page import CollatePage
    from app.services.collating.collation import Collation
    from app.services.collating.collecting import Collecting

_LOOK_MS = 50
_INCOMING = "incoming_folder"
_RESULTS = "collation_folder"
_SAVING = "Skriver sammanställningen …"


class Collating(QObject):
    """Does what the officer chooses on the page, and says what came of it."""

    def __init__(self, views: Views, services: Services) -> None:
        super().__init__(views)
        self._views = views
        self._services = services
        self._page: CollatePage | None = None
        self._collecting: Collecting | None = None
        self._collation: Collation | None = None
        self._folder = Path()
        self._written = Path()
        self._reading: Future[None] | None = None
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
            page.again_wanted.connect(lambda: self._read_anew(self._folder))
            page.stop_wanted.connect(self._stop)
            page.term_chosen.connect(self._turn_to)
            page.committee_told.connect(self._assign)
            page.save_wanted.connect(self._save)
            page.reminder_wanted.connect(self._remind)
            page.shown_wanted.connect(self._show_written)
            page.gone.connect(self._forget)
            self._views.show_aside(page)
        if folder is not None:
            self._read_anew(folder)

    # Reading.

    def _choose(self) -> None:
        folder = self._chosen_folder("Mappen med det som har kommit in", _INCOMING)
        if folder is not None:
            self._read_anew(folder)

    def _choose_earlier(self) -> None:
        folder = self._chosen_folder("Mappen med en tidigare periods rapporter", _INCOMING)
        if folder is not None:
            self._read(folder, f"{folder.name}/")

    def _read_anew(self, folder: Path) -> None:
        from app.services.collating.collecting import Collecting

        self._drop_collected()
        self._collecting = Collecting(self._services.making)
        self._folder = folder
        self._read(folder, "")

    def _read(self, folder: Path, called: str) -> None:
        collecting, page = self._collecting, self._page
        if collecting is None or page is None or self._reading is not None:
            return
        self._progress = None
        page.show_reading(folder)
        self._reading = begun(lambda: collecting.gather(folder, self._note_progress, called))
        self._timer.start()

    def _note_progress(self, done: int, total: int, name: str) -> None:
        # From the other thread; what is shown is looked up here.
        self._progress = done, total, name

    def _stop(self) -> None:
        if self._collecting is not None:
            self._collecting.stop()

    def _look(self) -> None:
        if self._reading is None or self._page is None:
            self._timer.stop()
            return
        if self._progress is not None:
            self._page.show_progress(*self._progress)
        if not self._reading.done():
            return
        self._timer.stop()
        reading, self._reading = self._reading, None
        try:
            reading.result()
            self._turn_to(None)
        except StoppedWaitingError:
            self._go_back_from_reading("")
        except REFUSALS as error:
            self._go_back_from_reading(f"Det gick inte att sammanställa. {error}")

    def _go_back_from_reading(self, text: str) -> None:
        """What there was before an earlier folder was to be read is there still."""
        if self._page is None:
            return
        if self._collation is not None:
            self._turn_to(self._collation.term)
        else:
            self._page.show_beginning()
        self._page.show_problem(text)

    def _turn_to(self, term: Term | None) -> None:
        """Show the picture of a term; else of the one that was shown, or of most reports."""
        collecting, page = self._collecting, self._page
        if collecting is None or page is None:
            return
        if term is None and self._collation is not None:
            term = self._collation.term
        try:
            self._collation = collecting.picture(term)
        except NothingCollectedError as error:
            if not error.any_report:
                raise
            today = self._services.now().astimezone().date()
            self._collation = collecting.picture(Term.to_report(today))
        page.show_picture(self._collation, collecting.terms, self._services.now())

    def _assign(self, key: int, committee_id: str) -> None:
        committee = self._services.catalog.register.get(committee_id)
        if self._collecting is None or committee is None:
            return
        self._collecting.assign(key, committee)
        self._turn_to(None)

    # What is made of it.

    def _save(self, by_committee: bool) -> None:
        from app.services.collating.results import Results

        collation, page = self._collation, self._page
        folder = self._chosen_folder("Mappen för sammanställningen", _RESULTS)
        if collation is None or page is None or folder is None:
            return
        results = Results(self._services.bundled.report_template)
        try:
            paths = wait_for(
                lambda: results.write(collation, folder, by_committee=by_committee),
                results.stop,
                _SAVING,
                page,
            )
        except REFUSALS as error:
            page.show_problem(f"Sammanställningen är inte sparad. {error}")
            return
        page.show_problem("")
        self._written = folder
        names = ", ".join(path.suffix.removeprefix(".").upper() for path in paths)
        page.tell_done(f"Sparad som {paths[0].stem} ({names}) i {folder}.")

    def _remind(self) -> None:
        from app.services.collating.reminding import reminder, without_address, write_reminder

        collation, page = self._collation, self._page
        folder = self._chosen_folder("Mappen för påminnelsen", _RESULTS)
        if collation is None or page is None or folder is None:
            return
        letter = reminder(collation, collation.due, collation.office)
        try:
            path = write_reminder(letter, collation, folder)
        except REFUSALS as error:
            page.show_problem(f"Påminnelsen är inte skriven. {error}")
            return
        page.show_problem("")
        self._written = folder
        opened = self._services.open_outside(path)
        where = "är öppen i ditt mejlprogram" if opened else f"ligger i {path}"
        unknown = without_address(collation.missing)
        rest = f" Skriv själv dit adressen till {', '.join(unknown)}." if unknown else ""
        page.tell_done(f"Påminnelsen {where}.{rest}")

    def _show_written(self) -> None:
        if not self._services.open_outside(self._written) and self._page is not None:
            self._page.show_problem(
                f"Mappen gick inte att öppna. Filerna ligger i {self._written}."
            )

    # The end.

    def _forget(self) -> None:
        self._page = None
        self._timer.stop()
        self._drop_collected()

    def _drop_collected(self) -> None:
        collecting, reading = self._collecting, self._reading
        self._collecting = self._collation = self._reading = None
        if collecting is None:
            return
        if reading is None:
            collecting.close()
        else:
            # The other thread is in it until it has heard.
            collecting.stop()
            reading.add_done_callback(lambda _: collecting.close())

    def _chosen_folder(self, title: str, setting: str) -> Path | None:
        before = self._services.folder_for(setting)
        window = self._views.window()
        chosen = QFileDialog.getExistingDirectory(window, title, str(before))
        if not chosen:
            return None
        self._services.remember_folder_for(setting, Path(chosen))
        return Path(chosen)
