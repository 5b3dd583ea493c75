"""Two versions of a report side by side, to choose from."""

import datetime
from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.gui.kit.announcements import announce
from app.gui.kit.date_texts import time_text
from app.gui.kit.page import SecondaryPage
from app.gui.kit.parts import button, column_in, label, scrolled
from app.gui.kit.signals import signal
from app.gui.kit.theme import STEP
from app.gui.merge.difference_row import (
    OF_COLLEAGUE,
    OF_DOCUMENT,
    DifferenceRow,
    comment_text,
)
from app.model.comment import Comment
from app.model.form import FormDefinition
from app.model.merge import Choices, Reason
from app.model.places import text_at
from app.model.report import Report
from app.model.swedish import in_figures, with_capital
from app.services.reading.own_files import places_with_text
from app.services.reading.report_reader import ReadReport
from app.services.reports.editing_session import EditingSession
from app.services.reports.two_versions import TwoVersions

_MOST_COMMENTS = 100

_BOTH_CHANGED = "Du och en kollega har ändrat i samma rapport."
_THEY_CHANGED = "En kollega har ändrat i rapporten, och du har inte ändrat på samma ställen."
_THEIR_FILE = "{} Kollegans version ligger i filen {}."
_DOCUMENT = "Dokumentet {} har ändrats sedan det exporterades."
_ONLY_COMMENTS = "Inga svar skiljer mellan dokumentet {} och din rapport. Det finns kommentarer:"
_CHOOSE = (
    "{} Här är det som skiljer, med orden understrukna. Välj vad som ska gälla. Det du inte väljer "
    "finns kvar bland tidigare versioner."
)


class TwoVersionsPage(SecondaryPage):
    """Shows the differences, or why the two cannot be merged. Holds the report's lock."""

    cancelled = Signal()
    """Nothing is to be merged; what was open before is to be opened again."""
    import_wanted = Signal()
    """The colleague's version is to be a report of its own."""

    @signal
    def wanted(self, choices: Choices, /) -> None: ...

    def __init__(
        self,
        title: str,
        two: TwoVersions,
        form: FormDefinition | None,
        session: EditingSession | None,
        read: ReadReport,
        now: datetime.datetime,
    ) -> None:
        super().__init__(title)
        self._session = session
        opened = read.opened
        wording = OF_DOCUMENT if opened.exported is not None else OF_COLLEAGUE
        self._rows = {
            difference.place: DifferenceRow(
                with_capital(form.place_name(difference.place)),
                difference,
                text_at(two.mine, difference.place),
                text_at(two.theirs, difference.place),
                wording,
                [one for one in opened.comments if one.place == difference.place],
            )
            for difference in two.differing
            if form is not None
        }
        # Where there is nothing to choose, nothing is lost with the page.
        self.is_choosing = bool(self._rows)
        self.summary = button("", self._go_on, "quiet")
        self._cancel = button("Avbryt", self.go_back)
        self._own = button("Öppna som en egen rapport", self.import_wanted.emit)
        self.merge = button("Slå ihop" if self._rows else "Till rapporten", self._merge, "primary")
        others = [one for one in opened.comments if one.place not in self._rows]
        self._lay_out(
            two.refusal or _introduction(two, read),
            _when(two, opened.exported, now),
            [_placed(one, form) for one in others],
            _left_out(read, form),
        )
        self._may_be_own = self.is_choosing or bool(two.refusal)
        self._own.hide()
        for row in self._rows.values():
            row.chosen.connect(self._count)
        self.merge.setVisible(not two.refusal)
        self.summary.setVisible(self.is_choosing)
        self._left_to_choose = self._reached = -1
        self._count()
        self._order()

    def offer_as_own(self) -> None:
        """Offer to open the other version as a report of its own, where it is one."""
        self._own.setVisible(self._may_be_own)

    def _lay_out(
        self, text: str, when: str, comments: Sequence[str], left_out: Sequence[str]
    ) -> None:
        page = QWidget()
        column = column_in(page)
        column.addWidget(label("Två versioner av rapporten", "question"))
        column.addWidget(label(text))
        column.addWidget(label(when, "muted"))
        column.addSpacing(STEP)
        for row in self._rows.values():
            column.addWidget(row)
            column.addSpacing(STEP)
        if comments:
            heading = "Andra kommentarer" if self._rows else "Kommentarer"
            column.addWidget(label(heading, "heading"))
        for comment in (*comments[:_MOST_COMMENTS], *_more(len(comments) - _MOST_COMMENTS)):
            column.addWidget(label(comment))
        for one in left_out:
            column.addWidget(label(one, "muted"))
        column.addStretch()
        middle = QVBoxLayout()
        self._scrolled = scrolled(page, "wide")
        middle.addWidget(self._scrolled)
        self.lay_out(middle, (self._cancel, self._own), (self.summary, self.merge), "wide")

    def _order(self) -> None:
        choices = [choice for row in self._rows.values() for choice in row.choices.values()]
        in_order = (self.header, *choices, self._cancel, self._own, self.summary, self.merge)
        for before, after in pairwise(in_order):
            self.setTabOrder(before, after)

    def go_back(self) -> None:
        self.cancelled.emit()

    def focus_first(self) -> None:
        """Put the focus on the first choice that is left, or on the button that goes on."""
        left = self._left()
        if left:
            left[0].focus_choice()
        elif self._rows:
            self.merge.setFocus()
        else:
            (self._cancel if self._own.isHidden() else self._own).setFocus()

    def _left(self) -> list[DifferenceRow]:
        return [row for row in self._rows.values() if row.choice() is None]

    def _go_on(self) -> None:
        """Go to the next choice that is left, below where the focus was last."""
        left = self._left()
        after = [row for row in left if row.y() > self._reached]
        row = (after or left)[0]
        self._reached = row.y()
        row.focus_choice()
        self._scrolled.ensureWidgetVisible(row)

    def discard(self) -> None:
        if self._session is not None:
            self._session.close()

    def _count(self) -> None:
        left = len(self._left())
        if left == self._left_to_choose:
            return
        self.summary.setText(f"{in_figures(left)} val återstår" if left else "Allt är valt")
        self.summary.setEnabled(left > 0)
        self.merge.setEnabled(not left)
        if self._left_to_choose >= 0:
            announce(self.summary, self.summary.text())
        self._left_to_choose = left

    def _merge(self) -> None:
        chosen = {place: row.choice() for place, row in self._rows.items()}
        self.wanted.emit({place: side for place, side in chosen.items() if side is not None})


