"""Question sets are opened to be written, looked at, saved and printed."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal

from app.formats.errors import FormFileError
from app.gui.kit.broken_files import faults_text
from app.gui.kit.file_dialogs import choose_file
from app.gui.kit.messages import Level, Message
from app.gui.kit.page_controller import PageController
from app.gui.kit.services import REFUSALS, Folder
from app.gui.kit.waiting import wait_for
from app.gui.question_sets.set_list_page import NewSet, SetWork
from app.gui.workshop.set_outputs import SetOutputs
from app.gui.workshop.set_view_page import SetViewPage
from app.gui.workshop.workshop_page import WorkshopPage
from app.model.form import FormDefinition
from app.model.shown_characters import shown
from app.services.workshop.set_draft import SetDraft
from app.services.workshop.workshop import ListedSet

_KINDS = {
    NewSet.FILE: "Frågor (*.toml);;Alla filer (*)",
    NewSet.WORKBOOK: "Excel-filer (*.xlsx);;Alla filer (*)",
}
_READING = "Läser arbetsboken …"
_LEFT_OUT = "Det här i arbetsboken har ingen plats bland frågorna, och är inte med:"


class WorkshopController(PageController):
    """Shows one set at a time, and goes back to the list of them."""

    list_wanted = Signal(str)
    """The list of sets is to be shown, with what was done."""
    changed = Signal()
    """Other sets are installed now than before."""

    # Beginning and opening.

    def work(self, work: SetWork, listed: ListedSet) -> None:
        """Do what was chosen in the list."""
        workshop, form = self._services.workshop, listed.form
        if listed.is_draft and work is SetWork.OPEN:
            self._begin(lambda: workshop.open(listed.key))
        elif form is None:
            return
        elif work is SetWork.NEXT:
            self._begin(lambda: workshop.begin_next_version(form))
        elif work is SetWork.COPY:
            self._begin(lambda: workshop.begin_copy(form))
        elif work is SetWork.OPEN:
            self._look_at(listed, form)
        else:
            self._put_out(work, listed, form)

    def begin(self, begins: NewSet) -> None:
        """Begin a new set."""
        if begins is NewSet.EMPTY:
            self._begin(self._services.workshop.begin_empty)
        elif (path := self._chosen(_KINDS[begins])) is None:
            return
        elif begins is NewSet.FILE:
            self._begin(lambda: self._services.workshop.open_file(path))
        else:
            self._begin_from_workbook(path)

    def _chosen(self, kinds: str) -> Path | None:
        parent, start = self._pages.window(), self._services.folder(Folder.OPEN)
        path = choose_file(parent, "Öppna frågor", start, kinds)
        if path is not None:
            self._services.remember_folder(Folder.OPEN, path.parent)
        return path

    def _begin_from_workbook(self, path: Path) -> None:
        """Read it in another process, as all that comes from elsewhere; tell what is left out."""
        left_out: list[str] = []

        def begin() -> SetDraft:
            reader = self._services.reader(self._services.context)
            try:
                read = wait_for(
                    lambda: reader.read_workbook(path), reader.close, _READING, self._pages.window()
                )
            finally:
                reader.close()
            left_out.extend(map(str, read.left_out))
            return self._services.workshop.begin_text(read.text)

        self._begin(begin)
        page = self._pages.current
        if left_out and isinstance(page, WorkshopPage):
            page.say(Message(_LEFT_OUT, Level.WARNING, "\n".join(left_out)))

    def _begin(self, begin: Callable[[], SetDraft]) -> None:
        try:
            draft = begin()
        except FormFileError as error:
            # The author may be the one who has made the file.
            told = f"Filen ”{shown(Path(error.file).name)}” går inte att läsa som frågor."
            self._pages.say(Message(told, Level.ERROR, faults_text([error]), here=True))
        except REFUSALS as error:
            self._pages.say_error(f"Frågorna kan inte öppnas. {error}")
        else:
            self.show(draft)

    def show(self, draft: SetDraft) -> None:
        """Show a draft to be written."""
        page = WorkshopPage(draft, self._services.workshop, self._services)
        page.left.connect(self._pages.show_home)
        page.back_wanted.connect(lambda: self.list_wanted.emit(""))
        page.actions_on_set.changed.connect(self.changed)
        self._pages.show_page(page)

    # Looking at what is on offer.

    def _look_at(self, listed: ListedSet, form: FormDefinition) -> None:
        page = SetViewPage(form, self._services)
        outputs = self._outputs(page.say)
        page.left.connect(self._pages.show_home)
        page.back_wanted.connect(lambda: self.list_wanted.emit(""))
        page.next_wanted.connect(lambda: self.work(SetWork.NEXT, listed))
        page.copy_wanted.connect(lambda: self.work(SetWork.COPY, listed))
        page.print_wanted.connect(lambda: outputs.preview(form))
        page.file_wanted.connect(lambda: self._save_file(outputs, listed, form))
        self._pages.show_page(page)

    def _put_out(self, work: SetWork, listed: ListedSet, form: FormDefinition) -> None:
        outputs = self._outputs(self._pages.say)
        if work is SetWork.PRINT:
            outputs.preview(form)
        elif work is SetWork.SAVE_FILE:
            self._save_file(outputs, listed, form)
        elif work is SetWork.WORKBOOK:
            outputs.save_workbook(form)

    def _save_file(self, outputs: SetOutputs, listed: ListedSet, form: FormDefinition) -> None:
        workshop = self._services.workshop
        try:
            text = workshop.open(listed.key).text if listed.is_draft else workshop.text_of(form)
        except REFUSALS as error:
            self._pages.say_error(f"Filen är inte sparad. {error}")
            return
        outputs.save_file(text, listed.id, listed.version)

    def _outputs(self, say: Callable[[Message], object]) -> SetOutputs:
        return SetOutputs(self._services, self._pages.window(), say)
