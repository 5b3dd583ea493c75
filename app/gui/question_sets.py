"""Question sets by file: looked at, installed, listed and taken away, each on a page of its own."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.gui.form_words import name_of
from app.gui.services import REFUSALS, Services
from app.gui.views import Views
from app.gui.widgets.question_box import really

if TYPE_CHECKING:
    from app.model.form import FormDefinition
    from app.services.form_library import Dependents, InstalledSet, SetFile


class QuestionSets(QObject):
    """Does what the officer chooses on those pages, and says what came of it."""

    file_wanted = Signal()
    """Files of sets are to be chosen."""

    def __init__(self, views: Views, services: Services) -> None:
        super().__init__(views)
        self._views = views
        self._services = services
        self._waiting: list[SetFile] = []

    # Files.

    def open(self, paths: Sequence[Path]) -> None:
        """Show what the files are, one after the other; what cannot be installed is told."""
        from app.gui.pages.question_set_page import QuestionSetPage

        if self._views.carry_over is not None:
            self._views.tell("Skapa rapporten eller avbryt först, och öppna frågorna sedan.")
            return
        found: list[SetFile] = []
        problems = []
        for path in paths:
            try:
                found.append(self._services.form_library.look(path))
            except REFUSALS as error:
                problems.append(f"Frågeuppsättningen kan inte installeras. {error}")
        if isinstance(self._views.aside, QuestionSetPage):
            self._waiting += found
            if found:
                problems.append("Den nya filen visas när du är klar med den här.")
        elif found and self._views.put_away():
            self._waiting = found
            self._show_next()
        if problems:
            self._views.tell("\n".join(problems))

    def _show_next(self) -> None:
        from app.gui.pages.question_set_page import QuestionSetPage

        if not self._waiting:
            self._views.show_start()
            return
        found = self._waiting.pop(0)
        page = QuestionSetPage(found, self._services.catalog.register)
        page.left.connect(self._show_next)
        page.install_wanted.connect(lambda: self._install(page.found))
        self._views.show_aside(page)

    def _install(self, found: "SetFile") -> None:
        try:
            self._services.form_library.install(found)
        except REFUSALS as error:
            self._views.tell(f"Frågorna är inte installerade. {error}")
            return
        self._views.start.panel.offer_years()
        if self._waiting:
            self._show_next()
            return
        drafts = self._services.library.contents().drafts
        waiting = sum(self._services.catalog.instead_of(draft) is not None for draft in drafts)
        self.show_list(
            f"Frågorna är installerade: {name_of(found.form)}. {_told_of_drafts(waiting)}".strip(),
            found.form,
        )

    # Those that are installed.

    def show_list(self, text: str = "", chosen: "FormDefinition | None" = None) -> None:
        """Show every set; perhaps say what was done, and to which of them."""
        from app.gui.pages.question_sets_page import QuestionSetsPage

        if not self._views.put_away():
            return
        try:
            sets = self._services.form_library.installed()
        except REFUSALS as error:
            self._views.tell(f"Frågeuppsättningarna går inte att läsa. {error}")
            return
        page = QuestionSetsPage(self._services.catalog.register)
        page.left.connect(self._views.show_start)
        page.file_wanted.connect(self.file_wanted)
        page.remove_wanted.connect(self._remove)
        page.show_sets(sets, chosen)
        self._views.show_aside(page)
        page.say(text)

    def _remove(self, installed: "InstalledSet") -> None:
        library, form = self._services.form_library, installed.form
        depending = library.dependents(form, self._services.library)
        question = (
            f"Vill du ta bort frågeuppsättningen ”{name_of(form)}”? {_what_follows(depending)}"
        )
        if not really(self._views.window(), question.strip(), "Ta bort", "Behåll"):
            return
        try:
            library.remove(installed)
        except REFUSALS as error:
            self._views.tell(f"Frågeuppsättningen är inte borttagen. {error}")
            return
        self._views.start.panel.offer_years()
        self.show_list(f"Frågeuppsättningen är borttagen: {name_of(form)}.")


def _told_of_drafts(waiting: int) -> str:
    if not waiting:
        return ""
    one = waiting == 1
    which = "En påbörjad rapport" if one else f"{waiting} påbörjade rapporter"
    return f"{which} kan byta till nya frågor: öppna {'den' if one else 'dem'} på Mina rapporter."


def _what_follows(depending: "Dependents") -> str:
    drafts, submitted = len(depending.drafts), len(depending.submitted)
    if not drafts + submitted:
        return "Ingen av dina rapporter bygger på den."
    counts = [f"{drafts} påbörjade"] if drafts else []
    counts += [f"{submitted} exporterade"] if submitted else []
    text = (
        f"Av dina rapporter bygger {' och '.join(counts)} på den. De finns kvar, men går inte att "
        "öppna som de är förrän den är installerad igen."
    )
    if depending.movable:
        text += (
            f" {depending.movable} av de påbörjade kan i stället byta till de frågor som blir kvar."
        )
    return text
