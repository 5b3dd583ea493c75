"""What is in a backup, and what will happen when it is taken in."""

from pathlib import Path

from PySide6.QtCore import Signal

from app.formats.html.elements import element, html
from app.gui.kit.page import SecondaryPage
from app.gui.kit.parts import button, centred
from app.gui.kit.reading_text import ReadingText
from app.model.shown_characters import shown
from app.services.backup.outcomes import TakenIn
from app.services.backup.telling import what_it_is, what_will_happen


class BackupPage(SecondaryPage):
    take_in_wanted = Signal()
    cancelled = Signal()
    """The officer wants back to where they were."""
    topic = "Säkerhetskopia"

    def __init__(self, path: Path, backup: TakenIn) -> None:
        super().__init__("Läs in säkerhetskopia")
        self.text = ReadingText("Om säkerhetskopian")
        self.text.show_html(
            html(
                element("h2", shown(path.name)),
                element("p", what_it_is(backup)),
                element("h3", "Det här händer när du läser in den"),
                *(element("p", shown(sentence)) for sentence in what_will_happen(backup)),
                element("p", "Inget av det du har här skrivs över.", css="muted"),
            )
        )
        self._cancel = button("Avbryt", self.cancelled.emit)
        self.take_in = button("Läs in", self.take_in_wanted.emit, "primary")
        self.lay_out(centred(self.text), [self._cancel], [self.take_in])

    def go_back(self) -> None:
        self.cancelled.emit()

    def focus_first(self) -> None:
        self.take_in.setFocus()
