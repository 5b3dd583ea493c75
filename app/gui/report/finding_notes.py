"""The findings of the current page, with their buttons."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from app.gui.kit.flow import Flow
from app.gui.kit.parts import button, clear_layout, column_in, frame, growing, label
from app.gui.kit.signals import signal
from app.gui.kit.theme import STEP
from app.model.finding import Finding, FindingCode, Severity
from app.model.swedish import in_figures

IT_IS_RIGHT = "Det stämmer"
_MOST = 3


class FindingNotes(QWidget):
    """A line for each open warning, up to a few; in the tab order they follow `after`."""

    @signal
    def accepted(self, finding: Finding, reason: str, /) -> None:
        """A warning is accepted, for this reason."""

    set_aside = Signal()
    """The question is to be marked as not applicable."""

    @signal
    def chosen(self, finding: Finding, /) -> None:
        """The words a warning is about are to be shown."""

    def __init__(self, after: QWidget) -> None:
        super().__init__()
        self.after = after
        """What the buttons follow in the order of Tab."""
        self.shown: tuple[Finding, ...] = ()
        self._lines = column_in(self)
        self.hide()

    def show_findings(self, findings: Iterable[Finding]) -> None:
        found = tuple(f for f in findings if f.accepted is None and f.severity is Severity.WARNING)
        same = [_line_key(finding) for finding in found] == [
            _line_key(finding) for finding in self.shown
        ]
        self.shown = found
        if same:
            # A button that is being pressed must stay.
            return
        clear_layout(self._lines)
        before = self.after
        for place, finding in enumerate(found[:_MOST]):
            line = self._line(place, finding)
            self._lines.addWidget(line)
            for push_button in line.findChildren(QPushButton):
                QWidget.setTabOrder(before, push_button)
                before = push_button
        if len(found) > _MOST:
            self._lines.addWidget(
                label(f"Och {in_figures(len(found) - _MOST)} till, se Granska.", "muted")
            )
        self.setVisible(bool(found))

    def _line(self, place: int, finding: Finding) -> QFrame:
        line = frame("warning")
        row = Flow(line)
        row.setContentsMargins(STEP * 3 // 2, STEP // 2, STEP // 2, STEP // 2)
        words = f"”{finding.excerpt.strip()}” " if finding.position and finding.excerpt else ""
        said = f"{words}{finding.message}"
        row.addWidget(growing(label(said)))
        if finding.position is not None:
            row.addWidget(button("Visa", lambda: self.chosen.emit(self.shown[place]), "quiet"))
        if finding.code is FindingCode.NOT_APPLICABLE_IN_TEXT:
            row.addWidget(button("Markera som ej relevant", self.set_aside.emit))
        row.addWidget(
            button(IT_IS_RIGHT, lambda: self.accepted.emit(self.shown[place], IT_IS_RIGHT), "quiet")
        )
        for push_button in line.findChildren(QPushButton):
            # There may be several lines with the same buttons.
            push_button.setAccessibleDescription(said)
        return line


def _line_key(finding: Finding) -> tuple[str, ...]:
    """What a line says of it."""
    return finding.code, finding.excerpt, finding.message
