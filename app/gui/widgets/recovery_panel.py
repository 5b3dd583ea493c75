"""What an earlier program has left, and what is to be done with it: asked report by report."""

import datetime
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.gui.moments import told
from app.gui.theme import STEP
from app.gui.widgets.parts import button, emptied, frame, label
from app.gui.widgets.report_cards import title_of
from app.model.report import Report
from app.model.report_changes import count_changes, report_changes
from app.services.recovery import Found


class RecoveryPanel(QWidget):
    """Hidden while there is nothing to ask."""

    go_on_wanted = Signal(object)
    go_back_wanted = Signal(object)
    set_aside_wanted = Signal(object)
    compare_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._found: tuple[Found, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(STEP)
        self.hide()

    def ask(self, found: Sequence[Found], now: datetime.datetime) -> None:
        """Ask about these."""
        self._found = tuple(found)
        emptied(self._column)
        for one in found:
            self._column.addWidget(self._question(one, now))
        self.setVisible(bool(found))

    def forget(self, settled: Found, now: datetime.datetime) -> None:
        """Ask no more about this."""
        self.ask([one for one in self._found if one is not settled], now)

    def without(self, report: Report, now: datetime.datetime) -> None:
        """Ask no more about a report that is gone on with as it stands; about the rest, still."""
        self.ask([one for one in self._found if one.unfinished or one.report != report], now)

    def damaged(self) -> set[str]:
        """The names, without their ending, of the damaged files that are asked about."""
        return {str(one.report_id) for one in self._found if one.damaged}

    def buttons(self) -> list[QPushButton]:
        """What can be pressed, in order."""
        return self.findChildren(QPushButton)

    def _question(self, found: Found, now: datetime.datetime) -> QFrame:
        asked = frame("warning")
        inside = QVBoxLayout(asked)
        inside.setContentsMargins(STEP * 2, STEP * 2, STEP * 2, STEP * 2)
        inside.setSpacing(STEP)
        inside.addWidget(label(_what_happened(found), "label"))
        inside.addWidget(label(_what_there_is(found, now)))
        row = QHBoxLayout()
        row.setSpacing(STEP)
        for text, signal, role in self._answers(found):
            row.addWidget(button(text, partial(self._answer, signal, found), role))
        row.addStretch()
        inside.addLayout(row)
        return asked

    def _answer(self, signal: SignalInstance, found: Found) -> None:
        signal.emit(found)

    def _answers(self, found: Found) -> list[tuple[str, SignalInstance, str]]:
        if found.report is None:
            return [("Lägg undan filen", self.set_aside_wanted, "")]
        if found.before is None:
            return [("Använd den versionen", self.go_on_wanted, "primary")]
        return [
            ("Fortsätt med det senaste", self.go_on_wanted, "primary"),
            ("Gå tillbaka", self.go_back_wanted, ""),
            ("Visa vad som skiljer", self.compare_wanted, "quiet"),
        ]


def _what_happened(found: Found) -> str:
    if found.damaged:
        return "En rapport är skadad och går inte att läsa"
    if found.before is None:
        return "En rapport saknas på sin plats"
    return "Programmet avslutades innan rapporten stängdes"


def _what_there_is(found: Found, now: datetime.datetime) -> str:
    report = found.report
    if report is None:
        return (
            f"Filen heter {found.report_id}.json, och det finns ingen tidigare version av den. "
            "Lägg undan den och be den som sköter din dator om en säkerhetskopia."
        )
    which, when = title_of(report), told(report.modified_at, now)
    if found.before is None:
        return f"{which}. Den senaste hela versionen är från {when}."
    changed = _how_much(*count_changes(report_changes(found.before, report)))
    opened = told(found.before.modified_at, now)
    return (
        f"{which}. Det senaste som finns kvar är från {when}: {changed} sedan {opened}. Det du "
        "inte väljer finns kvar bland tidigare versioner."
    )


def _how_much(came: int, went: int) -> str:
    if came and went:
        return f"{came} ord har tillkommit och {went} är borta"
    if came or went:
        return f"{came} ord har tillkommit" if came else f"{went} ord är borta"
    return "orden är desamma, men inte hur de är utformade"
