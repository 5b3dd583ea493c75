"""The findings of a review by grade, those that are equal as one, and what is settled folded."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidgetItem, QPushButton

from app.formats.html.elements import LINE_BREAK, Html, element, html
from app.gui.kit.lists import DATA, HTML
from app.gui.kit.parts import button
from app.gui.kit.row_buttons import ListWithButtons
from app.gui.kit.signals import signal
from app.gui.kit.theme import STEP
from app.gui.report.finding_notes import IT_IS_RIGHT
from app.gui.report.finding_texts import (
    GRADES,
    PUT_ASIDE,
    SETTLED,
    as_html,
    as_text,
    context_as_html,
    context_as_text,
    context_of,
)
from app.model.finding import Finding, FindingCode, Severity, grouped
from app.model.report import Report
from app.model.swedish import in_figures, in_words

Group = tuple[Finding, ...]
# Of an equal finding, how many places are shown at first.
_MOST_PLACES = 5
_NOTES = "Upplysningar"
_ORDER = tuple(GRADES)
_CLASSES = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "muted"}


@dataclass(frozen=True)
class Row:
    """What a row stands for: a group of equal findings, one of their places, or the fold."""

    group: Group = ()
    place: Finding | None = None
    folds: bool = False

    @property
    def is_whole(self) -> bool:
        """Whether it is a finding, or all that are equal, and not a part of them."""
        return bool(self.group) and self.place is None and not self.folds


class FindingList(ListWithButtons):
    """Enter and a click lead to the words of a row; its buttons settle it or bring it back."""

    @signal
    def mend(self, finding: Finding, /) -> None: ...

    @signal
    def set_aside(self, finding: Finding, /) -> None:
        """The question of a finding is to be marked as not applicable."""

    @signal
    def settled(self, group: Group, /) -> None:
        """These are right as they are, or put aside."""

    @signal
    def brought_back(self, group: Group, /) -> None:
        """These are to be looked at again."""

    def __init__(self, where: Callable[[Finding], str]) -> None:
        super().__init__("Granskningens punkter")
        self._where = where
        self._findings: tuple[Finding, ...] = ()
        self._report: Report | None = None
        self._locked = False
        self._unfolded = False
        self._whole: set[tuple[object, ...]] = set()
        """Of which groups all places are shown."""
        self._shown: tuple[object, ...] = ()
        self.itemActivated.connect(self._go)
        self.itemClicked.connect(self._go)

    def show_findings(self, findings: Sequence[Finding], report: Report, *, locked: bool) -> None:
        """The current row stays where it was, and a button that is being pressed."""
        self._findings, self._report, self._locked = tuple(findings), report, locked
        contexts = [context_of(finding, report) for finding in findings]
        shown = (self._findings, contexts, locked, self._unfolded, set(self._whole))
        if shown == self._shown:
            return
        self._shown = shown
        before = self._ordinal()
        self.clear()
        groups = grouped(findings)
        open_groups = sorted(
            (group for group in groups if group[0].accepted is None),
            key=lambda group: _ORDER.index(group[0].severity),
        )
        for grade, of_grade in groupby(open_groups, key=lambda group: group[0].severity):
            self._add_grade(grade, list(of_grade), report)
        self._add_settled([group for group in groups if group[0].accepted is not None], report)
        self.fit()
        self._make_current(before)

    # The rows.

    def _add_grade(self, grade: Severity, groups: list[Group], report: Report) -> None:
        name = _NOTES if grade is Severity.INFO else GRADES[grade]
        text = f"{name} ({in_figures(sum(map(len, groups)))})"
        item = self._add(Row(), text, element("span", element("b", text), css=_CLASSES[grade]))
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        for group in groups:
            self._add_group(group, report)

    def _add_settled(self, groups: list[Group], report: Report) -> None:
        if not groups:
            return
        text = f"{SETTLED} ({in_figures(sum(map(len, groups)))})"
        item = self._add(Row(folds=True), text, element("span", element("b", text), css="muted"))
        shown = "Dölj" if self._unfolded else "Visa"
        self.give_buttons(item, [button(shown, self._fold, "quiet")])
        if self._unfolded:
            for group in groups:
                self._add_group(group, report)

    def _add_group(self, group: Group, report: Report) -> None:
        finding = group[0]
        one = len(group) == 1
        context = context_of(finding, report) if one else None
        where = self._where(finding) if one else _how_often(group)
        item = self._add(
            Row(group), as_text(where, finding, context), as_html(where, finding, context)
        )
        if lines := self._buttons(group):
            self.give_buttons(item, *lines)
        if one or finding.accepted is not None:
            return
        most = len(group) if _key(group) in self._whole else _MOST_PLACES
        shown = group if len(group) <= most + 1 else group[:most]
        for place in shown:
            self._add_place(group, place, report)
        if len(shown) < len(group):
            text = f"Visa {in_figures(len(group) - len(shown))} ställen till"
            self._add(Row(group, folds=True), text, _indented(element("span", text, css="muted")))

    def _add_place(self, group: Group, place: Finding, report: Report) -> None:
        where, context = self._where(place), context_of(place, report, brief=True)
        text, shown = where, html(where)
        if context is not None:
            text = f"{where}: {context_as_text(context)}"
            shown = html(where, LINE_BREAK, context_as_html(context))
        item = self._add(Row(group, place), text, _indented(shown))
        self.give_buttons(item, [self._go_button(place)])

    def _add(self, row: Row, text: str, shown: Html) -> QListWidgetItem:
        item = QListWidgetItem(text)
        item.setData(DATA, row)
        item.setData(HTML, shown)
        self.addItem(item)
        return item

    def _buttons(self, group: Group) -> list[list[QPushButton]]:
        finding = group[0]
        first = [self._go_button(finding)] if len(group) == 1 or finding.accepted else []
        if self._locked or not _may_be_settled(finding):
            return [first] if first else []
        if finding.accepted is not None:
            return [[*first, button("Ta fram igen", lambda: self.brought_back.emit(group))]]
        text = "Lägg åt sidan" if finding.severity is Severity.INFO else IT_IS_RIGHT
        lines = [[*first, button(text, lambda: self.settled.emit(group))]]
        if finding.code is FindingCode.NOT_APPLICABLE_IN_TEXT:
            lines.append([button("Markera som ej relevant", lambda: self.set_aside.emit(finding))])
        return lines

    def _go_button(self, finding: Finding) -> QPushButton:
        return button("Gå dit", lambda: self.mend.emit(finding), "quiet")

    # What is done.

    def _go(self, item: QListWidgetItem) -> None:
        row: Row = item.data(DATA)
        if row.folds and row.group:
            self._whole.add(_key(row.group))
            self._show_again()
        elif row.folds:
            self._fold()
        elif row.group:
            self.mend.emit(row.place or row.group[0])

    def _fold(self) -> None:
        self._unfolded = not self._unfolded
        self._show_again()
        self.setFocus()

    def _show_again(self) -> None:
        if self._report is not None:
            self.show_findings(self._findings, self._report, locked=self._locked)

    def _rows(self) -> Iterable[Row]:
        return (self.item(number).data(DATA) for number in range(self.count()))

    def _ordinal(self) -> int:
        """How many rows that can be chosen stand before the current one."""
        rows = list(self._rows())[: max(self.currentRow(), 0)]
        return sum(bool(row.group or row.folds) for row in rows)

    def _make_current(self, ordinal: int) -> None:
        rows = [number for number, row in enumerate(self._rows()) if row.group or row.folds]
        self.setCurrentRow(rows[min(ordinal, len(rows) - 1)] if rows else -1)


def reason_for(finding: Finding) -> str:
    """What is recorded where no reason is given."""
    return PUT_ASIDE if finding.severity is Severity.INFO else IT_IS_RIGHT


def _may_be_settled(finding: Finding) -> bool:
    # That contact details are right is said where they are seen.
    return not finding.stops and finding.code is not FindingCode.CONTACT_UNCONFIRMED


def _how_often(group: Group) -> str:
    return f"”{group[0].excerpt.strip()}” står {in_words(len(group))} gånger"


def _key(group: Group) -> tuple[object, ...]:
    return group[0].code, group[0].excerpt.casefold()


def _indented(shown: Html) -> Html:
    return element("div", shown, style=f"margin-left: {STEP * 2}px")
