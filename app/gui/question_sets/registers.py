"""Registers are shown, installed and removed."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from app.formats.errors import FormFileError
from app.gui.kit.broken_files import faults_text, plainly, refusal_text
from app.gui.kit.messages import Level, Message, confirm
from app.gui.kit.page_controller import PageController
from app.gui.kit.page_stack import PageStack
from app.gui.kit.services import REFUSALS, Services
from app.gui.question_sets.register_page import RegisterPage, register_name
from app.model.report import Report
from app.model.shown_characters import shown
from app.services.question_sets.register_library import RegisterFile

_QUESTION = (
    "Vill du ta bort registret ”{}”? Det som följer med programmet gäller då igen, när programmet "
    "startas nästa gång. Dina rapporter är kvar."
)


class Registers(PageController):
    """Installs and removes the register.

    `done` is told what was done, and `back` to go back to the report that was open, if any.
    """

    def __init__(
        self,
        pages: PageStack,
        services: Services,
        done: Callable[[str], object],
        back: Callable[[Report | None], object],
    ) -> None:
        super().__init__(pages, services)
        self._done = done
        self._back = back

    def open(self, paths: Sequence[Path]) -> list[Path]:
        """Show the registers among these files; returns the files that are none."""
        others: list[Path] = []
        for path in paths:
            try:
                found = self._services.form_library.registers.look(path)
            except FormFileError as error:
                text = refusal_text([error], "så registret kan inte installeras")
                self._pages.say(Message(text, Level.ERROR, faults_text([error]), here=True))
            except REFUSALS:
                # The reader of question sets says why.
                others.append(path)
            else:
                if found is None:
                    others.append(path)
                else:
                    self._pages.when_free(f"”{shown(found.file)}”", partial(self._show, found))
        return others

    def _show(self, found: RegisterFile) -> None:
        if not self._pages.save_now():
            return
        before = self._pages.current.report
        page = RegisterPage(found)
        page.left.connect(self._pages.show_home)
        page.cancelled.connect(lambda: self._back(before))
        page.install_wanted.connect(lambda: self._install(page.found))
        self._pages.show_page(page)

    def _install(self, found: RegisterFile) -> None:
        try:
            self._services.form_library.registers.install(found)
        except REFUSALS as error:
            self._pages.say_error(f"Registret är inte installerat. {plainly(error)}")
            return
        name = register_name(found.register)
        self._done(f"Registret är installerat: {name}. Starta om programmet, så gäller det.")

    def remove(self) -> None:
        """Ask whether the installed one is to go, and remove it."""
        library = self._services.form_library.registers
        try:
            name = register_name(library.installed().register)
            if not confirm(self._pages.window(), _QUESTION.format(name), "Ta bort", "Behåll"):
                return
            library.remove()
        except REFUSALS as error:
            self._pages.say_error(f"Registret är inte borttaget. {plainly(error)}")
            return
        self._done(f"Registret är borttaget: {name}. Starta om programmet, så gäller det gamla.")
