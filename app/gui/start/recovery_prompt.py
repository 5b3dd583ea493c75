"""Crash recovery: asks which version of a report to go on with."""

import datetime
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from uuid import UUID

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from app.gui.kit.date_texts import time_text
from app.gui.kit.flow import Flow
from app.gui.kit.page_controller import PageController
from app.gui.kit.page_stack import PageStack
from app.gui.kit.parts import button, clear_layout, column_in, frame, label
from app.gui.kit.services import REFUSALS, Folder, Services
from app.gui.kit.signals import signal
from app.gui.kit.theme import STEP
from app.gui.start.start_controller import StartController
from app.model.report import Report, ReportHead
from app.model.swedish import in_figures
from app.model.titles import Titles
from app.services.reports.crash_leftovers import RecoverableReport, StrayCopy, adopt, stray_copies

# Nobody waits for what an interrupted export has left; what it takes is long to load.
_SWEEP_MS = 1_000


def heading_of(found: RecoverableReport) -> str:
    if found.damaged:
        return "En rapport är skadad och går inte att läsa"
    if found.before is None:
        return "En rapport saknas på sin plats"
    return "Programmet avslutades innan rapporten stängdes"


def details_of(found: RecoverableReport, titles: Titles, now: datetime.datetime) -> str:
    """Which report it is, from when, and how much differs."""
    report = found.report
    if report is None:
        name = f"{found.report_id}.json" if found.draft_fingerprint else found.unfinished[0].name
        return (
            f"Filen heter {name}, och det finns ingen tidigare version av den. Lägg undan den och "
            "be den som sköter din dator om en säkerhetskopia."
        )
    which, when = titles.of(report), time_text(report.modified_at, now)
    if found.before is None:
        return f"{which}. Den senaste hela versionen är från {when}."
    than = "det som var sparat" if found.unfinished else "när du öppnade rapporten"
    differs = _difference_text(found.before, report)
    return (
        f"{which}. Allt du skrev fram till {when} finns kvar. Jämfört med {than}: {differs}. "
        "Det du inte väljer finns kvar bland tidigare versioner."
    )


def outcome_of(found: RecoverableReport, chosen: Report, now: datetime.datetime) -> str:
    """What to say when the report is shown."""
    if chosen is found.report and found.before is not None:
        return ""
    shown = found.before if found.before is not None else chosen
    said = f"Det här är rapporten som den var {time_text(shown.modified_at, now)}."
    return f"{said} Det senaste finns bland tidigare versioner." if found.before else said


def copy_text(copy: StrayCopy, titles: Titles, now: datetime.datetime) -> str:
    """Which report it is a copy of, from when, and how much differs."""
    when = time_text(copy.report.modified_at, now)
    said = f"{titles.of(copy.report)}. Kopian är från {when}"
    if copy.own_draft is None:
        return f"{said}, och rapporten själv finns inte bland dina rapporter."
    when = time_text(copy.own_draft.modified_at, now)
    differs = _difference_text(copy.own_draft, copy.report)
    return f"{said}: {differs} mot din rapport från {when}. Den kan komma från en annan dator."


def _difference_text(before: Report, after: Report) -> str:
    from app.model.report_changes import count_changes, report_changes

    added, removed = count_changes(report_changes(before, after))
    if added and removed:
        return f"{in_figures(added)} ord har tillkommit och {in_figures(removed)} är borta"
    if added or removed:
        return (
            f"{in_figures(added)} ord har tillkommit"
            if added
            else f"{in_figures(removed)} ord är borta"
        )
    return "orden är desamma, men inte hur de är utformade"


@dataclass(frozen=True)
class Answer:
    """An answer and what it does; the role is that of its button."""

    text: str
    chosen: Callable[[], object]
    role: str = ""


@dataclass(frozen=True)
class Question:
    """A heading, an explanation, and the answers."""

    heading: str
    text: str
    answers: tuple[Answer, ...]


