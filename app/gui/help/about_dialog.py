"""The About dialog: version, folders and licences."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QWidget,
)

from app.gui.kit.announcements import announce
from app.gui.kit.flow import Flow
from app.gui.kit.lists import DATA, HtmlRows, add_row
from app.gui.kit.messages import Level, MessageBar
from app.gui.kit.other_programs import open_outside
from app.gui.kit.parts import (
    button,
    column_in,
    field_label,
    fit_on_screen,
    label,
    scrolled,
)
from app.gui.kit.theme import NAVIGATION, STEP, scaled
from app.model.respondent import Respondent
from app.paths import BundledData, UserData
from app.services.help.licences import Component
from app.storage.errors import StorageError
from app.storage.file_reading import exists


class PlaceRow(QWidget):
    """A path to copy; `folder` is opened: the path itself or the folder it is in."""

    notice = Signal(str)
    """What came of it, in Swedish; empty where it can be seen."""

    def __init__(self, name: str, path: Path, folder: Path) -> None:
        super().__init__()
        self._name = name
        self._folder = folder
        self.path = QLineEdit(str(path))
        self.path.setReadOnly(True)
        self.path.setCursorPosition(0)
        show_folder = button("Visa mappen", self._show)
        self.copy = button("Kopiera", self._copy)
        for push_button in (show_folder, self.copy):
            push_button.setAccessibleName(f"{push_button.text()}: {name}")
            push_button.setAutoDefault(False)
        row = Flow()
        row.add(self.path, show_folder, self.copy)
        outer = column_in(self, spacing=STEP // 2)
        outer.addWidget(field_label(name, self.path))
        outer.addLayout(row)

    def _show(self) -> None:
        if not self._is_there():
            self.notice.emit(f"Mappen {self._folder} finns inte än. Den skapas när den behövs.")
        elif open_outside(self._folder):
            self.notice.emit("")
        else:
            self.notice.emit(f"Mappen gick inte att visa. Den finns här: {self._folder}")

    def _is_there(self) -> bool:
        try:
            return exists(self._folder)
        except StorageError:
            # The system will say why.
            return True

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.path.text())
        self.notice.emit("")
        announce(self.copy, f"{self._name} är kopierad")


_PURPOSE = (
    "Programmet hjälper {a} {one} att svara på stadens frågor och att skicka svaren som ett "
    "Word-dokument och en JSON-fil."
)
_WIDTH, _HEIGHT = 900, 820
_LICENCES_HEIGHT = 240


class AboutDialog(QDialog):
    """The first of the components is the program itself."""

    def __init__(
        self,
        components: Sequence[Component],
        bundled: BundledData,
        user: UserData,
        respondent: Respondent,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Om programmet")
        fit_on_screen(self, _WIDTH, _HEIGHT)
        self.places = list(_places(bundled, user, respondent))
        self.problem = MessageBar(level=Level.ERROR)
        self._components = QListWidget()
        self.licence = QPlainTextEdit()
        self.leave = button("Stäng", self.reject)
        self.leave.setDefault(True)
        self._lay_out(components[0], respondent.fill(_PURPOSE))
        for place in self.places:
            place.notice.connect(self.problem.say)
        self._components.currentItemChanged.connect(self._show)
        self._fill(components)
        self.leave.setFocus()

    def _lay_out(self, program: Component, purpose: str) -> None:
        page = QWidget()
        column = column_in(page)
        column.addWidget(label(program.name, "title"))
        terms = f"Version {program.version} · {program.licence}-licens"
        column.addWidget(label(terms, "muted"))
        column.addWidget(label(purpose))
        column.addSpacing(STEP)
        column.addWidget(label("Var filerna ligger", "heading"))
        for place in self.places:
            column.addWidget(place)
        column.addWidget(self.problem)
        column.addSpacing(STEP)
        column.addWidget(label("Licenser", "heading"))
        column.addLayout(self._licences(), 1)
        outer = column_in(self, spacing=STEP * 2)
        outer.setContentsMargins(STEP * 3, STEP * 3, STEP * 3, STEP * 2)
        outer.addWidget(scrolled(page, "wide"), 1)
        outer.addWidget(self.leave, 0, Qt.AlignmentFlag.AlignRight)

    def _licences(self) -> QHBoxLayout:
        self._components.setAccessibleName("Programmets delar")
        HtmlRows.install(self._components)
        self._components.setFixedWidth(min(scaled(NAVIGATION), self.width() * 2 // 5))
        self.licence.setReadOnly(True)
        self.licence.setTabChangesFocus(True)
        self.licence.setMinimumHeight(_LICENCES_HEIGHT)
        row = QHBoxLayout()
        row.setSpacing(STEP * 2)
        row.addWidget(self._components)
        row.addWidget(self.licence, 1)
        return row

    def _fill(self, components: Sequence[Component]) -> None:
        for component in components:
            name = f"{component.name} {component.version}".strip()
            add_row(self._components, name, component.licence, component)
        self._components.setCurrentRow(0)

    def _show(self) -> None:
        chosen: Component = self._components.currentItem().data(DATA)
        self.licence.setAccessibleName(f"Licensen för {chosen.name}: {chosen.licence}")
        self.licence.setPlainText(chosen.text)


def _places(bundled: BundledData, user: UserData, respondent: Respondent) -> Iterator[PlaceRow]:
    """A file is shown by its folder."""
    yield PlaceRow("Dina rapporter", user.reports, user.reports)
    yield PlaceRow("Dina inställningar", user.settings, user.settings.parent)
    yield PlaceRow("Din ordlista", user.words, user.words.parent)
    yield PlaceRow(respondent.fill("Frågor och {many}"), bundled.forms, bundled.forms)
