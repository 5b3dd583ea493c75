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

_WILL_HAPPEN = "Det här händer när du läser in den"
_KEPT = "Inget av det du har här skrivs över."


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
                element("h3", _WILL_HAPPEN) if backup.changes else "",
                *(element("p", shown(sentence)) for sentence in what_will_happen(backup)),
                element("p", _KEPT, css="muted") if backup.changes else "",
            )
        )
        self.take_in = button("Läs in", self.take_in_wanted.emit, "primary")
        self.close_it = button("Stäng", self.cancelled.emit, "primary")
        self._cancel = button("Avbryt", self.cancelled.emit)
        self.lay_out(centred(self.text), [self._cancel], [self.take_in, self.close_it])
        something = backup.changes > 0
        for one in (self.take_in, self._cancel):
            one.setVisible(something)
        self.close_it.setVisible(not something)

    @property
    def spoken_summary(self) -> str:
        return self.text.toPlainText()

    def go_back(self) -> None:
        self.cancelled.emit()

    def focus_first(self) -> None:
        (self.close_it if self.take_in.isHidden() else self.take_in).setFocus()
