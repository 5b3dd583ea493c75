"""A question set that is looked at as the officer will see it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.gui.kit.commands import Command, CommandHandlers
from app.gui.kit.page import SecondaryPage
from app.gui.kit.parts import button, centred
from app.gui.kit.services import Services
from app.gui.kit.theme import NAVIGATION, STEP, on_theme_change, scaled
from app.gui.question_sets.question_set_texts import name_of
from app.gui.workshop.live_preview import LivePreview
from app.gui.workshop.outline import WHOLE, Outline
from app.model.base import Location
from app.model.form import FormDefinition


class SetViewPage(SecondaryPage):
    """Its outline, and beside it the page of what is chosen; nothing is changed here."""

    back_wanted = Signal()
    next_wanted = Signal()
    copy_wanted = Signal()
    print_wanted = Signal()
    file_wanted = Signal()
    topic = "Skriva frågor"
    is_choosing = False

    def __init__(self, form: FormDefinition, services: Services) -> None:
        super().__init__(name_of(form))
        self.header.back.clicked.disconnect()
        self.header.back.clicked.connect(self.go_back)
        self.form = form
        self.header.back.setText("‹ Frågor")
        self.header.back.setAccessibleName("Frågor")
        self.outline = Outline(services.icons, editable=False)
        self.preview = LivePreview(services)
        self.save_file = button("Spara filen …", self.file_wanted.emit, "quiet")
        self.print = button("Skriv ut …", self.print_wanted.emit, "quiet")
        self.copy = button("Gör en kopia", self.copy_wanted.emit)
        self.next = button("Gör nästa version", self.next_wanted.emit, "primary")
        self.copy.setToolTip("Egna frågor som börjar som de här. Inga svar följer med.")
        self.next.setToolTip(
            "De här frågorna för nästa gång. Svaren från förra perioden följer med."
        )
        middle = QWidget()
        row = QHBoxLayout(middle)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(STEP * 3)
        row.addWidget(self.outline)
        row.addWidget(self.preview, 1)
        back, forward = [self.save_file, self.print], [self.copy, self.next]
        self.lay_out(centred(middle, "wide"), back, forward, "wide")
        # As JSON has it: lists, as in a file.
        self._content = form.model_dump(mode="json", by_alias=True)
        self.outline.show_content(self._content, (), WHOLE)
        self.outline.chosen.connect(self._show)
        on_theme_change(self._fit)
        self._fit()
        self._show(WHOLE)

    def _show(self, place: Location) -> None:
        self.preview.show_place(self.form, self._content, place)

    def _fit(self) -> None:
        self.outline.setFixedWidth(scaled(NAVIGATION))

    def focus_first(self) -> None:
        self.outline.setFocus()

    def go_back(self) -> None:
        self.back_wanted.emit()

    def commands(self) -> CommandHandlers:
        return {
            Command.HOME: self.back_wanted.emit,
            Command.PREVIEW: self.print_wanted.emit,
            Command.SAVE_COPY: self.file_wanted.emit,
        }
