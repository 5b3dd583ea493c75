"""A report and a colleague's version of it, where they differ, to choose what is to stand."""

import datetime
from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.gui.moments import told
from app.gui.pages.aside_page import AsidePage
from app.gui.theme import STEP
from app.gui.widgets.announcing import announce
from app.gui.widgets.columns import scrolled
from app.gui.widgets.difference_row import DifferenceRow
from app.gui.widgets.parts import button, label, page_column
from app.gui.widgets.report_cards import title_of
from app.model.form import FormDefinition
from app.model.places import shown_at
from app.model.sentence import with_capital
from app.services.editing import EditingSession
from app.services.merging import TwoVersions

_CHOOSE = (
    "Du och en kollega har ändrat i samma rapport. Kollegans version ligger i filen {}. Här är det "
    "som skiljer, med orden understrukna. Välj vad som ska gälla. Det du inte väljer finns kvar "
    "bland tidigare versioner."
)


class TwoVersionsPage(AsidePage):
    """Where they differ; or why they cannot be made one. Holds the report meanwhile."""

    cancelled = Signal()
    """Nothing is to be merged, and what was open before is to be gone on with."""
    as_its_own = Signal()
    """The colleague's version is to be a report of its own."""
    wanted = Signal(object)
    """The two are to be merged, by these choices."""

    def __init__(
        self,
        two: TwoVersions,
        form: FormDefinition | None,
        session: EditingSession | None,
        file: str,
        now: datetime.datetime,
        *,
        can_open: bool,
    ) -> None:
        super().__init__(title_of(two.mine))
        self._session = session
        self.rows = {
            one.place: DifferenceRow(
                _named(form, one.place),
                one,
                shown_at(two.mine, one.place),
                shown_at(two.theirs, one.place),
            )
            for one in two.differing
            if form is not None
        }
        # Where they cannot be made one, nothing is lost with the page.
        self.is_choosing = bool(self.rows)
        self.summary = button("", self._go_on, "quiet")
        self.cancel = button("Avbryt", self.go_back)
        self.own = button("Öppna som en egen rapport", self.as_its_own.emit)
        self.merge = button("Slå ihop", self._merge, "primary")
        when = (
            f"Din ändrades {told(two.mine.modified_at, now)}, "
            f"kollegans {told(two.theirs.modified_at, now)}."
        )
        self._lay_out(two.refusal or _CHOOSE.format(file), when)
        self.own.setVisible(can_open)
        for row in self.rows.values():
            row.chosen.connect(self._count)
        for widget in (self.merge, self.summary):
            widget.setVisible(not two.refusal)
        self._left_to_choose = self._reached = -1
        self._count()
        self._order()

    def _lay_out(self, text: str, when: str) -> None:
        page = QWidget()
        column = page_column(page)
        column.addWidget(label("Två versioner av rapporten", "question"))
        column.addWidget(label(text))
        column.addWidget(label(when, "muted"))
        column.addSpacing(STEP)
        for row in self.rows.values():
            column.addWidget(row)
            column.addSpacing(STEP)
        column.addStretch()
        middle = QVBoxLayout()
        self.scrolled = scrolled(page, "wide")
        middle.addWidget(self.scrolled)
        self.lay_out(middle, (self.cancel, self.own), (self.summary, self.merge), "wide")

    def _order(self) -> None:
        choices = [one for row in self.rows.values() for one in row.choices.values()]
        in_order = (self.header, *choices, self.cancel, self.own, self.summary, self.merge)
        for before, after in pairwise(in_order):
            self.setTabOrder(before, after)

    def go_back(self) -> None:
        self.cancelled.emit()

    def focus_first(self) -> None:
        """Put the focus on the first choice that is left, or on the way on."""
        left = self._left()
        if left:
            left[0].focus_choice()
        elif self.rows:
            self.merge.setFocus()
        else:
            (self.cancel if self.own.isHidden() else self.own).setFocus()

    def _left(self) -> list[DifferenceRow]:
        return [row for row in self.rows.values() if row.choice() is None]

    def _go_on(self) -> None:
        """Go to the next choice that is left, below where the focus was last."""
        left = self._left()
        after = [row for row in left if row.y() > self._reached]
        row = (after or left)[0]
        self._reached = row.y()
        row.focus_choice()
        self.scrolled.ensureWidgetVisible(row)

    def let_go(self) -> None:
        """Let others have the report."""
        if self._session is not None:
            self._session.close()

    def _count(self) -> None:
        left = len(self._left())
        if left == self._left_to_choose:
            return
        self.summary.setText(f"{left} val återstår" if left else "Allt är valt")
        self.summary.setEnabled(left > 0)
        self.merge.setEnabled(not left)
        if self._left_to_choose >= 0:
            announce(self.summary, self.summary.text())
        self._left_to_choose = left

    def _merge(self) -> None:
        chosen = {place: row.choice() for place, row in self.rows.items()}
        self.wanted.emit({place: side for place, side in chosen.items() if side is not None})


def _named(form: FormDefinition, place: str) -> str:
    return with_capital(form.place_name(place))
