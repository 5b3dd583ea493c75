"""What comes of a set besides answers: its pages on paper, its file."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.gui.kit.file_dialogs import choose_target
from app.gui.kit.messages import Level, Message
from app.gui.kit.services import REFUSALS, Folder, Services
from app.gui.question_sets.question_set_texts import name_of
from app.model.form import FormDefinition
from app.model.report import Report
from app.model.shown_characters import shown

_TOML = "Frågor (*.toml)"
_XLSX = "Excel-filer (*.xlsx)"


class SetOutputs:
    """Shows and writes a set over the window that it is shown in; `say` tells what was done."""

    def __init__(
        self, services: Services, parent: QWidget, say: Callable[[Message], object]
    ) -> None:
        self._services = services
        self._parent = parent
        self._say = say

    def preview(self, form: FormDefinition, filled_in: Report | None = None) -> None:
        """Show the form as it is on paper, empty if nothing is filled in, to read and to print."""
        # Loaded where a document is: the window starts without it.
        from app.gui.preview.preview_window import PreviewWindow
        from app.gui.preview.printed_document import PrintedDocument

        context = self._services.context
        report = filled_in or context.new_report(
            form, None, next(form.terms(context.catalog.calendar), None)
        )
        document = PrintedDocument(report, form, draft=False)
        window = PreviewWindow(document, name_of(form), self._parent)
        around = self._parent.window()
        window.resize(around.size())
        if around.isMaximized():
            window.setWindowState(Qt.WindowState.WindowMaximized)
        window.open()

    def save_file(self, text: str, id_: str, version: object) -> None:
        """Save the file of a set where the author wants it."""
        name = f"{id_ or 'fragor'}_v{version or 1}.toml"
        self._save(text.encode, name, _TOML)

    def save_workbook(self, form: FormDefinition) -> None:
        """Save the set as a workbook that can be written in, and read again."""
        from app.services.question_sets.workbooks import workbook_of

        self._save(lambda: workbook_of(form), f"{form.id}_v{form.version}.xlsx", _XLSX)

    def _save(self, content: Callable[[], bytes], name: str, kinds: str) -> None:
        start = self._services.folder(Folder.EXPORT) / name
        path = choose_target(self._parent, "Spara filen", start, kinds)
        if path is None:
            return
        try:
            self._services.workshop.write_file(content(), path)
        except REFUSALS as error:
            self._say(Message(f"Filen är inte sparad. {error}", Level.ERROR))
            return
        self._services.remember_folder(Folder.EXPORT, path.parent)
        self._say(Message(f"Filen är sparad: {shown(str(path))}", passing=True))
