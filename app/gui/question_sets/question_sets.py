"""Question sets are shown, installed, listed and removed."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal

from app.formats.errors import FormFileError
from app.gui.kit.broken_files import faults_text, plainly, refusal_text
from app.gui.kit.messages import Level, Message, confirm
from app.gui.kit.page_controller import PageController
from app.gui.kit.page_stack import PageStack
from app.gui.kit.services import REFUSALS, Services
from app.gui.kit.signals import signal
from app.gui.question_sets.question_set_pages import QuestionSetPage
from app.gui.question_sets.question_set_texts import name_of, removal_text
from app.gui.question_sets.registers import Registers
from app.gui.question_sets.set_list_page import NewSet, QuestionSetsPage, SetWork
from app.model.form import FormDefinition
from app.model.report import Report
from app.model.shown_characters import shown
from app.services.question_sets.form_library import InstalledSet, SetFile
from app.services.workshop.workshop import ListedSet
from app.storage.bin_store import BinEntry


class QuestionSets(PageController):
    """Installs and removes question sets, and says what was done."""

    file_wanted = Signal()
    """Files of sets are to be chosen."""
    changed = Signal()
    """Other sets are installed now than before."""

    @signal
    def work_wanted(self, work: SetWork, listed: ListedSet, /) -> None:
        """A set is to be written on, printed or saved."""

    @signal
    def new_wanted(self, begins: NewSet, /) -> None: ...

    @signal
    def back_wanted(self, report: Report, text: str, /) -> None:
        """The report that was open before is to be shown again, with this message."""

    def __init__(self, pages: PageStack, services: Services) -> None:
        super().__init__(pages, services)
        self._registers = Registers(pages, services, self.show_list, self._leave_register)
        self._before: Report | None = None
        """The report from which the officer has come to the files."""
        self._removed: BinEntry | None = None
        """The draft that was removed last."""

    # Files.

    def open(self, paths: Sequence[Path]) -> None:
        """Show the files one after the other, and say which cannot be installed."""
        paths = self._registers.open(paths)
        if not paths:
            return
        found, problems, details = self._read_files(paths)
        for set_file in found:
            self._pages.when_free(f"”{shown(set_file.file)}”", partial(self._show, set_file))
        if problems:
            self._pages.say(Message("\n".join(problems), Level.ERROR, details, here=True))

    def _read_files(self, paths: Sequence[Path]) -> tuple[list[SetFile], list[str], str]:
        """What can be installed, why the rest cannot, and what is wrong in it."""
        found: list[SetFile] = []
        broken: list[FormFileError] = []
        problems = []
        for path in paths:
            try:
                found.append(self._services.form_library.look(path))
            except FormFileError as error:
                broken.append(error)
            except REFUSALS as error:
                problems.append(f"Frågorna kan inte installeras. {error}")
        if broken:
            problems.append(refusal_text(broken, "så frågorna kan inte installeras"))
        return found, problems, faults_text(broken)

    def _go_back(self, text: str = "") -> None:
        if self._before is None:
            self._pages.show_home()
        else:
            self.back_wanted.emit(self._before, text)

    def _leave_register(self, before: Report | None) -> None:
        self._before = before
        self._go_back()

    def _show(self, found: SetFile) -> None:
        if not self._pages.save_now():
            return
        self._before = self._pages.current.report
        page = QuestionSetPage(found, self._services.catalog.register)
        page.left.connect(self._pages.show_home)
        page.cancelled.connect(self._go_back)
        page.install_wanted.connect(lambda: self._install(page.found))
        self._pages.show_page(page)

    def _install(self, found: SetFile) -> None:
        try:
            self._services.form_library.install(found)
        except REFUSALS as error:
            self._pages.say_error(f"Frågorna är inte installerade. {plainly(error)}")
            return
        self.changed.emit()
        self._show_installed(found.form)

    def _show_installed(self, form: FormDefinition) -> None:
        """Say it where the officer was: in the report, or in the list."""
        catalog, before = self._services.catalog, self._before
        drafts = [
            draft.report_id
            for draft in self._services.library.listing().drafts
            if catalog.set_to_move_to(draft) is not None
        ]
        others = sum(before is None or report_id != before.report_id for report_id in drafts)
        more = _drafts_text(others, others=others < len(drafts))
        text = f"Frågorna är installerade: {name_of(form)}. {more}".strip()
        if before is None:
            self.show_list(text, form)
        else:
            self._go_back(text)

    # The list.

    def show_list(self, text: str = "", chosen: FormDefinition | None = None) -> None:
        """With a message about what was done, and the set it was done to."""
        if not text:
            self._removed = None
        if not self._pages.save_now():
            return
        try:
            sets = self._services.workshop.sets()
            installed = self._services.form_library.registers.installed()
        except REFUSALS as error:
            self._pages.say_error(f"Frågorna går inte att läsa. {error}")
            return
        page = QuestionSetsPage(self._services.catalog.register)
        page.left.connect(self._pages.show_home)
        page.file_wanted.connect(self.file_wanted)
        page.remove_wanted.connect(self._remove)
        page.undo_wanted.connect(self._bring_back)
        page.work_wanted.connect(self.work_wanted)
        page.new_wanted.connect(self.new_wanted)
        page.show_sets(sets, chosen)
        page.register.show_register(installed)
        page.register.remove_wanted.connect(self._registers.remove)
        self._pages.show_page(page)
        page.done.say(text)
        page.offer_undo(offered=self._removed is not None)

    def _remove(self, listed: ListedSet) -> None:
        if listed.is_draft:
            self._remove_draft(listed)
        elif listed.form is not None:
            self._remove_installed(InstalledSet(listed.form, listed.path))

    def _remove_draft(self, listed: ListedSet) -> None:
        try:
            self._removed = self._services.workshop.remove(listed.key)
        except REFUSALS as error:
            self._pages.say_error(f"Frågorna är inte borttagna. {error}")
            return
        self.show_list(f"Utkastet är borttaget: {listed.title or 'frågor utan titel'}.")

    def _bring_back(self) -> None:
        if self._removed is None:
            return
        try:
            self._services.workshop.bring_back(self._removed)
        except REFUSALS as error:
            self._pages.say_error(f"Utkastet är inte tillbaka. {error}")
            return
        self._removed = None
        self.show_list("Utkastet är tillbaka.")

    def _remove_installed(self, installed: InstalledSet) -> None:
        library, form = self._services.form_library, installed.form
        depending = library.dependent_reports(form, self._services.library)
        follows = removal_text(len(depending.drafts), len(depending.submitted), depending.movable)
        question = f"Vill du ta bort frågorna ”{name_of(form)}”? {follows}"
        if not confirm(self._pages.window(), question, "Ta bort", "Behåll"):
            return
        try:
            library.remove(installed)
        except REFUSALS as error:
            self._pages.say_error(f"Frågorna är inte borttagna. {plainly(error)}")
            return
        self.changed.emit()
        self._removed = None
        self.show_list(f"Frågorna är borttagna: {name_of(form)}.")


def _drafts_text(waiting: int, *, others: bool) -> str:
    """How many drafts can move to newer questions, besides the open one."""
    if not waiting:
        return ""
    if waiting == 1:
        which = f"En {'annan ' if others else ''}pågående rapport"
        return f"{which} kan byta till nya frågor: öppna den på Mina rapporter."
    which = f"{waiting} {'andra ' if others else ''}pågående rapporter"
    return f"{which} kan byta till nya frågor: öppna dem på Mina rapporter."
