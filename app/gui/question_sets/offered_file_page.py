"""A file that can be installed, with what it is and what it changes."""

from PySide6.QtCore import Signal

from app.formats.html.elements import Html
from app.gui.kit.page import SecondaryPage
from app.gui.kit.parts import button, centred
from app.gui.kit.reading_text import ReadingText


class OfferedFilePage(SecondaryPage):
    """What is to be read of it above the way back and the way on; an installed one is only read."""

    install_wanted = Signal()
    cancelled = Signal()
    """The officer wants back to where they were."""

    def __init__(self, title: str, name: str, told: Html, *, installed: bool) -> None:
        super().__init__(title)
        self.text = ReadingText(name)
        self.text.show_html(told)
        self._cancel = button("Stäng" if installed else "Avbryt", self.cancelled.emit)
        self.install = button("Installera", self.install_wanted.emit, "primary")
        self.lay_out(centred(self.text), [self._cancel], [self.install])
        self.install.setVisible(not installed)

    def go_back(self) -> None:
        self.cancelled.emit()

    def focus_first(self) -> None:
        focused = self._cancel if self.install.isHidden() else self.install
        focused.setFocus()
