"""The panel for a new report: committee, term, and what it begins from."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from app.gui.kit.choices import ChoiceBox
from app.gui.kit.committee_picker import CommitteePicker
from app.gui.kit.flow import Flow, row_of
from app.gui.kit.messages import Level, MessageBar
from app.gui.kit.parts import button, column_in, field_label, growing, label, scroll_to
from app.gui.kit.signals import signal
from app.gui.kit.theme import STEP
from app.gui.start.survey_question import SurveyQuestion
from app.model.respondent import Respondent

if TYPE_CHECKING:
    from app.services.reading.report_reader import ReadReport


class HandedOver(QWidget):
    """Asks for files and copied text, and what to do with their reports."""

    file_wanted = Signal()
    copied_wanted = Signal()
    asked = Signal()
    """What to do with what was handed over is asked now, or no longer."""

    @signal
    def begin_wanted(self, reads: "tuple[ReadReport, ...]", /) -> None:
        """A new report is to be begun from these."""

    @signal
    def open_wanted(self, read: "ReadReport", /) -> None:
        """It is to be opened as it is."""

    def __init__(self, respondent: Respondent) -> None:
        super().__init__()
        self._respondent = respondent
        self._reads: tuple[ReadReport, ...] = ()
        self.begin = button("", self.answer, "primary")
        self.open = button("Öppna som den är", self._open)
        self.leave = button("Ta bort", self.put_away, "quiet")
        self.question = MessageBar(self.begin, self.open, self.leave, framed=True, below=True)
        self.open_file = button("Öppna en fil …", self.file_wanted.emit)
        self._open_copied = button("Klistra in text", self.copied_wanted.emit)
        column = column_in(self)
        column.addWidget(self.question)
        column.addWidget(
            label(
                "Har du en rapport som fil eller som kopierad text? En fil kan du också dra hit.",
                "muted",
            )
        )
        column.addLayout(row_of(self.open_file, self._open_copied))

    def ask(self, reads: "tuple[ReadReport, ...]") -> None:
        self._reads = reads
        self.question.say("\n".join(_description(read, self._respondent) for read in reads))
        self.begin.setText("Använd svaren i en ny rapport")
        self.open.setVisible(len(reads) == 1)
        names = " och ".join(read.source for read in reads)
        self.leave.setAccessibleName(f"Ta bort {names}")
        self.asked.emit()
        self.begin.setFocus()

    @property
    def asks(self) -> bool:
        return not self.question.isHidden()

    def answer(self) -> None:
        """Begin from what was handed over, as the first of its buttons does."""
        self.put_away()
        self.begin_wanted.emit(self._reads)

    def put_away(self) -> None:
        """Ask no longer what to do with it."""
        self.question.hide()
        self.asked.emit()

    def _open(self) -> None:
        self.put_away()
        self.open_wanted.emit(self._reads[0])


def _description(read: "ReadReport", respondent: Respondent) -> str:
    report = read.opened.report
    missing = [] if report.committee else [respondent.fill("{which} {one}")]
    missing += [] if report.term else ["period" if missing else "vilken period"]
    what = f" från {report.committee.name}" if report.committee else ""
    if missing:
        source, unknown = read.source[:1].lower() + read.source[1:], " eller ".join(missing)
        return f"Vi hittade svar{what} i {source}, men inte {unknown} de gäller."
    when = f", {report.term.in_a_sentence}" if report.term else ""
    return f"{read.source} är en rapport{what}{when}."


def _labelled(name: str, choice: ChoiceBox) -> QWidget:
    both = QWidget()
    column = column_in(both)
    column.addWidget(field_label(name, choice))
    column.addWidget(choice)
    return both


class NewReportPanel(QFrame):
    """Can be typed in at once; its controller handles it."""

    def __init__(self, respondent: Respondent) -> None:
        super().__init__()
        self._respondent = respondent
        self.committee = CommitteePicker()
        self.period = ChoiceBox()
        self.year = ChoiceBox()
        self.problem = MessageBar(level=Level.ERROR)
        self.survey = SurveyQuestion()
        self.open_existing = button("Öppna den", role="primary")
        self.create_another = button("Skapa en till")
        self.already = MessageBar(self.open_existing, self.create_another, framed=True, below=True)
        self.begin_from = button("Börja från den", role="primary")
        self.begin_empty = button("Börja tomt")
        self.earlier = MessageBar(self.begin_from, self.begin_empty, framed=True, below=True)
        self.handed = HandedOver(respondent)
        self.leave_given = button("Ta bort", role="quiet")
        self.handed.asked.connect(self.ask)
        self.given = MessageBar(self.leave_given, framed=True)
        self.create_button = button("Skapa rapport", role="primary")
        self._lay_out()

    def _lay_out(self) -> None:
        self.setProperty("role", "panel")
        inside = column_in(self, margin=STEP * 3)
        inside.addWidget(label("Ny rapport", "heading"))
        inside.addSpacing(STEP)
        inside.addWidget(field_label(self._respondent.fill("{One}"), self.committee))
        inside.addWidget(self.committee)
        inside.addWidget(self.problem)
        inside.addSpacing(STEP)
        inside.addLayout(self._term_row())
        inside.addWidget(self.given)
        inside.addWidget(self.survey)
        inside.addWidget(self.already)
        inside.addWidget(self.earlier)
        inside.addSpacing(STEP)
        inside.addWidget(self.create_button)
        inside.addSpacing(STEP * 2)
        inside.addWidget(self.handed)

    def _term_row(self) -> Flow:
        """Below each other where the periods have long names."""
        row = Flow()
        row.add(growing(_labelled("Period", self.period)), _labelled("År", self.year))
        return row

    def ask(self, question: MessageBar | None = None) -> None:
        """Ask one question at a time; only where there is none the report can be created.

        What was handed over is asked about until it is answered.
        """
        if self.handed.asks:
            question = self.handed.question
        for bar in (self.survey, self.already, self.earlier):
            if bar is not question:
                bar.hide()
        self.create_button.setVisible(question is None)
        if question is not None:
            scroll_to(question, question)

    def say(self, text: str) -> None:
        self.committee.setAccessibleDescription(text)
        self.problem.say(text)
