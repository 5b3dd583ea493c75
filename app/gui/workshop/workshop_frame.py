"""The frame of a set that is written: its outline, the fields in hand, and what is beside."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from app.formats.html.elements import Html
from app.gui.kit.commands import Command, show_keys
from app.gui.kit.flow import Flow
from app.gui.kit.messages import Level, MessageBar
from app.gui.kit.navigation import NarrowNavigation
from app.gui.kit.page import PageHeader
from app.gui.kit.parts import button, column_in, give_role, label
from app.gui.kit.reading_text import ReadingText
from app.gui.kit.theme import COLUMN, NAVIGATION, STEP, on_theme_change, scaled
from app.gui.workshop.field_form import FieldForm
from app.gui.workshop.live_preview import LivePreview
from app.gui.workshop.outline import Outline

_LEAST_FORM = 400
_LEAST_PANE = 400
_MOST_PANE = COLUMN + 6 * STEP


class WorkshopFrame(QWidget):
    """Three columns where there is room; else what is beside takes the place of the fields."""

    back_wanted = Signal()

    def __init__(
        self, title: str, outline: Outline, forms: tuple[FieldForm, ...], preview: LivePreview
    ) -> None:
        super().__init__()
        self.outline = outline
        self._wanted = {True: True, False: False}
        self._wide = True
        self._told = Html("")
        self.narrow = NarrowNavigation(outline)
        self.state = label("", "muted", wrap=False)
        self.versions = button("Tidigare versioner", role="quiet")
        self.toggle = button("Visa bredvid", self._choose, "quiet")
        self.toggle.setCheckable(True)
        show_keys(self.toggle, Command.EARLIER, "Visa eller dölj hur det ser ut, och ändringarna")
        self.header = PageHeader(
            title, self.back_wanted.emit, self.state, self.versions, self.toggle
        )
        self.header.back.setText("‹ Frågor")
        self.header.back.setAccessibleName("Frågor")
        show_keys(self.header.back, Command.HOME, "Frågor")
        self.trouble = MessageBar(level=Level.ERROR, framed=True)
        self.undo_removal = button("Ångra")
        self.said = MessageBar(self.undo_removal, framed=True, closable=True)
        self.undo_removal.hide()
        self.changes = ReadingText("Ändringar mot versionen före")
        self.preview = preview
        self.pane = QTabWidget()
        self.pane.tabBar().setDrawBase(False)
        self.pane.addTab(preview, "Så ser det ut")
        self.pane.addTab(self.changes, "Ändringar")
        self.pane.tabBar().setAccessibleName("Bredvid")
        preview.stands_after = self.pane.tabBar()
        self._forms = forms
        self._area = _scrolled(forms)
        self._lay_out()
        on_theme_change(self._adapt_to_width)

    def _lay_out(self) -> None:
        self.new_question = button("Ny fråga")
        self.new_section = button("Nytt avsnitt")
        self.more = button("⋯", role="quiet")
        self.more.setProperty("narrow", "true")
        self.more.setAccessibleName("Fler val för det som är valt")
        self.more.setToolTip("Fler val för det som är valt")
        adding = Flow(gap=STEP // 2)
        adding.add(self.new_question, self.new_section, self.more)
        self._side = side = QVBoxLayout()
        side.addWidget(self.narrow)
        side.addWidget(self.outline, 1)
        side.addLayout(adding)
        self.next_fault = button("Nästa fel")
        show_keys(self.next_fault, Command.REVIEW, "Gå till nästa fel eller råd")
        self.try_out = button("Pröva …")
        self.more_ways = button("Spara och skriv ut …")
        self.install = button("Installera här …")
        self.send_out = button("Skicka ut …", role="primary")
        bottom = QWidget()
        row = Flow(bottom)
        row.add(self.next_fault, self.try_out)
        row.add_at_the_end(self.more_ways, self.install, self.send_out)
        middle = QVBoxLayout()
        middle.setSpacing(STEP)
        middle.addWidget(self.trouble)
        middle.addWidget(self.said)
        columns = QHBoxLayout()
        columns.setSpacing(STEP * 2)
        columns.addWidget(self._area, 1)
        columns.addWidget(self.pane, 1)
        # Has what is left over where both are as wide as they may be.
        columns.addStretch()
        middle.addLayout(columns, 1)
        middle.addWidget(bottom)
        middle.setContentsMargins(STEP * 2, STEP * 2, STEP * 2, STEP)
        self._body = body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        body.setSpacing(0)
        body.addLayout(side)
        body.addLayout(middle, 1)
        outer = column_in(self, spacing=0)
        outer.addWidget(self.header)
        outer.addLayout(body, 1)

    def show_form(self, form: FieldForm) -> None:
        """Show the fields of one kind of place, from their top."""
        for one in self._forms:
            one.setVisible(one is form)
        self._area.verticalScrollBar().setValue(0)

    def ensure_seen(self, widget: QWidget) -> None:
        self._area.ensureWidgetVisible(widget, 0, STEP * 4)

    def show_saving(self, text: str, trouble: str) -> None:
        self.trouble.say(trouble)
        self.state.setText(text)
        give_role(self.state, "error" if trouble else "muted")

    def show_faults(self, errors: int, advice: int) -> None:
        """How much is remarked on the whole set."""
        counted = [f"{errors} fel"] * bool(errors) + [f"{advice} råd"] * bool(advice)
        which = "Nästa fel" if errors or not advice else "Nästa råd"
        self.next_fault.setText(f"{which} ({' · '.join(counted)})" if counted else "Inga fel")
        self.next_fault.setEnabled(bool(counted))

    def show_changes(self, told: Html, count: int) -> None:
        if told != self._told:
            self._told = told
            self.changes.show_html(told)
        self.pane.setTabText(1, f"Ändringar ({count})" if count else "Ändringar")

    def toggle_pane(self) -> None:
        self.toggle.click()

    def _choose(self) -> None:
        self._wanted[self._wide] = self.toggle.isChecked()
        self._adapt_to_width()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._adapt_to_width()

    def _adapt_to_width(self) -> None:
        beside = self.width() >= scaled(NAVIGATION + _LEAST_FORM) + STEP * 8
        self.outline.setVisible(beside)
        self.narrow.setVisible(not beside)
        # The menus have it too.
        self.versions.setVisible(beside)
        self.narrow.fit()
        side = scaled(NAVIGATION) if beside else 0
        self.outline.setFixedWidth(scaled(NAVIGATION))
        direction = QBoxLayout.Direction
        self._body.setDirection(direction.LeftToRight if beside else direction.TopToBottom)
        self._side.setContentsMargins(
            STEP * 2, STEP * 2, 0 if beside else STEP * 2, STEP if beside else 0
        )
        room = self.width() - side - STEP * 8
        least_pane = max(scaled(_LEAST_PANE), _LEAST_PANE)
        self._wide = room >= scaled(_LEAST_FORM) + least_pane
        self.pane.setMinimumWidth(least_pane if self._wide else 0)
        shown = self._wanted[self._wide]
        self.toggle.setChecked(shown)
        self.pane.setVisible(shown)
        self._area.setVisible(self._wide or not shown)
        self._area.setMaximumWidth(scaled(COLUMN) + STEP * 4)
        self.pane.setMaximumWidth(scaled(_MOST_PANE))
        spare = room - scaled(COLUMN) - scaled(_MOST_PANE) - STEP * 4
        around = max(spare, 0) // 2 if shown else 0
        self._body.setContentsMargins(around, 0, around, 0)
        self.header.keep_within(around)


def _scrolled(forms: tuple[FieldForm, ...]) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setMinimumHeight(STEP * 4)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    holder = QWidget()
    area.setWidget(holder)
    column = column_in(holder)
    column.setContentsMargins(STEP, 0, STEP * 2, STEP * 2)
    for form in forms:
        form.hide()
        column.addWidget(form)
    column.addStretch()
    return area
