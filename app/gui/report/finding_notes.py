"""The findings of the current page: one line, which opens to each with its buttons."""

from collections.abc import Iterable

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from app.gui.kit.flow import Flow
from app.gui.kit.icons import Icons
from app.gui.kit.parts import button, clear_layout, column_in, frame, growing, label, scroll_to
from app.gui.kit.signals import signal
from app.gui.kit.theme import ICON, STEP, on_theme_change, scaled
from app.model.finding import Finding, FindingCode, Severity, to_look_at
from app.model.swedish import in_figures

IT_IS_RIGHT = "Det stämmer"
_MOST = 10
# What is said of these has the words in it.
_QUOTES_THEM = {FindingCode.CROSS_REFERENCE}


class FindingNotes(QWidget):
    """A line for each open warning, up to some; equal ones share one.

    Where there is little room they are `folded`: shown when the button `toggle`, which is placed
    elsewhere, is pressed.
    """

    @signal
    def accepted(self, finding: Finding, reason: str, /) -> None:
        """A warning is accepted, for this reason."""

    set_aside = Signal()
    """The question is to be marked as not applicable."""

    @signal
    def chosen(self, finding: Finding, /) -> None:
        """The words a warning is about are to be shown."""

    def __init__(self, icons: Icons, *, folded: bool = False) -> None:
        super().__init__()
        self._icons = icons
        self._folded = folded
        self.shown: tuple[Finding, ...] = ()
        self._equal: list[list[Finding]] = []
        self.toggle = button("", self._turn, "notes")
        self.toggle.setParent(self)
        self.toggle.setCheckable(True)
        self.toggle.hide()
        self._lines = column_in(self, spacing=STEP // 2)
        self.hide()
        on_theme_change(self._draw_sign)
        self._draw_sign()

    def show_findings(self, findings: Iterable[Finding]) -> None:
        found = tuple(f for f in findings if f.accepted is None and f.severity is Severity.WARNING)
        before = self._line_keys()
        self.shown = found
        equal: dict[tuple[str, ...], list[Finding]] = {}
        for finding in found:
            equal.setdefault(_line_key(finding), []).append(finding)
        self._equal = list(equal.values())
        if self._line_keys() == before:
            # A button that is being pressed must stay.
            return
        self.toggle.setText(to_look_at(len(found)))
        self.toggle.setVisible(self._folded and bool(found))
        self._fill()
        if found:
            self._show_lines()
        else:
            self.close_lines()

    def close_lines(self) -> None:
        """Show the one line alone, as on a page that one comes to."""
        self.toggle.setChecked(False)
        self._show_lines()

    def _turn(self) -> None:
        self._show_lines()
        if self.toggle.isChecked():
            scroll_to(self.toggle, self)

    def _show_lines(self) -> None:
        opened = self.toggle.isChecked() or not self._folded
        self.setVisible(opened and bool(self.shown))
        self._draw_sign()

    def _draw_sign(self) -> None:
        self.toggle.setIcon(self._icons.get("close" if self.toggle.isChecked() else "open"))
        self.toggle.setIconSize(QSize(scaled(ICON), scaled(ICON)))

    def _line_keys(self) -> list[tuple[object, ...]]:
        return [(*_line_key(equal[0]), len(equal)) for equal in self._equal]

    def _fill(self) -> None:
        clear_layout(self._lines)
        before: QWidget = self.toggle
        for place, equal in enumerate(self._equal[:_MOST]):
            line = self._line(place, equal)
            self._lines.addWidget(line)
            for push_button in line.findChildren(QPushButton):
                QWidget.setTabOrder(before, push_button)
                before = push_button
        more = sum(map(len, self._equal[_MOST:]))
        if more:
            self._lines.addWidget(label(f"Och {in_figures(more)} till, se Granska.", "muted"))

    def _line(self, place: int, equal: list[Finding]) -> QFrame:
        finding = equal[0]
        line = frame("warning")
        row = Flow(line)
        row.setContentsMargins(STEP * 3 // 2, STEP // 2, STEP // 2, STEP // 2)
        words = finding.excerpt.strip() if finding.position is not None else ""
        words = f"”{words}” " if words and finding.code not in _QUOTES_THEM else ""
        times = f" ({in_figures(len(equal))} gånger)" if len(equal) > 1 else ""
        said = f"{words}{finding.message}{times}"
        row.addWidget(growing(label(said)))
        if finding.position is not None:
            row.addWidget(button("Visa", lambda: self._show_next(place), "quiet"))
        if finding.code is FindingCode.NOT_APPLICABLE_IN_TEXT:
            row.addWidget(button("Markera som ej relevant", self.set_aside.emit))
        row.addWidget(button(IT_IS_RIGHT, lambda: self._accept(place), "quiet"))
        for push_button in line.findChildren(QPushButton):
            # There may be several lines with the same buttons.
            push_button.setAccessibleDescription(said)
        return line

    def _show_next(self, place: int) -> None:
        """Show the first of equal ones, and at the next press the one after it."""
        equal = self._equal[place]
        equal.append(equal.pop(0))
        self.chosen.emit(equal[-1])

    def _accept(self, place: int) -> None:
        # What is accepted goes from the list while it is gone through.
        for finding in tuple(self._equal[place]):
            self.accepted.emit(finding, IT_IS_RIGHT)


def _line_key(finding: Finding) -> tuple[str, ...]:
    """What a line says of it."""
    return finding.code, finding.excerpt, finding.message
