"""What the start page says to whoever has no report yet."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from app.gui.theme import STEP
from app.gui.widgets.parts import button, label

_SENTENCES = (
    "Här skriver du nämndens rapport till staden, en fråga i taget. Skriv nämndens namn under Ny "
    "rapport för att börja. Allt du skriver sparas på din dator medan du arbetar."
)


class Welcome(QFrame):
    """Three sentences, and the way to more."""

    guide_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "panel")
        self.setProperty("room", "column")
        self.read = button("Läs guiden", self.guide_wanted.emit)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(STEP * 3, STEP * 3, STEP * 3, STEP * 3)
        inside.setSpacing(STEP)
        inside.addWidget(label("Välkommen", "heading"))
        inside.addWidget(label(_SENTENCES))
        inside.addSpacing(STEP)
        inside.addWidget(self.read, 0, Qt.AlignmentFlag.AlignLeft)
