"""What the review has to say of the page that is shown, with what can be done about it."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.gui.theme import STEP
from app.gui.widgets.parts import button, emptied, frame, label
from app.model.finding import Finding, Severity

IT_IS_RIGHT = "Det stämmer"
_MOST = 3


class FindingNotes(QWidget):
    """A line for each warning that is open, up to a few."""

    accepted = Signal(object, str)
    """A warning is no fault, for this reason."""
    set_aside = Signal()
    """The question is to be marked as not applicable."""
    chosen = Signal(object)
    """The officer wants to the words a warning is about."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: tuple[Finding, ...] = ()
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(STEP)
        self.hide()

    def show_findings(self, findings: Iterable[Finding]) -> None:
        """Replace what is shown."""
        found = tuple(f for f in findings if f.accepted is None and f.severity is Severity.WARNING)
        if found == self.shown:
            return
        self.shown = found
        emptied(self._lines)
        for finding in found[:_MOST]:
            self._lines.addWidget(self._line(finding))
        if len(found) > _MOST:
            self._lines.addWidget(label(f"Och {len(found) - _MOST} till, se Granska.", "muted"))
        self.setVisible(bool(found))

    def _line(self, finding: Finding) -> QFrame:
        line = frame("warning")
        row = QHBoxLayout(line)
        row.setContentsMargins(STEP * 3 // 2, STEP // 2, STEP // 2, STEP // 2)
        row.setSpacing(STEP)
        words = f"”{finding.excerpt}”. " if finding.position and finding.excerpt else ""
        row.addWidget(label(f"Kontrollera: {words}{finding.message}"), 1)
        if finding.position is not None:
            row.addWidget(button("Visa", lambda: self.chosen.emit(finding), "quiet"))
        if finding.code == "not-applicable-in-text":
            row.addWidget(button("Markera som ej relevant", self.set_aside.emit))
        row.addWidget(
            button(IT_IS_RIGHT, lambda: self.accepted.emit(finding, IT_IS_RIGHT), "quiet")
        )
        return line
