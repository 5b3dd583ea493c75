"""What a collation gives: result files, a reminder, and opening submitted files."""

from collections.abc import Sequence
from pathlib import Path

from app.gui.collate.collate_page import CollatePage
from app.gui.kit.date_texts import due_text
from app.gui.kit.file_dialogs import choose_folder
from app.gui.kit.other_programs import UNSEEN, Opened
from app.gui.kit.services import REFUSALS, Folder, Services
from app.gui.kit.waiting import wait_for
from app.model.swedish import with_capital
from app.services.collating.reminder_mail import reminder, without_address, write_reminder
from app.services.collating.result_files import ResultFiles
from app.services.collating.stored_collation import StoredCollation
from app.services.sending.mail_program import WrittenMail

_SAVING = "Skriver sammanställningen …"
_REMINDING = "Gör i ordning påminnelsen …"
_REMINDED = {
    Opened.AS_NEW: f" {UNSEEN}",
    Opened.AS_FILE: " Visas den som ett mejl du har fått kopierar du texten till ett nytt mejl.",
    Opened.NOT: " Den gick inte att öppna.",
}
_NOT_OPENED = "Filer av det slaget öppnas inte härifrån, för de kan innehålla program."
# What came in may be a program, or a link to one, or have macros or formulas in it.
_SAFE_TO_OPEN = frozenset(
    {".docx", ".xlsx", ".pdf", ".odt", ".json", ".nrapport", ".eml", ".txt"},
)


class CollationOutput:
    """Says on the page what was written where, and what could not be."""

    def __init__(self, page: CollatePage, services: Services) -> None:
        self._page = page
        self._services = services
        self._written = Path()

    def save(self, collation: StoredCollation, *, by_committee: bool) -> None:
        """Write the four files into a folder that the officer chooses."""
        folder = chosen_folder(
            self._page, self._services, "Mappen för sammanställningen", Folder.COLLATION
        )
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
        suffixes = dict.fromkeys(path.suffix.removeprefix(".").upper() for path in paths)
        kinds = ", ".join(suffixes)
        self._say_written(folder, f"Sparad som {paths[0].stem} ({kinds}) i {folder}.")

    def remind(self, collation: StoredCollation) -> None:
        """Write a mail to the missing committees, and open it in the mail program."""
        services, due = self._services, collation.due
        when = f"Den {due_text(due, services.now())}." if due else ""
        letter = reminder(collation, when, with_capital(collation.office))
        folder = services.folder(Folder.COLLATION)
        try:
            mail, command = wait_for(
                lambda: self._with_command(
                    write_reminder(letter, collation, folder, services.now())
                ),
                lambda: None,
                _REMINDING,
                self._page,
            )
        except REFUSALS as error:
            self._page.problem.say(f"Påminnelsen är inte skriven. {error}")
            return
        opened = services.open_mail(mail, command)
        unknown = without_address(collation.missing)
        rest = f" Skriv själv dit adressen till {', '.join(unknown)}." if unknown else ""
        self._say_written(folder, f"Påminnelsen ligger i {mail.file}.{_REMINDED[opened]}{rest}")

    def _with_command(self, mail: WrittenMail) -> tuple[WrittenMail, list[str]]:
        return mail, self._services.mail_command(mail)

    def show_written(self) -> None:
        if not self._services.open_outside(self._written):
            where = f"Filerna ligger i {self._written}."
            self._page.problem.say(f"Mappen gick inte att öppna. {where}")

    def open_file(self, path: str, folders: Sequence[Path]) -> None:
        """Open a file that came in, by its path relative to one of the folders that were read."""
        for place, folder in enumerate(folders):
            # Names from further folders begin with the name of the folder.
            prefix = f"{folder.name}/" if place else ""
            found = folder / path.removeprefix(prefix)
            if path.startswith(prefix) and self._services.is_there(found):
                self._open(found)
                return

    def _open(self, file: Path) -> None:
        if file.suffix.lower() not in _SAFE_TO_OPEN or self._services.is_link(file):
            self._page.problem.say(f"{_NOT_OPENED} {_where(file)}")
        elif not self._services.open_outside(file):
            self._page.problem.say(f"Filen gick inte att öppna. {_where(file)}")

    def _say_written(self, folder: Path, text: str) -> None:
        self._page.problem.say("")
        self._written = folder
        self._page.done.say(text)


def _where(file: Path) -> str:
    return f"Den finns i {file.parent}."


def chosen_folder(page: CollatePage, services: Services, title: str, which: Folder) -> Path | None:
    """Let the officer choose a folder, which is remembered; None where nothing was chosen."""
    chosen = choose_folder(page, title, services.folder(which))
    if chosen is not None:
        services.remember_folder(which, chosen)
    return chosen
