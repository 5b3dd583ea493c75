"""Makes a backup where the officer wants it, and takes one in when it has been looked at."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal

from app.formats.errors import BackupFileError
from app.gui.backup.backup_page import BackupPage
from app.gui.kit.file_dialogs import choose_file, choose_target
from app.gui.kit.messages import Level, Message
from app.gui.kit.page_controller import PageController
from app.gui.kit.services import REFUSALS, Folder
from app.gui.kit.signals import signal
from app.gui.kit.waiting import wait_for
from app.model.report import Report
from app.model.swedish import in_figures
from app.services.backup.making import BackupMaking, usual_name
from app.services.backup.outcomes import TakenIn
from app.services.backup.taking_in import BackupTakingIn
from app.services.backup.telling import left_out_text, made_text, what_has_happened
from app.services.errors import StoppedWaitingError

_FILTER = "Säkerhetskopior (*.zip);;Alla filer (*)"
_GO_ON = "Det som redan är inläst är kvar, och resten kommer om du läser in den en gång till."


class Backups(PageController):
    changed = Signal()
    """There may be other question sets and words now than before."""

    @signal
    def back_wanted(self, report: Report, text: str, /) -> None:
        """The report that was open before is to be shown again, with this message."""

    # Making one.

    def make(self) -> None:
        """Ask where to, write it in the background, and say where it is."""
        if not self._pages.save_now():
            return
        target = self._chosen_target()
        if target is None:
            return
        services = self._services
        making = BackupMaking(services.user.root, services.catalog, services.now, services.disk)
        try:
            made = wait_for(
                lambda: making.make(target, may_replace=True),
                making.stop,
                "Gör säkerhetskopian …",
                self._pages,
            )
        except StoppedWaitingError:
            self._pages.say(Message("Du avbröt, så ingen säkerhetskopia gjordes."))
            return
        except REFUSALS as error:
            self._pages.say_error(f"Säkerhetskopian är inte gjord. {error}")
            return
        services.remember_folder(Folder.BACKUP, target.parent)
        left_out = left_out_text(made)
        level = Level.WARNING if left_out else Level.INFO
        self._pages.say(Message(f"{made_text(made)} {left_out}".strip(), level))

    def _chosen_target(self) -> Path | None:
        services = self._services
        start = services.folder(Folder.BACKUP) / usual_name(services.now())
        number = 2
        while services.is_there(start):
            stem = usual_name(services.now()).removesuffix(".zip")
            start = start.with_name(f"{stem}_{number}.zip")
            number += 1
        return choose_target(self._pages.window(), "Säkerhetskopia", start, _FILTER)

    # Taking one in.

    def choose(self) -> None:
        """Ask which one, and show what is in it."""
        start = self._services.folder(Folder.BACKUP)
        chosen = choose_file(self._pages.window(), "Läs in säkerhetskopia", start, _FILTER)
        if chosen is not None:
            self.open(chosen)

    def open(self, path: Path) -> None:
        """Look at it in the background, and show what is in it and what will happen."""
        self._pages.when_free(f"”{path.name}”", partial(self._look, path))

    def _look(self, path: Path) -> None:
        if not self._pages.save_now():
            return
        looking = self._taking_in(path)
        try:
            backup = wait_for(
                *(looking.look, looking.stop, "Läser säkerhetskopian …", self._pages),
                so_far=partial(_so_far, looking),
            )
        except StoppedWaitingError:
            return
        except REFUSALS as error:
            self._pages.say_error(_not_taken_in(error))
            return
        self._show(path, backup)

    def _show(self, path: Path, backup: TakenIn) -> None:
        before = self._pages.current.report
        page = BackupPage(path, backup)
        page.left.connect(self._pages.show_home)
        page.cancelled.connect(lambda: self._go_back(before))
        page.take_in_wanted.connect(lambda: self._take_in(path))
        self._pages.show_page(page)

    def _go_back(self, before: Report | None) -> None:
        if before is None:
            self._pages.show_home()
        else:
            self.back_wanted.emit(before, "")

    def _take_in(self, path: Path) -> None:
        taking_in = self._taking_in(path)
        try:
            done = wait_for(
                *(taking_in.take_in, taking_in.stop, "Läser in säkerhetskopian …", self._pages),
                so_far=partial(_so_far, taking_in),
            )
        except StoppedWaitingError:
            self._end(Message(f"Säkerhetskopian är inte helt inläst, för du avbröt. {_GO_ON}"))
        except REFUSALS as error:
            self._end(Message(f"{_not_taken_in(error)} {_GO_ON}", Level.ERROR))
        else:
            self._end(Message("\n".join(what_has_happened(done))))

    def _taking_in(self, path: Path) -> BackupTakingIn:
        services = self._services
        return BackupTakingIn(path, services.user.root, services.form_library, services.disk)

    def _end(self, message: Message) -> None:
        self._services.spelling.speller.renew()
        self.changed.emit()
        self._pages.show_home()
        self._pages.say(message)


def _so_far(taking_in: BackupTakingIn) -> str:
    number, total = taking_in.so_far
    return f"{in_figures(number)} av {in_figures(total)}" if total else ""


def _not_taken_in(error: Exception) -> str:
    if isinstance(error, BackupFileError):
        return str(error)
    return f"Säkerhetskopian är inte inläst. {error}"