class Questions(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._column = column_in(self)
        self._asked: list[QFrame] = []
        self.hide()

    def ask(self, questions: Sequence[Question]) -> None:
        clear_layout(self._column)
        self._asked = [_shown(question) for question in questions]
        for asked in self._asked:
            self._column.addWidget(asked)
        self.setVisible(bool(questions))

    def buttons(self) -> list[QPushButton]:
        return [found for asked in self._asked for found in asked.findChildren(QPushButton)]


def _shown(question: Question) -> QFrame:
    asked = frame("warning")
    inside = column_in(asked, margin=STEP * 2)
    inside.addWidget(label(question.heading, "label"))
    inside.addWidget(label(question.text))
    row = Flow()
    for answer in question.answers:
        made = button(answer.text, answer.chosen, answer.role)
        # Several questions may have the same buttons.
        made.setAccessibleDescription(f"{question.heading}. {question.text}")
        row.addWidget(made)
    inside.addLayout(row)
    return asked


class RecoveryPrompt(PageController):
    """Looks for crash leftovers, at the start and where a report is damaged since, and asks."""

    @signal
    def comparison_wanted(self, before: Report, after: Report, /) -> None: ...

    @signal
    def settled(self, report: Report, text: str, undo: Report | None, /) -> None:
        """The report is to be opened, with this message and perhaps an undo."""

    @signal
    def unwanted(self, report: ReportHead, /) -> None:
        """It is a draft again, and to be removed."""

    def __init__(self, pages: PageStack, reports: StartController, services: Services) -> None:
        super().__init__(pages, services)
        self._reports = reports
        self._found: list[RecoverableReport] = []
        self._copies: list[StrayCopy] = []
        self._questions: Questions | None = None
        reports.damage_found.connect(self._look)

    def check(self) -> None:
        self._look()
        QTimer.singleShot(_SWEEP_MS, self, self._sweep)

    def asks_about(self, report_id: UUID) -> bool:
        return any(found.report_id == report_id for found in self._found)

    def _look(self) -> None:
        try:
            self._found = list(self._services.recovery.find())
        except REFUSALS as error:
            self._pages.say_error(f"Det går inte att se om något blev kvar sedan sist. {error}")
            return
        self._copies = list(stray_copies(self._services.library))
        if self._questions is None and (self._found or self._copies):
            self._questions = Questions()
            self._reports.page.show_above(self._questions)
        self._ask()

    def _sweep(self) -> None:
        self._services.exporter.sweep(self._services.folder(Folder.EXPORT))

    def focus_first(self) -> None:
        if self._questions is not None and self._questions.isVisible():
            self._questions.buttons()[0].setFocus()

    def opened(self, report: Report) -> None:
        """The officer has opened a report without answering."""
        for found in [left for left in self._found if left.report_id == report.report_id]:
            self._services.recovery.dismiss(found)
            self._found.remove(found)
        self._ask()

    def removed(self, report: ReportHead) -> None:
        self._found = [left for left in self._found if left.report_id != report.report_id]
        self._ask()

    def _ask(self) -> None:
        if self._questions is not None:
            self._questions.ask(list(self._to_ask()))
            names = {str(left.report_id) for left in self._found if left.damaged}
            self._reports.hide_unreadable(names | {copy.file.path.stem for copy in self._copies})

    def _to_ask(self) -> Iterator[Question]:
        now = self._services.now()
        left = [found.report for found in self._found if found.report is not None]
        titles = self._services.titles(*left, *(copy.report for copy in self._copies))
        for found in self._found:
            text = details_of(found, titles, now)
            yield Question(heading_of(found), text, self._answers(found))
        for copy in self._copies:
            answers = [Answer("Ta in den bland dina rapporter", partial(self._adopt, copy))]
            if copy.own_draft is not None:
                show = partial(self.comparison_wanted.emit, copy.own_draft, copy.report)
                answers.append(Answer("Visa vad som skiljer", show, "quiet"))
            heading = "Det finns en kopia av en rapport"
            yield Question(heading, copy_text(copy, titles, now), tuple(answers))

    def _answers(self, found: RecoverableReport) -> tuple[Answer, ...]:
        recovery = self._services.recovery
        if found.report is None:
            return (Answer("Lägg undan filen", partial(self._set_aside, found)),)
        go_on = partial(self._settle, found, recovery.keep_newest)
        if found.before is None:
            use = Answer("Använd den versionen", go_on, "primary")
            leave = Answer("Låt den vara borta", partial(self._leave_gone, found))
            return (use,) if found.damaged else (use, leave)
        now = self._services.now()
        when = time_text(found.before.modified_at, now)
        one = f"den från {when}"
        if when == time_text(found.report.modified_at, now):
            # In the same minute, which would tell nobody which is which.
            one = "den som var sparad" if found.unfinished else "den du öppnade"
        show = partial(self.comparison_wanted.emit, found.before, found.report)
        return (
            Answer("Fortsätt med det senaste", go_on, "primary"),
            Answer(
                f"Ta tillbaka {one}",
                partial(self._settle, found, recovery.restore_previous),
            ),
            Answer("Visa vad som skiljer", show, "quiet"),
        )

    def _settle(
        self, found: RecoverableReport, choice: Callable[[RecoverableReport], Report]
    ) -> None:
        try:
            report = choice(found)
        except REFUSALS as error:
            self._pages.say_error(f"Det gick inte. Allt finns kvar som det var. {error}")
            return
        self._found.remove(found)
        self._ask()
        undo = found.report if found.before is not None and report is not found.report else None
        said = outcome_of(found, report, self._services.now())
        self.settled.emit(report, said, undo)

    def _leave_gone(self, found: RecoverableReport) -> None:
        """Put it into the bin, like any report that is not wanted."""
        try:
            report = self._services.recovery.keep_newest(found)
        except REFUSALS as error:
            self._pages.say_error(f"Rapporten kunde inte tas bort. {error}")
            return
        self.unwanted.emit(report)

    def _adopt(self, copy: StrayCopy) -> None:
        try:
            adopt(copy, self._services.library, self._services.new_id)
        except REFUSALS as error:
            self._pages.say_error(f"Kopian gick inte att ta in. {error}")
            return
        self._copies.remove(copy)
        self._ask()

    def _set_aside(self, found: RecoverableReport) -> None:
        try:
            target = self._services.recovery.set_aside(found)
        except REFUSALS as error:
            self._pages.say_error(f"Filen gick inte att lägga undan. {error}")
            return
        self._found.remove(found)
        self._ask()
        self._pages.say_error(f"Filen ligger nu i {target}.")
