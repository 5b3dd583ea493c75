"""Something to know, with what can be done about it."""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QLabel, QMessageBox, QPushButton, QVBoxLayout, QWidget

from app.gui.kit.date_texts import day_told, due_told, is_late
from app.gui.kit.flow import Flow
from app.gui.kit.parts import announce, button, give_role, growing, label, page_column
from app.gui.kit.theme import STEP, scaled
from app.model.report import Report
from app.model.swedish import with_capital
from app.services.catalog import Catalog

_MOST_LINES = 4
# What else there is in a window needs this height, and a line of details that one.
_REST, _LINE = 320, 40


class Message(QWidget):
    """Hidden until it says something."""

    def __init__(self) -> None:
        super().__init__()
        self._all = ""
        self._text = label("", "error")
        self.details = label("", "small")
        self.details.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.copy = button("Kopiera", self._copy)
        self.copy.setAccessibleName("Kopiera vad som är fel")
        self._copied = label("Kopierat.", "done", wrap=False)
        column = page_column(self)
        column.setSpacing(STEP // 2)
        row = Flow()
        row.add(growing(self._text), self._copied, self.copy)
        column.addLayout(row)
        column.addWidget(self.details)
        self.hide()

    def say(self, text: str, details: str = "", *, wrong: bool = True) -> None:
        """Show this text, and have it read aloud; nothing to say hides it.

        Details are for somebody else: shown below it as far as there is room, copied whole.
        """
        self._all = details
        self._text.setText(text)
        give_role(self._text, "error" if wrong else "")
        room = (self.window().height() - scaled(_REST)) // scaled(_LINE)
        most = max(0, min(_MOST_LINES, room))
        self.details.setText(_in_short(details, most))
        self.details.setVisible(bool(details) and most > 0)
        self.copy.setVisible(bool(details))
        self._copied.hide()
        self.setVisible(bool(text))
        if text:
            announce(self, text)

    def text(self) -> str:
        """What it said last."""
        return self._text.text()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._all)
        self._copied.show()
        announce(self._copied, self._copied.text())


def _in_short(details: str, most: int) -> str:
    lines = details.splitlines()
    more = len(lines) - most
    return "\n".join([*lines[:most], f"… och {more} till"] if more > 1 else lines)


class Problem(QLabel):
    """Hidden until it says something."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setProperty("role", "error")
        self.hide()

    def say(self, text: str) -> None:
        """Show this text, and have it read aloud; nothing to say hides it.

        Also if it is the same again: it answers what the officer has just done.
        """
        self.setText(text)
        self.setVisible(bool(text))
        if text:
            announce(self, text)


class DueLine(QLabel):
    """Hidden where there is no day; one that is late is told as it is among the reports."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)

    def show_due(self, due: "SendingNote") -> None:
        """Show the day, in a colour that warns when it has passed."""
        self.setText(due.words)
        self.setVisible(bool(due.words))
        give_role(self, "attention" if due.late else "")


def really(parent: QWidget, text: str, yes: str, no: str) -> bool:
    """Ask, with buttons that say what they do. Enter and Escape are the safe answer."""
    box = QMessageBox(QMessageBox.Icon.Warning, parent.windowTitle(), text, parent=parent)
    go_on = box.addButton(yes, QMessageBox.ButtonRole.DestructiveRole)
    stop = box.addButton(no, QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(stop)
    box.exec()
    return box.clickedButton() is go_on


Sent = Mapping[tuple[UUID, int], datetime.datetime]


@dataclass(frozen=True)
class SendingNote:
    """What is said of a report, and whether it is late."""

    words: str = ""
    late: bool = False


class SendingNotes:
    """Tells of reports, when some revisions of them are known to be sent."""

    def __init__(
        self, exported: Iterable[Report], sent: Sent, catalog: Catalog, now: datetime.datetime
    ) -> None:
        self._sent = sent
        self._catalog = catalog
        self._now = now
        self._newest: dict[UUID, int] = defaultdict(int)
        for report in exported:
            newest = max(self._newest[report.report_id], report.revision)
            self._newest[report.report_id] = newest

    def of_draft(self, report: Report) -> SendingNote:
        """When it is to be there; nothing where an earlier revision was sent: then it was there."""
        due = self._due(report)
        return SendingNote(with_capital(due.words), due.late)

    def of_exported(self, report: Report) -> SendingNote:
        """Whether it was sent, and else when it is to be there; or that another took its place."""
        sent_at = self._sent.get((report.report_id, report.revision))
        if sent_at is not None:
            return SendingNote(f"Skickad {day_told(sent_at.astimezone().date(), self._now)}")
        newest = self._newest[report.report_id]
        if newest > report.revision:
            return SendingNote(f"Ersatt av revision {newest}")
        due = self._due(report)
        return SendingNote(" · ".join(filter(None, ("Inte skickad", due.words))), due.late)

    def _due(self, report: Report) -> SendingNote:
        due = self._catalog.due(report)
        was_there = any(report_id == report.report_id for report_id, _ in self._sent)
        if due is None or was_there:
            return SendingNote()
        return SendingNote(due_told(due, self._now), is_late(due, self._now))


class Notice(QFrame):
    """Hidden until it says something.

    Its buttons stand below the text, or beside it where there is room.
    Its role is notice, or warning.
    """

    def __init__(self, *buttons: QPushButton, beside: bool = False, role: str = "notice") -> None:
        super().__init__()
        self.setProperty("role", role)
        self._text = label("")
        margin = STEP * 3 // 2
        if beside:
            row = Flow(self, margin=margin)
            row.addWidget(growing(self._text))
        else:
            below = QVBoxLayout(self)
            below.setContentsMargins(margin, margin, margin, margin)
            below.addWidget(self._text)
            row = Flow()
            below.addLayout(row)
        row.add(*buttons)
        self.hide()

    def say(self, text: str) -> None:
        """Show this text, and have it read aloud if it is new; nothing to say hides it."""
        new = bool(text) and (self.isHidden() or text != self._text.text())
        self._text.setText(text)
        self.setVisible(bool(text))
        if new:
            announce(self, text)

    def text(self) -> str:
        """What it said last."""
        return self._text.text()