def _who_changed(two: TwoVersions) -> str:
    mine_is_as_it_was = {one.reason for one in two.differing} == {Reason.UNCHANGED}
    return _THEY_CHANGED if mine_is_as_it_was else _BOTH_CHANGED


def _introduction(two: TwoVersions, read: ReadReport) -> str:
    if read.opened.exported is None:
        return _CHOOSE.format(_THEIR_FILE.format(_who_changed(two), read.source))
    if not two.differing:
        return _ONLY_COMMENTS.format(read.source)
    return _CHOOSE.format(_DOCUMENT.format(read.source))


def _when(two: TwoVersions, exported: Report | None, now: datetime.datetime) -> str:
    mine = f"Din ändrades {time_text(two.mine.modified_at, now)}"
    if exported is None:
        return f"{mine}, kollegans {time_text(two.theirs.modified_at, now)}."
    return f"{mine}. Dokumentet gjordes av den som den var {time_text(exported.modified_at, now)}."


def _placed(comment: Comment, form: FormDefinition | None) -> str:
    name = form.place_name(comment.place) if form and comment.place else ""
    return f"{with_capital(name)}. {comment_text(comment)}" if name else comment_text(comment)


def _more(many: int) -> Sequence[str]:
    return [f"Och {in_figures(many)} till, se dokumentet."] if many > 0 else []


def _left_out(read: ReadReport, form: FormDefinition | None) -> Sequence[str]:
    """What stands in a document and is no part of what can be chosen."""
    opened = read.opened
    if opened.exported is None:
        return []
    lost = places_with_text(opened.not_taken, form, opened.report, opened.written)
    unread = f"Det här gick inte att läsa in ur dokumentet: {lost}." if lost else ""
    return [text for text in (unread, *opened.remarks) if text]
