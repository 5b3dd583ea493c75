"""What is made of the picture outside the window: files, and a mail to those who are missing."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from app.gui.moments import due_told
from app.gui.services import REFUSALS, Services
from app.gui.waiting import wait_for
from app.model.sentence import with_capital

if TYPE_CHECKING:
    from app.gui.pages.collate_page import CollatePage
    from app.services.collating.collation import Collation

_RESULTS = "collation_folder"
_SAVING = "Skriver sammanställningen …"


class CollationOutput:
    """Makes it, and says on the page what came of it."""

    def __init__(self, page: "CollatePage", services: Services) -> None:
        self._page = page
        self._services = services
        self._written = Path()

    def save(self, collation: "Collation", *, by_committee: bool) -> None:
        """The picture as four files, in a folder that the officer chooses."""
        from app.services.collating.results import Results

        folder = chosen_folder(self._page, self._services, "Mappen för sammanställningen", _RESULTS)
        if folder is None:
            return
        results = Results(self._services.bundled.report_template)
        try:
            paths = wait_for(
                lambda: results.write(collation, folder, by_committee=by_committee),
                results.stop,
                _SAVING,
                self._page,
            )
        except REFUSALS as error:
            self._page.show_problem(f"Sammanställningen är inte sparad. {error}")
            return
        self._tell(folder, f"Sparad som {paths[0].stem} ({_kinds(paths)}) i {folder}.")

    def remind(self, collation: "Collation") -> None:
        """A mail to those who are missing, opened in the mail program."""
        from app.services.collating.reminding import reminder, without_address, write_reminder

        services, due = self._services, collation.due
        when = f"Den {due_told(due, services.now())}." if due else ""
        letter = reminder(collation, when, with_capital(collation.office))
        folder = services.folder_for(_RESULTS)
        try:
            path = write_reminder(letter, collation, folder)
        except REFUSALS as error:
            self._page.show_problem(f"Påminnelsen är inte skriven. {error}")
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
            self._page.show_problem(f"Mappen gick inte att öppna. {where}")

    def open_file(self, path: str, folders: Sequence[Path]) -> None:
        """Open a file that came in, by its path from one of the folders that were read."""
        for place, folder in enumerate(folders):
            # Those of earlier folders begin with what these are called.
            called = f"{folder.name}/" if place else ""
            found = folder / path.removeprefix(called)
            if path.startswith(called) and self._services.is_there(found):
                if not self._services.open_outside(found):
                    self._page.show_problem(f"Filen gick inte att öppna. Den finns i {folder}.")
                return

    def _tell(self, folder: Path, text: str) -> None:
        self._page.show_problem("")
        self._written = folder
        self._page.tell_done(text)


def chosen_folder(page: "CollatePage", services: Services, title: str, setting: str) -> Path | None:
    """Let the officer choose a folder; None where nothing was chosen."""
    chosen = QFileDialog.getExistingDirectory(page, title, str(services.folder_for(setting)))
    if not chosen:
        return None
    services.remember_folder_for(setting, Path(chosen))
    return Path(chosen)


def _kinds(paths: Sequence[Path]) -> str:
    return ", ".join(path.suffix.removeprefix(".").upper() for path in paths)
